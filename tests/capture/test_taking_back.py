"""A whole import is taken back, but for what somebody worked on since; and it says which."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from django.apps import apps

from followthrough.capture import actions as capture
from followthrough.capture import queries
from followthrough.capture.models import Import, Progress
from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Promise, Tally
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.words import State
from tests.capture.bringing import LIST, run, start
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
BringIn = Callable[..., Import]
HOUSE = ("people.Company", "people.Person", "people.ContactPoint", "people.PersonTag", "people.SearchDoc")
HOUSE += ("followup.Opportunity", "followup.Touch", "followup.Promise")


def house() -> dict[str, list[dict[str, Any]]]:
    """Everything that is stored, but for the moment of the last change."""
    found = {}
    for label in HOUSE:
        rows = list(apps.get_model(label).objects.order_by("pk").values())
        for row in rows:
            row.pop("updated_at", None)
        found[label] = rows
    return found


def undo(batch: Import) -> Import:
    return capture.finish(capture.undo_import(batch, at=NOON), at=NOON)


def test_everything_is_as_it_was(cast: Cast, bring_in: BringIn) -> None:
    for person in Person.objects.all():
        search.index_person(person)
    followup.recount(cast.workspace.pk)
    before, tallies = (
        house(),
        list(Tally.objects.exclude(number=0).order_by("stage", "state", "owner").values("number")),
    )
    text = LIST + "Anna,Keller,anna.keller@brandt.example,+491700000000,Brandt & Söhne,New,5,\n"
    batch = bring_in(cast.rep, text)
    assert batch.joined == 1
    assert house() != before
    batch = undo(batch)
    assert (batch.progress, batch.kept) == (Progress.UNDONE, 0)
    after = house()
    for label in HOUSE:
        if label != "people.SearchDoc":
            assert after[label] == before[label], label
    assert [doc["words"] for doc in after["people.SearchDoc"]] == [doc["words"] for doc in before["people.SearchDoc"]]
    left = Tally.objects.exclude(number=0).order_by("stage", "state", "owner").values("number")
    assert list(left) == tallies
    assert not search.find(cast.workspace.pk, "hanna igel")


def test_the_journal_keeps_what_happened(cast: Cast, bring_in: BringIn) -> None:
    batch = undo(bring_in(cast.rep, LIST))
    assert Entry.objects.filter(verb="open", facts__import=batch.pk, undone_at__isnull=True).count() == 0
    assert Entry.objects.get(verb="undo_import").facts["rows"] == 5


def test_what_somebody_worked_on_stays_and_is_named(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, LIST)
    dora = Opportunity.objects.get(person__name="Dora Eck")
    followup.raise_hand(dora, "They called", by=cast.rep, at=NOON)
    batch = undo(batch)
    assert (batch.progress, batch.kept) == (Progress.UNDONE, 1)
    assert Opportunity.objects.get(pk=dora.pk).state == State.OPEN
    assert [person.name for _, person in queries.kept_rows(batch) if person] == ["Dora Eck"]
    assert not Person.objects.filter(name="Emil Fuchs").exists()


def test_what_any_other_row_points_at_stays(cast: Cast, bring_in: BringIn) -> None:
    """Also when no line of the journal tells of it."""
    batch = bring_in(cast.rep, LIST)
    dora = Opportunity.objects.get(person__name="Dora Eck")
    Promise.objects.create(
        workspace=cast.workspace, opportunity=dora, member=cast.rep, what="Send it", due_at=NOON, made_at=NOON
    )
    batch = undo(batch)
    assert (batch.progress, batch.kept) == (Progress.UNDONE, 1)
    assert Person.objects.filter(name="Dora Eck").exists()


def test_a_person_whose_record_was_edited_stays(cast: Cast, bring_in: BringIn) -> None:
    from followthrough.people import actions as people

    batch = bring_in(cast.rep, LIST)
    emil = Person.objects.get(name="Emil Fuchs")
    people.edit_person(emil, {"city": "Graz"}, by=cast.rep, at=NOON)
    batch = undo(batch)
    assert batch.kept == 1
    assert Person.objects.filter(pk=emil.pk).exists()


def test_an_address_written_over_since_is_not_touched(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, "Name,Email,Job title\nAnna Keller,anna.keller@brandt.example,Engineer\n")
    Person.objects.filter(pk=cast.anna.person_id).update(job_title="Boss")
    undo(batch)
    assert Person.objects.get(pk=cast.anna.person_id).job_title == "Boss"


def test_it_can_be_brought_in_again_afterwards(cast: Cast, bring_in: BringIn) -> None:
    undo(bring_in(cast.rep, LIST))
    assert bring_in(cast.rep, LIST).stored == 5
    assert ContactPoint.objects.filter(value="dora@eck.example").count() == 1


def test_a_draft_has_nothing_to_take_back(cast: Cast) -> None:
    from followthrough.capture.refusals import NotNow

    with pytest.raises(NotNow):
        capture.undo_import(start(cast.rep, LIST), at=NOON)
    assert asdict(
        queries.preview_of(capture.finish(capture.read_files(start(cast.rep, LIST), at=NOON), at=NOON), at=NOON)
    )
    assert run(start(cast.rep, LIST)).progress == Progress.DONE
