"""A process that starts workers which send, so quickly that many of them can be killed.

Reads one line per worker from standard input ("SEED", "SEED full", "SEED advance"), forks it and says its process id.
The workers end with this process, and after three minutes at the latest. "full": no page can be added to its SQLite
database. "advance": it does the steps of sequences instead, by a clock that is up to two minutes off.
"""

import ctypes
import os
import random
import signal
import sys
import time
from datetime import timedelta

LIFE = 180  # seconds
DIE_WITH_PARENT = 1


def main() -> None:
    import django

    django.setup()
    from followthrough.mailroom.actions import sending  # everything is imported once, before the first fork
    from followthrough.playbooks.actions import advancing

    advancing.PORTION = 10

    sending.PAUSES = (0.05, 0.1, 0.2)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        seed, _, how = line.strip().partition(" ")
        child = os.fork()
        if not child and how == "advance":
            _advance(int(seed))
        if not child:
            _work(int(seed), is_full=how == "full")
        print(child, flush=True)


def _work(seed: int, *, is_full: bool) -> None:
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    signal.alarm(LIFE)
    from django.db import DatabaseError, connection
    from django.db.backends.signals import connection_created
    from django.utils import timezone

    from followthrough.mailroom.actions.claiming import Hands
    from followthrough.mailroom.actions.sending import send_due

    if is_full:
        connection_created.connect(_fill_disk)
    hands = Hands(f"worker-{os.getpid()}", lease=timedelta(seconds=1), batch=random.Random(seed).choice((1, 3, 10, 25)))
    while True:
        try:
            turn = send_due(at=timezone.now(), hands=hands, lasting=timedelta(seconds=1))
            idle = not turn.sent
        except DatabaseError:
            connection.close()
            idle = True
        if idle:
            time.sleep(0.02)


def _advance(seed: int) -> None:
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    signal.alarm(LIFE)
    from django.db import DatabaseError, connection

    from followthrough.playbooks.actions import advance_due
    from tests.cast import NOON

    at = NOON + timedelta(minutes=10, seconds=seed % 120)
    while True:
        try:
            advance_due(at=at)
        except DatabaseError:
            connection.close()
        at += timedelta(milliseconds=100)
        time.sleep(0.01)


def _fill_disk(connection: object, **_: object) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")


if __name__ == "__main__":
    main()
