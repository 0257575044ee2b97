"""A mailbox connected in the browser: each step of the test passes, and a wrong password says what to do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Mailbox, Message
from followthrough.web import door
from tests.cast import Cast
from tests.mailroom.letters import letter
from tests.servers import dns, smtp
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fixtures import imap_server

__all__ = ["imap_server"]
OpenPage = Callable[..., Page]
ADDRESS = "ada@linden.example"


@pytest.fixture
def sending(monkeypatch: pytest.MonkeyPatch, imap_server: Dovecot) -> Iterator[int]:
    """The port of a server that takes mail; and this machine trusts the one that holds it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    with dns.nobody(), smtp.serving(smtp.Sink(), **smtp.signing_in(ADDRESS, PASSWORD)) as sink:
        yield sink.port


def connect(page: Page, server: Dovecot, sending: int, *, password: str) -> None:
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Go on").first.click()
    page.get_by_label("Password or app password").fill(password)
    page.get_by_label("Reads from").fill("localhost")
    page.get_by_label("Port").nth(0).fill(str(server.port))
    page.get_by_label("Sends by").fill("localhost")
    page.get_by_label("Port").nth(1).fill(str(sending))
    page.get_by_label("Encryption").nth(1).select_option("none")
    page.get_by_role("button", name="Connect and test").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_each_step_is_seen_to_pass(
    open_page: OpenPage,
    cast_for_real: Cast,
    imap_server: Dovecot,
    sending: int,
    script: bool,
) -> None:
    page = open_page("/settings/mailboxes/", script=script)
    connect(page, imap_server, sending, password=PASSWORD)
    expect(page.get_by_text("It works.")).to_be_visible()
    for step in (
        "Find the server",
        "Encrypt",
        "Sign in to read",
        "Look for folders",
        "Sign in to send",
        "May you send",
    ):
        expect(page.get_by_text(step, exact=True)).to_be_visible()
    page.get_by_role("link", name="Done").click()
    expect(page.get_by_text(ADDRESS)).to_be_visible()


def test_a_wrong_password_says_what_to_do_and_is_mended(
    open_page: OpenPage,
    cast_for_real: Cast,
    imap_server: Dovecot,
    sending: int,
) -> None:
    page = open_page("/settings/mailboxes/")
    connect(page, imap_server, sending, password="wrong")
    expect(page.get_by_text("localhost does not accept this user name and password.").first).to_be_visible()
    expect(page.get_by_text("app password").first).to_be_visible()
    page.get_by_role("link", name="Change what is wrong").click()
    page.get_by_label("Password or app password").fill(PASSWORD)
    page.get_by_role("button", name="Save and test").click()
    expect(page.get_by_text("It works.")).to_be_visible()
    imap_server.put(letter(to=ADDRESS, subject="The longer warranty"), user=ADDRESS)
    mailroom.sync_mailbox(Mailbox.objects.get(), at=door.now(), seconds=20)
    assert Message.objects.get().subject == "The longer warranty"
    page.goto(page.url.partition("/settings/")[0] + "/settings/mailboxes/")
    expect(page.get_by_text("1 with your people")).to_be_visible()
