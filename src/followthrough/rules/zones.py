"""Where on the clock a person may be: from what they chose, their address, their number.

When the facts allow several zones all of them are returned, the likeliest first, and callers keep to the
hours that fit every one. Zones of one country that keep the same clock from now on are folded into one.
"""

import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from followthrough.rules import zone_regions
from followthrough.rules.matching import fold

NOWHERE: tuple[str, ...] = ()


@dataclass(frozen=True)
class LocalTimes:
    """The wall clock at the candidate places: one moment, the earliest and the latest reading of it."""

    earliest: datetime
    latest: datetime

    @property
    def is_sure(self) -> bool:
        return self.earliest.replace(tzinfo=None) == self.latest.replace(tzinfo=None)


@lru_cache(maxsize=65536)
def candidate_zones(
    phone: str | None = "",
    country: str | None = "",
    chosen: str | None = "",
    *,
    region: str | None = "",
    city: str | None = "",
    postal: str | None = "",
) -> tuple[str, ...]:
    """IANA names a person may live by, likeliest first; empty when nothing is known.

    What they chose beats their address, which beats their number (`phone` in E.164). A number that agrees
    with a part of the address narrows it: "US" and +1 212 are New York.
    """
    if chosen and is_zone(chosen):
        return (chosen,)
    at_address = zones_of_address((country or "").upper(), region=region, city=city, postal=postal)
    if len(at_address) == 1 or not phone:
        return at_address
    at_number = zones_of_number(phone)
    clocks = {_clock(zone) for zone in at_number}
    return tuple(zone for zone in at_address if _clock(zone) in clocks) or at_address or at_number


def local_times(zones: tuple[str, ...], at: datetime, fallback: str = "UTC") -> LocalTimes:
    """What their clocks may show at the moment `at`; with no candidate zone, what `fallback` shows."""
    shown = sorted(
        (at.astimezone(ZoneInfo(zone)) for zone in zones or (fallback,)),
        key=lambda here: here.replace(tzinfo=None),
    )
    return LocalTimes(earliest=shown[0], latest=shown[-1])


def local_now(zone: str, at: datetime) -> datetime:
    """The moment `at` on the clock of `zone`."""
    return at.astimezone(ZoneInfo(zone))


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA zone this machine knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, unsafe, or a folder such as "America"
        return False
    return True


def zones_of_address(
    country: str, *, region: str | None = "", city: str | None = "", postal: str | None = ""
) -> tuple[str, ...]:
    """Zones of the narrowest part of the address that is known; `country` is its ISO code of two letters."""
    zone_of_city = _cities(country).get(fold(city or ""))
    if zone_of_city:
        return (zone_of_city,)
    folded_region = fold(region or "")
    state = _states(country).get(folded_region) or _state_of_postal(country, postal or "")
    if state:
        return _distinct(zone_regions.STATES[country][state][1])
    return _zones_described(country, folded_region) or _zones_of_country(country)


@lru_cache(maxsize=256)
def _zones_of_country(country: str) -> tuple[str, ...]:
    return _distinct(_table().get(country, {}))


def zones_of_number(phone: str) -> tuple[str, ...]:
    """Zones in which a number in E.164 may ring; of a mobile number, all of its country."""
    import phonenumbers  # 70 ms: only where a number is looked up
    from phonenumbers import timezone

    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return NOWHERE
    zones = [zone for zone in timezone.time_zones_for_number(number) if zone != timezone.UNKNOWN_TIMEZONE]
    if len(zones) > 1 and phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.TOLL_FREE:
        at_home = _table().get(phonenumbers.region_code_for_number(number) or "", {})
        zones = [zone for zone in zones if zone in at_home] or zones  # +1 and +7 are several countries'
    return _distinct(zones)


@lru_cache(maxsize=256)
def _cities(country: str) -> dict[str, str]:
    """Folded city -> the zone called after it: "tokyo", "sao paulo"."""
    return {fold(zone.rsplit("/", 1)[-1].replace("_", " ")): zone for zone in _table().get(country, {})}


@lru_cache(maxsize=256)
def _states(country: str) -> dict[str, str]:
    """Folded code or name of a state -> its code."""
    states = zone_regions.STATES.get(country, {})
    return {written: code for code, (name, _) in states.items() for written in (code.casefold(), fold(name))}


def _zones_described(country: str, region: str) -> tuple[str, ...]:
    """Zones whose comment in the table names the region: "Canary Islands", "Borneo (east, south)"."""
    table = _table().get(country, {})
    return _distinct(zone for zone, comment in table.items() if len(region) > 3 and region in fold(comment))


@lru_cache(maxsize=4096)
def _state_of_postal(country: str, postal: str) -> str:
    length, ranges = zone_regions.POSTAL.get(country, (0, ""))
    start = postal.strip().upper()[:length]
    if not start or len(start) < length:
        return ""
    for entry in ranges.split(", "):
        span, state = entry.split()
        first, _, last = span.partition("-")
        if first <= start <= (last or first):
            return state
    return ""


def _distinct(zones: Iterable[str]) -> tuple[str, ...]:
    """The zones without those that keep the same clock as one before them."""
    by_clock: dict[str, str] = {}
    for zone in zones:
        by_clock.setdefault(_clock(zone), zone)
    return tuple(by_clock.values())


@lru_cache(maxsize=1024)
def _clock(zone: str) -> str:
    """The rule a zone follows from now on, as the last line of its TZif file tells it (RFC 8536, section
    3.3)."""
    content = _read(zone)
    return content.rstrip(b"\n").rsplit(b"\n", 1)[-1].decode() if content else zone


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """country -> zone -> comment, in the order of the tz database, which puts the more populous first."""
    table: dict[str, dict[str, str]] = {}
    for country, _, zone, *comment in _rows("zone.tab"):
        table.setdefault(country, {})[zone] = comment[0] if comment else ""
    return table


@lru_cache(maxsize=1024)
def country_of_zone(zone: str) -> str:
    """The ISO code of the country a zone is named for; empty for UTC and other zones of no country."""
    return next((country for country, zones in _table().items() if zone in zones), "")


def country_names() -> dict[str, str]:
    """ISO code -> English name, as the tz database lists them."""
    return {row[0]: row[1] for row in _rows("iso3166.tab")}


def _rows(name: str) -> list[list[str]]:
    """The columns of a table of the tz database, without its comments."""
    return [line.split("\t") for line in _read(name).decode().splitlines() if line and line[0] != "#"]


def _read(name: str) -> bytes:
    """A file of the tz database: the machine's own first, as `zoneinfo` does, else the `tzdata` package's."""
    for folder in zoneinfo.TZPATH:
        if (path := Path(folder, name)).is_file():
            return path.read_bytes()
    packaged = resources.files("tzdata").joinpath("zoneinfo", name)
    return packaged.read_bytes() if packaged.is_file() else b""
