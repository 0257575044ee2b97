"""Changing, deferring and skipping a step: a later day has its reason, and who it is done by stays clear."""

from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Delay, NextStep
from followthrough.followup.models import Deferral
from followthrough.followup.refusals import OwnerNotHere, ReasonRequired
from followthrough.people import search
from followthrough.rules.words import Channel, Purpose, Reason
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db

ASKED = Delay(reason=Reason.THEY_ASKED, note="On holiday")


def visit(cast: Cast, **later: int) -> NextStep:
    due_at = NOON + timedelta(**later)
    return NextStep(purpose=Purpose.PRESENT, channel=Channel.VISIT, due_at=due_at, owner=cast.rep)


def test_another_channel_on_the_same_day_needs_no_reason(cast: Cast) -> None:
    followup.change_step(cast.anna, visit(cast, hours=5), by=cast.rep, at=NOON)

    assert cast.anna.next_channel == Channel.VISIT
    assert not Deferral.objects.exists()


def test_a_later_day_needs_one(cast: Cast) -> None:
    with pytest.raises(ReasonRequired):
        followup.change_step(cast.anna, visit(cast, days=1), by=cast.rep, at=NOON)

    followup.change_step(cast.anna, visit(cast, days=1), by=cast.rep, at=NOON, delay=ASKED)

    deferral = Deferral.objects.get()
    assert (deferral.reason, deferral.to_due_at, deferral.member) == (
        Reason.THEY_ASKED, NOON + timedelta(days=1), cast.rep,
    )  # fmt: skip


def test_the_day_is_the_one_on_the_owners_calendar(cast: Cast) -> None:
    """Anna's step is due at 15:00 in Berlin; 23:30 UTC is the next day there, whatever UTC says."""
    half_past_midnight = visit(cast, hours=12, minutes=30)
    assert half_past_midnight.due_at.date() == NOON.date()

    with pytest.raises(ReasonRequired):
        followup.change_step(cast.anna, half_past_midnight, by=cast.rep, at=NOON)


def test_deferring_keeps_the_step_and_ends_an_appointment(cast: Cast) -> None:
    cast.anna.next_fixed = True
    cast.anna.save()

    followup.defer_step(cast.anna, to=NOON + timedelta(days=3), delay=ASKED, by=cast.rep, at=NOON)

    assert (cast.anna.next_purpose, cast.anna.next_fixed) == (Purpose.PROPOSE, False)


def test_skipping_leaves_its_row(cast: Cast) -> None:
    followup.skip_step(cast.anna, visit(cast, days=2), delay=ASKED, by=cast.rep, at=NOON)

    assert Deferral.objects.get().skipped
    assert cast.anna.next_channel == Channel.VISIT


def test_nobody_is_given_a_step_who_does_not_work_here(cast: Cast) -> None:
    step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON, owner=cast.outsider)

    with pytest.raises(OwnerNotHere):
        followup.change_step(cast.anna, step, by=cast.rep, at=NOON)


def test_two_notes_of_one_moment_are_both_kept(cast: Cast) -> None:
    for words in ("Likes the blue one", "Asks about the tow bar"):
        followup.write_note(cast.anna, words, by=cast.rep, at=NOON)

    assert search.find(cast.workspace.pk, "tow bar")
    assert search.find(cast.workspace.pk, "blue one")
