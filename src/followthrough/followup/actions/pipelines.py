"""Pipelines and stages: the starting set, and changing them without leaving a prospect in a stage that is gone."""

from typing import Any

from django.db import transaction

from followthrough.followup.actions import tallies
from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Bucket, PipelineKind, Purpose
from followthrough.team.models import Workspace

SALES_STAGES = (
    ("New lead", Bucket.NEW, Purpose.FIRST_RESPONSE, 5, ""),
    ("Contacted", Bucket.NEW, Purpose.QUALIFY, 10, "We have spoken, or they wrote back"),
    ("Qualified", Bucket.DEVELOPING, Purpose.DISCOVER, 20, "They named a problem we solve"),
    ("Discovery held", Bucket.DEVELOPING, Purpose.PRESENT, 35, "We know what it costs them and who decides"),
    ("Proposal out", Bucket.CLOSING, Purpose.CLOSE, 50, "They asked for the proposal and have it"),
    ("Decision", Bucket.CLOSING, Purpose.CLOSE, 70, "They named the day on which they decide"),
    ("Stalled", Bucket.PARKED, Purpose.REQUALIFY, 5, "Put off twice, or silent for long"),
)
CARE_STAGES = (
    ("Welcome", Bucket.NEW, Purpose.THANK, 90, ""),
    ("First month", Bucket.DEVELOPING, Purpose.CHECK_IN, 90, "They use what they bought"),
    ("For life", Bucket.CLOSING, Purpose.ASK_REFERRAL, 90, "They said that they are content"),
)


class StageInUse(Refusal):
    message = "Prospects stand in this stage. Say which stage they move to."


class LastStage(Refusal):
    message = "A pipeline needs at least one stage."


def start_pipelines(workspace: Workspace) -> tuple[Pipeline, Pipeline]:
    """The starting set: one pipeline for sales with seven stages, one for care."""
    with transaction.atomic():
        sales = add_pipeline(workspace, "Sales", kind=PipelineKind.SALES)
        care = add_pipeline(workspace, "Customer care", kind=PipelineKind.CARE)
        for pipeline, stages in ((sales, SALES_STAGES), (care, CARE_STAGES)):
            for name, bucket, goal, chance, evidence in stages:
                add_stage(pipeline, name, bucket=bucket, goal=goal, chance=chance, evidence=evidence)
    return sales, care


def add_pipeline(workspace: Workspace, name: str, *, kind: PipelineKind = PipelineKind.SALES) -> Pipeline:
    """A new pipeline, last in order."""
    position = Pipeline.objects.filter(workspace=workspace).count()
    return Pipeline.objects.create(workspace=workspace, name=name.strip(), kind=kind, position=position)


def add_stage(
    pipeline: Pipeline, name: str, *, bucket: Bucket, goal: Purpose, chance: int = 20, evidence: str = ""
) -> Stage:
    """A new stage, last in order."""
    return Stage.objects.create(
        workspace_id=pipeline.workspace_id,
        pipeline=pipeline,
        name=name.strip(),
        bucket=bucket,
        goal=goal,
        chance=chance,
        evidence=evidence,
        position=pipeline.stages.count(),
    )


def edit_stage(stage: Stage, **changes: Any) -> Stage:
    """Rename or re-aim a stage. Prospects in it follow its bucket at once."""
    with transaction.atomic():
        for name, value in changes.items():
            setattr(stage, name, value)
        stage.full_clean(exclude=["workspace", "pipeline"])
        stage.save()
        if "bucket" in changes:
            Opportunity.objects.filter(workspace_id=stage.workspace_id, stage=stage).update(bucket=stage.bucket)
    return stage


def order_stages(pipeline: Pipeline, stage_ids: list[int]) -> None:
    """Put the stages into this order; those not named keep their place after them."""
    rest = pipeline.stages.exclude(pk__in=stage_ids).order_by("position").values_list("pk", flat=True)
    with transaction.atomic():
        for position, pk in enumerate([*stage_ids, *rest]):
            pipeline.stages.filter(pk=pk).update(position=position)


def remove_stage(stage: Stage, *, into: Stage | None = None) -> int:
    """Take a stage away; its prospects move to `into`. Refuses `StageInUse`, `LastStage`. Returns how many moved."""
    with transaction.atomic():
        if stage.pipeline.stages.count() == 1:
            raise LastStage
        standing = Opportunity.objects.filter(workspace_id=stage.workspace_id, stage=stage)
        if into is None and standing.exists():
            raise StageInUse
        moved = 0
        if into is not None:
            moved = standing.update(stage=into, bucket=into.bucket, chance=into.chance)
        stage.delete()
        tallies.recount(stage.workspace_id)
    return moved
