"""Where on the clock a person may be: from what they chose, their address, their number.

When the facts allow several zones all of them are returned, the likeliest first, and callers keep to the
hours that fit every one. Zones of one country that keep the same clock from now on are folded into one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

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
    table = _table().get(country, {})
    by_city = _zones_named(table, city)
    if by_city:
        return by_city
    states = zone_regions.STATES.get(country, {})
    state = _state_code(states, region) or _state_of_postal(country, postal)
    if state:
        return _distinct(states[state][1])
    return _zones_described(table, region) or _distinct(table)


def zones_of_number(phone: str) -> tuple[str, ...]:
    """Zones in which a number in E.164 may ring."""
    from phonenumbers import NumberParseException, parse, timezone  # 70 ms: only where a number is looked up

    try:
        zones = timezone.time_zones_for_number(parse(phone))
    except NumberParseException:
        return NOWHERE
    return _distinct(zone for zone in zones if zone != timezone.UNKNOWN_TIMEZONE)


def _zones_named(table: dict[str, str], city: str | None) -> tuple[str, ...]:
    """The zone called after this city: Asia/Tokyo, America/Sao_Paulo."""
    wanted = fold(city or "")
    return tuple(zone for zone in table if fold(zone.rsplit("/", 1)[-1].replace("_", " ")) == wanted)


def _zones_described(table: dict[str, str], region: str | None) -> tuple[str, ...]:
    """Zones whose comment in the table names the region: "Canary Islands", "Borneo (east, south)"."""
    wanted = fold(region or "")
    return _distinct(zone for zone, comment in table.items() if len(wanted) > 3 and wanted in fold(comment))


def _state_code(states: dict[str, tuple[str, tuple[str, ...]]], region: str | None) -> str:
    wanted = fold(region or "")
    matching = (code for code, (name, _) in states.items() if wanted in (code.casefold(), fold(name)))
    return next(matching, "")


@lru_cache(maxsize=4096)
def _state_of_postal(country: str, postal: str | None) -> str:
    length, ranges = zone_regions.POSTAL.get(country, (0, ""))
    start = (postal or "").strip().upper()[:length]
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
    for line in _read("zone.tab").decode().splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *comment = line.split("\t")
            table.setdefault(country, {})[zone] = comment[0] if comment else ""
    return table


def country_names() -> dict[str, str]:
    """ISO code -> English name, as the tz database lists them."""
    lines = _read("iso3166.tab").decode().splitlines()
    return {line[:2]: line[3:] for line in lines if line and not line.startswith("#")}


def _read(name: str) -> bytes:
    """A file of the tz database: the machine's own first, as `zoneinfo` does, else the `tzdata` package's."""
    for folder in TZPATH:
        if (path := Path(folder, name)).is_file():
            return path.read_bytes()
    packaged = resources.files("tzdata").joinpath("zoneinfo", name)
    return packaged.read_bytes() if packaged.is_file() else b""
