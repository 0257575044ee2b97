"""Folding one person's record into another's. Part of `followup.merge_people`, which also moves the opportunities."""

from datetime import datetime

from followthrough.people import search
from followthrough.people.models import ContactPoint, Person, PersonTag, SearchDoc
from followthrough.rules.words import Permission

FILLED_IN = (
    "company_id", "salutation", "job_title", "language", "zone", "street", "city", "region", "postal_code", "country",
    "preferred_channel", "preferred_from", "preferred_until", "about",
)  # fmt: skip


def absorb(keep: Person, gone: Person, *, at: datetime) -> None:
    """Addresses, tags, notes and unknown facts go over; then `gone` is no more. A withdrawn permission wins."""
    _move_points(keep, gone)
    _move_tags(keep, gone)
    SearchDoc.objects.filter(person=gone, kind=SearchDoc.Kind.NOTE).update(person=keep)
    for name in FILLED_IN:
        if not getattr(keep, name):
            setattr(keep, name, getattr(gone, name))
    keep.custom = gone.custom | keep.custom
    _keep_the_stricter_permission(keep, gone)
    keep.created_at, keep.updated_at = min(keep.created_at, gone.created_at), at
    keep.save()
    gone.delete()
    search.index_person(keep)


def _move_points(keep: Person, gone: Person) -> None:
    """An address both have stays once. Asked to be left alone on one record, it is left alone."""
    known = {(point.kind, point.value): point for point in keep.contact_points.all()}
    position = len(known)
    for point in gone.contact_points.order_by("position"):
        same = known.get((point.kind, point.value))
        if same is None:
            ContactPoint.objects.filter(pk=point.pk).update(person=keep, position=position)
            position += 1
        elif point.suppressed_at and not same.suppressed_at:
            ContactPoint.objects.filter(pk=same.pk).update(suppressed_at=point.suppressed_at)


def _move_tags(keep: Person, gone: Person) -> None:
    known = PersonTag.objects.filter(person=keep).values("tag_id")
    PersonTag.objects.filter(person=gone).exclude(tag_id__in=known).update(person=keep)


def _keep_the_stricter_permission(keep: Person, gone: Person) -> None:
    unknown = keep.permission == Permission.UNKNOWN
    if gone.permission == Permission.WITHDRAWN or (unknown and gone.permission != Permission.UNKNOWN):
        keep.permission = gone.permission
        keep.permission_at = gone.permission_at
        keep.permission_how = gone.permission_how
