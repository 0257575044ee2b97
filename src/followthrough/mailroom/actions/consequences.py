"""What follows from a message that came in."""

from datetime import datetime

from followthrough.mailroom.models import Message


def follow(message: Message, *, at: datetime) -> None:
    """Part of `receive`, in its transaction: nothing yet."""
