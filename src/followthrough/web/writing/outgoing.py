"""Outgoing: what waits for its moment, and what was held back, refused or got lost, with the acts that end it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Message
from followthrough.mailroom.queries import outgoing as queries
from followthrough.rules.dates import say_date
from followthrough.rules.messages import MessageState
from followthrough.team.models import Membership
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated
from followthrough.web.when import say_exactly

MOST = 100
BRIEF = 160
TONES = {
    MessageState.QUEUED: "waiting",
    MessageState.WITHHELD: "raised",
    MessageState.UNKNOWN: "raised",
    MessageState.REFUSED: "overdue",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One message with what can be done about it."""

    row: Message
    name: str
    address: str
    words: str
    when: str
    when_exact: str
    why: str
    tone: str
    may_act: bool

    @property
    def waits(self) -> bool:
        return self.row.state == MessageState.QUEUED

    @property
    def is_held(self) -> bool:
        return self.row.state == MessageState.WITHHELD

    @property
    def is_unknown(self) -> bool:
        return self.row.state == MessageState.UNKNOWN


@door.member_page
@require_safe
def outgoing(request: door.MemberRequest) -> HttpResponse:
    at, member = door.now(), request.member
    everybodys = request.GET.get("whose") == "all"
    drawn = {
        "decide": _lines(queries.to_decide(member, everybodys=everybodys)[:MOST], member, at=at),
        "waiting": _lines(queries.waiting(member, everybodys=everybodys)[:MOST], member, at=at),
    }
    here = reverse("outgoing")
    whose = [("Mine", here, not everybodys), ("Everybody’s", f"{here}?whose=all", everybodys)]
    return render(request, "writing/outgoing.html", drawn | {"whose": whose, "here": request.get_full_path()})


@door.member_page
@require_safe
def notice(request: door.MemberRequest) -> HttpResponse:
    """What stands on Today's top while something needs a decision; asked for when the page is there already."""
    number = queries.number_to_decide(request.member)
    if not number:
        return HttpResponse()
    shown = str(number) if number <= queries.MOST_COUNTED else f"{queries.MOST_COUNTED}+"
    words = "1 message did not go out as you meant it." if number == 1 else f"{shown} messages did not go out as meant."
    facts = {"words": words, "icon": "sent", "tone": "raised", "address": reverse("outgoing"), "act": "Decide"}
    return render(request, "kit/_banner.html", facts)


def message_of(request: door.MemberRequest, message_id: int) -> Message:
    """A message of ours that the member may act on: theirs, or of a prospect they may change. Http404 when unseen."""
    rows = Message.objects.visible_to(request.member).filter(direction="out")
    message = rows.select_related("opportunity", "conversation", "person").filter(pk=message_id).first()
    if message is None:
        raise Http404
    if message.opportunity_id is not None:
        message.opportunity = finding.editable_opportunity(request.member, message.opportunity_id)
    return message


Act = Callable[[Message, Membership, datetime], str]


def _view(act: Act) -> Callable[..., HttpResponse]:
    @door.member_page
    @require_POST
    def pressed(request: door.MemberRequest, message_id: int) -> HttpResponse:
        said = act(message_of(request, message_id), request.member, door.now())
        toasts.say(request, said)
        return door.go(request, door.next_address(request))

    return pressed


def _take_back(message: Message, by: Membership, at: datetime) -> str:
    """Stop what has not left yet: the words are a draft again, the step stands as before."""
    mailroom.take_back_message(message, by=by, at=at)
    return "Taken back. Nothing was sent; your words are kept as a draft."


def _send_now(message: Message, by: Membership, at: datetime) -> str:
    mailroom.send_at_once(message, by=by, at=at)
    return f"It goes out to {isolated(message.person.name)} as soon as it may."


def _arrived(message: Message, by: Membership, at: datetime) -> str:
    mailroom.decide_unknown(message, was_sent=True, by=by, at=at)
    return "Written down: it went out."


def _again(message: Message, by: Membership, at: datetime) -> str:
    mailroom.decide_unknown(message, was_sent=False, by=by, at=at)
    return "It is sent again."


def _aside(message: Message, by: Membership, at: datetime) -> str:
    mailroom.put_aside(message, by=by, at=at)
    return "Put aside. It stays in the story."


def _lines(rows: object, member: Membership, *, at: datetime) -> list[Line]:
    zone = door.zone_of(member)
    return [_line(row, member, zone=zone, at=at) for row in rows]  # type: ignore[attr-defined]


def _line(row: Message, member: Membership, *, zone: ZoneInfo, at: datetime) -> Line:
    moment = row.send_at if row.state == MessageState.QUEUED else row.handed_over_at or row.send_at or row.created_at
    assert moment is not None
    person = reverse("prospect", args=[row.person_id])
    return Line(
        row=row,
        name=row.person.name,
        address=f"{person}?opportunity={row.opportunity_id}" if row.opportunity_id else person,
        words=" ".join(row.text.split())[:BRIEF],
        when=say_date(moment, zone.key, at),
        when_exact=say_exactly(moment, zone),
        why=row.why or row.answer,
        tone=TONES.get(MessageState(row.state), "waiting"),
        may_act=member.sees_all or row.conversation.owner_id == member.pk,
    )


urlpatterns = [
    path("outgoing/", outgoing, name="outgoing"),
    path("outgoing/notice/", notice, name="outgoing_notice"),
    path("messages/<int:message_id>/take-back/", _view(_take_back), name="take_back_message"),
    path("messages/<int:message_id>/at-once/", _view(_send_now), name="send_message_now"),
    path("messages/<int:message_id>/arrival/", _view(_arrived), name="message_arrived"),
    path("messages/<int:message_id>/again/", _view(_again), name="send_message_again"),
    path("messages/<int:message_id>/aside/", _view(_aside), name="put_message_aside"),
]
