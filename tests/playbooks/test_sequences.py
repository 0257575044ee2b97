"""Somebody goes through a sequence: begun, led on by what people do, stopped by what they hear, brought to an end."""

from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Ending, NextStep, Parking
from followthrough.journal.models import Entry
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment, EnrollmentState, StepDone
from followthrough.playbooks.refusals import InAnother, ManagersOnly, NameTaken, NotLiveHere, NotUnderWay, SwitchedOff
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import Channel, CloseReason, Direction, NextBy, Origin, Outcome, Purpose, State
from tests.cast import NOON, Cast
from tests.playbooks.sequencing import (
    CALL,
    END,
    LETTER,
    PARK,
    VISIT,
    change,
    due_of,
    enrollment_of,
    fresh,
    make,
    minutes,
    step_of,
    tick,
)

pytestmark = pytest.mark.django_db
REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)


def go_on_step(at, channel=Channel.VISIT) -> NextStep:
    """What a person accepts who goes on with the sequence."""
    return NextStep(purpose=Purpose.PRESENT, channel=channel, due_at=at, origin=Origin.SEQUENCE)


def test_beginning_plans_the_first_step(cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    begun = playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    assert begun.state == EnrollmentState.ACTIVE
    assert step_of(cast.anna) == (Channel.CALL, NextBy.PERSON, Origin.SEQUENCE)
    assert fresh(cast.anna).next_purpose == Purpose.QUALIFY


def test_days_are_working_days_of_the_owner(cast: Cast) -> None:
    sequence = make(cast, VISIT, END)  # three working days from Wednesday noon: Monday
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    assert due_of(cast.anna).date() == (NOON + timedelta(days=5)).date()


def test_a_persons_step_waits_for_its_person_and_never_expires(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    tick(NOON + timedelta(days=30))
    assert step_of(cast.anna) == (Channel.CALL, NextBy.PERSON, Origin.SEQUENCE)
    assert enrollment_of(cast.anna).state == EnrollmentState.ACTIVE


def test_a_done_step_leads_to_the_next_when_its_person_goes_on(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, LETTER, END), by=cast.rep, at=NOON)
    later = NOON + minutes(30)
    followup.complete_step(fresh(cast.anna), REACHED, go_on_step(later + timedelta(days=3)), by=cast.rep, at=later)
    tick(later + minutes(1))
    row = enrollment_of(cast.anna)
    assert (row.step_key, row.done, row.state) == ("visit", ["call"], EnrollmentState.ACTIVE)
    assert StepDone.objects.get().key == "call"


def test_another_plan_by_its_person_holds_it_and_says_so(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    own = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=1))
    followup.complete_step(fresh(cast.anna), REACHED, own, by=cast.rep, at=NOON + minutes(5))
    tick(NOON + minutes(6))
    row = enrollment_of(cast.anna)
    assert (row.state, row.halt, row.done) == (EnrollmentState.HELD, Halt.TAKEN_OVER, ["call"])
    assert "planned otherwise" in row.why
    playbooks.go_on(row, by=cast.rep, at=NOON + minutes(7))
    assert step_of(cast.anna) == (Channel.VISIT, NextBy.PERSON, Origin.SEQUENCE)
    assert enrollment_of(cast.anna).state == EnrollmentState.ACTIVE


def test_moving_the_step_to_another_day_changes_nothing_else(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    step = NextStep(
        purpose=Purpose.QUALIFY, channel=Channel.CALL, due_at=NOON + timedelta(hours=2), origin=Origin.SEQUENCE
    )
    followup.change_step(fresh(cast.anna), step, by=cast.rep, at=NOON + minutes(1))
    tick(NOON + minutes(2))
    row = enrollment_of(cast.anna)
    assert (row.state, row.step_key, row.done) == (EnrollmentState.ACTIVE, "call", [])


@pytest.mark.parametrize("outcome", [Outcome.REPLIED, Outcome.NOT_INTERESTED])
def test_a_reply_by_any_channel_stops_it(cast: Cast, outcome: Outcome) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    heard = Contact(channel=Channel.TEXT, outcome=outcome, direction=Direction.IN)
    answer = NextStep(purpose=Purpose.ANSWER, channel=Channel.CALL, due_at=NOON + timedelta(hours=1))
    followup.log_touch(fresh(cast.anna), heard, by=None, at=NOON + minutes(3), then=answer)
    tick(NOON + minutes(4))
    row = enrollment_of(cast.anna)
    assert (row.state, row.halt) == (EnrollmentState.STOPPED, Halt.REPLIED)
    assert row.ended_at == NOON + minutes(4)


def test_closing_and_parking_stop_it(cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    for prospect in (cast.anna, cast.ben):
        playbooks.enroll(prospect, sequence, by=cast.rep, at=NOON)
    followup.conclude(
        fresh(cast.anna), Ending(state=State.LOST, reason=CloseReason.SAID_NO), by=cast.rep, at=NOON + minutes(1)
    )
    rest = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=60), by=NextBy.MACHINE)
    followup.park(fresh(cast.ben), Parking(step=rest, why="not now"), by=cast.rep, at=NOON + minutes(1))
    tick(NOON + minutes(2))
    assert enrollment_of(cast.anna).halt == Halt.CLOSED
    assert enrollment_of(cast.ben).halt == Halt.PARKED


