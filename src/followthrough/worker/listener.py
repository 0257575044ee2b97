"""The listener: waits for news of many mailboxes at once (IDLE), so that what comes in is there at once.

One thread waits for all of them; connecting and reading happen beside it. What it misses the clock reads a little
later, so nothing depends on it. With several workers each listens to mailboxes of its own.
"""

import logging
import os
import selectors
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from django.db import Error, close_old_connections, connections
from django.utils import timezone

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Mailbox

MOST = 200  # mailboxes of one process
LOOK_ROUND = 20.0  # seconds: mailboxes connected or disconnected meanwhile
RENEW = 9 * 60.0  # servers hang up on who waits for half an hour, some firewalls after ten minutes
AGAIN = 120.0  # seconds until a server that did not let us listen is asked again
WIDTH = 4  # connecting and reading at the same time
SLICE = 1.0  # seconds until a stop is noticed
log = logging.getLogger(__name__)


@dataclass
class Line:
    """One mailbox that is listened to. `ear` is none while it is being connected, or could not be."""

    mailbox: Mailbox
    ear: mailroom.Ear | None = None
    since: float = field(default_factory=time.monotonic)
    is_busy: bool = False


class Listener:
    """Listens until it is told to stop. `beside` runs what takes long, `now` is the moment it is."""

    def __init__(
        self,
        *,
        beside: Callable[[Callable[[], None]], object] | None = None,
        now: Callable[[], datetime] = timezone.now,
    ) -> None:
        self.now = now
        self.me = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self.lines: dict[int, Line] = {}
        self.selector = selectors.DefaultSelector()
        self.lock = threading.Lock()
        self._beside = beside

    def run(self, stop: threading.Event) -> None:
        """Listen until `stop` is set. A database that is away is waited for."""
        with ThreadPoolExecutor(WIDTH, thread_name_prefix="listener") as pool:
            self._beside = lambda act: pool.submit(_apart, act)
            looked = 0.0
            while not stop.is_set():
                try:
                    if time.monotonic() - looked >= LOOK_ROUND or not looked:
                        close_old_connections()
                        self.look_round()
                        looked = time.monotonic()
                    self.hear(SLICE) if self.lines else stop.wait(SLICE)
                except Error:
                    log.exception("the listener could not look round; it tries again")
                    stop.wait(LOOK_ROUND)
        self.close()
        connections.close_all()

    def look_round(self) -> None:
        """Listen to mailboxes that are new, let go of those that are gone, begin anew where it has been long."""
        wanted = {each.pk: each for each in mailroom.hear_mailboxes(at=self.now(), by=self.me, most=MOST)}
        for pk in [pk for pk in self.lines if pk not in wanted]:
            self._drop(pk)
        for pk, mailbox in wanted.items():
            line = self.lines.setdefault(pk, Line(mailbox, since=-AGAIN))
            age = time.monotonic() - line.since
            if line.is_busy:
                continue
            if line.ear is None and (age >= AGAIN or line.since < 0):
                self._do(line, self._connect)
            elif line.ear is not None and age >= RENEW:
                self._do(line, self._renew)

    def hear(self, seconds: float) -> list[Mailbox]:
        """Wait so long for news. Returns the mailboxes that had some, which are read beside."""
        found = []
        for key, _ in self.selector.select(seconds):
            line: Line = key.data
            if line.ear is None or line.is_busy:
                continue
            if line.ear.hears_news() is None:
                self._let_go(line)
            elif line.ear.has_news:
                found.append(line.mailbox)
                self._do(line, self._read)
        return found

    def close(self) -> None:
        """Hang up everywhere and leave the mailboxes to others."""
        for pk in list(self.lines):
            self._drop(pk)
        mailroom.leave_mailboxes(by=self.me)
        self.selector.close()

    def _do(self, line: Line, act: Callable[[Line], None]) -> None:
        line.is_busy = True
        assert self._beside is not None

        def acted() -> None:
            try:
                act(line)
            except Exception:  # one mailbox must not keep the others from being heard
                log.exception("listening to %s failed", line.mailbox.address)
                self._let_go(line)
            finally:
                line.is_busy = False

        self._beside(acted)

    def _connect(self, line: Line) -> None:
        line.since = time.monotonic()
        line.ear = mailroom.listen_to(line.mailbox, at=self.now())
        if line.ear is not None:
            with self.lock:
                self.selector.register(line.ear.socket, selectors.EVENT_READ, line)

    def _renew(self, line: Line) -> None:
        if line.ear is not None and line.ear.listen_on():
            line.since = time.monotonic()
        else:
            self._let_go(line)

    def _read(self, line: Line) -> None:
        mailroom.sync_mailbox(line.mailbox, at=self.now())

    def _let_go(self, line: Line) -> None:
        ear, line.ear, line.since = line.ear, None, time.monotonic()
        if ear is not None:
            with self.lock:
                self.selector.unregister(ear.socket)
            ear.close()

    def _drop(self, pk: int) -> None:
        self._let_go(self.lines.pop(pk))


def _apart(act: Callable[[], None]) -> None:
    """In a thread of the pool, which keeps no connection to the database from one act to the next."""
    try:
        act()
    finally:
        connections.close_all()
