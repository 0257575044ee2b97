"""One mailbox read: which folders, what is new in each, then backwards through what is old; counts reconciled."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from followthrough.mailroom.actions.syncing import newcomers, portions
from followthrough.mailroom.models import Folder, Mailbox, Unread
from followthrough.mailroom.wires.imap import Box, Counts
from followthrough.mailroom.wires.imap_folders import Found
from followthrough.rules.messages import FolderRole

if TYPE_CHECKING:
    from followthrough.mailroom.actions.syncing.turns import Synced, Until

WINDOW = 4_000  # uids asked for at once on the way back: uids may lie far apart
MOST_FOLDERS = 100
MOST_TRIES = 8


def read(mailbox: Mailbox, box: Box, *, synced: "Synced", until: "Until", at: datetime) -> None:
    """News of every folder first, then the past, newest first. Raises the troubles of the wire."""
    found = _worth_reading(box.folders())
    rows = _rows(mailbox, found)
    open_ends: list[tuple[Folder, Counts]] = []
    for name, row in rows.items():
        counts = box.counts(name)
        if counts is None:
            continue
        _begin_anew_if_renumbered(row, counts)
        if _has_news(row, counts, at=at):
            _read_news(mailbox, box, row, counts=counts, synced=synced, until=until, at=at)
        if (row.first_uid or 0) > 1:
            open_ends.append((row, counts))
    newcomers.catch_up(mailbox, box, list(rows.values()), synced=synced, until=until, at=at)
    for row, counts in open_ends:
        _read_back(mailbox, box, row, counts=counts, synced=synced, until=until, at=at)
    synced.more = synced.more or any((row.first_uid or 0) > 1 for row, _ in open_ends)


def _worth_reading(found: Sequence[Found]) -> list[Found]:
    """Where one folder holds what all others hold, it stands for those that are nothing special."""
    holds_all = [each for each in found if each.holds_all]
    special = [each for each in found if each.role != FolderRole.OTHER]
    return [*special, *holds_all] if holds_all else list(found)[:MOST_FOLDERS]


def _rows(mailbox: Mailbox, found: list[Found]) -> dict[str, Folder]:
    """A row a folder; those that are gone from the server are forgotten, what was stored from them is not."""
    there = {row.name: row for row in mailbox.folders.all()}
    names = {each.name[:254]: each.role for each in found}
    mailbox.folders.exclude(name__in=names).delete()
    for name, role in names.items():
        if name not in there:
            there[name], _ = Folder.objects.get_or_create(
                mailbox=mailbox, name=name, defaults={"workspace_id": mailbox.workspace_id, "role": role}
            )
        elif there[name].role != role:
            Folder.objects.filter(pk=there[name].pk).update(role=role)
            there[name].role = role
    return {name: there[name] for name in names}


def _begin_anew_if_renumbered(row: Folder, counts: Counts) -> None:
    """A first look begins at the newest mail. Another UIDVALIDITY means that every uid we know is worth nothing."""
    if row.uid_validity == counts.uid_validity and row.first_uid is not None:
        return
    with transaction.atomic():
        Unread.objects.filter(folder=row).delete()
        row.uid_validity = counts.uid_validity
        row.first_uid, row.last_uid, row.looked_at = counts.uid_next, counts.uid_next - 1, 0
        row.save(update_fields=["uid_validity", "first_uid", "last_uid", "looked_at"])


def _has_news(row: Folder, counts: Counts, *, at: datetime) -> bool:
    return (
        counts.uid_next > row.last_uid + 1
        or counts.mails != row.on_server
        or row.synced_at is None
        or Unread.objects.filter(folder=row, tries__lt=MOST_TRIES, last_at__lte=at - timedelta(minutes=5)).exists()
    )


def _read_news(
    mailbox: Mailbox, box: Box, row: Folder, *, counts: Counts, synced: "Synced", until: "Until", at: datetime
) -> None:
    box.open(row.name)
    new = box.uids(row.last_uid + 1) if counts.uid_next > row.last_uid + 1 else []
    reader = portions.Reader(mailbox, box, row, synced=synced, at=at)
    for begin in range(0, len(new), portions.PORTION):
        if begin and until.is_over:
            synced.more = True
            break
        portion = new[begin : begin + portions.PORTION]
        reader.read(portion)
        _move(row, last_uid=portion[-1])
    else:
        _move(row, last_uid=max(counts.uid_next - 1, row.last_uid))
    _try_unread_again(reader, row, at=at)
    _reconcile(box, row, counts, at=at)


def _read_back(
    mailbox: Mailbox, box: Box, row: Folder, *, counts: Counts, synced: "Synced", until: "Until", at: datetime
) -> None:
    """From the oldest that was read down to the first there is. At least one portion a turn, so that it gets on."""
    box.open(row.name)
    reader = portions.Reader(mailbox, box, row, synced=synced, at=at)
    window, is_first = WINDOW, True
    while (first := row.first_uid or 1) > 1 and (is_first or not until.is_over):
        lowest = max(first - window, 1)
        uids = box.uids(lowest, first - 1)
        window = window * 4 if not uids else WINDOW
        for end in range(len(uids), 0, -portions.PORTION):
            if not is_first and until.is_over:
                break
            portion = uids[max(end - portions.PORTION, 0) : end]
            reader.read(portion)
            _move(row, first_uid=portion[0])
            is_first = False
        else:
            _move(row, first_uid=lowest)
    _reconcile(box, row, counts, at=at)


def _move(row: Folder, **place: int) -> None:
    for name, uid in place.items():
        setattr(row, name, uid)
    Folder.objects.filter(pk=row.pk).update(**place)


def _try_unread_again(reader: portions.Reader, row: Folder, *, at: datetime) -> None:
    """What could not be read, each time after a longer while; what is gone from the server is no gap any more."""
    waiting = Unread.objects.filter(folder=row, tries__lt=MOST_TRIES).order_by("uid")[: portions.PORTION]
    due = [each.uid for each in waiting if each.last_at + timedelta(minutes=5 * 3**each.tries) <= at]
    if due:
        reader.read(due)


def _reconcile(box: Box, row: Folder, counts: Counts, *, at: datetime) -> None:
    """What is on the server, and how much of it we have looked at: the difference is the gap, or what is to come."""
    unread = list(Unread.objects.filter(folder=row).values_list("uid", flat=True))
    read = box.uids(row.first_uid or 1, max(row.last_uid, 1)) if row.last_uid else []
    still_there = set(read) & set(unread)
    Unread.objects.filter(folder=row, uid__in=set(unread) - still_there).delete()
    row.on_server = counts.mails
    row.looked_at = min(len(read), counts.mails) - len(still_there)
    row.synced_at = at
    Folder.objects.filter(pk=row.pk).update(on_server=row.on_server, looked_at=max(row.looked_at, 0), synced_at=at)
