"""One conversation: what they wrote last, what follows from it by one key, a reply in place, what was said before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions import accepting
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import standings
from followthrough.mailroom.queries.standings import Place
from followthrough.rules.dates import say_date
from followthrough.rules.messages import MessageState
from followthrough.rules.next_step import say_step
from followthrough.rules.words import Channel, Direction, Outcome, Purpose, State
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.finding import NOT_YOURS
from followthrough.web.inbox import lines, mail
from followthrough.web.inbox.news import news_in
from followthrough.web.when import say_exactly
from followthrough.web.work import proposed

MOST = 20  # messages; the whole story is the prospect's page
NEXT = 3
SAID_STATES = frozenset(
    {MessageState.QUEUED, MessageState.REFUSED, MessageState.UNKNOWN, MessageState.WITHHELD, MessageState.CANCELLED}
)
"""What is said of a message of ours: that it was sent goes without saying."""


@dataclass(slots=True, kw_only=True)
class Shown:
    """One message for `inbox/_message.html`."""

    key: int
    who: str
    when: str
    when_exact: str
    subject: str
    text: str
    quoted: str
    html_address: str
    has_images: bool
    attachments: list[tuple[str, str, str]]
    """Name, size in words, address; no address: it was left on the server."""
    state: str
    why: str
    is_theirs: bool
    icon: str


def find(member: Membership, pk: int) -> Conversation:
    """Http404 when the member may not see it."""
    rows = Conversation.objects.visible_to(member).select_related("person__company", "owner", "opportunity")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.workspace = found.person.workspace = member.workspace
    return found


def find_to_act(member: Membership, pk: int) -> Conversation:
    """The same, for an act. PermissionDenied when it is a colleague's."""
    found = find(member, pk)
    if not may_act(member, found):
        raise PermissionDenied(NOT_YOURS)
    return found


def may_act(member: Membership, conversation: Conversation) -> bool:
    return member.sees_all or conversation.owner_id == member.pk


@door.member_page
@require_safe
def conversation(request: door.MemberRequest, conversation_id: int) -> HttpResponse:
    row = find(request.member, conversation_id)
    return show(request, row)


