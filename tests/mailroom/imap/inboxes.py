"""A mailbox on the tests' own server, and what a test does with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.actions.syncing import Synced
from followthrough.mailroom.models import Folder, Mailbox
from followthrough.team import sealing
from followthrough.team.models import Membership
from tests.cast import NOON
from tests.mailroom.letters import make_mailbox
from tests.servers.dovecot import PASSWORD, Dovecot


@dataclass
class Inbox:
    server: Dovecot
    row: Mailbox

    @property
    def user(self) -> str:
        return self.row.address

    def put(self, *mails: bytes, folder: str = "INBOX") -> None:
        self.server.put(*mails, folder=folder, user=self.user)

    def sync(self, *, at: datetime = NOON, seconds: float = 30) -> Synced:
        turn = mailroom.sync_mailbox(self.row, at=at, seconds=seconds)
        assert turn is not None
        self.row.refresh_from_db()
        return turn

    def folder(self, name: str = "INBOX") -> Folder:
        return Folder.objects.get(mailbox=self.row, name=name)


def open_inbox(owner: Membership, server: Dovecot, address: str, **columns: Any) -> Inbox:
    """Its mail is filed at the real moment of the test, so the mailbox is older than any of it."""
    usual = {
        "sealed_password": sealing.seal(PASSWORD),
        "imap_host": "localhost",
        "imap_port": server.port,
        "smtp_host": "localhost",
        "created_at": datetime(2020, 1, 1, tzinfo=NOON.tzinfo),
    }
    return Inbox(server, make_mailbox(owner, address, **usual | columns))
