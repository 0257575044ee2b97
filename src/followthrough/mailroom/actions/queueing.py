"""Putting a message into the queue: a row before it is a network call."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.journal.models import Entry
from followthrough.mailroom.actions import routes
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.files import Kept
from followthrough.mailroom.models import Attachment, Conversation, Mailbox, Message, TextLine
from followthrough.mailroom.refusals import NobodysProspect, NothingWritten, TextTooLong
from followthrough.people.models import ContactPoint
from followthrough.rules import light_markup, texts
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Channel, Outcome, Purpose
from followthrough.team.models import Membership

UNDO_WITHIN = timedelta(seconds=10)
MEANT_FOR = timedelta(days=3)  # longer than a weekend; what is later than that, a person looks at first


@dataclass(frozen=True, slots=True)
class Route:
    """The way a message goes."""

    point: ContactPoint
    outlet: Mailbox | TextLine
    conversation: Conversation

    @property
    def mailbox(self) -> Mailbox | None:
        return self.outlet if isinstance(self.outlet, Mailbox) else None

    @property
    def line(self) -> TextLine | None:
        return self.outlet if isinstance(self.outlet, TextLine) else None


def queue_message(draft: MessageDraft, *, by: Membership | None, at: datetime) -> Message:
    """Let an e-mail or text go out when its moment comes. The same `key` twice gives the message that is there.

    With `completes` the prospect's step is done by it: the touch is stored at once, and taken back with the message.
    Refuses `NothingWritten`, `TextTooLong`, what `routes` refuses, and what `followup.complete_step` refuses.
    """
    refuse_strangers(draft.person.workspace_id, by, draft.opportunity, draft.mailbox, draft.line, draft.conversation)
    if not (draft.text.strip() or draft.html.strip() or draft.attachments):
        raise NothingWritten
    if draft.channel == Channel.TEXT and texts.cost_of(draft.text).is_too_long:
        raise TextTooLong
    with transaction.atomic():
        lock.word(f"messages of {draft.person.pk}")
        known = _same_intention(draft)
        if known is not None:
            return known
        message = _store(draft, _route(draft, by=by, at=at), by=by, at=at)
        _attach(message, draft.attachments)
        _tell(message, draft, by=by, at=at)
    return message


def _same_intention(draft: MessageDraft) -> Message | None:
    if draft.key is None:
        return None
    lock.word(f"message {draft.person.workspace_id} {draft.key}")
    return Message.objects.filter(workspace_id=draft.person.workspace_id, key=draft.key).first()


def _route(draft: MessageDraft, *, by: Membership | None, at: datetime) -> Route:
    point = routes.choose_point(draft)
    owner = routes.owner_of(draft, by=by)
    writer = by or owner
    is_mail = draft.channel == Channel.EMAIL
    outlet = routes.choose_mailbox(draft, writer) if is_mail else routes.choose_line(draft, writer)
    return Route(point, outlet, routes.find_conversation(draft, owner, outlet, at=at))


def _store(draft: MessageDraft, route: Route, *, by: Membership | None, at: datetime) -> Message:
    thread = routes.place_in_thread(route.conversation, draft.reply_to)
    text = _whole_text(draft, route)
    send_at = draft.send_at or (at if draft.is_automatic else at + UNDO_WITHIN)
    message = Message(
        workspace_id=draft.person.workspace_id,
        conversation=route.conversation,
        person=draft.person,
        opportunity=draft.opportunity or route.conversation.opportunity,
        mailbox=route.mailbox,
        line=route.line,
        writer=by,
        channel=draft.channel,
        state=MessageState.QUEUED,
        key=draft.key,
        purpose=_purpose(draft),
        is_automatic=draft.is_automatic,
        urgency=draft.urgency,
        from_address=route.mailbox.address if route.mailbox else route.outlet.number,  # type: ignore[union-attr]
        to_address=route.point.value,
        copied=list(draft.copied),
        subject=thread.subject,
        text=text,
        html=draft.html or (light_markup.to_html(text) if draft.marked_up else ""),
        id_header=_new_id(route),
        reply_to_id=thread.reply_to_id,
        references=thread.references,
        created_at=at,
        send_at=send_at,
        meant_until=draft.meant_until or send_at + MEANT_FOR,
    )
    if draft.completes is not None:
        _complete_step(message, draft, by=by, at=at)
    message.save(force_insert=True)
    _keep_thread(route, at=at)
    return message


def _purpose(draft: MessageDraft) -> Purpose:
    if draft.purpose is not None:
        return draft.purpose
    planned = draft.opportunity.next_purpose if draft.opportunity else None
    return Purpose(planned) if planned else Purpose.CHECK_IN


def _whole_text(draft: MessageDraft, route: Route) -> str:
    """The words, the signature, and what they answer."""
    signed = _signed(draft, route)
    return f"{signed.rstrip()}\n\n{draft.quote.strip()}\n" if draft.quote.strip() else signed


def _signed(draft: MessageDraft, route: Route) -> str:
    """The words with the mailbox's signature under them, unless they carry it already."""
    signature = route.mailbox.signature.strip() if route.mailbox and draft.signed else ""
    if not signature or not draft.text.strip() or signature in draft.text:
        return draft.text
    return f"{draft.text.rstrip()}\n\n-- \n{signature}\n"


def _new_id(route: Route) -> str:
    """A Message-ID of the mailbox's own domain; what a text is called says its provider."""
    if route.mailbox is None:
        return ""
    return f"{secrets.token_hex(16)}@{route.mailbox.address.rpartition('@')[2].lower()}"


def _complete_step(message: Message, draft: MessageDraft, *, by: Membership | None, at: datetime) -> None:
    """The step counts as done from now on; the message knows by which entry, so that both are taken back together."""
    assert draft.completes is not None
    if draft.opportunity is None:
        raise NobodysProspect
    done = draft.completes
    contact = Contact(
        channel=draft.channel,
        outcome=Outcome.SENT,
        purpose=message.purpose,  # type: ignore[arg-type]
        note=done.note,
    )
    entry = followup.complete_step(draft.opportunity, contact, done.then, by=by, at=at, move=done.move, seen=done.seen)
    message.entry_id, message.touch_id = entry.pk, touch_of(entry)


def touch_of(entry: Entry) -> int:
    """The touch a verb of the heart stored."""
    created = (entry.before or {}).get("created", ())
    return next(int(pk) for label, pk in created if label == "followup.touch")


def _keep_thread(route: Route, *, at: datetime) -> None:
    """The conversation keeps its newest moment, and the way it goes from now on."""
    Conversation.objects.filter(pk=route.conversation.pk).update(last_at=at, mailbox=route.mailbox, line=route.line)


def _attach(message: Message, files: tuple[Kept, ...]) -> None:
    Attachment.objects.bulk_create(
        Attachment(
            workspace_id=message.workspace_id,
            message=message,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            digest=file.digest,
        )
        for file in files
    )


def _tell(message: Message, draft: MessageDraft, *, by: Membership | None, at: datetime) -> None:
    """One line a verb: where a step was completed, that verb has written it."""
    if draft.completes is None:
        facts: dict[str, Any] = {"send_at": message.send_at, "automatic": message.is_automatic}
        journal.write(line_of("queue_message", message, facts, by=by, at=at))


def line_of(verb: str, message: Message, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> journal.Line:
    """What the journal says of a message."""
    return journal.Line(
        workspace_id=message.workspace_id,
        verb=verb,
        at=at,
        actor_id=by.pk if by else None,
        person_id=message.person_id,
        opportunity_id=message.opportunity_id,
        facts={"message": message.pk, "channel": message.channel, "subject": message.subject, **facts},
    )