def show(
    request: door.MemberRequest, row: Conversation, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The conversation beside the list, or as a page."""
    template = "inbox/_conversation.html" if request.htmx else "inbox/conversation.html"
    return render(request, template, values_of(request, row) | (more or {}), status=status)


@door.member_page
@require_safe
def of_message(request: door.MemberRequest, message_id: int) -> HttpResponse:
    """The conversation that a message belongs to: where the story leads."""
    message = get_object_or_404(Message.objects.visible_to(request.member).only("conversation_id"), pk=message_id)
    return door.go(request, "inbox_conversation", message.conversation_id)


def values_of(request: door.MemberRequest, row: Conversation) -> dict[str, Any]:
    at, member = door.now(), request.member
    zone = door.zone_of(member)
    waiting = accepting.newest_of(row)
    place = standings.place_of(waiting, at=at) if waiting else None
    messages = list(row.messages.prefetch_related("attachments").order_by("-created_at", "-pk")[:MOST])
    drawn = [_shown(each, zone=zone, at=at, name=row.person.name) for each in messages]
    newest = next((each for each in drawn if waiting and each.key == waiting.pk), None)
    may = may_act(member, row)
    return {
        "conversation": row,
        "person": row.person,
        "person_address": _person_address(row, place),
        "is_waiting": row.waits_since is not None,
        "may_act": may,
        "newest": newest,
        "earlier": [each for each in drawn if each is not newest],
        "read_as": lines.read_as(place) if place else "",
        "tone": lines.tone_of(place) if place else "",
        "reasons": _reasons(place),
        "offers": lines.offers(place) if place and may and _is_open(place) else [],
        "named": _named(place),
        "news": news_in(row, place),
        "step": _step(place, zone=zone, at=at),
        "back": request.GET.get("next") or request.POST.get("next") or reverse("inbox"),
    } | (_reply(row, place, zone=zone, at=at) if may else {})


def _shown(row: Message, *, zone: ZoneInfo, at: datetime, name: str) -> Shown:
    is_theirs = row.direction == Direction.IN
    moment = row.received_at or row.sent_at or row.send_at or row.created_at
    newest = (row.newest_text or row.text).strip()
    return Shown(
        key=row.pk,
        who=name if is_theirs else ("By itself" if row.is_automatic else "You"),
        when=lines.say_since(moment, at, zone),
        when_exact=say_exactly(moment, zone),
        subject=row.subject,
        text=newest,
        quoted=row.text.strip() if is_theirs and len(row.text.strip()) > len(newest) + 2 else "",
        html_address=reverse("inbox_message", args=[row.pk]) if row.html and is_theirs else "",
        has_images=bool(row.html) and is_theirs and mail.has_remote_images(row.html),
        attachments=[_attachment(each) for each in row.attachments.all()],
        state=MessageState(row.state).label if row.state in SAID_STATES else "",
        why=row.why,
        is_theirs=is_theirs,
        icon=Channel(row.channel).value,
    )


def _attachment(each: Any) -> tuple[str, str, str]:
    size = f"{each.size / 1_000_000:.1f} MB" if each.size >= 100_000 else f"{max(each.size // 1000, 1)} kB"
    return each.name, size, reverse("inbox_attachment", args=[each.pk]) if each.digest else ""


def _person_address(row: Conversation, place: Place | None) -> str:
    opportunity = place.opportunity if place else row.opportunity
    address = reverse("prospect", args=[opportunity.person_id if opportunity else row.person_id])
    return f"{address}?opportunity={opportunity.pk}" if opportunity else address


def _is_open(place: Place) -> bool:
    """Whether anything can still follow from it: what was dealt with is done, but who is left alone can be freed."""
    return place.message.dealt_with_at is None or place.standing.is_left_alone


def _reasons(place: Place | None) -> list[str]:
    if place is None:
        return []
    return list(dict.fromkeys((*place.verdict.said.reasons, *place.verdict.reasons)))[:4]


def _named(place: Place | None) -> str:
    """Whom they named, with all that is known of them."""
    if place is None:
        return ""
    whom = place.verdict.said.referral or place.verdict.stand_in
    return ", ".join(filter(None, (whom.name, whom.email, whom.phone)))


def _step(place: Place | None, *, zone: ZoneInfo, at: datetime) -> str:
    """The step as it stands: what "keep it" keeps."""
    row = place.opportunity if place else None
    if row is None:
        return "Nothing is open with them."
    if not row.is_live or row.next_due_at is None:
        return f"Closed: {State(row.state).label.lower()}."
    act = say_step(Channel(row.next_channel or ""), Purpose(row.next_purpose or ""))
    rests = "Rests, then: " if row.state == State.NURTURE else "Next: "
    return f"{rests}{act[0].lower()}{act[1:]}, {say_date(row.next_due_at, zone.key, at)}."


def _reply(row: Conversation, place: Place | None, *, zone: ZoneInfo, at: datetime) -> dict[str, Any]:
    opportunity = place.opportunity if place else None
    left_alone = row.person.permission == "withdrawn"
    return {
        "may_reply": not left_alone and row.channel in (Channel.EMAIL, Channel.TEXT),
        "is_text": row.channel == Channel.TEXT,
        "seen": opportunity.last_entry_id if opportunity else "",
        "writing_address": _writing_address(opportunity, row) if opportunity and opportunity.is_live else "",
        "nexts": _nexts(opportunity, row, zone=zone, at=at) if opportunity and not left_alone else [],
    }


def _writing_address(row: Opportunity, conversation: Conversation) -> str:
    """The sheet with templates, files and a later moment; it leads back to the Inbox."""
    asked = urlencode({"channel": conversation.channel, "next": reverse("inbox")})
    return f"{reverse('writing', args=[row.pk])}?{asked}"


def _nexts(row: Opportunity, conversation: Conversation, *, zone: ZoneInfo, at: datetime) -> list[tuple[str, str]]:
    """What comes after the answer: the step as it stands, where it lies ahead, and what the rules propose."""
    if not row.is_live:
        return []
    contact = Contact(channel=Channel(conversation.channel), outcome=Outcome.SENT, purpose=Purpose.ANSWER)
    offers = followup_queries.proposals_for(row, at=at, contact=contact)
    nexts = [(proposed.encode(each), proposed.say(each, zone=zone, at=at)) for each in offers[:NEXT]]
    if row.next_due_at and row.next_due_at > at and row.hand_raised_at is None:
        nexts.append((KEEP, f"Keep: {proposed_words(row, zone=zone, at=at)}"))
    return nexts


def proposed_words(row: Opportunity, *, zone: ZoneInfo, at: datetime) -> str:
    act = say_step(Channel(row.next_channel or ""), Purpose(row.next_purpose or ""))
    assert row.next_due_at is not None
    return f"{act[0].lower()}{act[1:]}, {say_date(row.next_due_at, zone.key, at)}"


KEEP = "keep"


def address(row: Conversation, back: str = "") -> str:
    here = reverse("inbox_conversation", args=[row.pk])
    return f"{here}?{urlencode({'next': back})}" if back else here


urlpatterns = [
    path("inbox/<int:conversation_id>/", conversation, name="inbox_conversation"),
    path("inbox/of/<int:message_id>/", of_message, name="inbox_of"),
]
