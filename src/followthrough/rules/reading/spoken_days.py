"""How people put dates within sentences: the grammar of the date field, and what is said of past, years and spans.

A field holds a date and nothing else, and it lies ahead. A sentence speaks of last Tuesday, of the first week of 2021,
of 4 to 22 May; and most of its numbers and small words are no dates at all. Times are in `spoken_clocks`, weeks,
months and years in `spoken_periods`; which of what is found here is meant as a date, `dates` decides.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from followthrough.rules import calendar_days
from followthrough.rules.calendar_days import Days, one_day
from followthrough.rules.date_grammar import UNITS_OF_DAYS, Found
from followthrough.rules.reading.spoken_clocks import CONNECTING
from followthrough.rules.reading.spoken_periods import SpokenPeriods, in_month

LONGEST_DATE = 6  # tokens
END_OF_DAY = time(23, 59)
SOON, JUST_NOW = timedelta(days=92), timedelta(days=31)


class Stretch(Days):
    """From one day that is named to another."""

    __slots__ = ()


class Spoken(NamedTuple):
    """Days, the time of day if told, and the place in the tokens where both end."""

    days: Days
    time: time | None
    end: int


class SentenceGrammar(SpokenPeriods):
    """All the rules over a few tokens."""

    def readings(self, at: int) -> Iterator[Spoken]:
        """Everything that can be understood from here on."""
        for then, end in self._hours_away(at):
            yield Spoken(one_day(then.date()), then.time(), end)
        for _, end in self._take(at, "now"):
            yield Spoken(one_day(self.today), self.now.time().replace(microsecond=0), end)
        for clock, after in self._tonight(at):
            yield Spoken(one_day(self.today), clock, after)
        for evening, after in self._take(at, "lastnight"):
            for clock, end in self.clock(after):
                yield Spoken(one_day(self.today - timedelta(days=1)), _in_evening(clock, evening), end)
            yield Spoken(one_day(self.today - timedelta(days=1)), evening, after)
        yield from self._ends_of_days(at)
        for days, after in self.days(at):
            for clock_at in self._clock_starts(after):
                for clock, end in self.clock(clock_at):
                    yield Spoken(days, clock, end)
            yield Spoken(days, None, after)
        for clock, after in self.clock(at):
            for days_at in self._maybe(after, "from"):
                for days, end in self.days(days_at):
                    for part, part_end in self._take(end, "daypart"):
                        yield Spoken(days, _in_evening(clock, part), part_end)
                    yield Spoken(days, clock, end)
            for evening, end in self._tonight(after):
                yield Spoken(one_day(self.today), _in_evening(clock, evening), end)
            yield Spoken(one_day(self.today + timedelta(days=clock < self.now.time())), clock, after)

    def _ends_of_days(self, at: int) -> Iterator[Spoken]:
        """end of tomorrow; the end of this Sunday; eod"""
        for _, after in self._take(at, "end"):
            for rule in (self._relative_day, self._weekday, self._weekday_and_more):
                for days, end in rule(after):
                    if days.first == days.last:
                        yield Spoken(days, END_OF_DAY, end)
            for unit, end in self._take(after, "unit"):
                if unit == "day":
                    yield Spoken(one_day(self.today), END_OF_DAY, end)
        for unit, end in self._take(at, "endof"):
            if unit == "day":
                for days, day_end in [*self._relative_day(end), *self._weekday(end), *self._date(end)]:
                    yield Spoken(days, END_OF_DAY, day_end)
                yield Spoken(one_day(self.today), END_OF_DAY, end)

    def _clock_starts(self, at: int) -> Iterator[int]:
        """tomorrow from 7 to 8; tomorrow around 10; friday before 5pm"""
        for kind in ("approx", "for", "from", "between", "before", "after", "until"):
            for _, end in self._take(at, kind):
                yield end
        yield at

    def days(self, at: int) -> Found:
        if at not in self._known_days:
            self._known_days[at] = []  # a rule that comes back to its own beginning finds nothing there
            self._known_days[at] = list(dict.fromkeys(self._all_days(at)))
        yield from self._known_days[at]

    def _all_days(self, at: int) -> Found:
        for rule in (
            self._short_stretch,
            self._counted_from,
            self._ago,
            self._weekdays_away,
            self._counted,
            self._coming_units,
            self._nth_of_period,
            self._some_of_period,
            self._part_of,
            self._rest_of,
            self._nth_of,
            self._week_of,
            self._weekday_and_more,
            self._date,
            self._feast,
            self._named_period,
            self._past,
            self._relative_day,
            self._weekday,
            self._day_of_month,
        ):
            yield from rule(at)

    def _date(self, at: int) -> Found:
        """Also year first or in the middle, and behind a comma: 2020/sep/23; 23-2020-september; 11/12, 2016."""
        for (told_year, month, day), after in self._take(at, "date"):
            for year, end in self._year(after) if not told_year else ():
                yield from self._ahead(year, month, day, end)
        yield from super()._date(at)
        for year, after in self._year(at):
            for day, next_at in self._day_number(after):
                for month, end in self._take(next_at, "month"):
                    yield from self._ahead(year, month, day, end)
        for day, after in self._day_number(at):
            for year, next_at in self._year(after):
                for month, end in self._take(next_at, "month"):
                    yield from self._ahead(year, month, day, end)
            for next_at in self._day_of(after):
                for month, end in self._take(next_at, "month"):
                    yield from self._with_year(month, day, end)
        for month, after in self._take(at, "month"):
            for year, next_at in self._year(after):
                for day, end in self._day_number(next_at):
                    yield from self._ahead(year, month, day, end)
        yield from self._numbered_month(at)

    def _numbered_month(self, at: int) -> Found:
        """am siebten vierten; am dritten 11."""
        for kind, month_kinds in (("ord", ("ord", "num")), ("num", ("ord",))) if self.language == "de" else ():
            for day, after in self._take(at, kind):
                for month_kind in month_kinds:
                    for month, end in self._take(after, month_kind):
                        if 1 <= month <= 12:
                            yield from self._with_year(month, day, end)

    def _day_of(self, at: int) -> Iterator[int]:
        """the second day of august"""
        for unit, end in self._take(at, "unit"):
            if unit == "day":
                yield end

    def _ahead_only(self, day: date, end: int) -> Found:
        yield one_day(day), end

    def _weekday_and_more(self, at: int) -> Found:
        for start, direction in self._beside(at):
            for weekday, after in self._take(start, "weekday"):
                for days, end in self._date(after):
                    yield one_day(self._agreeing(days.on, weekday, is_near=bool(direction))), end
            for (year, month, day), end in self._take(start, "date") if direction == "this" else ():
                yield from self._ahead(year or self.today.year, month, day, end)
        yield from super()._weekday_and_more(at)
        for weekday, after in self._take(at, "weekday"):
            for _, end in self._take(after, "this"):
                yield one_day(self._weekday_of_week(weekday, "this")), end
        for distance, after in self._take(at, "rel"):
            for _, next_at in self._take(after, "in"):
                for (count, unit), end in self._distance(next_at, UNITS_OF_DAYS):
                    yield one_day(calendar_days.add(self.today + timedelta(days=distance), count, unit)), end
        for _, prev_at in self._take(at, "this"):
            for _, after in self._take(prev_at, "prev"):
                for weekday, end in self._take(after, "weekday"):
                    yield one_day(self._coming(weekday) - timedelta(days=7)), end
        for days, after in self._nth_of_period(at):
            if (days.last - days.first).days == 6:
                for weekday, end in self._take(after, "weekday"):
                    yield one_day(days.first + timedelta(days=weekday)), end

    def _weekdays_away(self, at: int) -> Found:
        """two Sundays from now; three Mondays ago"""
        for count, after in self._number(at):
            for weekday, unit_end in self._take(after, "weekdays"):
                for _, end in self._take(unit_end, "later"):
                    yield one_day(self._coming(weekday) + timedelta(weeks=count - 1)), end
                for _, end in self._take(unit_end, "ago"):
                    yield (
                        one_day(self._coming(weekday) - timedelta(weeks=count + (self._coming(weekday) == self.today))),
                        end,
                    )

    def _week(self, at: int) -> Found:
        """Also a week that is over: friday last week."""
        yield from super()._week(at)
        for days, end in self._past(at):
            if (days.last - days.first).days == 6:
                yield days, end

    def _agreeing(self, day: date, weekday: int, *, is_near: bool) -> date:
        """The day as written, or one just gone, or with day and month the other way round, if it is that weekday."""
        swapped = date(day.year, day.day, day.month) if day.day <= 12 else day
        gone = calendar_days.add_months(day, -12)
        for candidate in (day, *([gone] if self.today - gone < JUST_NOW else []), swapped):
            if candidate.weekday() == weekday:
                return candidate
        return gone if is_near and self.today - gone < JUST_NOW else day

    def _weekday(self, at: int) -> Found:
        """thursday; monday 21; wednesday the thirty first"""
        for weekday, after in self._take(at, "weekday"):
            for day, end in self._day_number(after):
                if not self._is_an_hour(end):
                    yield from self._nearest(day, end, weekday=weekday)
            yield one_day(self._coming(weekday)), after

    def _nearest(self, day: int, end: int, *, weekday: int) -> Found:
        """“Tuesday the 4th” is the next one, or the one just gone where the next is months away."""
        ahead = next(self._next_day_of_month(day, end, weekdays=frozenset({weekday})), None)
        for back in range(1, JUST_NOW.days):
            gone = self.today - timedelta(days=back)
            if (gone.day, gone.weekday()) == (day, weekday) and ahead and ahead[0].on - self.today > SOON:
                yield one_day(gone), end
                return
        if ahead:
            yield ahead

    def _is_an_hour(self, at: int) -> bool:
        return any(self._has(at, kind) for kind in ("am", "pm", "hour", "halfafter", "quarterafter", "unit", "daypart"))

    def _day_of_month(self, at: int) -> Found:
        """the 15th; le 23; am 15.; el 21 de este mes"""
        for _, after in self._take(at, "article"):
            if after != at + 1:
                continue
            for day, end in self._day_number(after):
                if self._is_an_hour(end) or self._has(end, "prev") or not 1 <= day <= 31:
                    continue
                for start in self._maybe(end, "in"):
                    for days, period_end in self._relative_period(start):
                        found = in_month(days, day)
                        if found:
                            yield one_day(found), period_end
                yield from self._next_day_of_month(day, end)

    def _short_stretch(self, at: int) -> Found:
        """9 to 17 april; november 19-20; 4-23 mois prochain; next month from the 4th to the 23rd"""
        for start, connectors in self._stretch_starts(at):
            for first, next_at in self._first_days(start, connectors):
                for days, end in self._date(next_at):
                    if 1 <= first < days.first.day and end - next_at <= LONGEST_DATE:
                        yield from self._since(first, days, end)
                for last, last_end in self._day_number(next_at):
                    for days, end in self._relative_period(last_end):
                        yield from self._within(days, first, last, end)
            for days, period_end in self._relative_period(start):
                for first_at in self._maybe(period_end, "from"):
                    for first, next_at in self._first_days(first_at, CONNECTING):
                        for last, end in self._day_number(next_at):
                            yield from self._within(days, first, last, end)
            for month, month_end in self._take(start, "month"):
                for first, next_at in self._first_days(month_end, connectors):
                    for last, last_end in self._day_number(next_at):
                        for days, end in self._with_year(month, last, last_end) if 1 <= first < last else ():
                            yield from self._since(first, days, end)

    def _first_days(self, at: int, connectors: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The number of a day and where, behind a word that connects, the other end begins."""
        for first, after in self._day_number(at):
            for kind in connectors:
                for _, next_at in self._take(after, kind):
                    yield first, next_at

    def _since(self, first: int, days: Days, end: int) -> Found:
        begin = days.first.replace(day=first)
        yield Stretch(begin, days.last, begin), end

    def _within(self, days: Days, first: int, last: int, end: int) -> Found:
        begin, finish = in_month(days, first), in_month(days, last)
        if begin and finish and begin < finish:
            yield Stretch(begin, finish, begin), end


def _in_evening(clock: time, evening: time) -> time:
    return clock.replace(hour=clock.hour + 12) if clock.hour < 12 <= evening.hour else clock
