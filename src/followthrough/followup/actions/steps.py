"""Working a step: complete it, log something unplanned, change, defer or skip it."""

from dataclasses import replace
from datetime import datetime

from followthrough.followup.actions import planning
from followthrough.followup.actions.care import open_care
from followthrough.followup.actions.deed import Deed, doing
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Parking, StageMove, Then
from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.followup.queries.times import zone_of
from followthrough.followup.refusals import (
    ChangedMeanwhile,
    EvidenceRequired,
    NextStepRequired,
    NotHappenedYet,
    ReasonRequired,
    WrongStage,
)
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.rules.words import ANSWERED, Direction, Outcome, PromiseState, State
from followthrough.team.models import Membership

WRONG_ADDRESS = "Nobody of this name is reached there"


def complete_step(
    opportunity: Opportunity,
    contact: Contact,
    then: Then | None,
    *,
    by: Membership | None,
    at: datetime,
    move: StageMove | None = None,
    seen: int | None = None,
) -> Entry:
    """The step was done: store what happened and what comes next, together or not at all.

    `seen` is the `last_entry_id` the caller's screen showed. Refuses `NextStepRequired` when nothing comes next,
    `NotLive`, `ChangedMeanwhile`, and all that `planning.set_step` and `set_ending` refuse.
    """
    with doing("complete", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        store_touch(act, contact, planned=True)
        clear_hand(act)
        if move:
            set_stage(act, move)
        planning.go_on(act, then)
        if isinstance(then, Ending) and then.state == State.WON:
            open_care(act, then)
    return _entry(act)


def log_touch(
    opportunity: Opportunity,
    contact: Contact,
    *,
    by: Membership | None,
    at: datetime,
    then: NextStep | Parking | None = None,
) -> Entry:
    """A contact nobody had planned. The next step stands, unless another one is given."""
    with doing("log", opportunity, by=by, at=at) as act:
        store_touch(act, contact, planned=False)
        if contact.direction == Direction.OUT or contact.outcome in ANSWERED:
            clear_hand(act)
        if then is not None:
            planning.require_live(act.opportunity)
            planning.go_on(act, then)
    return _entry(act)


def change_step(
    opportunity: Opportunity,
    step: NextStep | None,
    *,
    by: Membership | None,
    at: datetime,
    delay: Delay | None = None,
    seen: int | None = None,
) -> Entry:
    """Another purpose, channel, owner or an earlier date. A later day is a deferral and needs its reason."""
    with doing("change_step", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        if step is None:
            raise NextStepRequired
        act.facts["was"] = planning.step_facts(act.opportunity)
        if act.opportunity.state == State.OPEN and _is_a_later_day(act.opportunity, step.due_at):
            store_deferral(act, step.due_at, delay, skipped=False)
        planning.set_step(act, step)
    return _entry(act)


def defer_step(
    opportunity: Opportunity,
    *,
    to: datetime,
    delay: Delay,
    by: Membership | None,
    at: datetime,
    seen: int | None = None,
) -> Entry:
    """The same step on another day, with the reason why."""
    with doing("defer", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        store_deferral(act, to, delay, skipped=False)
        planning.set_step(act, replace(planning.step_of(act.opportunity), due_at=to, fixed=False))
    return _entry(act)


def skip_step(
    opportunity: Opportunity,
    then: Then | None,
    *,
    delay: Delay,
    by: Membership | None,
    at: datetime,
    seen: int | None = None,
) -> Entry:
    """This step is dropped for another one, or for an end, with the reason why."""
    with doing("skip", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        until = _due_at(then) or at
        store_deferral(act, until, delay, skipped=True)
        planning.go_on(act, then)
        if isinstance(then, Ending) and then.state == State.WON:
            open_care(act, then)
    return _entry(act)


def _due_at(then: Then | None) -> datetime | None:
    match then:
        case NextStep():
            return then.due_at
        case Parking():
            return then.step.due_at
    return None


def set_stage(act: Deed, move: StageMove) -> None:
    """Part of a verb: stand in another stage, on what was seen."""
    row, stage = act.opportunity, move.stage
    if stage.pipeline_id != row.pipeline_id:
        raise WrongStage
    if not move.evidence.strip():
        raise EvidenceRequired
    act.facts["stage"] = {"from": row.stage.name, "to": stage.name, "evidence": move.evidence.strip()}
    planning.enter_stage(act, stage.pk, bucket=stage.bucket, chance=stage.chance)


def store_touch(act: Deed, contact: Contact, *, planned: bool) -> None:
    row = act.opportunity
    if contact.at is not None and contact.at > act.at + planning.SLACK:
        raise NotHappenedYet
    touch = Touch(
        workspace_id=row.workspace_id,
        opportunity=row,
        member=act.by,
        at=contact.at or act.at,
        channel=contact.channel,
        direction=contact.direction,
        outcome=contact.outcome,
        purpose=contact.purpose or row.next_purpose or row.stage.goal,
        purpose_reached=contact.purpose_reached,
        attempt=row.tries + 1,
        planned_at=row.next_due_at if planned else None,
        minutes=(row.next_minutes or 0) if planned else 0,
        note=contact.note,
    )
    act.create(touch)
    _count_touch(row, touch, contact)
    act.facts["touch"] = _touch_facts(touch, contact)
    if contact.note:
        doc = search.index_note(row.workspace_id, row.person_id, source=f"touch:{touch.pk}", text=contact.note)
        act.created.append(doc)
    _settle_along(act, contact)


def _settle_along(act: Deed, contact: Contact) -> None:
    """What the contact settled besides: promises it kept, an address that turned out wrong. Others' are left alone."""
    row, point = act.opportunity, contact.wrong_point
    kept = [each for each in contact.kept if each.opportunity_id == row.pk and each.state == PromiseState.OPEN]
    for promise in kept:
        act.change(promise, state=PromiseState.KEPT, settled_at=act.at)
    if kept:
        act.facts["kept"] = [promise.what for promise in kept]
    if point is not None and point.person_id == row.person_id and point.is_valid:
        act.change(point, is_valid=False, invalid_why=WRONG_ADDRESS)
        act.facts["wrong_address"] = point.shown


def _count_touch(row: Opportunity, touch: Touch, contact: Contact) -> None:
    row.touches += 1
    row.last_touch_at = max(filter(None, (row.last_touch_at, touch.at)))
    answered = contact.direction == Direction.IN or contact.outcome in ANSWERED
    row.tries = 0 if answered else row.tries + 1
    if contact.outcome == Outcome.PUT_OFF:
        row.put_offs += 1
    elif answered and contact.outcome != Outcome.WILL_CALL:
        row.put_offs = 0
    if answered:
        row.last_two_way_at = max(filter(None, (row.last_two_way_at, touch.at)))
        row.last_words = (contact.words or contact.note or row.last_words)[:500]


def _touch_facts(touch: Touch, contact: Contact) -> dict[str, object]:
    return {
        "channel": touch.channel,
        "direction": touch.direction,
        "outcome": touch.outcome,
        "purpose": touch.purpose,
        "attempt": touch.attempt,
        "at": touch.at,
        "planned_at": touch.planned_at,
        "note": contact.note,
        "words": contact.words,
        **({"message": contact.message} if contact.message else {}),
    }


def store_deferral(act: Deed, to: datetime, delay: Delay | None, *, skipped: bool) -> None:
    row = act.opportunity
    if delay is None:
        raise ReasonRequired
    if row.next_due_at is None or row.next_purpose is None or row.next_channel is None:
        raise ChangedMeanwhile
    deferral = Deferral(
        workspace_id=row.workspace_id,
        opportunity=row,
        member=act.by,
        at=act.at,
        from_due_at=row.next_due_at,
        to_due_at=to,
        purpose=row.next_purpose,
        channel=row.next_channel,
        skipped=skipped,
        reason=delay.reason,
        note=delay.note[:500],
    )
    act.create(deferral)
    act.facts["deferral"] = {"from": row.next_due_at, "to": to, "reason": delay.reason, "note": delay.note}
    act.facts["was"] = planning.step_facts(row)


def _is_a_later_day(row: Opportunity, due_at: datetime) -> bool:
    """Whether the moment is on a later day than the step's, on the calendar of the one who does it."""
    zone = zone_of(row.owner)
    return row.next_due_at is not None and due_at.astimezone(zone).date() > row.next_due_at.astimezone(zone).date()


def clear_hand(act: Deed) -> None:
    act.opportunity.hand_raised_at, act.opportunity.hand_raised_how = None, ""


def _entry(act: Deed) -> Entry:
    assert act.entry is not None
    return act.entry
