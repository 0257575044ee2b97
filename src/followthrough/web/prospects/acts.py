"""Acts on many: hand over, tag, move, follow a strategy, park, let go. Each asks what it must know, then goes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from followthrough.followup import actions as followup
from followthrough.followup.drafts import (
    Delay,
    Ending,
    Following,
    HandOver,
    NextStep,
    Order,
    Parking,
    Postponing,
    Tagging,
)
from followthrough.people import actions as people
from followthrough.people.models import Tag
from followthrough.rules.amounts import counted
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import REASONS_FOR, Channel, CloseReason, Purpose, Reason, State
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.prospects import runs
from followthrough.web.prospects.selection import Selection, selection_of
from followthrough.web.prospects.sentence import STRATEGIES
from followthrough.web.when import read_moment
from followthrough.web.work.reading import NotFilledIn

QUICK_DAYS = ("tomorrow", "next monday", "in 2 weeks")
QUICK_RESTS = ("in 1 month", "in 3 months", "in 6 months")
ENDS = [
    (state.value, state.label, reason.value, reason.label)
    for state in (State.LOST, State.DISQUALIFIED)
    for reason in REASONS_FOR[state]
]


class NobodyPicked(Refusal):
    message = "Nobody is picked. Tick the ones you mean, or all that match."


class NoneOfThemYours(Refusal):
    message = "These are all colleagues' prospects. Ask them or your manager to hand them over first."


@dataclass(frozen=True, slots=True)
class BulkAct:
    """One of the acts: the words on its dialog and on its button, and how its form is read."""

    key: str
    title: str
    press: str
    read: Callable[[door.MemberRequest], Order]

    @property
    def partial(self) -> str:
        return f"prospects/acts/_{self.key.replace('-', '_')}.html"


@door.member_page
@require_POST
def ask(request: door.MemberRequest, act: str) -> HttpResponse:
    """What the act must know, and how many it will touch."""
    selection = selection_of(request)
    _refuse_nobody(selection)
    return _form(request, _act(act), selection, {})


@door.member_page
@require_POST
def order(request: door.MemberRequest, act: str) -> HttpResponse:
    """Begin it. A short one is over when the page answers; a long one shows how far it is."""
    chosen, selection = _act(act), selection_of(request)
    _refuse_nobody(selection)
    try:
        given = chosen.read(request)
        run = followup.begin_run(given, selection.rows, by=request.member, at=door.now())
    except Refusal as refusal:
        field = getattr(refusal, "field", "")
        values = {"wrong": refusal.message, "field": field, "when_wrong": refusal.message if field == "to" else ""}
        return _form(request, chosen, selection, values, status=422)
    return runs.answer(request, run, back=selection.asked.address(), left_out=selection.others)


def _act(key: str) -> BulkAct:
    if key not in ACTS:
        raise Http404
    return ACTS[key]


def _refuse_nobody(selection: Selection) -> None:
    if selection.number:
        return
    if selection.others:
        raise NoneOfThemYours
    raise NobodyPicked


def _form(
    request: door.MemberRequest, act: BulkAct, selection: Selection, values: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    names = selection.asked.names
    values = {
        "act": act,
        "title": act.title.format(number=counted(selection.number, "prospect")),
        "press": act.press.format(number=f"{selection.number:,}"),
        "selection": selection,
        "query": selection.asked.query,
        "back": selection.asked.address(),
        "typed": request.POST,
        "colleagues": names.here,
        "tags": list(names.tags.values()),
        "reasons": [(reason.value, answer.short) for reason, answer in ANSWERS.items()],
        "strategies": STRATEGIES.items(),
        "ends": ENDS,
        "quick_days": QUICK_DAYS,
        "quick_rests": QUICK_RESTS,
        "date_address": reverse("date_meaning"),
    } | values
    return render(request, f"prospects/{'_act' if request.htmx else 'act'}.html", values, status=status)


def _read_hand_over(request: door.MemberRequest) -> HandOver:
    asked = request.POST.get("to", "")
    here = Membership.objects.of_workspace(request.member.workspace_id).active()
    to = here.filter(pk=int(asked) if asked.isdecimal() else 0).first()
    if to is None:
        raise NotFilledIn("to", "Choose a colleague who works here.")
    return HandOver(to=to, note=request.POST.get("note", "").strip()[:500])


def _read_tag(request: door.MemberRequest) -> Tagging:
    """A tag that is there, or a new one by its name."""
    new = " ".join(request.POST.get("new", "").split())
    if new:
        return Tagging(tag=people.add_tag(request.member.workspace, new, by=request.member, at=door.now()))
    return Tagging(tag=_tag(request))


def _read_untag(request: door.MemberRequest) -> Tagging:
    return Tagging(tag=_tag(request), remove=True)


def _tag(request: door.MemberRequest) -> Tag:
    asked = request.POST.get("tag", "")
    tags = Tag.objects.filter(workspace_id=request.member.workspace_id, pk=int(asked) if asked.isdecimal() else 0)
    tag = tags.first()
    if tag is None:
        raise NotFilledIn("tag", "Choose a tag.")
    return tag


def _read_move(request: door.MemberRequest) -> Postponing:
    reason = Reason.named(request.POST.get("reason"))
    if reason is None:
        raise NotFilledIn("reason", "Say why: one of these reasons.")
    return Postponing(to=_moment(request), delay=Delay(reason=reason, note=request.POST.get("note", "").strip()[:500]))


def _moment(request: door.MemberRequest) -> datetime:
    try:
        return read_moment(request.POST.get("to", ""), request.member, at=door.now())
    except Refusal as refusal:
        raise NotFilledIn("to", refusal.message) from None


def _read_follow(request: door.MemberRequest) -> Following:
    strategy = request.POST.get("strategy", "")
    if strategy and strategy not in STRATEGIES:
        raise NotFilledIn("strategy", "Choose a strategy, or the one for their size.")
    return Following(strategy=strategy)


def _read_park(request: door.MemberRequest) -> Parking:
    step = NextStep(purpose=Purpose.RE_ENGAGE, channel=Channel.CALL, due_at=_moment(request))
    return Parking(step=step, why=request.POST.get("note", "").strip()[:500])


def _read_close(request: door.MemberRequest) -> Ending:
    state, _, reason = request.POST.get("end", "").partition(":")
    if not any(state == known and reason == why for known, _, why, _ in ENDS):
        raise NotFilledIn("end", "Say why it ended: choose one of the reasons.")
    return Ending(
        state=State(state),
        reason=CloseReason(reason),
        note=request.POST.get("note", "").strip()[:500],
        pointed_to=request.POST.get("pointed_to", "").strip()[:200],
    )


ACTS = {
    act.key: act
    for act in (
        BulkAct("hand-over", "Hand {number} over", "Hand {number} over", _read_hand_over),
        BulkAct("tag", "Tag {number}", "Tag {number}", _read_tag),
        BulkAct("untag", "Take a tag off {number}", "Take it off {number}", _read_untag),
        BulkAct("move", "Move the steps of {number}", "Move {number}", _read_move),
        BulkAct("strategy", "Another strategy for {number}", "Set it for {number}", _read_follow),
        BulkAct("park", "Let {number} rest", "Let {number} rest", _read_park),
        BulkAct("close", "Let {number} go", "Let {number} go", _read_close),
    )
}
urlpatterns = [
    path("prospects/acts/<str:act>/", ask, name="bulk_ask"),
    path("prospects/acts/<str:act>/order/", order, name="bulk_order"),
]
