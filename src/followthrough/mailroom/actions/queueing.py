"""Putting a message into the queue: a row before it is a network call."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.journal.actions import rows as bulk
from followthrough.journal.models import Entry
from followthrough.mailroom.actions import routes
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Attachment, Conversation, Mailbox, Message, TextLine
from followthrough.mailroom.queries.ways import Ways
from followthrough.mailroom.refusals import NobodysProspect, NothingWritten, TextTooLong
from followthrough.people.models import ContactPoint
from followthrough.rules import light_markup, texts
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import Refusal, refuse_strangers
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


@dataclass(frozen=True, slots=True)
class Queued:
    """A draft, its way, and the message it becomes."""

    draft: MessageDraft
    route: Route
    message: Message


def queue_message(draft: MessageDraft, *, by: Membership | None, at: datetime) -> Message:
    """Let an e-mail or text go out when its moment comes. The same `key` twice gives the message that is there.

    With `completes` the prospect's step is done by it: the touch is stored at once, and taken back with the message.
    Refuses `NothingWritten`, `TextTooLong`, what `routes` refuses, and what `followup.complete_step` refuses.
    """
    with transaction.atomic():
        lock.word(f"messages of {draft.person.pk}")
        if draft.key is not None:
            lock.word(f"message {draft.person.workspace_id} {draft.key}")
        answer = queue_all({0: draft}, by=by, at=at)[0]
        if isinstance(answer, Refusal):
            raise answer
    return answer


def queue_all(
    drafts: Mapping[int, MessageDraft], *, by: Membership | None, at: datetime
) -> dict[int, Message | Refusal]:
    """The same for many, in a number of statements that does not grow with theirs, but for steps they complete.

    Part of a verb: the caller is in a transaction. What became of each stands under its number.
    """
    ways = Ways(list(drafts.values()), by=by)
    queued: list[Queued] = []
    answers: dict[int, Message | Refusal] = {}
    for number, draft in drafts.items():
        try:
            answers[number] = _known(draft, ways) or _prepare(draft, ways, queued, at=at)
        except Refusal as refused:
            answers[number] = refused
    _store(queued, by=by, at=at)
    return answers


def _known(draft: MessageDraft, ways: Ways) -> Message | None:
    """The same intention, if it is there already."""
    return ways.by_key.get((draft.person.workspace_id, draft.key)) if draft.key is not None else None


def _prepare(draft: MessageDraft, ways: Ways, queued: list[Queued], *, at: datetime) -> Message:
    """Everything but storing it. Refuses."""
    refuse_strangers(
        draft.person.workspace_id, ways.by, draft.opportunity, draft.mailbox, draft.line, draft.conversation
    )
    if not (draft.text.strip() or draft.html.strip() or draft.attachments):
        raise NothingWritten
    if draft.channel == Channel.TEXT and texts.cost_of(draft.text).is_too_long:
        raise TextTooLong
    route = _route(draft, ways, at=at)
    message = _written(draft, route, ways, at=at)
    if draft.completes is not None:
        _complete_step(message, draft, by=ways.by, at=at)
    if draft.key is not None:
        ways.by_key[draft.person.workspace_id, draft.key] = message
    if message.id_header:
        ways.end_with(route.conversation, message)
    queued.append(Queued(draft, route, message))
    return message


def _route(draft: MessageDraft, ways: Ways, *, at: datetime) -> Route:
    point = routes.choose_point(draft, ways)
    owner = routes.owner_of(draft, ways)
    writer = ways.by or owner
    is_mail = draft.channel == Channel.EMAIL
    outlet = routes.choose_mailbox(draft, writer, ways) if is_mail else routes.choose_line(draft, writer, ways)
    return Route(point, outlet, routes.find_conversation(draft, owner, outlet, ways, at=at))


def _written(draft: MessageDraft, route: Route, ways: Ways, *, at: datetime) -> Message:
    newest = draft.reply_to or ways.end_of(route.conversation)
    thread = routes.place_in_thread(route.conversation, newest)
    text = _whole_text(draft, route)
    send_at = draft.send_at or (at if draft.is_automatic else at + UNDO_WITHIN)
    return Message(
        workspace_id=draft.person.workspace_id,
        conversation=route.conversation,
        person=draft.person,
        opportunity_id=draft.opportunity.pk if draft.opportunity else route.conversation.opportunity_id,
        mailbox=route.mailbox,
        line=route.line,
        writer=ways.by,
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


def _store(queued: Sequence[Queued], *, by: Membership | None, at: datetime) -> None:
    """Threads that begin, then messages, their files, and a line in the journal for each."""
    if not queued:
        return
    begun = list({id(each.route.conversation): each.route.conversation for each in queued}.values())
    _insert(Conversation, [row for row in begun if row.pk is None])
    for each in queued:
        each.message.conversation_id = each.route.conversation.pk
    _insert(Message, [each.message for each in queued])
    _keep_threads(queued, at=at)
    Attachment.objects.bulk_create(row for each in queued for row in _attachments(each))
    # One line a verb: where a step was completed, that verb has written it.
    told = [each.message for each in queued if each.draft.completes is None]
    journal.write_numbered([_queued_line(message, by=by, at=at) for message in told])


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    """All at once, each with its number."""
    if not rows:
        return
    for row, pk in zip(rows, bulk.reserve_ids(model, len(rows)), strict=True):
        row.pk, row._state.adding, row._state.db = pk, False, DEFAULT_DB_ALIAS
    names = [field.attname for field in model._meta.concrete_fields]
    bulk.insert_rows(model, names, ([getattr(row, name) for name in names] for row in rows))


def _keep_threads(queued: Sequence[Queued], *, at: datetime) -> None:
    """The conversations keep their newest moment, and the way they go from now on: one statement per way."""
    by_way: dict[tuple[Mailbox | None, TextLine | None], list[int]] = defaultdict(list)
    for each in queued:
        by_way[each.route.mailbox, each.route.line].append(each.route.conversation.pk)
    for (mailbox, line), ids in by_way.items():
        Conversation.objects.filter(pk__in=ids).update(last_at=at, mailbox=mailbox, line=line)


def _attachments(queued: Queued) -> Iterator[Attachment]:
    for file in queued.draft.attachments:
        yield Attachment(
            workspace_id=queued.message.workspace_id,
            message=queued.message,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            digest=file.digest,
        )


def _queued_line(message: Message, *, by: Membership | None, at: datetime) -> journal.Line:
    facts: dict[str, Any] = {"send_at": message.send_at, "automatic": message.is_automatic}
    return line_of("queue_message", message, facts, by=by, at=at)


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
