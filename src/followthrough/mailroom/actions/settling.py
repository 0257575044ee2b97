"""A conversation that waits for us is dealt with, or waits again."""

from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce, Least

from followthrough.followup import actions as followup
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import inbox
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Direction
from followthrough.team.models import Membership

A_PORTION = 500


def settle(conversation: Conversation, *, at: datetime) -> None:
    """Part of a verb that dealt with it: nothing in it waits for us any more. Twice is once."""
    waiting = Message.objects.filter(conversation=conversation, direction=Direction.IN, dealt_with_at=None)
    waiting.update(dealt_with_at=at)
    Conversation.objects.filter(pk=conversation.pk).update(waits_since=None, waits_for=None)
    conversation.waits_since = conversation.waits_for = None


def unsettle(message: Message, entry: Entry | None, *, by: Membership, at: datetime, lifts: bool = False) -> None:
    """Take an act on this message back: what it planned, and its conversation waits again.

    `lifts`: they may be contacted again, when the act was to leave them alone.

    Refuses what `followup.undo` refuses; then all stays as it is. Twice is once.
    """
    refuse_strangers(message.workspace_id, by)
    with transaction.atomic():
        row = (
            Message.objects.select_for_update(of=("self",)).select_related("conversation", "person").get(pk=message.pk)
        )
        if row.dealt_with_at is None:
            return
        if lifts:
            followup.lift_no_contact(row.person, "Taken back at once", by=by, at=at)
        if entry is not None:
            followup.undo(entry, by=by, at=at)
        else:
            journal.write(line_of("wait_again", row, by=by, at=at))
        Message.objects.filter(conversation_id=row.conversation_id, dealt_with_at=row.dealt_with_at).update(
            dealt_with_at=None
        )
        since = row.received_at or row.created_at
        waits = Conversation.objects.filter(pk=row.conversation_id)
        waits.update(waits_for=Coalesce("waits_for", row.pk), waits_since=Least(Coalesce("waits_since", since), since))


def settle_answered(*, at: datetime) -> int:
    """Those that were answered elsewhere (a call, an end) wait no more: what the machine has may go on. How many."""
    answered = Conversation.objects.waiting_for_us().filter(inbox.answered_elsewhere())
    ids = list(answered.order_by("pk").values_list("pk", flat=True)[:A_PORTION])
    with transaction.atomic():
        Message.objects.filter(conversation_id__in=ids, direction=Direction.IN, dealt_with_at=None).update(
            dealt_with_at=at
        )
        Conversation.objects.filter(pk__in=ids).update(waits_since=None, waits_for=None)
    return len(ids)


def line_of(verb: str, message: Message, *, by: Membership | None, at: datetime, why: str = "") -> journal.Line:
    """What the journal says of a conversation that was dealt with."""
    return journal.Line(
        workspace_id=message.workspace_id,
        verb=verb,
        at=at,
        actor_id=by.pk if by else None,
        person_id=message.person_id,
        opportunity_id=message.opportunity_id,
        facts={"message": message.pk, "channel": message.channel, "subject": message.subject, "why": why},
    )
