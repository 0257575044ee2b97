"""Strategies: what ships, which one applies, and what is refused when one is edited."""

from itertools import pairwise

import pytest

from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import (
    CARE,
    FORGOTTEN,
    LARGE,
    MEDIUM,
    SMALL,
    STARTING_SET,
    BadStrategy,
    Strategy,
    strategy_for,
)
from followthrough.rules.words import Channel, PipelineKind, Size


@pytest.mark.parametrize(
    ("size", "kind", "key", "expected"),
    [
        (Size.SMALL, PipelineKind.SALES, None, SMALL),
        (Size.MEDIUM, PipelineKind.SALES, None, MEDIUM),
        (Size.LARGE, PipelineKind.SALES, None, LARGE),
        (Size.LARGE, PipelineKind.CARE, None, CARE),
        (Size.LARGE, PipelineKind.SALES, "forgotten", FORGOTTEN),
        (Size.LARGE, PipelineKind.CARE, "small", SMALL),
    ],
)
def test_size_and_kind_choose_unless_a_strategy_is_named(
    size: Size, kind: PipelineKind, key: str | None, expected: Strategy
) -> None:
    assert strategy_for(size, kind, key) is expected


def test_an_unknown_strategy_is_refused() -> None:
    with pytest.raises(BadStrategy, match="'aggressive' is unknown; choose small, medium, large, care, forgotten"):
        strategy_for(Size.SMALL, PipelineKind.SALES, "aggressive")


def test_a_larger_one_never_gets_the_treatment_of_a_smaller_one() -> None:
    for less, more in pairwise([SMALL, MEDIUM, LARGE]):
        assert less.max_tries < more.max_tries
        assert less.rhythm[0] >= more.rhythm[0]
        assert sum(less.rhythm) < sum(more.rhythm)
        assert len(set(less.channels)) < len(set(more.channels))
        assert less.max_days_in_stage < more.max_days_in_stage


@pytest.mark.parametrize("strategy", STARTING_SET, ids=lambda strategy: strategy.key)
def test_what_ships_reads_back_unchanged_and_widens_with_time(strategy: Strategy) -> None:
    assert Strategy.from_dict(strategy.as_dict()) == strategy
    assert hash(strategy) == hash(Strategy.from_dict(strategy.as_dict()))
    assert list(strategy.rhythm) == sorted(strategy.rhythm)
    assert strategy.description


def test_only_key_and_name_are_needed() -> None:
    own = Strategy.from_dict({"key": "own", "name": "Our own"})
    assert own == Strategy(key="own", name="Our own")
    assert own.size is None


@pytest.mark.parametrize(("tries", "days"), [(0, 0), (1, 1), (2, 3), (6, 21), (7, 21), (40, 21)])
def test_the_last_gap_repeats(tries: int, days: int) -> None:
    assert MEDIUM.gap_after(tries) == days


@pytest.mark.parametrize(("messages", "days"), [(0, 30), (1, 45), (3, 90), (20, 90)])
def test_the_drip_slows_down_and_stays_slow(messages: int, days: int) -> None:
    assert SMALL.nurture_gap_after(messages) == days


def test_the_channels_go_round() -> None:
    assert [SMALL.channel_of_try(number) for number in (1, 2, 3, 5, 6)] == [
        Channel.CALL,
        Channel.TEXT,
        Channel.EMAIL,
        Channel.EMAIL,
        Channel.CALL,
    ]


def test_minutes_not_named_are_the_usual_ones() -> None:
    own = Strategy(key="own", name="Own", minutes={Channel.CALL: 25})
    assert (own.minutes_for(Channel.CALL), own.minutes_for(Channel.TEXT)) == (25, 3)


