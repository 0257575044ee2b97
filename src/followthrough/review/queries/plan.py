"""The plan of one salesperson for a day, a week or a month: next steps in order, each with its reason.

Four statements whatever the size: the rows (one index range), the numbers, the promises, the balance.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.queries.times import zone_of
from followthrough.review.queries.balance import balance_of
from followthrough.review.queries.statements import (
    NUMBERS,
    PLAN_OF_FEW,
    PROMISES,
    Rows,
    fetch,
    moment,
    plan_in_order,
)
from followthrough.rules import ranking
from followthrough.rules.balance import Balance
from followthrough.rules.ranking import Due, Group, RankClass
from followthrough.rules.words import Bucket, Channel, Purpose, Size, Word
from followthrough.rules.zones import candidate_zones
from followthrough.team.models import Membership

MOST_ROWS = 50
MOST_COUNTED = 500  # beyond that a page says "500+": nobody's day holds more
MOST_PROMISES = 20


class Span(Word):
    DAY = "day", "Today"
    WEEK = "week", "This week"
    MONTH = "month", "This month"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step on the plan, with all that a line shows. `due_at` is UTC; `their_zones` none: nothing is known."""

    id: int
    seen: int | None  # the last journal entry, for forms
    person_id: int
    name: str
    company: str
    title: str
    stage: str
    bucket: Bucket
    purpose: Purpose
    channel: Channel
    note: str
    due_at: datetime
    minutes: int
    fixed: bool
    size: Size
    value: Decimal
    phone: str
    their_zones: tuple[str, ...]
    group: Group
    why: str
    days_late: int
    fits: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    id: int
    opportunity_id: int
    person_id: int
    name: str
    what: str
    event: str
    due_at: datetime
    ours: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """`left` counts to MOST_COUNTED at most (`left_is_more` then). Minutes are of follow-up work."""

    day: date
    zone: ZoneInfo
    rows: tuple[PlanRow, ...]
    promises: tuple[PromiseRow, ...]
    done: int
    left: int
    left_is_more: bool
    minutes_done: int
    minutes_left: int
    minutes_needed: int
    without_step: int
    """Live prospects of the workspace without a next step: the database refuses one; looked up, not assumed."""
    stands_in: int
    """For how many colleagues who are away on that day the member stands in."""
    balance: Balance

    @property
    def total(self) -> int:
        return self.done + self.left

    @property
    def groups(self) -> list[tuple[Group, list[PlanRow]]]:
        """The rows under their headings, empty headings left out."""
        found = ((group, [row for row in self.rows if row.group == group]) for group in Group)
        return [(group, rows) for group, rows in found if rows]

    @property
    def beyond(self) -> int:
        """How many of those left don't fit the day."""
        return self.left - sum(row.fits for row in self.rows)


def plan_of(member: Membership, *, at: datetime, span: Span = Span.DAY, most: int = MOST_ROWS) -> Plan:
    """What the member should do, in order. Overdue steps are always part of it: nobody disappears."""
    zone = zone_of(member)
    until = end_of(span, at, zone)
    own = (member.workspace_id, member.pk)
    day = at.astimezone(zone).date()
    done, minutes_done, left, minutes_needed, without_step, stands_in = fetch(
        NUMBERS,
        *(*own, _midnight(at, zone)),
        *(*own, until, MOST_COUNTED),
        *(member.workspace_id, MOST_COUNTED),
        *(*own, day.isoformat(), day.isoformat()),
    )[0]
    minutes_left = max(member.capacity - int(minutes_done), 0)
    promises = tuple(_promise(row) for row in fetch(PROMISES, *own, until, MOST_PROMISES))
    return Plan(
        day=day,
        zone=zone,
        rows=_rows(_due_lines(own, until, left=left, most=most), promises, at=at, zone=zone, minutes=minutes_left),
        promises=promises,
        done=done,
        left=left,
        left_is_more=left >= MOST_COUNTED,
        minutes_done=int(minutes_done),
        minutes_left=minutes_left,
        minutes_needed=int(minutes_needed),
        without_step=without_step,
        stands_in=stands_in,
        balance=balance_of(member),
    )


def _due_lines(own: tuple[int, int], until: datetime, *, left: int, most: int) -> Rows:
    """The first lines of the plan, by the index that has least to pass over."""
    if left >= MOST_COUNTED:
        return fetch(plan_in_order(), *own, until, most)
    return fetch(PLAN_OF_FEW, *own, until, MOST_COUNTED, most)


