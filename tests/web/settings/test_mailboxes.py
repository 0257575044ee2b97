"""The screen of the mailboxes: whose they are, what is filled in, what a test shows, who is offered."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.journal.models import Heartbeat
from followthrough.mailroom import accounts
from followthrough.mailroom.models import Folder, Mailbox, SignInClient, Stranger, Unread
from followthrough.rules.messages import SignInBy
from followthrough.team.models import Membership
from tests.cast import NOON, Cast
from tests.mailroom.letters import make_folder, make_mailbox
from tests.servers import dns
from tests.servers.oauth import OAuthServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "no_names")]
ClientOf = Callable[[Membership], Client]
HERE = "/settings/mailboxes/"
TYPED = {
    "address": "rosa@linden.example",
    "password": "secret",
    "imap_host": "imap.linden.example",
    "imap_port": "993",
    "imap_security": "tls",
    "smtp_host": "smtp.linden.example",
    "smtp_port": "465",
    "smtp_security": "tls",
    "sign_in_by": "password",
}


@pytest.fixture
def no_names() -> Iterator[None]:
    with dns.nobody():
        yield


def body(response: Any) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


def test_an_address_of_a_large_provider_is_filled_in_with_what_to_do_there(cast: Cast, client_of: ClientOf) -> None:
    words = body(client_of(cast.rep).get(f"{HERE}new/?address=rosa@gmail.com"))
    assert 'value="imap.gmail.com"' in words
    assert "Google wants an app password" in words
    assert "Signing in with Google is not set up yet" in words


def test_an_unknown_address_is_guessed(cast: Cast, client_of: ClientOf) -> None:
    with dns.knowing({("mail.linden.example", "A"): ["192.0.2.1"]}):
        words = body(client_of(cast.rep).get(f"{HERE}new/?address=rosa@linden.example"))
    assert 'value="mail.linden.example"' in words


def test_where_mail_goes_tells_the_provider(cast: Cast, client_of: ClientOf) -> None:
    with dns.knowing({("linden.example", "MX"): ["5 aspmx.l.google.com."]}):
        assert 'value="imap.gmail.com"' in body(client_of(cast.rep).get(f"{HERE}new/?address=rosa@linden.example"))


def test_no_address_is_said_in_words(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get(f"{HERE}new/?address=rosa")
    assert answer.status_code == 422
    assert "no e-mail address" in body(answer)


def test_a_member_connects_their_own_and_is_led_to_the_test(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(f"{HERE}new/", TYPED)
    mailbox = Mailbox.objects.get()
    assert answer.headers["Location"] == f"{HERE}{mailbox.pk}/test/"
    assert (mailbox.member, mailbox.address) == (cast.rep, "rosa@linden.example")


def test_an_app_password_shown_in_groups_is_taken_without_them(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.rep).post(f"{HERE}new/", TYPED | {"password": "abcd efgh ijkl mnop"})
    assert accounts.to_read(Mailbox.objects.get()).password == "abcdefghijklmnop"


def test_what_is_missing_is_said_where_one_types(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(f"{HERE}new/", TYPED | {"password": ""})
    assert answer.status_code == 422
    assert "Type the password" in body(answer)
    assert not Mailbox.objects.exists()


def test_the_password_never_comes_back(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    rosa.post(f"{HERE}new/", TYPED | {"password": "sesame-open"})
    pk = Mailbox.objects.get().pk
    for address in (HERE, f"{HERE}{pk}/"):
        assert "sesame-open" not in body(rosa.get(address))


def test_the_test_shows_each_step_and_what_to_do(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.admin, "ada@linden.example", imap_host="localhost", imap_port=1, smtp_host="")
    words = body(client_of(cast.admin).get(f"{HERE}{mailbox.pk}/test/"))
    assert "localhost is known." in words
    assert "localhost does not answer on port 1: it refuses connections." in words
    assert "Change what is wrong" in words
    assert words.rstrip().endswith("</html>")


def test_the_test_grows_while_it_runs(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.admin, "ada@linden.example", imap_host="localhost", imap_port=1, smtp_host="")
    answer = client_of(cast.admin).get(f"{HERE}{mailbox.pk}/test/")
    assert len(list(answer.streaming_content)) >= 5  # type: ignore[attr-defined]
    assert client_of(cast.admin).head(f"{HERE}{mailbox.pk}/test/").status_code == 200


def test_colleagues_neither_see_nor_change_each_others(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.rep)
    for member in (cast.manager, cast.admin, cast.outsider):
        client = client_of(member)
        assert client.get(f"{HERE}{mailbox.pk}/").status_code == 404
        assert client.post(f"{HERE}{mailbox.pk}/disconnection/").status_code == 404
    assert "rosa@linden.example" in body(client_of(cast.manager).get(HERE))
    assert "rosa@linden.example" not in body(client_of(cast.outsider).get(HERE))


def test_the_list_tells_how_far_the_reading_is_and_what_is_missing(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.rep, imap_host="imap.linden.example", last_sync_at=NOON - timedelta(minutes=5))
    folder = make_folder(mailbox)
    Folder.objects.update(on_server=1000, looked_at=250, stored=40)
    assert "250 of 1000" in body(client_of(cast.rep).get(HERE))
    Folder.objects.update(looked_at=999)
    Unread.objects.create(
        workspace=cast.workspace, folder=folder, uid=7, why="The server does not give this mail out.",
        first_at=NOON, last_at=NOON,
    )  # fmt: skip
    words = body(client_of(cast.rep).get(HERE))
    assert "1 mail could not be read: The server does not give this mail out." in words
    assert "Looked at 999 of 1000 mails, 40 with your people" in words


def test_the_list_costs_the_same_for_many(
    cast: Cast, client_of: ClientOf, statements: Callable[[], CaptureQueriesContext]
) -> None:
    for number in range(5):
        make_folder(make_mailbox(cast.rep, f"rosa-{number}@linden.example"))
    rosa = client_of(cast.rep)
    rosa.get(HERE)
    with statements() as seen:
        rosa.get(HERE)
    assert len(seen) == 6


def test_limits_and_signature_are_changed(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.rep)
    typed = {"per_day": "50", "per_hour": "10", "gap_seconds": "30", "is_new": "on", "signature": "Rosa"}
    client_of(cast.rep).post(f"{HERE}{mailbox.pk}/pace/", typed)
    mailbox.refresh_from_db()
    assert (mailbox.per_day, mailbox.per_hour, mailbox.gap_seconds) == (50, 10, 30)
    assert (mailbox.ramp_from, mailbox.signature) == (NOON.date(), "Rosa")
    wrong = client_of(cast.rep).post(f"{HERE}{mailbox.pk}/pace/", typed | {"per_day": "0"})
    assert wrong.status_code == 422


def test_editing_needs_the_password_again_for_another_server(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    rosa.post(f"{HERE}new/", TYPED)
    pk = Mailbox.objects.get().pk
    kept = TYPED | {"password": ""}
    assert rosa.post(f"{HERE}{pk}/", kept | {"shown_name": "Rosa"}).status_code == 302
    answer = rosa.post(f"{HERE}{pk}/", kept | {"imap_host": "evil.example"})
    assert answer.status_code == 422
    assert "Type the password again" in body(answer)


def test_disconnecting_and_trying_again(cast: Cast, client_of: ClientOf) -> None:
    mailbox = make_mailbox(cast.rep, state="broken", trouble="x", sealed_password="y")
    rosa = client_of(cast.rep)
    rosa.post(f"{HERE}{mailbox.pk}/again/")
    mailbox.refresh_from_db()
    assert mailbox.state == "new"
    rosa.post(f"{HERE}{mailbox.pk}/disconnection/")
    mailbox.refresh_from_db()
    assert (mailbox.is_active, mailbox.sealed_password) == (False, "")
    assert "Connect again" in body(rosa.get(HERE))


def test_only_administrators_connect_a_sending_service(cast: Cast, client_of: ClientOf) -> None:
    typed = {"for_all": "1", "service": "postmark", "address": "hello@linden.example", "told_server_token": "key-1"}
    client_of(cast.rep).post(f"{HERE}new/", typed)
    assert not Mailbox.objects.filter(member=None).exists()
    ada = client_of(cast.admin)
    assert "Server API token" in body(ada.get(f"{HERE}new/?for_all=1&service=postmark&address=hello@linden.example"))
    assert ada.post(f"{HERE}new/", typed | {"told_server_token": ""}).status_code == 422
    assert ada.post(f"{HERE}new/", typed).status_code == 302
    mailbox = Mailbox.objects.get(member=None)
    assert mailbox.sign_in_by == SignInBy.SERVICE
    page = body(ada.get(f"{HERE}{mailbox.pk}/"))
    assert "Server API token" in page
    assert "key-1" not in page


def test_who_wrote_and_is_nobodys_is_counted_and_leads_to_add_filled_in(cast: Cast, client_of: ClientOf) -> None:
    facts = {"workspace": cast.workspace, "mailbox": make_mailbox(cast.rep), "first_at": NOON, "last_at": NOON}
    Stranger.objects.create(address="zoe@elsewhere.example", name="Zoe Zorn", **facts)
    rosa = client_of(cast.rep)
    assert "1 person wrote whom nobody follows up" in body(rosa.get(HERE))
    words = body(rosa.get("/inbox/?show=strangers"))
    address = html.unescape(re.search(r'href="(/add/[^"]*zoe[^"]*)"', words)[1])  # type: ignore[index]
    assert 'value="zoe@elsewhere.example"' in body(rosa.get(address))
    assert "wrote whom nobody follows up" not in body(client_of(cast.outsider).get(HERE))


def test_a_mailbox_that_stands_still_is_said_on_every_page(cast: Cast, client_of: ClientOf) -> None:
    Heartbeat.objects.create(name="clock", ended_at=NOON)
    mailbox = make_mailbox(cast.rep, state="broken", trouble="It does not know you.")
    assert "rosa@linden.example stands still." in body(client_of(cast.rep).get("/pulse/"))
    assert "stands still" not in body(client_of(cast.manager).get("/pulse/"))
    Mailbox.objects.filter(pk=mailbox.pk).update(
        state="well", trouble="", imap_host="x", last_sync_at=NOON - timedelta(minutes=30)
    )
    assert "Nothing was read from it for a while." in body(client_of(cast.rep).get("/pulse/"))
    Mailbox.objects.filter(pk=mailbox.pk).update(last_sync_at=NOON)
    assert "stands still" not in body(client_of(cast.rep).get("/pulse/"))


def test_signing_in_with_a_provider_there_and_back(cast: Cast, client_of: ClientOf, settings: Any) -> None:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    provider = OAuthServer().start()
    try:
        told = {
            "provider": "google", "client_id": "us", "secret": "our secret", "scopes": "mail",
            "authorize_url": f"{provider.address}/authorize", "token_url": f"{provider.address}/token",
        }  # fmt: skip
        assert client_of(cast.rep).post(f"{HERE}sign-ins/", told).status_code == 403
        assert client_of(cast.admin).post(f"{HERE}sign-ins/", told).status_code == 302
        assert "our secret" not in SignInClient.objects.get().sealed_secret
        assert "our secret" not in body(client_of(cast.admin).get(f"{HERE}sign-ins/"))
        rosa = client_of(cast.rep)
        assert "Sign in with Google" in body(rosa.get(f"{HERE}new/?address=rosa@gmail.com"))
        typed = TYPED | {"address": "rosa@gmail.com", "provider": "google", "password": "", "sign_in_by": "oauth"}
        begin = rosa.post(f"{HERE}new/", typed).headers["Location"]
        away = rosa.get(begin).headers["Location"]
        back = httpx.get(away).headers["Location"]
        assert rosa.get(f"{HERE}signed-in/?code=stolen&state=wrong").status_code == 422
        rosa.get(begin)
        away = rosa.get(begin).headers["Location"]
        back = httpx.get(away).headers["Location"]
        ended = rosa.get(back.partition("8300")[2])
        mailbox = Mailbox.objects.get()
        assert ended.headers["Location"] == f"{HERE}{mailbox.pk}/test/"
        assert accounts.to_read(mailbox).token in provider.lives
        assert rosa.get(back.partition("8300")[2]).status_code == 422
    finally:
        provider.stop()
