"""How mailboxes fare: what stands on their screen, and whether one stands still."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, Sum

from followthrough.mailroom.models import Folder, Mailbox, Unread
from followthrough.rules.messages import MailboxState
from followthrough.team.models import Membership

SILENT_AFTER = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Standing:
    """`looked_at` of `on_server` mails were looked at, `stored` of them concern the workspace; `gap` could not be read.

    `gap_why` says what was wrong with the newest of those.
    """

    mailbox: Mailbox
    on_server: int = 0
    looked_at: int = 0
    stored: int = 0
    folders: int = 0
    gap: int = 0
    gap_why: str = ""

    @property
    def to_come(self) -> int:
        return max(self.on_server - self.looked_at - self.gap, 0)

    @property
    def percent(self) -> int:
        return 100 if not self.on_server else min(int(100 * self.looked_at / self.on_server), 100)


def standings(member: Membership) -> list[Standing]:
    """Of all mailboxes the member may see, those that work first. Three statements."""
    rows = Mailbox.objects.visible_to(member).select_related("member").order_by("-is_active", "member__name", "address")
    mailboxes = list(rows)
    ids = [mailbox.pk for mailbox in mailboxes]
    counted = (
        Folder.objects.filter(mailbox__in=ids)
        .values("mailbox_id")
        .annotate(on=Sum("on_server"), looked=Sum("looked_at"), kept=Sum("stored"), number=Count("pk"))
    )
    folders: dict[int, Any] = {row["mailbox_id"]: row for row in counted}
    gaps: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
    missing = Unread.objects.filter(folder__mailbox__in=ids).values("folder__mailbox_id")
    for row in missing.annotate(number=Count("pk"), why=Max("why")):
        gaps[row["folder__mailbox_id"]] = (row["number"], row["why"])
    return [_standing(mailbox, folders.get(mailbox.pk), gaps[mailbox.pk]) for mailbox in mailboxes]


def standing_of(mailbox: Mailbox, member: Membership) -> Standing | None:
    return next((each for each in standings(member) if each.mailbox.pk == mailbox.pk), None)


def standing_still(member: Membership, *, at: datetime) -> Mailbox | None:
    """The member's own mailbox that needs them, or the workspace's for administrators. One statement."""
    whose = Q(member_id=member.pk)
    if member.is_admin:
        whose |= Q(member__isnull=True)
    silent = Q(last_sync_at__lt=at - SILENT_AFTER) & ~Q(imap_host="")
    trouble = Q(state=MailboxState.BROKEN) | silent
    found = Mailbox.objects.filter(whose, trouble, workspace_id=member.workspace_id, is_active=True)
    return found.order_by("-trouble_at", "pk").first()


def _standing(mailbox: Mailbox, counted: Any, gap: tuple[int, str]) -> Standing:
    if not counted:
        return Standing(mailbox)
    return Standing(
        mailbox,
        on_server=counted["on"],
        looked_at=counted["looked"],
        stored=counted["kept"],
        folders=counted["number"],
        gap=gap[0],
        gap_why=gap[1],
    )
