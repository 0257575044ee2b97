"""A mailbox's row as the wires want it: where to connect, as whom, with the secret opened."""

import json
from typing import Any

from django.db.models import Q

from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.wires.account import Account
from followthrough.mailroom.wires.reach import Server
from followthrough.rules.messages import Security, SignInBy
from followthrough.rules.words import Role
from followthrough.team import sealing


def to_read(mailbox: Mailbox) -> Account:
    """The IMAP side. Refuses `SealBroken`."""
    server = Server(mailbox.imap_host, mailbox.imap_port, Security(mailbox.imap_security), may_reach_inside(mailbox))
    return _account(mailbox, server)


def to_send(mailbox: Mailbox) -> Account:
    """The SMTP side. Refuses `SealBroken`."""
    server = Server(mailbox.smtp_host, mailbox.smtp_port, Security(mailbox.smtp_security), may_reach_inside(mailbox))
    return _account(mailbox, server)


def tokens_of(mailbox: Mailbox) -> dict[str, Any]:
    """`access`, `refresh` and `until` (ISO), as far as there are any."""
    return dict(json.loads(sealing.unseal(mailbox.sealed_tokens) or "{}"))


def may_reach_inside(mailbox: Mailbox) -> bool:
    """Whether its servers may stand in this machine's own network: an administrator chose them."""
    if mailbox.member is None or mailbox.member.is_admin:
        return True
    by_admin = Q(member__isnull=True) | Q(member__role=Role.ADMIN)
    hosts = {mailbox.imap_host, mailbox.smtp_host} - {""}
    others = Mailbox.objects.filter(by_admin, workspace_id=mailbox.workspace_id, is_active=True)
    trusted = {host for pair in others.values_list("imap_host", "smtp_host") for host in pair}
    return hosts <= trusted


def _account(mailbox: Mailbox, server: Server) -> Account:
    username = mailbox.username or mailbox.address
    if mailbox.sign_in_by == SignInBy.OAUTH:
        return Account(server, username, token=str(tokens_of(mailbox).get("access", "")))
    return Account(server, username, password=sealing.unseal(mailbox.sealed_password))
