"""Beginning a sequence with a prospect by hand."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.actions.enrolling import FITS
from followthrough.playbooks.models import Enrollment, Sequence, SequenceKind
from followthrough.rules.next_step import say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import State
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """Choose one, see what they would get, begin."""
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    at = door.now()
    fitting = fitting_sequences(opportunity)
    if request.method != "POST":
        return _page(request, opportunity, fitting, at=at)
    chosen = get_object_or_404(fitting, pk=request.POST.get("sequence") or 0)
    try:
        playbooks.enroll(opportunity, chosen, by=request.member, at=at)
    except Refusal as refusal:
        return _page(request, opportunity, fitting, at=at, wrong=refusal.message)
    toasts.say(request, f"“{chosen.name}” has begun with {isolated(opportunity.person.name)}.")
    return door.done(request, door.next_address(request))


def fitting_sequences(opportunity: Opportunity) -> Any:
    """Those that are on and made for a prospect who stands like this one."""
    kinds = [kind for kind, state in FITS.items() if state == State(opportunity.state)]
    rows = Sequence.objects.in_use().filter(workspace_id=opportunity.workspace_id, is_on=True, kind__in=kinds)
    return rows.select_related("version").order_by("name")


def standing_of(opportunity: Opportunity) -> dict[str, Any] | None:
    """The sequence they are in, for the prospect's page; none when they are in none. One statement."""
    row = Enrollment.objects.under_way().filter(opportunity=opportunity).select_related("sequence", "version").first()
    if row is None:
        return None
    acts = [step["key"] for step in row.version.steps if step["kind"] == "act"]
    place = acts.index(row.step_key) + 1 if row.step_key in acts else len(acts)
    return {"row": row, "place": place, "acts": len(acts)}


def _page(
    request: door.MemberRequest, opportunity: Opportunity, fitting: Any, *, at: datetime, wrong: str = ""
) -> HttpResponse:
    whole = Opportunity.objects.select_related("person", "owner__workspace", "stage").get(pk=opportunity.pk)
    offered = [{"row": row, "ahead": _ahead(row, whole, at=at)} for row in fitting]
    facts = {
        "opportunity": opportunity,
        "offered": offered,
        "wrong": wrong,
        "kind": SequenceKind.DRIP if opportunity.state == State.NURTURE else SequenceKind.SELLING,
        "next": door.next_address(request),
    }
    return render(request, "sequences/begin.html", facts, status=422 if wrong else 200)


def _ahead(sequence: Sequence, opportunity: Opportunity, *, at: datetime) -> list[dict[str, Any]]:
    assert sequence.version is not None
    seen = queries.look_ahead(sequence.version.plan, opportunity, at=at)
    return [{"at": each.at, "icon": each.step.channel, "by": each.step.by, "words": _words(each)} for each in seen]


def _words(ahead: queries.Ahead) -> str:
    return say_step(ahead.step.channel, ahead.step.purpose)


urlpatterns = [path("opportunities/<int:opportunity_id>/sequence/", begin, name="begin_sequence")]
