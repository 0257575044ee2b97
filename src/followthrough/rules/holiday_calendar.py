"""Public holidays by country and subdivision, kept per year: reading a year takes a millisecond, asking again
none."""

import warnings
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

WEEKEND = frozenset({5, 6})


def holiday_name(day: date, country: str, subdivision: str = "") -> str:
    """What is celebrated on that day there; empty on a common day and where the country is not known."""
    return _year(country, subdivision, day.year).get(day, "") if country else ""


@lru_cache(maxsize=256)
def weekend_of(country: str) -> frozenset[int]:
    """Weekdays (Monday is 0) that are off in a country: Saturday and Sunday unless it is known to differ."""
    if not country:
        return WEEKEND
    import holidays  # 0.2 s: only where a country is known

    try:
        return frozenset(holidays.country_holidays(country).weekend)
    except NotImplementedError:
        return WEEKEND


@lru_cache(maxsize=4096)
def _year(country: str, subdivision: str, year: int) -> Mapping[date, str]:
    import holidays

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of years in which some of a country's feasts are not known yet
            return dict(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:  # a country or subdivision the library does not know
        return _year(country, "", year) if subdivision else {}
