"""What comes next for somebody in nurture: the drip keeps us in mind, a raised hand brings them back to a person."""

from collections.abc import Iterator

from followthrough.rules.next_step import sales
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted
from followthrough.rules.next_step.standing import in_days, keep_up_at, named_date, soon
from followthrough.rules.next_step.turns import drip, lose
from followthrough.rules.next_step.ways import other_step, park, park_until, say_why, step, wish_for
from followthrough.rules.words import CloseReason, Outcome, Purpose

HEARD_NOTHING_DAYS = 365
"""A year of drip without a word: the honest end is offered."""

_RAISED_HAND = frozenset({Outcome.REACHED, Outcome.MET, Outcome.REPLIED, Outcome.AGREED})
_DRIP_GOES_ON = frozenset({None, Outcome.SENT, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.PUT_OFF})


def next_steps(facts: Situation) -> Iterator[Proposal]:
    """Proposals for a nurtured opportunity, best first."""
    if facts.outcome in _RAISED_HAND:
        return _raised_hand(facts)
    return _keep_in_mind(facts) if facts.outcome in _DRIP_GOES_ON else sales.next_steps(facts)


def _raised_hand(facts: Situation) -> Iterator[Proposal]:
    if facts.outcome is Outcome.REPLIED:
        purpose, what, due = Purpose.ANSWER, "They raised a hand", soon(facts)
    else:
        purpose, what, due = Purpose.QUALIFY, "You are in touch again", keep_up_at(facts)
    text = f"{what}: back from nurture to a person, {{verb}} {{when}} {GOAL[purpose]}."
    wish = wish_for(purpose, text, due)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from drip(facts, "If it is still too early: {a} now and then keeps you in mind.")


def _keep_in_mind(facts: Situation) -> Iterator[Proposal]:
    date = named_date(facts)
    if date:
        yield from park_until(
            facts, say_why("They named that day: {verb} {when} and pick it up where you left it."), date
        )
    text = "They are in nurture: {a} {when} keeps you in mind, until they raise a hand."
    yield from park(facts, say_why(text), messages=facts.tries)
    again = "Or a person again: {verb} {when} with something new."
    yield from step(facts, wish_for(Purpose.RE_ENGAGE, again, in_days(facts, 1)))
    quiet = facts.last_two_way_days or 0
    if quiet >= HEARD_NOTHING_DAYS:
        why = f"Nothing heard for {counted(quiet, 'day')}: let them go, and count it as lost to silence."
        yield from lose(CloseReason.SILENCE, why)
