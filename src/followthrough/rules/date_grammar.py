"""How people put dates together, over the tokens of `date_tokens` and the times of `date_clock`.

To teach a word, add it to `date_words`; to teach a way of putting things, add a rule to `days`.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from followthrough.rules import calendar_days
from followthrough.rules.calendar_days import Days, one_day
from followthrough.rules.date_clock import ClockGrammar

UNITS_OF_CLOCK = frozenset({"hour", "minute"})
UNITS_OF_DAYS = frozenset({"day", "workday", "week", "fortnight", "month", "quarter", "year", "weekend"})

ALL_WEEKDAYS = frozenset(range(7))
LAST_HOUR = 20  # “thu 20” is an hour, “thu 21” a day

Found = Iterator[tuple[Days, int]]


class Moment(NamedTuple):
    """A date, the time of day if one is told, and the place in the text where both end."""

    date: dt.date
    time: dt.time | None
    end: int


class Grammar(ClockGrammar):
    """The rules over one text, read at the moment `now`."""

    def moments(self, at: int) -> Iterator[Moment]:
        """A day with or without a time, in any order; a time alone is today's or, when that has passed, tomorrow's."""
        yield from self._in_hours(at)
        for clock, after in self._tonight(at):
            yield Moment(self.today, clock, after)
        for days, after in self.days(at):
            is_number = after == at + 1 and "num" in self.tokens[at].meanings  # “10 12” may be anything
            for clock, end in self.clock(after, bare=not is_number):
                yield Moment(self._day_meant(days), clock, end)
            yield Moment(self._day_meant(days), None, after)
        for clock, after in self.clock(at):
            for days, end in self.days(after):
                yield Moment(self._day_meant(days), clock, end)
            yield Moment(self.today + timedelta(days=clock <= self.now.time()), clock, after)

    def end(self, at: int) -> bool:
        """Whether nothing but noise is left."""
        return all("noise" in token.meanings for token in self.tokens[at:])

    def days(self, at: int) -> Found:
        for rule in (
            self._counted_from,
            self._counted,
            self._before_or_after,
            self._part_of,
            self._nth_of,
            self._weekday_and_more,
            self._date,
            self._feast,
            self._named_period,
            self._relative_day,
            self._weekday,
            self._day_of_month,
            self._introduced,
        ):
            yield from rule(at)

    def _in_hours(self, at: int) -> Iterator[Moment]:
        """in 2 hours; 30 minutes later"""
        for introduced in self._maybe(at, "in"):
            for (count, unit), after in self._distance(introduced, UNITS_OF_CLOCK):
                for end in self._maybe(after, "later"):
                    then = self.now + timedelta(minutes=count * (60 if unit == "hour" else 1))
                    yield Moment(then.date(), then.time().replace(second=0, microsecond=0), end)

    def _counted_from(self, at: int) -> Found:
        """two weeks after easter; 3 days before 10 dec; a week from friday"""
        for (count, unit), after in self._distance(at, UNITS_OF_DAYS):
            for kind, sign in (("after", 1), ("from", 1), ("before", -1)):
                for _, next_at in self._take(after, kind):
                    for days, end in self.days(next_at):
                        edge = days.last if kind == "after" and days.on == days.first else days.on
                        yield one_day(calendar_days.add(edge, sign * count, unit)), end

    def _counted(self, at: int) -> Found:
        """in 3 days; 2 weeks; a month from now; 2 weeks thursday"""
        for introduced in self._maybe(at, "in"):
            for (count, unit), after in self._distance(introduced, UNITS_OF_DAYS):
                for end in self._maybe(after, "later"):
                    day = calendar_days.add(self.today, count, unit)
                    yield one_day(calendar_days.period(unit, day).on if unit == "weekend" else day), end

    def _before_or_after(self, at: int) -> Found:
        """after easter; before christmas: the nearest weekday outside"""
        for _, after in self._take(at, "after"):
            for days, end in self.days(after):
                yield one_day(calendar_days.onto_weekday(days.last + timedelta(days=1))), end
        for _, after in self._take(at, "before"):
            for days, end in self.days(after):
                day = calendar_days.onto_weekday(days.first - timedelta(days=1), -1)
                yield one_day(max(day, self.today)), end

    def _part_of(self, at: int) -> Found:
        """end of month; start of next week; mid january; eoq"""
        for unit, end in self._take(at, "endof"):
            last = self._last_of(calendar_days.period(unit, self.today))
            yield one_day(last if last >= self.today else self._last_of(self._period_at(unit, 1))), end
        parts: tuple[tuple[str, Callable[[Days], date]], ...] = (
            ("end", self._last_of),
            ("late", lambda days: days.last - (days.last - days.first) / 4),
            ("mid", lambda days: days.first + (days.last - days.first) / 2),
            ("start", lambda days: days.first),
        )
        for kind, pick in parts:
            for _, after in self._take(at, kind):
                for days, following, end in self._spoken_period(after):
                    day = pick(days)
                    yield one_day(day if day >= self.today else pick(following)), end

    def _last_of(self, days: Days) -> date:
        """The last day of a period; of a week, its Friday."""
        return days.last - timedelta(days=2) if (days.last - days.first).days == 6 else days.last

    def _spoken_period(self, at: int) -> Iterator[tuple[Days, Days, int]]:
        """What one speaks of the end of: q1, december, the week; and the next of its kind."""
        for days, end in self._named_period(at):
            yield days, Days(*(calendar_days.add_months(day, 12) for day in days)), end
        for unit, end in self._take(at, "unit"):
            yield self._period_at(unit, 0), self._period_at(unit, 1), end

    def _nth_of(self, at: int) -> Found:
        """first monday in december; last friday of the month; 15th of next month"""
        for number, after in [*self._day_number(at), *((-1, end) for _, end in self._take(at, "last"))]:
            for weekday, next_at in self._take(after, "weekday"):
                for days, following, end in self._month(next_at):
                    found = (_nth_weekday(month, weekday, number) for month in (days, following))
                    ahead = [one_day(day) for day in found if day and day >= self.today]
                    yield from ((day, end) for day in ahead[:1])
            for days, end in self._relative_period(after):
                day = _date_or_none(days.first.year, days.first.month, number)
                if day and self.today <= day <= days.last and (days.last - days.first).days < 31:
                    yield one_day(day), end

    def _weekday_and_more(self, at: int) -> Found:
        """thursday 26 nov; thursday next week; next week thursday; next thursday; monday week; friday in 2 weeks"""
        for weekday, after in self._take(at, "weekday"):
            yield from self._date(after)
            for days, end in self._week(after):
                yield from self._ahead_only(days.first + timedelta(days=weekday), end)
            for unit, end in self._take(after, "unit"):
                if unit == "week":
                    yield one_day(self._coming(weekday) + timedelta(days=7)), end
            for _, next_at in self._take(after, "in"):
                for (count, unit), end in self._distance(next_at, frozenset({"week"})):
                    yield one_day(calendar_days.add(self._coming(weekday), count, unit)), end
            yield from self._next_weekday(weekday, after, "next")
        for kind in ("next", "this", "overnext"):
            for _, after in self._take(at, kind):
                for weekday, end in self._take(after, "weekday"):
                    yield from self._date(end)
                    yield one_day(self._weekday_of_week(weekday, kind)), end
        for days, after in self._week(at):
            for weekday, end in self._take(after, "weekday"):
                yield from self._ahead_only(days.first + timedelta(days=weekday), end)
        for days, after in self._relative_day(at):
            for unit, end in self._take(after, "unit"):
                if unit == "week":
                    yield one_day(days.on + timedelta(days=7)), end

    def _ahead_only(self, day: date, end: int) -> Found:
        if day >= self.today:
            yield one_day(day), end

    def _next_weekday(self, weekday: int, at: int, kind: str) -> Found:
        for _, end in self._take(at, kind):
            yield one_day(self._weekday_of_week(weekday, kind)), end

    def _weekday_of_week(self, weekday: int, kind: str) -> date:
        """“next friday” is the one of next week, “this friday” of this week or, once it has passed, the next."""
        monday = calendar_days.period("week", self.today).first
        day = monday + timedelta(days=weekday + {"this": 0, "next": 7, "overnext": 14}[kind])
        return day if day >= self.today else day + timedelta(days=7)

    def _date(self, at: int) -> Found:
        """2026-12-01; 12.11.; 10 dec; december 10th, 2027; 2027 dec 10; 10 12 2027"""
        for (year, month, day), end in self._take(at, "date"):
            yield from self._ahead(year, month, day, end)
        for day, after in self._day_number(at):
            for month, next_at in self._take(after, "month"):
                yield from self._with_year(month, day, next_at)
            for month, next_at in self._number(after):
                for year, end in self._year(next_at):
                    yield from self._ahead(year, month, day, end)
        for month, after in self._take(at, "month"):
            for day, next_at in self._day_number(after):
                yield from self._with_year(month, day, next_at)
        for year, after in self._year(at):
            for month, next_at in self._take(after, "month"):
                for day, end in self._day_number(next_at):
                    yield from self._ahead(year, month, day, end)

    def _with_year(self, month: int, day: int, at: int) -> Found:
        for start in self._maybe(at, "in"):
            for year, end in self._year(start, short=True):
                yield from self._ahead(year, month, day, end)
        for end in self._maybe(at, "weekday"):
            yield from self._ahead(0, month, day, end)

    def _ahead(self, year: int, month: int, day: int, end: int) -> Found:
        """The date, or without a year (0) the next time it comes; nothing where there is no such date."""
        years = [year] if year else range(self.today.year, self.today.year + 9)
        dates = (_date_or_none(candidate, month, day) for candidate in years)
        fitting = (found for found in dates if found and (year or found >= self.today))
        yield from ((one_day(found), end) for found in islice(fitting, 1))

    def _feast(self, at: int) -> Found:
        """easter; next easter; christmas 2027"""
        for start in (*self._maybe(at, "next"), *(end for _, end in self._take(at, "this"))):
            for name, after in self._take(start, "feast"):
                for year, end in self._year(after):
                    yield calendar_days.feast(name, year), end
                this_year = calendar_days.feast(name, self.today.year)
                is_over = this_year.last < self.today
                yield calendar_days.feast(name, self.today.year + 1) if is_over else this_year, after

    def _named_period(self, at: int) -> Found:
        """next week; this month; kw 34; q1 2027; december; the weekend"""
        yield from self._relative_period(at)
        yield from self._week_number(at)
        yield from self._quarter(at)
        yield from self._month_name(at)
        for unit, end in self._take(at, "unit"):
            if unit == "weekend":
                yield calendar_days.period(unit, self.today), end

    def _relative_day(self, at: int) -> Found:
        """today; tomorrow"""
        for distance, end in self._take(at, "rel"):
            yield one_day(self.today + timedelta(days=distance)), end

    def _weekday(self, at: int) -> Found:
        """thu; thursday 26; thu 10th: a number that is no hour of a working day is a day"""
        for weekday, after in self._take(at, "weekday"):
            late = ((day, end) for day, end in self._number(after) if day > LAST_HOUR)
            for day, end in (*self._take(after, "ord"), *late):
                yield from self._next_day_of_month(day, end, weekdays=frozenset({weekday}))
            yield one_day(self._coming(weekday)), after

    def _day_of_month(self, at: int) -> Found:
        """the 15th"""
        for day, end in self._day_number(at):
            yield from self._next_day_of_month(day, end)

    def _next_day_of_month(self, day: int, end: int, *, weekdays: frozenset[int] = ALL_WEEKDAYS) -> Found:
        """The next such day of a month that falls on one of the weekdays, within two years."""
        for months in range(24):
            first = calendar_days.add_months(self.today.replace(day=1), months)
            found = _date_or_none(first.year, first.month, day)
            if found and found >= self.today and found.weekday() in weekdays:
                yield one_day(found), end
                break

    def _introduced(self, at: int) -> Found:
        """by friday; from monday; in december"""
        for kind in ("until", "from", "in"):
            for _, after in self._take(at, kind):
                yield from self.days(after)

    def _coming(self, weekday: int) -> date:
        """The next such weekday after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def _day_meant(self, days: Days) -> date:
        """The day of a period: where it begins, or today when it has begun."""
        return self.today if days.on < self.today <= days.last else days.on

    def _month(self, at: int) -> Iterator[tuple[Days, Days, int]]:
        for start in self._maybe(at, "in"):
            for days, following, end in self._spoken_period(start):
                if 27 <= (days.last - days.first).days <= 30:
                    yield days, following, end

    def _week(self, at: int) -> Found:
        for start in self._maybe(at, "in"):
            for days, end in [*self._relative_period(start), *self._week_number(start)]:
                if days == calendar_days.period("week", days.on):
                    yield days, end

    def _relative_period(self, at: int) -> Found:
        """next month; settimana prossima; the week after next; this quarter"""
        for kind, distance in (("next", 1), ("this", 0), ("overnext", 2)):
            for _, after in self._take(at, kind):
                for unit, end in self._take(after, "unit"):
                    yield self._period_at(unit, distance), end
            for unit, after in self._take(at, "unit"):
                for _, end in self._take(after, kind):
                    yield self._period_at(unit, distance), end
        for unit, after in self._take(at, "unit"):
            for _, next_at in self._take(after, "after"):
                for _, end in self._take(next_at, "next"):
                    yield self._period_at(unit, 2), end

    def _period_at(self, unit: str, distance: int) -> Days:
        unit = {"fortnight": "week"}.get(unit, unit)
        if unit in ("day", "workday"):
            return one_day(calendar_days.add(self.today, distance, unit))
        this = calendar_days.period(unit, self.today)
        return calendar_days.period(unit, calendar_days.add(this.first, distance, unit))

    def _week_number(self, at: int) -> Found:
        """kw 34; week 34 2027: weeks of ISO 8601"""
        named = [end for _, end in self._take(at, "weekno")]
        named += [end for unit, end in self._take(at, "unit") if unit == "week"]
        for after in named:
            for number, next_at in self._number(after):
                if 1 <= number <= 53:
                    for year, end in self._year(next_at):
                        yield calendar_days.week(year, number), end
                    yield self._next_week_number(number), next_at

    def _next_week_number(self, number: int) -> Days:
        """The next week of that number that is not over."""
        year = self.today.isocalendar().year
        days = calendar_days.week(year, number)
        return days if days.last >= self.today else calendar_days.week(year + 1, number)

    def _quarter(self, at: int) -> Found:
        for number, after in self._take(at, "quarter"):
            yield from self._months(number * 3 - 2, "quarter", after)

    def _month_name(self, at: int) -> Found:
        for number, after in self._take(at, "month"):
            yield from self._months(number, "month", after)

    def _months(self, month: int, unit: str, at: int) -> Found:
        """The month or quarter beginning with `month`, in the year that follows or the next that is not over."""
        for year, end in self._year(at):
            yield calendar_days.period(unit, date(year, month, 1)), end
        days = calendar_days.period(unit, date(self.today.year, month, 1))
        yield days if days.last >= self.today else self._following_year(unit, days), at

    def _following_year(self, unit: str, days: Days) -> Days:
        return calendar_days.period(unit, calendar_days.add_months(days.first, 12))


def _nth_weekday(month: Days, weekday: int, number: int) -> date | None:
    """The `number`th such weekday of a month, its last for -1; None where it has not that many."""
    if number < 0:
        return calendar_days.nth_weekday(month.last - timedelta(days=6), weekday, 1)
    day = calendar_days.nth_weekday(month.first, weekday, number)
    return day if month.first <= day <= month.last else None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # there is no such date
        return None
