"""What comes next for somebody in nurture: the drip keeps us in mind, a raised hand brings them back to a person."""

from collections.abc import Iterator

from followthrough.rules.next_step import sales
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted
from followthrough.rules.next_step.ways import (
    SOON,
    Wish,
    conclude,
    in_days,
    named_date,
    other_step,
    park,
    say_why,
    step,
)
from followthrough.rules.words import CloseReason, Origin, Outcome, Purpose, State

HEARD_NOTHING_DAYS = 365
"""A year of drip without a word: the honest end is offered."""

_RAISED_HAND = frozenset({Outcome.REACHED, Outcome.MET, Outcome.REPLIED, Outcome.AGREED})
_DRIP_GOES_ON = frozenset({Outcome.SENT, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.PUT_OFF})


def next_steps(facts: Situation) -> Iterator[Proposal]:
    """Proposals for a nurtured opportunity, best first."""
    if facts.outcome in _RAISED_HAND:
        return _raised_hand(facts)
    if facts.outcome is None or facts.outcome in _DRIP_GOES_ON:
        return _keep_in_mind(facts)
    return sales.next_steps(facts)


def _raised_hand(facts: Situation) -> Iterator[Proposal]:
    wrote = facts.outcome is Outcome.REPLIED
    purpose = Purpose.ANSWER if wrote else Purpose.QUALIFY
    what = "They raised a hand" if wrote else "You spoke again"
    due = facts.now + SOON if wrote else named_date(facts) or in_days(facts, facts.plan.warm_days)
    wish = Wish(
        purpose=purpose,
        why=say_why(f"{what}: back from nurture at once, {{verb}} {{when}} {GOAL[purpose]}."),
        not_before=due,
    )
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from park(facts, say_why("If it is still too early: {a} now and then keeps you in mind."))


def _keep_in_mind(facts: Situation) -> Iterator[Proposal]:
    date = named_date(facts)
    if date:
        wake = say_why("{When} is the day agreed on: {verb} and pick it up where you left it.")
        yield from step(facts, Wish(purpose=Purpose.RE_ENGAGE, why=wake, not_before=date, origin=Origin.HAND))
    yield from park(
        facts,
        say_why("They are in nurture: {a} {when} keeps you in mind, until they raise a hand."),
        messages=facts.tries,
    )
    if not date:
        again = say_why("Or a person again: {verb} {when} with something new.")
        yield from step(facts, Wish(purpose=Purpose.RE_ENGAGE, why=again, not_before=in_days(facts, 1)))
    quiet = facts.last_two_way_days or 0
    if quiet >= HEARD_NOTHING_DAYS:
        why = f"Nothing heard for {counted(quiet, 'day')}: let them go, and count it as lost to silence."
        yield from conclude(State.LOST, CloseReason.SILENCE, why)
