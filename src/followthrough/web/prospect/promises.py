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
from followthrough.web import door, finding, when
from followthrough.web.prospect import part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight

NAME = "promises"
QUICK = ("tomorrow", "friday", "in 2 weeks")
COMES_UP_ANYWAY = "in 3 months"


class PromiseEmpty(Refusal):
    message = "Say what was promised: “send the offer”, “call when the new stock is in”."


@dataclass(frozen=True, slots=True)
class Owed:
    """One open promise."""

    promise: Promise
    when: str
    exactly: str
    is_late: bool
    may_settle: bool


def values(sight: Sight) -> Values:
    """What the part shows. One statement."""
    owners = {row.pk: row.owner_id for row in sight.opportunities}
    owed = [_owed(promise, sight, owners) for promise in sight.promises]
    front = sight.front.pk if sight.front else 0
    asked = urlencode({"field": "due", "whom": str(front)})
    return {
        "ours": [each for each in owed if each.promise.ours],
        "theirs": [each for each in owed if not each.promise.ours],
        "quick": QUICK,
        "date_address": f"{reverse('date_meaning')}?{asked}",
        "may_promise": sight.may_edit_front and sight.front is not None and sight.front.is_live,
    }


@door.member_page
@require_safe
def shown(request: door.MemberRequest, person_id: int) -> HttpResponse:
    return _again(request, sights.of(request, person_id))


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
        return _again(request, sight, {"wrong": refusal.message, "typed": post, "is_promising": True}, status=422)
    return part.changed(request, sight, NAME, values)


def _due_at(request: door.MemberRequest, *, at: datetime, has_event: bool) -> datetime:
    """With an event, the day on which it comes up anyway may be left to us."""
    text = request.POST.get("due", "").strip() or (COMES_UP_ANYWAY if has_event else "")
    return when.read_moment(text, request.member, at=at)


def _again(request: door.MemberRequest, sight: Sight, more: Values | None = None, *, status: int = 200) -> HttpResponse:
    read = {"sight": sight, "person": sight.person} | values(sight) | (more or {})
    return part.show(request, NAME, read, status=status)


def _owed(promise: Promise, sight: Sight, owners: dict[int, int]) -> Owed:
    on = say_date(promise.due_at, sight.zone.key, sight.at)
    return Owed(
        promise=promise,
        when=f"when {promise.event}; comes up {on}" if promise.event else on,
        exactly=when.say_exactly(promise.due_at, sight.zone),
        is_late=promise.due_at < sight.at,
        may_settle=sight.member.sees_all or owners.get(promise.opportunity_id) == sight.member.pk,
    )


urlpatterns = [
    path("prospects/<int:person_id>/promises/", shown, name="prospect_promises"),
    path("opportunities/<int:opportunity_id>/promises/", make, name="make_promise"),
]