def due_rows(member: Membership, until: datetime) -> OpportunityQuerySet:
    """The member's own steps due before `until`, in plan order."""
    own = Opportunity.objects.filter(workspace_id=member.workspace_id).owned_by(member.pk)
    return own.on_a_persons_plan().filter(next_due_at__lt=until).in_plan_order()


def as_due(row: Opportunity) -> Due:
    """A row as the ranking wants it."""
    assert row.next_due_at is not None
    return Due(
        due_at=row.next_due_at,
        rank_class=row.next_class,
        key=row.pk,
        purpose=Purpose(row.next_purpose or ""),
        channel=Channel(row.next_channel or ""),
        bucket=Bucket(row.bucket),
        size=Size(row.size),
        value=float(row.value) or None,
        chance=row.chance / 100,
        minutes=row.next_minutes or 0,
        since=row.hand_raised_at or row.next_set_at,
        how=row.hand_raised_how,
    )


def _rows(
    found: Rows, promises: tuple[PromiseRow, ...], *, at: datetime, zone: ZoneInfo, minutes: int
) -> tuple[PlanRow, ...]:
    by_id = {row[0]: row for row in found}
    promised = {promise.opportunity_id: promise for promise in reversed(promises)}
    ordered = ranking.order_day((_due(row, promised.get(row[0])) for row in found), at, tz=zone)
    fitting = {each.key for each in ranking.fit_day(minutes, [each for each, _ in ordered]).fits}
    return tuple(
        _plan_row(
            by_id[each.key],
            each,
            _with_promise(rank, promised.get(each.key)),
            late=ranking.days_late(each, at, zone),
            fits=each.key in fitting,
        )
        for each, rank in ordered
    )


def _with_promise(rank: ranking.Rank, promise: PromiseRow | None) -> ranking.Rank:
    """Says what was promised, where a step stands among the promises because of one."""
    if promise is None or rank.group not in (Group.PROMISED, Group.FALLBACK):
        return rank
    return replace(rank, why=f"{'you' if promise.ours else 'they'} promised: {promise.what}")


def _due(row: tuple[Any, ...], promise: PromiseRow | None) -> Due:
    """A row of PLAN as the ranking wants it; one with a promise that comes up stands among the promises."""
    promise_class = RankClass.PROMISE if promise and promise.ours else RankClass.FALLBACK
    return Due(
        due_at=moment(row[11]),
        rank_class=min(row[17], promise_class) if promise else row[17],
        key=row[0],
        purpose=Purpose(row[8]),
        channel=Channel(row[9]),
        bucket=Bucket(row[7]),
        size=Size(row[14]),
        value=float(row[15]) or None,
        chance=row[16] / 100,
        minutes=row[12],
        since=moment(row[18]),
        how=row[25],
    )


def _plan_row(row: tuple[Any, ...], due: Due, rank: ranking.Rank, *, late: int, fits: bool) -> PlanRow:
    phone = row[24] or ""
    zone, country, region, city, postal = row[19:24]
    return PlanRow(
        id=due.key,
        seen=row[1],
        person_id=row[2],
        name=row[3],
        company=row[4],
        title=row[5],
        stage=row[6],
        bucket=due.bucket,
        purpose=Purpose(row[8]),
        channel=Channel(row[9]),
        note=row[10],
        due_at=due.due_at,
        minutes=due.minutes,
        fixed=bool(row[13]),
        size=due.size,
        value=Decimal(str(row[15])),
        phone=phone,
        their_zones=candidate_zones(phone, country, zone, region=region, city=city, postal=postal),
        group=rank.group,
        why=rank.why,
        days_late=late,
        fits=fits,
    )


def _promise(row: tuple[Any, ...]) -> PromiseRow:
    return PromiseRow(row[0], row[1], row[2], row[3], row[4], row[5], due_at=moment(row[6]), ours=bool(row[7]))


def end_of(span: Span, at: datetime, zone: ZoneInfo) -> datetime:
    """The first moment after the span, in the member's zone. Weeks end on Sunday."""
    today = at.astimezone(zone).date()
    first_day_after = {
        Span.DAY: today + timedelta(days=1),
        Span.WEEK: today + timedelta(days=7 - today.weekday()),
        Span.MONTH: (today.replace(day=1) + timedelta(days=32)).replace(day=1),
    }[span]
    return datetime.combine(first_day_after, time.min, zone)


def _midnight(at: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(at.astimezone(zone).date(), time.min, zone)
