"""How every verb on an opportunity works: lock, change, count, write one journal line, all in one transaction.

    with deed.doing("park", opportunity, by=member, at=now) as act:
        act.opportunity.state = State.NURTURE
        act.facts["why"] = why

On leaving the block the row's place in the plan is worked out, its counters are kept, one entry is written, and the
row is saved with the columns that changed. What undo needs stands in the entry.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction

from followthrough.followup.actions import standing, tallies
from followthrough.followup.models import Opportunity, Promise
from followthrough.followup.refusals import ChangedMeanwhile
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import PromiseState
from followthrough.team.models import Membership

Columns = dict[str, Any]


@dataclass
class Deed:
    """One verb under way. `facts` is told by the journal; `created` and `kept` are what undo takes back."""

    verb: str
    opportunity: Opportunity
    by: Membership | None
    at: datetime
    before: Columns
    facts: dict[str, Any] = field(default_factory=dict)
    created: list[models.Model] = field(default_factory=list)
    kept: list[tuple[models.Model, Columns]] = field(default_factory=list)
    is_one_of_many: bool = False  # what it creates is stored together with the rest's
    counts: list[tallies.Change] = field(default_factory=list)  # added to the counters at the end, all at once
    promises: list[Promise] | None = None  # its open ones, where they were fetched for many rows at once
    entry: Entry | None = None

    def open_promises(self) -> Iterable[Promise]:
        """What is still owed here."""
        if self.promises is not None or self.opportunity.pk is None:
            return self.promises or []
        return Promise.objects.filter(opportunity=self.opportunity, state=PromiseState.OPEN)

    def create(self, row: models.Model) -> None:
        """Store a row that belongs to this deed: undo removes it."""
        if not self.is_one_of_many:
            row.save(force_insert=True)
        self.created.append(row)

    def change(self, row: models.Model, **columns: Any) -> None:
        """Change another row with this deed: undo gives it back its old values."""
        self.kept.append((row, {name: getattr(row, name) for name in columns}))
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))


@contextmanager
def doing(
    verb: str, opportunity: Opportunity, *, by: Membership | None, at: datetime, seen: int | None = None
) -> Iterator[Deed]:
    """Run one verb on the locked row. Refuses `Elsewhere` when the actor is not of its workspace, and
    `ChangedMeanwhile` when it is gone, or when `seen`, the last entry the caller knew of, is not the last any more.
    """
    with transaction.atomic():
        row = _locked(opportunity)
        refuse_strangers(row.workspace_id, by)
        if seen is not None and row.last_entry_id != seen:
            raise ChangedMeanwhile
        act = Deed(verb=verb, opportunity=row, by=by, at=at, before=columns_of(row))
        yield act
        _finish(act)
    _show_caller(opportunity, row)


def begin(verb: str, opportunity: Opportunity, *, by: Membership | None, at: datetime) -> Deed:
    """A deed for a row that is being made: the caller is in a transaction and calls `finish_new`."""
    refuse_strangers(opportunity.workspace_id, by)
    return Deed(verb=verb, opportunity=opportunity, by=by, at=at, before={})


def finish_new(act: Deed, *, within: Deed | None = None) -> Entry:
    """Insert the new row, count it, and write its first line. `within` is the deed that opened it, if one did."""
    row = act.opportunity
    standing.place(row)
    row.save(force_insert=True)
    if within is None:
        tallies.add([tallies.one_more(row)])
    else:
        within.counts.append(tallies.one_more(row))
    entry = journal.write(line_of(act))
    row.last_entry_id = entry.pk
    row.save(update_fields=["last_entry_id"])
    act.entry = entry
    return entry


def columns_of(row: models.Model) -> Columns:
    """The row as plain column values, keyed by column attribute (`owner_id`, not `owner`)."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def row_of(label: str, pk: int) -> models.Model | None:
    """The row a journal entry speaks of, or none when it is gone."""
    found: models.Model | None = apps.get_model(label)._base_manager.filter(pk=pk).first()
    return found


def changed_columns(act: Deed) -> list[str]:
    """The columns whose value the deed changed, in the table's order; all of them for a new row."""
    return [name for name, value in columns_of(act.opportunity).items() if act.before.get(name, ...) != value]


def line_of(act: Deed, changed: list[str] | None = None) -> journal.Line:
    """The deed as the journal's line, with what undo needs unless the row is new.

    `changed`: the columns that changed, for callers that know them already.
    """
    row = act.opportunity
    return journal.Line(
        workspace_id=row.workspace_id,
        verb=act.verb,
        at=act.at,
        actor_id=act.by.pk if act.by else None,
        person_id=row.person_id,
        opportunity_id=row.pk,
        facts=act.facts,
        before=_what_was(act, changed_columns(act) if changed is None else changed) if act.before else None,
    )


def _locked(opportunity: Opportunity) -> Opportunity:
    """The row as it is now. Whom it belongs to the caller has read: what still fits is not read again."""
    row = Opportunity.objects.select_for_update().filter(pk=opportunity.pk).first()
    if row is None:
        raise ChangedMeanwhile
    for name, known in opportunity._state.fields_cache.items():
        field = row._meta.get_field(name)
        if isinstance(field, models.ForeignKey) and known is not None and getattr(row, field.attname) == known.pk:
            setattr(row, name, known)
    return row


def _finish(act: Deed) -> None:
    row = act.opportunity
    standing.place(row)
    changed = changed_columns(act)
    tallies.add([*act.counts, *_recounted(act)])
    act.entry = journal.write(line_of(act))
    row.last_entry_id = act.entry.pk
    row.save(update_fields=[*changed, "last_entry_id"])


def _recounted(act: Deed) -> list[tallies.Change]:
    return [tallies.one_less(Opportunity(**act.before)), tallies.one_more(act.opportunity)]


def _what_was(act: Deed, changed: list[str]) -> dict[str, Any]:
    return {
        "opportunity": _exact({name: act.before[name] for name in {*changed, "last_entry_id"}}),
        "created": [[row._meta.label_lower, row.pk] for row in act.created],
        "kept": [[row._meta.label_lower, row.pk, _exact(columns)] for row, columns in act.kept],
    }


def _exact(columns: Columns) -> Columns:
    """Moments to the microsecond: Django's own JSON encoder cuts them to milliseconds, and undo would differ."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in columns.items()}


def _show_caller(opportunity: Opportunity, row: Opportunity) -> None:
    """The caller's own copy tells the truth afterwards."""
    for name, value in columns_of(row).items():
        setattr(opportunity, name, value)
