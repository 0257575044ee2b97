"""The mailboxes one may see, how each fares and what to do; how many wrote and are nobody's."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.queries import inbox
from followthrough.mailroom.queries import mailboxes as queries
from followthrough.mailroom.queries.mailboxes import Standing
from followthrough.rules.messages import MailboxState
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.settings import places
from followthrough.web.settings.mailboxes.forms import AddressForm, AutomaticForm

HERE = "settings_mailboxes"
TONES = {
    MailboxState.NEW: ("waiting", "waiting"),
    MailboxState.WELL: ("kept", "kept"),
    MailboxState.HELD: ("waiting", "waiting"),
    MailboxState.BROKEN: ("overdue", "warning"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A mailbox as the list shows it."""

    standing: Standing
    word: str
    tone: str
    icon: str
    is_mine: bool

    read_ago: str
    sent_ago: str

    @property
    def mailbox(self) -> Mailbox:
        return self.standing.mailbox


@door.member_page
@require_safe
def mailboxes(request: door.MemberRequest) -> HttpResponse:
    return show(request, AddressForm())


def show(request: door.MemberRequest, form: AddressForm, *, status: int = 200) -> HttpResponse:
    rows = [_row(standing, request.member, at=door.now()) for standing in queries.standings(request.member)]
    facts = {
        "form": form,
        "for_all": AutomaticForm(auto_id="for_all_%s"),
        "rows": rows,
        "has_own": any(row.mailbox.member_id == request.member.pk and row.mailbox.is_active for row in rows),
        "strangers": inbox.strangers(request.member).count(),
    }
    return places.page(request, "mailboxes/mailboxes.html", HERE, facts, status=status)


def mailbox_of(request: door.MemberRequest, pk: int) -> Mailbox:
    """One the member may change, else 404."""
    editable = Mailbox.objects.editable_by(request.member)
    return get_object_or_404(editable.select_related("workspace", "member", "member__workspace"), pk=pk)


def _row(standing: Standing, member: Membership, *, at: datetime) -> Row:
    mailbox = standing.mailbox
    tone, icon = TONES[MailboxState(mailbox.state)]
    word = MailboxState(mailbox.state).label
    if not mailbox.is_active:
        tone, icon, word = "waiting", "bad_address", "Disconnected"
    is_mine = mailbox.member_id == member.pk or (mailbox.member_id is None and member.is_admin)
    read, sent = _ago(mailbox.last_sync_at, at), _ago(mailbox.last_send_at, at)
    return Row(standing, word, tone, icon, is_mine, read, sent)


def _ago(moment: datetime | None, at: datetime) -> str:
    """How long ago, as one says it; nothing when never."""
    if moment is None:
        return ""
    minutes = int((at - moment).total_seconds() // 60)
    if minutes < 2:
        return "just now"
    return f"{minutes} minutes ago" if minutes < 120 else f"{minutes // 60} hours ago"


urlpatterns = [
    path("settings/mailboxes/", mailboxes, name=HERE),
]
