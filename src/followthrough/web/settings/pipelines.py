"""Pipelines and their stages: names, buckets, goals, chances, what must have been seen; order; taking one away."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup import actions as followup
from followthrough.followup.models import Pipeline, Stage
from followthrough.followup.queries.holdings import visible_tallies
from followthrough.rules.words import LIVE_STATES, Bucket, PipelineKind, Purpose
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "settings_pipelines"
COLUMNS = ("name", "bucket", "goal", "chance", "evidence")


class StageForm(forms.Form):
    name = forms.CharField(max_length=80, error_messages={"required": "Name the stage."})
    bucket = forms.ChoiceField(choices=Bucket.choices())
    goal = forms.ChoiceField(choices=Purpose.choices())
    chance = forms.IntegerField(min_value=0, max_value=100, error_messages={"required": "Guess: 0 to 100."})
    evidence = forms.CharField(max_length=200, required=False)


class PipelineForm(forms.Form):
    name = forms.CharField(max_length=80, error_messages={"required": "Name the pipeline."})
    kind = forms.ChoiceField(choices=PipelineKind.choices(), initial=PipelineKind.SALES)


@door.member_page
@require_http_methods(["GET", "HEAD"])
def pipelines(request: door.MemberRequest) -> HttpResponse:
    return _page(request, PipelineForm())


@door.admin_page
@require_POST
def add_pipeline(request: door.MemberRequest) -> HttpResponse:
    """A new pipeline with a first stage, because one without stages can hold nobody."""
    form = PipelineForm(request.POST)
    if form.is_valid() and _pipelines(request).filter(name=form.cleaned_data["name"]).exists():
        form.add_error("name", "There is a pipeline of that name already.")
    if not form.is_valid():
        return _page(request, form, status=422)
    kind = PipelineKind(form.cleaned_data["kind"])
    pipeline = followup.add_pipeline(
        request.member.workspace, form.cleaned_data["name"], kind=kind, by=request.member, at=door.now()
    )
    toasts.say(request, f"Added {pipeline.name}. Now give it its stages.")
    return door.go(request, HERE)


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_stage(request: door.MemberRequest, pipeline_id: int) -> HttpResponse:
    pipeline = get_object_or_404(_pipelines(request), pk=pipeline_id)
    form = StageForm(request.POST) if request.method == "POST" else StageForm(initial={"chance": 20})
    if _is_fine(form, pipeline):
        values = form.cleaned_data
        followup.add_stage(
            pipeline,
            values["name"],
            bucket=Bucket(values["bucket"]),
            goal=Purpose(values["goal"]),
            chance=values["chance"],
            evidence=values["evidence"],
            by=request.member,
            at=door.now(),
        )
        toasts.say(request, f"Added {values['name']}.")
        return door.go(request, HERE)
    return _stage_page(request, form, pipeline=pipeline, stage=None)


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: door.MemberRequest, pk: int) -> HttpResponse:
    one = _stage(request, pk)
    now = {name: getattr(one, name) for name in COLUMNS}
    form = StageForm(request.POST) if request.method == "POST" else StageForm(initial=now)
    if _is_fine(form, one.pipeline, besides=one):
        followup.edit_stage(one, form.cleaned_data, by=request.member, at=door.now())
        toasts.say(request, f"Saved {one.name}.")
        return door.go(request, HERE)
    return _stage_page(request, form, pipeline=one.pipeline, stage=one)


@door.admin_page
@require_POST
def move(request: door.MemberRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    one = _stage(request, pk)
    order = list(one.pipeline.stages.order_by("position").values_list("pk", flat=True))
    at = order.index(one.pk)
    to = max(0, min(len(order) - 1, at + (-1 if request.POST.get("way") == "up" else 1)))
    order.insert(to, order.pop(at))
    followup.order_stages(one.pipeline, order, by=request.member, at=door.now())
    return door.go(request, HERE)


@door.admin_page
@require_POST
def remove(request: door.MemberRequest, pk: int) -> HttpResponse:
    """Take a stage away; who stands in it moves to the one chosen."""
    one = _stage(request, pk)
    into = one.pipeline.stages.exclude(pk=one.pk).filter(pk=request.POST.get("into") or 0).first()
    moved = followup.remove_stage(one, into=into, by=request.member, at=door.now())
    toasts.say(request, f"{one.name} is gone. {moved} moved." if moved else f"{one.name} is gone.")
    return door.go(request, HERE)


def _is_fine(form: StageForm, pipeline: Pipeline, *, besides: Stage | None = None) -> bool:
    if not form.is_bound or not form.is_valid():
        return False
    others = pipeline.stages.exclude(pk=besides.pk if besides else 0)
    if others.filter(name=form.cleaned_data["name"]).exists():
        form.add_error("name", "There is a stage of that name in this pipeline already.")
    return form.is_valid()


def _page(request: door.MemberRequest, form: PipelineForm, *, status: int = 200) -> HttpResponse:
    numbers = _live_numbers(request.member)
    found = _pipelines(request).prefetch_related("stages").order_by("position")
    shown: list[dict[str, Any]] = [
        {
            "pipeline": each,
            "stages": [
                (one, numbers.get(one.pk, 0)) for one in sorted(each.stages.all(), key=lambda one: one.position)
            ],
        }
        for each in found
    ]
    return places.page(request, "pipelines.html", HERE, {"form": form, "pipelines": shown}, status=status)


def _stage_page(
    request: door.MemberRequest, form: StageForm, *, pipeline: Pipeline, stage: Stage | None
) -> HttpResponse:
    others = pipeline.stages.exclude(pk=stage.pk).order_by("position") if stage else Stage.objects.none()
    number = _live_numbers(request.member).get(stage.pk, 0) if stage else 0
    facts = {"form": form, "pipeline": pipeline, "stage": stage, "others": others, "number": number}
    return places.page(request, "stage.html", HERE, facts, status=422 if form.is_bound else 200)


def _pipelines(request: door.MemberRequest) -> Any:
    return Pipeline.objects.filter(workspace_id=request.member.workspace_id)


def _stage(request: door.MemberRequest, pk: int) -> Stage:
    return get_object_or_404(Stage.objects.select_related("pipeline"), pk=pk, workspace_id=request.member.workspace_id)


def _live_numbers(member: Membership) -> dict[int, int]:
    """How many live prospects stand in each stage, of those the one who asks may see; from the counters."""
    numbers: dict[int, int] = {}
    live = visible_tallies(member).filter(state__in=LIVE_STATES)
    for stage_id, number in live.values_list("stage_id", "number"):
        numbers[stage_id] = numbers.get(stage_id, 0) + number
    return numbers


urlpatterns = [
    path("settings/pipelines/", pipelines, name=HERE),
    path("settings/pipelines/new/", add_pipeline, name="add_pipeline"),
    path("settings/pipelines/<int:pipeline_id>/stages/new/", new_stage, name="new_stage"),
    path("settings/stages/<int:pk>/", stage, name="edit_stage"),
    path("settings/stages/<int:pk>/place/", move, name="move_stage_place"),
    path("settings/stages/<int:pk>/removal/", remove, name="remove_stage"),
]
