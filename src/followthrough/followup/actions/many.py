"""The same verb on many rows: in portions, each one transaction, so that it can be stopped and run again.

Rows of one run share verb, moment and actor in the journal: that is how the run is found again and taken back.
A run of 50,000 has 100 µs for each row, so only the columns that a verb asks for are read, compared and written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from followthrough.followup.actions import deed, standing, tallies
from followthrough.followup.actions.deed import Columns, Deed
from followthrough.followup.models import Opportunity, Promise
from followthrough.followup.models.opportunities import STEP_COLUMNS, OpportunityQuerySet
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.journal.actions.rows import without_collecting
from followthrough.journal.actions.updates import update_rows
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import PromiseState
from followthrough.team.models import Membership

PORTION = 1_000
FIELDS = {field.attname: field for field in Opportunity._meta.concrete_fields}
ALWAYS = ("id", "workspace_id", "person_id", "owner_id", "stage_id", "state", "value", "last_entry_id")
STEP = (*STEP_COLUMNS, "next_fixed", "next_note", *standing.READS, *standing.WRITES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a verb changes one row, and what it must know of it beyond the columns that are always read.

    `check` refuses a portion as a whole: what was true at the beginning may be so no more.
    """

    verb: str
    change: Callable[[Deed], None]
    check: Callable[[], None] = lambda: None
    columns: tuple[str, ...] = ()
    with_person: bool = False  # whether they may be contacted
    with_promises: bool = False


def doing_many(manner: Manner, rows: OpportunityQuerySet, *, by: Membership | None, at: datetime) -> int:
    """Change each row of the actor's workspace; one that refuses is left as it is. Returns how many were changed.

    The rows are chosen once, at the beginning: what the verb changes may decide who belongs to them.
    """
    if by is not None:
        rows = rows.filter(workspace_id=by.workspace_id)
    return doing_these(manner, list(rows.order_by().values_list("pk", flat=True)), by=by, at=at)


def doing_these(manner: Manner, ids: Iterable[int], *, by: Membership | None, at: datetime) -> int:
    """The same for rows chosen by the caller. `change` must look again: they are locked only now."""
    ids = sorted(ids)
    return sum(_change_portion(manner, portion, by=by, at=at) for portion in portions(ids))


def portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids, so many at a time as one transaction takes."""
    for begin in range(0, len(ids), PORTION):
        yield ids[begin : begin + PORTION]


def locked(ids: Iterable[int], columns: Iterable[str], *, with_person: bool = False) -> list[Opportunity]:
    """These rows with these columns only, locked until the transaction ends."""
    names = [FIELDS[name].name for name in columns]
    rows = Opportunity.objects.filter(pk__in=list(ids)).order_by("pk")
    lock.hold(rows)
    if with_person:
        rows = rows.select_related("person")
        names.append("person__permission")
    return list(rows.only(*names))


def save_columns(rows: Iterable[tuple[Opportunity, Iterable[str]]]) -> None:
    """Write the named columns of each row: one UPDATE per set of columns, run for all its rows at once."""
    groups: dict[tuple[str, ...], list[Opportunity]] = defaultdict(list)
    for row, columns in rows:
        groups[tuple(sorted(set(columns)))].append(row)
    for names, members in groups.items():
        update_rows(members, names)


def _change_portion(manner: Manner, ids: Sequence[int], *, by: Membership | None, at: datetime) -> int:
    with without_collecting(), transaction.atomic():
        manner.check()
        begun = list(_begin(manner, ids, by=by, at=at))
        done = [(act, changed) for act in begun if (changed := _do(manner, act)) is not None]
        _store(done)
    return len(done)


def _begin(manner: Manner, ids: Sequence[int], *, by: Membership | None, at: datetime) -> Iterator[Deed]:
    rows = locked(ids, dict.fromkeys((*ALWAYS, *manner.columns)), with_person=manner.with_person)
    promises = _open_promises(ids) if manner.with_promises else {}
    for row in rows:
        yield Deed(
            verb=manner.verb,
            opportunity=row,
            by=by,
            at=at,
            before=_loaded(row),
            is_one_of_many=True,
            promises=promises.get(row.pk, []),
        )


def _open_promises(ids: Sequence[int]) -> dict[int, list[Promise]]:
    owed = defaultdict(list)
    for promise in Promise.objects.filter(opportunity__in=ids, state=PromiseState.OPEN).order_by("pk"):
        owed[promise.opportunity_id].append(promise)
    return owed


def _loaded(row: Opportunity) -> Columns:
    columns = row.__dict__.copy()
    del columns["_state"]
    return columns


def _do(manner: Manner, act: Deed) -> list[str] | None:
    """The columns that changed; none when the row refused."""
    try:
        manner.change(act)
    except Refusal:
        return None
    changed = _changed(act)
    if not standing.READS.isdisjoint(changed):
        standing.place(act.opportunity)
        changed = _changed(act)
    return changed


def _changed(act: Deed) -> list[str]:
    now = act.opportunity.__dict__
    return [name for name, value in act.before.items() if now[name] != value]


def _store(done: Sequence[tuple[Deed, list[str]]]) -> None:
    _store_created([act for act, _ in done])
    entry_ids = journal.write_numbered([deed.line_of(act, changed) for act, changed in done])
    for (act, _), entry_id in zip(done, entry_ids, strict=True):
        act.opportunity.last_entry_id = entry_id
    save_columns((act.opportunity, (*changed, "last_entry_id")) for act, changed in done)
    tallies.add(_counted([act for act, changed in done if not tallies.READS.isdisjoint(changed)]))


def _store_created(acts: Sequence[Deed]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for act in acts:
        for row in act.created:
            by_model[type(row)].append(row)
    for model, rows in by_model.items():
        model._default_manager.bulk_create(rows, batch_size=PORTION)


def _counted(acts: Iterable[Deed]) -> Iterator[tallies.Change]:
    for act in acts:
        was, row = act.before, act.opportunity
        yield (was["workspace_id"], was["owner_id"], was["stage_id"], str(was["state"])), -1, -was["value"]
        yield tallies.one_more(row)
