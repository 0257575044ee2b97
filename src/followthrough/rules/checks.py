"""A test of a connection, step by step: what was looked at, how it fared, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.rules.words import Word


class Fared(Word):
    WELL = "well", "Works"
    DOUBTFUL = "doubtful", "Look at this"
    WRONG = "wrong", "Does not work"


SEVERITY = (Fared.WRONG, Fared.DOUBTFUL, Fared.WELL)


@dataclass(frozen=True, slots=True)
class Check:
    """One step. `words` say what was found, `remedy` what to do about it."""

    fared: Fared
    words: str
    remedy: str = ""


def worst_of(checks: Iterable[Check]) -> Check | None:
    """The first of the worst; none when nothing was looked at."""
    return min(checks, key=lambda check: SEVERITY.index(check.fared), default=None)
