"""Who is in a sequence: where they stand, why one is held, and the two things one can do about it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment, EnrollmentState, Sequence
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated
from followthrough.web.playbook import places

SHOWN = 50
STATES = [(state.value, state.label) for state in EnrollmentState]


@door.member_page
@require_http_methods(["GET", "HEAD"])
def people(request: door.MemberRequest, pk: int) -> HttpResponse:
    """Those whose prospects the member may see; the held ones first, since they wait for somebody."""
    row = get_object_or_404(Sequence.objects.visible_to(request.member), pk=pk)
    state = request.GET.get("state") or EnrollmentState.HELD
    visible = Opportunity.objects.visible_to(request.member)
    seen = row.enrollments.filter(workspace_id=row.workspace_id, state=state, opportunity__in=visible)
    page = Paginator(
        seen.select_related("opportunity__person", "opportunity__owner", "version").order_by("-pk"), SHOWN
    ).get_page(request.GET.get("page"))
    facts = {"row": row, "page": page, "state": state, "states": STATES, "lines": [_line(each) for each in page]}
    return places.page(request, "sequence_people.html", "sequences", facts)


@door.member_page
@require_POST
def stop(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = _editable(request, pk)
    playbooks.stop_enrollment(row, by=request.member, at=door.now())
    toasts.say(request, f"{isolated(row.opportunity.person.name)} is out of “{row.sequence.name}”, and on your plan.")
    return door.go(request, door.next_address(request))


@door.member_page
@require_POST
def go_on(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = _editable(request, pk)
    playbooks.go_on(row, by=request.member, at=door.now())
    toasts.say(request, f"“{row.sequence.name}” goes on with {isolated(row.opportunity.person.name)}.")
    return door.go(request, door.next_address(request))


def _editable(request: door.MemberRequest, pk: int) -> Enrollment:
    row = get_object_or_404(
        Enrollment.objects.filter(workspace_id=request.member.workspace_id).select_related("sequence"), pk=pk
    )
    row.opportunity = finding.editable_opportunity(request.member, row.opportunity_id)
    return row


def _line(row: Enrollment) -> dict[str, object]:
    acts = [step["key"] for step in row.version.steps if step["kind"] == "act"]
    place = acts.index(row.step_key) + 1 if row.step_key in acts else len(acts)
    return {"row": row, "place": place, "acts": len(acts)}


urlpatterns = [
    path("playbook/sequences/<int:pk>/people/", people, name="sequence_people"),
    path("enrollments/<int:pk>/stop/", stop, name="stop_enrollment"),
    path("enrollments/<int:pk>/going-on/", go_on, name="go_on_enrollment"),
]
