"""Many messages at once, as the clock writes them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Message
from followthrough.rules.refusals import Refusal


def queue_many(drafts: Mapping[int, MessageDraft], *, at: datetime) -> dict[int, Message | Refusal]:
    """Queue each; one that is refused does not keep back the others. What became of it stands under its number."""
    return {number: _queue(draft, at=at) for number, draft in drafts.items()}


def _queue(draft: MessageDraft, *, at: datetime) -> Message | Refusal:
    try:
        with transaction.atomic():
            return queue_message(draft, by=None, at=at)
    except Refusal as refused:
        return refused
