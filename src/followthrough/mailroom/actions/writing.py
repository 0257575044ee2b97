"""A person writes by themselves: it goes into the queue, nothing waits for an answer any more, the draft is gone.

Taken back, all of that is as before.
"""

from datetime import datetime

from django.db import transaction

from followthrough.mailroom.actions.answering import take_back_answer
from followthrough.mailroom.actions.changing import cancel_message
from followthrough.mailroom.actions.drafting import drop_draft
from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.actions.settling import settle
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Conversation, Message
from followthrough.rules.words import Direction
from followthrough.team.models import Membership


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
    """Nothing goes out; the step it did stands again, and what it answered waits again.

    Refuses `TooLateToStop` once a worker has it.
    """
    answered = Message.objects.filter(
        conversation_id=message.conversation_id, direction=Direction.IN, dealt_with_at=message.created_at
    )
    if answered.exists():
        take_back_answer(message, by=by, at=at)
    else:
        cancel_message(message, by=by, at=at)
