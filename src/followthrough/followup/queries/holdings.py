"""How many prospects there are, from the counters: no page counts them."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from followthrough.followup.models import Tally
from followthrough.followup.queries.filters import ANY, EVERYBODY, MINE, TEAM, Filters
from followthrough.team.models import Membership


@dataclass(frozen=True, slots=True)
class Holding:
    """`number` and `value` of what fits owner and stage; `owned` fits the owner alone, `staged` the stage alone."""

    number: int = 0
    value: Decimal = Decimal(0)
    owned: int = 0
    staged: int = 0


@dataclass(frozen=True, slots=True)
class Holdings:
    """Per state, for one list."""

    by_state: dict[str, Holding] = field(default_factory=dict)

    def of(self, state: str) -> Holding:
        return self.by_state.get(state, Holding())

    def number(self, filters: Filters) -> int:
        """How many stand in the list's state, by owner and stage alone."""
        if filters.state != ANY:
            return self.of(filters.state).number
        return sum(holding.number for holding in self.by_state.values())


def owner_condition(whose: str, member: Membership, column: str = "owner") -> Q:
    """Whose prospects, as a condition on a table with an owner."""
    if whose == EVERYBODY:
        return Q()
    if whose.startswith(TEAM):
        ids = Membership.objects.filter(workspace_id=member.workspace_id, team_id=whose.removeprefix(TEAM))
        return Q(**{f"{column}_id__in": ids.values("pk")})
    return Q(**{f"{column}_id": member.pk if whose == MINE else int(whose)})


def stage_condition(filters: Filters, through: str = "") -> Q:
    """Stage, bucket and pipeline, as a condition on opportunities, or `through` the stage of another table."""
    condition = Q()
    if filters.stage is not None:
        condition &= Q(stage_id=filters.stage)
    if filters.pipeline is not None:
        condition &= Q(**{f"{through}pipeline_id": filters.pipeline})
    if filters.bucket:
        condition &= Q(**{f"{through}bucket": filters.bucket})
    return condition


def holdings(filters: Filters, member: Membership) -> Holdings:
    """What the counters know of a list, in one statement."""
    owned, staged = owner_condition(filters.whose, member), stage_condition(filters, "stage__")
    counted = (
        visible_tallies(member)
        .values("state")
        .annotate(
            count=_sum("number", owned & staged),
            worth=_sum("value", owned & staged),
            owner_count=_sum("number", owned),
            stage_count=_sum("number", staged),
        )
    )
    return Holdings(
        {
            row["state"]: Holding(
                row["count"] or 0, row["worth"] or Decimal(0), row["owner_count"] or 0, row["stage_count"] or 0
            )
            for row in counted
        }
    )


def visible_tallies(member: Membership) -> Any:
    """The counters of what the member may see."""
    rows = Tally.objects.filter(workspace_id=member.workspace_id)
    if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
        return rows
    return rows.filter(owner=member)


def _sum(column: str, condition: Q) -> Sum:
    return Sum(column, filter=condition) if condition else Sum(column)
