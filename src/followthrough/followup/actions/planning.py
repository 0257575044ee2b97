"""Putting a step onto a row, and taking it off: the checks every verb shares."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from followthrough.followup.actions.deed import Deed
from followthrough.followup.drafts import Ending, NextStep, Parking, Then
from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import STEP_COLUMNS
from followthrough.followup.refusals import (
    ContactForbidden,
    EndNotTyped,
    NextStepRequired,
    NotLive,
    OwnerNotHere,
    PointedNowhere,
    StepIncomplete,
    StepInThePast,
)
from followthrough.journal.actions import lock
from followthrough.rules.words import (
    LIVE_STATES,
    REASONS_FOR,
    Channel,
    NextBy,
    Origin,
    Permission,
    PromiseState,
    Purpose,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership

SLACK = timedelta(minutes=5)  # a form may be filled in slowly


def require_live(row: Opportunity) -> None:
    if row.state not in LIVE_STATES:
        raise NotLive


def require_member(member: Membership, workspace_id: int) -> None:
    """Refuse `OwnerNotHere`; else the member can't leave until the transaction ends."""
    here = Membership.objects.of_workspace(workspace_id).active().filter(pk=member.pk)
    if not member.is_active or member.workspace_id != workspace_id or not lock.share(here):
        raise OwnerNotHere


def go_on(act: Deed, then: Then | None) -> None:
    """Apply what comes next, whichever it is. Refuses `NextStepRequired` when nothing does."""
    match then:
        case NextStep():
            act.opportunity.state = State.OPEN
            set_step(act, then)
        case Parking():
            set_parking(act, then)
        case Ending():
            set_ending(act, then)
        case _:
            raise NextStepRequired


def set_step(act: Deed, step: NextStep) -> None:
    """Write a step into the row. Refuses incomplete ones, past dates, owners who left, people who said no contact.

    While they rest the clock keeps the date: a rest that waits for a person stands on nobody's plan.
    """
    row = act.opportunity
    if row.state == State.NURTURE:
        step = replace(step, by=NextBy.MACHINE)
    check_step(step, at=act.at)
    if row.person.permission == Permission.WITHDRAWN:
        raise ContactForbidden
    if step.owner is not None and step.owner.pk != row.owner_id:
        require_member(step.owner, row.workspace_id)
        give(act, step.owner)
    write_step(row, step, at=act.at)
    act.facts["next"] = step_facts(row)


def give(act: Deed, to: Membership) -> None:
    """Another owner, with what the former one promised. What somebody else answers for stays theirs."""
    former, act.opportunity.owner_id = act.opportunity.owner_id, to.pk
    for promise in act.open_promises():
        if promise.member_id == former:
            act.change(promise, member_id=to.pk)


def check_step(step: NextStep, *, at: datetime) -> None:
    """The checks on a step that need no row."""
    if not (step.purpose and step.channel and step.due_at and step.by):
        raise StepIncomplete
    if step.due_at.tzinfo is None:
        raise StepIncomplete
    if step.due_at < at - SLACK:
        raise StepInThePast


def write_step(row: Opportunity, step: NextStep, *, at: datetime) -> None:
    """Only the columns."""
    row.next_purpose, row.next_channel = step.purpose, step.channel
    row.next_due_at, row.next_by = step.due_at, step.by
    row.next_waiting_on, row.next_origin = step.waiting_on, step.origin
    row.next_minutes, row.next_fixed = step.minutes, step.fixed
    row.next_note, row.next_set_at = step.note[:500], at


def set_parking(act: Deed, parking: Parking) -> None:
    act.opportunity.state = State.NURTURE
    act.opportunity.hand_raised_at, act.opportunity.hand_raised_how = None, ""
    set_step(act, parking.step)
    act.facts["parked"] = parking.why


def set_ending(act: Deed, ending: Ending) -> None:
    """Close the row: a typed reason, no step, no open promise left behind."""
    row = act.opportunity
    check_ending(ending)
    for column in STEP_COLUMNS:
        setattr(row, column, None)
    row.next_fixed, row.next_note = False, ""
    row.hand_raised_at, row.hand_raised_how = None, ""
    row.state, row.closed_at, row.close_reason = ending.state, act.at, ending.reason
    row.close_note, row.pointed_to = ending.note[:500], ending.pointed_to[:200]
    act.facts["ended"] = {"state": ending.state, "reason": ending.reason, "note": ending.note}
    if ending.pointed_to:
        act.facts["ended"]["pointed_to"] = ending.pointed_to
    _release_promises(act)


def check_ending(ending: Ending) -> None:
    """The checks on an end that need no row."""
    if ending.reason not in REASONS_FOR.get(ending.state, ()):
        raise EndNotTyped
    if ending.state == State.DISQUALIFIED and not ending.pointed_to.strip():
        raise PointedNowhere


def enter_stage(act: Deed, stage_id: int, *, bucket: str, chance: int) -> None:
    """Stand in another stage from now on."""
    row = act.opportunity
    row.stage_id, row.bucket, row.chance = stage_id, bucket, chance
    row.stage_entered_at = act.at


def step_facts(row: Opportunity) -> dict[str, Any]:
    """The step as the journal tells it."""
    return {
        "purpose": row.next_purpose,
        "channel": row.next_channel,
        "due_at": row.next_due_at,
        "by": row.next_by,
        "waiting_on": row.next_waiting_on,
        "origin": row.next_origin,
        "owner": row.owner_id,
        "note": row.next_note,
    }


def step_of(row: Opportunity) -> NextStep:
    """The row's step as a draft. Refuses `NotLive` when it has none."""
    if row.next_purpose is None or row.next_channel is None or row.next_due_at is None:
        raise NotLive
    return NextStep(
        purpose=Purpose(row.next_purpose),
        channel=Channel(row.next_channel),
        due_at=row.next_due_at,
        by=NextBy(row.next_by or NextBy.PERSON),
        waiting_on=WaitingOn(row.next_waiting_on or WaitingOn.US),
        origin=Origin(row.next_origin or Origin.HAND),
        minutes=row.next_minutes or 0,
        fixed=row.next_fixed,
        note=row.next_note,
    )


def _release_promises(act: Deed) -> None:
    for promise in act.open_promises():
        act.change(promise, state=PromiseState.RELEASED, settled_at=act.at)


def answer_now(act: Deed) -> None:
    """A person answers, now: what a raised hand asks for. A step that is due earlier stands."""
    row = act.opportunity
    step = step_of(row)
    if row.state == State.OPEN and step.by == NextBy.PERSON and step.due_at <= act.at:
        return
    row.state = State.OPEN
    purpose = Purpose.ANSWER if row.touches else Purpose.FIRST_RESPONSE
    set_step(act, replace(step, by=NextBy.PERSON, due_at=act.at, purpose=purpose, waiting_on=WaitingOn.US, fixed=False))
