"""Taking back a run: all that one member did with one verb at one moment, as far as nothing builds on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from followthrough.followup.actions import bulk, many, standing, tallies, undoing
from followthrough.followup.models import Opportunity, Promise, Stage
from followthrough.journal import actions as journal
from followthrough.journal.actions.rows import without_collecting
from followthrough.journal.models import Entry
from followthrough.people.models import Tag
from followthrough.rules.refusals import Refusal, refuse_strangers
from followthrough.rules.words import LIVE_STATES, PromiseState
from followthrough.team.models import Membership

OPPORTUNITY = Opportunity._meta.label_lower
KEPT_AT_ONCE = 200  # rows of one UPDATE
TAGGING = frozenset({"tag", "untag"})
UNDOABLE = undoing.UNDOABLE | TAGGING


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were taken back, and how many were left because something was built on them since."""

    back: int = 0
    built_upon: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.back + other.back, self.built_upon + other.built_upon)


def undo_many(
    workspace_id: int, verb: str, *, done_at: datetime, done_by: int | None, by: Membership | None, at: datetime
) -> Taken:
    """Give every row of the run back what it was. What was undone before is not counted."""
    refuse_strangers(workspace_id, by)
    ids = entries_of_run(workspace_id, verb, done_at=done_at, done_by=done_by)
    return sum((undo_portion(portion, by=by, at=at) for portion in many.portions(ids)), Taken())


def entries_of_run(workspace_id: int, verb: str, *, done_at: datetime, done_by: int | None) -> list[int]:
    """The entries of a run that can be taken back, oldest first."""
    if verb not in UNDOABLE:
        return []
    run = Entry.objects.filter(workspace_id=workspace_id, at=done_at, verb=verb, actor_id=done_by)
    return sorted(run.filter(undone_at=None, before__isnull=False).values_list("pk", flat=True))


def undo_portion(ids: Sequence[int], *, by: Membership | None, at: datetime) -> Taken:
    """Take back these entries of one verb, in one transaction."""
    with without_collecting(), transaction.atomic():
        entries = list(Entry.objects.select_for_update().filter(pk__in=ids, undone_at=None).order_by("pk"))
        counts: list[tallies.Change] = []
        single = sum(_undo_alone(entry, counts, by=by, at=at) for entry in entries if _is_tangled(entry))
        taken = _take_back(entries, counts)
        tallies.add(counts)
        journal.mark_many_undone([entry.pk for entry in taken], by_id=by.pk if by else None, at=at)
        journal.write_numbered([undoing.line_of(entry, by=by, at=at) for entry in taken])
    done = len(taken) + single
    return Taken(done, len(entries) - done)


def _take_back(entries: Sequence[Entry], counts: list[tallies.Change]) -> list[Entry]:
    if entries and entries[0].verb in TAGGING:
        _give_tags_back(entries)
        return list(entries)
    return _give_columns_back([entry for entry in entries if not _is_tangled(entry)], counts)


def _is_tangled(entry: Entry) -> bool:
    """It opened another prospect, or changed one: that is undone one by one."""
    before = entry.before or {}
    touched = [*before.get("created", ()), *before.get("kept", ())]
    return any(label == OPPORTUNITY for label, *_ in touched) or "person_id" in before.get("opportunity", ())


def _undo_alone(entry: Entry, counts: list[tallies.Change], *, by: Membership | None, at: datetime) -> bool:
    try:
        counts += undoing.take_back(entry, by=by, at=at)[1]
    except Refusal:
        return False
    return True


def _give_tags_back(entries: Sequence[Entry]) -> None:
    people = defaultdict(list)
    for entry in entries:
        if entry.before and entry.person_id:
            people[entry.before["tag"]].append(entry.person_id)
    for tag in Tag.objects.filter(pk__in=people):
        bulk.set_tag(tag, people[tag.pk], remove=entries[0].verb == "tag")


