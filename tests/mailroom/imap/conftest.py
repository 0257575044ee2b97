"""A real IMAP server for these tests, and a mailbox on it that nobody else uses."""

from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.servers import dovecot
from tests.servers.fixtures import imap_server

if TYPE_CHECKING:
    from tests.mailroom.imap.inboxes import Inbox

__all__ = ["imap_server"]
NUMBER = count(1)


@pytest.fixture
def inbox(imap_server: dovecot.Dovecot, cast: object, monkeypatch: pytest.MonkeyPatch) -> "Inbox":
    """Ada's mailbox on the server: she is an administrator, so it may stand on this machine."""
    from tests.mailroom.imap import inboxes

    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    return inboxes.open_inbox(cast.admin, imap_server, f"ada-{next(NUMBER)}@linden.example")  # type: ignore[attr-defined]
