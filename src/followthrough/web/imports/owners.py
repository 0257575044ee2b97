"""Where the list goes: pipeline, who follows up, what their words for stages and owners mean here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from followthrough.capture import actions as capture
from followthrough.capture import allowance
from followthrough.capture.models import Import
from followthrough.capture.options import Options
from followthrough.followup.models import Pipeline, Stage
from followthrough.rules.refusals import Refusal
from followthrough.rules.tabular.standing import state_of
from followthrough.rules.words import LIVE_STATES, PipelineKind
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.imports import beginning, finding, steps, work


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file and what it means here; `number` names its select, for words may be anything."""

    number: int
    word: str
    chosen: int


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def owners(request: door.MemberRequest, pk: int) -> HttpResponse:
    batch = finding.batch_of(request, pk)
    if not finding.may_describe(batch):
        return finding.to_its_page(request, batch)
    if request.method != "POST":
        return _page(request, batch, Options.of(batch.options))
    options = _chosen(request.POST, Options.of(batch.options), request.member)
    try:
        is_other = options.pipeline_id != Options.of(batch.options).pipeline_id
        batch = capture.set_options(batch, replace(options, stages={}) if is_other else options)
        if is_other:  # their words for stages mean other stages there: show them before going on
            batch = beginning.match_words(batch, request)
            return _page(request, batch, Options.of(batch.options))
        batch = capture.read_files(batch, at=door.now())
    except Refusal as refusal:
        return _page(request, batch, options, wrong=refusal.message)
    work.do_a_share(batch)
    return finding.to_its_page(request, batch)


def _chosen(sent: QueryDict, options: Options, member: Membership) -> Options:
    stages = {word: _number(sent.get(f"stage_{n}")) or old for n, (word, old) in enumerate(options.stages.items())}
    owned = {word: _number(sent.get(f"owner_{n}", old)) for n, (word, old) in enumerate(options.owners.items())}
    return allowance.within(
        replace(
            options,
            pipeline_id=_number(sent.get("pipeline")) or options.pipeline_id,
            owner_ids=tuple(_number(word) for word in sent.getlist("owner")),
            prospects="prospects" in sent,
            stages=stages,
            owners=owned,
        ),
        member,
    )


def _words(chosen: Mapping[str, int]) -> list[Word]:
    return [Word(number, word, ours) for number, (word, ours) in enumerate(chosen.items())]


def _number(word: object) -> int:
    return int(str(word)) if str(word).isdecimal() else 0


def _page(request: door.MemberRequest, batch: Import, options: Options, *, wrong: str = "") -> HttpResponse:
    own = request.member.workspace_id
    members = Membership.objects.active().of_workspace(own).order_by("name") if request.member.sees_all else []
    pipelines = Pipeline.objects.filter(workspace_id=own, kind=PipelineKind.SALES, is_active=True)
    stages = Stage.objects.filter(workspace_id=own, pipeline_id=options.pipeline_id).order_by("position")
    facts = {
        "batch": batch,
        "options": options,
        "wrong": wrong,
        "steps": steps.steps_of(
            batch, list(batch.files.order_by("position", "pk")), reverse("import_owners", args=[batch.pk])
        ),
        "pipelines": list(pipelines.order_by("position")),
        "members": list(members),
        "stages": list(stages),
        "stage_words": [word for word in _words(options.stages) if state_of(word.word) in (None, *LIVE_STATES)],
        "owner_words": _words(options.owners),
    }
    return render(request, "imports/owners.html", facts, status=422 if wrong else 200)


urlpatterns = [path("import/<int:pk>/owners/", owners, name="import_owners")]
