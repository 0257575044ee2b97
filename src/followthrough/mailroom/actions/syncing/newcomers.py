"""Mail with people who became ours after it was looked at: found by their address, so that the story is whole."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max

from followthrough.mailroom.actions.syncing import portions
from followthrough.mailroom.models import Folder, Mailbox
from followthrough.mailroom.wires.imap import Box
from followthrough.people.models import ContactPoint
from followthrough.rules.messages import FolderRole
from followthrough.rules.words import ContactKind

if TYPE_CHECKING:
    from followthrough.mailroom.actions.syncing.turns import Synced, Until

MOST = 50  # addresses of one turn
MOST_MAILS = 500  # of one person in one folder, the newest


def catch_up(
    mailbox: Mailbox, box: Box, folders: list[Folder], *, synced: "Synced", until: "Until", at: datetime
) -> None:
    """Look for people added since the last turn in what was read before."""
    if not mailbox.points_until:
        newest = ContactPoint.objects.aggregate(newest=Max("pk"))["newest"]
        _note(mailbox, newest or 0)  # all that is read from now on is compared with them anyway
        return
    points = ContactPoint.objects.filter(
        pk__gt=mailbox.points_until, workspace_id=mailbox.workspace_id, kind=ContactKind.EMAIL
    )
    for pk, address in list(points.order_by("pk").values_list("pk", "value")[:MOST]):
        if until.is_over:
            synced.more = True
            return
        for row in folders:
            if row.role != FolderRole.JUNK and row.first_uid is not None and row.last_uid:
                _look_for(address, mailbox, box, row, synced=synced, at=at)
        _note(mailbox, pk)


def _look_for(address: str, mailbox: Mailbox, box: Box, row: Folder, *, synced: "Synced", at: datetime) -> None:
    box.open(row.name)
    uids = sorted(box.with_address(address, first=row.first_uid or 1, last=row.last_uid))[-MOST_MAILS:]
    reader = portions.Reader(mailbox, box, row, synced=synced, at=at)
    for begin in range(0, len(uids), portions.PORTION):
        reader.read(uids[begin : begin + portions.PORTION])


def _note(mailbox: Mailbox, pk: int) -> None:
    mailbox.points_until = pk
    Mailbox.objects.filter(pk=mailbox.pk).update(points_until=pk)
