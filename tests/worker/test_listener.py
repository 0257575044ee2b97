"""News of a mailbox are there at once; a line that dies is let go and taken up again."""

from collections.abc import Callable, Iterator

import pytest

from followthrough.mailroom.models import Mailbox, Message
from followthrough.worker import listener as listeners
from followthrough.worker.listener import Listener
from tests.cast import NOON, Cast
from tests.mailroom.imap.inboxes import Inbox, open_inbox
from tests.mailroom.letters import letter
from tests.servers.dovecot import Dovecot
from tests.servers.fixtures import imap_server

__all__ = ["imap_server"]
pytestmark = pytest.mark.django_db
PATIENCE = 20  # seconds until news that do not come count as missed


@pytest.fixture
def inbox(imap_server: Dovecot, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Inbox:
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    inbox = open_inbox(cast.admin, imap_server, "listened@linden.example")
    inbox.sync()
    return inbox


@pytest.fixture
def listener() -> Iterator[Listener]:
    """It does at once and here what it would do beside."""
    made = Listener(beside=lambda act: act(), now=lambda: NOON)
    yield made
    made.close()


def test_what_comes_in_is_read_at_once(inbox: Inbox, listener: Listener) -> None:
    listener.look_round()
    inbox.put(letter(subject="News"))
    assert listener.hear(PATIENCE) == [inbox.row]
    assert Message.objects.get().subject == "News"
    inbox.put(letter(subject="More"))
    assert listener.hear(PATIENCE) == [inbox.row]
    assert Message.objects.count() == 2


def test_it_listens_anew_before_servers_hang_up(
    inbox: Inbox, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener.look_round()
    monkeypatch.setattr(listeners, "RENEW", 0)
    listener.look_round()
    inbox.put(letter())
    assert listener.hear(PATIENCE) == [inbox.row]


def test_a_line_that_dies_is_let_go_and_taken_up_again(
    inbox: Inbox, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener.look_round()
    line = listener.lines[inbox.row.pk]
    assert line.ear is not None
    line.ear.socket.shutdown(2)
    assert listener.hear(PATIENCE) == []
    assert line.ear is None
    monkeypatch.setattr(listeners, "AGAIN", 0)
    listener.look_round()
    assert line.ear is not None


def test_a_mailbox_that_was_disconnected_is_heard_no_more(inbox: Inbox, listener: Listener) -> None:
    listener.look_round()
    Mailbox.objects.update(is_active=False)
    listener.look_round()
    assert not listener.lines


def test_a_mailbox_is_heard_by_one_worker(inbox: Inbox, listener: Listener) -> None:
    listener.look_round()
    other = Listener(beside=lambda act: act(), now=lambda: NOON)
    other.me = "another"
    other.look_round()
    assert not other.lines
    listener.close()
    other.look_round()
    assert list(other.lines) == [inbox.row.pk]
    other.close()
    listener.selector = listeners.selectors.DefaultSelector()


def test_one_that_cannot_be_reached_is_left_to_the_clock(inbox: Inbox, listener: Listener) -> None:
    Mailbox.objects.update(imap_port=1)
    listener.look_round()
    assert listener.lines[inbox.row.pk].ear is None
    assert listener.hear(0) == []


def test_nothing_to_hear_costs_two_statements(cast: Cast, listener: Listener, statements: Callable) -> None:
    with statements() as seen:
        listener.look_round()
    assert len(seen) <= 3
