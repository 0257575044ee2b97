"""How sure one may be of a share, and whether one way of doing it is better than another.

`wilson` and `newcombe` are for showing what was seen (Wilson 1927; Newcombe 1998, method 10). Who looks every day and
stops as soon as something shows will be wrong far more often than 5 % of the time; so a winner is declared only by
`running`, an interval that holds at every look (Robbins 1970: the mixture of a uniform prior, Ville's inequality).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import lgamma, log, sqrt
from statistics import NormalDist

USUAL = 0.95
TO_DECIDE = 0.95
"""How sure one must be before a winner is named: for all pairs and all looks together."""
STEPS = 60


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    def lies_above(self, other: "Interval") -> bool:
        return self.low > other.high


@dataclass(frozen=True, slots=True)
class Arm:
    """One way of doing it: how often it was tried, how often it worked."""

    name: str
    worked: int
    tried: int

    @property
    def share(self) -> float:
        return self.worked / self.tried if self.tried else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """`winner` is none until one is better than each of the others, however often one looked."""

    arms: tuple[Arm, ...]
    intervals: tuple[Interval, ...]
    winner: Arm | None
    words: str


def wilson(worked: int, tried: int, *, sure: float = USUAL) -> Interval:
    """The interval of a share; all of it while nothing was tried."""
    if not tried:
        return Interval(0.0, 1.0)
    z = _z(sure)
    share = worked / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    reach = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


def newcombe(one: Arm, other: Arm, *, sure: float = USUAL) -> Interval:
    """The interval of the difference `one - other`, from the two Wilson intervals."""
    a, b = wilson(one.worked, one.tried, sure=sure), wilson(other.worked, other.tried, sure=sure)
    difference = one.share - other.share
    down = sqrt((one.share - a.low) ** 2 + (b.high - other.share) ** 2)
    up = sqrt((a.high - one.share) ** 2 + (other.share - b.low) ** 2)
    return Interval(max(-1.0, difference - down), min(1.0, difference + up))


def running(worked: int, tried: int, *, sure: float = USUAL) -> Interval:
    """An interval that holds at every look at once: wider than Wilson's, and honest to who peeks."""
    if not tried:
        return Interval(0.0, 1.0)
    failed = tried - worked
    evidence = lgamma(worked + 1) + lgamma(failed + 1) - lgamma(tried + 2)
    limit = evidence - log(1 / (1 - sure))  # shares whose likelihood lies below it are out

    def is_in(share: float) -> bool:
        return _term(worked, share) + _term(failed, 1 - share) >= limit

    share = worked / tried
    low = 0.0 if not worked else _edge(is_in, inside=share, outside=0.0)
    high = 1.0 if not failed else _edge(is_in, inside=share, outside=1.0)
    return Interval(low, high)


def compare(arms: Sequence[Arm], *, sure: float = TO_DECIDE) -> Comparison:
    """Which one works best, as far as can be told; shown with the usual intervals, decided with the running ones."""
    shown = tuple(wilson(arm.worked, arm.tried) for arm in arms)
    tried = [arm for arm in arms if arm.tried]
    if len(tried) < 2:
        return Comparison(tuple(arms), shown, None, "Nothing to compare yet." if arms else "")
    each = 1 - (1 - sure) / len(tried)
    best = max(tried, key=lambda arm: (arm.share, arm.tried))
    floor = running(best.worked, best.tried, sure=each)
    wins = all(floor.lies_above(running(arm.worked, arm.tried, sure=each)) for arm in tried if arm is not best)
    return Comparison(tuple(arms), shown, best if wins else None, _said(tried, best, wins=wins))


def _said(tried: list[Arm], best: Arm, *, wins: bool) -> str:
    if wins:
        return f"{best.name} works better: {best.worked} of {best.tried}. The difference is more than luck."
    least = min(arm.tried for arm in tried)
    return f"No winner yet: the difference may be luck (the fewest tries are {least}). Go on with both."


def _term(number: int, share: float) -> float:
    """`number * log(share)`, where nothing of nothing is nothing."""
    if not number:
        return 0.0
    return number * log(share) if share > 0 else -float("inf")


def _edge(is_in: Callable[[float], bool], *, inside: float, outside: float) -> float:
    for _ in range(STEPS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_in(middle) else (inside, middle)
    return outside


def _z(sure: float) -> float:
    return NormalDist().inv_cdf((1 + sure) / 2)
