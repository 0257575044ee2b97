"""The four quarters of a pipeline: how they stand, and what to do about it.

A healthy pipeline holds about a quarter each of new, developing and closing; the last quarter, the dead horses, is
moved out of it. Shares are of a whole pipeline, not of a sample; but with few prospects one more or less moves a share
a lot, so that nothing is called out of balance by fewer than `LEAST_OFF` prospects.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from followthrough.rules.words import Bucket, Word

QUARTER = 0.25
TOLERANCE = 0.1
"""A quarter between 15 and 35 % is in balance."""
LEAST_OFF = 2
"""Being off by fewer prospects than this is chance."""
ENOUGH = 8
"""With fewer prospects, shares say nothing."""
LIVING = (Bucket.NEW, Bucket.DEVELOPING, Bucket.CLOSING)


class Verdict(Word):
    EMPTY = "empty", "Nothing here yet"
    TOO_FEW = "too_few", "Too few to judge"
    BALANCED = "balanced", "In balance"
    UNBALANCED = "unbalanced", "Out of balance"


@dataclass(frozen=True, slots=True)
class Holding:
    """What stands in one bucket: how many, and what they are worth together (workspace's money)."""

    count: int = 0
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class MoveOut:
    """Prospects that fulfil one criterion for leaving: "put off three times", "no word for 90 days"."""

    count: int
    criterion: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """One bucket beside the others. Shares are 0 to 1; `off` is how many prospects too many (+) or too few (-)."""

    bucket: Bucket
    count: int
    value: float
    share: float
    value_share: float
    off: int


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do, with its number; `bucket` is the one it mends."""

    bucket: Bucket
    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Balance:
    quarters: tuple[Quarter, ...]
    verdict: Verdict
    sentence: str
    advice: tuple[Advice, ...]
    total: int
    value: float


def weigh(holdings: Mapping[Bucket, Holding], move_out: Iterable[MoveOut] = ()) -> Balance:
    """How the four quarters stand, and what to do, most pressing first.

    `holdings`: counts and sums per bucket, missing ones are empty. `move_out`: what is known about those who should
    leave, whichever bucket they stand in; each prospect under one criterion only.
    """
    total = sum(holding.count for holding in holdings.values())
    value = sum(holding.value for holding in holdings.values())
    quarters = tuple(_quarter(bucket, holdings.get(bucket, Holding()), total=total, value=value) for bucket in Bucket)
    advice = tuple(_advise(quarters, tuple(each for each in move_out if each.count), total))
    verdict = _judge(quarters, total)
    return Balance(quarters, verdict, _say(verdict, quarters, total), advice, total, value)


def _quarter(bucket: Bucket, holding: Holding, *, total: int, value: float) -> Quarter:
    share = holding.count / total if total else 0.0
    value_share = holding.value / value if value else 0.0
    off = round(holding.count - QUARTER * total) if _is_off(share, holding.count, total) else 0
    return Quarter(bucket, holding.count, holding.value, share, value_share, off)


def _is_off(share: float, count: int, total: int) -> bool:
    return abs(share - QUARTER) > TOLERANCE and abs(count - QUARTER * total) >= LEAST_OFF


def _judge(quarters: tuple[Quarter, ...], total: int) -> Verdict:
    if total == 0:
        return Verdict.EMPTY
    if total < ENOUGH:
        return Verdict.TOO_FEW
    return Verdict.UNBALANCED if any(quarter.off for quarter in quarters) else Verdict.BALANCED


def _say(verdict: Verdict, quarters: tuple[Quarter, ...], total: int) -> str:
    if verdict is Verdict.EMPTY:
        return "Nobody is in the pipeline yet."
    if verdict is Verdict.TOO_FEW:
        return f"With {_prospects(total)}, shares say little: one more or less turns them around."
    if verdict is Verdict.BALANCED:
        return f"About a quarter each: {total} prospects, in balance."
    worst = max(quarters, key=lambda quarter: abs(quarter.off))
    return f"{worst.count} of {total} are {_NAMES[worst.bucket]} ({worst.share:.0%}); a quarter would be healthy."


def _advise(quarters: tuple[Quarter, ...], move_out: tuple[MoveOut, ...], total: int) -> Iterator[Advice]:
    of = {quarter.bucket: quarter for quarter in quarters}
    yield from _move_out(of[Bucket.PARKED], move_out)
    if total < ENOUGH:
        yield Advice(Bucket.NEW, ENOUGH - total, f"Win {ENOUGH - total} new: {_prospects(total)} are no pipeline yet.")
        return
    if of[Bucket.CLOSING].off < 0:
        yield from _fill(of[Bucket.CLOSING], of[Bucket.DEVELOPING], "Bring {n} of the developing to a decision.")
    if of[Bucket.DEVELOPING].off < 0:
        yield from _fill(of[Bucket.DEVELOPING], of[Bucket.NEW], "Qualify {n} of the new: find out who fits.")
    if of[Bucket.NEW].off < 0:
        number = _to_win(of[Bucket.NEW].count, total)
        yield Advice(Bucket.NEW, number, f"Win {number} new {'one' if number == 1 else 'ones'}.")
    yield from _drain(of)


def _move_out(parked: Quarter, move_out: tuple[MoveOut, ...]) -> Iterator[Advice]:
    for each in sorted(move_out, key=lambda each: -each.count):
        yield Advice(Bucket.PARKED, each.count, f"Move {_these(each.count)} out: {each.criterion}.")
    left = parked.count - sum(each.count for each in move_out)
    if left > 0:
        yield Advice(
            Bucket.PARKED, left, f"Move {_these(left)} out, one straight question each: dead horses are not ridden."
        )


def _fill(short: Quarter, source: Quarter, sentence: str) -> Iterator[Advice]:
    """Fill a quarter from the one before it, as far as that one goes."""
    number = min(-short.off, source.count)
    if number:
        yield Advice(short.bucket, number, sentence.format(n=number))


def _drain(of: Mapping[Bucket, Quarter]) -> Iterator[Advice]:
    if of[Bucket.NEW].off > 0 and of[Bucket.DEVELOPING].off >= 0:
        number = of[Bucket.NEW].off
        yield Advice(Bucket.NEW, number, f"Qualify {number} of the new before you win more of them.")
    if of[Bucket.DEVELOPING].off > 0 and of[Bucket.CLOSING].off >= 0:
        number = of[Bucket.DEVELOPING].off
        yield Advice(Bucket.DEVELOPING, number, f"Ask {number} of the developing straight: go on, or out.")
    if of[Bucket.CLOSING].off > 0:
        number = of[Bucket.CLOSING].off
        yield Advice(Bucket.CLOSING, number, f"Get a yes or a no from {number} in closing before they go stale.")


def _to_win(new: int, total: int) -> int:
    """How many new ones make the new a quarter of all: (new + n) / (total + n) = 1/4."""
    return ceil((QUARTER * total - new) / (1 - QUARTER))


_NAMES: Mapping[Bucket, str] = {
    Bucket.NEW: "new",
    Bucket.DEVELOPING: "developing",
    Bucket.CLOSING: "in closing",
    Bucket.PARKED: "dead horses",
}


def _prospects(number: int) -> str:
    return f"{number} prospect" + ("" if number == 1 else "s")


def _these(number: int) -> str:
    return "this one" if number == 1 else f"these {number}"
