"""The number or address leads nowhere, or to somebody else: find the right one another way."""

from collections.abc import Iterator

from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import A
from followthrough.rules.next_step.ways import SOON, Wish, conclude, other_step, say_why, step
from followthrough.rules.words import CloseReason, Purpose, State


def wrong_person(facts: Situation) -> Iterator[Proposal]:
    yield from _find_them(facts, "It was the wrong person", "ask who decides")
    yield from _not_reachable("If nobody there is the right one: close it honestly.")


def bad_address(facts: Situation) -> Iterator[Proposal]:
    where = f"The address for {A[facts.channel]} is wrong" if facts.channel else "That address is wrong"
    yield from _find_them(facts, where, "ask for the right one")
    yield from _not_reachable("If no way to reach them is left: close it honestly.")


def _find_them(facts: Situation, what: str, ask: str) -> Iterator[Proposal]:
    wrong = frozenset({facts.channel} if facts.channel else ())
    wish = Wish(
        purpose=Purpose.QUALIFY,
        why=say_why(f"{what}: {{verb}} {{when}} and {ask}."),
        not_before=facts.now + SOON,
        without=wrong,
    )
    yield from step(facts, wish)
    yield from other_step(facts, wish)


def _not_reachable(why: str) -> Iterator[Proposal]:
    yield from conclude(State.DISQUALIFIED, CloseReason.UNREACHABLE, why)
