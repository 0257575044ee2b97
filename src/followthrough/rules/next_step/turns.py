"""The turns several cases take: on to the next goal, ask straight, let it drip, call it lost."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted, ordinal
from followthrough.rules.next_step.ways import (
    SOON,
    Wish,
    conclude,
    goal,
    goal_after,
    in_days,
    is_stuck,
    named_date,
    next_try_at,
    other_step,
    park,
    say,
    say_why,
    stage_limit,
    step,
    usual_days,
)
from followthrough.rules.words import CloseReason, Origin, Purpose, State, WaitingOn

FAR_OFF = timedelta(days=45)
"""A date further off than this is a pause: better kept warm in nurture than left on the plan."""


def advance(facts: Situation, what: str) -> Iterator[Proposal]:
    purpose = goal_after(facts)
    wish = wish_for(
        purpose, f"{what}: next, {{verb}} {{when}} {GOAL[purpose]}.", keep_up_at(facts), by_appointment=True
    )
    yield from step(facts, wish)
    yield from other_step(facts, wish)


def not_that_far(facts: Situation) -> Iterator[Proposal]:
    """The same goal once more."""
    same = same_purpose(facts)
    text = f"If you did not get that far: {{verb}} {{when}} {GOAL[same]}."
    yield from step(facts, wish_for(same, text, keep_up_at(facts), by_appointment=True))


def requalify_stuck(facts: Situation, at: datetime | None = None) -> Iterator[Proposal]:
    if not is_stuck(facts):
        return
    where = f"in {facts.stage}" if facts.stage else "in this stage"
    usual = usual_days(facts)
    beside = (
        f"won deals took {counted(round(usual), 'day')}"
        if usual is not None
        else f"{counted(round(stage_limit(facts)), 'day')} is the limit"
    )
    stuck = f"{counted(facts.days_in_stage, 'day')} {where}, {beside}"
    yield from ask_straight(facts, stuck, at=at)


def ask_straight(facts: Situation, because: str, at: datetime | None = None) -> Iterator[Proposal]:
    wish = wish_for(
        Purpose.REQUALIFY,
        f"{because}: {{verb}} {{when}} and ask straight, a no is as good as a yes.",
        at or (next_try_at(facts) if facts.tries else facts.now + SOON),
        origin=Origin.REQUALIFY,
    )
    yield from step(facts, wish)


def drip(facts: Situation) -> Iterator[Proposal]:
    yield from park(facts, say_why("If it can wait: {a} now and then keeps you in mind, until they raise a hand."))


def park_until(facts: Situation, date: datetime) -> Iterator[Proposal]:
    yield from park(facts, say_why("That is far off: off the plan until then, {a} {when} picks it up."), until=date)


def lose(reason: CloseReason, why: str) -> Iterator[Proposal]:
    yield from conclude(State.LOST, reason, why)


def lose_to_silence(facts: Situation) -> Iterator[Proposal]:
    tries = counted(facts.tries, "try") if facts.tries else "Nothing heard"
    yield from lose(CloseReason.SILENCE, f"{tries}, no answer: call it lost to silence, and count it as that.")


def same_purpose(facts: Situation) -> Purpose:
    return facts.purpose or goal(facts)


def date_or_soon(facts: Situation) -> datetime:
    return named_date(facts) or facts.now + SOON


def keep_up_at(facts: Situation) -> datetime:
    return named_date(facts) or in_days(facts, facts.plan.warm_days)


def put_off_date(facts: Situation) -> datetime:
    return named_date(facts) or in_days(facts, facts.plan.put_off_days)


def say_put_offs(facts: Situation) -> str:
    return f"{ordinal(max(facts.put_offs, 1))} put-off without a no"


def say_day(facts: Situation, moment: datetime) -> str:
    return say(facts, moment).removeprefix("on ")


def wish_for(
    purpose: Purpose,
    text: str,
    not_before: datetime,
    *,
    origin: Origin = Origin.STRATEGY,
    waiting_on: WaitingOn = WaitingOn.US,
    by_appointment: bool = False,
) -> Wish:
    """A wish whose sentence is a template (see `say_why`)."""
    return Wish(
        purpose=purpose,
        why=say_why(text),
        not_before=not_before,
        origin=origin,
        waiting_on=waiting_on,
        by_appointment=by_appointment,
    )
