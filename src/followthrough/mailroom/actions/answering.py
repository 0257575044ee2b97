"""Answering in place: the reply goes out, the step is done by it, and what comes next stands. Then nothing waits."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from followthrough.followup.drafts import Then
from followthrough.mailroom.actions import accepting
from followthrough.mailroom.actions.changing import cancel_message
from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.actions.settling import settle, unsettle
from followthrough.mailroom.drafts import Completion, MessageDraft
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import standings
from followthrough.rules.messages import Urgency
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Channel, Direction, Purpose
from followthrough.team.models import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person writes back, and what comes next. `seen` is what the caller's screen knew."""

    text: str
    then: Then | None = None
    subject: str = ""
    seen: int | None = None
    key: str | None = None


def answer(conversation: Conversation, words: Answer, *, by: Membership, at: datetime) -> Message:
    """Send it in the thread they wrote in. Refuses `NextStepRequired` while something is open with them, and what
    `queue_message` refuses; then nothing is sent and it waits on.
    """
    refuse_strangers(conversation.workspace_id, by)
    with transaction.atomic():
        row = Conversation.objects.select_for_update().get(pk=conversation.pk)
        waiting = accepting.newest_of(row)
        opportunity = standings.opportunity_of(waiting) if waiting else row.opportunity
        live = opportunity is not None and opportunity.is_live
        draft = MessageDraft(
            person=row.person,
            text=words.text,
            opportunity=opportunity,
            channel=Channel(row.channel),
            subject=words.subject or row.subject,
            purpose=Purpose.ANSWER,
            conversation=row,
            reply_to=waiting,
            urgency=Urgency.REPLY,
            key=words.key,
            completes=Completion(then=words.then, seen=words.seen) if live else None,
        )
        message = queue_message(draft, by=by, at=at)
        settle(row, at=at)
    return message


def take_back_answer(message: Message, *, by: Membership, at: datetime) -> None:
    """Stop an answer that has not left yet: what it answered waits again. Refuses `TooLateToStop`."""
    with transaction.atomic():
        cancelled = cancel_message(message, by=by, at=at)
        came = Message.objects.filter(conversation_id=cancelled.conversation_id, direction=Direction.IN)
        answered = came.order_by("-created_at", "-pk").first()
        if answered is not None:
            unsettle(answered, None, by=by, at=at)
