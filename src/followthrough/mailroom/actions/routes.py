"""Which way a message goes: the address, the mailbox or line they know, the thread they are in."""

import re
from dataclasses import dataclass
from datetime import datetime

from followthrough.followup.refusals import ContactForbidden
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Conversation, Mailbox, Message, TextLine
from followthrough.mailroom.queries.ways import Ways
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
from followthrough.people.models import ContactPoint
from followthrough.rules.words import Channel, ContactKind, Permission
from followthrough.team.models import Membership

KIND_OF: dict[Channel, ContactKind] = {Channel.EMAIL: ContactKind.EMAIL, Channel.TEXT: ContactKind.MOBILE}
ANSWERING = re.compile(r"^(?:(?:re|aw|sv|vs|r|rif|tr|wg|fwd?|enc|odp)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
MOST_REFERENCES = 20  # the first tells the thread, the last tell the place in it; servers cut longer lines


@dataclass(frozen=True, slots=True)
class Thread:
    """Where in a conversation a message stands."""

    subject: str = ""
    reply_to_id: str = ""
    references: str = ""


def choose_point(draft: MessageDraft, ways: Ways) -> ContactPoint:
    """The address: the chosen one, else their best. Refuses `NotSendable`, `NoAddress`, `ContactForbidden`,
    `AddressSuppressed`, `TextsStopped`.
    """
    kind = KIND_OF.get(draft.channel)
    if kind is None:
        raise NotSendable
    if draft.person.permission == Permission.WITHDRAWN:
        raise ContactForbidden
    points = [point for point in ways.points[draft.person.pk] if point.kind == kind]
    if draft.to is not None:
        points = [point for point in points if point.pk == draft.to.pk]
    if not points:
        raise NoAddress
    space = draft.person.workspace_id
    usable = [each for each in points if each.suppressed_at is None and (space, each.value) not in ways.suppressed]
    if not usable:
        raise AddressSuppressed
    if draft.channel == Channel.TEXT:
        usable = [point for point in usable if (space, point.value) not in ways.stopped]
        if not usable:
            raise TextsStopped
    silent = sorted(each for each in draft.copied if (space, each) in ways.suppressed)
    if silent:
        names = " and ".join(silent)
        raise AddressSuppressed(f"{names} asked not to be written to. Take them out of copy; nothing was sent.")
    return usable[0]


def owner_of(draft: MessageDraft, ways: Ways) -> Membership:
    """Whose conversation it is: who follows them up, else who writes. Refuses `NobodysProspect`."""
    if draft.opportunity is not None:
        return draft.opportunity.owner
    owner = ways.by or ways.owners.get(draft.person.pk)
    if owner is None:
        raise NobodysProspect
    return owner


def choose_mailbox(draft: MessageDraft, writer: Membership, ways: Ways) -> Mailbox:
    """The mailbox they know, while it is still ours to write from; else the writer's own; else the workspace's.

    Refuses `NoMailbox`.
    """
    known = _mailbox_they_know(draft, writer, ways)
    if known is not None:
        return known
    if draft.mailbox is not None and draft.mailbox.is_active:
        return draft.mailbox
    ours = [each for each in ways.mailboxes if each.workspace_id == writer.workspace_id]
    own = next((each for each in ours if each.member_id == writer.pk), None)
    shared = next((each for each in ours if each.member_id is None), None) if draft.is_automatic else None
    if own is None and shared is None:
        raise NoMailbox
    return own or shared  # type: ignore[return-value]


def choose_line(draft: MessageDraft, writer: Membership, ways: Ways) -> TextLine:
    """The number they know, else the chosen one, else the workspace's first. Refuses `NoTextLine`."""
    known = next((row.line for row in _threads(draft, ways) if row.line is not None and row.line.is_active), None)
    if known is not None:
        return known
    ours = [line for line in ways.lines if line.workspace_id == writer.workspace_id]
    wanted = next((line for line in ours if line == draft.line), None) if draft.line else next(iter(ours), None)
    if wanted is None:
        raise NoTextLine
    return wanted


def find_conversation(
    draft: MessageDraft, owner: Membership, outlet: Mailbox | TextLine, ways: Ways, *, at: datetime
) -> Conversation:
    """The thread it belongs to: the given one, else the newest about the same thing, else a new one, not yet stored.

    Refuses `SubjectRequired` where an e-mail would begin a thread without one.
    """
    found = draft.conversation or (None if draft.begins_thread else _newest_thread(draft, ways))
    if found is not None:
        return found
    if draft.channel == Channel.EMAIL and not draft.subject.strip():
        raise SubjectRequired
    begun = Conversation(
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
    _threads(draft, ways).insert(0, begun)
    return begun


def place_in_thread(conversation: Conversation, newest: Message | None) -> Thread:
    """One subject, and the ids by which their mail program puts it behind the newest message of the thread."""
    if conversation.channel != Channel.EMAIL:
        return Thread()
    if newest is None:
        return Thread(subject=conversation.subject)
    bare = ANSWERING.sub("", conversation.subject or newest.subject)
    return Thread(f"Re: {bare}"[:300], newest.id_header, _references(newest))


def one_line(text: str) -> str:
    """A header's worth of text: no line breaks, no control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _mailbox_they_know(draft: MessageDraft, writer: Membership, ways: Ways) -> Mailbox | None:
    """A colleague's mailbox is not written from by somebody else: after a hand-over they meet the new owner's."""
    threads = [row for row in _threads(draft, ways) if row.mailbox is not None and row.mailbox.is_active]
    if draft.conversation is not None:
        threads = [row for row in threads if row.pk == draft.conversation.pk]
    known = threads[0].mailbox if threads else None
    return known if known is not None and known.member_id in (None, writer.pk) else None


def _threads(draft: MessageDraft, ways: Ways) -> list[Conversation]:
    return ways.threads[draft.person.pk, draft.channel]


def _newest_thread(draft: MessageDraft, ways: Ways) -> Conversation | None:
    threads = _threads(draft, ways)
    if draft.opportunity is not None:
        threads = [row for row in threads if row.opportunity_id == draft.opportunity.pk]
    return next(iter(threads), None)


def _references(newest: Message) -> str:
    ids = list(dict.fromkeys([*newest.references.split(), newest.id_header]))
    return " ".join(ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[-MOST_REFERENCES + 1 :]])
