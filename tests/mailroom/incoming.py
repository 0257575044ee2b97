"""Messages that came in, stored with a verdict as `receive` stores them; what follows is asked for by the test."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions import consequences
from followthrough.mailroom.models import Conversation, Message
from followthrough.rules.messages import MessageState
from followthrough.rules.reading import stored
from followthrough.rules.reading.verdict import Failure, Intent, Kind, Said, Verdict
from followthrough.rules.words import Direction
from tests.cast import NOON

NUMBER = count(1)


def conversation_of(row: Opportunity, **columns: Any) -> Conversation:
    found = Conversation.objects.filter(opportunity=row, channel=columns.get("channel", "email")).first()
    return found or Conversation.objects.create(
        workspace_id=row.workspace_id,
        person=row.person,
        opportunity=row,
        owner=row.owner,
        subject="The offer",
        last_at=NOON,
        **columns,
    )


def came(row: Opportunity, verdict: Verdict, *, at: datetime = NOON, text: str = "", **columns: Any) -> Message:
    """A message from the opportunity's person, not yet followed."""
    conversation = conversation_of(row)
    words = text or verdict.newest_text or "Hello, thank you for your offer."
    usual: dict[str, Any] = {
        "from_address": row.person.contact_points.get(kind="email").value,
        "to_address": "rosa@linden.example",
        "id_header": f"in-{next(NUMBER)}@brandt.example",
        "subject": "Re: The offer",
        "text": words,
        "newest_text": words,
    }
    return Message.objects.create(
        workspace_id=row.workspace_id,
        conversation=conversation,
        person=row.person,
        opportunity=row,
        direction=Direction.IN,
        state=MessageState.RECEIVED,
        kind=verdict.kind,
        intent=verdict.said.intent if verdict.kind == Kind.REPLY else "",
        verdict=stored.as_plain(verdict),
        received_at=at,
        sent_at=at,
        created_at=at,
        **usual | columns,
    )


def reply(intent: Intent, text: str = "Hello, thank you for your offer.", *, sure: bool = True, **said: Any) -> Verdict:
    return Verdict(Kind.REPLY, ("because",), newest_text=text, said=Said(intent=intent, is_sure=sure, **said))


def answer(row: Opportunity, intent: Intent, *, at: datetime = NOON, **said: Any) -> Message:
    """A reply that came in, and what follows from it by itself."""
    message = came(row, reply(intent, **said), at=at)
    consequences.follow(message, at=at)
    row.refresh_from_db()
    return message


def bounce(address: str, *, hard: bool = True, original_id: str = "") -> Verdict:
    failure = Failure(address, hard=hard, status="5.1.1" if hard else "4.2.2", said="user unknown")
    return Verdict(Kind.BOUNCE, ("a delivery report",), failures=(failure,), original_id=original_id)


def went_out(row: Opportunity, *, days_ago: int = 1, **columns: Any) -> Message:
    """A mail of ours to the opportunity's person."""
    at = NOON - timedelta(days=days_ago)
    usual: dict[str, Any] = {
        "id_header": f"out-{next(NUMBER)}@linden.example",
        "to_address": row.person.contact_points.get(kind="email").value,
        "state": MessageState.SENT,
        "subject": "The offer",
        "text": "Here it is.",
        "sent_at": at,
    }
    return Message.objects.create(
        workspace_id=row.workspace_id,
        conversation=conversation_of(row),
        person=row.person,
        opportunity=row,
        writer=row.owner,
        created_at=at,
        **usual | columns,
    )
