"""Whose turn it is with a new lead."""

import pytest

from followthrough.rules.lead_chain import first_turn, next_turn


@pytest.mark.parametrize(
    ("last", "here", "turn"),
    [
        (None, {1, 2, 3}, 1),
        (1, {1, 2, 3}, 2),
        (3, {1, 2, 3}, 1),
        (1, {1, 3}, 3),  # the second is away
        (2, {2}, 2),
        (9, {1, 2, 3}, 1),  # the last one left the chain
        (1, set(), None),
    ],
)
def test_turns_go_round_among_those_who_are_here(last: int | None, here: set[int], turn: int | None) -> None:
    assert first_turn([1, 2, 3], last=last, here=here) == turn


@pytest.mark.parametrize(
    ("tried", "here", "turn"),
    [
        ([1], {1, 2, 3, 8}, 2),
        ([1, 2, 3], {1, 2, 3, 8}, 8),
        ([1], {1, 8}, 8),
        ([1, 2, 3, 8], {1, 2, 3, 8}, None),
    ],
)
def test_nobody_acted_so_the_next_then_the_manager(tried: list[int], here: set[int], turn: int | None) -> None:
    assert next_turn([1, 2, 3], [8], tried=tried, here=here) == turn
