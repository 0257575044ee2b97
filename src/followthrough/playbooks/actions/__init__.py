"""Verbs of the playbooks: the only place that writes here."""

from followthrough.playbooks.actions.advancing import advance_due
from followthrough.playbooks.actions.contacts import complete_step, log_touch, note_wording, use_reason
from followthrough.playbooks.actions.enrolling import enroll, enroll_many, enroll_selection, go_on, stop_enrollment
from followthrough.playbooks.actions.news import settle_all, settle_news
from followthrough.playbooks.actions.reasons import add_reason, bring_back_reason, edit_reason, remove_reason
from followthrough.playbooks.actions.scripts import (
    bring_back_script,
    edit_script,
    remove_script,
    restore_script,
    write_script,
)
from followthrough.playbooks.actions.sequences import (
    archive_sequence,
    change_steps,
    edit_sequence,
    make_sequence,
    switch_sequence,
)
from followthrough.playbooks.actions.sequences_that_ship import take_in_sequences
from followthrough.playbooks.actions.snippets import remove_snippet, save_snippet
from followthrough.playbooks.actions.taking_in import start_workspace, take_in
from followthrough.playbooks.actions.templates import (
    bring_back_template,
    edit_template,
    remove_template,
    restore_template,
    write_template,
)
from followthrough.playbooks.actions.writing import send_words

__all__ = [
    "add_reason",
    "advance_due",
    "archive_sequence",
    "bring_back_reason",
    "bring_back_script",
    "bring_back_template",
    "change_steps",
    "complete_step",
    "edit_reason",
    "edit_script",
    "edit_sequence",
    "edit_template",
    "enroll",
    "enroll_many",
    "enroll_selection",
    "go_on",
    "log_touch",
    "make_sequence",
    "note_wording",
    "remove_reason",
    "remove_script",
    "remove_snippet",
    "remove_template",
    "restore_script",
    "restore_template",
    "save_snippet",
    "send_words",
    "settle_all",
    "settle_news",
    "start_workspace",
    "stop_enrollment",
    "switch_sequence",
    "take_in",
    "take_in_sequences",
    "use_reason",
    "write_script",
    "write_template",
]
