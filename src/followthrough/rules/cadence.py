"""When the next contact should be: wished moments turned into slots in which they may and like to be reached.

`Calendar` is what this room asks of anybody who knows zones, holidays and legal hours; `OfficeHours` is the plain
one used when nobody does.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from followthrough.rules.words import Channel, NextBy

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Calendar(Protocol):
    """Knows when one person may be contacted by one salesperson."""

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        """The first moment at or after `not_before` (aware) at which that channel may be used. Aware UTC."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Monday to Friday between two full hours, UTC; for every channel alike."""

    opens: int = 9
    closes: int = 17

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        moment = not_before.astimezone(UTC)
        if moment.hour >= self.closes:
            moment = _at_hour(moment + timedelta(days=1), self.opens)
        elif moment.hour < self.opens:
            moment = _at_hour(moment, self.opens)
        while moment.weekday() >= 5:
            moment = _at_hour(moment + timedelta(days=1), self.opens)
        return moment


def find_slot(
    not_before: datetime,
    channel: Channel,
    *,
    by: NextBy = NextBy.PERSON,
    calendar: Calendar | None = None,
    preferred_hours: tuple[int, int] | None = None,
    zone: str = "UTC",
) -> datetime:
    """The first slot at or after `not_before`, within their preferred hours (local, from-to) if a week has one.

    Never before `not_before`, whatever the calendar says. Aware UTC.
    """
    calendar = calendar or OfficeHours()
    not_before = _whole_minute(not_before)
    first = max(calendar.next_slot(not_before, channel, by=by), not_before).astimezone(UTC)
    if preferred_hours is None:
        return first
    return (
        _preferred_slot(first, channel, by=by, calendar=calendar, hours=preferred_hours, zone=ZoneInfo(zone)) or first
    )


def other_half_of_day(moment: datetime, last_try: datetime, zone: str = "UTC") -> datetime:
    """`moment`'s day, in the half of it (their time) in which the last try was not made: who misses us at ten may
    answer at four."""
    local = ZoneInfo(zone)
    hour = 15 if last_try.astimezone(local).hour < 12 else 10
    other = _at_hour(moment.astimezone(local), hour)
    return (other if other > last_try else other + timedelta(days=1)).astimezone(UTC)


def say_half_of_day(moment: datetime, zone: str = "UTC") -> str:
    return "in the morning" if moment.astimezone(ZoneInfo(zone)).hour < 12 else "in the afternoon"


def morning_after(moment: datetime, zone: str = "UTC") -> datetime:
    """The first moment of the day after `moment`, in that zone; aware UTC."""
    local = moment.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(local, time(), ZoneInfo(zone)).astimezone(UTC)


def say_date(moment: datetime, now: datetime, zone: str = "UTC") -> str:
    """The day of a moment as people in that zone say it: see `say_day`."""
    local = ZoneInfo(zone)
    return say_day(moment.astimezone(local).date(), now.astimezone(local).date())


def say_day(day: date, today: date | None = None) -> str:
    """A day as people say it beside today: "today", "tomorrow", "on Fri 27 Nov", with the year when it is another."""
    said = f"on {WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"
    if today is None:
        return said
    near = _NEAR.get((day - today).days)
    return near or (said if day.year == today.year else f"{said} {day.year}")


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _preferred_slot(
    first: datetime, channel: Channel, *, by: NextBy, calendar: Calendar, hours: tuple[int, int], zone: ZoneInfo
) -> datetime | None:
    candidate = first
    for _ in range(7):
        local = candidate.astimezone(zone)
        if hours[0] <= local.hour < hours[1]:
            return candidate
        days = 0 if local.hour < hours[0] else 1
        wished = _at_hour(local + timedelta(days=days), hours[0])
        candidate = max(calendar.next_slot(wished.astimezone(UTC), channel, by=by), candidate).astimezone(UTC)
    return None


def _whole_minute(moment: datetime) -> datetime:
    """Rounded up: nobody plans a call for 14:30:07."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)


def _at_hour(moment: datetime, hour: int) -> datetime:
    return moment.replace(hour=hour, minute=0, second=0, microsecond=0)
