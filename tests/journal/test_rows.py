"""Many rows at once: all of them, in their order, whatever one statement holds."""

import pytest
from django.db import IntegrityError, transaction

from followthrough.journal.actions.rows import AT_ONCE, delete_rows, insert_rows, pointed_at
from followthrough.journal.models import Entry, Heartbeat
from followthrough.people.models import ContactPoint, Person
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE - 1])
def test_every_row_is_stored_in_its_order(number: int) -> None:
    assert insert_rows(Heartbeat, ("name", "ended_at"), ((f"act {turn}", NOON) for turn in range(number))) == number
    stored = Heartbeat.objects.order_by("pk").values_list("name", "ended_at", "failures")
    assert list(stored) == [(f"act {turn}", NOON, 0) for turn in range(number)]


def test_what_is_nothing_and_what_is_empty_stay_apart() -> None:
    columns = ("workspace_id", "at", "verb", "facts", "before")
    insert_rows(Entry, columns, [(1, NOON, "a", {}, None), (1, NOON, "b", {"x": [1]}, {})])
    assert list(Entry.objects.order_by("verb").values_list("facts", "before")) == [({}, None), ({"x": [1]}, {})]


def test_the_database_checks_every_row() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Heartbeat, ("name",), [("once",), ("other",), ("once",)])
    assert not Heartbeat.objects.exists()


def test_who_is_pointed_at_is_found_in_every_table(cast: Cast) -> None:
    ids = list(Person.objects.filter(workspace=cast.workspace).values_list("pk", flat=True))
    prospects = {cast.anna.person_id, cast.ben.person_id, cast.chloe.person_id}
    assert prospects <= pointed_at(Person, ids, but_by=[])
    assert pointed_at(Person, [], but_by=[]) == set()


def test_rows_go_by_any_column(cast: Cast) -> None:
    person_id = cast.anna.person_id
    number = ContactPoint.objects.filter(person_id=person_id).count()
    assert delete_rows(ContactPoint, "person_id", [person_id]) == number > 0
    assert delete_rows(ContactPoint, "person_id", []) == 0
