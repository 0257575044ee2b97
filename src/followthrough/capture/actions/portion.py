"""One portion of an import as rows to be stored: gathered by table, inserted together, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

from followthrough.capture.models import Fate, Import, ImportGroup, ImportResult
from followthrough.capture.options import Setting
from followthrough.capture.pacing import Pacer
from followthrough.followup.actions import tallies
from followthrough.followup.models import Opportunity
from followthrough.journal.actions.rows import insert_rows
from followthrough.journal.models import Entry
from followthrough.people.models import Company, ContactPoint, Person, PersonTag, SearchDoc

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Company: ("id", "workspace_id", "name", "key", "website", "country", "city", "custom", "created_at"),
    Person: (
        "id", "workspace_id", "company_id", "given_name", "family_name", "name", "sort_name", "salutation", "job_title",
        "language", "zone", "street", "city", "region", "postal_code", "country", "preferred_channel", "about",
        "custom", "created_at", "updated_at",
    ),
    ContactPoint: (
        "workspace_id", "person_id", "kind", "value", "shown", "label", "position", "is_valid", "invalid_why",
        "suppressed_at",
    ),
    PersonTag: ("workspace_id", "person_id", "tag_id"),
    SearchDoc: ("workspace_id", "person_id", "kind", "source", "words"),
    Opportunity: (
        "id", "workspace_id", "person_id", "pipeline_id", "stage_id", "owner_id", "title", "source", "value", "chance",
        "size", "state", "bucket", "opened_at", "stage_entered_at", "custom", "next_purpose", "next_channel",
        "next_due_at", "next_by", "next_waiting_on", "next_origin", "next_set_at", "next_minutes", "next_class",
        "next_order", "next_note", "last_touch_at", "closed_at", "close_reason", "close_note", "pointed_to",
        "won_from_id", "last_entry_id",
    ),
    Entry: ("id", "workspace_id", "at", "actor_id", "verb", "person_id", "opportunity_id", "facts"),
    ImportResult: (
        "workspace_id", "batch_id", "row_id", "fate", "problem", "person_id", "company_id", "opportunity_id",
        "care_id", "made",
    ),
}  # fmt: skip


@dataclass(slots=True)
class Result:
    """What becomes of one row."""

    row_id: int
    fate: Fate = Fate.REFUSED
    problem: str = ""
    person_id: int | None = None
    company_id: int | None = None
    opportunity_id: int | None = None
    care_id: int | None = None
    made: dict[str, Any] = field(default_factory=dict)


@dataclass
class Portion:
    """Everything one transaction stores. `pacer` lives longer: it knows how full the days are."""

    batch: Import
    setting: Setting
    pacer: Pacer
    at: datetime
    rows: dict[type[models.Model], list[Sequence[Any]]] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)
    group_people: dict[int, int] = field(default_factory=dict)
    counts: list[tallies.Change] = field(default_factory=list)

    def put(self, model: type[models.Model], *values: Any) -> None:
        self.rows.setdefault(model, []).append(values)

    def count(self, kind: tallies.Kind, value: Decimal) -> None:
        self.counts.append((kind, 1, value))

    def store(self) -> None:
        """Insert everything, parents first. Runs inside the caller's transaction."""
        workspace_id, batch_id = self.batch.workspace_id, self.batch.pk
        for result in self.results:
            self.put(
                ImportResult, workspace_id, batch_id, result.row_id, str(result.fate), result.problem[:300],
                result.person_id, result.company_id, result.opportunity_id, result.care_id, result.made,
            )  # fmt: skip
        for model, columns in COLUMNS.items():
            if rows := self.rows.get(model):
                insert_rows(model, columns, rows)
        self._remember_people()
        tallies.add(self.counts)
        _count_fates(self.batch, self.results)

    def _remember_people(self) -> None:
        """The first stored of a group is the person its other rows join."""
        if not self.group_people:
            return
        people = [(person_id, group_id) for group_id, person_id in self.group_people.items()]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {ImportGroup._meta.db_table} SET person_id = %s WHERE id = %s AND person_id IS NULL",  # noqa: S608
                people,
            )


def _count_fates(batch: Import, results: Iterable[Result]) -> None:
    """Rows refused while they were read are counted already."""
    for result in results:
        if result.fate is Fate.STORED:
            batch.stored += 1
        elif result.fate is Fate.JOINED:
            batch.joined += 1
        elif result.made.get("counted") is None:
            batch.refused += 1
