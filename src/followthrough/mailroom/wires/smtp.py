"""The wire to a mail server that takes our mail: a connection that is kept, used again, and never trusted.

A message is either taken (the server answered the final dot with 250), not taken (nothing of it can have been
delivered), or nobody knows: the line went dead between its first byte and the answer to its last. Every wait has an
end: a reply that does not come in time is a trouble like any other.
"""

import base64
import contextlib
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from followthrough.mailroom.wires import reach
from followthrough.mailroom.wires.troubles import Answer, Passing, Permanent, Trouble, Unknown
from followthrough.rules.messages import Security
from followthrough.rules.smtp_answers import Meaning, Stage, meaning_of

LONGEST_REPLY = 16_384  # bytes
KEPT_IDLE = 25.0  # most servers close after a minute of silence, some after thirty seconds
MOST_PER_CONNECTION = 100  # several providers close after that many
CRLF = b"\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds until silence counts as a trouble. After the final dot servers scan the mail before they answer."""

    to_connect: float = 15.0
    for_a_reply: float = 30.0
    for_the_last: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """How to reach a server and sign in there. `may_be_private`: it may stand in this machine's own network."""

    host: str
    port: int
    security: Security
    username: str = ""
    password: str = ""
    token: str = ""
    helo: str = ""
    may_be_private: bool = False
    patience: Patience = Patience()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes over the wire: the envelope and the bytes. The first recipient is whom it is for."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    envelope_id: str = ""
    is_international: bool = False


