"""Periods within sentences: what took place, what lies a number of units away, years and their parts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from followthrough.rules import calendar_days
from followthrough.rules.calendar_days import Days, one_day
from followthrough.rules.date_grammar import UNITS_OF_CLOCK, UNITS_OF_DAYS, Found
from followthrough.rules.reading.spoken_clocks import SpokenClocks

PERIODS = frozenset({"week", "month", "quarter", "year", "weekend"})
ROMANCE = frozenset({"fr", "es", "it", "pt"})  # the next comes after the number there: les trois prochains jours
WITH_A_PAST = ("unit", "weekday", "feast", "month", "season")


class SpokenPeriods(SpokenClocks):
    """The rules of periods."""

    def _ago(self, at: int) -> Found:
        """three days ago; vor drei Tagen; il y a un mois"""
        for _, before in self._take(at, "agopre"):
            for start in self._maybe(before, "approx"):
                for (count, unit), end in self._distance(start, UNITS_OF_DAYS):
                    yield one_day(calendar_days.add(self.today, -count, unit)), end
        for (count, unit), after in self._distance(at, UNITS_OF_DAYS):
            for _, end in self._take(after, "ago"):
                yield one_day(calendar_days.add(self.today, -count, unit)), end

    def _hours_away(self, at: int) -> Iterator[tuple[datetime, int]]:
        """in 2 hours; 30 minutes later; an hour ago"""
        for start, sign in self._directions(at):
            for (count, unit), after in self._distance(start, UNITS_OF_CLOCK):
                later = next((end for _, end in self._take(after, "later")), None)
                past = next((end for _, end in self._take(after, "ago")), None)
                after_that = next((end for _, end in self._take(after, "after")), None)
                if start == at and later is None and past is None and after_that is None:
                    continue
                minutes = count * (60 if unit == "hour" else 1) * (-1 if past and not later else sign)
                then = self.now + timedelta(minutes=minutes)
                end = later or past or (after_that if start == at else None) or after
                yield then.replace(second=0, microsecond=0), end

    def _directions(self, at: int) -> Iterator[tuple[int, int]]:
        for kind, sign in (("in", 1), ("agopre", -1)):
            for _, after in self._take(at, kind):
                for start in self._maybe(after, "approx"):
                    yield start, sign
        yield at, 1

    def _counted(self, at: int) -> Found:
        """in 3 days; 2 weeks from now, on a friday. “2 weeks” alone is how long something takes."""
        for _, introduced in self._take(at, "in"):
            for start in self._maybe(introduced, "approx"):
                for (count, unit), after in self._distance(start, UNITS_OF_DAYS):
                    if not (self._has(after, "prev") or self._has(after, "next")):
                        yield from self._on_weekday(calendar_days.add(self.today, count, unit), after)
        for (count, unit), after in self._distance(at, UNITS_OF_DAYS):
            for _, end in self._take(after, "later"):
                yield from self._on_weekday(calendar_days.add(self.today, count, unit), end)

    def _on_weekday(self, day: date, at: int) -> Found:
        """The day, or the weekday that is told beside it, on or after it."""
        for weekday, end in self._take(at, "weekday"):
            yield one_day(day + timedelta(days=(weekday - day.weekday()) % 7)), end
        yield one_day(day), at

    def _counted_from(self, at: int) -> Found:
        """two weeks after easter; 3 days before 10 dec, on a friday"""
        starts = [end for _, end in self._take(at, "in")] or [at]
        for (count, unit), after in self._distance(starts[0], UNITS_OF_DAYS):
            for kind, sign in (("after", 1), ("from", 1), ("before", -1)):
                for _, next_at in self._take(after, kind):
                    for days, end in self.days(next_at):
                        yield from self._on_weekday(calendar_days.add(days.on, sign * count, unit), end)

    def _coming_units(self, at: int) -> Found:
        """the next 3 days; les deux prochains jours; the last two weeks"""
        for kind, sign in (("next", 1), ("this", 1), ("prev", -1)):
            for _, after in self._take(at, kind):
                for (count, unit), end in self._distance(after, UNITS_OF_DAYS):
                    if count > 1:
                        yield self._units_away(count, unit, sign), end
            for count, after in [*self._number(at), *self._take(at, "count")] if self.language in ROMANCE else ():
                for _, unit_at in self._take(after, kind):
                    for unit, end in self._take(unit_at, "unit"):
                        if unit in UNITS_OF_DAYS:
                            yield self._units_away(count, unit, sign), end
                for unit, next_at in self._take(after, "unit"):
                    for _, end in self._take(next_at, kind) if next_at == after + 1 else ():
                        if unit in UNITS_OF_DAYS:
                            yield self._units_away(count, unit, sign), end

    def _units_away(self, count: int, unit: str, sign: int) -> Days:
        if sign < 0 and unit in ("quarter", "year"):
            return Days(self._period_at(unit, -count).first, self.today, self._period_at(unit, -count).first)
        if sign < 0:
            first = calendar_days.add(self.today, -count, unit)
            return Days(first, self.today, first)
        if unit in ("quarter", "year", "month") and unit != "month":
            first = self._period_at(unit, 1).first
            return Days(first, self._period_at(unit, count).last, first)
        first = calendar_days.add(self.today, 1, "workday" if unit == "workday" else "day")
        return Days(first, calendar_days.add(self.today, count, unit), first)

    def _past(self, at: int) -> Found:
        """last week; martes pasado; last easter; last march"""
        for _, after in self._take(at, "prev"):
            for kind in WITH_A_PAST:
                for value, end in self._take(after, kind):
                    yield from self._gone(kind, value, end)
        for kind in WITH_A_PAST:
            for value, after in self._take(at, kind):
                for _, end in self._take(after, "prev"):
                    yield from self._gone(kind, value, end)

    def _gone(self, kind: str, value: Any, end: int) -> Found:
        if kind == "unit":
            yield from self._period_before(value, end)
        elif kind == "weekday":  # of last week
            monday = calendar_days.period("week", self.today).first
            yield one_day(monday + timedelta(days=value - 7)), end
        else:
            this, last = (_of_year(kind, value, self.today.year - back) for back in (0, 1))
            yield (this if this.last < self.today else last), end

    def _period_at(self, unit: str, distance: int) -> Days:
        return one_day(self.today) if unit in UNITS_OF_CLOCK else super()._period_at(unit, distance)

    def _period_before(self, unit: str, end: int) -> Found:
        if unit in PERIODS:
            yield self._period_at(unit, -1), end
        elif unit == "day":
            yield one_day(self.today - timedelta(days=1)), end

    def _named_period(self, at: int) -> Found:
        """next week; kw 34; q1 2027; december 2027; 2027; the second half of 2027; next summer"""
        yield from super()._named_period(at)
        yield from self._season(at)
        yield from self._year_and_part(at)
        for (year, month), end in self._take(at, "yearmonth"):
            yield _month_of(year, month), end
        for year, end in self._take(at, "calendaryear"):
            yield _year_of(year), end
        for _, month_at in self._take(at, "this"):
            for month, end in self._take(month_at, "month"):
                yield _month_of(self.today.year, month), end
        for half, after in self._take(at, "halfyear"):
            for year, end in self._year(after):
                yield _half_of(year, half), end
            yield _half_of(self.today.year, half), after
        for month, after in self._take(at, "month"):
            for year, end in [*self._told_year(after), *self._short_year(after)]:
                yield _month_of(year, month), end

    def _year_and_part(self, at: int) -> Found:
        """the year 2008; 2019 q1; 2019"""
        for unit, after in self._take(at, "unit"):
            if unit == "year":
                for year, end in self._year(after):
                    yield _year_of(year), end
        for year, after in self._told_year(at):
            for number, end in self._take(after, "quarter"):
                yield calendar_days.period("quarter", date(year, number * 3 - 2, 1)), end
            for half, end in self._take(after, "halfyear"):
                yield _half_of(year, half), end
            for month, end in self._take(after, "month"):
                yield _month_of(year, month), end
            yield _year_of(year), after

    def _told_year(self, at: int) -> Iterator[tuple[int, int]]:
        """2027; two thousand and five; this year; april of next year; '87 after a month"""
        for start in self._maybe(at, "in"):
            yield from self._year(start)
            for thousands, after in self._take(start, "num"):
                for _, rest_at in self._take(after, "thousand") if thousands == 2 else ():
                    yield from self._after_thousands(rest_at)

    def _year(self, at: int, *, short: bool = False) -> Iterator[tuple[int, int]]:
        for start in self._maybe(at, "in") if short else (at,):
            yield from super()._year(start, short=short)
            if short:
                yield from self._spelled_year(start)

    def _short_year(self, at: int) -> Iterator[tuple[int, int]]:
        """April '87; abril del 98: beyond what can be a day"""
        for number, end in self._take(at, "num"):
            if self._meaning(end - 1, "digits") == 2 and number > 31:
                yield (1900 if number > 50 else 2000) + number, end

    def _spelled_year(self, at: int) -> Iterator[tuple[int, int]]:
        for thousands, after in self._take(at, "num"):
            for _, rest_at in self._take(after, "thousand") if thousands == 2 else ():
                yield from self._after_thousands(rest_at)
            for tens, end in self._number(after) if thousands in (19, 20) and self.language == "en" else ():
                if 10 <= tens <= 99 and self._meaning(after - 1, "digits") is None:
                    yield from self._with_ones(thousands * 100 + tens, end)

    def _with_ones(self, year: int, at: int) -> Iterator[tuple[int, int]]:
        for ones, end in self._take(at, "num"):
            if year % 10 == 0 and ones < 10:
                yield year + ones, end
        yield year, at

    def _after_thousands(self, at: int) -> Iterator[tuple[int, int]]:
        for start in self._maybe(at, "and"):
            for rest, end in self._number(start):
                for ones_at in self._maybe(end, "and") if rest >= 30 and rest % 10 == 0 else ():
                    for ones, ones_end in self._number(ones_at):
                        if ones < 10:
                            yield 2000 + rest + ones, ones_end
                if rest < 100:
                    yield 2000 + rest, end

    def _season(self, at: int) -> Found:
        """next summer; spring 2027; l'été prochain"""
        for start, direction in self._beside(at):
            for first_month, after in self._take(start, "season"):
                for year, end in self._year(after):
                    yield _season_of(year, first_month), end
                days = _season_of(self.today.year, first_month)
                is_over = days.last < self.today or (direction == "next" and days.first <= self.today)
                coming = _season_of(self.today.year + 1, first_month) if is_over else days
                for _, end in [*self._take(after, "next"), *self._take(after, "this")]:
                    yield coming, end
                yield coming, after

    def _beside(self, at: int) -> Iterator[tuple[int, str]]:
        for kind in ("next", "this"):
            for _, end in self._take(at, kind):
                yield end, kind
        yield at, ""

    def _feast(self, at: int) -> Found:
        """easter 2018; christmas of next year"""
        yield from super()._feast(at)
        for name, after in self._take(at, "feast"):
            for start in self._maybe(after, "in"):
                for days, end in self._relative_period(start):
                    if (days.last - days.first).days > 360:
                        yield calendar_days.feast(name, days.first.year), end
                for year, end in self._year(start):
                    yield calendar_days.feast(name, year), end

    def _spoken_period(self, at: int) -> Iterator[tuple[Days, Days, int]]:
        """Also what one speaks of the end of: the summer, 1989, this year, tomorrow."""
        yield from super()._spoken_period(at)
        for days, end in [*self._relative_period(at), *self._relative_day(at), *self._past(at)]:
            yield days, days, end
        for days, end in self._year_and_part(at):
            yield days, days, end
        for kind in ("this", "next"):
            for _, after in self._take(at, kind):
                for weekday, end in self._take(after, "weekday"):
                    day = one_day(self._weekday_of_week(weekday, kind))
                    yield day, day, end

    def _part_of(self, at: int) -> Found:
        """end of month; early next week; mid 1989, which lies behind us"""
        for unit, end in self._take(at, "endof"):
            last = self._last_of(calendar_days.period(unit, self.today))
            yield one_day(last if last >= self.today else self._last_of(self._period_at(unit, 1))), end
        for kind in ("end", "late", "mid", "start"):
            for _, after in self._take(at, kind):
                for days, following, end in self._spoken_period(after):
                    is_told = any(self._meaning(place, "digits") == 4 for place in range(after, end))
                    day = self._part(days, kind)
                    yield one_day(day if day >= self.today or is_told else self._part(following, kind)), end

    def _part(self, days: Days, kind: str) -> date:
        if kind == "end":
            return self._last_of(days)
        return days.first + {"late": 0.75, "mid": 0.5, "start": 0}[kind] * (days.last - days.first)

    def _rest_of(self, at: int) -> Found:
        """later this month; the rest of the week"""
        for kind in ("rest", "later"):
            for _, after in self._take(at, kind):
                for days, end in self._relative_period(after):
                    yield Days(max(self.today, days.first), days.last, max(self.today, days.first)), end
                if kind == "rest":
                    for unit, end in self._take(after, "unit"):
                        if unit in PERIODS:
                            yield Days(self.today, self._period_at(unit, 0).last, self.today), end

    def _week_of(self, at: int) -> Found:
        """the week of 10 April"""
        for _, after in self._take(at, "weekof"):
            for start in self._maybe(after, "from"):
                for days, end in self.days(start):
                    yield calendar_days.period("week", days.first), end
        for unit, after in self._take(at, "unit"):
            if unit == "week":
                for _, start in [*self._take(after, "from"), *self._take(after, "start")]:
                    for days, end in self._date(start):
                        yield calendar_days.period("week", days.first), end

    def _nth_of_period(self, at: int) -> Found:
        """first week of January; third quarter of 2019; the 15th day of next month; last week of July"""
        ordinals = [*self._take(at, "ord"), *((-1, end) for _, end in self._take(at, "prev"))]
        for number, after in [*ordinals, *((-1, end) for _, end in self._take(at, "last"))]:
            for unit, unit_end in self._take(after, "unit"):
                for start in self._maybe(unit_end, "in"):
                    for days, end in self._whole(start):
                        yield from ((found, end) for found in _nth_in(days, unit, number))
                if unit == "quarter" and 1 <= number <= 4:
                    yield from self._months(number * 3 - 2, "quarter", unit_end)
            for _, half_end in self._take(after, "half"):
                for start in self._maybe(half_end, "in"):
                    for days, end in self._whole(start):
                        yield from ((found, end) for found in _nth_in(days, "half", number))

    def _some_of_period(self, at: int) -> Found:
        """the last four months of 2021; the first ten days of last year"""
        edges = [(1, end) for number, end in self._take(at, "ord") if number == 1]
        for sign, after in [*edges, *((-1, end) for _, end in self._take(at, "prev"))]:
            for (count, unit), unit_end in self._distance(after, UNITS_OF_DAYS):
                for start in self._maybe(unit_end, "in"):
                    for days, end in self._whole(start):
                        begin = days.first if sign > 0 else days.last + timedelta(days=1)
                        other = calendar_days.add(begin, sign * count, unit)
                        first, after_last = min(begin, other), max(begin, other)
                        if unit == "week":
                            first = calendar_days.period("week", first + timedelta(days=3)).first
                        yield Days(first, after_last - timedelta(days=1), first), end

    def _whole(self, at: int) -> Found:
        """A year, a quarter, a month: what has first weeks and last days."""
        yield from self._named_period(at)
        yield from self._past(at)
        for unit, end in self._take(at, "unit"):
            if unit in ("year", "month", "quarter"):
                yield self._period_at(unit, 0), end


