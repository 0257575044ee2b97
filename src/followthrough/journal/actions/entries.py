"""Writing to the journal: called by verbs, inside their transaction."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from followthrough.journal.models import Entry

BATCH = 2_000
NUMBERED = 500
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


def write_numbered(lines: Sequence[Line]) -> list[int]:
    """Store many lines and return the entries' ids, in the same order. Leaner than `bulk_create` by half."""
    ids: list[int] = []
    for begin in range(0, len(lines), NUMBERED):
        batch = lines[begin : begin + NUMBERED]
        marks = ", ".join([f"({', '.join(['%s'] * len(LINE_COLUMNS))})"] * len(batch))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO journal_entry ({', '.join(LINE_COLUMNS)}) VALUES {marks} RETURNING id",  # noqa: S608
                [value for line in batch for value in _stored(line)],
            )
            ids += [row[0] for row in cursor.fetchall()]
    return ids


def mark_undone(entry: Entry, *, by_id: int | None, at: datetime) -> None:
    """Say that an entry was taken back. The entry stays: taking back is part of the story."""
    entry.undone_at, entry.undone_by_id = at, by_id
    entry.save(update_fields=["undone_at", "undone_by_id"])


def mark_many_undone(ids: Collection[int], *, by_id: int | None, at: datetime) -> None:
    """The same for many entries at once."""
    Entry.objects.filter(pk__in=ids).update(undone_at=at, undone_by_id=by_id)


def move_person(workspace_id: int, *, from_id: int, to_id: int) -> list[int]:
    """Give one person's story to another (a merge). Returns the ids moved, so that it can be given back."""
    moved = Entry.objects.of_workspace(workspace_id).of_person(from_id)
    ids = list(moved.values_list("id", flat=True))
    moved.update(person_id=to_id)
    return ids


def move_opportunity(workspace_id: int, opportunity_id: int, *, to_id: int) -> None:
    """The story of one opportunity goes to another person."""
    Entry.objects.of_workspace(workspace_id).of_opportunity(opportunity_id).update(person_id=to_id)


def entry_of(line: Line) -> Entry:
    """The row of a line, not yet stored."""
    return Entry(**{name: getattr(line, name) for name in LINE_COLUMNS})


def _stored(line: Line) -> tuple[Any, ...]:
    """The line's columns as the database takes them."""
    at = connection.ops.adapt_datetimefield_value(line.at)
    before = None if line.before is None else _json(line.before)
    plain = (line.workspace_id, line.verb, at, line.actor_id, line.person_id, line.opportunity_id)
    return (*plain, _json(line.facts), before)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)
