"""Folders larger than a turn: read in portions by a process that is killed in between, and all of it in the end."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Folder, Message, Unread
from tests.cast import NOON, Cast
from tests.mailroom.imap.inboxes import Inbox, open_inbox
from tests.mailroom.letters import letter
from tests.servers.dovecot import Dovecot

ALL_IS_HISTORY = NOON + timedelta(days=20_000)
READER = """
import django, sys
from datetime import datetime
django.setup()
from django.conf import settings
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.actions import receiving
from followthrough.mailroom.models import Mailbox
stored, take = 0, receiving.receive
def counted(*facts, **more):
    global stored
    message = take(*facts, **more)
    stored += message is not None
    if stored == 5:
        print("reading", flush=True)
    return message
receiving.receive = counted
mailroom.sync_mailbox(Mailbox.objects.get(), at=datetime.fromisoformat(sys.argv[2]), seconds=600)
"""
"""Reads the whole mailbox, and says so when it is in the middle of it."""


def mails(number: int, *, ours: int) -> Iterator[bytes]:
    long_ago = NOON - timedelta(days=700)
    for each in range(number):
        sender = "anna.keller@brandt.example" if each % ours == 0 else f"x{each}@elsewhere.example"
        yield letter(sender, subject=f"Mail {each}", id=f"{each}@x.example", at=long_ago)


def read_and_kill(inbox: Inbox, at: str) -> None:
    """A process that reads, killed by a signal that it cannot hear while it stores."""
    paths = {"DJANGO_SETTINGS_MODULE": "followthrough.config.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    name = str(connection.settings_dict["NAME"])
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, name, at], env=os.environ | paths, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    said = reader.stdout.readline()
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    reader.stdout.close()
    assert said == "reading\n"


def read_to_the_end(inbox: Inbox) -> Folder:
    at = NOON + timedelta(hours=1)  # the lease of the one that died is over
    while (turn := mailroom.sync_mailbox(inbox.row, at=at, seconds=60)) and turn.more:
        pass
    return inbox.folder()


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("number", "ours", "kills"),
    [(2_000, 40, 1), pytest.param(50_000, 100, 3, marks=pytest.mark.slow)],
)
def test_a_huge_folder_is_read_whole_by_processes_that_are_killed(
    cast_for_real: Cast,
    imap_server: Dovecot,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    ours: int,
    kills: int,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    inbox = open_inbox(cast_for_real.admin, imap_server, f"huge-{number}@linden.example", created_at=ALL_IS_HISTORY)
    imap_server.pour(mails(number, ours=ours), user=inbox.user)
    for each in range(kills):
        read_and_kill(inbox, (NOON + timedelta(minutes=each * 6)).isoformat())
        assert 0 < Message.objects.count() < number // ours
    folder = read_to_the_end(inbox)
    assert (folder.on_server, folder.looked_at, folder.first_uid) == (number, number, 1)
    assert Message.objects.count() == number // ours
    assert len(set(Message.objects.values_list("id_header", flat=True))) == number // ours
    assert not Unread.objects.exists()
