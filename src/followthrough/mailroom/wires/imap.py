"""Reading a mailbox over IMAP. Folders are opened read-only and mails peeked at: nothing is ever marked or changed.

`Box` is one connection. It speaks in uids, answers in plain records, and raises the troubles of `troubles` and `reach`
in words for a person.
"""

import contextlib
import imaplib
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from imap_tools.errors import UnexpectedCommandStatusError
from imap_tools.mailbox import BaseMailBox

from followthrough.mailroom import accounts
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.wires import imap_answers, imap_folders, reach
from followthrough.mailroom.wires.account import Account
from followthrough.mailroom.wires.imap_folders import Found
from followthrough.mailroom.wires.reach import ConnectionLost, NoMailServer, Server
from followthrough.mailroom.wires.troubles import Passing, Permanent, Trouble
from followthrough.rules.messages import FolderRole, Security

LARGEST = 25_000_000  # bytes of one mail that are fetched
LARGEST_ANSWER = LARGEST + 1_000_000
HEADERS = (
    "FROM SENDER REPLY-TO TO CC BCC SUBJECT DATE MESSAGE-ID IN-REPLY-TO REFERENCES RETURN-PATH CONTENT-TYPE"
    " X-FAILED-RECIPIENTS PRECEDENCE LIST-ID LIST-UNSUBSCRIBE LIST-POST FEEDBACK-ID AUTO-SUBMITTED"
)
HEAD_ITEMS = f"(UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS ({HEADERS})])"
BUSY = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|THROTTLED|OVERQUOTA)\]|too many|temporar|try again|rate limit", re.I)
NEWS = re.compile(rb"^\* \d+ (?:EXISTS|RECENT|EXPUNGE)\b", re.I)


@dataclass(frozen=True, slots=True)
class Counts:
    uid_validity: int
    uid_next: int
    mails: int


@dataclass(frozen=True, slots=True)
class Head:
    uid: int
    came_at: datetime | None
    size: int
    raw: bytes


class SignInRefused(Permanent):
    def __init__(self, host: str, *, app_password: bool) -> None:
        remedy = (
            "The provider wants an app password here, not your usual one: make one in its security settings."
            if app_password
            else "Check user name and password. Many providers want an app password for mail programs."
        )
        super().__init__(f"{host} does not accept this user name and password.", remedy=remedy, of_all=True)


class TokenRefused(Permanent):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} does not accept the permission you gave.", remedy="Sign in with the provider again.", of_all=True
        )


class ServerBusy(Passing):
    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} asks us to come back later.", remedy="Nothing to do: it is tried again by itself.", of_all=True
        )


class _Client(imaplib.IMAP4):
    """A client on a connection that exists already, and that reads no more than a mail at once."""

    def __init__(self, connection: socket.socket, server: Server) -> None:
        self._connection = connection
        super().__init__(server.host, server.port)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._connection

    def read(self, size: int) -> bytes:
        if size > LARGEST_ANSWER:
            raise self.abort("an answer larger than any mail")
        return super().read(size)


class _MailBox(BaseMailBox):
    def __init__(self, client: imaplib.IMAP4) -> None:
        self._given = client
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return self._given