class Line:
    """One connection to one server, signed in. Not for two threads at once."""

    def __init__(self, login: Login) -> None:
        self.login = login
        self.sent = 0
        self.used_at = time.monotonic()
        self._unread = b""
        self.features: dict[str, str] = {}
        self.socket = self._connected()
        try:
            self._introduce()
            self._sign_in()
        except BaseException:
            self.socket.close()
            raise

    def send(self, letter: Letter) -> Answer:
        """Hand it over. Raises `Passing`, `Permanent` or `Unknown`; after a trouble `is_open` tells whether it can be
        used again.
        """
        self.used_at = time.monotonic()
        if "size" in self.features and 0 < int(self.features["size"] or 0) < len(letter.content):
            raise _trouble(552, "5.3.4 larger than the server takes", Stage.SENDER)
        if letter.is_international and "smtputf8" not in self.features:
            raise Permanent("Their address has letters that this mail server can't write to.", said="no SMTPUTF8")
        left_out = self._envelope(letter)
        answer = self._content(letter.content)
        self.sent += 1
        return Answer(said=f"{answer} (not to {', '.join(left_out)})"[:300] if left_out else answer)

    def try_sender(self, address: str) -> None:
        """Whether this account may send in that name: begun and left again, nobody gets anything. Raises `Trouble`."""
        code, text = self._ask(f"MAIL FROM:<{address}>")
        if code // 100 != 2:
            raise self._no(code, text, Stage.SENDER)
        self._leave(None)

    @property
    def is_open(self) -> bool:
        return self.socket.fileno() >= 0

    @property
    def is_fresh(self) -> bool:
        """Whether the server can be expected to be still there."""
        idle = time.monotonic() - self.used_at
        return self.is_open and idle < KEPT_IDLE and self.sent < MOST_PER_CONNECTION

    def close(self) -> None:
        """Say goodbye, if that is possible, and hang up."""
        if self.is_open:
            with contextlib.suppress(OSError):
                self.socket.sendall(b"QUIT\r\n")
            self.socket.close()

    def _connected(self) -> socket.socket:
        """Raises what `reach` raises: the address that was looked at is the one that is connected to."""
        patience = self.login.patience.to_connect
        line = reach.connect(self._server, reach.find(self._server), patience=patience)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._encrypted(line) if self.login.security == Security.TLS else line

    def _encrypted(self, line: socket.socket) -> socket.socket:
        line.settimeout(self.login.patience.to_connect)
        return reach.encrypt(line, self._server)

    @property
    def _server(self) -> reach.Server:
        login = self.login
        return reach.Server(login.host, login.port, login.security, login.may_be_private)

    def _introduce(self) -> None:
        self._expect(2, Stage.CONNECT)
        self._greet()
        if self.login.security == Security.STARTTLS:
            if "starttls" not in self.features:
                raise Permanent(
                    f"The mail server {self.login.host} offers no encryption here.",
                    remedy="Choose TLS from the start, on port 465, or ask the provider.",
                    of_all=True,
                )
            self._command("STARTTLS", 2, Stage.CONNECT)
            self._unread = b""  # what came before the encryption is not to be believed
            self.socket = self._encrypted(self.socket)
            self._greet()

    def _greet(self) -> None:
        name = self.login.helo or "[127.0.0.1]"
        lines = self._command(f"EHLO {name}", 2, Stage.CONNECT).split("\n")[1:]
        pairs = (line.partition(" ") for line in lines)
        self.features = {word.lower(): rest.strip() for word, _, rest in pairs}

    def _sign_in(self) -> None:
        """XOAUTH2 with a token; else PLAIN, or LOGIN where that is all there is."""
        login, offered = self.login, self.features.get("auth", "").upper().split()
        if login.token:
            bearer = f"user={login.username}\1auth=Bearer {login.token}\1\1"
            self._authenticate(f"XOAUTH2 {_b64(bearer)}")
        elif login.password and "PLAIN" not in offered and "LOGIN" in offered:
            self._command("AUTH LOGIN", 3, Stage.SIGN_IN)
            self._command(_b64(login.username), 3, Stage.SIGN_IN)
            self._command(_b64(login.password), 2, Stage.SIGN_IN)
        elif login.password:
            both = f"\0{login.username}\0{login.password}"
            self._authenticate(f"PLAIN {_b64(both)}")

    def _authenticate(self, initial: str) -> None:
        code, text = self._ask(f"AUTH {initial}")
        if code == 334:  # XOAUTH2 tells why not, and wants an empty line before it says no
            code, text = self._ask("")
        if code // 100 != 2:
            raise self._no(code, text, Stage.SIGN_IN)

    def _envelope(self, letter: Letter) -> list[str]:
        """MAIL, RCPT and DATA. Returns the copied recipients the server did not want.

        Where the server takes PIPELINING, it is all one journey; with several recipients DATA waits for their answers,
        for if the first one is refused nobody gets it.
        """
        commands = [self._mail_command(letter), *(self._rcpt_command(letter, each) for each in letter.recipients)]
        if "pipelining" in self.features:
            together = [*commands, "DATA"] if len(letter.recipients) == 1 else commands
            self._write("\r\n".join(together).encode() + CRLF)
            answers = [self._reply() for _ in together]
            return self._judged(letter, answers, data=answers.pop() if len(letter.recipients) == 1 else None)
        answers = []
        for command in commands:
            answers.append(self._ask(command))
            if len(answers) <= 2 and answers[-1][0] // 100 != 2:
                break
        return self._judged(letter, answers, data=None)

    def _judged(self, letter: Letter, answers: list[tuple[int, str]], *, data: tuple[int, str] | None) -> list[str]:
        for (code, text), stage in zip(answers, (Stage.SENDER, Stage.RECIPIENT), strict=False):
            if code // 100 != 2:
                self._leave(data)
                raise self._no(code, text, stage)
        left_out = [
            address for address, (code, _) in zip(letter.recipients, answers[1:], strict=True) if code // 100 != 2
        ]
        code, text = data or self._ask("DATA")
        if code != 354:
            if code // 100 != 2:
                self._leave(None)
                raise self._no(code, text, Stage.DATA)
            raise self._dropped(f"answered DATA with {code} {text}")
        return left_out

    def _leave(self, data: tuple[int, str] | None) -> None:
        """Forget the envelope. A server that waits for the content already gets an empty one for nobody."""
        if not self.is_open:
            return
        with contextlib.suppress(Trouble):
            if data is not None and data[0] == 354:
                self._ask(".")
            self._ask("RSET")

    def _content(self, content: bytes) -> str:
        """From here on only the server's answer can tell what became of it."""
        try:
            self.socket.settimeout(self.login.patience.for_the_last)
            self.socket.sendall(_dotted(content))
            code, text = self._reply(self.login.patience.for_the_last)
        except (OSError, Trouble) as lost:
            self.socket.close()
            raise Unknown(
                "The line to the mail server went dead while it was taking the message.", said=str(lost)
            ) from lost
        if code // 100 != 2:
            raise self._no(code, text, Stage.DATA)
        return f"{code} {text}"[:300]

    def _mail_command(self, letter: Letter) -> str:
        words = [f"MAIL FROM:<{letter.sender}>"]
        if "size" in self.features:
            words.append(f"SIZE={len(letter.content)}")
        if letter.is_international:
            words.append("SMTPUTF8 BODY=8BITMIME" if "8bitmime" in self.features else "SMTPUTF8")
        if "dsn" in self.features and letter.envelope_id:
            words.append(f"RET=HDRS ENVID={letter.envelope_id}")
        return " ".join(words)

    def _rcpt_command(self, letter: Letter, address: str) -> str:
        command = f"RCPT TO:<{address}>"
        if "dsn" in self.features and letter.envelope_id and address.isascii():
            command += f" NOTIFY=FAILURE,DELAY ORCPT=rfc822;{_xtext(address)}"
        return command

    def _command(self, command: str, good: int, stage: Stage) -> str:
        code, text = self._ask(command)
        if code // 100 != good:
            raise self._no(code, text, stage)
        return text

    def _expect(self, good: int, stage: Stage) -> None:
        code, text = self._reply()
        if code // 100 != good:
            raise self._no(code, text, stage)

    def _ask(self, command: str) -> tuple[int, str]:
        self._write(command.encode() + CRLF)
        return self._reply()

    def _write(self, line: bytes) -> None:
        try:
            self.socket.settimeout(self.login.patience.for_a_reply)
            self.socket.sendall(line)
        except OSError as lost:
            raise self._dropped(str(lost)) from lost

    def _reply(self, patience: float | None = None) -> tuple[int, str]:
        """The code and the lines of an answer, all of it within that many seconds."""
        until = time.monotonic() + (patience or self.login.patience.for_a_reply)
        lines: list[str] = []
        while True:
            line = self._line(until).decode("utf-8", "replace")
            if not line[:3].isdecimal():
                raise self._dropped(f"said what is no SMTP: {line[:80]}")
            lines.append(line[4:])
            if line[3:4] != "-" or len(lines) > 200:
                return int(line[:3]), "\n".join(lines)

    def _line(self, until: float) -> bytes:
        while b"\n" not in self._unread:
            left = until - time.monotonic()
            if left <= 0 or len(self._unread) > LONGEST_REPLY:
                raise self._dropped("the answer did not come in time")
            try:
                self.socket.settimeout(left)
                got = self.socket.recv(4096)
            except OSError as lost:
                raise self._dropped(str(lost) or "the answer did not come in time") from lost
            if not got:
                raise self._dropped("the server hung up")
            self._unread += got
        line, _, self._unread = self._unread.partition(b"\n")
        return line.rstrip(b"\r")

    def _dropped(self, said: str) -> Passing:
        self.socket.close()
        return Passing("The connection to the mail server was lost; it is tried again.", said=said, of_all=True)

    def _no(self, code: int, text: str, stage: Stage) -> Trouble:
        if code == 421:
            self.socket.close()
        return _trouble(code, text, stage)


