"""Holding back what waits to go out to somebody: a queued message becomes a held one, with why."""

from datetime import datetime

from django.db.models import QuerySet

from followthrough.mailroom.models import Message
from followthrough.people.models import Person
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Direction


def withhold_automatic(person: Person, why: str) -> int:
    """Part of a verb: what the machine would still send. What a worker has already is looked at by the last gate."""
    return _queued(person).filter(is_automatic=True).update(state=MessageState.WITHHELD, why=why[:300])


def withhold_all(person: Person, why: str, *, channel: str = "") -> int:
    """Part of a verb: also what people wrote; on one channel, or on all."""
    rows = _queued(person)
    return (rows.filter(channel=channel) if channel else rows).update(state=MessageState.WITHHELD, why=why[:300])


def put_off_automatic(person: Person, until: datetime) -> int:
    """Part of a verb: what the machine would send while they are away goes out when they are back."""
    moved = 0
    for message in _queued(person).filter(is_automatic=True, send_at__lt=until):
        if message.send_at is None:
            continue
        kept = message.meant_until - message.send_at if message.meant_until else None
        meant_until = until + kept if kept is not None else None
        moved += (
            _queued(person).filter(pk=message.pk).update(send_at=until, meant_until=meant_until)
        )  # a worker may have it meanwhile
    return moved


def _queued(person: Person) -> "QuerySet[Message]":
    return Message.objects.filter(person=person, direction=Direction.OUT, state=MessageState.QUEUED)
