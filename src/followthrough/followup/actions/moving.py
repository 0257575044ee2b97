"""Moving a prospect: to another stage on evidence, to another owner with everything that was agreed."""

from datetime import datetime

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import doing
from followthrough.followup.actions.steps import set_stage
from followthrough.followup.drafts import NextStep, StageMove
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.team.models import Membership


def move_stage(
    opportunity: Opportunity,
    move: StageMove,
    *,
    by: Membership | None,
    at: datetime,
    step: NextStep | None = None,
    seen: int | None = None,
) -> Entry | None:
    """Stand in another stage on what was seen. The step stands, unless another is given.

    Refuses `NotLive`, `EvidenceRequired`, `WrongStage`.
    """
    with doing("move", opportunity, by=by, at=at, seen=seen) as act:
        planning.require_live(act.opportunity)
        set_stage(act, move)
        if step is not None:
            planning.set_step(act, step)
    return act.entry


def hand_over(
    opportunity: Opportunity, *, to: Membership, by: Membership | None, at: datetime, note: str = ""
) -> Entry | None:
    """To a colleague, with the step, the promises and the story. Refuses `NotLive`, `OwnerNotHere`."""
    with doing("hand_over", opportunity, by=by, at=at) as act:
        row = act.opportunity
        planning.require_live(row)
        act.facts |= {"from": row.owner_id, "to": to.pk, "name": to.name, "note": note}
        planning.require_member(to, row.workspace_id)
        planning.give(act, to)
    return act.entry