class Pool:
    """Connections that are kept from one message to the next, one per mailbox."""

    def __init__(self, connect: Callable[[Login], Line] = Line) -> None:
        self.connect = connect
        self.lines: dict[Any, Line] = {}

    def line(self, key: Any, login: Login) -> Line:
        """One that works: the kept one while it is fresh and the settings are the same, else a new one."""
        kept = self.lines.pop(key, None)
        if kept is not None and (not kept.is_fresh or kept.login != login):
            kept.close()
            kept = None
        line = kept or self.connect(login)
        self.lines[key] = line
        return line

    def send(self, key: Any, login: Login, letter: Letter) -> Answer:
        """Send it. A kept connection that turns out dead before the content is replaced once: servers hang up."""
        line = self.line(key, login)
        was_kept = line.sent > 0
        try:
            return line.send(letter)
        except Passing:
            if not was_kept or line.is_open:
                raise
        return self.line(key, login).send(letter)

    def close_idle(self) -> None:
        """Hang up where nothing was sent for a while."""
        for key in [key for key, line in self.lines.items() if not line.is_fresh]:
            self.lines.pop(key).close()

    def close(self) -> None:
        for line in self.lines.values():
            line.close()
        self.lines.clear()


def _trouble(code: int, text: str, stage: Stage) -> Trouble:
    meaning: Meaning = meaning_of(code, text, stage)
    said = f"{code} {text}"[:300]
    if meaning.is_passing:
        return Passing(meaning.why, said=said, remedy=meaning.remedy, of_all=meaning.of_all, wait=meaning.wait)
    return Permanent(
        meaning.why, said=said, remedy=meaning.remedy, of_all=meaning.of_all, bad_address=meaning.bad_address
    )


def _dotted(content: bytes) -> bytes:
    """The content as DATA wants it: a dot that begins a line doubled, ended by a line with a dot."""
    if b"\r\n." in content or content.startswith(b"."):
        content = re.sub(rb"(?m)^\.", b"..", content)
    return content + (b".\r\n" if content.endswith(CRLF) else b"\r\n.\r\n")


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _xtext(text: str) -> str:
    """RFC 3461: what is no plain letter as +XX."""
    return "".join(c if "!" <= c <= "~" and c not in "+=" else f"+{ord(c):02X}" for c in text)