class Box:
    """One connection to a mailbox. Use it in a `with`."""

    def __init__(self, connection: socket.socket, server: Server) -> None:
        """Hear the greeting; encrypt where the server is to be asked for it. Raises what `reach` raises."""
        self.server = server
        try:
            with _in_words(server):
                client = _greeted(connection, server)
                if server.security == Security.STARTTLS:
                    _start_tls(client, server)
        except Exception:
            connection.close()
            raise
        self.mailbox = _MailBox(client)
        self.account: Account | None = None
        self.folder = ""

    @property
    def client(self) -> Any:
        return self.mailbox.client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say good-bye if there is still somebody to say it to."""
        try:
            self.client.logout()
        except (OSError, imaplib.IMAP4.error):
            self.hang_up()

    def hang_up(self) -> None:
        """Without a word: the server may be waiting for one, or for none."""
        with contextlib.suppress(OSError):
            self.client.shutdown()

    def sign_in(self, account: Account) -> None:
        """Raises `SignInRefused`, `TokenRefused`, `ServerBusy`."""
        self.account = account
        with _in_words(self.server):
            try:
                self._authenticate(account)
            except (UnexpectedCommandStatusError, imaplib.IMAP4.error) as refused:
                if isinstance(refused, imaplib.IMAP4.abort):
                    raise
                said = str(refused)
                if BUSY.search(said):
                    raise ServerBusy(self.server.host) from refused
                if account.token:
                    raise TokenRefused(self.server.host) from refused
                app_password = bool(re.search(r"app(?:lication)?[- ]specific|app password", said, re.I))
                raise SignInRefused(self.server.host, app_password=app_password) from refused

    def folders(self) -> list[Found]:
        """Those worth reading: without drafts, trash, and what only repeats others."""
        with _in_words(self.server):
            listed = self.mailbox.folder.list()
        found = [imap_folders.judge(each.name, {flag.lower() for flag in each.flags}) for each in listed]
        return sorted(filter(None, found), key=lambda each: (ORDER[each.role], each.name))

    def counts(self, name: str) -> Counts | None:
        """How a folder stands, without opening it. None when it can't be asked: gone, or not ours to read."""
        with _in_words(self.server):
            try:
                said = self.mailbox.folder.status(name, ["MESSAGES", "UIDNEXT", "UIDVALIDITY"])
            except UnexpectedCommandStatusError:
                return None
        return Counts(said.get("UIDVALIDITY", 0), said.get("UIDNEXT", 1), said.get("MESSAGES", 0))

    def open(self, name: str) -> None:
        """Look into a folder (EXAMINE): whatever is asked from now on, nothing in it can change."""
        with _in_words(self.server):
            self.mailbox.folder.set(name, readonly=True)
        self.folder = name

    def reopen(self) -> None:
        """A new connection to the same folder: some servers break off over a mail they can't read."""
        assert self.account is not None
        self.close()
        self.mailbox = connect(self.account).mailbox
        self.open(self.folder)

    def uids(self, first: int, last: int | None = None) -> list[int]:
        """The uids from `first` to `last` that exist, upwards. No `last`: to the newest."""
        with _in_words(self.server):
            status, answer = self.client.uid("SEARCH", None, f"UID {first}:{last or '*'}")
        if status != "OK" or not answer or not answer[0]:
            return []
        found = (int(each) for each in answer[0].split())
        return sorted(uid for uid in found if uid >= first)  # `n:*` names the newest even when it is older than n

    def heads(self, uids: Sequence[int]) -> list[Head]:
        """The headers of these mails. One that is missing is gone, or the server does not give it out."""
        if not uids:
            return []
        status, parts = self._fetch(imap_answers.as_set(uids), HEAD_ITEMS)
        if status != "OK" and len(uids) > 1:  # one the server chokes on must not hide the others
            return [head for uid in uids for head in self.heads([uid])]
        return [
            Head(
                int(uid[1]),
                imap_answers.came_at(about),
                int(size[1]) if (size := imap_answers.SIZE.search(about)) else 0,
                raw,
            )
            for about, raw in imap_answers.answers(parts)
            if (uid := imap_answers.UID.search(about))
        ]

    def raw(self, uid: int) -> bytes | None:
        """A whole mail, or its first 25 MB. None when the server does not give it out."""
        status, parts = self._fetch(str(uid), f"(UID BODY.PEEK[]<0.{LARGEST}>)")
        found = (
            [raw for about, raw in imap_answers.answers(parts) if imap_answers.UID.search(about)]
            if status == "OK"
            else []
        )
        return found[0] if found else None

    def has_id(self, id_header: str) -> bool:
        """Whether a mail of this Message-ID is in the folder that is open."""
        quoted = id_header.replace("\\", "\\\\").replace('"', '\\"')
        with _in_words(self.server):
            status, answer = self.client.uid("SEARCH", None, f'HEADER Message-ID "{quoted}"')
        return status == "OK" and bool(answer and answer[0])

    def with_address(self, address: str, *, first: int, last: int) -> list[int]:
        """The uids of mails from or to an address, between two uids, in the folder that is open."""
        quoted = address.replace("\\", "\\\\").replace('"', '\\"')
        asked = f'UID {first}:{last} OR FROM "{quoted}" OR TO "{quoted}" CC "{quoted}"'
        with _in_words(self.server):
            status, answer = self.client.uid("SEARCH", None, asked)
        return [int(each) for each in answer[0].split()] if status == "OK" and answer and answer[0] else []

    def append(self, folder: str, raw: bytes, *, at: datetime) -> None:
        """File a copy of a mail we sent, as read."""
        with _in_words(self.server):
            self.mailbox.append(raw, folder, dt=at, flag_set=["\\Seen"])

    def listen(self) -> bool:
        """Wait for news of the inbox (IDLE): `socket` is readable when there is some. False: this server can't."""
        if "IDLE" not in self.client.capabilities and not self._knows_idle():
            return False
        self.open("INBOX")
        with _in_words(self.server):
            self._idle.start()
        return True

    def hears_news(self) -> bool:
        """What the server said meanwhile: whether anything came or went. Raises `ConnectionLost` at its end."""
        with _in_words(self.server):
            lines = self.mailbox.idle.poll(timeout=0)
            if not lines or any(b"BYE" in line.upper().split()[:2] for line in lines):
                raise ConnectionLost(self.server.host)
        return any(NEWS.search(line) for line in lines)

    def listen_on(self) -> None:
        """Begin to wait anew: servers hang up on who waits for half an hour."""
        with _in_words(self.server):
            self._idle.stop()
            self._idle.start()

    @property
    def _idle(self) -> Any:
        return self.mailbox.idle

    @property
    def socket(self) -> socket.socket:
        found: socket.socket = self.client.sock
        return found

    def _knows_idle(self) -> bool:
        """Some servers tell what they can only after one signed in."""
        with _in_words(self.server):
            _, said = self.client.capability()
        return bool(said and b"IDLE" in said[0].upper().split())

    def _authenticate(self, account: Account) -> None:
        if account.token:
            self.mailbox.xoauth2(account.username, account.token, initial_folder=None)
        elif "AUTH=PLAIN" in self.client.capabilities:
            self.mailbox.login_utf8(account.username, account.password, initial_folder=None)
        else:
            self.mailbox.login(account.username, account.password, initial_folder=None)

    def _fetch(self, uids: str, items: str) -> tuple[str, list[Any]]:
        with _in_words(self.server):
            try:
                status, parts = self.client.uid("FETCH", uids, items)
            except imaplib.IMAP4.error as refused:
                if isinstance(refused, imaplib.IMAP4.abort):
                    raise
                return "NO", []
        return str(status), list(parts)


