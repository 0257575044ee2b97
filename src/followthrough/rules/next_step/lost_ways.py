"""The number or address leads nowhere, or to somebody else: find the right one another way."""

from collections.abc import Iterator, Mapping

from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import A
from followthrough.rules.next_step.standing import soon
from followthrough.rules.next_step.ways import Wish, conclude, look_up, other_step, say_why, step
from followthrough.rules.words import Channel, CloseReason, Purpose, State

_ONE_NUMBER = frozenset({Channel.CALL, Channel.TEXT})
_SAME_ADDRESS: Mapping[Channel, frozenset[Channel]] = dict.fromkeys(_ONE_NUMBER, _ONE_NUMBER)
"""Channels that go to the same address: who can't be called there can't be texted there either."""


def wrong_person(facts: Situation) -> Iterator[Proposal]:
    yield from _find_them(facts, "It was the wrong person", "ask who decides")


def bad_address(facts: Situation) -> Iterator[Proposal]:
    where = f"The address for {A[facts.channel]} is wrong" if facts.channel else "That address is wrong"
    yield from _find_them(facts, where, "ask for the right one")


def no_way_left(facts: Situation) -> Iterator[Proposal]:
    """Nothing usable is left: an honest end, unless nobody looked for another way yet."""
    text = "There is no working number or address left: nobody can follow up whom nobody can reach."
    end = conclude(State.DISQUALIFIED, CloseReason.UNREACHABLE, text)
    if facts.outcome is None:
        yield from look_up(facts)
        yield from end
    else:
        yield from end
        yield from look_up(facts)


def _find_them(facts: Situation, what: str, ask: str) -> Iterator[Proposal]:
    wrong = _SAME_ADDRESS.get(facts.channel, frozenset({facts.channel})) if facts.channel else frozenset()
    if not set(facts.channels) - wrong:
        yield from no_way_left(facts)
        return
    why = say_why(f"{what}: {{verb}} {{when}} and {ask}.")
    wish = Wish(purpose=Purpose.QUALIFY, why=why, not_before=soon(facts), without=wrong)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    text = "If no way to reach them is left: close it honestly."
    yield from conclude(State.DISQUALIFIED, CloseReason.UNREACHABLE, text)
