"""The turns several cases take: on to the next goal, ask straight, let it drip, call it lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from followthrough.rules.next_step import ways
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted, ordinal
from followthrough.rules.next_step.standing import (
    goal_after,
    is_stuck,
    keep_up_at,
    same_goal,
    soon_or_next_try,
    stage_limit,
    usual_days,
)
from followthrough.rules.next_step.ways import Wish, conclude, other_step, park, say_why, step, wish_for
from followthrough.rules.words import CloseReason, Origin, Purpose, State

FAR_OFF = timedelta(days=45)
"""A date further off than this is a pause: better kept warm in nurture than left on the plan."""


def advance(facts: Situation, what: str) -> Iterator[Proposal]:
    """On to the next goal, by the two best ways."""
    purpose = goal_after(facts)
    text = f"{what}: next, {{verb}} {{when}} {GOAL[purpose]}."
    wish = wish_for(purpose, text, keep_up_at(facts), by_appointment=True)
    yield from step(facts, wish)
    yield from other_step(facts, wish)


def not_that_far(facts: Situation) -> Iterator[Proposal]:
    """The same goal once more."""
    same = same_goal(facts)
    text = f"If you did not get that far: {{verb}} {{when}} {GOAL[same]}."
    yield from step(facts, wish_for(same, text, keep_up_at(facts), by_appointment=True))


def requalify_stuck(facts: Situation, at: datetime | None = None) -> Iterator[Proposal]:
    """Ask straight, if this lasts longer than it did in won deals."""
    if not is_stuck(facts):
        return
    usual, limit = usual_days(facts), stage_limit(facts)
    where = f"in {facts.stage}" if facts.stage else "in this stage"
    if usual is None:
        beside = f"{counted(round(limit), 'day')} is the limit"
    else:
        beside = f"won deals took {counted(round(usual), 'day')}"
    yield from ask_straight(facts, f"{counted(facts.days_in_stage, 'day')} {where}, {beside}", at=at)


def ask_straight(facts: Situation, because: str, at: datetime | None = None) -> Iterator[Proposal]:
    """One direct question: does this still matter?"""
    yield from step(facts, _straight_question(facts, because, at or soon_or_next_try(facts)))


def ask_straight_another_way(facts: Situation, because: str) -> Iterator[Proposal]:
    """The same, not by the way that just stayed silent, if there is any other."""
    wish = _straight_question(facts, because, soon_or_next_try(facts))
    others = set(facts.channels) - {facts.channel}
    yield from step(facts, replace(wish, without=frozenset(facts.channels) - others) if others else wish)


def _straight_question(facts: Situation, because: str, at: datetime) -> Wish:
    text = f"{because}: {{verb}} {{when}} and ask straight, a no is as good as a yes."
    return wish_for(Purpose.REQUALIFY, text, at, origin=Origin.REQUALIFY)


def drip(facts: Situation, why: str = "If it can wait: {a} now and then keeps you in mind.") -> Iterator[Proposal]:
    yield from park(facts, say_why(why))


def park_if_far(facts: Situation, date: datetime) -> Iterator[Proposal]:
    """Off the plan until their date, when that is far off."""
    if date - facts.now > FAR_OFF:
        why = say_why("That is far off: off the plan until then, {a} {when} picks it up.")
        yield from ways.park_until(facts, why, date)


def lose(reason: CloseReason, why: str) -> Iterator[Proposal]:
    yield from conclude(State.LOST, reason, why)


def lose_to_silence(facts: Situation) -> Iterator[Proposal]:
    tries = f"{counted(facts.tries, 'try')}, no answer" if facts.tries else "Nothing heard"
    yield from lose(CloseReason.SILENCE, f"{tries}: call it lost to silence, and count it as that.")


def point_elsewhere(why: str) -> Iterator[Proposal]:
    """Not a fit, and told so: help given rather than a sale lost."""
    yield from conclude(State.DISQUALIFIED, CloseReason.NOT_A_FIT, why)


def say_put_offs(facts: Situation) -> str:
    return f"{ordinal(max(facts.put_offs, 1))} put-off without a no"
