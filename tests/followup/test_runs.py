"""An order for many prospects goes on portion by portion, can be stopped, and is taken back as a whole."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection

from followthrough.followup import actions as followup
from followthrough.followup.actions import many
from followthrough.followup.actions.tallies import recount
from followthrough.followup.drafts import (
    Delay,
    Ending,
    Following,
    HandOver,
    NextStep,
    Order,
    Parking,
    Postponing,
    Tagging,
)
from followthrough.followup.models import Deferral, Opportunity, Run, RunPortion, SavedList
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import (
    EndNotTyped,
    ListNameTaken,
    ListUnnamed,
    NothingToUndo,
    OwnerNotHere,
    StepInThePast,
)
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people.models import PersonTag, Tag
from followthrough.rules.words import Channel, CloseReason, NextBy, Purpose, Reason, State
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of

pytestmark = pytest.mark.django_db
NEXT_WEEK = NOON + timedelta(days=7)
ASKED = Delay(reason=Reason.THEY_ASKED)
REST = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=90), by=NextBy.MACHINE)

ORDERS: dict[str, Callable[[Cast], Order]] = {
    "hand over": lambda cast: HandOver(to=cast.manager, note="Rosa is away"),
    "tag": lambda cast: Tagging(tag=Tag.objects.get_or_create(workspace=cast.workspace, name="Fair")[0]),
    "postpone": lambda cast: Postponing(to=NEXT_WEEK, delay=ASKED),
    "follow": lambda cast: Following(strategy="large"),
    "park": lambda cast: Parking(step=REST, why="After the move"),
    "lose": lambda cast: Ending(state=State.LOST, reason=CloseReason.SILENCE, note="Nobody home"),
    "disqualify": lambda cast: Ending(
        state=State.DISQUALIFIED, reason=CloseReason.NOT_A_FIT, pointed_to="The shop in town"
    ),
}


@pytest.fixture
def portions_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "PORTION", 3)


@pytest.fixture
def crowd(cast: Cast, portions_of_three: None) -> Cast:
    """Rosa's three and four more, and one of Max."""
    for number in range(4):
        make_opportunity(make_person(cast.workspace, f"Nobody {number}"), cast.rep, stage_of(cast.sales, "Discovery"))
    make_opportunity(make_person(cast.workspace, "Max's Own"), cast.manager, stage_of(cast.sales, "Discovery"))
    recount(cast.workspace.pk)
    return cast


def all_of(cast: Cast) -> OpportunityQuerySet:
    return Opportunity.objects.filter(workspace=cast.workspace)


def finish(run: Run, at: datetime = NOON) -> Run:
    for _ in range(20):
        run = followup.go_on(run, at=at)
        if not run.is_under_way:
            return run
    raise AssertionError("it never ends")


@pytest.mark.parametrize("order", ORDERS)
def test_is_carried_out_and_taken_back(crowd: Cast, order: str) -> None:
    before = list(Opportunity.objects.order_by("pk").values())
    run = followup.begin_run(ORDERS[order](crowd), all_of(crowd), by=crowd.rep, at=NOON)
    assert list(Opportunity.objects.order_by("pk").values()) == before, "nothing is touched until it goes on"
    run = finish(run)
    assert (run.total, run.changed, run.left_alone, run.finished_at) == (7, 7, 0, NOON)
    assert Entry.objects.filter(at=NOON, actor_id=crowd.rep.pk).count() == 7
    back = finish(followup.begin_undo(run, by=crowd.manager, at=NOON + timedelta(minutes=1)))
    assert (back.changed, back.left_alone) == (7, 0)
    assert list(Opportunity.objects.order_by("pk").values()) == before
    assert not PersonTag.objects.exists()
    assert not Deferral.objects.exists()


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_says_the_same_after_being_kept(crowd: Cast, order: str) -> None:
    """A single row by the verb itself, and by a run: the story reads the same."""
    run = finish(
        followup.begin_run(ORDERS[order](crowd), all_of(crowd).filter(pk=crowd.anna.pk), by=crowd.rep, at=NOON)
    )
    assert run.changed == 1
    told = Entry.objects.get(at=NOON, actor_id=crowd.rep.pk)
    meant = {
        "hand over": {"to": crowd.manager.pk, "note": "Rosa is away"},
        "tag": {"tag": "Fair"},
        "postpone": {"reason": "they_asked"},
        "follow": {"strategy": ["", "large"]},
        "park": {"parked": "After the move"},
        "lose": {"state": "lost", "reason": "silence", "note": "Nobody home"},
        "disqualify": {"pointed_to": "The shop in town"},
    }[order]
    flat = {
        **told.facts,
        **told.facts.get("ended", {}),
        **told.facts.get("deferral", {}),
        **told.facts.get("changes", {}),
    }
    assert {name: flat[name] for name in meant} == meant


def test_a_salespersons_run_touches_only_their_own(crowd: Cast) -> None:
    run = finish(followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON))
    assert run.total == 7
    assert set(Opportunity.objects.exclude(strategy="large").values_list("owner", flat=True)) == {crowd.manager.pk}


def test_what_left_the_members_hands_meanwhile_is_left_alone(crowd: Cast) -> None:
    run = followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON)
    followup.hand_over(crowd.anna, to=crowd.manager, by=crowd.manager, at=NOON)
    run = finish(run)
    assert (run.changed, run.left_alone) == (6, 1)


