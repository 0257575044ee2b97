"""Which of our messages came back: by its id, by its envelope's, by what it answers, by recipient and recent send."""

from datetime import datetime, timedelta

from followthrough.mailroom.models import Message
from followthrough.rules.reading.verdict import Failure, Verdict
from followthrough.rules.words import Direction

LATELY = timedelta(days=45)
SOFT_WINDOW = timedelta(days=30)
MOST = 60


def original_of(message: Message, verdict: Verdict) -> Message | None:
    """The message of ours that a delivery failure or a complaint is about. Only what we sent counts."""
    ours = Message.objects.filter(workspace_id=message.workspace_id, direction=Direction.OUT)
    ours = ours.select_related("touch__opportunity", "person", "conversation")
    if verdict.original_id:
        found = ours.filter(id_header=verdict.original_id).order_by("-pk").first()
        if found is not None:
            return found
    if verdict.envelope_id and message.mailbox is not None:
        domain = message.mailbox.address.rpartition("@")[2].lower()
        found = ours.filter(id_header=f"{verdict.envelope_id}@{domain}").order_by("-pk").first()
        if found is not None:
            return found
    answered = [each for each in (message.reply_to_id, *message.references.split()) if each]
    if answered:
        found = ours.filter(id_header__in=answered).order_by("-pk").first()
        if found is not None:
            return found
    return _by_recipient(message, [failure.address.lower() for failure in verdict.failures if failure.address])


def soft_days(message: Message, address: str, *, at: datetime) -> list[datetime]:
    """When mail to this address came back for a passing reason, this time included."""
    rows = Message.objects.filter(
        person_id=message.person_id, kind="bounce", direction=Direction.IN, created_at__gte=at - SOFT_WINDOW
    ).order_by("-created_at")[:MOST]
    return [row.received_at or row.created_at for row in rows if _names(row, address)]


def _by_recipient(message: Message, addresses: list[str]) -> Message | None:
    if not addresses:
        return None
    since = (message.received_at or message.created_at) - LATELY
    sent = Message.objects.filter(
        person_id=message.person_id, direction=Direction.OUT, to_address__in=addresses, sent_at__gte=since
    )
    return sent.select_related("touch__opportunity", "person", "conversation").order_by("-sent_at").first()


def _names(row: Message, address: str) -> bool:
    failures = row.verdict.get("failures") or ()
    return any(str(each.get("address", "")).lower() == address and not each.get("hard") for each in failures)


def failed(verdict: Verdict, original: Message) -> list[Failure]:
    """The failures with the address that was not reached: where the server names none, it is the recipient."""
    return [each if each.address else Failure(original.to_address, each.hard, each.status) for each in verdict.failures]
