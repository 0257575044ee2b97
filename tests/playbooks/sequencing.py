"""Sequences for tests: made, switched on, and the clock moved on to where something is due."""

from datetime import datetime, timedelta
from typing import Any

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment, Sequence
from followthrough.rules.sequences import Plan
from tests.cast import NOON, Cast

CALL = {"key": "call", "kind": "act", "channel": "call", "by": "person", "purpose": "qualify"}
VISIT = {"key": "visit", "kind": "act", "channel": "visit", "by": "person", "purpose": "present", "days": 3}
LETTER = {"key": "letter", "kind": "act", "channel": "letter", "by": "person", "purpose": "close", "days": 1}
MAIL = {"key": "mail", "kind": "act", "channel": "email", "by": "machine", "purpose": "check_in"}
END = {"key": "end", "kind": "end", "end": "step", "channel": "call", "purpose": "requalify", "days": 5}
PARK = {"key": "end", "kind": "end", "end": "park", "days": 60}


def make(cast: Cast, *steps: dict[str, Any], name: str = "New lead", on: bool = True, **how: Any) -> Sequence:
    plan = Plan.from_list(list(steps))
    row = playbooks.make_sequence(cast.workspace, name, plan, by=cast.manager, at=NOON, **how)
    return playbooks.switch_sequence(row, on=on, by=cast.manager, at=NOON)


def change(cast: Cast, sequence: Sequence, *steps: dict[str, Any]) -> None:
    playbooks.change_steps(sequence, Plan.from_list(list(steps)), by=cast.manager, at=NOON)


def fresh(opportunity: Opportunity) -> Opportunity:
    return Opportunity.objects.select_related("person", "owner", "stage").get(pk=opportunity.pk)


def step_of(opportunity: Opportunity) -> tuple[Any, ...]:
    row = fresh(opportunity)
    return row.next_channel, row.next_by, row.next_origin


def due_of(opportunity: Opportunity) -> datetime:
    due = fresh(opportunity).next_due_at
    assert due is not None
    return due


def enrollment_of(opportunity: Opportunity) -> Enrollment:
    return Enrollment.objects.filter(opportunity=opportunity).latest("pk")


def tick(at: datetime) -> int:
    """What the clock does for sequences, in its order."""
    settled = playbooks.settle_news(at=at)
    return settled + playbooks.advance_due(at=at)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