def test_the_end_is_never_a_maybe(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, PARK), by=cast.rep, at=NOON)
    row = enrollment_of(cast.anna)
    followup.complete_step(
        fresh(cast.anna), REACHED, go_on_step(NOON + timedelta(days=1)), by=cast.rep, at=NOON + minutes(5)
    )
    tick(NOON + minutes(6))
    assert enrollment_of(cast.anna).state == EnrollmentState.FINISHED
    assert fresh(cast.anna).is_live
    assert fresh(cast.anna).next_due_at is not None
    assert row.pk == enrollment_of(cast.anna).pk


def test_one_is_in_one_sequence_at_a_time(cast: Cast) -> None:
    first, second = make(cast, CALL, END), make(cast, LETTER, END, name="Stalled")
    playbooks.enroll(cast.anna, first, by=cast.rep, at=NOON)
    with pytest.raises(InAnother):
        playbooks.enroll(fresh(cast.anna), second, by=cast.rep, at=NOON)
    assert playbooks.enroll_many([cast.anna.pk, cast.ben.pk], second, by=cast.rep, at=NOON) == 1
    playbooks.stop_enrollment(enrollment_of(cast.anna), by=cast.rep, at=NOON + minutes(1))
    assert playbooks.enroll_many([cast.anna.pk], second, by=cast.rep, at=NOON + minutes(2)) == 1


def test_stopping_puts_it_into_a_persons_hand(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, LETTER, END), by=cast.rep, at=NOON)
    row = playbooks.stop_enrollment(enrollment_of(cast.anna), by=cast.rep, at=NOON + minutes(1), why="They moved")
    assert (row.state, row.why) == (EnrollmentState.STOPPED, "They moved")
    assert fresh(cast.anna).next_by == NextBy.PERSON
    with pytest.raises(NotUnderWay):
        playbooks.stop_enrollment(row, by=cast.rep, at=NOON + minutes(2))


def test_a_sequence_is_for_open_prospects_or_for_those_in_nurture(cast: Cast) -> None:
    with pytest.raises(NotLiveHere):
        playbooks.enroll(cast.anna, make(cast, CALL, END, kind="drip"), by=cast.rep, at=NOON)


def test_what_is_switched_off_takes_in_nobody(cast: Cast) -> None:
    with pytest.raises(SwitchedOff):
        playbooks.enroll(cast.anna, make(cast, CALL, END, on=False), by=cast.rep, at=NOON)
    assert not Enrollment.objects.exists()


def test_a_salesperson_begins_sequences_and_a_manager_makes_them(cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    with pytest.raises(ManagersOnly):
        playbooks.switch_sequence(sequence, on=False, by=cast.rep, at=NOON)
    with pytest.raises(NameTaken):
        make(cast, LETTER, END)


def test_an_edit_skips_nobody_and_repeats_nothing(cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    change(cast, sequence, LETTER, CALL, VISIT | {"key": "visit2"}, END)
    followup.complete_step(
        fresh(cast.anna), REACHED, go_on_step(NOON + timedelta(days=3)), by=cast.rep, at=NOON + minutes(5)
    )
    tick(NOON + minutes(6))
    row = enrollment_of(cast.anna)
    assert (row.step_key, row.done, row.version.number) == ("visit2", ["call"], 2)


def test_the_same_steps_make_no_version(cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    change(cast, sequence, CALL, END)
    assert sequence.versions.count() == 1


def test_a_bulk_start_takes_as_many_statements_for_many(cast: Cast, django_assert_max_num_queries) -> None:
    sequence = make(cast, CALL, END)
    with django_assert_max_num_queries(45):
        assert playbooks.enroll_many([cast.anna.pk, cast.ben.pk, cast.chloe.pk], sequence, by=cast.rep, at=NOON) == 3


def test_strangers_are_refused(cast: Cast) -> None:
    from followthrough.rules.refusals import Elsewhere

    sequence = make(cast, CALL, END)
    with pytest.raises(Elsewhere):
        playbooks.enroll(cast.anna, sequence, by=cast.outsider, at=NOON)
    assert playbooks.enroll_selection(type(cast.anna).objects.all(), sequence, by=cast.rep, at=NOON) == 3


def test_the_nightly_look_finds_what_the_news_missed(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, END), by=cast.rep, at=NOON)
    followup.conclude(
        fresh(cast.anna), Ending(state=State.LOST, reason=CloseReason.SAID_NO), by=cast.rep, at=NOON + minutes(1)
    )
    assert playbooks.settle_all(at=NOON + minutes(2)) == 1
    assert enrollment_of(cast.anna).state == EnrollmentState.STOPPED


def test_the_journal_tells_each_turn_in_one_line(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, END), by=cast.rep, at=NOON)
    heard = Contact(channel=Channel.TEXT, outcome=Outcome.REPLIED, direction=Direction.IN)
    answer = NextStep(purpose=Purpose.ANSWER, channel=Channel.CALL, due_at=NOON + timedelta(hours=1))
    followup.log_touch(fresh(cast.anna), heard, by=None, at=NOON + minutes(3), then=answer)
    tick(NOON + minutes(4))
    lines = Entry.objects.of_opportunity(cast.anna.pk).order_by("pk")
    told = [(line.verb, line.facts.get("why", "")) for line in lines]
    assert told == [("begin_sequence", ""), ("log", ""), ("stop_sequence", "They replied: a person goes on.")]
