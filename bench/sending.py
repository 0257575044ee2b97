"""How many messages a second go through the whole engine, beside a bare loop of smtplib to the same server?

    PYTHONPATH=src:. python -m bench.sending [MESSAGES] [--db postgres]

One connection each, in turns, the same words and the same server in the same run (`tests/servers/recording.py`, a
process of its own). The bare loop makes each mail with the standard library and sends it, and does nothing else. The
engine claims, looks again at everything, writes down the hand-over, sends, writes down the result, and stores a touch
with its journal line for each: a row before and after the wire. Prints seconds by the clock and of this process.
"""

import argparse
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from bench import bed

SINK = Path(__file__).parent.parent / "tests" / "servers" / "recording.py"
ROUNDS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("messages", type=int, nargs="?", default=2000)
    options.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    chosen = options.parse_args()
    command = [sys.executable, str(SINK), "0", "1"]
    with bed.made(chosen.db), subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        drain = subprocess.Popen(["cat"], stdin=server.stdout, stdout=subprocess.DEVNULL)  # what it records
        try:
            _compare(port, chosen.messages, chosen.db)
        finally:
            server.kill()
            drain.wait()


def _compare(port: int, number: int, database: str) -> None:
    from tests.cast import assemble

    cast = assemble()
    best: dict[str, tuple[float, float]] = {}
    for turn in range(ROUNDS):
        for label, prepare in _programs(cast, port, number, turn).items():
            took = _timed(prepare())
            best[label] = min(best.get(label, took), took)
    bare = best["bare loop"][0]
    print(f"{number} messages, {database}, the best of {ROUNDS} rounds")
    for label, (clock, processor) in best.items():
        rate = f"{number / clock:7.0f}/s  {processor / number * 1000:6.2f} ms of processor"
        print(f"{label:44} {rate}   {bare / clock:5.2f} × the bare loop")


def _programs(cast: object, port: int, number: int, turn: int) -> dict[str, Callable[[], Callable[[], None]]]:
    return {
        "bare loop": lambda: lambda: _bare(port, number),
        "bare loop, bytes made beforehand": lambda: _bare_bytes(port, number),
        "engine, written by hand": lambda: _engine(cast, port, number, f"hand{turn}"),
        "engine, written by the machine": lambda: _engine(cast, port, number, f"machine{turn}", is_automatic=True),
    }


def _timed(act: Callable[[], None]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - clock, time.process_time() - processor


def _bare(port: int, number: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as line:
        for each in range(number):
            mail = _mail(each)
            line.sendmail("rosa@linden.example", [f"number{each}@many.example"], mail.as_bytes())


def _bare_bytes(port: int, number: int) -> Callable[[], None]:
    made = [_mail(each).as_bytes() for each in range(number)]

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", port) as line:
            for each, content in enumerate(made):
                line.sendmail("rosa@linden.example", [f"number{each}@many.example"], content)

    return send


def _mail(number: int) -> EmailMessage:
    from tests.cast import NOON
    from tests.mailroom.crowds import WORDS

    mail = EmailMessage()
    mail["From"] = "Rosa Reed <rosa@linden.example>"
    mail["To"] = f"Pat Number{number} <number{number}@many.example>"
    mail["Subject"] = "Figures"
    mail["Date"] = format_datetime(NOON)
    mail["Message-ID"] = make_msgid(domain="linden.example")
    mail.set_content(WORDS.format(name=f"Pat Number{number}"))
    return mail


def _engine(cast: object, port: int, number: int, name: str, **columns: object) -> Callable[[], None]:
    from datetime import timedelta

    from django.conf import settings

    from followthrough.mailroom.actions import send_due
    from tests.cast import NOON
    from tests.mailroom.crowds import queue_crowd
    from tests.mailroom.stage import make_mailbox

    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    mailbox = make_mailbox(cast.rep, f"{name}@linden.example", smtp_port=port)  # type: ignore[attr-defined]
    mailbox.per_day = mailbox.per_hour = 10**6
    mailbox.save()
    queue_crowd(cast, [mailbox], number, at=NOON, **columns)  # type: ignore[arg-type]

    def send() -> None:
        sent = send_due(at=NOON, lasting=timedelta(minutes=10)).sent
        assert sent == number, sent

    return send


if __name__ == "__main__":
    main()
