"""Whose turn it is with a new lead: takers go round, who is away is skipped, then the managers."""

from collections.abc import Collection, Sequence


def first_turn(takers: Sequence[int], *, last: int | None, here: Collection[int]) -> int | None:
    """Who gets a lead that comes in now: after the last one who got one, round. None when all are away."""
    start = takers.index(last) + 1 if last in takers else 0
    return next((taker for taker in (*takers[start:], *takers[:start]) if taker in here), None)


def next_turn(
    takers: Sequence[int], managers: Sequence[int], *, tried: Collection[int], here: Collection[int]
) -> int | None:
    """Who is next when nobody acted: a taker who had no turn yet, then a manager. None: everybody had theirs."""
    return next((member for member in (*takers, *managers) if member in here and member not in tried), None)
