"""Signing in with a provider: the workspace's client there, tokens kept and renewed."""

import json
from datetime import datetime, timedelta

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.mailroom import accounts
from followthrough.mailroom.models import Mailbox, SignInClient
from followthrough.mailroom.refusals import ForAdministrators, SignInNotSetUp
from followthrough.mailroom.wires import oauth
from followthrough.mailroom.wires.oauth import Tokens
from followthrough.mailroom.wires.troubles import Permanent
from followthrough.rules import mail_providers
from followthrough.rules.messages import SignInBy
from followthrough.team import sealing
from followthrough.team.models import Membership

BEFORE_ITS_END = timedelta(minutes=10)


def set_up_sign_in(
    provider: str,
    *,
    client_id: str,
    secret: str,
    authorize_url: str,
    token_url: str,
    scopes: str,
    by: Membership,
    at: datetime,
) -> SignInClient | None:
    """The workspace's client with a provider. An empty secret keeps the stored one, an empty id forgets the client."""
    if not by.is_admin:
        raise ForAdministrators
    with transaction.atomic():
        row = SignInClient.objects.filter(workspace_id=by.workspace_id, provider=provider).first()
        facts = {"provider": provider, "client_id": client_id}
        journal.write(
            journal.Line(workspace_id=by.workspace_id, verb="set_up_sign_in", at=at, actor_id=by.pk, facts=facts)
        )
        if not client_id:
            if row:
                row.delete()
            return None
        row = row or SignInClient(workspace_id=by.workspace_id, provider=provider)
        if secret:
            row.sealed_secret = sealing.seal(secret)
        row.client_id, row.authorize_url, row.token_url, row.scopes = client_id, authorize_url, token_url, scopes
        row.save()
        return row


def keep_tokens(mailbox: Mailbox, tokens: Tokens, *, at: datetime) -> None:
    """Seal what the provider gave. Where it gave no new refresh token the old one stays good."""
    refresh = tokens.refresh or accounts.tokens_of(mailbox).get("refresh", "")
    until = at + timedelta(seconds=tokens.seconds)
    kept = {"access": tokens.access, "refresh": refresh, "until": until.isoformat()}
    mailbox.sealed_tokens = sealing.seal(json.dumps(kept))
    Mailbox.objects.filter(pk=mailbox.pk).update(sealed_tokens=mailbox.sealed_tokens)


def renew_tokens(mailbox: Mailbox, *, at: datetime) -> None:
    """See to it that the access token is good for a while. Does nothing for mailboxes with a password.

    Raises `Passing`, `Permanent`: the permission has ended, the member has to sign in again.
    """
    if mailbox.sign_in_by != SignInBy.OAUTH:
        return
    tokens = accounts.tokens_of(mailbox)
    if not tokens.get("access"):
        raise Permanent("You have not signed in with the provider yet.", remedy=oauth.AGAIN, of_all=True)
    if datetime.fromisoformat(tokens["until"]) - BEFORE_ITS_END > at:
        return
    if not tokens.get("refresh"):
        raise Permanent("The permission you gave to read and send has ended.", remedy=oauth.AGAIN, of_all=True)
    keep_tokens(mailbox, oauth.renew(client_of(mailbox), tokens["refresh"]), at=at)


def client_of(mailbox: Mailbox) -> oauth.Client:
    """Refuses `SignInNotSetUp`."""
    provider = mail_providers.named(mailbox.provider)
    key = provider.oauth if provider else mailbox.provider
    row = SignInClient.objects.filter(workspace_id=mailbox.workspace_id, provider=key).first()
    if row is None:
        raise SignInNotSetUp
    return oauth.Client(row.client_id, sealing.unseal(row.sealed_secret), row.authorize_url, row.token_url, row.scopes)
