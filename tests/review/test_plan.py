"""Today's plan: in order, with reasons, bounded, in a fixed number of statements."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep
from followthrough.followup.models import Opportunity
from followthrough.review.queries import Span, overflow_of, plan_of
from followthrough.rules.ranking import Group
from followthrough.rules.words import Channel, Origin, Outcome, Purpose
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of

pytestmark = pytest.mark.django_db


def place_all(cast: Cast) -> None:
    """The cast's rows are written by hand; give them their place as the verbs do."""
    from followthrough.followup.actions import standing

    for row in Opportunity.objects.all():
        standing.place(row)
        row.save(update_fields=["next_class", "next_order"])
    followup.recount(cast.workspace.pk)


def test_stands_in_the_order_a_person_would_choose(cast: Cast) -> None:
    followup.raise_hand(cast.chloe, "Clicked the offer", by=None, at=NOON)
    place_all(cast)

    plan = plan_of(cast.rep, at=NOON)

    assert plan.rows[0].id == cast.chloe.pk
    assert (plan.rows[0].group, plan.rows[0].why) == (Group.NOW, "clicked the offer, just now")
    assert all(row.why for row in plan.rows)


def test_counts_done_and_left_and_their_minutes(cast: Cast) -> None:
    place_all(cast)
    before = plan_of(cast.rep, at=NOON)
    later = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=9))
    followup.complete_step(
        cast.anna, Contact(channel=Channel.CALL, outcome=Outcome.REACHED), later, by=cast.rep, at=NOON
    )

    after = plan_of(cast.rep, at=NOON)

    assert (before.done, after.done) == (0, 1)
    assert after.left == before.left - 1
    assert after.minutes_done == 10
    assert after.total == before.total


def test_holds_what_is_overdue_however_late_and_nothing_of_tomorrow(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_due_at=NOON - timedelta(days=700))
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=NOON + timedelta(days=1))

    ids = {row.id for row in plan_of(cast.rep, at=NOON).rows}

    assert cast.ben.pk in ids
    assert cast.anna.pk not in ids
    assert cast.anna.pk in {row.id for row in plan_of(cast.rep, at=NOON, span=Span.WEEK).rows}


def test_is_nobody_elses(cast: Cast) -> None:
    assert plan_of(cast.manager, at=NOON).rows == ()
    assert plan_of(cast.outsider, at=NOON).rows == ()


def test_a_parked_one_is_not_on_it(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_by="machine")

    assert cast.ben.pk not in {row.id for row in plan_of(cast.rep, at=NOON).rows}


def test_looks_for_prospects_without_a_step_and_finds_none(cast: Cast) -> None:
    assert plan_of(cast.rep, at=NOON).without_step == 0


def test_promises_that_come_up_stand_beside_it(cast: Cast) -> None:
    followup.make_promise(cast.anna, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON - timedelta(days=1))

    assert [promise.what for promise in plan_of(cast.rep, at=NOON).promises] == ["Send the sheet"]


def test_a_step_stands_among_the_promises_when_one_is_due(cast: Cast) -> None:
    followup.make_promise(cast.ben, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON - timedelta(days=1))
    place_all(cast)

    row = next(row for row in plan_of(cast.rep, at=NOON).rows if row.id == cast.ben.pk)

    assert row.group == Group.PROMISED
    assert row.why == "you promised: Send the sheet"


def test_what_they_promised_stands_with_what_they_said_they_would(cast: Cast) -> None:
    followup.make_promise(cast.ben, "Send the numbers", due_at=NOON, by=cast.rep, at=NOON, ours=False)
    place_all(cast)

    row = next(row for row in plan_of(cast.rep, at=NOON).rows if row.id == cast.ben.pk)

    assert row.group == Group.FALLBACK
    assert row.why == "they promised: Send the numbers"


@pytest.mark.parametrize("number", [0, 150])
def test_takes_four_statements_whatever_the_size(cast: Cast, number: int) -> None:
    stage = stage_of(cast.sales, "Discovery")
    for index in range(number):
        make_opportunity(make_person(cast.workspace, f"Person {index}"), cast.rep, stage)

    with CaptureQueriesContext(connection) as queries:
        plan = plan_of(cast.rep, at=NOON)

    assert len(queries) == 4
    assert len(plan.rows) == min(number + 3, 50)
    assert plan.left == number + 3


def test_says_what_does_not_fit_and_three_ways_out(cast: Cast) -> None:
    stage = stage_of(cast.sales, "Discovery")
    for index in range(40):
        person = make_person(cast.workspace, f"Person {index}")
        make_opportunity(person, cast.rep, stage, next_origin=Origin.STRATEGY, next_minutes=10)
    place_all(cast)

    plan = plan_of(cast.rep, at=NOON)
    overflow = overflow_of(cast.rep, at=NOON, minutes_left=plan.minutes_left)

    assert plan.minutes_needed > plan.minutes_left
    assert overflow.count == plan.beyond > 0
    assert overflow.ways[0].count > 0
    assert min(overflow.ways[0].days) > plan.day


def test_a_plan_of_many_stands_in_the_same_order(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond MOST_COUNTED another statement reads the lines; both give the same."""
    from followthrough.review.queries import plan as reading

    place_all(cast)
    few = plan_of(cast.rep, at=NOON)
    monkeypatch.setattr(reading, "MOST_COUNTED", 1)

    assert [row.id for row in plan_of(cast.rep, at=NOON).rows] == [row.id for row in few.rows]
