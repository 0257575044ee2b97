"""A person writes by themselves: it goes into the queue, nothing waits for an answer any more, the draft is gone.

Taken back, all of that is as before.
"""

from datetime import datetime

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.mailroom.actions.answering import take_back_answer
from followthrough.mailroom.actions.changing import cancel_message, edit_message, release_message
from followthrough.mailroom.actions.drafting import drop_draft, keep_draft
from followthrough.mailroom.actions.queueing import line_of, queue_message
from followthrough.mailroom.actions.settling import settle
from followthrough.mailroom.drafts import MessageDraft, Unfinished, Words
from followthrough.mailroom.files import Kept
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.refusals import NotWaiting
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Channel, Direction
from followthrough.team.models import Membership

UNDER = "\n\n-- \n"
"""Where the signature begins."""


def write_message(draft: MessageDraft, *, by: Membership, at: datetime) -> tuple[Message, bool]:
    """Queue it; what they wrote last in its thread is answered by it. Returns the message, and whether it is new.

    Refuses what `queue_message` refuses; then nothing is sent and the draft stays.
    """
    with transaction.atomic():
        known = draft.key and Message.objects.filter(workspace_id=by.workspace_id, key=draft.key).exists()
        message = queue_message(draft, by=by, at=at)
        is_new = not known
        if is_new:
            row = Conversation.objects.select_for_update().get(pk=message.conversation_id)
            if row.waits_since is not None:
                settle(row, at=at)
            if draft.opportunity is not None:
                drop_draft(draft.opportunity, draft.channel, by=by)
    return message, is_new


def take_back_message(message: Message, *, by: Membership, at: datetime) -> None:
    """Nothing goes out; the step it did stands again, what it answered waits again, and its words are a draft.

    Refuses `TooLateToStop` once a worker has it.
    """
    with transaction.atomic():
        _stop(message, by=by, at=at)
        opportunity = message.opportunity
        if opportunity is not None:
            keep_draft(opportunity, Channel(message.channel), words_of(message), by=by, at=at)


def words_of(message: Message) -> Unfinished:
    """What was typed, without the signature and the quote under it."""
    text, _, _ = message.text.partition(UNDER)
    files = message.attachments.order_by("pk")
    return Unfinished(
        to_address=message.to_address,
        copied=tuple(message.copied),
        subject=message.subject,
        text=text,
        attachments=tuple(
            Kept(name=each.name, media_type=each.media_type, size=each.size, digest=each.digest) for each in files
        ),
    )


def _stop(message: Message, *, by: Membership, at: datetime) -> None:
    answered = Message.objects.filter(
        conversation_id=message.conversation_id, direction=Direction.IN, dealt_with_at=message.created_at
    )
    if answered.exists():
        take_back_answer(message, by=by, at=at)
    else:
        cancel_message(message, by=by, at=at)


def put_aside(message: Message, *, by: Membership, at: datetime) -> None:
    """Somebody looked at a message that was refused and lets it be. Refuses `NotWaiting` for any other."""
    refuse_strangers(message.workspace_id, by)
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=message.pk)
        if row.state != MessageState.REFUSED or row.dealt_with_at is not None:
            raise NotWaiting
        row.dealt_with_at = at
        row.save(update_fields=["dealt_with_at"])
        journal.write(line_of("put_aside", row, {}, by=by, at=at))


def send_at_once(message: Message, *, by: Membership, at: datetime) -> Message:
    """What waits, or was held back, goes out now: through the last gate, which keeps the law.

    Refuses `TooLateToStop` once a worker has it.
    """
    if message.state == MessageState.WITHHELD:
        return release_message(message, by=by, at=at)
    words = Words(text=message.text, html=message.html, send_at=at)
    return edit_message(message, words, by=by, at=at)
