"""The verbs of the journal: `entries` are called by verbs inside their transaction, `heartbeats` by the clock.

`lock` and `rows` are for all rooms: how rows are locked, how many are stored at once.
"""

from followthrough.journal.actions.entries import (
    BATCH,
    Line,
    entry_of,
    mark_many_undone,
    mark_undone,
    move_opportunity,
    move_person,
    write,
    write_many,
    write_numbered,
)
from followthrough.journal.actions.heartbeats import end_turn, take_turn
from followthrough.journal.actions.statistics import look_anew

__all__ = [
    "BATCH",
    "Line",
    "end_turn",
    "entry_of",
    "look_anew",
    "mark_many_undone",
    "mark_undone",
    "move_opportunity",
    "move_person",
    "take_turn",
    "write",
    "write_many",
    "write_numbered",
]
