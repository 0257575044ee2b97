"""Which channel serves a goal best, with what this person asked for and answers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.channel import (
    ANSWER_RATE,
    EFFORT,
    FITNESS,
    Evidence,
    best_for_goal,
    expect_answer,
    weigh_channels,
)
from followthrough.rules.strategies import LARGE, MEDIUM, SMALL
from followthrough.rules.words import Channel, Purpose

PHONE_AND_MAIL = (Channel.CALL, Channel.TEXT, Channel.EMAIL)


def best(purpose: Purpose, usable: tuple[Channel, ...] = tuple(Channel), **evidence: object) -> Channel:
    evidence.setdefault("strategy", LARGE)
    return weigh_channels(purpose, usable, Evidence(**evidence))[0].channel  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("purpose", "channel"),
    [
        (Purpose.FIRST_RESPONSE, Channel.CALL),
        (Purpose.QUALIFY, Channel.CALL),
        (Purpose.DISCOVER, Channel.VISIT),
        (Purpose.PRESENT, Channel.VISIT),
        (Purpose.PROPOSE, Channel.VISIT),
        (Purpose.ANSWER, Channel.CALL),
        (Purpose.CLOSE, Channel.VISIT),
        (Purpose.CHECK_IN, Channel.CALL),
        (Purpose.REQUALIFY, Channel.CALL),
        (Purpose.NURTURE, Channel.EMAIL),
        (Purpose.THANK, Channel.LETTER),
        (Purpose.ONBOARD, Channel.VISIT),
        (Purpose.ASK_REFERRAL, Channel.VISIT),
        (Purpose.INVITE, Channel.CALL),
        (Purpose.KEEP_PROMISE, Channel.CALL),
        (Purpose.RE_ENGAGE, Channel.CALL),
    ],
)
def test_a_large_one_gets_the_channel_that_serves_the_goal_best(purpose: Purpose, channel: Channel) -> None:
    assert best(purpose) == channel


def test_the_table_is_whole() -> None:
    assert set(FITNESS) == set(Purpose)
    assert all(set(row) == set(Channel) for row in FITNESS.values())
    assert all(max(row.values()) == 1 for row in FITNESS.values())
    assert set(ANSWER_RATE) == set(EFFORT) == set(Channel)


def test_a_small_one_is_not_visited() -> None:
    assert best(Purpose.PRESENT, strategy=SMALL) == Channel.CALL
    assert best(Purpose.CLOSE, strategy=SMALL) == Channel.CALL


@pytest.mark.parametrize(
    ("preferred", "purpose", "channel"),
    [
        (Channel.EMAIL, Purpose.QUALIFY, Channel.EMAIL),
        (Channel.TEXT, Purpose.QUALIFY, Channel.TEXT),
        (Channel.TEXT, Purpose.DISCOVER, Channel.CALL),  # nobody tells their troubles by text
        (Channel.CALL, Purpose.CLOSE, Channel.CALL),
    ],
)
def test_what_they_asked_for_wins_where_it_serves_at_all(
    preferred: Channel, purpose: Purpose, channel: Channel
) -> None:
    assert best(purpose, PHONE_AND_MAIL, preferred=preferred) == channel


@pytest.mark.parametrize(("silent_tries", "channel"), [(0, Channel.CALL), (1, Channel.CALL), (2, Channel.EMAIL)])
def test_a_channel_that_stays_silent_makes_room_for_another(silent_tries: int, channel: Channel) -> None:
    assert best(Purpose.QUALIFY, PHONE_AND_MAIL, silent=Channel.CALL, silent_tries=silent_tries) == channel


def test_the_strategy_plans_the_channel_of_a_later_try() -> None:
    assert best(Purpose.QUALIFY, silent=Channel.CALL, silent_tries=1, next_try=3) == Channel.EMAIL
    assert best(Purpose.QUALIFY, silent=Channel.CALL, silent_tries=1, next_try=5) == Channel.VISIT


def test_the_first_try_is_made_by_what_serves_best() -> None:
    assert best(Purpose.PRESENT, next_try=1) == Channel.VISIT


@pytest.mark.parametrize(
    ("tries", "answered", "expected"),
    [
        (0, 0, 0.35),  # what we expect of anybody
        (1, 0, 0.30),  # one silence says little
        (20, 0, 0.08),  # twenty say a lot
        (4, 4, 0.61),
    ],
)
def test_what_they_answer_to_is_shrunk_towards_everybody(tries: int, answered: int, expected: float) -> None:
    assert expect_answer(Channel.CALL, tries, answered) == pytest.approx(expected, abs=0.005)


def test_who_answers_texts_gets_texts() -> None:
    answers = {Channel.CALL: (20, 0), Channel.TEXT: (4, 4)}
    assert best(Purpose.QUALIFY, PHONE_AND_MAIL, answers=answers) == Channel.TEXT


def test_without_a_usable_channel_there_is_none() -> None:
    assert weigh_channels(Purpose.QUALIFY, (), Evidence(strategy=MEDIUM)) == ()
    assert best_for_goal(Purpose.QUALIFY, (), MEDIUM) is None


def test_the_best_for_the_goal_alone_asks_for_no_evidence_but_for_the_size() -> None:
    assert best_for_goal(Purpose.CLOSE, tuple(Channel), LARGE) == Channel.VISIT
    assert best_for_goal(Purpose.CLOSE, tuple(Channel), SMALL) == Channel.CALL


@given(
    st.sampled_from(Purpose),
    st.lists(st.sampled_from(Channel)),
    st.sampled_from([SMALL, MEDIUM, LARGE]),
    st.integers(1, 30),
    st.none() | st.sampled_from(Channel),
    st.none() | st.sampled_from(Channel),
    st.integers(0, 30),
)
def test_every_usable_channel_is_weighed_once_best_first(
    purpose, usable, strategy, next_try, preferred, silent, silent_tries
) -> None:
    evidence = Evidence(strategy, next_try, preferred, silent, silent_tries)
    weighed = weigh_channels(purpose, usable, evidence)
    assert sorted(each.channel for each in weighed) == sorted(set(usable))
    assert [each.score for each in weighed] == sorted((each.score for each in weighed), reverse=True)
    assert all(each.score > 0 for each in weighed)
