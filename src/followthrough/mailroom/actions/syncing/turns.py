"""Whose turn it is to be read, by which worker, and how it went."""

import os
import socket
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from followthrough.mailroom import accounts
from followthrough.mailroom.actions import signing_in
from followthrough.mailroom.actions.syncing import folders
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.refusals import SignInNotSetUp
from followthrough.mailroom.wires import imap
from followthrough.mailroom.wires.troubles import Passing, Trouble
from followthrough.rules.messages import MailboxState
from followthrough.rules.refusals import Refusal
from followthrough.team.refusals import SealBroken

EVERY = timedelta(seconds=60)
LEASE = timedelta(minutes=5)  # a turn that has not ended by then belonged to a process that died
HEARING = timedelta(seconds=90)
SHARE = 4.0  # seconds of a tick
OWN_SHARE = 2.5  # seconds of one mailbox, so that others have their turn
TOO_OFTEN = 5  # passing troubles in a row until a mailbox counts as standing still
LONGEST_WAIT = timedelta(hours=1)


@dataclass(slots=True)
class Synced:
    """What one turn brought. `more`: there is more to read than fitted into it."""

    stored: int = 0
    more: bool = False
    trouble: str = ""
    ids: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Until:
    """When a turn has to end, by a clock that only goes forward."""

    seconds: float
    began: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        return time.monotonic() - self.began >= self.seconds

    @property
    def left(self) -> float:
        return max(self.seconds - (time.monotonic() - self.began), 0)


def sync_due(*, at: datetime, seconds: float = SHARE) -> int:
    """Read every mailbox whose turn it is, the longest unread first, as far as the time goes. Returns mails stored."""
    until, stored = Until(seconds), 0
    failed: Exception | None = None
    for mailbox in _due(at):
        if until.is_over:
            break
        try:
            turn = sync_mailbox(mailbox, at=at, seconds=min(until.left, OWN_SHARE))
        except Exception as unexpected:  # told when the others had their turn
            failed = failed or unexpected
        else:
            stored += turn.stored if turn else 0
    if failed:
        raise failed
    return stored


def sync_mailbox(mailbox: Mailbox, *, at: datetime, seconds: float = OWN_SHARE) -> Synced | None:
    """Read what is new in a mailbox, then go on backwards, for so many seconds. None when somebody else is at it."""
    if not _lease(mailbox, at):
        return None
    synced = Synced()
    try:
        try:
            signing_in.renew_tokens(mailbox, at=at)
            with imap.connect(accounts.to_read(mailbox)) as box:
                folders.read(mailbox, box, synced=synced, until=Until(seconds), at=at)
        except (Trouble, SealBroken, SignInNotSetUp) as trouble:
            _went_wrong(mailbox, trouble, at=at)
            synced.trouble = mailbox.trouble
        except Exception:
            Mailbox.objects.filter(pk=mailbox.pk).update(next_sync_at=at + 5 * EVERY)
            raise
        else:
            _went_well(mailbox, synced, at=at)
    finally:
        Mailbox.objects.filter(pk=mailbox.pk, sync_leased_by=_me()).update(sync_leased_by="", sync_leased_until=None)
    return synced


def wake_mailbox(mailbox: Mailbox, *, at: datetime) -> None:
    """Read it at the next tick, whatever it is waiting for."""
    Mailbox.objects.filter(pk=mailbox.pk).update(next_sync_at=at, held_until=None)


def hear_mailboxes(*, at: datetime, by: str, most: int) -> list[Mailbox]:
    """Take (and keep) mailboxes to wait for news of, up to `most`; others belong to other workers.

    Those that stand still are left out: nothing is heard where nobody gets in.
    """
    free = Q(heard_until=None) | Q(heard_until__lte=at) | Q(heard_by=by)
    ids = list(
        _readable()
        .exclude(state=MailboxState.BROKEN)
        .filter(free)
        .order_by("-heard_by", "pk")
        .values_list("pk", flat=True)[:most]
    )
    Mailbox.objects.filter(free, pk__in=ids).update(heard_by=by, heard_until=at + HEARING)
    return list(_readable().filter(pk__in=ids, heard_by=by).select_related("workspace", "member"))


def leave_mailboxes(*, by: str) -> None:
    """Stop waiting for news: another worker may."""
    Mailbox.objects.filter(heard_by=by).update(heard_by="", heard_until=None)


def _readable() -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(is_active=True).exclude(imap_host="")


def _due(at: datetime) -> QuerySet[Mailbox]:
    is_due = Q(next_sync_at=None) | Q(next_sync_at__lte=at)
    free = Q(sync_leased_until=None) | Q(sync_leased_until__lte=at)
    found = _readable().filter(is_due, free).select_related("workspace", "member", "member__workspace")
    return found.order_by("next_sync_at", "pk")


def _lease(mailbox: Mailbox, at: datetime) -> bool:
    free = Q(sync_leased_until=None) | Q(sync_leased_until__lte=at)
    leased = Mailbox.objects.filter(free, pk=mailbox.pk, is_active=True)
    return leased.update(sync_leased_by=_me(), sync_leased_until=at + LEASE) == 1


def _me() -> str:
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{threading.get_ident()}"


def _went_well(mailbox: Mailbox, synced: Synced, *, at: datetime) -> None:
    """A trouble with sending is not mended by reading."""
    mailbox.refresh_from_db()
    mailbox.last_sync_at = at
    mailbox.next_sync_at = at if synced.more else at + EVERY
    columns = ["last_sync_at", "next_sync_at"]
    if mailbox.sync_trouble or mailbox.state == MailboxState.NEW:
        mailbox.state, mailbox.troubles = MailboxState.WELL, 0
        mailbox.trouble = mailbox.remedy = ""
        mailbox.trouble_at, mailbox.sync_trouble = None, False
        columns += ["state", "troubles", "trouble", "remedy", "trouble_at", "sync_trouble"]
    mailbox.save(update_fields=columns)


def _went_wrong(mailbox: Mailbox, trouble: Trouble | Refusal, *, at: datetime) -> None:
    """A passing trouble waits longer each time; one that won't pass, or comes too often, stands still till mended."""
    mailbox.refresh_from_db()
    mailbox.troubles += 1
    is_passing = isinstance(trouble, Passing) and mailbox.troubles < TOO_OFTEN
    mailbox.state = MailboxState.HELD if is_passing else MailboxState.BROKEN
    mailbox.trouble = str(trouble)[:300]
    mailbox.remedy = (trouble.remedy if isinstance(trouble, Trouble) else "Open its settings and save them anew.")[:300]
    mailbox.trouble_at, mailbox.sync_trouble = at, True
    wait = trouble.wait if isinstance(trouble, Passing) else None
    mailbox.next_sync_at = at + (wait or min(EVERY * 2 ** min(mailbox.troubles - 1, 10), LONGEST_WAIT))
    mailbox.save(update_fields=["troubles", "state", "trouble", "remedy", "trouble_at", "sync_trouble", "next_sync_at"])
