"""What is on its way out: what waits for its moment, and what a person has to decide about."""

from followthrough.mailroom.models import Message
from followthrough.mailroom.models.messages import MessageQuerySet
from followthrough.rules.messages import MessageState
from followthrough.team.models import Membership

MOST_COUNTED = 99


def waiting(member: Membership, *, everybodys: bool = False) -> MessageQuerySet:
    """What waits for its moment, the next first."""
    return _whole(_whose(member, everybodys).filter(state=MessageState.QUEUED)).order_by("send_at", "pk")


def to_decide(member: Membership, *, everybodys: bool = False) -> MessageQuerySet:
    """Held back, refused, or of unknown outcome, until somebody has decided; the newest first."""
    return _whole(_whose(member, everybodys).to_decide()).order_by("-pk")


def number_to_decide(member: Membership) -> int:
    """How many of one's own, at most one more than `MOST_COUNTED`. One statement."""
    rows = _whose(member, everybodys=False).to_decide()
    return len(rows.order_by().values_list("pk")[: MOST_COUNTED + 1])


def _whose(member: Membership, everybodys: bool) -> MessageQuerySet:
    """One's own are those of the conversations one owns."""
    rows = Message.objects.filter(workspace_id=member.workspace_id, direction="out")
    if everybodys:
        return Message.objects.visible_to(member).filter(direction="out")
    return rows.filter(conversation__owner_id=member.pk)


def _whole(rows: MessageQuerySet) -> MessageQuerySet:
    return rows.select_related("person", "opportunity", "conversation__owner", "mailbox", "line")
