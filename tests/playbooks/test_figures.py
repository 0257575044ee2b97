"""What came of a sequence, and what somebody would get of it."""

import itertools
from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Ending, NextStep
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.models import StepDone
from followthrough.rules.sequences import Plan
from followthrough.rules.words import Channel, CloseReason, Direction, Origin, Outcome, Purpose, State
from tests.cast import NOON, Cast
from tests.playbooks.sequencing import CALL, END, LETTER, PARK, VISIT, fresh, make, minutes, tick

pytestmark = pytest.mark.django_db
REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)


def do_the_call(cast: Cast) -> None:
    going_on = NextStep(
        purpose=Purpose.PRESENT, channel=Channel.VISIT, due_at=NOON + timedelta(days=3), origin=Origin.SEQUENCE
    )
    followup.complete_step(fresh(cast.anna), REACHED, going_on, by=cast.rep, at=NOON + minutes(5))
    tick(NOON + minutes(6))


def test_a_reply_is_counted_to_the_step_before_it(cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    playbooks.enroll_many([cast.anna.pk, cast.ben.pk], sequence, by=cast.rep, at=NOON)
    do_the_call(cast)
    heard = Contact(channel=Channel.EMAIL, outcome=Outcome.REPLIED, direction=Direction.IN)
    answer = NextStep(purpose=Purpose.ANSWER, channel=Channel.CALL, due_at=NOON + timedelta(hours=2))
    followup.log_touch(fresh(cast.anna), heard, by=None, at=NOON + minutes(30), then=answer)
    tick(NOON + minutes(31))

    figures = queries.figures_of_steps(sequence, cast.manager)["call"]
    assert (figures.done, figures.replied, figures.replies) == (1, 1, {"replied": 1})
    assert figures.reply_rate is not None
    assert figures.reply_rate.low < 0.5 < figures.reply_rate.high  # one of one proves little
    whole = queries.figures_of(sequence, cast.manager)
    assert (whole.began, whole.under_way, whole.states["stopped"]) == (2, 1, 1)


def test_sales_are_counted_of_all_who_began(cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    playbooks.enroll_many([cast.anna.pk, cast.ben.pk], sequence, by=cast.rep, at=NOON)
    do_the_call(cast)
    followup.conclude(
        fresh(cast.anna), Ending(state=State.WON, reason=CloseReason.BOUGHT), by=cast.rep, at=NOON + minutes(9)
    )
    assert queries.figures_of(sequence, cast.manager).won == 1
    assert queries.figures_of_steps(sequence, cast.manager)["call"].won == 1
    assert StepDone.objects.count() == 1


def test_counting_costs_four_statements_however_many(cast: Cast, django_assert_num_queries) -> None:
    sequence = make(cast, CALL, VISIT, END)
    playbooks.enroll_many([cast.anna.pk, cast.ben.pk, cast.chloe.pk], sequence, by=cast.rep, at=NOON)
    do_the_call(cast)
    with django_assert_num_queries(4):
        queries.figures_of(sequence, cast.manager)
        queries.figures_of_steps(sequence, cast.manager)


def test_ahead_one_sees_each_step_on_their_calendar(cast: Cast, django_assert_num_queries) -> None:
    plan = Plan.from_list([CALL, VISIT, LETTER, END])
    row = type(cast.anna).objects.select_related("person", "owner__workspace", "stage").get(pk=cast.anna.pk)
    with django_assert_num_queries(2):
        seen = queries.look_ahead(plan, row, at=NOON)
    assert [ahead.step.key for ahead in seen] == ["call", "visit", "letter", "end"]
    assert [ahead.at.date().day for ahead in seen] == [25, 30, 1, 8]
    assert seen[-1].is_end
    assert all(before.at <= after.at for before, after in itertools.pairwise(seen))


def test_ahead_ends_with_the_days_asked_for(cast: Cast) -> None:
    row = type(cast.anna).objects.select_related("person", "owner__workspace", "stage").get(pk=cast.anna.pk)
    seen = queries.look_ahead(Plan.from_list([CALL, PARK]), row, at=NOON, days=20)
    assert [ahead.step.key for ahead in seen] == ["call"]
