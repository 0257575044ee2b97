"""A mail server on loopback that takes mail, refuses it, hangs or hangs up, as the test says. Made of aiosmtpd."""

import asyncio
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PATIENCE = 10  # seconds for the server to start and to stop
OK = "250 OK"


@dataclass
class Sink:
    """What the server does and what it got. `mail`, `rcpt`, `data`: answers by address (or "*"); "hang" never answers,
    "drop" hangs up; `data` "take and drop" keeps the mail and hangs up without a word.
    """

    mail: dict[str, str] = field(default_factory=dict)
    rcpt: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    taken: list[Envelope] = field(default_factory=list)
    sessions: int = 0
    options: list[str] = field(default_factory=list)
    host: str = "127.0.0.1"
    port: int = 0

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.sessions += 1
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._answer(server, self.mail, address)
        if answer == OK:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._answer(server, self.rcpt, address)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        asked = self.data.get(envelope.rcpt_tos[0], self.data.get("*", OK))
        if asked.startswith("take and"):
            self.taken.append(envelope)
        answer = await self._answer(server, self.data, envelope.rcpt_tos[0])
        if answer == OK:
            self.taken.append(envelope)
        return answer

    async def _answer(self, server: SMTP, answers: dict[str, str], address: str) -> str:
        answer = answers.get(address, answers.get("*", OK))
        if answer == "hang" or answer == "take and hang":
            await asyncio.sleep(3600)
        if answer == "drop" or answer == "take and drop":
            assert server.transport is not None
            server.transport.abort()
        return answer


@contextmanager
def serving(sink: Sink, *, tls: ssl.SSLContext | None = None, at_once: bool = False, **options: Any) -> Iterator[Sink]:
    """The sink at a free port of loopback. `tls`: offered by STARTTLS, or from the start when `at_once`."""
    ready, loop = threading.Event(), asyncio.new_event_loop()
    stop = asyncio.Event()

    def made() -> SMTP:
        with warnings.catch_warnings(action="ignore"):  # it finds signing in without encryption unwise, rightly
            return SMTP(sink, hostname="sink.example", loop=loop, tls_context=None if at_once else tls, **options)

    async def run() -> None:
        server = await loop.create_server(made, sink.host, 0, ssl=tls if at_once else None)
        sink.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        server.close()
        open_ones = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await asyncio.sleep(0)

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)
        loop.close()


def signing_in(username: str, password: str) -> dict[str, Any]:
    """Options for `serving`: whoever sends must sign in so."""

    def authenticator(server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth: Any) -> AuthResult:
        if mechanism == "XOAUTH2":
            return AuthResult(success=auth == (username, password))
        assert isinstance(auth, LoginPassword)
        right = auth == LoginPassword(username.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return {"authenticator": authenticator, "auth_required": True, "auth_require_tls": False}
