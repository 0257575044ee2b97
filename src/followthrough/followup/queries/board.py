"""The board: the stages of a pipeline, what the counters know of each, and the first cards of each in plan order.

Two statements, whatever the size: the counters, and the cards of all columns together, each column one short range of
an index (`board`, or `board_of_owner` for one salesperson's). Deeper pages of a column go on after a keyset.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum
from django.db.models.expressions import RawSQL

from followthrough.followup.models import Opportunity, Promise, Stage
from followthrough.followup.queries.holdings import visible_tallies
from followthrough.followup.queries.keys import Cursor, Keys
from followthrough.rules.words import PromiseState, State
from followthrough.team.models import Membership

FIRST = 30  # cards of a column before "more"
KEYS = Keys(("next_class", "next_order", "id"))
LEG = "board"
PLACED = (
    "SELECT id FROM followup_opportunity"
    " WHERE workspace_id = %s AND stage_id = %s AND state IN ('open', 'nurture') AND state = 'open'"
)


class Card(NamedTuple):
    """One prospect, as far as a card shows it. The names are the columns."""

    id: int
    stage_id: int
    owner_id: int
    person_id: int
    person__name: str
    person__company__name: str | None
    value: Decimal
    hand_raised_at: datetime | None
    hand_raised_how: str
    next_purpose: str
    next_channel: str
    next_due_at: datetime
    next_by: str
    next_waiting_on: str
    next_class: int
    next_order: float


class Owed(NamedTuple):
    """The promise of a card that comes up first."""

    opportunity_id: int
    ours: bool
    what: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: how many stand there and what they are worth, by the counters; `more` begins its next page."""

    stage: Stage
    number: int = 0
    value: Decimal = Decimal(0)
    cards: list[Card] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose prospects the board shows to a member: one owner's, or everybody's (`owner_id` none).

    Where salespeople see only their own, it is theirs whatever was asked.
    """

    member: Membership
    owner_id: int | None

    @property
    def owner(self) -> int | None:
        return self.owner_id if sees_others(self.member) else self.member.pk


def sees_others(member: Membership) -> bool:
    """Whether the member may look at colleagues' prospects."""
    return member.sees_all or member.workspace.openness == member.workspace.Openness.ALL


def columns_of(stages: Sequence[Stage], whose: Whose, *, size: int = FIRST) -> list[Column]:
    """The columns of these stages in their order, each with its first cards."""
    if not stages:
        return []
    counted = _counted(stages, whose)
    by_stage: dict[int, list[Card]] = {stage.pk: [] for stage in stages}
    for card in _cards(stages, whose, size=size + 1):
        by_stage[card.stage_id].append(card)
    return [_column(stage, counted.get(stage.pk, (0, Decimal(0))), by_stage[stage.pk], size) for stage in stages]


def column_after(stage: Stage, whose: Whose, after: str, *, size: int = FIRST) -> Column:
    """The next cards of one column, with its counters. An `after` that is none of ours begins at the beginning."""
    cursor = Cursor.read(after)
    known = cursor.typed(KEYS) if cursor and cursor.leg == LEG else None
    cards = _cards([stage], whose, size=size + 1, after=known.values if known else ())
    return _column(stage, _counted([stage], whose).get(stage.pk, (0, Decimal(0))), cards, size)


def owed_for(member: Membership, cards: Sequence[Card], *, until: datetime) -> dict[int, Owed]:
    """What was promised either way and comes up by then, the first of each card."""
    wanted = {
        "workspace_id": member.workspace_id,
        "opportunity_id__in": [card.id for card in cards],
        "state": PromiseState.OPEN,
        "due_at__lt": until,
    }
    rows = Promise.objects.filter(**wanted).order_by("-due_at", "-pk").values_list(*Owed._fields)
    return {row[0]: Owed(*row) for row in rows}


def _column(stage: Stage, counted: tuple[int, Decimal], cards: list[Card], size: int) -> Column:
    shown = cards[:size]
    last = shown[-1] if len(cards) > size else None
    more = Cursor(LEG, (last.next_class, last.next_order, last.id)).write() if last else ""
    return Column(stage, *counted, shown, more)


def _counted(stages: Sequence[Stage], whose: Whose) -> dict[int, tuple[int, Decimal]]:
    rows = visible_tallies(whose.member).filter(stage__in=[stage.pk for stage in stages], state=State.OPEN)
    if whose.owner is not None:
        rows = rows.filter(owner_id=whose.owner)
    sums = rows.values_list("stage_id").annotate(Sum("number"), Sum("value"))
    return {stage_id: (number, value) for stage_id, number, value in sums}


def _cards(stages: Sequence[Stage], whose: Whose, *, size: int, after: tuple[object, ...] = ()) -> list[Card]:
    """The first cards of each stage. The ids are picked by ranges written out, the rest is joined to them.

    The ranges alone say whose: with the workspace named again, SQLite reads all of it instead of these ids.
    """
    one = _range(whose, after)
    ranges = " UNION ALL ".join(f"SELECT id FROM ({one}) AS stage_{at}" for at in range(len(stages)))  # noqa: S608
    values: list[object] = []
    for stage in stages:
        owner = [] if whose.owner is None else [whose.owner]
        values += [whose.member.workspace_id, stage.pk, *owner, *after, size]
    rows = Opportunity.objects.filter(pk__in=RawSQL(ranges, values))  # noqa: S611 - our words
    return [Card(*row) for row in rows.order_by(*KEYS.paths).values_list(*Card._fields)]


def _range(whose: Whose, after: tuple[object, ...]) -> str:
    """One stretch of an index. SQLite takes a partial index only where its condition stands word for word."""
    owner = " AND owner_id = %s" if whose.owner is not None else ""
    beyond = " AND (next_class, next_order, id) > (%s, %s, %s)" if after else ""
    return f"{PLACED}{owner}{beyond} ORDER BY next_class, next_order, id LIMIT %s"
