"""They are away: what we would have done meanwhile moves to the working day after their return."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Delay
from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions import withholding
from followthrough.mailroom.queries.standings import Place
from followthrough.rules.consequences.standing import say_day, say_whom
from followthrough.rules.words import Channel, NextBy, Reason
from followthrough.rules.worktime import Calendar, NoSlot


def move_step(place: Place, until: date, *, at: datetime) -> None:
    """Part of `follow`: the step, also one that waits on them, and what the machine has queued."""
    row, message = place.opportunity, place.message
    back = back_at(place, until, at=at)
    withholding.put_off_automatic(message.person, back)
    if row is None or not row.is_live or row.next_due_at is None or row.next_due_at >= back:
        return
    stand_in = f"; {say_whom(place.verdict.stand_in)} stands in" if place.verdict.stand_in else ""
    note = f"They are away until {say_day(until, place.standing.today)}{stand_in}"
    delay = Delay(reason=Reason.THEY_ASKED, note=note)
    followup.defer_step(row, to=back, delay=delay, by=None, at=at)


def back_at(place: Place, until: date, *, at: datetime) -> datetime:
    """The first good moment after the day of their return: a working day of both sides, no holiday of theirs."""
    row = place.opportunity
    zone = ZoneInfo(place.standing.zone)
    morning = datetime.combine(until + timedelta(days=1), time(9), zone)
    if row is None:
        return morning
    return slot(row, max(morning, at), Channel(row.next_channel or Channel.CALL), by=_by(row), at=at)


def slot(row: Opportunity, not_before: datetime, channel: Channel, *, by: NextBy, at: datetime) -> datetime:
    """The first moment from then on that suits both sides; that moment itself where there is none in two years."""
    try:
        return calendar_of(row, at=at).next_slot(not_before, channel, by=by)
    except NoSlot:
        return not_before


def calendar_of(row: Opportunity, *, at: datetime) -> Calendar:
    points = row.person.contact_points.filter(is_valid=True, suppressed_at__isnull=True).order_by("position", "pk")
    return followup_queries.calendar_of(row.owner, row.person, points, at=at)


def _by(row: Opportunity) -> NextBy:
    return NextBy(row.next_by or NextBy.PERSON)
