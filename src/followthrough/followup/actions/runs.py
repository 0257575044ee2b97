"""Runs: an order for many prospects, carried out portion by portion by whoever asks it to go on.

Who belongs to it is fixed when it begins. A portion and its removal are one transaction, so that a run that was
stopped, or whose process was killed, goes on where it was: nothing is left out, nothing is done twice.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from followthrough.followup.actions import many, orders, undoing_many
from followthrough.followup.drafts import Order
from followthrough.followup.models import Opportunity, Run, RunPortion
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import NothingToUndo
from followthrough.team.models import Membership


def begin_run(order: Order, rows: OpportunityQuerySet, *, by: Membership, at: datetime) -> Run:
    """Fix which of the rows the member may change; none is touched yet. Refuses what the verb would refuse for all."""
    orders.check(order, at=at)
    act, draft = orders.write(order)
    with transaction.atomic():
        ids = sorted(rows.editable_by(by).order_by().values_list("pk", flat=True).distinct())
        run = Run.objects.create(workspace_id=by.workspace_id, member=by, act=act, draft=draft, at=at, total=len(ids))
        _keep_portions(run, ids)
    return run


def begin_undo(run: Run, *, by: Membership, at: datetime) -> Run:
    """A run that takes another one back. Refuses `NothingToUndo` when it has been taken back already."""
    with transaction.atomic():
        undone = Run.objects.select_for_update().get(pk=run.pk)
        if undone.act == Run.Act.UNDO or Run.objects.filter(takes_back=undone, total__gt=0).exists():
            raise NothingToUndo
        stop_run(undone, at=at)
        undone.portions.all().delete()
        ids = undoing_many.entries_of_run(run.workspace_id, orders.verb_of(run), done_at=run.at, done_by=run.member_id)
        back = Run.objects.create(
            workspace_id=run.workspace_id, member=by, act=Run.Act.UNDO, at=at, total=len(ids), takes_back=undone
        )
        _keep_portions(back, ids)
    return back


def go_on(run: Run, *, at: datetime) -> Run:
    """Do the next portion, exactly once however often it is asked. `at` is when it was, should it be the last."""
    with transaction.atomic():
        run = Run.objects.select_for_update().get(pk=run.pk)
        portion = run.portions.order_by("pk").first() if run.is_under_way else None
        if portion is not None:
            changed = _do_portion(run, portion.ids)
            run.changed += changed
            run.left_alone += len(portion.ids) - changed
            portion.delete()
        if run.is_under_way and not run.portions.exists():
            run.finished_at = at
        run.save(update_fields=["changed", "left_alone", "finished_at"])
    return run


def stop_run(run: Run, *, at: datetime) -> None:
    """Do no more of it; what was done stays. A run that is over stays over."""
    Run.objects.filter(pk=run.pk, finished_at=None, stopped_at=None).update(stopped_at=at)


def resume_run(run: Run) -> None:
    """Go on with one that was stopped."""
    Run.objects.filter(pk=run.pk, finished_at=None).update(stopped_at=None)


def _keep_portions(run: Run, ids: Sequence[int]) -> None:
    RunPortion.objects.bulk_create(RunPortion(run=run, ids=list(portion)) for portion in many.portions(ids))


def _do_portion(run: Run, ids: Sequence[int]) -> int:
    if run.act == Run.Act.UNDO:
        return undoing_many.undo_portion(ids, by=run.member, at=run.at).back
    return orders.do(run, Opportunity.objects.filter(pk__in=ids).editable_by(run.member))
