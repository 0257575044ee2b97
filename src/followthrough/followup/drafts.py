"""What a caller hands to a verb: small frozen records, in the words of the house."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from followthrough.followup.models import Pipeline, Promise, Stage
from followthrough.people.models import ContactPoint, Tag
from followthrough.rules.next_step import Action, Proposal
from followthrough.rules.words import (
    Channel,
    CloseReason,
    Direction,
    NextBy,
    Origin,
    Outcome,
    Permission,
    Purpose,
    Reason,
    Size,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next. `due_at` is aware; `owner` none keeps the one it has; `minutes` is how long it takes."""

    purpose: Purpose
    channel: Channel
    due_at: datetime
    by: NextBy = NextBy.PERSON
    owner: Membership | None = None
    waiting_on: WaitingOn = WaitingOn.US
    origin: Origin = Origin.HAND
    minutes: int = 10
    fixed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parking:
    """Out of the pipeline, into nurture: the step says what happens on the wake date, and by whom."""

    step: NextStep
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A typed end. `pointed_to` is required for those who don't fit: help given is no loss."""

    state: State
    reason: CloseReason
    note: str = ""
    pointed_to: str = ""
    care: NextStep | None = None


Then = NextStep | Parking | Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What happened in one contact. `purpose` none: what the step was for. `at` none: the moment of the verb.

    `kept` are promises it fulfilled, `wrong_point` is the address that turned out to be nobody's, `message` the mail or
    text it is told by.
    """

    channel: Channel
    outcome: Outcome
    direction: Direction = Direction.OUT
    purpose: Purpose | None = None
    purpose_reached: bool | None = None
    note: str = ""
    words: str = ""
    kept: tuple[Promise, ...] = ()
    wrong_point: ContactPoint | None = None
    message: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMove:
    stage: Stage
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Why a step is moved or skipped: one of the twelve, or "they asked"."""

    reason: Reason
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A new opportunity. `stage` none: the first of the pipeline; `size` none: by value."""

    owner: Membership
    step: NextStep
    pipeline: Pipeline
    stage: Stage | None = None
    title: str = ""
    source: str = ""
    value: Decimal = Decimal(0)
    size: Size | None = None
    strategy: str = ""
    raised_hand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Permission to follow up, given or withdrawn, and how it was said."""

    permission: Permission
    how: str


def then_of(proposal: Proposal, *, note: str = "", pointed_to: str = "") -> Then:
    """What accepting a proposal means, as a draft for a verb."""
    if proposal.action == Action.CONCLUDE:
        assert proposal.close_state is not None
        assert proposal.close_reason is not None
        return Ending(state=proposal.close_state, reason=proposal.close_reason, note=note, pointed_to=pointed_to)
    step = _step_of(proposal, note=note)
    return Parking(step=step, why=proposal.why) if proposal.action == Action.PARK else step


def _step_of(proposal: Proposal, *, note: str) -> NextStep:
    assert proposal.purpose is not None
    assert proposal.channel is not None
    assert proposal.due_at is not None
    return NextStep(
        purpose=proposal.purpose,
        channel=proposal.channel,
        due_at=proposal.due_at,
        by=proposal.by or NextBy.PERSON,
        waiting_on=proposal.waiting_on or WaitingOn.US,
        origin=proposal.origin or Origin.STRATEGY,
        minutes=proposal.minutes,
        note=note,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """For many: to a colleague."""

    to: Membership
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """For many: a tag put on, or taken off."""

    tag: Tag
    remove: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponing:
    """For many: their steps on another day, and why."""

    to: datetime
    delay: Delay


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """For many: another strategy."""

    strategy: str


Order = HandOver | Tagging | Postponing | Following | Parking | Ending
