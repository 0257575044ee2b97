"""Messages of which nobody knows whether they went out: looked up, else decided by a person. Never sent by themselves.

A message found where sent mail lies was sent. One that is not found there proves nothing: the server may file late, or
not at all. So it is looked up a few times, and then waits for somebody who asks, calls, or looks.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.mailroom.actions import results
from followthrough.mailroom.actions.queueing import MEANT_FOR, line_of
from followthrough.mailroom.models import Message
from followthrough.mailroom.refusals import NotUnknown
from followthrough.mailroom.wires import imap, lines
from followthrough.mailroom.wires.troubles import Answer, Trouble
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import Refusal, refuse_strangers
from followthrough.team.models import Membership

LookUp = Callable[[Message], bool | None]
LOOKS = (timedelta(0), timedelta(minutes=2), timedelta(minutes=15), timedelta(hours=2))
"""How long after the loss it is looked up."""
A_PORTION = 20
FOUND = "found among the sent mail"
NOT_FOUND = "It is not among the sent mail so far, which proves nothing. Decide whether to send it again."
NOWHERE_TO_LOOK = "There is nowhere to look it up. Decide whether it went out, or ask them."


def where_it_lies(message: Message) -> bool | None:
    """Whether it lies in the Sent folder, or its provider knows it. None where that can't be known now."""
    if message.mailbox is not None:
        return imap.find_in_sent(message.mailbox, message.id_header)
    return lines.look_up(message) if message.line is not None else None


def look_up_unknown(*, at: datetime, look_up: LookUp = where_it_lies) -> int:
    """Look for those whose next look is due. `look_up`: is it there, is it not, or can that not be known.

    Returns how many were found to have been sent.
    """
    due = Message.objects.filter(state=MessageState.UNKNOWN, look_up_at__lte=at)
    return sum(_look(message, look_up, at=at) for message in due.select_related("mailbox", "line")[:A_PORTION])


def decide_unknown(message: Message, *, was_sent: bool, by: Membership | None, at: datetime) -> Message:
    """A person decides: it went out, or it is to be sent again (through the last gate). Refuses `NotUnknown`."""
    refuse_strangers(message.workspace_id, by)
    with transaction.atomic():
        row = _unknown(message)
        if was_sent:
            results.mark_sent([(row, Answer(said="decided by a person"))], at=row.handed_over_at or at, told_at=at)
        else:
            row.state, row.why, row.look_up_at = MessageState.QUEUED, "", None
            row.claimed_by, row.claimed_until, row.handed_over_at = "", None, None
            row.send_at, row.released_at, row.meant_until = at, at, at + MEANT_FOR
            row.save()
        verb = "found_sent" if was_sent else "send_again"
        journal.write(line_of(verb, row, {}, by=by, at=at))
    row.refresh_from_db()
    return row


def _look(message: Message, look_up: LookUp, *, at: datetime) -> bool:
    try:
        is_there = look_up(message)
    except (Trouble, Refusal):
        is_there = None
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=message.pk)
        if row.state != MessageState.UNKNOWN:
            return False
        if is_there:
            results.mark_sent([(row, Answer(said=FOUND))], at=row.handed_over_at or at, told_at=at)
            journal.write(line_of("found_sent", row, {}, by=None, at=at))
            return True
        why = NOWHERE_TO_LOOK if is_there is None else NOT_FOUND
        Message.objects.filter(pk=row.pk).update(look_up_at=_next_look(row, at=at), answer=why)
    return False


def _next_look(row: Message, *, at: datetime) -> datetime | None:
    """Counted from the hand-over; none after the last one."""
    lost_at = row.handed_over_at or at
    return next((lost_at + after for after in LOOKS if lost_at + after > at), None)


def _unknown(message: Message) -> Message:
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state != MessageState.UNKNOWN:
        raise NotUnknown
    return row
