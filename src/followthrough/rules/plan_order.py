"""The order of the day as two numbers that don't depend on the clock, so that one database index can hold it.

The reasons come in the order a person would give them: someone raised a hand, an appointment, a promise, their date
passed without a word (fallback), closing; then value x chance x lateness. The first five are the class. The rest is
the order: lateness grows with the clock for all rows alike, so `due - weight` sorts as `weight + (now - due)` does.
"""

from datetime import UTC, datetime
from math import log2

from followthrough.rules.words import Bucket, Origin, Purpose, WaitingOn

RAISED_HAND, APPOINTMENT, PROMISE, FALLBACK, CLOSING, ORDINARY = range(6)
DAYS_PER_DOUBLING = 1.0  # an opportunity worth twice as much stands where one a day later would stand
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SECONDS_A_DAY = 86_400


def rank_class(
    *,
    raised_hand: bool,
    fixed: bool,
    purpose: str | None,
    origin: str | None,
    waiting_on: str | None,
    bucket: str,
) -> int:
    """Which kind of reason puts a step on the day: the lower, the earlier."""
    if raised_hand:
        return RAISED_HAND
    if fixed:
        return APPOINTMENT
    if purpose == Purpose.KEEP_PROMISE or origin == Origin.PROMISE:
        return PROMISE
    if waiting_on == WaitingOn.THEM or origin == Origin.FALLBACK:
        return FALLBACK
    return CLOSING if bucket == Bucket.CLOSING else ORDINARY


def order_key(*, due_at: datetime, value: float, chance: int) -> float:
    """Order within a class, lowest first, in days. `chance` in per cent, `value` in any currency, never negative."""
    weight = log2(1 + value * chance / 100)
    return (due_at - EPOCH).total_seconds() / SECONDS_A_DAY - DAYS_PER_DOUBLING * weight
