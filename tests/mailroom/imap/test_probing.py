"""A test of a connection, against real servers: every step answers, the first that fails says what to do."""

from collections.abc import Iterator

import pytest

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom import probing
from followthrough.mailroom.wires import oauth
from followthrough.rules.checks import Fared
from followthrough.rules.messages import MailboxState, Security, SignInBy
from followthrough.team import sealing
from tests.cast import NOON, Cast
from tests.mailroom.imap.inboxes import Inbox, open_inbox
from tests.mailroom.letters import letter
from tests.servers import dns as name_servers
from tests.servers import dovecot
from tests.servers.oauth import OAuthServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_names")]


@pytest.fixture
def no_names() -> Iterator[None]:
    with name_servers.nobody():
        yield


def steps(inbox: Inbox) -> list[tuple[str, Fared]]:
    return [(step.name, step.check.fared) for step in probing.probe(inbox.row) if step.name != "Your domain"]


def last(inbox: Inbox) -> probing.Step:
    return [step for step in probing.probe(inbox.row) if step.name != "Your domain"][-1]


@pytest.fixture
def reading(inbox: Inbox) -> Inbox:
    """Only the side that reads: sending has its own tests."""
    inbox.row.smtp_host = ""
    return inbox


def test_every_step_answers(reading: Inbox) -> None:
    reading.put(letter())
    assert steps(reading) == [
        ("Find the server", Fared.WELL),
        ("Reach it to read", Fared.WELL),
        ("Encrypt", Fared.WELL),
        ("Sign in to read", Fared.WELL),
        ("Look for folders", Fared.WELL),
    ]
    assert last(reading).check.words == "3 folders with 1 mails."


def test_starttls_works_too(reading: Inbox) -> None:
    reading.row.imap_port, reading.row.imap_security = reading.server.plain_port, Security.STARTTLS
    assert last(reading).check.fared == Fared.WELL


def test_no_encryption_is_doubtful(reading: Inbox) -> None:
    reading.row.imap_port, reading.row.imap_security = reading.server.plain_port, Security.NONE
    assert ("Encrypt", Fared.DOUBTFUL) in steps(reading)
    assert last(reading).name == "Look for folders"


@pytest.mark.parametrize(
    ("columns", "name", "words"),
    [
        ({"imap_host": "nobody.invalid"}, "Find the server", "There is no server called nobody.invalid."),
        ({"imap_port": 1}, "Reach it to read", "does not answer on port 1"),
        ({"imap_host": "127.0.0.1"}, "Encrypt", "another name"),
        ({"imap_security": Security.STARTTLS}, "Encrypt", "waited for in vain"),
        ({"sealed_password": "wrong"}, "Sign in to read", "does not accept"),
        ({"sealed_password": "no seal"}, "Your password", "can't be opened"),
    ],
)
def test_the_step_that_fails_says_what_to_do(
    reading: Inbox, columns: dict, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from followthrough.mailroom.wires import reach

    monkeypatch.setattr(reach, "PATIENCE", 1.0)
    monkeypatch.setattr(probing, "PATIENCE", 1.0)
    for column, value in columns.items():
        setattr(reading.row, column, sealing.seal(value) if value == "wrong" else value)
    step = last(reading)
    assert (step.name, step.check.fared) == (name, Fared.WRONG)
    assert step.check.remedy
    assert words in step.check.words


def test_a_certificate_that_ran_out_is_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    server = dovecot.Dovecot(expired=True).start()
    try:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        inbox = open_inbox(cast.admin, server, "ada@linden.example", smtp_host="")
        assert "has run out" in last(inbox).check.words
    finally:
        server.stop()


def test_a_token_of_the_provider_signs_in_and_reads(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = OAuthServer().start()
    server = dovecot.Dovecot(introspection=f"{provider.address}/introspect?token=").start()
    try:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        inbox = open_inbox(cast.admin, server, "ada@linden.example", smtp_host="", sign_in_by=SignInBy.OAUTH)
        given = provider.give("ada@linden.example")
        mailroom.keep_tokens(inbox.row, oauth.Tokens(given["access_token"]), at=NOON)
        assert last(inbox).name == "Look for folders"
        inbox.put(letter())
        assert inbox.sync().stored == 1
        mailroom.keep_tokens(inbox.row, oauth.Tokens("made up"), at=NOON)
        assert last(inbox).check.remedy == oauth.AGAIN
        inbox.sync()
        assert (inbox.row.state, inbox.row.remedy) == (MailboxState.BROKEN, oauth.AGAIN)
    finally:
        server.stop()
        provider.stop()
