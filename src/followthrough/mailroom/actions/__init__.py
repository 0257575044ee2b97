"""The verbs of the mailroom, the only place that writes its tables.

Each: one transaction, one journal line, named refusals (`mailroom.refusals`).
"""

from followthrough.mailroom.actions.accepting import Accepted, accept
from followthrough.mailroom.actions.answering import Answer, answer, take_back_answer
from followthrough.mailroom.actions.changing import cancel_message, edit_message, hold_message, release_message
from followthrough.mailroom.actions.drafting import drop_draft, keep_draft
from followthrough.mailroom.actions.mailboxes import (
    connect_mailbox,
    disconnect_mailbox,
    edit_mailbox,
    pace_mailbox,
    service_of,
    try_mailbox_again,
)
from followthrough.mailroom.actions.merging import merge_people
from followthrough.mailroom.actions.queueing import queue_message
from followthrough.mailroom.actions.queueing_many import queue_many
from followthrough.mailroom.actions.receiving import receive
from followthrough.mailroom.actions.sending import send_due
from followthrough.mailroom.actions.settling import settle_answered, unsettle
from followthrough.mailroom.actions.signing_in import client_of, keep_tokens, renew_tokens, set_up_sign_in
from followthrough.mailroom.actions.strangers import ignore_stranger
from followthrough.mailroom.actions.syncing import (
    Ear,
    hear_mailboxes,
    leave_mailboxes,
    listen_to,
    sync_due,
    sync_mailbox,
    wake_mailbox,
)
from followthrough.mailroom.actions.text_lines import connect_line, edit_line, note_line_test, switch_line
from followthrough.mailroom.actions.text_news import receive_text, take_report
from followthrough.mailroom.actions.tidying import forget_orphan_files
from followthrough.mailroom.actions.unknowns import decide_unknown, look_up_unknown
from followthrough.mailroom.actions.wishes import ask_for_call, pause, prefer, stop_all, stop_mails
from followthrough.mailroom.actions.writing import put_aside, send_at_once, take_back_message, write_message

__all__ = [
    "Accepted",
    "Answer",
    "Ear",
    "accept",
    "answer",
    "ask_for_call",
    "cancel_message",
    "client_of",
    "connect_line",
    "connect_mailbox",
    "decide_unknown",
    "disconnect_mailbox",
    "drop_draft",
    "edit_line",
    "edit_mailbox",
    "edit_message",
    "forget_orphan_files",
    "hear_mailboxes",
    "hold_message",
    "ignore_stranger",
    "keep_draft",
    "keep_tokens",
    "leave_mailboxes",
    "listen_to",
    "look_up_unknown",
    "merge_people",
    "note_line_test",
    "pace_mailbox",
    "pause",
    "prefer",
    "put_aside",
    "queue_many",
    "queue_message",
    "receive",
    "receive_text",
    "release_message",
    "renew_tokens",
    "send_at_once",
    "send_due",
    "service_of",
    "set_up_sign_in",
    "settle_answered",
    "stop_all",
    "stop_mails",
    "switch_line",
    "sync_due",
    "sync_mailbox",
    "take_back_answer",
    "take_back_message",
    "take_report",
    "try_mailbox_again",
    "unsettle",
    "wake_mailbox",
    "write_message",
]
