"""Mailboxes and mails for tests: a mailbox of Rosa's, and mails as they come over the wire."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import count
from typing import Any

from followthrough.mailroom.models import Conversation, Folder, Mailbox, Message
from followthrough.rules.messages import FolderRole
from followthrough.team.models import Membership
from tests.cast import NOON

NUMBER = count(1)


def make_mailbox(owner: Membership, address: str = "rosa@linden.example", **columns: Any) -> Mailbox:
    """Connected ten days ago."""
    usual = {"member": owner, "created_at": NOON - timedelta(days=10), "username": address}
    return Mailbox.objects.create(workspace=owner.workspace, address=address, **usual | columns)


def make_folder(mailbox: Mailbox, name: str = "INBOX", role: FolderRole = FolderRole.INBOX) -> Folder:
    return Folder.objects.create(workspace_id=mailbox.workspace_id, mailbox=mailbox, name=name, role=role)


def letter(
    sender: str = "Anna Keller <anna.keller@brandt.example>",
    *,
    to: str = "rosa@linden.example",
    subject: str = "Your offer",
    text: str = "Could you send me the longer warranty?\n",
    id: str = "",
    at: datetime = NOON,
    **headers: str,
) -> bytes:
    """A plain mail; further headers by name, `_` for `-`."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{id or f'letter-{next(NUMBER)}@brandt.example'}>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


def sent(
    mailbox: Mailbox, conversation: Conversation, *, id: str = "offer-1@linden.example", **columns: Any
) -> Message:
    """A mail of ours that went out yesterday."""
    person = conversation.person
    usual: dict[str, Any] = {
        "opportunity": conversation.opportunity,
        "writer": mailbox.member,
        "state": "sent",
        "from_address": mailbox.address,
        "to_address": person.contact_points.filter(kind="email").first().value,
        "subject": "Your new fleet",
        "text": "Dear Anna, here it is.",
        "created_at": NOON - timedelta(days=1),
        "handed_over_at": NOON - timedelta(days=1),
        "sent_at": NOON - timedelta(days=1),
    }
    return Message.objects.create(
        workspace_id=mailbox.workspace_id,
        conversation=conversation,
        person=person,
        mailbox=mailbox,
        id_header=id,
        **usual | columns,
    )


def conversation_with(mailbox: Mailbox, opportunity: Any, *, subject: str = "Your new fleet") -> Conversation:
    return Conversation.objects.create(
        workspace_id=mailbox.workspace_id,
        person=opportunity.person,
        opportunity=opportunity,
        owner=opportunity.owner,
        mailbox=mailbox,
        subject=subject,
        last_at=NOON - timedelta(days=1),
    )
