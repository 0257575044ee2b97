"""Writing to the journal: called by verbs, inside their transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from followthrough.journal.models import Entry

BATCH = 2_000
LINE_COLUMNS = ("workspace_id", "verb", "at", "actor_id", "person_id", "opportunity_id", "facts", "before")


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be written: ids are plain numbers, `facts` tells the story, `before` allows an undo."""

    workspace_id: int
    verb: str
    at: datetime
    actor_id: int | None = None
    person_id: int | None = None
    opportunity_id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] | None = None


def write(line: Line) -> Entry:
    """Store one line and return its entry."""
    entry = entry_of(line)
    entry.save(force_insert=True)
    return entry


def write_many(lines: Iterable[Line]) -> None:
    """Store many lines, in batches."""
    Entry.objects.bulk_create((entry_of(line) for line in lines), batch_size=BATCH)


def mark_undone(entry: Entry, *, by_id: int | None, at: datetime) -> None:
    """Say that an entry was taken back. The entry stays: taking back is part of the story."""
    entry.undone_at, entry.undone_by_id = at, by_id
    entry.save(update_fields=["undone_at", "undone_by_id"])


def move_person(workspace_id: int, *, from_id: int, to_id: int) -> list[int]:
    """Give one person's story to another (a merge). Returns the ids moved, so that it can be given back."""
    moved = Entry.objects.of_workspace(workspace_id).of_person(from_id)
    ids = list(moved.values_list("id", flat=True))
    moved.update(person_id=to_id)
    return ids


def entry_of(line: Line) -> Entry:
    """The row of a line, not yet stored."""
    return Entry(**{name: getattr(line, name) for name in LINE_COLUMNS})
