"""The four quarters of a pipeline: how they stand, and what to do about it.

A healthy pipeline holds about a quarter each of new, developing and closing; the last quarter, the dead horses, is
moved out of it. So the first three are measured against a quarter of all, and against a third of the living once
there are fewer dead horses than that. These are shares of a whole pipeline, not of a sample; but with few prospects
one more or less moves a share a lot, so that nothing is out of balance by fewer than `LEAST_OFF` prospects.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from followthrough.rules.words import Bucket, Word

QUARTER, THIRD = 1 / 4, 1 / 3
TOLERANCE = 0.1
"""Ten points more or less are in balance."""
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
    """One bucket beside the others. Shares of all are 0 to 1; `off` is how many prospects too many or (-) too few."""

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
    """The four quarters in their order, the verdict, and the advice, most pressing first."""

    quarters: tuple[Quarter, ...]
    verdict: Verdict
    sentence: str
    advice: tuple[Advice, ...]
    total: int
    value: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a bucket should hold: `part` of `base` prospects."""

    base: int
    part: float

    @property
    def healthy(self) -> float:
        return self.part * self.base


def weigh(holdings: Mapping[Bucket, Holding], move_out: Iterable[MoveOut] = ()) -> Balance:
    """How the four quarters stand, and what to do.

    `holdings`: counts and sums per bucket, missing ones are empty. `move_out`: what is known about those who should
    leave, whichever bucket they stand in; each prospect under one criterion only.
    """
    whole = Holding(sum(each.count for each in holdings.values()), sum(each.value for each in holdings.values()))
    living = _measure_living(holdings.get(Bucket.PARKED, Holding()).count, whole.count)
    quarters = tuple(_quarter(bucket, holdings.get(bucket, Holding()), whole, living) for bucket in Bucket)
    verdict = _judge(quarters, whole.count)
    leaving = tuple(each for each in move_out if each.count)
    return Balance(
        quarters,
        verdict,
        _say(verdict, quarters, whole.count, living),
        tuple(_advise({each.bucket: each for each in quarters}, leaving, whole.count, living)),
        whole.count,
        whole.value,
    )


def _measure_living(parked: int, total: int) -> _Measure:
    return _Measure(total - parked, THIRD) if parked <= QUARTER * total else _Measure(total, QUARTER)


def _quarter(bucket: Bucket, holding: Holding, whole: Holding, living: _Measure) -> Quarter:
    return Quarter(
        bucket,
        holding.count,
        holding.value,
        share=holding.count / whole.count if whole.count else 0.0,
        value_share=holding.value / whole.value if whole.value else 0.0,
        off=_off(holding.count, living) if bucket in LIVING else max(_off(holding.count, _parked(whole.count)), 0),
    )


def _parked(total: int) -> _Measure:
    return _Measure(total, QUARTER)


def _off(count: int, measure: _Measure) -> int:
    difference = count - measure.healthy
    return round(difference) if abs(difference) >= max(LEAST_OFF, TOLERANCE * measure.base) else 0


def _judge(quarters: tuple[Quarter, ...], total: int) -> Verdict:
    if total == 0:
        return Verdict.EMPTY
    if total < ENOUGH:
        return Verdict.TOO_FEW
    return Verdict.UNBALANCED if any(quarter.off for quarter in quarters) else Verdict.BALANCED


def _say(verdict: Verdict, quarters: tuple[Quarter, ...], total: int, living: _Measure) -> str:
    if verdict is Verdict.EMPTY:
        return "Nobody is in the pipeline yet."
    if verdict is Verdict.TOO_FEW:
        prospects = "1 prospect" if total == 1 else f"{total} prospects"
        return f"With {prospects}, shares say little: one more or less turns them around."
    if verdict is Verdict.BALANCED:
        return f"{total} prospects, about as many new as developing as in closing: in balance."
    worst = max(quarters, key=lambda quarter: abs(quarter.off))
    healthy = "a third of the living" if worst.bucket in LIVING and living.part == THIRD else "a quarter"
    return f"{worst.count} of {total} are {_NAMES[worst.bucket]} ({worst.share:.0%}); {healthy} would be healthy."


def _advise(
    of: Mapping[Bucket, Quarter], leaving: tuple[MoveOut, ...], total: int, living: _Measure
) -> Iterator[Advice]:
    yield from _move_out(of[Bucket.PARKED], leaving)
    if total < ENOUGH:
        number = ENOUGH - total
        yield Advice(Bucket.NEW, number, f"Win {_new_ones(number)}: that is where a pipeline begins.")
        return
    if of[Bucket.CLOSING].off < 0:
        yield from _fill(of[Bucket.CLOSING], of[Bucket.DEVELOPING], "Bring {n} of the developing to a decision.")
    if of[Bucket.DEVELOPING].off < 0:
        yield from _fill(of[Bucket.DEVELOPING], of[Bucket.NEW], "Qualify {n} of the new: find out who fits.")
    if of[Bucket.NEW].off < 0:
        number = _to_win(of[Bucket.NEW].count, living)
        yield Advice(Bucket.NEW, number, f"Win {_new_ones(number)}.")
    yield from _drain(of)


def _move_out(parked: Quarter, leaving: tuple[MoveOut, ...]) -> Iterator[Advice]:
    for each in sorted(leaving, key=lambda each: -each.count):
        yield Advice(Bucket.PARKED, each.count, f"Move {_these(each.count)} out: {each.criterion}.")
    left = parked.count - sum(each.count for each in leaving)
    if left > 0:
        why = "one straight question each: dead horses are not ridden"
        yield Advice(Bucket.PARKED, left, f"Move {_these(left)} out, {why}.")


def _fill(short: Quarter, source: Quarter, sentence: str) -> Iterator[Advice]:
    """Fill a quarter from the one before it, as far as that one goes."""
    number = min(-short.off, source.count)
    if number:
        yield Advice(short.bucket, number, sentence.format(n=number))


def _drain(of: Mapping[Bucket, Quarter]) -> Iterator[Advice]:
    """Where too many stand; said unless the advice for the next bucket moves them on already."""
    new, developing, closing = (of[bucket] for bucket in LIVING)
    if new.off > 0 and developing.off >= 0:
        yield Advice(Bucket.NEW, new.off, f"Qualify {new.off} of the new before you win more of them.")
    if developing.off > 0 and closing.off >= 0:
        said = f"Ask {developing.off} of the developing straight: go on, or out."
        yield Advice(Bucket.DEVELOPING, developing.off, said)
    if closing.off > 0:
        said = f"Get a yes or a no from {closing.off} in closing before they go stale."
        yield Advice(Bucket.CLOSING, closing.off, said)


def _to_win(new: int, living: _Measure) -> int:
    """How many new ones make the new their part: (new + n) / (base + n) = part."""
    return ceil((living.healthy - new) / (1 - living.part))


_NAMES: Mapping[Bucket, str] = {
    Bucket.NEW: "new",
    Bucket.DEVELOPING: "developing",
    Bucket.CLOSING: "in closing",
    Bucket.PARKED: "dead horses",
}


def _new_ones(number: int) -> str:
    return f"{number} new " + ("one" if number == 1 else "ones")


def _these(number: int) -> str:
    return "this one" if number == 1 else f"these {number}"
