"""Senders nobody knows: counted by address so that they can be offered. Nothing of their mail is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.mailroom.models import Mailbox, Stranger
from followthrough.mailroom.queries.whose import EVERYBODYS
from followthrough.mailroom.wires.imap import Head
from followthrough.people.models import ContactPoint
from followthrough.rules.reading.envelope import Envelope
from followthrough.rules.storable import storable
from followthrough.team.models import Membership

OFFERED = timedelta(days=14)  # what came longer before the mailbox was connected is not offered


@dataclass(slots=True)
class Seen:
    name: str
    moments: list[datetime]


def notice(mailbox: Mailbox, looked: Iterable[tuple[Head, Envelope]], *, at: datetime) -> None:
    """Count people who wrote and are nobody's. Lists, machines, colleagues and the long past are left out."""
    since = mailbox.created_at - OFFERED
    seen: dict[str, Seen] = {}
    for head, envelope in looked:
        came_at = head.came_at or at
        if envelope.sender.email and not envelope.is_by_a_machine and not envelope.may_be_report and came_at >= since:
            each = seen.setdefault(envelope.sender.email, Seen("", []))
            each.name = each.name or envelope.sender.name
            each.moments.append(came_at)
    for address in _known(mailbox, seen):
        del seen[address]
    if seen:
        _store(mailbox, seen)


def _known(mailbox: Mailbox, addresses: Iterable[str]) -> set[str]:
    """Of these, who is somebody: people of the workspace, members, mailboxes, colleagues of one's own domain."""
    addresses = list(addresses)
    if not addresses:
        return set()
    workspace = mailbox.workspace_id
    points = ContactPoint.objects.filter(workspace_id=workspace, value__in=addresses)
    members = Membership.objects.of_workspace(workspace).filter(user__email__in=addresses)
    mailboxes = Mailbox.objects.filter(workspace_id=workspace, address__in=addresses)
    known = set(points.values_list("value", flat=True)) | set(members.values_list("user__email", flat=True))
    known |= set(mailboxes.values_list("address", flat=True))
    return known | {each for each in addresses if _is_us(each, mailbox)}


def _is_us(address: str, mailbox: Mailbox) -> bool:
    domain = mailbox.address.rpartition("@")[2].lower()
    return address == mailbox.address.lower() or (domain not in EVERYBODYS and address.endswith(f"@{domain}"))


def _store(mailbox: Mailbox, seen: dict[str, Seen]) -> None:
    """A mail that was counted before (moved, or read again) lies between the first and the last, and counts no more."""
    there = {row.address: row for row in Stranger.objects.filter(mailbox=mailbox, address__in=seen)}
    new, changed = [], []
    for address, each in seen.items():
        first, last = min(each.moments), max(each.moments)
        if (row := there.get(address)) is None:
            new.append(_row(mailbox, address, each))
            continue
        row.mails += sum(moment < row.first_at or moment > row.last_at for moment in each.moments)
        row.first_at, row.last_at = min(row.first_at, first), max(row.last_at, last)
        row.name = row.name or storable(each.name)
        changed.append(row)
    Stranger.objects.bulk_create(new, ignore_conflicts=True)
    Stranger.objects.bulk_update(changed, ["mails", "first_at", "last_at", "name"])


def _row(mailbox: Mailbox, address: str, each: Seen) -> Stranger:
    return Stranger(
        workspace_id=mailbox.workspace_id,
        mailbox=mailbox,
        address=address,
        name=storable(each.name)[:200],
        mails=len(each.moments),
        first_at=min(each.moments),
        last_at=max(each.moments),
    )