def _give_columns_back(entries: Sequence[Entry], counts: list[tallies.Change]) -> list[Entry]:
    befores = {entry.opportunity_id: entry.before for entry in entries if entry.opportunity_id and entry.before}
    rows = {row.pk: row for row in many.locked(befores, _columns_to_read(befores.values()))}
    gone, buckets = _members_who_left(befores.values(), rows.values()), _buckets_of_stages(befores.values())
    free = [entry for entry in entries if _is_free(entry, rows.get(entry.opportunity_id or 0), gone, buckets)]
    changed: list[tuple[Opportunity, list[str]]] = []
    for entry in free:
        row, before = rows[entry.opportunity_id or 0], entry.before or {}
        counts.append(tallies.one_less(row))
        changed.append((row, undoing.restore(row, before["opportunity"]) + _follow_bucket(row, buckets)))
        counts.append(tallies.one_more(row))
    _remove_created(entry.before or {} for entry in free)
    many.save_columns(changed)
    _give_kept_back([entry.before or {} for entry in free], rows)
    return free


def _columns_to_read(befores: Iterable[dict[str, Any]]) -> set[str]:
    given_back = set().union(*(before["opportunity"] for before in befores))
    columns = {*many.ALWAYS, *given_back}
    if given_back.isdisjoint({*standing.READS, "stage_id"}):
        return columns
    return columns | {*standing.READS, *standing.WRITES}


def _is_free(entry: Entry, row: Opportunity | None, gone: set[int], buckets: dict[int, str]) -> bool:
    """Nothing was built on it since, whoever would have it works here, and the stage it stood in still is."""
    was = (entry.before or {}).get("opportunity", {})
    if row is None or row.last_entry_id != entry.pk:
        return False
    is_orphan = was.get("state", row.state) in LIVE_STATES and was.get("owner_id", row.owner_id) in gone
    return not is_orphan and was.get("stage_id") in {None, *buckets}


def _members_who_left(befores: Iterable[dict[str, Any]], rows: Iterable[Opportunity]) -> set[int]:
    owners = {before["opportunity"].get("owner_id") for before in befores} | {row.owner_id for row in rows}
    return set(Membership.objects.filter(pk__in=owners, is_active=False).values_list("pk", flat=True))


def _buckets_of_stages(befores: Iterable[dict[str, Any]]) -> dict[int, str]:
    stages = {before["opportunity"].get("stage_id") for before in befores} - {None}
    return dict(Stage.objects.filter(pk__in=stages).values_list("pk", "bucket")) if stages else {}


def _follow_bucket(row: Opportunity, buckets: dict[int, str]) -> list[str]:
    """The stage it goes back to may stand in another bucket by now. Returns the columns that change by it."""
    bucket = buckets.get(row.stage_id)
    if bucket is None or row.bucket == bucket:
        return []
    row.bucket = bucket
    standing.place(row)
    return ["bucket", *standing.WRITES]


def _remove_created(befores: Iterable[dict[str, Any]]) -> None:
    by_label = defaultdict(list)
    for before in befores:
        for label, pk in before["created"]:
            by_label[label].append(pk)
    for label, ids in by_label.items():
        apps.get_model(label)._base_manager.filter(pk__in=ids).delete()


def _give_kept_back(befores: Sequence[dict[str, Any]], rows: Mapping[int, Opportunity]) -> None:
    """What changed beside the prospects (promises, as they went along) is as it was, what is gone stays gone."""
    was: dict[tuple[str, tuple[str, ...]], dict[int, dict[str, Any]]] = defaultdict(dict)
    for before in befores:
        for label, pk, columns in before["kept"]:
            was[label, tuple(columns)][pk] = columns
    for (label, names), columns_of in was.items():
        model = apps.get_model(label)
        kept = model._base_manager.in_bulk(columns_of)
        for pk, row in kept.items():
            undoing.restore(row, columns_of[pk])
        fields = [field.name for field in model._meta.concrete_fields if field.attname in names]
        model._base_manager.bulk_update(kept.values(), fields, batch_size=KEPT_AT_ONCE)
    if was:
        _leave_no_promise_behind(rows)


def _leave_no_promise_behind(rows: Mapping[int, Opportunity]) -> None:
    """Who answered for one may have left meanwhile: whoever has the prospect answers now."""
    owed = Promise.objects.filter(opportunity__in=rows, state=PromiseState.OPEN, member__is_active=False)
    for promise in owed:
        promise.member_id = rows[promise.opportunity_id].owner_id
        promise.save(update_fields=["member"])
