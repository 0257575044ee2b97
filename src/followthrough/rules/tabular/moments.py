"""Dates and times as lists write them. Day first or month first is decided once, from all values of a file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from followthrough.rules.matching import fold

DayOrder = Literal["day_first", "month_first"]
NOON = time(12)  # a date without a time stands for its noon, so that no zone moves it to another day

_MONTHS = {
    1: "jan january januar janvier enero ene gennaio gen janeiro januari",
    2: "feb february februar fevrier fev febrero febbraio fevereiro februari",
    3: "mar march marz mrz mars marzo marco maart mrt maerz",
    4: "apr april avril avr abril abr aprile",
    5: "may mai mayo maggio mag maio mei maj",
    6: "jun june juni juin junio giugno giu junho",
    7: "jul july juli juillet juil julio luglio lug julho",
    8: "aug august aout agosto ago augustus",
    9: "sep sept september septembre septiembre settembre set setembro",
    10: "oct october oktober okt octobre octubre ottobre ott outubro out",
    11: "nov november novembre noviembre novembro",
    12: "dec december dezember dez decembre diciembre dic dicembre dezembro",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}

_TIME = (
    r"(?:[T ,]+(?:at |um |a )?(?P<hour>\d{1,2})[:h.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r" ?(?P<half>[ap])?\.?(?:m\.?)? ?(?P<offset>Z|UTC|GMT|[-+]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME, re.IGNORECASE)
_YEAR_LAST = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[-/. ])\.? ?(?P<two>\d{1,2})[-/. ]\.? ?(?P<year>\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:[^\W\d_]+\.?,? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[- ](?:de )?(?P<name>[^\W\d_]{3,})\.?,?[- ](?:de )?"
    r"|(?P<name2>[^\W\d_]{3,})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? )(?P<year>\d{4}|\d{2})" + _TIME,
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?:T?(?P<rest>\d{6})Z?)?")


@dataclass(frozen=True)
class OrderGuess:
    """`is_sure` is false when no date of the file tells day from month."""

    order: DayOrder
    is_sure: bool
    reason: str


def guess_day_order(values: Iterable[str], *, default: DayOrder = "day_first") -> OrderGuess:
    """Decided by all the dates of a file together: one 13 or more in first or second place tells."""
    first = second = 0
    for value in values:
        found = _YEAR_LAST.match(value.strip())
        if found:
            first += int(found["one"]) > 12
            second += int(found["two"]) > 12
    if first > second:
        return OrderGuess("day_first", True, f"{first} dates begin with a number above 12: the day comes first.")
    if second > first:
        return OrderGuess("month_first", True, f"{second} dates have a number above 12 second: the month comes first.")
    return OrderGuess(default, False, "No date tells day from month: taken as is usual in your country.")


def day_order_of_country(country: str) -> DayOrder:
    """How a country writes its dates. Month first is the habit of very few."""
    return "month_first" if country in {"US", "PH", "BZ", "FM", "MH", "PW"} else "day_first"


def parse_moment(text: str, zone: str, *, order: DayOrder = "day_first") -> datetime | None:
    """An aware moment; a date alone is its noon in `zone`. None for what is no date from 1900 to 2200."""
    return _parse_moment(text.strip(), zone, order)


@lru_cache(maxsize=16384)
def _parse_moment(text: str, zone: str, order: DayOrder) -> datetime | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _moment((found["year"], found["month"], found["day"]), found, zone)
    if found := _YEAR_LAST.fullmatch(text):
        month, day = _month_and_day(int(found["one"]), int(found["two"]), found["sign"], order)
        return _moment((found["year"], month, day), found, zone)
    if found := _NAMED.fullmatch(text):
        month = _MONTH_OF.get(fold(found["name"] or found["name2"]), 0)
        return _moment((found["year"], month, found["day"] or found["day2"]), found, zone)
    if found := _COMPACT.fullmatch(text):
        return _moment((found["year"], found["month"], found["day"]), None, zone)
    return _from_number(text, zone)


def _month_and_day(one: int, two: int, sign: str, order: DayOrder) -> tuple[int, int]:
    """Dots are never American; a number above 12 is a day wherever it stands."""
    if two > 12:
        return one, two
    if one > 12 or sign == "." or order == "day_first":
        return two, one
    return one, two


def _moment(parts: tuple[str | int, ...], clock: re.Match[str] | None, zone: str) -> datetime | None:
    year, month, day = (int(part) for part in parts)
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        calendar_day = date(year, month, day)
    except ValueError:
        return None
    if not 1900 <= year < 2200:
        return None
    at, offset = _clock(clock) if clock is not None else (NOON, "")
    return None if at is None else datetime.combine(calendar_day, at, tzinfo=_zone(offset, zone))


def _clock(found: re.Match[str]) -> tuple[time | None, str]:
    if found["hour"] is None:
        return NOON, ""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    try:
        return time(hour, minute, second), found["offset"] or ""
    except ValueError:
        return None, ""


def _zone(offset: str, zone: str) -> ZoneInfo:
    if not offset:
        return ZoneInfo(zone)
    if offset.upper() in {"Z", "UTC", "GMT"}:
        return ZoneInfo("UTC")
    return datetime.strptime(offset.replace(":", ""), "%z").tzinfo  # type: ignore[return-value]


_SPREADSHEET_EPOCH = date(1899, 12, 30)


def _from_number(text: str, zone: str) -> datetime | None:
    """Days of a spreadsheet (45000), or seconds and milliseconds since 1970, as databases export them."""
    if not re.fullmatch(r"\d{5,13}(?:\.\d+)?", text):
        return None
    number = float(text)
    if 15_000 <= number < 80_000:
        day = _SPREADSHEET_EPOCH + timedelta(days=int(number))
        seconds = round(number % 1 * 86_400)
        at = time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60) if seconds else NOON
        return datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    if 1e12 <= number < 5e12:
        number /= 1000
    return datetime.fromtimestamp(number, UTC) if 3e8 <= number < 5e9 else None
