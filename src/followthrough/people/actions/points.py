"""The addresses at which a person can be reached."""

from datetime import datetime

from django.db import transaction

from followthrough.people import search
from followthrough.people.drafts import Point
from followthrough.people.models import ContactPoint, Person
from followthrough.people.refusals import AddressTaken, AddressUnreadable
from followthrough.rules import matching
from followthrough.rules.words import ContactKind

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


def add_point(person: Person, point: Point, *, at: datetime) -> ContactPoint:
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
        )
        search.index_person(person)
    return row


def edit_point(point: ContactPoint, *, shown: str, label: str, at: datetime) -> ContactPoint:
    """Write an address anew: a corrected one counts as valid again. Refuses `AddressUnreadable`, `AddressTaken`."""
    person = point.person
    value = normal_value(point.kind, shown, person.country or person.workspace.country)
    with transaction.atomic():
        if person.contact_points.filter(kind=point.kind, value=value).exclude(pk=point.pk).exists():
            raise AddressTaken
        if value != point.value:
            point.is_valid, point.invalid_why = True, ""
        point.value, point.shown, point.label = value, shown.strip()[:254], label[:40]
        point.save()
        search.index_person(person)
    return point


def invalidate_point(point: ContactPoint, *, why: str) -> None:
    """Nobody is reached there: it stays on the record, struck through."""
    point.is_valid, point.invalid_why = False, why[:200]
    point.save(update_fields=["is_valid", "invalid_why"])


def remove_point(point: ContactPoint) -> None:
    """Forget an address."""
    person = point.person
    with transaction.atomic():
        point.delete()
        search.index_person(person)


def order_points(person: Person, point_ids: list[int]) -> None:
    """Best way first."""
    with transaction.atomic():
        for position, pk in enumerate(point_ids):
            person.contact_points.filter(pk=pk).update(position=position)


def _noun(kind: str) -> str:
    return "an e-mail address" if kind == ContactKind.EMAIL else "a phone number"
