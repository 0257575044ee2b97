"""How long does it take to read a mailbox? `python -m bench.syncing [MAILS…]` (10,000 and 50,000 unless told).

A real Dovecot on loopback holds the mails; one in twenty is with people of the workspace. In one run it measures a bare
fetch with `imaplib` (the headers of all, the bodies of ours, both thrown away) and the product's reading: told
whose they are, read for what they say, stored with conversation and verdict. Each runs in a process of its own, whose
largest memory is printed. Everything is history, so nothing follows from the mails.
"""

import imaplib
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from bench import bed

AT = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
USER = "ada@linden.example"
EVERY = 20  # the first of so many is with one of ours
PEOPLE = 500
TOOK: list[float] = []
HEADERS = "(UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM TO CC SUBJECT DATE MESSAGE-ID REFERENCES)])"
WORDS = (
    "Hello Ada,\n\nthank you for the offer. Could you call me next Tuesday? The longer warranty matters to us.\n\n"
    "Kind regards\nPaula Berg\nHead of Fleet, Berg Works GmbH\n+49 151 12345678\n\n"
    "On Wed, 18 Nov 2026 at 10:12, Ada Adler wrote:\n" + "> Here is what we talked about, with all its figures.\n" * 20
)


def mails(number: int) -> Iterator[bytes]:
    for each in range(number):
        mail = EmailMessage()
        ours = each % EVERY == 0
        mail["From"] = f"p{each // EVERY % PEOPLE}@ours.example" if ours else f"x{each}@elsewhere.example"
        mail["To"], mail["Subject"] = USER, f"About the warranty {each}"
        mail["Date"], mail["Message-ID"] = format_datetime(AT - timedelta(days=400)), f"<{each}@elsewhere.example>"
        mail.set_content(WORDS)
        yield mail.as_bytes()


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [10_000, 50_000]
    from tests.servers.dovecot import Dovecot

    print(f"{'mails':>8} {'':14} {'seconds':>8} {'mails/s':>8} {'cpu s':>7} {'peak MB':>8}  stored")
    for number in sizes:
        server = Dovecot().start()
        try:
            server.pour(mails(number), user=USER)
            _warm(server.plain_port)
            for name in ("bare", "product"):
                _apart(name, server.plain_port, number)
        finally:
            server.stop()


def _apart(name: str, port: int, number: int) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bench.syncing", name, str(port)], capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise SystemExit(told.stderr)
    seconds, cpu, peak, found = told.stdout.split()
    rate = number / float(seconds)
    print(
        f"{number:8,} {name:14} {float(seconds):8.1f} {rate:8.0f} {float(cpu):7.1f} {float(peak):8.0f}  {found}",
        flush=True,
    )


def _warm(port: int) -> None:
    """Dovecot indexes a folder when it is first opened: that is not what is measured."""
    client = _signed_in(port)
    client.uid("FETCH", "1:*", HEADERS)
    client.logout()


def _signed_in(port: int) -> imaplib.IMAP4:
    from tests.servers.dovecot import PASSWORD

    client = imaplib.IMAP4("127.0.0.1", port)
    client.login(USER, PASSWORD)
    client.select("INBOX", readonly=True)
    return client


def bare(port: int) -> int:
    """Headers of all in portions of 200, bodies of ours, nothing kept."""
    client = _signed_in(port)
    uids = client.uid("SEARCH", None, "ALL")[1][0].split()  # type: ignore[arg-type]
    bodies = 0
    for begin in range(0, len(uids), 200):
        portion = uids[begin : begin + 200]
        client.uid("FETCH", f"{portion[0].decode()}:{portion[-1].decode()}", HEADERS)
        for uid in portion[::EVERY]:
            client.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
            bodies += 1
    client.logout()
    return bodies


def product(port: int) -> int:
    from followthrough.mailroom import actions as mailroom
    from followthrough.mailroom.models import Mailbox, Message
    from followthrough.people.models import ContactPoint
    from followthrough.team import sealing
    from tests import cast as stage
    from tests.servers.dovecot import PASSWORD

    actors = stage.assemble()
    for number in range(PEOPLE):
        stage.make_person(actors.workspace, f"Person {number}", email=f"p{number}@ours.example")
    assert ContactPoint.objects.count() > PEOPLE
    mailbox = Mailbox.objects.create(
        workspace=actors.workspace, member=actors.admin, address=USER, username=USER, created_at=AT,
        sealed_password=sealing.seal(PASSWORD), imap_host="localhost", imap_port=port, imap_security="none",
    )  # fmt: skip
    began, busy = time.perf_counter(), time.process_time()
    while mailroom.sync_mailbox(mailbox, at=AT, seconds=8).more:  # type: ignore[union-attr]
        pass
    TOOK.extend((time.perf_counter() - began, time.process_time() - busy))
    return Message.objects.count()


def measured(name: str, port: int) -> None:
    if name == "bare":
        began, busy = time.perf_counter(), time.process_time()
        found = bare(port)
        TOOK.extend((time.perf_counter() - began, time.process_time() - busy))
    else:
        with bed.made("sqlite"):
            found = product(port)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(*TOOK, peak, found)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in ("bare", "product"):
        measured(sys.argv[1], int(sys.argv[2]))
    else:
        main()
