"""The ways to reach a person: written in any spelling, corrected, struck through, put first; the journal tells."""

import pytest

from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people import search
from followthrough.people.drafts import Point
from followthrough.people.models import ContactPoint, Person
from followthrough.people.refusals import AddressTaken, AddressUnreadable
from followthrough.rules.words import ContactKind
from tests.cast import NOON, Cast


@pytest.fixture
def anna(cast: Cast) -> Person:
    return Person.objects.select_related("workspace").get(pk=cast.anna.person_id)


def told(person: Person) -> list[str]:
    return list(Entry.objects.of_person(person.pk).order_by("pk").values_list("verb", flat=True))


def add(person: Person, kind: ContactKind, shown: str, cast: Cast) -> ContactPoint:
    return people.add_point(person, Point(kind=kind, shown=shown), by=cast.rep, at=NOON)


def test_a_number_is_stored_alike_and_shown_as_written(cast: Cast, anna: Person) -> None:
    point = add(anna, ContactKind.PHONE, " 0221 / 555 01-23 ", cast)
    assert (point.value, point.shown, point.position) == ("+492215550123", "0221 / 555 01-23", 2)
    assert search.find(cast.workspace.pk, "0221 5550123")[0].person_id == anna.pk
    assert told(anna) == ["add_point"]


def test_what_cannot_be_reached_is_refused(cast: Cast, anna: Person) -> None:
    with pytest.raises(AddressUnreadable, match="“call me” can't be read as a phone number"):
        add(anna, ContactKind.PHONE, "call me", cast)
    with pytest.raises(AddressTaken):
        add(anna, ContactKind.EMAIL, "ANNA.KELLER@brandt.example", cast)
    assert told(anna) == []


def test_a_corrected_address_counts_as_valid_again(cast: Cast, anna: Person) -> None:
    mail = anna.contact_points.get(kind=ContactKind.EMAIL)
    people.invalidate_point(mail, why="It bounced", by=cast.rep, at=NOON)
    people.edit_point(mail, shown="a.keller@brandt.example", label="work", by=cast.rep, at=NOON)
    mail.refresh_from_db()
    assert (mail.is_valid, mail.invalid_why, mail.label) == (True, "", "work")
    assert told(anna) == ["invalidate_point", "edit_point"]


def test_a_number_that_was_struck_through_can_work_after_all(cast: Cast, anna: Person) -> None:
    mobile = anna.contact_points.get(kind=ContactKind.MOBILE)
    people.invalidate_point(mobile, why="No such number", by=cast.rep, at=NOON)
    assert not ContactPoint.objects.get(pk=mobile.pk).is_valid
    people.revalidate_point(mobile, by=cast.rep, at=NOON)
    assert ContactPoint.objects.get(pk=mobile.pk).is_valid


def test_a_forgotten_address_is_not_found_any_more(cast: Cast, anna: Person) -> None:
    mail = anna.contact_points.get(kind=ContactKind.EMAIL)
    people.remove_point(mail, by=cast.rep, at=NOON)
    assert search.find(cast.workspace.pk, "anna.keller@brandt") == []
    assert told(anna) == ["remove_point"]


def test_the_best_way_stands_first(cast: Cast, anna: Person) -> None:
    mobile = anna.contact_points.get(kind=ContactKind.MOBILE)
    people.put_point_first(mobile, by=cast.rep, at=NOON)
    assert [point.kind for point in anna.contact_points.order_by("position")] == ["mobile", "email"]


def test_a_tag_twice_is_once(cast: Cast, anna: Person) -> None:
    tag = people.tag_called(cast.workspace, "Fleet")
    for _ in range(2):
        people.tag_person(anna, tag, by=cast.rep, at=NOON)
    assert told(anna) == ["tag"]
    for _ in range(2):
        people.untag_person(anna, tag, by=cast.rep, at=NOON)
    assert told(anna) == ["tag", "untag"]
