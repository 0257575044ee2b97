"""Moving to another stage: which, what was seen, and whether the step stands or the new stage proposes one.

A page, and a dialog on the board and on the prospect's page. `stage` in the address chooses the stage: where a card
was dropped, or its neighbour.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.drafts import NextStep, StageMove, then_of
from followthrough.followup.models import Opportunity, Stage
from followthrough.followup.queries import proposals_for
from followthrough.followup.refusals import ChangedMeanwhile, EvidenceRequired, NotLive, WrongStage
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import Action, say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, Purpose
from followthrough.web import door, finding, toasts, undo
from followthrough.web.work import proposed

LONGEST = 300
KEEP = "keep"


@dataclass(slots=True)
class Form:
    """What was typed and chosen so far, beside what there is to choose from."""

    opportunity: Opportunity
    stages: list[Stage]
    chosen: Stage
    evidence: str = ""
    step: str = KEEP
    offered_for: str = ""


class StandsThere(Refusal):
    message = "They stand there already. Choose another stage."


class LookAgain(Refusal):
    message = "Another stage proposes another step. Look at it, then move."


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    opportunity, at = finding.editable_opportunity(request.member, opportunity_id), door.now()
    if not opportunity.is_live:
        raise NotLive
    form = _read(request, opportunity)
    if request.method != "POST" or "look" in request.POST:
        return _show(request, form, at=at)
    try:
        step, there = _step(form), StageMove(stage=_other_stage(form), evidence=form.evidence[:LONGEST])
        entry = followup.move_stage(opportunity, there, by=request.member, at=at, step=step, seen=_seen(request))
    except Refusal as refusal:
        return _show(request, form, at=at, refusal=refusal)
    back = _back(request)
    words = f"{opportunity.person.name} stands in {form.chosen.name} now."
    toasts.say(request, words, undo_address=undo.address(entry, back=back) if entry else "")
    return door.done(request, back, refresh=not _is_board(back))


def _read(request: door.MemberRequest, opportunity: Opportunity) -> Form:
    """Refuses `WrongStage` for one that is none of the pipeline's."""
    typed = request.POST if request.method == "POST" else request.GET
    stages, asked = list(opportunity.pipeline.stages.order_by("position", "pk")), typed.get("stage", "")
    chosen = next((each for each in stages if str(each.pk) == asked), None)
    if asked and chosen is None:
        raise WrongStage
    return Form(
        opportunity=opportunity,
        stages=stages,
        chosen=chosen or _next(stages, opportunity.stage_id),
        evidence=typed.get("evidence", "").strip(),
        step=typed.get("step", KEEP),
        offered_for=typed.get("offered_for", ""),
    )


def _next(stages: list[Stage], current: int) -> Stage:
    """The stage after this one; the last one stays where it is."""
    at = [each.pk for each in stages].index(current)
    return stages[min(at + 1, len(stages) - 1)]


def _other_stage(form: Form) -> Stage:
    if form.chosen.pk == form.opportunity.stage_id:
        raise StandsThere
    return form.chosen


def _step(form: Form) -> NextStep | None:
    """None keeps the step. Refuses a proposal that was shown for another stage than the one chosen since."""
    if form.step == KEEP:
        return None
    if form.offered_for != str(form.chosen.pk):
        raise LookAgain
    then = then_of(proposed.decode(form.step))
    if not isinstance(then, NextStep):
        raise proposed.ProposalUnreadable
    return then


def _show(request: door.MemberRequest, form: Form, *, at: datetime, refusal: Refusal | None = None) -> HttpResponse:
    row, back = form.opportunity, _back(request)
    page: dict[str, Any] = {
        "form": form,
        "opportunity": row,
        "person": row.person,
        "offer": _offer(request, form, at=at),
        "kept": _kept(request, row, at=at),
        "takes_new": form.step != KEEP,
        "seen": row.last_entry_id if isinstance(refusal, ChangedMeanwhile) else _seen(request) or row.last_entry_id,
        "back": back,
        "address": reverse("move_stage", args=[row.pk]),
        "placeholder": form.chosen.evidence or "They sent the numbers",
        "wrong": {_field(refusal): refusal.message} if refusal else {},
        "longest": LONGEST,
    }
    template = "board/_move.html" if request.htmx else "board/move.html"
    return render(request, template, page, status=422 if refusal else 200)


def _field(refusal: Refusal) -> str:
    if isinstance(refusal, EvidenceRequired):
        return "evidence"
    return "stage" if isinstance(refusal, StandsThere) else "form"


def _offer(request: door.MemberRequest, form: Form, *, at: datetime) -> proposed.Offer | None:
    """The first step that is proposed once they stand in the chosen stage."""
    there, stage = form.opportunity, form.chosen
    if stage.pk == there.stage_id:
        return None
    kept = there.stage, there.bucket, there.chance, there.stage_entered_at, there.next_purpose
    there.stage, there.bucket, there.chance, there.stage_entered_at = stage, stage.bucket, stage.chance, at
    there.next_purpose = stage.goal
    found = next((each for each in proposals_for(there, at=at) if each.action == Action.STEP), None)
    there.stage, there.bucket, there.chance, there.stage_entered_at, there.next_purpose = kept
    return proposed.offer_of(found, 1, zone=door.zone_of(request.member), at=at) if found else None


def _kept(request: door.MemberRequest, row: Opportunity, *, at: datetime) -> str:
    """The step as it stands."""
    assert row.next_due_at
    act = say_step(Channel(row.next_channel or ""), Purpose(row.next_purpose or ""))
    return f"{act}, {say_date(row.next_due_at, door.zone_of(request.member).key, at)}"


def _seen(request: door.MemberRequest) -> int | None:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() else None


def _is_board(address: str) -> bool:
    """The board puts the card in its place by itself; any other page is loaded again."""
    return urlsplit(address).path == reverse("board")


def _back(request: door.MemberRequest) -> str:
    """The page that was left, else the board."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if asked and ours else reverse("board")
