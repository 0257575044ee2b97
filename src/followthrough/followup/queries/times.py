"""Whose hours and which zone: the rows of team and people as the facts of `rules.worktime`."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from followthrough.people.models import ContactPoint, Person
from followthrough.rules.hours import Hours
from followthrough.rules.worktime import Absence as DaysAway
from followthrough.rules.worktime import Calendar, OurTime, TheirTime
from followthrough.rules.zones import candidate_zones, is_zone
from followthrough.team.models import Absence, Membership
from followthrough.team.models.members import USUAL_HOURS

HORIZON = timedelta(days=740)  # as far as `rules.worktime` looks


def zone_of(member: Membership) -> ZoneInfo:
    """Where the member works: their own zone, else the workspace's, else UTC."""
    for name in (member.zone, member.workspace.zone):
        if name and is_zone(name):
            return ZoneInfo(name)
    return ZoneInfo("UTC")


def our_time(member: Membership, *, at: datetime) -> OurTime:
    """The member's hours, absences from now on, and holidays. One statement."""
    today = at.astimezone(zone_of(member)).date()
    away = Absence.objects.filter(member=member).touching(today, today + HORIZON)
    return OurTime(
        zone=zone_of(member).key,
        hours=Hours.from_json(member.hours or USUAL_HOURS),
        absences=tuple(DaysAway(first, last) for first, last in away.values_list("first_day", "last_day")),
        country=member.country or member.workspace.country,
        subdivision="" if member.country else member.workspace.subdivision,
    )


def their_zones(person: Person, phone: str = "") -> tuple[str, ...]:
    """All zones the person may live by, likeliest first; none when nothing is known of them."""
    return candidate_zones(
        phone,
        person.country,
        person.zone,
        region=person.region,
        city=person.city,
        postal=person.postal_code,
    )


def calendar_of(member: Membership, person: Person, points: Iterable[ContactPoint], *, at: datetime) -> Calendar:
    """Our time and theirs. `points` are the person's addresses, best first."""
    return Calendar(ours=our_time(member, at=at), theirs=their_time(person, points))


def their_time(person: Person, points: Iterable[ContactPoint]) -> TheirTime:
    """The day of a person, as far as it is known. No statement."""
    phone = next((point.value for point in points if point.value.startswith("+") and point.is_valid), "")
    return TheirTime(zones=their_zones(person, phone), country=person.country, preferred=_preferred(person))


def _preferred(person: Person) -> Hours | None:
    if person.preferred_from is None or person.preferred_until is None:
        return None
    first, last = _minutes(person.preferred_from), _minutes(person.preferred_until)
    return Hours.daily(first, last, days=range(7)) if first < last else None


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
