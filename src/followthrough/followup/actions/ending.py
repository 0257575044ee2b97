"""Leaving the pipeline and coming back: park, wake, conclude, reopen."""

from datetime import datetime

from followthrough.followup.actions import planning
from followthrough.followup.actions.care import open_care
from followthrough.followup.actions.deed import doing
from followthrough.followup.drafts import Ending, NextStep, Parking
from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import EndNotTyped, NextStepRequired, NotClosed, NotOpen
from followthrough.journal.models import Entry
from followthrough.rules.words import LIVE_STATES, State
from followthrough.team.models import Membership


def park(
    opportunity: Opportunity, parking: Parking, *, by: Membership | None, at: datetime, seen: int | None = None
) -> Entry | None:
    """Out of the pipeline into nurture, with the date on which they come back. Refuses `NotLive`."""
    with doing("park", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        planning.set_parking(act, parking)
    return act.entry


def wake(
    opportunity: Opportunity, step: NextStep | None, *, by: Membership | None, at: datetime, why: str = ""
) -> Entry | None:
    """Back from nurture into the pipeline, onto a person's plan. Refuses `NotOpen` when it is not in nurture."""
    with doing("wake", opportunity, by=by, at=at) as act:
        if act.opportunity.state != State.NURTURE:
            raise NotOpen
        act.facts["why"] = why
        act.opportunity.stage_entered_at = at
        planning.go_on(act, step)
    return act.entry


def conclude(
    opportunity: Opportunity, ending: Ending, *, by: Membership | None, at: datetime, seen: int | None = None
) -> Entry | None:
    """Won (opens care), lost, or not a fit (says where they were pointed to). Refuses `NotLive`, `EndNotTyped`."""
    if not isinstance(ending, Ending):
        raise EndNotTyped
    with doing(str(ending.state), opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        planning.set_ending(act, ending)
        if ending.state == State.WON:
            open_care(act, ending)
    return act.entry


def reopen(
    opportunity: Opportunity, step: NextStep | None, *, by: Membership | None, at: datetime, why: str = ""
) -> Entry | None:
    """A closed one lives again, with its next step; its owner must still work here. Refuses `NotClosed`."""
    with doing("reopen", opportunity, by=by, at=at) as act:
        row = act.opportunity
        if row.state in LIVE_STATES:
            raise NotClosed
        if step is None:
            raise NextStepRequired
        planning.require_member(step.owner or row.owner, row.workspace_id)
        act.facts["was"] = {"state": row.state, "reason": row.close_reason}
        act.facts["why"] = why
        row.closed_at, row.close_reason, row.close_note, row.pointed_to = None, None, "", ""
        row.stage_entered_at = at
        planning.go_on(act, step)
    return act.entry
