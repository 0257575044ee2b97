"""A portion of a folder: headers first, bodies of those that concern us, one stored mail at a time."""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F

from followthrough.mailroom.actions import receiving
from followthrough.mailroom.actions.syncing import strangers
from followthrough.mailroom.models import Folder, Mailbox, Unread
from followthrough.mailroom.queries import whose as whoses
from followthrough.mailroom.queries.whose import Concern
from followthrough.mailroom.wires.imap import Box, Head
from followthrough.mailroom.wires.reach import ConnectionLost
from followthrough.mailroom.wires.troubles import Trouble
from followthrough.rules.messages import FolderRole
from followthrough.rules.reading import envelope as envelopes
from followthrough.rules.reading.envelope import Envelope

if TYPE_CHECKING:
    from followthrough.mailroom.actions.syncing.turns import Synced

PORTION = 200
NOT_GIVEN = "The server does not give this mail out."
NOT_STORED = "This mail could not be stored"
log = logging.getLogger(__name__)


class Reader:
    """Reads portions of one folder in one turn."""

    def __init__(self, mailbox: Mailbox, box: Box, folder: Folder, *, synced: "Synced", at: datetime) -> None:
        self.mailbox, self.box, self.folder, self.synced, self.at = mailbox, box, folder, synced, at

    def read(self, uids: Sequence[int]) -> None:
        """Look at these mails and store those with people of the workspace. What fails is noted by its uid."""
        heads = self._heads(uids)
        looked = [(head, envelopes.of_bytes(head.raw)) for head in heads]
        concern = whoses.concerning(self.mailbox, [envelope for _, envelope in looked])
        stored = sum(self._take(head) for head, envelope in looked if self._concerns(envelope, concern))
        if stored:
            Folder.objects.filter(pk=self.folder.pk).update(stored=F("stored") + stored)
        self.synced.stored += stored
        if self.folder.role in (FolderRole.INBOX, FolderRole.OTHER):
            others = [each for each in looked if not self._concerns(each[1], concern)]
            strangers.notice(self.mailbox, others, at=self.at)

    def _concerns(self, envelope: Envelope, concern: Concern) -> bool:
        """Whether its body is fetched at all: only mail with people of the workspace is."""
        if envelope.id and envelope.id in concern.stored:
            return False
        if any(each in concern.ours for each in envelope.answers):
            return True
        if self._is_own(envelope):
            return any(each.email in concern.addresses for each in envelope.recipients)
        if any(each in concern.addresses for each in envelope.senders) or envelope.may_be_report:
            return True
        if not envelope.looks_like_an_answer or envelope.is_by_a_machine:
            return False
        return whoses.likeness(envelope.sender.email, envelope.subject) in self._recent

    @cached_property
    def _recent(self) -> dict[tuple[str, str], int]:
        return whoses.recent_sends(self.mailbox, at=self.at)

    def _is_own(self, envelope: Envelope) -> bool:
        return self.folder.role == FolderRole.SENT or envelope.sender.email == self.mailbox.address.lower()

    def _heads(self, uids: Sequence[int]) -> list[Head]:
        """The headers; a mail over which the server breaks off is found by halves, so that it hides no other."""
        try:
            heads = self.box.heads(uids)
        except ConnectionLost:
            self.box.reopen()
            if len(uids) > 1:
                middle = len(uids) // 2
                return self._heads(uids[:middle]) + self._heads(uids[middle:])
            heads = []
        self._note_missing(uids, heads)
        return heads

    def _raw(self, head: Head) -> bytes | None:
        try:
            return self.box.raw(head.uid)
        except ConnectionLost:
            self.box.reopen()
            return None

    def _take(self, head: Head) -> int:
        raw = self._raw(head)
        if raw is None:
            if self.box.uids(head.uid, head.uid):
                self._note(head.uid, NOT_GIVEN)
            return 0
        try:
            came_at = head.came_at or self.at
            message = receiving.receive(self.mailbox, raw, folder=self.folder, came_at=came_at, at=self.at)
        except (OperationalError, InterfaceError, Trouble):
            raise  # the database or the wire is away: nothing is wrong with this mail
        except Exception as failed:  # one mail must not keep the others from coming in: it is noted, shown, tried again
            log.exception("mail %s of folder %s could not be stored", head.uid, self.folder.pk)
            self._note(head.uid, f"{NOT_STORED} ({type(failed).__name__}).")
            return 0
        Unread.objects.filter(folder=self.folder, uid=head.uid).delete()
        return 1 if message else 0

    def _note_missing(self, uids: Sequence[int], heads: Sequence[Head]) -> None:
        """Asked for and not given: gone meanwhile, or the server can't read it itself."""
        given = {head.uid for head in heads}
        for uid in uids:
            if uid not in given and self.box.uids(uid, uid):
                self._note(uid, NOT_GIVEN)

    def _note(self, uid: int, why: str) -> None:
        with transaction.atomic():
            row, is_new = Unread.objects.get_or_create(
                folder=self.folder,
                uid=uid,
                defaults={
                    "workspace_id": self.mailbox.workspace_id,
                    "why": why,
                    "first_at": self.at,
                    "last_at": self.at,
                },
            )
            if not is_new:
                Unread.objects.filter(pk=row.pk).update(why=why, tries=F("tries") + 1, last_at=self.at)
