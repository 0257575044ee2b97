"""Which way a message goes: the address, the mailbox or line they know, the thread they are in."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import ContactForbidden
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Conversation, Mailbox, Message, TextLine, TextStop
from followthrough.mailroom.refusals import (
    AddressSuppressed,
    NoAddress,
    NobodysProspect,
    NoMailbox,
    NoTextLine,
    NotSendable,
    SubjectRequired,
    TextsStopped,
)
from followthrough.people.models import ContactPoint, Suppression
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel, ContactKind, Permission
from followthrough.team.models import Membership

KIND_OF: dict[Channel, ContactKind] = {Channel.EMAIL: ContactKind.EMAIL, Channel.TEXT: ContactKind.MOBILE}
IN_THE_THREAD = (
    MessageState.QUEUED,
    MessageState.CLAIMED,
    MessageState.HANDED_OVER,
    MessageState.SENT,
    MessageState.UNKNOWN,
    MessageState.RECEIVED,
)
ANSWERING = re.compile(r"^(?:(?:re|aw|sv|vs|r|rif|tr|wg|fwd?|enc|odp)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
MOST_REFERENCES = 20  # the first tells the thread, the last tell the place in it; servers cut longer lines


@dataclass(frozen=True, slots=True)
class Thread:
    """Where in a conversation a message stands."""

    subject: str = ""
    reply_to_id: str = ""
    references: str = ""


def choose_point(draft: MessageDraft) -> ContactPoint:
    """The address: the chosen one, else their best. Refuses `NotSendable`, `NoAddress`, `ContactForbidden`,
    `AddressSuppressed`, `TextsStopped`.
    """
    kind = KIND_OF.get(draft.channel)
    if kind is None:
        raise NotSendable
    if draft.person.permission == Permission.WITHDRAWN:
        raise ContactForbidden
    points = list(draft.person.contact_points.filter(kind=kind, is_valid=True).order_by("position", "pk"))
    if draft.to is not None:
        points = [point for point in points if point.pk == draft.to.pk]
    if not points:
        raise NoAddress
    silent = suppressed(draft.person.workspace_id, [point.value for point in points])
    usable = [point for point in points if point.suppressed_at is None and point.value not in silent]
    if not usable:
        raise AddressSuppressed
    return _first_that_takes_texts(draft, usable) if draft.channel == Channel.TEXT else usable[0]


def _first_that_takes_texts(draft: MessageDraft, points: list[ContactPoint]) -> ContactPoint:
    stopped = TextStop.objects.of_numbers(draft.person.workspace_id, [point.value for point in points])
    numbers = set(stopped.values_list("number", flat=True))
    found = next((point for point in points if point.value not in numbers), None)
    if found is None:
        raise TextsStopped
    return found


def suppressed(workspace_id: int, values: list[str]) -> set[str]:
    """Those of the addresses that asked not to be contacted, whoever holds them."""
    rows = Suppression.objects.filter(
        workspace_id=workspace_id, value__in=values, kind__in=[*KIND_OF.values(), "phone"]
    )
    return set(rows.values_list("value", flat=True))


def owner_of(draft: MessageDraft, *, by: Membership | None) -> Membership:
    """Whose conversation it is: who follows them up, else who writes. Refuses `NobodysProspect`."""
    if draft.opportunity is not None:
        return draft.opportunity.owner
    if by is not None:
        return by
    newest = Opportunity.objects.filter(person=draft.person).select_related("owner").order_by("-pk").first()
    if newest is None:
        raise NobodysProspect
    return newest.owner


def choose_mailbox(draft: MessageDraft, writer: Membership) -> Mailbox:
    """The mailbox they know, while it is still ours to write from; else the writer's own; else the workspace's.

    Refuses `NoMailbox`.
    """
    known = _mailbox_they_know(draft, writer)
    if known is not None:
        return known
    if draft.mailbox is not None and draft.mailbox.is_active:
        return draft.mailbox
    ours = Mailbox.objects.filter(workspace_id=writer.workspace_id, is_active=True)
    shared, own = ours.filter(member=None).order_by("pk"), ours.filter(member=writer).order_by("pk")
    found = own.first() or (shared.first() if draft.is_automatic else None)
    if found is None:
        raise NoMailbox
    return found


def choose_line(draft: MessageDraft, writer: Membership) -> TextLine:
    """The number they know, else the chosen one, else the workspace's first. Refuses `NoTextLine`."""
    threads = _threads(draft).filter(line__is_active=True).select_related("line")
    known = threads.order_by("-last_at", "-pk").first()
    if known is not None and known.line is not None:
        return known.line
    lines = TextLine.objects.filter(workspace_id=writer.workspace_id, is_active=True).order_by("pk")
    found = lines.filter(pk=draft.line.pk).first() if draft.line else lines.first()
    if found is None:
        raise NoTextLine
    return found