@pytest.mark.parametrize(
    ("typical", "won_deals", "allowed"),
    [
        (20.0, None, 30.0),
        (20.0, 5, 30.0),
        (20.0, 4, 45),
        (None, 50, 45),
        (0.2, None, 1),
    ],
)
def test_a_stage_may_last_half_as_long_again_as_in_won_deals(
    typical: float | None, won_deals: int | None, allowed: float
) -> None:
    assert MEDIUM.days_allowed(typical, won_deals) == allowed


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"colour": "red"}, "colour", "unknown; a strategy has key, name, description"),
        ({"key": " "}, "key", "give it one"),
        ({"name": ""}, "name", "give it one"),
        ({"name": 5}, "name", "must be a text"),
        ({"kind": "hunting"}, "kind", "'hunting' is unknown; choose sales, care"),
        ({"size": "huge"}, "size", "'huge' is unknown; choose small, medium, large"),
        ({"rhythm": []}, "rhythm", "name at least one gap in days"),
        ({"rhythm": "weekly"}, "rhythm", "must be a list of days"),
        ({"rhythm": [1, 2.5]}, "rhythm", "must be a whole number"),
        ({"rhythm": [3, 2]}, "rhythm", "the gaps widen with time; none may be shorter than the one before it"),
        ({"rhythm": [-1, 2]}, "rhythm", "each gap lies between 0 and 365 days"),
        ({"rhythm": [1, 400]}, "rhythm", "each gap lies between 0 and 365 days"),
        ({"nurture_rhythm": [0, 5]}, "nurture_rhythm", "each gap lies between 1 and 365 days"),
        ({"channels": []}, "channels", "name at least one"),
        ({"channels": "call"}, "channels", "must be a list of channels"),
        ({"channels": ["fax"]}, "channels", "'fax' is unknown; choose call, text, email"),
        ({"max_tries": 0}, "max_tries", "must lie between 1 and 30"),
        ({"max_tries": True}, "max_tries", "must be a whole number"),
        ({"max_put_offs": 11}, "max_put_offs", "must lie between 1 and 10"),
        ({"requalify_factor": 0.5}, "requalify_factor", "must lie between 1 and 10"),
        ({"requalify_factor": "twice"}, "requalify_factor", "must be a number"),
        ({"requalify_factor": float("nan")}, "requalify_factor", "must lie between 1 and 10"),
        ({"max_days_in_stage": 731}, "max_days_in_stage", "must lie between 1 and 730"),
        ({"warm_days": -1}, "warm_days", "must lie between 0 and 90"),
        ({"they_said_days": 91}, "they_said_days", "must lie between 0 and 90"),
        ({"put_off_days": 0}, "put_off_days", "must lie between 1 and 180"),
        ({"minutes": [10]}, "minutes", "must give minutes for channels"),
        ({"minutes": {"call": "long"}}, "minutes.call", "must be a whole number"),
        ({"minutes": {"call": 0}}, "minutes.call", "must lie between 1 and 480"),
        ({"minutes": {"fax": 5}}, "minutes", "'fax' is unknown"),
    ],
)
def test_what_cannot_be_followed_is_refused_by_name(change: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(BadStrategy) as refused:
        Strategy.from_dict({"key": "own", "name": "Our own", **change})
    assert refused.value.field == field
    assert says in refused.value.problem
    assert isinstance(refused.value, Refusal)


@pytest.mark.parametrize("missing", ["key", "name"])
def test_a_strategy_without_key_or_name_is_refused(missing: str) -> None:
    values = {"key": "own", "name": "Our own"}
    del values[missing]
    with pytest.raises(BadStrategy, match=f"{missing}: missing"):
        Strategy.from_dict(values)


def test_a_gap_of_no_days_means_later_the_same_day() -> None:
    assert Strategy.from_dict({"key": "own", "name": "Own", "rhythm": [0, 1]}).gap_after(1) == 0


def test_whole_numbers_serve_as_factors() -> None:
    assert Strategy.from_dict({"key": "own", "name": "Own", "requalify_factor": 2}).requalify_factor == 2.0
