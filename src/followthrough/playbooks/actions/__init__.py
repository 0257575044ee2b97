"""Verbs of the playbooks: the only place that writes here."""

from followthrough.playbooks.actions.advancing import advance_due
from followthrough.playbooks.actions.enrolling import enroll, enroll_many, enroll_selection, go_on, stop_enrollment
from followthrough.playbooks.actions.news import settle_all, settle_news
from followthrough.playbooks.actions.sequences import (
    archive_sequence,
    change_steps,
    edit_sequence,
    make_sequence,
    switch_sequence,
)

__all__ = [
    "advance_due",
    "archive_sequence",
    "change_steps",
    "edit_sequence",
    "enroll",
    "enroll_many",
    "enroll_selection",
    "go_on",
    "make_sequence",
    "settle_all",
    "settle_news",
    "stop_enrollment",
    "switch_sequence",
]
