"""What stops or slows a prospect, found on evidence."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.rules.flow import FlowFacts, Stop, find_stops
from followthrough.rules.strategies import LARGE, SMALL
from followthrough.rules.words import Bucket, NextBy, State, WaitingOn

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def stops(**facts: object) -> list[str]:
    facts.setdefault("due_at", TOMORROW)
    return [found.sentence for found in find_stops(FlowFacts(now=NOW, **facts))]  # type: ignore[arg-type]


def test_what_flows_has_no_stop() -> None:
    flowing = {
        "opened_at": ago(30),
        "last_two_way_at": ago(3),
        "last_in_at": ago(3),
        "last_out_at": ago(3),
        "stage_entered_at": ago(5),
        "typical_days_in_stage": 10.0,
        "promise_due": TOMORROW,
        "tries": 1,
    }
    assert stops(**flowing) == []


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"due_at": None}, "Nothing comes next: plan a step, or let them go."),
        ({"promise_due": ago(3)}, "What you promised was due 3 days ago: keep it, or tell them."),
        ({"promise_due": ago(0.1)}, "What you promised was due today: keep it, or tell them."),
        (
            {"promise_due": ago(1), "promise_by": WaitingOn.THEM},
            "What they promised was due 1 day ago: ask for it.",
        ),
        ({"last_in_at": ago(2)}, "They turned to you 2 days ago and wait for an answer: give it."),
        (
            {"last_in_at": ago(0.1), "last_out_at": ago(5)},
            "They turned to you today and wait for an answer: give it.",
        ),
        ({"due_at": ago(1)}, "The next step is 1 day late: do it, move it with a reason, or let them go."),
        (
            {"due_at": ago(2), "next_by": NextBy.MACHINE},
            "The machine is 2 days late with its step: look why it stands still.",
        ),
        ({"tries": 6}, "6 tries without an answer: ask once straight, then let them go."),
        ({"tries": 4, "strategy": SMALL}, "4 tries without an answer: ask once straight, then let them go."),
        (
            {"stage_entered_at": ago(40), "stage": "Offer", "typical_days_in_stage": 12.0, "won_deals": 9},
            "40 days in Offer, won deals took 12 days: ask whether this still matters.",
        ),
        (
            {"stage_entered_at": ago(46), "typical_days_in_stage": 12.0, "won_deals": 4},
            "46 days in this stage, 45 days is the limit: ask whether this still matters.",
        ),
        (
            {"opened_at": ago(100), "last_two_way_at": ago(14)},
            "Not a word between you for 14 days: bring something new.",
        ),
        ({"opened_at": ago(14)}, "Here for 14 days and never spoken with: it is not too late."),
    ],
)
def test_each_stop_is_said_in_a_sentence(facts: dict[str, object], sentence: str) -> None:
    assert stops(**facts) == [sentence]


@pytest.mark.parametrize(
    "facts",
    [
        {"due_at": ago(0.9)},
        {"due_at": TOMORROW},
        {"promise_due": NOW},
        {"last_in_at": ago(2), "last_out_at": ago(2)},
        {"tries": 5},
        {"tries": 8, "strategy": LARGE},
        {"stage_entered_at": ago(18), "typical_days_in_stage": 12.0},
        {"stage_entered_at": ago(46), "typical_days_in_stage": 31.0},
        {"last_two_way_at": ago(13)},
    ],
)
def test_what_is_still_within_bounds_is_no_stop(facts: dict[str, object]) -> None:
    assert stops(**facts) == []


@pytest.mark.parametrize(
    ("bucket", "days"), [(Bucket.CLOSING, 10), (Bucket.NEW, 14), (Bucket.DEVELOPING, 21), (Bucket.PARKED, 90)]
)
def test_a_decision_cools_off_fastest(bucket: Bucket, days: int) -> None:
    assert stops(bucket=bucket, last_two_way_at=ago(days))
    assert not stops(bucket=bucket, last_two_way_at=ago(days - 0.5))


def test_staleness_counts_from_the_last_two_way_contact_not_from_our_tries() -> None:
    assert stops(last_two_way_at=ago(40), last_out_at=ago(1)) == [
        "Not a word between you for 40 days: bring something new."
    ]


def test_what_is_most_our_own_doing_comes_first() -> None:
    everything = FlowFacts(
        now=NOW,
        due_at=ago(3),
        promise_due=ago(3),
        last_in_at=ago(3),
        tries=9,
        stage_entered_at=ago(90),
        last_two_way_at=ago(90),
    )
    found = find_stops(everything)
    assert [each.stop for each in found] == [
        Stop.BROKEN_PROMISE,
        Stop.WAITING_ON_US,
        Stop.OVERDUE,
        Stop.NO_REPLY,
        Stop.TOO_LONG,
        Stop.STALE,
    ]
    assert [each.amount for each in found] == [3, 3, 3, 9, 90, 90]


def test_in_nurture_silence_is_agreed_on_but_not_what_we_owe() -> None:
    quiet = {"state": State.NURTURE, "tries": 9, "stage_entered_at": ago(400), "last_two_way_at": ago(400)}
    assert stops(**quiet) == []
    assert stops(**quiet, last_in_at=ago(1)) == ["They turned to you 1 day ago and wait for an answer: give it."]


@pytest.mark.parametrize("state", [State.WON, State.LOST, State.DISQUALIFIED])
def test_what_is_closed_does_not_stop(state: State) -> None:
    assert stops(state=state, due_at=None, last_in_at=ago(5)) == []


def test_one_try_is_one() -> None:
    once = LARGE.from_dict({"key": "once", "name": "Once", "max_tries": 1})
    assert stops(tries=1, strategy=once) == ["1 try without an answer: ask once straight, then let them go."]
