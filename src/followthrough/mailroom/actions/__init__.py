"""The verbs of the mailroom, the only place that writes its tables.

Each: one transaction, one journal line, named refusals (`mailroom.refusals`).
"""

from followthrough.mailroom.actions.changing import cancel_message, edit_message, hold_message, release_message
from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.actions.queueing_many import queue_many
from followthrough.mailroom.actions.receiving import receive

__all__ = [
    "cancel_message",
    "edit_message",
    "hold_message",
    "queue_many",
    "queue_message",
    "receive",
    "release_message",
]
