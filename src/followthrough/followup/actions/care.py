"""After the sale it goes on: a won opportunity opens one of care, its first step dated."""

from datetime import timedelta

from followthrough.followup.actions import deed, planning
from followthrough.followup.actions.deed import Deed
from followthrough.followup.drafts import Ending, NextStep
from followthrough.followup.models import Opportunity, Stage
from followthrough.rules.words import Channel, Origin, PipelineKind, Purpose, Size, State

THANKS_WITHIN = timedelta(days=2)


def open_care(act: Deed, ending: Ending) -> Opportunity | None:
    """Part of winning. None when what was won is care itself, or the workspace has no care pipeline."""
    won = act.opportunity
    stage = _first_care_stage(won)
    if won.pipeline.kind == PipelineKind.CARE or stage is None:
        return None
    row = Opportunity(
        workspace_id=won.workspace_id,
        person=won.person,
        pipeline_id=stage.pipeline_id,
        stage=stage,
        owner=won.owner,
        title=won.title,
        source=won.source,
        size=Size(won.size),
        chance=stage.chance,
        state=State.OPEN,
        bucket=stage.bucket,
        opened_at=act.at,
        stage_entered_at=act.at,
        won_from=won,
    )
    opening = deed.begin("open", row, by=act.by, at=act.at)
    planning.set_step(opening, ending.care or _thanks(act))
    opening.facts["care_of"] = won.pk
    deed.finish_new(opening, within=act)
    act.created.append(row)
    act.facts["care"] = row.pk
    return row


def _first_care_stage(won: Opportunity) -> Stage | None:
    care = Stage.objects.filter(
        workspace_id=won.workspace_id, pipeline__kind=PipelineKind.CARE, pipeline__is_active=True
    )
    return care.order_by("pipeline__position", "position").first()


def _thanks(act: Deed) -> NextStep:
    return NextStep(purpose=Purpose.THANK, channel=Channel.CALL, due_at=act.at + THANKS_WITHIN, origin=Origin.STRATEGY)
