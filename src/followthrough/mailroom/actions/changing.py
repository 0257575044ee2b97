"""What a person may still do with a message that waits: take it back, write it anew, hold it, let it go."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.refusals import BuiltUpon, NothingToUndo
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.mailroom.actions.queueing import MEANT_FOR, line_of
from followthrough.mailroom.actions.routes import one_line
from followthrough.mailroom.drafts import Words
from followthrough.mailroom.models import Message
from followthrough.mailroom.refusals import NothingWritten, NotWaiting, TooLateToStop
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership

BY_HAND = "Held back by hand"
WAITING = (MessageState.QUEUED, MessageState.WITHHELD)


def cancel_message(message: Message, *, by: Membership | None, at: datetime) -> Message:
    """Take it back, and with it the step it had completed, unless something was built on that since.

    Refuses `TooLateToStop` once a worker has it.
    """
    with transaction.atomic():
        row = _waiting(message, by=by)
        row.state, row.why = MessageState.CANCELLED, ""
        row.save(update_fields=["state", "why"])
        facts = {"step_taken_back": _give_step_back(row, by=by, at=at)}
        journal.write(line_of("cancel_message", row, facts, by=by, at=at))
    return row


def edit_message(message: Message, words: Words, *, by: Membership | None, at: datetime) -> Message:
    """Other words, or another moment, while it waits. Refuses `TooLateToStop`, `NothingWritten`."""
    if not (words.text.strip() or words.html.strip()):
        raise NothingWritten
    with transaction.atomic():
        row = _waiting(message, by=by)
        row.text, row.html = words.text, words.html
        if words.subject and not row.reply_to_id:  # a thread keeps the subject it began with
            row.subject = one_line(words.subject)[:300]
            row.conversation.subject = row.subject
            row.conversation.save(update_fields=["subject"])
        if words.send_at is not None:
            row.send_at, row.meant_until = words.send_at, words.send_at + MEANT_FOR
        row.save(update_fields=["text", "html", "subject", "send_at", "meant_until"])
        journal.write(line_of("edit_message", row, {"send_at": row.send_at}, by=by, at=at))
    return row


def hold_message(message: Message, *, by: Membership | None, at: datetime, why: str = BY_HAND) -> Message:
    """It stays until somebody lets it go. Refuses `TooLateToStop`."""
    with transaction.atomic():
        row = _waiting(message, by=by)
        row.state, row.why = MessageState.WITHHELD, why[:300]
        row.save(update_fields=["state", "why"])
        journal.write(line_of("hold_message", row, {"why": row.why}, by=by, at=at))
    return row


def release_message(
    message: Message, *, by: Membership | None, at: datetime, send_at: datetime | None = None
) -> Message:
    """Somebody looked at it and lets it go. What came in before now was seen; the law and the suppressions hold.

    Refuses `NotWaiting` unless it is held back.
    """
    with transaction.atomic():
        row = _waiting(message, by=by)
        if row.state != MessageState.WITHHELD:
            raise NotWaiting
        row.state, row.why = MessageState.QUEUED, ""
        row.send_at, row.released_at = send_at or at, at
        row.meant_until = row.send_at + MEANT_FOR
        row.save(update_fields=["state", "why", "send_at", "released_at", "meant_until"])
        journal.write(line_of("release_message", row, {"send_at": row.send_at}, by=by, at=at))
    return row


def _waiting(message: Message, *, by: Membership | None) -> Message:
    """The row as it is, locked. Refuses `TooLateToStop` when it is on its way or further."""
    refuse_strangers(message.workspace_id, by)
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state not in WAITING:
        raise TooLateToStop if row.state != MessageState.CANCELLED else NotWaiting
    return row


def _give_step_back(row: Message, *, by: Membership | None, at: datetime) -> bool:
    entry = Entry.objects.filter(pk=row.entry_id or 0, undone_at=None).first()
    if entry is None:
        return False
    try:
        followup.undo(entry, by=by, at=at)
    except (BuiltUpon, NothingToUndo):
        return False
    return True
