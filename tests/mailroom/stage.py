"""What the mailroom's tests add to the cast: Rosa's mailbox, the workspace's own, a line for texts."""

from datetime import timedelta
from typing import Any

from followthrough.followup.drafts import NextStep
from followthrough.mailroom.actions import queue_message
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Mailbox, Message, TextLine
from followthrough.rules.messages import MailboxState, Security
from followthrough.rules.words import Channel, Purpose
from followthrough.team.models import Membership, Workspace
from tests.cast import NOON, Cast

LATER = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=3))


def make_mailbox(member: Membership | None, address: str = "", **columns: Any) -> Mailbox:
    """A mailbox that works and sends as fast as it can, unless told otherwise."""
    usual: dict[str, Any] = {
        "shown_name": member.name if member else "",
        "per_day": 100_000,
        "per_hour": 100_000,
        "gap_seconds": 0,
        "state": MailboxState.WELL,
        "smtp_host": "127.0.0.1",
        "smtp_security": Security.NONE,
        "created_at": NOON - timedelta(days=30),
    }
    workspace: Workspace = columns.pop("workspace", None) or member.workspace  # type: ignore[union-attr]
    return Mailbox.objects.create(
        workspace=workspace,
        member=member,
        address=address or (member.user.email if member else "hello@linden.example"),
        **usual | columns,
    )


def make_line(workspace: Workspace, **columns: Any) -> TextLine:
    usual: dict[str, Any] = {
        "number": "+4915799900000",
        "base_url": "http://127.0.0.1:1/",
        "account": "AC1",
        "state": MailboxState.WELL,
        "per_day": 100_000,
        "per_hour": 100_000,
        "gap_seconds": 0,
        "created_at": NOON - timedelta(days=30),
    }
    return TextLine.objects.create(workspace=workspace, **usual | columns)


def draft_to_anna(cast: Cast, **fields: Any) -> MessageDraft:
    usual: dict[str, Any] = {
        "person": cast.anna.person,
        "opportunity": cast.anna,
        "subject": "The offer with the longer warranty",
        "text": "Hello Anna,\n\nhere it is.\n",
    }
    return MessageDraft(**usual | fields)


def queue_to_anna(cast: Cast, **fields: Any) -> Message:
    """Queued by Rosa at NOON."""
    return queue_message(draft_to_anna(cast, **fields), by=cast.rep, at=NOON)