def test_stops_where_it_is_and_goes_on_from_there(crowd: Cast) -> None:
    run = followup.begin_run(Postponing(to=NEXT_WEEK, delay=ASKED), all_of(crowd), by=crowd.rep, at=NOON)
    followup.go_on(run, at=NOON)
    followup.stop_run(run, at=NOON + timedelta(seconds=1))
    run = followup.go_on(run, at=NOON)
    assert (run.done, run.is_under_way, run.finished_at) == (3, False, None)
    followup.resume_run(run)
    assert finish(run).changed == 7
    assert Deferral.objects.count() == 7, "each was postponed once"


def test_a_stopped_run_is_taken_back_as_far_as_it_came(crowd: Cast) -> None:
    run = followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON)
    followup.go_on(run, at=NOON)
    back = finish(followup.begin_undo(run, by=crowd.rep, at=NOON))
    assert back.changed == 3
    assert not Opportunity.objects.filter(strategy="large").exists()
    followup.resume_run(run)
    assert finish(run).changed == 3, "what was called off does not go on"


def test_a_run_over_is_over(crowd: Cast) -> None:
    run = finish(followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON))
    followup.stop_run(run, at=NOON)
    again = followup.go_on(run, at=NOON + timedelta(hours=1))
    assert (again.changed, again.stopped_at, again.finished_at) == (7, None, NOON)


def test_is_taken_back_once(crowd: Cast) -> None:
    run = finish(followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON))
    back = finish(followup.begin_undo(run, by=crowd.rep, at=NOON))
    with pytest.raises(NothingToUndo):
        followup.begin_undo(run, by=crowd.rep, at=NOON)
    with pytest.raises(NothingToUndo):
        followup.begin_undo(back, by=crowd.rep, at=NOON)


def test_says_how_many_were_built_upon_since(crowd: Cast) -> None:
    run = finish(followup.begin_run(Following(strategy="large"), all_of(crowd), by=crowd.rep, at=NOON))
    followup.write_note(crowd.ben, "Rang", by=crowd.rep, at=NOON)
    back = finish(followup.begin_undo(run, by=crowd.rep, at=NOON))
    assert (back.changed, back.left_alone) == (6, 1)


def test_nothing_begins_that_would_be_refused_for_all(crowd: Cast) -> None:
    crowd.admin.is_active = False
    refused: list[tuple[Order, type[Exception]]] = [
        (Postponing(to=NOON - timedelta(days=1), delay=ASKED), StepInThePast),
        (Ending(state=State.LOST, reason=CloseReason.BOUGHT), EndNotTyped),
        (Ending(state=State.WON, reason=CloseReason.BOUGHT), EndNotTyped),
        (HandOver(to=crowd.admin), OwnerNotHere),
    ]
    for order, refusal in refused:
        with pytest.raises(refusal):
            followup.begin_run(order, all_of(crowd), by=crowd.rep, at=NOON)
    assert not Run.objects.exists()


def test_an_empty_run_is_over_at_once(crowd: Cast) -> None:
    run = followup.begin_run(Following(strategy="large"), Opportunity.objects.none(), by=crowd.rep, at=NOON)
    assert finish(run).total == 0


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_press_on_do_nothing_twice(cast_for_real: Cast, portions_of_three: None) -> None:
    cast = cast_for_real
    for number in range(9):
        make_opportunity(make_person(cast.workspace, f"Nobody {number}"), cast.rep, stage_of(cast.sales, "Discovery"))
    recount(cast.workspace.pk)
    run = followup.begin_run(Postponing(to=NEXT_WEEK, delay=ASKED), all_of(cast), by=cast.rep, at=NOON)

    def press() -> None:
        for _ in range(4):
            followup.go_on(run, at=NOON)
        connection.close()

    windows = [threading.Thread(target=press) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    run.refresh_from_db()
    assert (run.changed, run.left_alone, RunPortion.objects.count()) == (12, 0, 0)
    assert Deferral.objects.count() == 12


def test_a_tag_that_is_removed_meanwhile_stops_no_run(crowd: Cast) -> None:
    tag = Tag.objects.create(workspace=crowd.workspace, name="Fair")
    run = followup.begin_run(Tagging(tag=tag), all_of(crowd), by=crowd.rep, at=NOON)
    run = followup.go_on(run, at=NOON)
    assert run.changed == 3
    people.remove_tag(tag, by=crowd.admin, at=NOON)
    run = finish(run)
    assert (run.changed, run.left_alone) == (3, 4)
    assert not PersonTag.objects.exists()
    back = finish(followup.begin_undo(run, by=crowd.rep, at=NOON))
    assert not back.is_under_way
    assert not PersonTag.objects.exists()


def test_a_list_is_saved_renamed_saved_over_and_forgotten(cast: Cast) -> None:
    saved = followup.save_list(cast.rep, "  Silent   ones ", {"silent": "10"}, at=NOON)
    followup.save_list(cast.rep, "Silent ones", {"silent": "20"}, shared=True, at=NOON)
    saved.refresh_from_db()
    assert (saved.name, saved.filters, saved.is_shared) == ("Silent ones", {"silent": "20"}, True)
    followup.save_list(cast.rep, "Other", {}, at=NOON)
    with pytest.raises(ListNameTaken):
        followup.rename_list(saved, "Other", shared=False, by=cast.rep, at=NOON)
    with pytest.raises(ListUnnamed):
        followup.rename_list(saved, "   ", shared=False, by=cast.rep, at=NOON)
    followup.rename_list(saved, "Quiet ones", shared=False, by=cast.rep, at=NOON)
    followup.delete_list(saved, by=cast.rep, at=NOON)
    assert [each.name for each in SavedList.objects.all()] == ["Other"]
