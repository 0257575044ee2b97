"""What is pressed in the Inbox: a consequence accepted, an answer sent, and each taken back."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from followthrough.followup.actions import planning
from followthrough.followup.drafts import Then, then_of
from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import WhyRequired
from followthrough.journal.models import Entry
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.actions import accepting
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import standings
from followthrough.rules.consequences import Key
from followthrough.rules.refusals import Refusal
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.finding import NOT_YOURS
from followthrough.web.inbox import conversation as conversations
from followthrough.web.kit.words import isolated
from followthrough.web.work import proposed


@door.member_page
@require_POST
def accept(request: door.MemberRequest, conversation_id: int) -> HttpResponse:
    """One key: the consequence, its step, and the conversation is dealt with."""
    row = conversations.find_to_act(request.member, conversation_id)
    key = Key.named(request.POST.get("key"))
    if key is None:
        return conversations.show(request, row, {"wrong": {"form": "Choose what follows."}}, status=422)
    note = request.POST.get("note", "").strip()[:500]
    try:
        accepted = mailroom.accept(row, key, by=request.member, at=door.now(), note=note)
    except WhyRequired as refusal:
        return conversations.show(request, row, {"wrong": {"note": refusal.message}}, status=422)
    toasts.say(request, _told(row, accepted), undo_address=_undo_address(row, accepted))
    return door.go(request, _back(request))


@door.member_page
@require_POST
def reply(request: door.MemberRequest, conversation_id: int) -> HttpResponse:
    """The answer goes out, and what comes next stands."""
    row = conversations.find_to_act(request.member, conversation_id)
    at, post = door.now(), request.POST
    typed = {"typed": post.get("text", ""), "chosen": post.get("then", "")}
    seen = post.get("seen", "")
    try:
        words = mailroom.Answer(
            text=post.get("text", ""),
            then=_then(row, post.get("then", "")),
            seen=int(seen) if seen.isdecimal() else None,
        )
        message = mailroom.answer(row, words, by=request.member, at=at)
    except Refusal as refusal:
        return conversations.show(request, row, typed | {"wrong": {"text": refusal.message}}, status=422)
    undo = f"{reverse('inbox_undo', args=[row.pk])}?{urlencode({'sent': message.pk})}"
    toasts.say(request, f"Your answer to {isolated(row.person.name)} goes out.", undo_address=undo)
    return door.go(request, _back(request))


@door.member_page
@require_POST
def undo(request: door.MemberRequest, conversation_id: int) -> HttpResponse:
    """As if it had not been pressed: the plan as before, and it waits again."""
    row, at = conversations.find_to_act(request.member, conversation_id), door.now()
    sent, entry_id = request.GET.get("sent", ""), request.GET.get("entry", "")
    if sent.isdecimal():
        mailroom.take_back_answer(get_object_or_404(row.messages, pk=int(sent)), by=request.member, at=at)
    else:
        message = get_object_or_404(row.messages, pk=_number(request.GET.get("message", "")))
        lifts = request.GET.get("lifts") == "1"
        mailroom.unsettle(message, _entry(request, row, entry_id), by=request.member, at=at, lifts=lifts)
    toasts.say(request, f"Taken back. {isolated(row.person.name)} waits again.")
    return door.go(request, conversations.address(row))


@door.member_page
@require_POST
def decide(request: door.MemberRequest, message_id: int) -> HttpResponse:
    """Of a message in doubt or held back: it went out, send it again, let it go, take it back."""
    rows = Message.objects.visible_to(request.member).select_related("conversation", "person")
    message = get_object_or_404(rows, pk=message_id)
    if not conversations.may_act(request.member, message.conversation):
        raise PermissionDenied(NOT_YOURS)
    decision = DECISIONS.get(request.POST.get("decision", ""))
    if decision is None:
        raise Http404
    words, act = decision
    act(message, request.member, door.now())
    toasts.say(request, f"{isolated(message.person.name)}: {words}")
    return door.go(request, _back(request))


DECISIONS: dict[str, tuple[str, Callable[[Message, Membership, datetime], object]]] = {
    "sent": (
        "it went out.",
        lambda message, by, at: mailroom.decide_unknown(message, was_sent=True, by=by, at=at),
    ),
    "again": (
        "it is sent again.",
        lambda message, by, at: mailroom.decide_unknown(message, was_sent=False, by=by, at=at),
    ),
    "release": ("it goes out.", lambda message, by, at: mailroom.release_message(message, by=by, at=at)),
    "cancel": ("it stays here.", lambda message, by, at: mailroom.cancel_message(message, by=by, at=at)),
}


def _entry(request: door.MemberRequest, row: Conversation, entry_id: str) -> Entry | None:
    """Only an entry of a prospect the member may change."""
    if not entry_id.isdecimal():
        return None
    mine = Opportunity.objects.editable_by(request.member).values("pk")
    entries = Entry.objects.of_workspace(request.member.workspace_id)
    return get_object_or_404(entries, pk=int(entry_id), opportunity_id__in=mine)


def _then(row: Conversation, chosen: str) -> Then | None:
    if not chosen:
        return None
    if chosen != conversations.KEEP:
        return then_of(proposed.decode(chosen))
    waiting = accepting.newest_of(row)
    opportunity = standings.opportunity_of(waiting) if waiting else row.opportunity
    return planning.step_of(opportunity) if opportunity else None


def _told(row: Conversation, accepted: mailroom.Accepted) -> str:
    sentence = accepted.consequence.sentence
    return f"{isolated(row.person.name)}: {sentence[0].lower()}{sentence[1:]}."


def _undo_address(row: Conversation, accepted: mailroom.Accepted) -> str:
    if not accepted.may_be_undone:
        return ""
    asked = {"message": accepted.message.pk} | ({"entry": accepted.entry.pk} if accepted.entry else {})
    asked |= {"lifts": 1} if accepted.left_alone else {}
    return f"{reverse('inbox_undo', args=[row.pk])}?{urlencode(asked)}"


def _back(request: door.MemberRequest) -> str:
    asked = request.POST.get("next", "")
    return door.next_address(request) if asked else reverse("inbox")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


urlpatterns = [
    path("inbox/<int:conversation_id>/acceptance/", accept, name="inbox_acceptance"),
    path("inbox/<int:conversation_id>/reply/", reply, name="inbox_reply"),
    path("inbox/<int:conversation_id>/undo/", undo, name="inbox_undo"),
    path("inbox/messages/<int:message_id>/decision/", decide, name="inbox_decision"),
]
