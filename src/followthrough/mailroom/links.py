"""Addresses that stand in what we send."""

from followthrough.mailroom.models import Message


def unsubscribe_url(message: Message) -> str:
    """Where they leave automatic mail with one click; empty: there is no such page yet."""
    return ""
