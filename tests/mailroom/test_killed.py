"""Workers are killed at random moments, their database connections cut, their disk filled up: each message arrives
exactly once, or is listed as unknown and resolved. None twice, none lost.

The server's own record plays the Sent folder. `pytest --slow` kills a hundred times over ten thousand messages.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from followthrough.followup.models import Touch
from followthrough.mailroom.actions import decide_unknown, look_up_unknown
from followthrough.mailroom.models import Mailbox, Message
from followthrough.rules.messages import MessageState
from tests.cast import Cast
from tests.mailroom.crowds import queue_crowd
from tests.mailroom.stage import make_mailbox

SEED = 20261122
WORKERS, MAILBOXES = 4, 5
WAITING = (MessageState.QUEUED, MessageState.CLAIMED, MessageState.HANDED_OVER)


class Record:
    """What the server took, as it says it. Read by a thread of its own."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        assert server.stdout is not None
        self.port = int(server.stdout.readline())
        self.taken: list[str] = []
        self.grew = threading.Condition()
        self.thread = threading.Thread(target=self._read, args=(server.stdout,))
        self.thread.start()

    def wait(self, number: int, patience: float) -> None:
        """Until so many were taken, or that many seconds have passed."""
        with self.grew:
            self.grew.wait_for(lambda: len(self.taken) >= number, patience)

    def __contains__(self, id_header: str) -> bool:
        with self.grew:
            return id_header in self.taken

    def _read(self, lines: Iterator[str]) -> None:
        for line in lines:
            with self.grew:
                self.taken.append(line.strip())
                self.grew.notify_all()


class Nursery:
    """Starts workers, and kills them."""

    def __init__(self, folder: Path) -> None:
        surroundings = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "FOLLOWTHROUGH_DATA": str(folder),
            "PRIVATE_ADDRESSES": "127.0.0.0/8",
            "LOG_LEVEL": "CRITICAL",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).parent / "nursery.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=surroundings,
        )
        self.chance = random.Random(SEED)
        self.workers: list[int] = []

    def start(self, how: str = "") -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{self.chance.randrange(1 << 30)} {how}\n")
        self.process.stdin.flush()
        self.workers.append(int(self.process.stdout.readline()))

    def kill_one(self) -> None:
        os.kill(self.workers.pop(self.chance.randrange(len(self.workers))), signal.SIGKILL)

    def close(self) -> None:
        while self.workers:
            self.kill_one()
        self.process.communicate(timeout=30)


def database_url() -> str:
    """The test's own database, as another process opens it."""
    named = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{named['NAME']}"
    return f"postgres://{named['USER']}@{quote(str(named['HOST']), safe='')}/{named['NAME']}"


@pytest.fixture
def record() -> Iterator[Record]:
    program = Path(__file__).parent.parent / "servers" / "recording.py"
    command = [sys.executable, program, "0.01", str(SEED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        record = Record(server)
        yield record
        server.kill()
        record.thread.join(30)


@pytest.fixture
def nursery(cast_for_real: Cast, tmp_path: Path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path)
    yield nursery
    nursery.close()


@pytest.mark.parametrize(
    ("messages", "kills", "seconds"),
    [(400, 20, 150), pytest.param(10_000, 100, 1500, marks=pytest.mark.slow)],
)
def test_nothing_is_sent_twice_and_nothing_is_lost(
    cast_for_real: Cast, record: Record, nursery: Nursery, capsys: Any, *, messages: int, kills: int, seconds: float
) -> None:
    until = time.monotonic() + seconds
    mailboxes = [
        make_mailbox(cast_for_real.rep, f"rosa{each}@linden.example", smtp_port=record.port)
        for each in range(MAILBOXES)
    ]
    Mailbox.objects.update(per_day=10**6, per_hour=10**6)
    ids = queue_crowd(cast_for_real, mailboxes, messages, at=timezone.now())

    cuts = _kill_at_random_moments(record, nursery, kills=kills, messages=messages)
    _wait_until_nothing_waits(record, until)
    unknown = Message.objects.filter(state=MessageState.UNKNOWN).count()
    found = _look_up_all(record)
    again = _decide_the_rest(cast_for_real)
    _wait_until_nothing_waits(record, until)
    second_unknown = _look_up_all(record)

    taken = Counter(record.taken)
    twice = sum(number - 1 for number in taken.values())
    lost = len(set(ids) - set(taken))
    with capsys.disabled():
        print(
            f"\n{connection.vendor}: {messages} messages, {kills} kills, {cuts} cut or full; {unknown} unknown,"
            f" {found} of them found, {again} sent again, {twice} twice, {lost} lost"
        )
    assert (twice, lost, second_unknown) == (0, 0, 0)
    assert Message.objects.filter(state=MessageState.SENT).count() == messages
    assert Touch.objects.count() == messages
    assert Message.objects.filter(touch__opportunity=F("opportunity")).count() == messages


def _kill_at_random_moments(record: Record, nursery: Nursery, *, kills: int, messages: int) -> int:
    """Returns how many connections were cut or disks filled besides."""
    chance, cuts = random.Random(SEED), 0
    for _ in range(WORKERS):
        nursery.start()
    for number in range(kills):
        share = messages * 3 // 4 // kills
        record.wait(len(record.taken) + chance.randrange(1, share + 1), patience=2)
        record.wait(len(record.taken) + 1, patience=chance.random() / 50)
        nursery.kill_one()
        how = ""
        if number % 4 == 3:
            how = _cut_connections(chance)
            cuts += 1
        nursery.start(how)
    while len(nursery.workers) > 0:
        nursery.kill_one()
    for _ in range(WORKERS):
        nursery.start()
    return cuts


def _cut_connections(chance: random.Random) -> str:
    """PostgreSQL hangs up on some workers; on SQLite the next one finds its disk full."""
    if connection.vendor == "sqlite":
        return "full"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND random() < 0.7"
        )
    return ""


def _wait_until_nothing_waits(record: Record, until: float) -> None:
    while Message.objects.filter(state__in=WAITING).exists():
        assert time.monotonic() < until, Counter(Message.objects.values_list("state", flat=True))
        record.wait(len(record.taken) + 50, patience=0.2)


def _look_up_all(record: Record) -> int:
    """The Sent folder tells of some."""
    Message.objects.filter(state=MessageState.UNKNOWN).update(look_up_at=timezone.now())
    found = 0
    while Message.objects.filter(state=MessageState.UNKNOWN, look_up_at__lte=timezone.now()).exists():
        found += look_up_unknown(at=timezone.now(), look_up=lambda message: message.id_header in record)
    return found


def _decide_the_rest(cast: Cast) -> int:
    """A person lets the others be sent again: nobody has them."""
    rest = Message.objects.filter(state=MessageState.UNKNOWN)
    for message in rest:
        decide_unknown(message, was_sent=False, by=cast.rep, at=timezone.now())
    return len(rest)
