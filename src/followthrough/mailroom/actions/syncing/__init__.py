"""Reading mailboxes: which is due, folder by folder, portion by portion; strangers on the way; what could not be read.

Nothing is asked of a server inside a transaction. A portion is done when its mails are stored and the folder's place
is moved; what dies in between is read again, and known by its Message-ID. Start at `turns`.
"""

from followthrough.mailroom.actions.syncing.ears import Ear, listen_to
from followthrough.mailroom.actions.syncing.turns import (
    Synced,
    hear_mailboxes,
    leave_mailboxes,
    sync_due,
    sync_mailbox,
    wake_mailbox,
)

__all__ = [
    "Ear",
    "Synced",
    "hear_mailboxes",
    "leave_mailboxes",
    "listen_to",
    "sync_due",
    "sync_mailbox",
    "wake_mailbox",
]
