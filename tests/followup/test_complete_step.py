"""Completing a step: what happened and what comes next, together or not at all."""

from datetime import timedelta
from decimal import Decimal

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Ending, NextStep, Parking, StageMove
from followthrough.followup.models import Opportunity, Tally, Touch
from followthrough.followup.refusals import (
    ChangedMeanwhile,
    EndNotTyped,
    EvidenceRequired,
    NextStepRequired,
    NotLive,
    PointedNowhere,
    StepInThePast,
)
from followthrough.journal.models import Entry
from followthrough.rules.words import Channel, CloseReason, NextBy, Outcome, PipelineKind, Purpose, State
from tests.cast import NOON, Cast, stage_of

pytestmark = pytest.mark.django_db

REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, note="Wants the longer warranty")
NO_ANSWER = Contact(channel=Channel.CALL, outcome=Outcome.NO_ANSWER)
ON_FRIDAY = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=2))


def test_stores_the_touch_and_the_next_step_and_one_journal_line(cast: Cast) -> None:
    entry = followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON)

    touch = Touch.objects.get(opportunity=cast.anna)
    assert (touch.outcome, touch.note, touch.member) == (Outcome.REACHED, "Wants the longer warranty", cast.rep)
    assert touch.planned_at == NOON + timedelta(hours=3)
    cast.anna.refresh_from_db()
    assert (cast.anna.next_purpose, cast.anna.next_due_at) == (Purpose.CLOSE, ON_FRIDAY.due_at)
    assert cast.anna.last_two_way_at == NOON
    assert list(Entry.objects.of_opportunity(cast.anna.pk)) == [entry]
    assert entry.facts["touch"]["outcome"] == "reached"
    assert entry.facts["next"]["purpose"] == "close"


def test_is_refused_without_a_next_step_and_nothing_is_stored(cast: Cast) -> None:
    with pytest.raises(NextStepRequired):
        followup.complete_step(cast.anna, REACHED, None, by=cast.rep, at=NOON)

    assert not Touch.objects.exists()
    assert not Entry.objects.exists()
    assert Opportunity.objects.get(pk=cast.anna.pk).next_due_at == cast.anna.next_due_at


def test_is_refused_when_the_screen_was_stale(cast: Cast) -> None:
    followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON, seen=0)


def test_refuses_a_date_that_has_passed(cast: Cast) -> None:
    yesterday = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON - timedelta(days=1))

    with pytest.raises(StepInThePast):
        followup.complete_step(cast.anna, REACHED, yesterday, by=cast.rep, at=NOON)


def test_counts_tries_until_somebody_answers(cast: Cast) -> None:
    for day in range(3):
        step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=day + 1))
        followup.complete_step(cast.anna, NO_ANSWER, step, by=cast.rep, at=NOON + timedelta(days=day))
    assert cast.anna.tries == 3
    assert list(Touch.objects.order_by("at").values_list("attempt", flat=True)) == [1, 2, 3]

    later = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=9))
    followup.complete_step(cast.anna, REACHED, later, by=cast.rep, at=NOON + timedelta(days=4))

    assert cast.anna.tries == 0


def test_counts_put_offs_until_they_engage(cast: Cast) -> None:
    put_off = Contact(channel=Channel.CALL, outcome=Outcome.PUT_OFF)
    for day in (1, 2):
        step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=day))
        followup.complete_step(cast.anna, put_off, step, by=cast.rep, at=NOON)

    assert cast.anna.put_offs == 2


def test_can_move_the_stage_on_evidence_in_the_same_press(cast: Cast) -> None:
    decision = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="They named the 4th as the day")

    followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON, move=decision)

    assert (cast.anna.stage_id, cast.anna.chance) == (decision.stage.pk, 80)
    assert cast.anna.stage_entered_at == NOON


def test_refuses_a_stage_without_evidence(cast: Cast) -> None:
    hope = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="  ")

    with pytest.raises(EvidenceRequired):
        followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON, move=hope)


def test_winning_opens_care_with_its_first_step_dated(cast: Cast) -> None:
    won = Ending(state=State.WON, reason=CloseReason.BOUGHT)

    followup.complete_step(cast.anna, REACHED, won, by=cast.rep, at=NOON)

    assert (cast.anna.state, cast.anna.next_due_at) == (State.WON, None)
    care = Opportunity.objects.get(won_from=cast.anna)
    assert care.pipeline.kind == PipelineKind.CARE
    assert (care.next_purpose, care.owner_id) == (Purpose.THANK, cast.rep.pk)


def test_an_end_needs_a_reason_that_fits_it(cast: Cast) -> None:
    with pytest.raises(EndNotTyped):
        followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.BOUGHT), by=cast.rep, at=NOON)


def test_those_who_do_not_fit_are_pointed_somewhere(cast: Cast) -> None:
    with pytest.raises(PointedNowhere):
        followup.conclude(
            cast.ben, Ending(state=State.DISQUALIFIED, reason=CloseReason.NOT_A_FIT), by=cast.rep, at=NOON
        )


def test_parking_leaves_the_plan_with_a_wake_date_by_the_machine(cast: Cast) -> None:
    wake = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=90), by=NextBy.MACHINE)

    followup.complete_step(cast.ben, REACHED, Parking(step=wake, why="Next year"), by=cast.rep, at=NOON)

    assert cast.ben.state == State.NURTURE
    assert not Opportunity.objects.on_a_persons_plan().filter(pk=cast.ben.pk).exists()
    assert followup.wake_due(at=NOON + timedelta(days=89)) == 0
    assert followup.wake_due(at=NOON + timedelta(days=90)) == 1
    cast.ben.refresh_from_db()
    assert (cast.ben.state, cast.ben.next_by, cast.ben.next_purpose) == (
        State.OPEN, NextBy.PERSON, Purpose.RE_ENGAGE,
    )  # fmt: skip


def test_a_closed_one_is_not_worked(cast: Cast) -> None:
    followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)

    with pytest.raises(NotLive):
        followup.complete_step(cast.anna, REACHED, ON_FRIDAY, by=cast.rep, at=NOON)


def test_counters_follow_what_they_count(cast: Cast) -> None:
    followup.recount(cast.workspace.pk)
    followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)

    kept = set(Tally.objects.filter(number__gt=0).values_list("stage_id", "state", "number", "value"))
    followup.recount(cast.workspace.pk)
    counted = set(Tally.objects.filter(number__gt=0).values_list("stage_id", "state", "number", "value"))
    assert kept == counted
    assert (cast.anna.stage_id, "lost", 1, Decimal(48_000)) in kept


def test_whoever_is_parked_wakes_on_the_date_also_when_a_person_is_to_call(cast: Cast) -> None:
    """A rest without a wake-up would be a black hole: it stands on nobody's plan."""
    call = NextStep(purpose=Purpose.RE_ENGAGE, channel=Channel.CALL, due_at=NOON + timedelta(days=90))
    followup.park(cast.anna, Parking(step=call), by=cast.rep, at=NOON)
    assert followup.wake_due(at=NOON + timedelta(days=89)) == 0
    assert followup.wake_due(at=NOON + timedelta(days=90)) == 1
    cast.anna.refresh_from_db()
    assert (cast.anna.state, cast.anna.next_by, cast.anna.next_purpose) == (
        State.OPEN,
        NextBy.PERSON,
        Purpose.RE_ENGAGE,
    )
    assert cast.anna.next_channel == Channel.CALL
