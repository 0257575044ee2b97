"""The addresses at which a person can be reached."""

from datetime import datetime

from django.db import transaction

from followthrough.people import search
from followthrough.people.actions import suppressing, told
from followthrough.people.drafts import Point
from followthrough.people.models import ContactPoint, Person
from followthrough.people.refusals import AddressTaken, AddressUnreadable
from followthrough.rules import matching
from followthrough.rules.words import ContactKind
from followthrough.team.models import Membership

PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


def normal_value(kind: str, shown: str, country: str) -> str:
    """How an address is stored: E.164, lower-case mail, else trimmed. Refuses `AddressUnreadable`."""
    shown = shown.strip()
    value: str | None = shown
    if kind == ContactKind.EMAIL:
        value = matching.normal_email(shown)
    elif kind in PHONES:
        value = matching.normal_phone(shown, country)
    if not value:
        raise AddressUnreadable(f"“{shown}” can't be read as {_noun(kind)}. Check it and try again.")
    return value[:254]


def add_point(person: Person, point: Point, *, by: Membership | None, at: datetime) -> ContactPoint:
    """Another address, last in order. Refuses `AddressUnreadable`, `AddressTaken`."""
    value = normal_value(point.kind, point.shown, person.country or person.workspace.country)
    with transaction.atomic():
        if person.contact_points.filter(kind=point.kind, value=value).exists():
            raise AddressTaken
        row = ContactPoint.objects.create(
            workspace_id=person.workspace_id,
            person=person,
            kind=point.kind,
            value=value,
            shown=point.shown.strip()[:254],
            label=point.label[:40],
            position=person.contact_points.count(),
            suppressed_at=suppressing.suppressed(person.workspace_id, [value]).get(value),
        )
        search.index_person(person)
        told.write("add_point", person, {"kind": row.kind, "shown": row.shown}, by=by, at=at)
    return row


def edit_point(point: ContactPoint, *, shown: str, label: str, by: Membership | None, at: datetime) -> ContactPoint:
    """Write an address anew: a corrected one counts as valid again. Refuses `AddressUnreadable`, `AddressTaken`."""
    person, was = point.person, point.shown
    value = normal_value(point.kind, shown, person.country or person.workspace.country)
    with transaction.atomic():
        if person.contact_points.filter(kind=point.kind, value=value).exclude(pk=point.pk).exists():
            raise AddressTaken
        if value != point.value:
            point.is_valid, point.invalid_why = True, ""
            point.suppressed_at = suppressing.suppressed(person.workspace_id, [value]).get(value)
        point.value, point.shown, point.label = value, shown.strip()[:254], label[:40]
        point.save()
        search.index_person(person)
        told.write("edit_point", person, {"kind": point.kind, "was": was, "shown": point.shown}, by=by, at=at)
    return point


def invalidate_point(point: ContactPoint, *, why: str, by: Membership | None, at: datetime) -> None:
    """Nobody is reached there: it stays on the record, struck through."""
    _judge(point, is_valid=False, why=why[:200], by=by, at=at)


def revalidate_point(point: ContactPoint, *, by: Membership | None, at: datetime) -> None:
    """It works after all."""
    _judge(point, is_valid=True, why="", by=by, at=at)


def remove_point(point: ContactPoint, *, by: Membership | None, at: datetime) -> None:
    """Forget an address."""
    person = point.person
    with transaction.atomic():
        point.delete()
        search.index_person(person)
        told.write("remove_point", person, {"kind": point.kind, "shown": point.shown}, by=by, at=at)


def put_point_first(point: ContactPoint, *, by: Membership | None, at: datetime) -> None:
    """The best way to reach them; the others keep their order."""
    with transaction.atomic():
        others = point.person.contact_points.exclude(pk=point.pk).order_by("position", "pk")
        for position, pk in enumerate([point.pk, *others.values_list("pk", flat=True)]):
            ContactPoint.objects.filter(pk=pk).update(position=position)
        told.write("put_point_first", point.person, {"kind": point.kind, "shown": point.shown}, by=by, at=at)


def _judge(point: ContactPoint, *, is_valid: bool, why: str, by: Membership | None, at: datetime) -> None:
    point.is_valid, point.invalid_why = is_valid, why
    with transaction.atomic():
        point.save(update_fields=["is_valid", "invalid_why"])
        facts = {"kind": point.kind, "shown": point.shown, "why": why}
        told.write("revalidate_point" if is_valid else "invalidate_point", point.person, facts, by=by, at=at)


def _noun(kind: str) -> str:
    return "an e-mail address" if kind == ContactKind.EMAIL else "a phone number"
