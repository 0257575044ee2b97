"""The same verb on many rows: in portions, each one transaction, so that it can be stopped and run again.

Rows of one run share verb, moment and actor in the journal: that is how the run is found again and taken back.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models, transaction

from followthrough.followup.actions import deed, standing, tallies
from followthrough.followup.actions.deed import Deed
from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.rules.refusals import Refusal
from followthrough.team.models import Membership

PORTION = 1_000


def doing_many(
    verb: str,
    rows: OpportunityQuerySet,
    change: Callable[[Deed], None],
    *,
    by: Membership | None,
    at: datetime,
) -> int:
    """Run `change` on each row; a row that refuses is left as it is. Returns how many were changed."""
    changed, last = 0, 0
    while True:
        with transaction.atomic():
            portion = _portion(rows, after=last)
            changed += _change_portion(verb, portion, change, by=by, at=at)
        if len(portion) < PORTION:
            return changed
        last = portion[-1].pk


def _portion(rows: OpportunityQuerySet, *, after: int) -> list[Opportunity]:
    ids = list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:PORTION])
    locked = Opportunity.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    return list(locked.select_related("stage", "pipeline", "person"))


def _change_portion(
    verb: str, portion: list[Opportunity], change: Callable[[Deed], None], *, by: Membership | None, at: datetime
) -> int:
    acts = [act for row in portion if (act := _try(verb, row, change, by=by, at=at))]
    _store_created(acts)
    entries = Entry.objects.bulk_create((journal.entry_of(deed.line_of(act)) for act in acts), batch_size=journal.BATCH)
    for act, entry in zip(acts, entries, strict=True):
        act.opportunity.last_entry_id = entry.pk
    _save(acts)
    _recount(acts)
    return len(acts)


def _try(
    verb: str, row: Opportunity, change: Callable[[Deed], None], *, by: Membership | None, at: datetime
) -> Deed | None:
    act = Deed(verb=verb, opportunity=row, by=by, at=at, before=deed.columns_of(row))
    try:
        change(act)
    except Refusal:
        return None
    standing.place(row)
    return act


def _store_created(acts: list[Deed]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for act in acts:
        for row in act.created:
            by_model[type(row)].append(row)
    for model, rows in by_model.items():
        model._default_manager.bulk_create(rows, batch_size=PORTION)


def _save(acts: list[Deed]) -> None:
    """One UPDATE per set of changed columns, run for all its rows at once."""
    groups: dict[tuple[str, ...], list[Deed]] = defaultdict(list)
    for act in acts:
        groups[(*deed.changed_columns(act), "last_entry_id")].append(act)
    for columns, members in groups.items():
        _update(columns, members)


def _update(columns: tuple[str, ...], acts: list[Deed]) -> None:
    fields = [field for field in Opportunity._meta.concrete_fields if field.attname in columns]
    sets = ", ".join(f"{field.column} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE followup_opportunity SET {sets} WHERE id = %s",  # noqa: S608 - our own column names
            [[*(_stored(field, act.opportunity) for field in fields), act.opportunity.pk] for act in acts],
        )


def _stored(field: Any, row: Opportunity) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def _recount(acts: list[Deed]) -> None:
    changes: dict[tallies.Kind, tuple[int, Decimal]] = {}
    for act in acts:
        for row, number in ((Opportunity(**act.before), -1), (act.opportunity, +1)):
            count, value = changes.get(tallies.kind(row), (0, Decimal(0)))
            changes[tallies.kind(row)] = (count + number, value + row.value * number)
    tallies.add(changes)
