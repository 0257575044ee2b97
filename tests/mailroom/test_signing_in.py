"""Signing in with a provider, against one on loopback: the code, PKCE, renewal, and a permission that ended."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from followthrough.mailroom import accounts
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Mailbox, SignInClient
from followthrough.mailroom.refusals import ForAdministrators
from followthrough.mailroom.wires import oauth
from followthrough.mailroom.wires.troubles import Passing, Permanent
from followthrough.rules.messages import SignInBy
from tests.cast import NOON, Cast
from tests.mailroom.letters import make_mailbox
from tests.servers.oauth import OAuthServer

pytestmark = pytest.mark.django_db

BACK = "http://127.0.0.1:8300/settings/mailboxes/signed-in/"


@pytest.fixture
def provider(settings: Any) -> Iterator[OAuthServer]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    server = OAuthServer().start()
    yield server
    server.stop()


@pytest.fixture
def mailbox(cast: Cast, provider: OAuthServer) -> Mailbox:
    mailroom.set_up_sign_in(
        "google",
        client_id="us",
        secret="our secret",
        authorize_url=f"{provider.address}/authorize",
        token_url=f"{provider.address}/token",
        scopes="mail",
        by=cast.admin,
        at=NOON,
    )
    return make_mailbox(cast.rep, sign_in_by=SignInBy.OAUTH, provider="google")


def come_back(mailbox: Mailbox, beginning: oauth.Beginning) -> str:
    """What the browser does: to the provider, and back with a code."""
    asked = oauth.address(mailroom.client_of(mailbox), beginning, back_to=BACK, hint=mailbox.address)
    answer = httpx.get(asked, follow_redirects=False)
    said = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert said["state"] == [beginning.state]
    return said["code"][0]


def test_a_code_becomes_tokens_that_are_sealed(mailbox: Mailbox) -> None:
    beginning = oauth.begin()
    code = come_back(mailbox, beginning)
    tokens = oauth.exchange(mailroom.client_of(mailbox), code, verifier=beginning.verifier, back_to=BACK)
    mailroom.keep_tokens(mailbox, tokens, at=NOON)
    mailbox.refresh_from_db()
    assert tokens.access not in mailbox.sealed_tokens
    assert accounts.to_read(mailbox).token == tokens.access


def test_a_code_without_its_verifier_is_worth_nothing(mailbox: Mailbox) -> None:
    code = come_back(mailbox, oauth.begin())
    with pytest.raises(Permanent):
        oauth.exchange(mailroom.client_of(mailbox), code, verifier="somebody else's", back_to=BACK)


def test_a_token_is_renewed_before_it_ends(mailbox: Mailbox, provider: OAuthServer) -> None:
    given = provider.give(mailbox.address)
    mailroom.keep_tokens(mailbox, oauth.Tokens(given["access_token"], given["refresh_token"], 3600), at=NOON)
    mailroom.renew_tokens(mailbox, at=NOON + timedelta(minutes=30))
    assert accounts.to_read(mailbox).token == given["access_token"]
    mailroom.renew_tokens(mailbox, at=NOON + timedelta(minutes=51))
    assert accounts.to_read(mailbox).token != given["access_token"]
    assert provider.asked[-1]["grant_type"] == "refresh_token"


def test_a_permission_that_ended_says_what_to_do(mailbox: Mailbox) -> None:
    mailroom.keep_tokens(mailbox, oauth.Tokens("access", "withdrawn", 60), at=NOON)
    with pytest.raises(Permanent) as ended:
        mailroom.renew_tokens(mailbox, at=NOON)
    assert ended.value.remedy == oauth.AGAIN


def test_a_provider_that_is_away_is_a_passing_trouble(mailbox: Mailbox) -> None:
    SignInClient.objects.update(token_url="http://127.0.0.1:1/token")
    mailroom.keep_tokens(mailbox, oauth.Tokens("access", "refresh", 60), at=NOON)
    with pytest.raises(Passing):
        mailroom.renew_tokens(mailbox, at=NOON)


def test_a_wrong_client_is_the_administrators_to_mend(mailbox: Mailbox, cast: Cast, provider: OAuthServer) -> None:
    facts = {"authorize_url": "http://x.example", "token_url": f"{provider.address}/token", "scopes": "mail"}
    mailroom.set_up_sign_in("google", client_id="us", secret="wrong", by=cast.admin, at=NOON, **facts)
    mailroom.keep_tokens(mailbox, oauth.Tokens("access", "refresh", 60), at=NOON)
    with pytest.raises(Permanent, match="does not know our client"):
        mailroom.renew_tokens(mailbox, at=NOON)
    with pytest.raises(ForAdministrators):
        mailroom.set_up_sign_in("google", client_id="us", secret="", by=cast.rep, at=NOON, **facts)
    assert mailroom.set_up_sign_in("google", client_id="", secret="", by=cast.admin, at=NOON, **facts) is None
    assert not SignInClient.objects.exists()
