"""Pipelines and stages: the starting set, and changing them without leaving a prospect in a stage that is gone."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.followup.actions import standing
from followthrough.followup.actions.deed import Deed
from followthrough.followup.actions.many import Manner, doing_many
from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.followup.refusals import WrongStage
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Bucket, PipelineKind, Purpose
from followthrough.team.actions import told
from followthrough.team.models import Membership, Workspace

EDITABLE = frozenset({"name", "bucket", "goal", "chance", "evidence"})

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
        sales = _make_pipeline(workspace, "Sales", kind=PipelineKind.SALES)
        care = _make_pipeline(workspace, "Customer care", kind=PipelineKind.CARE)
        for pipeline, stages in ((sales, SALES_STAGES), (care, CARE_STAGES)):
            for name, bucket, goal, chance, evidence in stages:
                _make_stage(pipeline, name, bucket=bucket, goal=goal, chance=chance, evidence=evidence)
    return sales, care


def add_pipeline(
    workspace: Workspace,
    name: str,
    *,
    kind: PipelineKind = PipelineKind.SALES,
    by: Membership | None,
    at: datetime,
) -> Pipeline:
    """A new pipeline, last in order, with a first stage: one without stages can hold nobody."""
    with transaction.atomic():
        pipeline = _make_pipeline(workspace, name, kind=kind)
        stage = _make_stage(pipeline, "New", bucket=Bucket.NEW, goal=Purpose.QUALIFY)
        facts = {"pipeline": pipeline.pk, "name": pipeline.name, "stage": stage.pk}
        told.write("add_pipeline", workspace.pk, facts, by=by, at=at)
    return pipeline


def add_stage(
    pipeline: Pipeline,
    name: str,
    *,
    bucket: Bucket,
    goal: Purpose,
    chance: int = 20,
    evidence: str = "",
    by: Membership | None,
    at: datetime,
) -> Stage:
    """A new stage, last in order."""
    with transaction.atomic():
        stage = _make_stage(pipeline, name, bucket=bucket, goal=goal, chance=chance, evidence=evidence)
        _tell("add_stage", stage, {"name": stage.name, "pipeline": pipeline.pk}, by=by, at=at)
    return stage


def _make_pipeline(workspace: Workspace, name: str, *, kind: PipelineKind) -> Pipeline:
    position = Pipeline.objects.filter(workspace=workspace).count()
    return Pipeline.objects.create(workspace=workspace, name=name.strip(), kind=kind, position=position)


def _make_stage(
    pipeline: Pipeline, name: str, *, bucket: Bucket, goal: Purpose, chance: int = 20, evidence: str = ""
) -> Stage:
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


def edit_stage(stage: Stage, changes: dict[str, Any], *, by: Membership | None, at: datetime) -> Stage:
    """Rename or re-aim a stage (see EDITABLE). Prospects in it follow its bucket at once, also on today's plan."""
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    was = {name: getattr(stage, name) for name in changes}
    with transaction.atomic():
        for name, value in changes.items():
            setattr(stage, name, value)
        stage.full_clean(exclude=["workspace", "pipeline"])
        stage.save()
        if "bucket" in changes and changes["bucket"] != was["bucket"]:
            standing.follow_bucket(stage)
        differ = {name: [was[name], value] for name, value in changes.items() if value != was[name]}
        _tell("edit_stage", stage, {"changes": differ}, by=by, at=at)
    return stage


def order_stages(pipeline: Pipeline, stage_ids: list[int], *, by: Membership | None, at: datetime) -> None:
    """Put the stages into this order; those not named keep their place after them."""
    rest = list(pipeline.stages.exclude(pk__in=stage_ids).order_by("position").values_list("pk", flat=True))
    with transaction.atomic():
        for position, pk in enumerate([*stage_ids, *rest]):
            pipeline.stages.filter(pk=pk).update(position=position)
        facts = {"pipeline": pipeline.pk, "stages": [*stage_ids, *rest]}
        told.write("order_stages", pipeline.workspace_id, facts, by=by, at=at)


def remove_stage(stage: Stage, *, by: Membership | None, at: datetime, into: Stage | None = None) -> int:
    """Take a stage away; its prospects move to `into`, another of its pipeline. Returns how many moved.

    Refuses `StageInUse`, `LastStage`, `WrongStage`.
    """
    if into is not None and (into.pipeline_id != stage.pipeline_id or into.pk == stage.pk):
        raise WrongStage
    if stage.pipeline.stages.count() == 1:
        raise LastStage
    rows = Opportunity.objects.filter(workspace_id=stage.workspace_id, stage=stage)
    if into is None and rows.exists():
        raise StageInUse
    moved = _move_all(stage, into, by=by, at=at) if into else 0
    with transaction.atomic():
        Stage.objects.select_for_update().get(pk=stage.pk)  # from here on nobody comes into it
        moved += _move_all(stage, into, by=by, at=at) if into else 0
        _tell("remove_stage", stage, {"name": stage.name, "into": into.name if into else ""}, by=by, at=at)
        stage.delete()
    return moved


def _move_all(stage: Stage, into: Stage, *, by: Membership | None, at: datetime) -> int:
    """Everybody in it, the closed ones too. Nobody came closer by it: when they entered the stage stays."""

    def move(act: Deed) -> None:
        row = act.opportunity
        row.stage_id, row.bucket, row.chance = into.pk, into.bucket, into.chance
        act.facts["stage"] = {"from": stage.name, "to": into.name, "evidence": f"“{stage.name}” was taken away"}

    manner = Manner(verb="move", change=move, columns=(*standing.READS, *standing.WRITES))
    rows = Opportunity.objects.filter(workspace_id=stage.workspace_id, stage=stage)
    return doing_many(manner, rows, by=by, at=at)


def _tell(verb: str, stage: Stage, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    told.write(verb, stage.workspace_id, {"stage": stage.pk} | facts, by=by, at=at)