ORDER = {FolderRole.INBOX: 0, FolderRole.SENT: 1, FolderRole.OTHER: 2, FolderRole.JUNK: 3}


def connect(account: Account, *, patience: float = reach.PATIENCE) -> Box:
    """Reach the server and sign in."""
    server = account.server
    connection = reach.connect(server, reach.find(server), patience=patience)
    box = Box(reach.encrypt(connection, server) if server.security == Security.TLS else connection, server)
    try:
        box.sign_in(account)
    except Exception:
        box.close()
        raise
    return box


def _greeted(connection: socket.socket, server: Server) -> _Client:
    try:
        return _Client(connection, server)
    except imaplib.IMAP4.error as odd:
        if isinstance(odd, imaplib.IMAP4.abort) and "EOF" in str(odd):
            raise
        raise NoMailServer(server.host, server.port) from odd


def find_in_sent(mailbox: Mailbox, id_header: str) -> bool | None:
    """Whether a mail we handed over lies in the Sent folder. None when nobody can say: no such folder, no answer."""
    if not (mailbox.imap_host and id_header):
        return None
    try:
        with connect(accounts.to_read(mailbox)) as box:
            if not (folders := _sent_folders(box)):
                return None
            for name in folders:
                box.open(name)
                if box.has_id(id_header):
                    return True
    except Trouble:
        return None
    return False


def append_to_sent(mailbox: Mailbox, raw: bytes, *, at: datetime) -> bool:
    """File a copy of what we sent, unless the server does so itself. Whether there is one now. Raises `Trouble`."""
    if mailbox.keeps_sent_itself or not mailbox.imap_host:
        return mailbox.keeps_sent_itself
    with connect(accounts.to_read(mailbox)) as box:
        folders = _sent_folders(box)
        if folders:
            box.append(folders[0], raw, at=at)
        return bool(folders)


def _sent_folders(box: Box) -> list[str]:
    return [found.name for found in box.folders() if found.role == FolderRole.SENT]


def _start_tls(client: imaplib.IMAP4, server: Server) -> None:
    if "STARTTLS" not in client.capabilities:
        raise reach.NotEncrypted(server.host)
    try:
        client.starttls(reach.trust())
    except ssl.SSLError as failed:
        raise reach.encryption_trouble(failed, server) from failed


class _in_words:  # noqa: N801 - reads as a clause
    """What goes wrong on the wire, as a trouble a person can read."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, TimeoutError):
            raise reach.NotReached(self.server.host, self.server.port, "it was waited for in vain") from error
        if isinstance(error, imaplib.IMAP4.abort | OSError):
            raise ConnectionLost(self.server.host) from error
        if isinstance(error, imaplib.IMAP4.error | UnicodeError):
            raise NoMailServer(self.server.host, self.server.port) from error
