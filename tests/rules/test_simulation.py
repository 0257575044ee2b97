"""The weeks played ahead."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.rules.next_step import Situation
from followthrough.rules.simulation import Odds, Player, Worker, say, simulate
from followthrough.rules.words import Bucket, Channel, NextBy, Outcome, Purpose, State
from followthrough.rules.worktime import OurTime

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SILENT = Odds({channel: {Outcome.NO_ANSWER: 10_000_000} for channel in Channel})
ROSA = {1: Worker("Rosa", OurTime(zone="UTC"), 120)}


def players(number: int, **facts: object) -> list[Player]:
    situation = Situation(now=NOON, bucket=Bucket.DEVELOPING, **facts)  # type: ignore[arg-type]
    return [
        Player(owner=1, facts=situation, due=MONDAY, channel=Channel.CALL, purpose=Purpose.QUALIFY)
        for _ in range(number)
    ]


def test_who_never_answers_leaves_the_pipeline_in_the_end() -> None:
    report = simulate(players(5), SILENT, ROSA, start=MONDAY, days=200)
    assert report.states[State.OPEN] == 0
    assert sum(report.states.values()) == 5


def test_nobody_works_on_a_weekend_or_more_than_the_day_holds() -> None:
    report = simulate(players(100), SILENT, ROSA, start=MONDAY, days=14)
    assert {day.day.weekday() for day in report.days} == {0, 1, 2, 3, 4}
    assert all(day.minutes <= 120 for day in report.days)
    assert report.days[0].left == 100 - report.days[0].contacts


def test_too_many_prospects_are_said_with_what_to_do() -> None:
    crowded = simulate(players(400), SILENT, ROSA, start=MONDAY, days=28)
    assert crowded.too_many > 0
    assert "qualify" in say(crowded)
    roomy = simulate(players(3), SILENT, ROSA, start=MONDAY, days=28)
    assert roomy.too_many == 0
    assert "there is room" in say(roomy)


def test_the_machines_work_costs_no_minutes() -> None:
    resting = players(400, state=State.NURTURE)
    for player in resting:
        player.by = NextBy.MACHINE
    report = simulate(resting, SILENT, ROSA, start=MONDAY, days=14)
    assert report.began_open == 0
    assert 0 < sum(day.contacts for day in report.days) <= 20  # the few who raised a hand


def test_an_agreement_comes_only_from_those_about_to_close() -> None:
    keen = Odds({Channel.CALL: {Outcome.AGREED: 10_000_000}}, moves=0)
    early = simulate(players(20), keen, ROSA, start=MONDAY, days=3)
    assert early.states[State.WON] == 0
    closing = players(20)
    for player in closing:
        player.facts = replace(player.facts, bucket=Bucket.CLOSING)
    assert simulate(closing, keen, ROSA, start=MONDAY, days=30).states[State.WON] == 20


def test_too_often_is_four_within_a_week() -> None:
    hasty = players(1)
    hasty[0].contacts = [MONDAY + timedelta(days=day) for day in range(4)]
    assert simulate(hasty, SILENT, {}, start=MONDAY, days=1).too_often == 1
    calm = players(1)
    calm[0].contacts = [MONDAY + timedelta(days=3 * day) for day in range(4)]
    assert simulate(calm, SILENT, {}, start=MONDAY, days=1).too_often == 0


@settings(max_examples=15)
@given(seed=st.integers(0, 1000), number=st.integers(0, 12), days=st.integers(7, 60))
def test_nobody_is_lost_and_the_same_seed_gives_the_same(seed: int, number: int, days: int) -> None:
    one, other = (simulate(players(number), Odds(), ROSA, start=MONDAY, days=days, seed=seed) for _ in range(2))
    assert one == other
    assert sum(one.states.values()) == number


@pytest.mark.parametrize("bucket", list(Bucket))
def test_odds_of_an_empty_history_are_the_usual_ones(bucket: Bucket) -> None:
    from random import Random

    drawn = {Odds().draw(Channel.CALL, bucket, Random(seed)) for seed in range(200)}
    assert drawn == {Outcome.NO_ANSWER, Outcome.REACHED, Outcome.PUT_OFF, Outcome.NOT_INTERESTED}
