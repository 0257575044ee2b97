"""How sending fares, over all workspaces: for who looks after the machine."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.mailroom.actions import claiming
from followthrough.mailroom.models import Mailbox, Message, TextLine
from followthrough.rules import pacing
from followthrough.rules.messages import MailboxState, MessageState

LEFT_LYING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Health:
    """`still`: (which, why, what to do). `unknown`: messages that wait for a decision. `lying`: outlets that could send
    and whose messages were due ten minutes ago.
    """

    still: tuple[tuple[str, str, str], ...]
    unknown: int
    lying: tuple[str, ...]


def health(*, at: datetime) -> Health:
    """A handful of statements."""
    rows = [
        *Mailbox.objects.filter(is_active=True, state=MailboxState.BROKEN).order_by("pk"),
        *TextLine.objects.filter(is_active=True, state=MailboxState.BROKEN).order_by("pk"),
    ]
    overdue = claiming.due_outlets(at=at, since=at - LEFT_LYING)
    return Health(
        still=tuple((str(row), row.trouble, row.remedy) for row in rows),
        unknown=Message.objects.filter(state=MessageState.UNKNOWN, look_up_at=None).count(),
        lying=tuple(str(outlet) for outlet in overdue if _has_room(outlet, at=at)),
    )


def _has_room(outlet: Mailbox | TextLine, *, at: datetime) -> bool:
    """What waits for tomorrow's limit does not lie about."""
    return pacing.room(claiming.pace_of(outlet), at, urgency=claiming.URGENCIES[-1]).now > 0
