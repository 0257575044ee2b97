"""Something to bring: reasons not used with this person yet, with the words, and the press that says it was brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.models import Reason
from followthrough.rules.templates import fill
from followthrough.team.models import Membership
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated

MOST = 2


@dataclass(frozen=True, slots=True)
class Bringing:
    id: int
    icon: str
    title: str
    said: str
    link: str


def bringings(
    opportunity: Opportunity,
    member: Membership,
    facts: dict[str, str],
    *,
    today: date,
    tags: Sequence[str] | None = None,
) -> list[Bringing]:
    """The best first, filled for the person. Two statements, one where their `tags` are known."""
    found = queries.reasons_for(opportunity, member, today=today, most=MOST, tags=tags)
    return [
        Bringing(row.pk, row.kind, row.title, fill(row.text, facts, holes=True).text if row.text else "", row.link)
        for row in found
    ]


@door.member_page
@require_POST
def use(request: door.MemberRequest, opportunity_id: int, reason_id: int) -> HttpResponse:
    """It was brought: another one is suggested from now on."""
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    reason = get_object_or_404(Reason.objects.visible_to(request.member), pk=reason_id)
    playbooks.use_reason(reason, opportunity, by=request.member, at=door.now())
    toasts.say(request, f"Noted: {isolated(opportunity.person.name)} is not told that again.")
    return door.go(request, door.next_address(request))


urlpatterns = [path("opportunities/<int:opportunity_id>/reasons/<int:reason_id>/use/", use, name="use_reason")]
