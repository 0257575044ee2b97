"""The list: what waits, by page; what could not be sent, and who wrote that nobody knows."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.mailroom.models import Message
from followthrough.mailroom.queries import inbox
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Word
from followthrough.web import door
from followthrough.web.inbox import lines
from followthrough.web.inbox.strangers import draw_stranger

MOST_MESSAGES = 50


class Show(Word):
    """What the page lists."""

    WAITING = "waiting", "Waiting"
    UNKNOWN = "unknown", "Sent or not?"
    REFUSED = "refused", "Not sent"
    WITHHELD = "withheld", "Held back"
    STRANGERS = "strangers", "Unknown senders"


OF_STATE = {
    Show.UNKNOWN: MessageState.UNKNOWN,
    Show.REFUSED: MessageState.REFUSED,
    Show.WITHHELD: MessageState.WITHHELD,
}
CHOICES = {
    MessageState.UNKNOWN: (("sent", "done", "It went out"), ("again", "sent", "Send it again")),
    MessageState.WITHHELD: (("release", "sent", "Let it go out"), ("cancel", "close", "Take it back")),
}
EMPTY = {
    Show.WAITING: ("Nobody waits for you", "Here stands who wrote to you, with what one key does about it."),
    Show.UNKNOWN: ("Nothing is in doubt", "A message whose outcome nobody knows would stand here for you to decide."),
    Show.REFUSED: ("Everything went out", "A message that a mail server refused would stand here, with why."),
    Show.WITHHELD: ("Nothing is held back", "What was about to go out when something changed stands here, with why."),
    Show.STRANGERS: ("No unknown senders", "Who writes to you and is nobody's prospect is offered here, to be added."),
}


@door.member_page
@require_safe
def show_inbox(request: door.MemberRequest) -> HttpResponse:
    show = Show.named(request.GET.get("show")) or Show.WAITING
    everybodys = request.GET.get("whose") == "all"
    values = _frame(show, everybodys=everybodys) | {"show": show.value}
    if show == Show.WAITING:
        values |= _waiting(request, everybodys=everybodys)
        if request.htmx and request.GET.get("after"):
            return render(request, "inbox/_lines.html", values)
    elif show == Show.STRANGERS:
        rows = list(inbox.strangers(request.member)[:MOST_MESSAGES])
        values |= {"strangers": [draw_stranger(row, zone=door.zone_of(request.member)) for row in rows]}
    else:
        values |= {"messages": _messages(request, show)}
    return render(request, "inbox/inbox.html", values)


@door.member_page
@require_safe
def count(request: door.MemberRequest) -> HttpResponse:
    """How many wait, for the rail: asked for when the page is there already."""
    number = inbox.number(request.member)
    if not number:
        return HttpResponse()
    shown = str(number) if number <= inbox.MOST_COUNTED else f"{inbox.MOST_COUNTED}+"
    return HttpResponse(format_html('{}<span class="quietly-heard"> wait for you</span>', shown))


def _waiting(request: door.MemberRequest, *, everybodys: bool) -> dict[str, Any]:
    at, member = door.now(), request.member
    zone = door.zone_of(member)
    until = datetime.combine(at.astimezone(zone).date() + timedelta(days=1), time.min, zone)
    after = _read_cursor(request.GET.get("after", ""))
    found = inbox.page(member, at=at, until=until, everybodys=everybodys, after=after)
    back = _address(Show.WAITING, everybodys=everybodys)
    drawn = [lines.draw(line, at=at, zone=zone, member_id=member.pk, back=back) for line in found.lines]
    more = f"{found.more[0].isoformat()}_{found.more[1]}" if found.more else ""
    return {"lines": drawn, "more": _address(Show.WAITING, everybodys=everybodys, after=more) if more else ""}


def _messages(request: door.MemberRequest, show: Show) -> list[dict[str, Any]]:
    rows = inbox.undecided(request.member, OF_STATE[show])[:MOST_MESSAGES]
    zone = door.zone_of(request.member)
    back = request.get_full_path()
    return [_message(row, zone=zone, at=door.now(), back=back) for row in rows]


def _message(row: Message, *, zone: Any, at: datetime, back: str) -> dict[str, Any]:
    return {
        "row": row,
        "name": row.person.name,
        "address": f"{reverse('inbox_conversation', args=[row.conversation_id])}",
        "words": lines.shortened(row.text),
        "when": lines.say_since(row.sent_at or row.send_at or row.created_at, at, zone),
        "why": row.why or row.answer,
        "decisions": CHOICES.get(MessageState(row.state), ()),
        "back": back,
    }


def _frame(show: Show, *, everybodys: bool) -> dict[str, Any]:
    title, words = EMPTY[show]
    return {
        "tabs": [(each.label, _address(each, everybodys=everybodys), each == show) for each in Show],
        "whose": [
            ("Mine", _address(show, everybodys=False), not everybodys),
            ("Everybody's", _address(show, everybodys=True), everybodys),
        ],
        "empty_title": title,
        "empty_words": words,
    }


def _address(show: Show, *, everybodys: bool, after: str = "") -> str:
    asked = {"show": show.value if show != Show.WAITING else "", "whose": "all" if everybodys else "", "after": after}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('inbox')}?{query}" if query else reverse("inbox")


def _read_cursor(after: str) -> inbox.Cursor | None:
    moment, _, pk = after.partition("_")
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (read, int(pk)) if read.tzinfo and pk.isdecimal() and len(pk) < 19 else None


urlpatterns = [
    path("inbox/", show_inbox, name="inbox"),
    path("inbox/count/", count, name="inbox_count"),
]
