"""A test of a mailbox, step by step: each answers what was found and what to do. It changes nothing anywhere.

The steps are yielded as they are done, so that a screen can show them one by one; the first that fails ends its side.
"""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from followthrough.mailroom import accounts
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.wires import names, reach, smtp
from followthrough.mailroom.wires.account import Account
from followthrough.mailroom.wires.imap import Box
from followthrough.mailroom.wires.reach import Server
from followthrough.mailroom.wires.troubles import Trouble
from followthrough.rules import mail_providers, sender_records
from followthrough.rules.checks import Check, Fared
from followthrough.rules.messages import FolderRole, Security, SignInBy
from followthrough.team.refusals import SealBroken

Found = TypeVar("Found")
PATIENCE = 10.0  # seconds: somebody is looking


@dataclass(frozen=True, slots=True)
class Step:
    """`name` says what was looked at: "Sign in"."""

    name: str
    check: Check


def probe(mailbox: Mailbox) -> Iterator[Step]:
    """Look at everything that has to work."""
    if mailbox.sign_in_by == SignInBy.SERVICE:
        yield Step(
            "Sending service", Check(Fared.WELL, "Its key is stored. The first mail will show whether it works.")
        )
    else:
        try:
            to_read, to_send = accounts.to_read(mailbox), accounts.to_send(mailbox)
        except SealBroken as broken:
            yield Step("Your password", Check(Fared.WRONG, broken.message, "Type the password again."))
            return
        if to_read.server.host:
            yield from _read_side(to_read)
        if to_send.server.host:
            yield from _send_side(to_send, mailbox.address)
    domain = mail_providers.domain_of(mailbox.address)
    if not mail_providers.BY_DOMAIN.get(domain):  # what a large provider says of its own domain is not ours to mend
        for check in sender_records.advice(domain, names.sender_records(domain)):
            yield Step("Your domain", check)


class _Failed(Exception):
    def __init__(self, step: Step) -> None:
        super().__init__(step.name)
        self.step = step


def _read_side(account: Account) -> Iterator[Step]:
    server, box = account.server, None
    try:
        addresses = _tried("Find the server", lambda: reach.find(server))
        yield _well("Find the server", f"{server.host} is known.")
        line = _tried("Reach it to read", lambda: reach.connect(server, addresses, patience=PATIENCE))
        yield _well("Reach it to read", f"{server.host} answers on port {server.port}.")
        box = _tried("Encrypt", lambda: _greeted(line, server))
        yield _about_encryption(server)
        opened = box
        _tried("Sign in to read", lambda: opened.sign_in(account))
        yield _well("Sign in to read", "It knows you.")
        yield _well("Look for folders", _tried("Look for folders", lambda: _about_folders(opened)))
    except _Failed as failed:
        yield failed.step
    finally:
        if box is not None:
            box.close()


def _send_side(account: Account, address: str) -> Iterator[Step]:
    server, line = account.server, None
    try:
        addresses = _tried("Find the sending server", lambda: reach.find(server))
        _tried("Reach it to send", lambda: reach.connect(server, addresses, patience=PATIENCE)).close()
        yield _well("Reach it to send", f"{server.host} answers on port {server.port}.")
        line = _tried("Sign in to send", lambda: smtp.Line(login_of(account)))
        yield _well("Sign in to send", "It knows you.")
        opened = line
        _tried("May you send", lambda: opened.try_sender(address))
        yield _well("May you send", f"It takes mail from {address}.")
    except _Failed as failed:
        yield failed.step
    finally:
        if line is not None:
            line.close()


def login_of(account: Account) -> smtp.Login:
    server = account.server
    return smtp.Login(
        host=server.host,
        port=server.port,
        security=server.security,
        username=account.username,
        password=account.password,
        token=account.token,
        may_be_private=server.may_be_private,
        patience=smtp.Patience(to_connect=PATIENCE, for_a_reply=PATIENCE),
    )


def _tried(name: str, act: Callable[[], Found]) -> Found:
    try:
        return act()
    except Trouble as trouble:
        raise _Failed(Step(name, Check(Fared.WRONG, str(trouble), trouble.remedy))) from trouble


def _well(name: str, words: str) -> Step:
    return Step(name, Check(Fared.WELL, words))


def _greeted(line: socket.socket, server: Server) -> Box:
    return Box(reach.encrypt(line, server) if server.security == Security.TLS else line, server)


def _about_encryption(server: Server) -> Step:
    if server.security == Security.NONE:
        words, remedy = (
            "The connection is not encrypted.",
            "Anybody on the way can read along. Choose an encrypted port.",
        )
        return Step("Encrypt", Check(Fared.DOUBTFUL, words, remedy))
    return _well("Encrypt", "The connection is encrypted, and the certificate holds.")


def _about_folders(box: Box) -> str:
    folders = box.folders()
    mails = sum(counts.mails for each in folders if (counts := box.counts(each.name)))
    sent = any(each.role == FolderRole.SENT for each in folders)
    more = "" if sent else " None of them is called Sent: what you write elsewhere won't be seen."
    plural = "" if len(folders) == 1 else "s"
    return f"{len(folders)} folder{plural} with {mails:,} mails.{more}"
