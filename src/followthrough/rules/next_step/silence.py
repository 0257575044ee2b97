"""Nobody answered: a wider gap, another way; in the end one straight question, then let go."""

from collections.abc import Iterator
from itertools import chain

from followthrough.rules.next_step.answers import will_call
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import BY, WHY_THIS_WAY, A, counted, ordinal
from followthrough.rules.next_step.standing import in_days, is_exhausted, named_date, next_try_at, same_goal, soon
from followthrough.rules.next_step.turns import (
    advance,
    ask_straight,
    ask_straight_another_way,
    drip,
    lose_to_silence,
    requalify_stuck,
)
from followthrough.rules.next_step.ways import Why, Wish, other_step, step, step_by, wish_for
from followthrough.rules.words import Channel, Outcome, Purpose, Size, WaitingOn

_DONE_WHEN_SENT = frozenset({Purpose.THANK, Purpose.INVITE, Purpose.KEEP_PROMISE})


def unanswered(facts: Situation) -> Iterator[Proposal]:
    """Try again, unless it was tried as often as this one earns or the stage lasts too long already."""
    if is_exhausted(facts):
        return approach_spent(facts)
    return chain(requalify_stuck(facts), _try_again(facts))


def _try_again(facts: Situation) -> Iterator[Proposal]:
    tries = max(facts.tries, 1)
    purpose = same_goal(facts)
    why = _why_this_try(facts, tries)
    again = Wish(purpose=purpose, why=why, not_before=next_try_at(facts), other_half_of_day=True)
    yield from step(facts, again)
    yield from other_step(facts, again)
    if tries == 1 and facts.channel is Channel.CALL:
        name = wish_for(purpose, "Or {a} right now, so that they know who called.", soon(facts))
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
            return f"{silent}: {A[channel]} again {when}."
        return f"{silent}: {A[channel]} {when}, {WHY_THIS_WAY[channel]}."

    return why


def approach_spent(facts: Situation) -> Iterator[Proposal]:
    """As many tries as this one earns: one straight question; when that was asked already, let go."""
    tries = f"{counted(facts.tries, 'try')} without an answer"
    asked_now = facts.outcome is not None and facts.purpose is Purpose.REQUALIFY
    if not asked_now and facts.tries <= facts.plan.max_tries + 1:
        yield from ask_straight_another_way(facts, tries)
        yield from drip(facts, f"{tries}: stop chasing, {{a}} now and then keeps you in mind.")
        yield from lose_to_silence(facts)
        return
    asked = f"{tries}, the straight question included"
    yield from drip(facts, f"{asked}: let go, {{a}} now and then keeps you in mind.")
    yield from lose_to_silence(facts)
    if facts.size is Size.LARGE:
        stake = f", but {facts.value:,.0f} are at stake" if facts.value else ", but it is a large one"
        yield from ask_straight_another_way(facts, f"{tries}{stake}")


def sent(facts: Situation) -> Iterator[Proposal]:
    """Something is with them now. What is done by sending moves on; the rest waits for an answer like any try."""
    if named_date(facts):
        yield from will_call(facts)
    elif facts.purpose is Purpose.PROPOSE:
        yield from _proposal_is_with_them(facts)
    elif facts.purpose in _DONE_WHEN_SENT:
        yield from advance(facts, "That is done")
    else:
        yield from unanswered(facts)


def _proposal_is_with_them(facts: Situation) -> Iterator[Proposal]:
    text = "The proposal is with them: if nothing comes back, {verb} {when} to answer what is open."
    due = in_days(facts, max(facts.plan.warm_days, 1))
    wish = wish_for(Purpose.ANSWER, text, due, waiting_on=WaitingOn.THEM)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
