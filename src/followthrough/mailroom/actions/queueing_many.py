"""Many messages at once, as the clock writes them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from followthrough.mailroom.actions.queueing import queue_all
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Message
from followthrough.rules.refusals import Refusal


def queue_many(drafts: Mapping[int, MessageDraft], *, at: datetime) -> dict[int, Message | Refusal]:
    """Queue each; one that is refused does not keep back the others. What became of it stands under its number.

    Whoever calls holds what the drafts belong to (its enrollments): a key that somebody else takes at the same moment
    fails the whole call, and it is done again.
    """
    with transaction.atomic():
        return queue_all(drafts, by=None, at=at)
