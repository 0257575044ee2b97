"""Arithmetic of dates: months, quarters, weeks, and the feasts people date things by."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

QUARTER_MONTHS = 3


class Days(NamedTuple):
    """Days from first to last; `on` is the one that is meant where one day is wanted."""

    first: date
    last: date
    on: date


# feast -> days before and after it that belong to it, and where it lies: from Easter Sunday, or (month, day)
_FROM_EASTER = {
    "easter": (2, 1, 0),
    "easter_monday": (0, 0, 1),
    "good_friday": (0, 0, -2),
    "ascension": (0, 0, 39),
    "pentecost": (0, 1, 49),
    "carnival": (0, 1, -48),
    "carnival_sunday": (0, 0, -49),
    "corpus_christi": (0, 0, 60),
    "ash_wednesday": (0, 0, -46),
    "palm_sunday": (0, 0, -7),
    "maundy_thursday": (0, 0, -3),
    "holy_saturday": (0, 0, -1),
    "pentecost_monday": (0, 0, 50),
    "fathers_day_german": (0, 0, 39),
}
_FIXED = {
    "christmas": (1, 1, 12, 25),
    "christmas_eve": (0, 0, 12, 24),
    "boxing_day": (0, 0, 12, 26),
    "new_year": (0, 0, 1, 1),
    "new_years_eve": (0, 0, 12, 31),
    "epiphany": (0, 0, 1, 6),
    "valentine": (0, 0, 2, 14),
    "labour_day": (0, 0, 5, 1),
    "halloween": (0, 0, 10, 31),
    "all_saints": (0, 0, 11, 1),
    "groundhog_day": (0, 0, 2, 2),
    "womens_day": (0, 0, 3, 8),
    "st_patrick": (0, 0, 3, 17),
    "fathers_day_italian": (0, 0, 3, 19),
    "april_fools": (0, 0, 4, 1),
    "earth_day": (0, 0, 4, 22),
    "liberation_day_dutch": (0, 0, 5, 5),
    "victory_day": (0, 0, 5, 8),
    "republic_day": (0, 0, 6, 2),
    "juneteenth": (0, 0, 6, 19),
    "reformation_day": (0, 0, 10, 31),
    "all_souls": (0, 0, 11, 2),
    "constitution_day": (0, 0, 12, 6),
    "immaculate": (0, 0, 12, 8),
    "kings_day": (0, 0, 4, 27),
    "liberation_day": (0, 0, 4, 25),
    "independence_day": (0, 0, 7, 4),
    "bastille_day": (0, 0, 7, 14),
    "summer_holidays": (45, 16, 8, 15),
    "assumption": (0, 0, 8, 15),
    "rentree": (0, 0, 9, 1),
    "mid_august": (0, 0, 8, 15),
    "german_unity": (0, 0, 10, 3),
    "hispanic_day": (0, 0, 10, 12),
    "armistice": (0, 0, 11, 11),
    "veterans_day": (0, 0, 11, 11),
    "st_nicholas_eve": (0, 0, 12, 5),
    "st_nicholas": (0, 0, 12, 6),
}
# feast -> (month, day from which, weekday, which of them, days after that one)
_ON_WEEKDAY = {
    "mlk_day": (1, 1, 0, 3, 0),
    "presidents_day": (2, 1, 0, 3, 0),
    "mothers_day": (5, 1, 6, 2, 0),
    "memorial_day": (5, 25, 0, 1, 0),
    "fathers_day": (6, 1, 6, 3, 0),
    "labor_day": (9, 1, 0, 1, 0),
    "columbus_day": (10, 1, 0, 2, 0),
    "harvest_festival": (10, 1, 6, 1, 0),
    "black_friday": (11, 1, 3, 4, 1),
    "cyber_monday": (11, 1, 3, 4, 4),
    "advent": (11, 27, 6, 1, 0),
}


def easter(year: int) -> date:
    """Easter Sunday of the western churches: the anonymous Gregorian computus, in the form of J. Meeus,
    Astronomical Algorithms (1991), chapter 8."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    lunar_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - lunar_shift + 15) % 30
    leaps, rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> Days:
    """The days of a feast in a year, by its name in `date_words`."""
    if name in _FROM_EASTER:
        before, after, distance = _FROM_EASTER[name]
        day = easter(year) + timedelta(days=distance)
    elif name in _ON_WEEKDAY:
        month, from_day, weekday, number, later = _ON_WEEKDAY[name]
        day = nth_weekday(date(year, month, from_day), weekday, number) + timedelta(days=later)
        before = after = 0
    elif name == "thanksgiving":  # the fourth Thursday of November, in the United States
        before, after, day = 0, 1, nth_weekday(date(year, 11, 1), 3, 4)
    else:
        before, after, month, number = _FIXED[name]
        day = date(year, month, number)
    return Days(day - timedelta(days=before), day + timedelta(days=after), day)


def one_day(day: date) -> Days:
    return Days(day, day, day)


def period(unit: str, day: date) -> Days:
    """The week, month, quarter or year a day lies in."""
    if unit in ("week", "fortnight"):
        first = day - timedelta(days=day.weekday())
        return Days(first, first + timedelta(days=6), first)
    if unit == "weekend":
        first = day + timedelta(days=5 - day.weekday())
        return Days(first, first + timedelta(days=1), first)
    months = {"month": 1, "quarter": QUARTER_MONTHS, "year": 12}.get(unit)
    if months is None:
        return one_day(day)
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Days(first, add_months(first, months) - timedelta(days=1), first)


def week(year: int, number: int) -> Days:
    """A week of ISO 8601 by its number; in a year without a 53rd, the one that would be it."""
    return period("week", date(year, 1, 4) + timedelta(weeks=number - 1))


def add(day: date, count: int, unit: str) -> date:
    """The day `count` units later (earlier if negative)."""
    if unit == "workday":
        return _add_weekdays(day, count)
    months = {"month": 1, "quarter": QUARTER_MONTHS, "year": 12}.get(unit)
    if months:
        return add_months(day, count * months)
    return day + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last: a month after 31 January is the end of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth_weekday(first: date, weekday: int, number: int) -> date:
    """The `number`th such weekday on or after `first`."""
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def onto_weekday(day: date, step: int = 1) -> date:
    """The day itself, or, of a weekend, the nearest weekday in the direction of `step`."""
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _add_weekdays(day: date, count: int) -> date:
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day = onto_weekday(day + timedelta(days=step), step)
    return day
