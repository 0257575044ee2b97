"""What does not fit the day, and the three ways out of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from followthrough.followup.models import Opportunity
from followthrough.followup.queries.times import our_time, zone_of
from followthrough.review.queries.plan import MOST_COUNTED, Span, as_due, due_rows, end_of
from followthrough.rules import ranking
from followthrough.rules.pace import working_days
from followthrough.rules.ranking import WayOut
from followthrough.team.models import Membership

DAYS_AHEAD = 15  # working days into which lesser steps may be moved


@dataclass(frozen=True, slots=True)
class Overflow:
    """`ways` name opportunities by id; `minutes_over` is what the day lacks."""

    count: int
    minutes_over: int
    ways: tuple[WayOut, WayOut, WayOut]


def overflow_of(member: Membership, *, at: datetime, minutes_left: int) -> Overflow:
    """Looks at the first MOST_COUNTED due steps. Three statements."""
    zone = zone_of(member)
    rows = due_rows(member, end_of(Span.DAY, at, zone))[:MOST_COUNTED]
    ordered = [due for due, _ in ranking.order_day((as_due(row) for row in rows), at, tz=zone)]
    fit = ranking.fit_day(minutes_left, ordered)
    return Overflow(len(fit.rest), fit.minutes_over, ranking.ways_out(fit.rest, _room(member, at=at, zone=zone)))


def _room(member: Membership, *, at: datetime, zone: ZoneInfo) -> dict[date, int]:
    """Free minutes of the coming working days."""
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    days = list(islice(working_days(tomorrow, our_time(member, at=at)), DAYS_AHEAD))
    room = dict.fromkeys(days, member.capacity)
    coming = Opportunity.objects.filter(workspace_id=member.workspace_id).owned_by(member.pk).on_a_persons_plan()
    planned = coming.filter(next_due_at__gte=at, next_due_at__lt=at + timedelta(days=3 * DAYS_AHEAD))
    for due_at, minutes in planned.values_list("next_due_at", "next_minutes").iterator():
        day = due_at.astimezone(zone).date() if due_at else None
        if day in room:
            room[day] -= minutes or 0
    return room
