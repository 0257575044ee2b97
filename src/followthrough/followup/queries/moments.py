"""A moment as a person means it: words, their own zone, the hours of both sides, the law. For every door that asks."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from followthrough.followup.models import Opportunity
from followthrough.followup.queries import times
from followthrough.rules.dates import ReadDate, read_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel
from followthrough.rules.worktime import Calendar, NoSlot
from followthrough.team.models import Membership

MONTH_FIRST = frozenset({"US", "PH"})
MORNING = time(9)
SOON = timedelta(hours=1)


class DateNotRead(Refusal):
    message = "Type a day, such as “thu 10”, “in 2 weeks” or “26 nov 14:30”."


class DatePassed(Refusal):
    message = "That moment has passed. Type today or a later day."


class TimeNotLawful(Refusal):
    message = "Calls and texts are not allowed at that hour. Choose another time, or another channel."


def read_moment(
    text: str,
    member: Membership,
    *,
    at: datetime,
    calendar: Calendar | None = None,
    channel: Channel | None = None,
) -> datetime:
    """The moment meant. A day without an hour gets the first good hour for both sides, where both are known.

    Refuses what can't be read, what has passed, and hours at which the law forbids this channel.
    """
    zone = times.zone_of(member)
    day_first = member.workspace.country not in MONTH_FIRST
    read = read_date(text, at.astimezone(zone), day_first=day_first)
    if read is None:
        raise DateNotRead(f"“{text.strip()[:60]}” is no date I can read. {DateNotRead.message}")
    moment = _at_the_hour(read, zone) if read.time else _at_a_good_hour(read, zone, at=at, both=(calendar, channel))
    if moment < at - timedelta(minutes=1):
        raise DatePassed
    if calendar and channel:
        _require_lawful(calendar, channel, moment)
    return moment


def calendar_of(opportunity: Opportunity, *, at: datetime) -> Calendar:
    """The owner's time and the person's. Two statements."""
    person = opportunity.person
    points = list(person.contact_points.filter(suppressed_at__isnull=True).order_by("position", "pk"))
    return times.calendar_of(opportunity.owner, person, points, at=at)


def _at_the_hour(read: ReadDate, zone: ZoneInfo) -> datetime:
    assert read.time is not None
    return datetime.combine(read.date, read.time, zone)


def _at_a_good_hour(
    read: ReadDate, zone: ZoneInfo, *, at: datetime, both: tuple[Calendar | None, Channel | None]
) -> datetime:
    calendar, channel = both
    morning = datetime.combine(read.date, MORNING, zone)
    if calendar and channel:
        try:
            slot = calendar.next_slot(max(datetime.combine(read.date, time.min, zone), at), channel)
        except NoSlot:
            return morning
        if slot.astimezone(zone).date() == read.date:
            return slot
    return morning if morning > at or read.date != at.astimezone(zone).date() else at + SOON


def _require_lawful(calendar: Calendar, channel: Channel, moment: datetime) -> None:
    verdict = calendar.may_act(moment, channel)
    if not verdict.allowed:
        raise TimeNotLawful(f"At that moment {verdict.why}. Choose another time, or another channel.")
