"""What their clock says: one time, or a span where several zones are possible; nothing where it is as ours."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

NONE = timedelta(0)
zone_named = cache(ZoneInfo)
"""ZoneInfo itself keeps only eight, and a page of prospects from more places than that read files again and again."""


def say_their_time(zones: Sequence[str], at: datetime, own: tzinfo) -> str:
    """ "06:12 there", "06:12 to 09:12 there"; empty where nothing is known or their clocks show what ours does."""
    there = {_offset(at, zone_named(zone)): zone for zone in zones}
    if not there or set(there) == {_offset(at, own)}:
        return ""
    clocks = [f"{at.astimezone(zone_named(there[offset])):%H:%M}" for offset in sorted(there)]
    return f"{clocks[0]} there" if len(clocks) == 1 else f"{clocks[0]} to {clocks[-1]} there"


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or NONE
