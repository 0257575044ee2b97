"""Undo returns exactly what was, until something builds on it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Parking, StageMove
from followthrough.followup.models import Deferral, Opportunity, Promise, Tally, Touch
from followthrough.followup.refusals import BuiltUpon, NothingToUndo
from followthrough.journal.models import Entry
from followthrough.people.models import SearchDoc
from followthrough.rules.words import Channel, CloseReason, NextBy, Outcome, Purpose, Reason, State
from tests.cast import NOON, Cast, stage_of

pytestmark = pytest.mark.django_db

SENT = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT, note="The offer")
LATER = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=2, microseconds=123_456))
WAKE = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=90), by=NextBy.MACHINE)
ASKED = Delay(reason=Reason.THEY_ASKED)

VERBS: dict[str, Callable[[Cast], object]] = {
    "complete": lambda cast: followup.complete_step(cast.anna, SENT, LATER, by=cast.rep, at=NOON),
    "win": lambda cast: followup.complete_step(
        cast.anna, SENT, Ending(state=State.WON, reason=CloseReason.BOUGHT), by=cast.rep, at=NOON
    ),
    "log": lambda cast: followup.log_touch(cast.anna, SENT, by=cast.rep, at=NOON),
    "defer": lambda cast: followup.defer_step(cast.anna, to=LATER.due_at, delay=ASKED, by=cast.rep, at=NOON),
    "skip": lambda cast: followup.skip_step(cast.anna, LATER, delay=ASKED, by=cast.rep, at=NOON),
    "change": lambda cast: followup.change_step(cast.anna, LATER, delay=ASKED, by=cast.rep, at=NOON),
    "move": lambda cast: followup.move_stage(
        cast.anna, StageMove(stage=stage_of(cast.sales, "Decision"), evidence="Said so"), by=cast.rep, at=NOON
    ),
    "park": lambda cast: followup.park(cast.anna, Parking(step=WAKE), by=cast.rep, at=NOON),
    "hand over": lambda cast: followup.hand_over(cast.anna, to=cast.manager, by=cast.rep, at=NOON),
    "lose": lambda cast: followup.conclude(
        cast.anna, Ending(state=State.LOST, reason=CloseReason.COMPETITOR), by=cast.rep, at=NOON
    ),
    "edit": lambda cast: followup.edit_opportunity(cast.anna, {"value": 5}, by=cast.rep, at=NOON),
    "raise hand": lambda cast: followup.raise_hand(cast.anna, "Clicked", by=None, at=NOON),
}


def everything() -> dict[str, list[object]]:
    """All rows that a verb of the heart may write, as values."""
    rows: dict[str, list[object]] = {
        model.__name__: sorted((sorted(columns_of(row).items(), key=str) for row in model.objects.all()), key=str)
        for model in (Opportunity, Touch, Deferral, Promise)
    }
    rows["notes"] = list(SearchDoc.objects.filter(kind="note").values_list("words"))
    rows["tally"] = sorted(Tally.objects.exclude(number=0).values_list("owner_id", "stage_id", "state", "number"))
    return rows


@pytest.mark.parametrize("verb", VERBS)
def test_returns_exactly_what_was(cast: Cast, verb: str) -> None:
    followup.make_promise(cast.anna, "Send the warranty sheet", due_at=LATER.due_at, by=cast.rep, at=NOON)
    followup.recount(cast.workspace.pk)
    was = everything()
    VERBS[verb](cast)
    assert everything() != was

    entry = Entry.objects.of_opportunity(cast.anna.pk).order_by("id").last()
    assert entry is not None
    followup.undo(entry, by=cast.rep, at=NOON + timedelta(seconds=20))

    assert everything() == was


def test_an_undone_verb_is_still_told(cast: Cast) -> None:
    entry = followup.complete_step(cast.anna, SENT, LATER, by=cast.rep, at=NOON)

    followup.undo(entry, by=cast.rep, at=NOON)

    entry.refresh_from_db()
    assert entry.undone_at == NOON
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == ["complete", "undo"]


def test_twice_is_refused(cast: Cast) -> None:
    entry = followup.complete_step(cast.anna, SENT, LATER, by=cast.rep, at=NOON)
    followup.undo(entry, by=cast.rep, at=NOON)

    with pytest.raises(NothingToUndo):
        followup.undo(entry, by=cast.rep, at=NOON)


def test_is_refused_once_something_was_built_on_it(cast: Cast) -> None:
    first = followup.complete_step(cast.anna, SENT, LATER, by=cast.rep, at=NOON)
    second = followup.complete_step(cast.anna, SENT, LATER, by=cast.rep, at=NOON)

    with pytest.raises(BuiltUpon):
        followup.undo(first, by=cast.rep, at=NOON)

    followup.undo(second, by=cast.rep, at=NOON)
    followup.undo(first, by=cast.rep, at=NOON)
    assert not Touch.objects.exists()


def test_a_won_one_cannot_be_taken_back_once_its_care_was_worked(cast: Cast) -> None:
    won = Ending(state=State.WON, reason=CloseReason.BOUGHT)
    entry = followup.complete_step(cast.anna, SENT, won, by=cast.rep, at=NOON)
    care = Opportunity.objects.get(won_from=cast.anna)
    followup.log_touch(care, SENT, by=cast.rep, at=NOON)

    with pytest.raises(BuiltUpon):
        followup.undo(entry, by=cast.rep, at=NOON)

    assert Opportunity.objects.get(pk=cast.anna.pk).state == State.WON
