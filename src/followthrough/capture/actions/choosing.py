"""Deciding about duplicates: join them, keep them apart, or leave rows out."""

from django.db import transaction

from followthrough.capture.models import Certainty, Choice, Import, ImportGroup, ImportMember, Progress
from followthrough.capture.refusals import NotNow


def choose(group: ImportGroup, choice: Choice) -> ImportGroup:
    """What to do with one group. Refuses `NotNow` once the import has begun."""
    with transaction.atomic():
        _require_ready(group.batch_id)
        group.choice = choice
        group.save(update_fields=["choice"])
    return group


def choose_all(batch: Import, certainty: Certainty, choice: Choice) -> int:
    """The same for all groups of one kind. Returns how many."""
    with transaction.atomic():
        _require_ready(batch.pk)
        groups = ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, certainty=certainty)
        return groups.update(choice=choice)


def settle_choices(batch: Import) -> None:
    """Part of beginning to store: groups that are to be joined with each other become one.

    A likely group holds one row of each sure one; the others follow it.
    """
    likely = ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, certainty=Certainty.LIKELY)
    for group in likely.exclude(choice=Choice.APART).order_by("pk"):
        rows = group.members.values("row_id")
        others = ImportGroup.objects.filter(members__row__in=rows, certainty=Certainty.SURE).exclude(pk=group.pk)
        for other in others.exclude(choice=Choice.APART).distinct():
            _absorb(group, other)


def _absorb(group: ImportGroup, other: ImportGroup) -> None:
    if group.person_id is None and other.person_id is not None:
        group.person_id, group.is_known = other.person_id, other.is_known
        group.save(update_fields=["person_id", "is_known"])
    ImportMember.objects.filter(group=other, row__in=group.members.values("row_id")).delete()
    ImportMember.objects.filter(group=other).update(group=group)
    other.delete()


def _require_ready(batch_id: int) -> None:
    batch = Import.objects.select_for_update().get(pk=batch_id)
    if batch.progress != Progress.READY:
        raise NotNow