def find_conversation(
    draft: MessageDraft, owner: Membership, outlet: Mailbox | TextLine, *, at: datetime
) -> Conversation:
    """The thread it belongs to: the given one, else the newest about the same thing, else a new one.

    Refuses `SubjectRequired` where an e-mail would begin a thread without one.
    """
    found = draft.conversation or (None if draft.begins_thread else _newest_thread(draft))
    if found is not None:
        return found
    if draft.channel == Channel.EMAIL and not draft.subject.strip():
        raise SubjectRequired
    return Conversation.objects.create(
        workspace_id=draft.person.workspace_id,
        person=draft.person,
        opportunity=draft.opportunity,
        owner=owner,
        mailbox=outlet if isinstance(outlet, Mailbox) else None,
        line=outlet if isinstance(outlet, TextLine) else None,
        channel=draft.channel,
        subject=one_line(draft.subject)[:300] if draft.channel == Channel.EMAIL else "",
        last_at=at,
    )


def place_in_thread(conversation: Conversation, reply_to: Message | None) -> Thread:
    """One subject, and the ids by which their mail program puts it into the thread."""
    if conversation.channel != Channel.EMAIL:
        return Thread()
    newest = reply_to or (
        Message.objects.filter(conversation=conversation, state__in=IN_THE_THREAD)
        .exclude(id_header="")
        .order_by("-created_at", "-pk")
        .first()
    )
    if newest is None:
        return Thread(subject=conversation.subject)
    bare = ANSWERING.sub("", conversation.subject or newest.subject)
    return Thread(f"Re: {bare}"[:300], newest.id_header, _references(newest))


def one_line(text: str) -> str:
    """A header's worth of text: no line breaks, no control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _mailbox_they_know(draft: MessageDraft, writer: Membership) -> Mailbox | None:
    """A colleague's mailbox is not written from by somebody else: after a hand-over they meet the new owner's."""
    threads = _threads(draft).filter(mailbox__is_active=True).select_related("mailbox")
    if draft.conversation is not None:
        threads = threads.filter(pk=draft.conversation.pk)
    newest = threads.order_by("-last_at", "-pk").first()
    if newest is None or newest.mailbox is None or newest.mailbox.member_id not in (None, writer.pk):
        return None
    return newest.mailbox


def _threads(draft: MessageDraft) -> QuerySet[Conversation]:
    return Conversation.objects.filter(
        workspace_id=draft.person.workspace_id, person=draft.person, channel=draft.channel
    )


def _newest_thread(draft: MessageDraft) -> Conversation | None:
    threads = _threads(draft)
    if draft.opportunity is not None:
        threads = threads.filter(opportunity=draft.opportunity)
    return threads.order_by("-last_at", "-pk").first()


def _references(newest: Message) -> str:
    ids = list(dict.fromkeys([*newest.references.split(), newest.id_header]))
    return " ".join(ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[-MOST_REFERENCES + 1 :]])
