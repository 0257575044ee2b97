"""Promises both ways: made with a date in words or an event, and settled where `web.promises` does it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup.models import Promise
from followthrough.rules.dates import say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import PromiseState
from followthrough.web import door, finding, when
from followthrough.web.prospect import part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight

NAME, FORM = "promises", "promises_form"
QUICK = ("tomorrow", "friday", "in 2 weeks")
COMES_UP_ANYWAY = "in 3 months"
SETTLINGS = ((PromiseState.KEPT, "Kept"), (PromiseState.BROKEN, "Not kept"), (PromiseState.RELEASED, "No longer owed"))


class PromiseEmpty(Refusal):
    message = "Say what was promised: “send the offer”, “call when the new stock is in”."


@dataclass(slots=True)
class OwedLine:
    """One open promise. `keep_address` is empty where the member may not settle it."""

    key: int
    what: str
    whose: str
    when: str
    exactly: str
    tone: str
    icon: str
    keep_address: str
    back: str


def values(sight: Sight) -> Values:
    """What the part shows. One statement."""
    owners = {row.pk: row.owner_id for row in sight.opportunities}
    lines = [_owed(promise, sight, owners) for promise in sight.promises]
    front = f"&opportunity={sight.front.pk}" if sight.front else ""
    return {
        "owed": sorted(lines, key=lambda line: line.icon != "promise"),
        "promises_address": f"{reverse('prospect_promises', args=[sight.person.pk])}?edit=1{front}",
        "may_promise": sight.may_edit_front and sight.front is not None and sight.front.is_live,
    }


@door.member_page
@require_safe
def shown(request: door.MemberRequest, person_id: int) -> HttpResponse:
    if "edit" in request.GET:
        return _edit(request, sights.to_edit(request, person_id))
    sight = sights.of(request, person_id)
    return part.show(request, NAME, {"sight": sight, "person": sight.person} | values(sight))


@door.member_page
@require_POST
def make(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    sight = sights.of(request, opportunity.person_id)
    sight.asked = str(opportunity_id)
    post = request.POST
    try:
        what, event = post.get("what", "").strip()[:300], post.get("event", "").strip()[:200]
        if not what:
            raise PromiseEmpty
        followup.make_promise(
            opportunity,
            what,
            due_at=_due_at(request, at=sight.at, has_event=bool(event)),
            event=event,
            ours=post.get("whose") != "theirs",
            by=request.member,
            at=sight.at,
        )
    except Refusal as refusal:
        return _edit(request, sight, {"wrong": refusal.message, "typed": post}, status=422)
    return part.changed(request, sight, NAME, values)


def _due_at(request: door.MemberRequest, *, at: datetime, has_event: bool) -> datetime:
    """With an event, the day on which it comes up anyway may be left to us."""
    text = request.POST.get("due", "").strip() or (COMES_UP_ANYWAY if has_event else "")
    return when.read_moment(text, request.member, at=at)


def _edit(request: door.MemberRequest, sight: Sight, more: Values | None = None, *, status: int = 200) -> HttpResponse:
    asked = urlencode({"field": "due", "whom": str(sight.front.pk if sight.front else 0)})
    form = {
        "sight": sight,
        "person": sight.person,
        "quick": QUICK,
        "settlings": SETTLINGS,
        "date_address": f"{reverse('date_meaning')}?{asked}",
    }
    return part.show(request, FORM, form | values(sight) | (more or {}), status=status)


def _owed(promise: Promise, sight: Sight, owners: dict[int, int]) -> OwedLine:
    on = say_date(promise.due_at, sight.zone.key, sight.at)
    may_settle = sight.member.sees_all or owners.get(promise.opportunity_id) == sight.member.pk
    tone = "promise" if promise.ours else "waiting"
    return OwedLine(
        key=promise.pk,
        what=promise.what,
        whose="We owe" if promise.ours else "They owe",
        when=f"when {promise.event}; comes up {on}" if promise.event else on,
        exactly=when.say_exactly(promise.due_at, sight.zone),
        tone="overdue" if promise.due_at < sight.at else tone,
        icon=tone,
        keep_address=reverse("settle_promise", args=[promise.pk, PromiseState.KEPT]) if may_settle else "",
        back=f"{sight.address}?opportunity={promise.opportunity_id}",
    )


urlpatterns = [
    path("prospects/<int:person_id>/promises/", shown, name="prospect_promises"),
    path("opportunities/<int:opportunity_id>/promises/", make, name="make_promise"),
]
