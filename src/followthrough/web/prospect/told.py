"""One entry of the story in words, and the clock it is told by."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """Where and when the story is read."""

    zone: ZoneInfo
    at: datetime

    def day(self, moment: Any) -> str:
        """ "Fri 27 Nov, 14:30", with the year where it is not this one; `moment` as the journal keeps it."""
        if not moment:
            return "another day"
        local = (moment if isinstance(moment, datetime) else datetime.fromisoformat(str(moment))).astimezone(self.zone)
        year = "" if local.year == self.at.astimezone(self.zone).year else f" {local.year}"
        return f"{local:%a} {local.day} {local:%b}{year}, {local:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One entry in words. `tone` is a meaning of the design system, or empty."""

    icon: str
    what: str
    note: str = ""
    next: str = ""
    tone: str = ""
    is_theirs: bool = False
    """They did it, whoever wrote it down."""
    message: int = 0
    """The mail or text it speaks of."""
