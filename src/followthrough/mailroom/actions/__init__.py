"""The verbs of the mailroom, the only place that writes its tables.

Each: one transaction, one journal line, named refusals (`mailroom.refusals`).
"""

from followthrough.mailroom.actions.accepting import Accepted, accept
from followthrough.mailroom.actions.answering import Answer, answer, take_back_answer
from followthrough.mailroom.actions.sending import send_due
from followthrough.mailroom.actions.settling import unsettle
from followthrough.mailroom.actions.unknowns import decide_unknown, look_up_unknown

from followthrough.mailroom.actions.changing import cancel_message, edit_message, hold_message, release_message
from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.actions.queueing_many import queue_many
from followthrough.mailroom.actions.receiving import receive
from followthrough.mailroom.actions.syncing import hear_mailboxes, leave_mailboxes, sync_due, sync_mailbox, wake_mailbox
from followthrough.mailroom.actions.text_lines import connect_line, edit_line, note_line_test, switch_line
from followthrough.mailroom.actions.text_news import receive_text, take_report

__all__ = [
    "Accepted",
    "Answer",
    "accept",
    "answer",
    "cancel_message",
    "connect_line",
    "decide_unknown",
    "edit_line",
    "edit_message",
    "hear_mailboxes",
    "hold_message",
    "leave_mailboxes",
    "look_up_unknown",
    "note_line_test",
    "queue_many",
    "queue_message",
    "receive",
    "receive_text",
    "release_message",
    "send_due",
    "switch_line",
    "sync_due",
    "sync_mailbox",
    "take_back_answer",
    "take_report",
    "unsettle",
    "wake_mailbox",
]
