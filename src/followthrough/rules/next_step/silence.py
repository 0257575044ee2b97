"""Nobody answered: a wider gap, another way; in the end one straight question, then let go."""

from collections.abc import Iterator
from itertools import chain

from followthrough.rules.next_step.answers import will_call
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import BY, WHY_THIS_WAY, A, counted, ordinal
from followthrough.rules.next_step.turns import advance, ask_straight, drip, lose_to_silence, requalify_stuck, wish_for
from followthrough.rules.next_step.ways import (
    SOON,
    Why,
    Wish,
    goal,
    in_days,
    named_date,
    next_try_at,
    other_step,
    park,
    say_why,
    step,
    step_by,
)
from followthrough.rules.words import Channel, Outcome, Purpose, Size, WaitingOn

_DONE_WHEN_SENT = frozenset({Purpose.PROPOSE, Purpose.THANK, Purpose.INVITE, Purpose.KEEP_PROMISE})


def unanswered(facts: Situation) -> Iterator[Proposal]:
    """Try again: a wider gap, another way when one stays silent; in the end one straight question, then let go."""
    if is_exhausted(facts):
        return approach_spent(facts)
    return chain(requalify_stuck(facts), _try_again(facts))


def _try_again(facts: Situation) -> Iterator[Proposal]:
    tries = max(facts.tries, 1)
    purpose = facts.purpose or goal(facts)
    wish = Wish(
        purpose=purpose,
        why=_why_this_try(facts, tries),
        not_before=next_try_at(facts),
        other_half_of_day=True,
    )
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    if tries == 1 and facts.channel is Channel.CALL:
        name = wish_for(purpose, "Or {a} right now, so that they know who called.", facts.now + SOON)
        yield from step_by(facts, name, Channel.TEXT)
    if tries >= 3:
        yield from ask_straight(facts, f"{counted(tries, 'try')} without an answer")
    if tries >= 2:
        yield from drip(facts)


def _why_this_try(facts: Situation, tries: int) -> Why:
    last = facts.channel
    by_last = f" {BY[last]}" if last else ""
    left = ", voice mail left" if facts.outcome is Outcome.VOICEMAIL else ""
    silent = f"{ordinal(tries)} try without an answer{by_last}{left}"

    def why(channel: Channel, when: str) -> str:
        if channel is last:
            return f"{silent}: {A[channel]} again {when}, at another time of the day."
        return f"{silent}: {A[channel]} {when}, {WHY_THIS_WAY[channel]}."

    return why


def is_exhausted(facts: Situation) -> bool:
    return facts.tries >= facts.plan.max_tries


def approach_spent(facts: Situation) -> Iterator[Proposal]:
    """As many tries as this one earns: one straight question; when that was asked already, let go."""
    tries = counted(facts.tries, "try")
    asked = facts.purpose is Purpose.REQUALIFY or facts.tries > facts.plan.max_tries + 1
    question = ask_straight(facts, f"{tries} without an answer")
    drip = park(
        facts,
        say_why(
            f"{tries} without an answer, the straight question included: let go, {{a}} now and then keeps you in mind."
        )
        if asked
        else say_why(f"{tries} without an answer: stop chasing, {{a}} now and then keeps you in mind."),
    )
    lost = lose_to_silence(facts)
    if not asked:
        yield from chain(question, drip, lost)
        return
    yield from chain(drip, lost)
    if facts.size is Size.LARGE:
        yield from question


def sent(facts: Situation) -> Iterator[Proposal]:
    """Something is with them now. What is done by sending moves on; the rest waits for an answer like any try."""
    if named_date(facts):
        yield from will_call(facts)
    elif facts.purpose is Purpose.PROPOSE:
        wish = wish_for(
            Purpose.ANSWER,
            "The proposal is with them: if nothing comes back, {verb} {when} to answer what is open.",
            in_days(facts, max(facts.plan.warm_days, 1)),
            waiting_on=WaitingOn.THEM,
        )
        yield from step(facts, wish)
        yield from other_step(facts, wish)
    elif facts.purpose in _DONE_WHEN_SENT:
        yield from advance(facts, "That is done")
    else:
        yield from unanswered(facts)
