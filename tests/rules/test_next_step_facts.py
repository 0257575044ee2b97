"""Facts are read strictly from JSON: what cannot be read is named, with what is allowed."""

import json
from datetime import UTC, datetime

import pytest

from followthrough.rules.next_step import Answers, BadFacts, Situation, propose_from_json
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import LARGE, SMALL
from followthrough.rules.words import Bucket, Channel, Outcome, Permission, Purpose, Size, State, WaitingOn

NOW = "2026-11-24T10:30:00+01:00"


def read(**facts: object) -> Situation:
    return Situation.from_dict({"now": NOW, **facts})


def test_only_the_moment_of_asking_is_needed() -> None:
    facts = read()
    assert facts == Situation(now=datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    assert not facts.is_nurture


def test_all_facts_can_be_named() -> None:
    facts = read(
        state="nurture",
        kind="sales",
        bucket="closing",
        stage="Offer",
        stage_purpose="close",
        size="large",
        value=84_000,
        strategy="small",
        outcome="no_answer",
        channel="call",
        purpose="close",
        their_date="2026-12-01T09:00:00Z",
        tries=3,
        channel_tries=2,
        put_offs=1,
        touches=9,
        days_in_stage=12,
        typical_days_in_stage=8.5,
        won_deals=20,
        days_since_requalified=4,
        last_two_way_days=5,
        days_since_won=None,
        channels=["call", "email", "call"],
        preferred_channel="email",
        preferred_hours=[14, 17],
        answers={"call": [4, 1], "email": {"tries": 2, "answered": 0}},
        permission="given",
        promise_due="2026-11-25T09:00:00Z",
        promise_by="them",
        promise_text="the plan",
        zone="Europe/Zurich",
    )
    assert facts.is_nurture
    assert (facts.state, facts.bucket, facts.size, facts.permission) == (
        State.NURTURE,
        Bucket.CLOSING,
        Size.LARGE,
        Permission.GIVEN,
    )
    assert (facts.outcome, facts.channel, facts.purpose) == (Outcome.NO_ANSWER, Channel.CALL, Purpose.CLOSE)
    assert facts.plan == SMALL
    assert facts.channels == (Channel.CALL, Channel.EMAIL)
    assert facts.preferred_hours == (14, 17)
    assert facts.answers == {Channel.CALL: Answers(4, 1), Channel.EMAIL: Answers(2, 0)}
    assert facts.their_date == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert facts.promise_by is WaitingOn.THEM
    assert facts.same_channel_tries == 2


def test_a_strategy_may_be_written_out() -> None:
    own = read(strategy={"key": "own", "name": "Our own", "rhythm": [1, 5], "max_tries": 3}).plan
    assert (own.key, own.rhythm, own.max_tries) == ("own", (1, 5), 3)


def test_words_and_answers_may_be_given_ready_made() -> None:
    assert read(channel=Channel.CALL, answers={"call": Answers(2, 1)}, strategy=LARGE).plan is LARGE


@pytest.mark.parametrize(
    ("facts", "field", "says"),
    [
        ({"colour": "red"}, "colour", "unknown; the facts are now, state"),
        ({"now": None}, "now", "missing; give the moment of asking"),
        ({"now": "2026-11-24T10:30:00"}, "now", "has no time zone"),
        ({"now": "tomorrow"}, "now", "is no moment; write it like 2026-11-24T09:00:00+01:00"),
        ({"now": 5}, "now", "is no moment"),
        ({"now": "9999-12-31T23:59:59-14:00"}, "now", "outside of the years 1970 to 9000"),
        ({"now": "0001-01-01T00:00:00+14:00"}, "now", "outside of the years 1970 to 9000"),
        ({"their_date": "2026-11-26"}, "their_date", "has no time zone"),
        ({"outcome": "maybe"}, "outcome", "'maybe' is unknown; choose reached, no_answer, voicemail"),
        ({"outcome": ["met"]}, "outcome", "is unknown; choose"),
        ({"channels": "call"}, "channels", 'must be a list of channels, e.g. ["call", "email"]'),
        ({"channels": ["fax"]}, "channels", "'fax' is unknown; choose call, text"),
        ({"stage": 7}, "stage", "must be a text"),
        ({"tries": -1}, "tries", "must be a whole number, 0 or more"),
        ({"tries": 1.5}, "tries", "must be a whole number"),
        ({"tries": True}, "tries", "must be a whole number"),
        ({"value": "much"}, "value", "must be a number, 0 or more"),
        ({"value": float("nan")}, "value", "must be a number"),
        ({"value": True}, "value", "must be a number"),
        ({"preferred_hours": [9]}, "preferred_hours", "two full hours of their day"),
        ({"preferred_hours": "9-5"}, "preferred_hours", "two full hours of their day"),
        ({"preferred_hours": [17, 9]}, "preferred_hours", "two full hours of their day"),
        ({"answers": [1, 2]}, "answers", "must be an object by channel"),
        ({"answers": {"call": 3}}, "answers.call", "must be two counts, e.g. [4, 1]"),
        ({"answers": {"call": [1, 2]}}, "answers.call", "more answered than tried"),
        ({"zone": "Mars/Olympus"}, "zone", "is no time zone; write it like Europe/Zurich"),
        ({"zone": 3}, "zone", "is no time zone"),
        ({"strategy": "huge"}, "strategy", "'huge' is unknown; choose small, medium, large"),
        ({"strategy": 3}, "strategy", "give the key of a strategy, or a strategy as an object"),
        ({"strategy": {"key": "x", "name": "X", "rhythm": [3, 1]}}, "strategy.rhythm", "the gaps widen"),
    ],
)
def test_what_cannot_be_read_is_named(facts: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(BadFacts) as refused:
        read(**facts)
    assert refused.value.field == field
    assert says in refused.value.message
    assert isinstance(refused.value, Refusal)


def test_json_goes_in_and_plain_values_come_out() -> None:
    facts = {"now": NOW, "outcome": "will_call", "their_date": "2026-11-26T12:00:00Z", "channel": "call", "touches": 2}
    best = propose_from_json(json.dumps(facts))[0]
    assert best == json.loads(json.dumps(best))
    assert best == {
        "action": "step",
        "purpose": "qualify",
        "channel": "call",
        "due_at": "2026-11-27T09:00:00+00:00",
        "by": "person",
        "waiting_on": "them",
        "origin": "fallback",
        "close_state": None,
        "close_reason": None,
        "minutes": 10,
        "why": "They get back to you by Thu 26 Nov. Tell them: \"If I don't hear from you by then, "
        "I'll call on Fri 27 Nov.\"",
        "easy": None,
    }


def test_an_end_has_no_date() -> None:
    (end,) = propose_from_json(json.dumps({"now": NOW, "permission": "withdrawn"}))
    assert (end["action"], end["due_at"], end["close_state"]) == ("conclude", None, "lost")


def test_the_clock_of_the_door_serves_where_the_facts_name_no_moment() -> None:
    moment = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    asked = propose_from_json("{}", now=moment)
    assert asked[0]["due_at"] == "2026-11-24T09:35:00+00:00"
    assert propose_from_json(json.dumps({"now": "2026-11-25T09:30:00Z"}), now=moment)[0]["due_at"] > asked[0]["due_at"]


@pytest.mark.parametrize("text", ["", "{", "no", "[" * 100_000])
def test_what_is_no_json_is_said(text: str) -> None:
    with pytest.raises(BadFacts, match="this is no JSON"):
        propose_from_json(text)


@pytest.mark.parametrize("text", ["[]", "3", "null", '"now"'])
def test_facts_are_one_object(text: str) -> None:
    with pytest.raises(BadFacts, match="must be one object with names and values"):
        propose_from_json(text)
