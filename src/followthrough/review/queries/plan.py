"""The plan of one salesperson for a day, a week or a month: next steps in order, each with its reason.

Four statements whatever the size: the rows (one index range), the numbers, the promises, the balance.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from followthrough.followup.models import Opportunity, Promise, Touch
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.queries.times import zone_of
from followthrough.people.models import ContactPoint
from followthrough.review.queries.balance import balance_of
from followthrough.rules import ranking
from followthrough.rules.balance import Balance
from followthrough.rules.ranking import Due, Group
from followthrough.rules.words import Bucket, Channel, ContactKind, Direction, PromiseState, Purpose, Size, Word
from followthrough.rules.zones import candidate_zones
from followthrough.team.models import Membership

MOST_ROWS = 60
MOST_COUNTED = 500  # beyond that a page says "500+": nobody's day holds more
MOST_PROMISES = 20
NUMBERS = """
SELECT * FROM (SELECT count(*), coalesce(sum(minutes), 0) FROM ({made}) AS made) AS a,
              (SELECT count(*), coalesce(sum(next_minutes), 0) FROM ({left}) AS due) AS b
"""
PHONES = (ContactKind.MOBILE, ContactKind.PHONE)


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
    due = due_rows(member, until)
    done, minutes_done, left, minutes_needed = _numbers(member, due, since=_midnight(at, zone))
    minutes_left = max(member.capacity - minutes_done, 0)
    return Plan(
        day=at.astimezone(zone).date(),
        zone=zone,
        rows=_rows(due, at=at, zone=zone, minutes=minutes_left, most=most),
        promises=_promises(member, until),
        done=done,
        left=left,
        left_is_more=left >= MOST_COUNTED,
        minutes_done=minutes_done,
        minutes_left=minutes_left,
        minutes_needed=minutes_needed,
        balance=balance_of(member),
    )


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
    )


def _rows(due: OpportunityQuerySet, *, at: datetime, zone: ZoneInfo, minutes: int, most: int) -> tuple[PlanRow, ...]:
    found = {row.pk: row for row in _with_faces(due)[:most]}
    ordered = ranking.order_day((as_due(row) for row in found.values()), at, tz=zone)
    fitting = {each.key for each in ranking.fit_day(minutes, [each for each, _ in ordered]).fits}
    return tuple(
        _plan_row(found[each.key], rank, late=ranking.days_late(each, at, zone), fits=each.key in fitting)
        for each, rank in ordered
    )


def _with_faces(due: OpportunityQuerySet) -> QuerySet[Opportunity]:
    """Joined with who it is, only the columns a line shows, and one number to call."""
    phone = ContactPoint.objects.filter(person_id=OuterRef("person_id"), kind__in=PHONES, is_valid=True)
    return (
        due.select_related("person", "person__company", "stage")
        .only(
            "id", "last_entry_id", "person_id", "title", "bucket", "size", "value", "chance", "hand_raised_at",
            "next_purpose", "next_channel", "next_due_at", "next_minutes", "next_fixed", "next_note", "next_class",
            "next_set_at", "person__name", "person__company__name", "person__zone", "person__country",
            "person__region", "person__city", "person__postal_code", "stage__name",
        )
        .annotate(phone=Subquery(phone.order_by("position").values("value")[:1]))
    )  # fmt: skip


def _plan_row(row: Opportunity, rank: ranking.Rank, *, late: int, fits: bool) -> PlanRow:
    person = row.person
    phone: str = getattr(row, "phone", None) or ""
    assert row.next_due_at is not None
    return PlanRow(
        id=row.pk,
        seen=row.last_entry_id,
        person_id=row.person_id,
        name=person.name,
        company=person.company.name if person.company else "",
        title=row.title,
        stage=row.stage.name,
        bucket=Bucket(row.bucket),
        purpose=Purpose(row.next_purpose or ""),
        channel=Channel(row.next_channel or ""),
        note=row.next_note,
        due_at=row.next_due_at,
        minutes=row.next_minutes or 0,
        fixed=row.next_fixed,
        size=Size(row.size),
        value=row.value,
        phone=phone,
        their_zones=candidate_zones(
            phone,
            person.country,
            person.zone,
            region=person.region,
            city=person.city,
            postal=person.postal_code,
        ),
        group=rank.group,
        why=rank.why,
        days_late=late,
        fits=fits,
    )


def _numbers(member: Membership, due: OpportunityQuerySet, *, since: datetime) -> tuple[int, int, int, int]:
    """Done today and its minutes, left (at most MOST_COUNTED) and its minutes, in one statement."""
    made = Touch.objects.filter(
        workspace_id=member.workspace_id, member=member, at__gte=since, direction=Direction.OUT
    ).values_list("minutes")
    left = due.order_by().values_list("next_minutes")[:MOST_COUNTED]
    made_sql, made_parameters = made.query.sql_with_params()
    left_sql, left_parameters = left.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS.format(made=made_sql, left=left_sql), [*made_parameters, *left_parameters])
        done, minutes_done, number, minutes = cursor.fetchone()
    return done, int(minutes_done), number, int(minutes)


def _promises(member: Membership, until: datetime) -> tuple[PromiseRow, ...]:
    """Open promises the member answers for that come up before `until`, oldest first."""
    due = Promise.objects.filter(
        workspace_id=member.workspace_id, member=member, state=PromiseState.OPEN, due_at__lt=until
    )
    found = due.order_by("due_at").values_list(
        "id", "opportunity_id", "opportunity__person_id", "opportunity__person__name", "what", "event", "due_at", "ours"
    )
    return tuple(PromiseRow(*row) for row in found[:MOST_PROMISES])


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