def _of_year(kind: str, value: Any, year: int) -> Days:
    if kind == "month":
        return _month_of(year, value)
    return _season_of(year, value) if kind == "season" else calendar_days.feast(value, year)


def _year_of(year: int) -> Days:
    return calendar_days.period("year", date(year, 1, 1))


def _month_of(year: int, month: int) -> Days:
    return calendar_days.period("month", date(year, month, 1))


def _half_of(year: int, half: int) -> Days:
    first = date(year, 1 if half == 1 else 7, 1)
    return Days(first, calendar_days.add_months(first, 6) - timedelta(days=1), first)


def _season_of(year: int, first_month: int) -> Days:
    """By the months of the weather service: spring begins in March, winter in December."""
    first = date(year, first_month, 1)
    return Days(first, calendar_days.add_months(first, 3) - timedelta(days=1), first)


def in_month(days: Days, day: int) -> date | None:
    is_month = 27 <= (days.last - days.first).days <= 30
    return days.first + timedelta(days=day - 1) if is_month and day <= days.last.day else None


def _nth_in(days: Days, unit: str, number: int) -> Iterator[Days]:
    """The first, second, last week of a month; a week belongs to where its Thursday lies."""
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months and (days.last - days.first).days > months * 31:
        first = calendar_days.add_months(days.first, months * (number - 1)) if number > 0 else None
        first = first or calendar_days.add_months(days.last + timedelta(days=1), -months)
        if days.first <= first <= days.last:
            yield Days(first, calendar_days.add_months(first, months) - timedelta(days=1), first)
    elif unit == "week":
        thursday = calendar_days.nth_weekday(days.first, 3, max(1, number))
        if number < 0:
            thursday = days.last - timedelta(days=(days.last.weekday() - 3) % 7)
        yield calendar_days.period("week", thursday)
    elif unit == "day":
        day = days.first + timedelta(days=number - 1) if number > 0 else days.last
        if day <= days.last:
            yield one_day(day)
