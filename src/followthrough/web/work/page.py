"""Work mode: the full screen with one prospect, and the way through the day."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity
from followthrough.mailroom.queries import inbox
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.words import Reason
from followthrough.web import door, finding, toasts
from followthrough.web.inbox import lines as inbox_lines
from followthrough.web.kit.words import isolated
from followthrough.web.work import completion, deferral, panels, step
from followthrough.web.work.card import card_of
from followthrough.web.work.desk import ACT, Desk, Values
from followthrough.web.work.place import place_of, read_passed
from followthrough.web.writing import page as writing


@door.member_page
@require_safe
def begin(request: door.MemberRequest) -> HttpResponse:
    """The first of the day that was not left for later."""
    place = place_of(request.member, None, at=door.now(), passed=read_passed(request.GET.get("passed", "")))
    return door.go(request, place.next_address)


@door.member_page
@require_safe
def work(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    at, member = door.now(), request.member
    opportunity = finding.editable_opportunity(member, opportunity_id)
    if not opportunity.is_live:
        return _closed(request, opportunity)
    if request.htmx and request.htmx.target == ACT:
        desk = Desk(request, opportunity, at, door.next_address(request))
        return desk.show(_panel(desk))
    place = place_of(member, opportunity.pk, at=at, passed=read_passed(request.GET.get("passed", "")))
    desk = Desk(request, opportunity, at, place.next_address)
    card = card_of(opportunity, member, at=at, zone=desk.zone, row=place.row)
    page = (
        desk.values()
        | _panel(desk)
        | {
            "card": card,
            "wrote": _wrote(request, opportunity, desk, at),
            "said": card.talk.version or "",
            "place": place,
            "passed": place.passed_words,
            "later_address": place.later_address(opportunity.pk),
            "script": _script(request),
        }
    )
    return render(request, "work/work.html", page)


def _wrote(
    request: door.MemberRequest, opportunity: Opportunity, desk: Desk, at: datetime
) -> inbox_lines.InboxLine | None:
    """What they wrote and nobody answered yet, with what one key does about it; that leads on to the next one."""
    line = inbox.of_opportunity(request.member, opportunity.pk, at=at)
    if line is None:
        return None
    return inbox_lines.draw(line, at=at, zone=desk.zone, member_id=request.member.pk, back=desk.back)


def _panel(desk: Desk) -> Values:
    """What was chosen so far stands in the address: a reload, or a call that came in between, loses nothing."""
    asked = desk.request.GET
    if "write" in asked:
        return writing.panel_for(desk)
    if "reason" in asked or "skip" in asked:
        return deferral.panel_for(desk)
    if asked.get("more") in panels.MORE and "outcome" in asked:
        return panels.more(desk, desk.read().contact(), asked["more"])
    return completion.panel_for(desk)


def _closed(request: door.MemberRequest, opportunity: Opportunity) -> HttpResponse:
    toasts.warn(request, f"{isolated(opportunity.person.name)} is closed already. Here is the next one.")
    return door.go(request, "work_begin")


def _script(request: door.MemberRequest) -> str:
    """Words to begin with, for who found a reason not to."""
    reason = Reason.named(request.GET.get("script"))
    return ANSWERS[reason].script if reason else ""


urlpatterns = [
    path("work/", begin, name="work_begin"),
    path("work/<int:opportunity_id>/", work, name="work"),
    path("opportunities/<int:opportunity_id>/completion/", completion.completion, name="completion"),
    path("opportunities/<int:opportunity_id>/deferral/", deferral.deferral, name="deferral"),
    path("opportunities/<int:opportunity_id>/skip/", deferral.skip, name="skip"),
    path("opportunities/<int:opportunity_id>/handover/", deferral.handover, name="handover"),
    path("opportunities/<int:opportunity_id>/step/", step.step, name="step"),
]
