"""Taking back: exactly what was, until something builds on it."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from followthrough.followup.actions import deed, planning, standing, tallies
from followthrough.followup.models import Opportunity, Promise, Stage
from followthrough.followup.refusals import BuiltUpon, NothingToUndo
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import PromiseState
from followthrough.team.models import Membership

UNDOABLE = frozenset(
    {
        "complete", "log", "change_step", "defer", "skip", "move", "park", "wake", "hand_over",
        "won", "lost", "disqualified", "reopen", "edit", "raise_hand", "promise", "keep_promise",
        "break_promise", "release_promise", "pass_on",
    }
)  # fmt: skip


def may_undo(entry: Entry, opportunity: Opportunity) -> bool:
    """Whether a screen may offer it: nothing was built on it since."""
    return (
        entry.verb in UNDOABLE
        and entry.before is not None
        and entry.undone_at is None
        and opportunity.last_entry_id == entry.pk
    )


def undo(entry: Entry, *, by: Membership | None, at: datetime) -> Opportunity:
    """Give the row back what it was, remove what the verb made.

    Refuses `NothingToUndo`, `BuiltUpon`, and `OwnerNotHere` when it would go back to somebody who left.
    """
    with transaction.atomic():
        row, counts = take_back(entry, by=by, at=at)
        tallies.add(counts)
    return row


def take_back(entry: Entry, *, by: Membership | None, at: datetime) -> tuple[Opportunity, list[tallies.Change]]:
    """The same as part of taking back many: the caller is in a transaction, and adds what is to be counted."""
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=entry.pk)
        refuse_strangers(entry.workspace_id, by)
        if entry.verb not in UNDOABLE or entry.undone_at or entry.before is None or entry.opportunity_id is None:
            raise NothingToUndo
        row = Opportunity.objects.select_for_update().get(pk=entry.opportunity_id)
        if row.last_entry_id != entry.pk:
            raise BuiltUpon
        counts = _give_back(row, entry.before)
        journal.mark_undone(entry, by_id=by.pk if by else None, at=at)
        journal.write(line_of(entry, by=by, at=at))
    return row, counts


def _give_back(row: Opportunity, before: dict[str, Any]) -> list[tallies.Change]:
    counts = [tallies.one_less(row)]
    if "person_id" in before["opportunity"]:
        journal.move_opportunity(row.workspace_id, row.pk, to_id=before["opportunity"]["person_id"])
        _stand_with(row, before["opportunity"]["person_id"])
    for label, pk in reversed(before["created"]):
        counts += _remove(label, pk)
    for label, pk, columns in before["kept"]:
        kept = deed.row_of(label, pk)
        if kept is not None:
            restore(kept, columns)
            kept.save(update_fields=list(columns))
    restore(row, before["opportunity"])
    if before["kept"]:
        _leave_no_promise_behind(row)
    _stand_in_its_stage(row)
    if row.is_live:
        planning.require_member(row.owner, row.workspace_id)
    standing.place(row)
    row.save()
    return [*counts, tallies.one_more(row)]


def _stand_with(row: Opportunity, person_id: int) -> None:
    """Goes back to who it was with, before whom it was passed on to is removed again."""
    Opportunity.objects.filter(pk=row.pk).update(person_id=person_id)


def _leave_no_promise_behind(row: Opportunity) -> None:
    """Who answered for one may have left meanwhile: whoever has the prospect answers now."""
    owed = Promise.objects.filter(opportunity=row, state=PromiseState.OPEN, member__is_active=False)
    owed.update(member_id=row.owner_id)


def _stand_in_its_stage(row: Opportunity) -> None:
    """Refuses `BuiltUpon` when the stage is gone; its bucket may be another by now."""
    stage = Stage.objects.filter(pk=row.stage_id).only("bucket").first()
    if stage is None:
        raise BuiltUpon
    row.bucket = stage.bucket


def _remove(label: str, pk: int) -> list[tallies.Change]:
    if label == Opportunity._meta.label_lower:
        return _remove_opened(pk)
    made = deed.row_of(label, pk)
    if made is not None:
        made.delete()
    return []


def _remove_opened(pk: int) -> list[tallies.Change]:
    """The care that winning opened: only while nothing was done in it."""
    opened = Opportunity.objects.select_for_update().filter(pk=pk).first()
    if opened is None:
        return []
    opening = Entry.objects.filter(pk=opened.last_entry_id or 0).first()
    if opening is None or opening.verb != "open":
        raise BuiltUpon
    counts = [tallies.one_less(opened)]
    opened.delete()
    journal.mark_undone(opening, by_id=None, at=opening.at)
    return counts


def restore(row: models.Model, columns: dict[str, Any]) -> list[str]:
    """Set the columns to what they were. Returns their names."""
    fields = {field.attname: field for field in row._meta.concrete_fields}
    for name, value in columns.items():
        setattr(row, name, fields[name].to_python(value))
    return list(columns)


def line_of(entry: Entry, *, by: Membership | None, at: datetime) -> journal.Line:
    """What the journal says of an entry that is taken back."""
    return journal.Line(
        workspace_id=entry.workspace_id,
        verb="undo",
        at=at,
        actor_id=by.pk if by else None,
        person_id=entry.person_id,
        opportunity_id=entry.opportunity_id,
        facts={"undone": entry.verb, "entry": entry.pk},
    )
