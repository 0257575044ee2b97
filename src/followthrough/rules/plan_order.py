"""The order within one rank class as a number that does not depend on the clock, so that one index holds it.

`ranking.rank_class` says which kind of reason puts a step on the day; among equals value x chance x lateness decides.
Lateness grows with the clock for all rows alike, so `due - weight` sorts as `weight + (now - due)` does.
"""

from datetime import UTC, datetime
from math import log2

DAYS_PER_DOUBLING = 1.0  # an opportunity worth twice as much stands where one a day later would stand
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SECONDS_A_DAY = 86_400


def order_key(*, due_at: datetime, value: float, chance: int) -> float:
    """Order within a class, lowest first, in days. `chance` in per cent, `value` in any currency, never negative."""
    weight = log2(1 + value * chance / 100)
    return (due_at - EPOCH).total_seconds() / SECONDS_A_DAY - DAYS_PER_DOUBLING * weight
