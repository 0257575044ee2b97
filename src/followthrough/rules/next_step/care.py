"""What comes next after the sale: thanks, a good start, the first-month check, a referral when they are glad, the
anniversary; for the life of the relationship."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    next_try_at,
    other_step,
    park,
    say_why,
    step,
)
from followthrough.rules.words import CloseReason, Outcome, Purpose, State

YEAR = 365
QUARTER = 90
GLAD_DAYS = 7
"""A referral is asked for this soon after they said that all is well."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reason to be in touch with a customer, counted from the day they bought."""

    purpose: Purpose
    day: int
    why: str


FIRST_YEAR: tuple[Occasion, ...] = (
    Occasion(Purpose.THANK, 1, "They just bought: {verb} {when} and say thank you, before anything else."),
    Occasion(Purpose.ONBOARD, 7, "A week in: {verb} {when} and introduce the people who help them."),
    Occasion(
        Purpose.CHECK_IN,
        30,
        "The first month: {verb} {when} and hear whether it does what they bought it for.",
    ),
)
"""The occasions every customer gets first; afterwards one each quarter, and the anniversary."""

INVITE_DAYS = 30
"""Buyers of that many days are invited to the event for new customers."""

_HEARD = frozenset({Outcome.REACHED, Outcome.MET, Outcome.AGREED})
_SILENT = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL})
_AS_IN_SALES = frozenset({Outcome.WILL_CALL, Outcome.WRONG_PERSON, Outcome.BAD_ADDRESS})
_DONE_WHEN_SENT = frozenset({Purpose.THANK, Purpose.INVITE, Purpose.KEEP_PROMISE, Purpose.NURTURE})


def next_steps(facts: Situation) -> Iterator[Proposal]:
    """Proposals for an open care opportunity, best first."""
    if facts.outcome in _AS_IN_SALES:
        return sales.next_steps(facts)
    if facts.outcome is Outcome.NOT_INTERESTED:
        return _leave_in_peace(facts)
    if facts.outcome is Outcome.PUT_OFF:
        return _put_off(facts)
    if facts.outcome is Outcome.REPLIED:
        return _answer(facts)
    if _was_silent(facts):
        return _try_again(facts)
    return _next_occasions(facts)


def _next_occasions(facts: Situation) -> Iterator[Proposal]:
    if facts.outcome in _HEARD and facts.purpose in (Purpose.CHECK_IN, Purpose.ONBOARD):
        yield from _ask_referral(facts)
    if facts.outcome in _HEARD and facts.purpose is Purpose.ASK_REFERRAL:
        yield from _thank_for_referral(facts)
    coming = tuple(_coming(facts))
    yield from _occasion(facts, coming[0], at=named_date(facts))
    if _days(facts) <= INVITE_DAYS and facts.purpose is not Purpose.INVITE:
        yield from _invite(facts)
    for occasion in coming[1:]:
        yield from _occasion(facts, occasion)


def _coming(facts: Situation) -> Iterator[Occasion]:
    """The occasions still ahead, the nearest first: what is left of the first year's, then quarter and anniversary."""
    days = _days(facts)
    past = _passed(facts)
    yield from (each for each in FIRST_YEAR[past:])
    quarter = Occasion(
        Purpose.CHECK_IN,
        max(days, FIRST_YEAR[-1].day) + QUARTER,
        "A quarter on: {verb} {when} and hear how it goes.",
    )
    years = days // YEAR + 1
    text = f"{counted(years, 'year')} since they bought: {{verb}} {{when}} and thank them for it."
    yield from sorted((quarter, Occasion(Purpose.THANK, years * YEAR, text)), key=lambda each: each.day)


def _passed(facts: Situation) -> int:
    """How many of the first year's occasions are behind us: done, or too long ago to make up for."""
    if facts.touches == 0 and _days(facts) <= FIRST_YEAR[-1].day:
        return 0
    done = _POSITION.get(facts.purpose, 0) if facts.purpose else 0
    late = sum(1 for each in FIRST_YEAR if each.day * 2 < _days(facts))
    return max(done, late)


_POSITION: Mapping[Purpose, int] = {occasion.purpose: place for place, occasion in enumerate(FIRST_YEAR, 1)} | {
    Purpose.ASK_REFERRAL: len(FIRST_YEAR)
}


def _occasion(facts: Situation, occasion: Occasion, at: datetime | None = None) -> Iterator[Proposal]:
    due = at or max(facts.now + timedelta(days=occasion.day - _days(facts)), facts.now + SOON)
    heard = facts.outcome in _HEARD
    wish = Wish(purpose=occasion.purpose, why=say_why(occasion.why), not_before=due, by_appointment=heard)
    yield from step(facts, wish)


def _ask_referral(facts: Situation) -> Iterator[Proposal]:
    text = "They told you how it goes: while they are glad, {verb} {when} and ask who else should know about this."
    due = in_days(facts, GLAD_DAYS)
    yield from step(facts, Wish(purpose=Purpose.ASK_REFERRAL, why=say_why(text), not_before=due))


def _thank_for_referral(facts: Situation) -> Iterator[Proposal]:
    text = "They thought about whom they know: {verb} {when} and thank them for it, whatever came of it."
    yield from step(facts, Wish(purpose=Purpose.THANK, why=say_why(text), not_before=in_days(facts, 1)))


def _invite(facts: Situation) -> Iterator[Proposal]:
    text = "They bought within the last 30 days: {verb} {when} and invite them to the event for new customers."
    yield from step(facts, Wish(purpose=Purpose.INVITE, why=say_why(text), not_before=in_days(facts, 2)))


def _answer(facts: Situation) -> Iterator[Proposal]:
    text = "They wrote: {verb} {when} to answer, a customer waits for nothing."
    wish = Wish(purpose=Purpose.ANSWER, why=say_why(text), not_before=facts.now + SOON)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from _next_occasions(facts)


def _was_silent(facts: Situation) -> bool:
    if facts.outcome is Outcome.SENT:
        return facts.purpose not in _DONE_WHEN_SENT
    return facts.outcome in _SILENT or (facts.outcome is None and facts.tries > 0)


def _try_again(facts: Situation) -> Iterator[Proposal]:
    if facts.tries < facts.plan.max_tries:
        purpose = facts.purpose or Purpose.CHECK_IN
        tries = counted(max(facts.tries, 1), "try")
        wish = Wish(
            purpose=purpose,
            why=say_why(f"{tries} without an answer: {{a}} {{when}} {GOAL[purpose]}."),
            not_before=next_try_at(facts),
            other_half_of_day=True,
        )
        yield from step(facts, wish)
        yield from other_step(facts, wish)
    yield from _later(facts, f"{counted(facts.tries, 'try')} without an answer")


def _put_off(facts: Situation) -> Iterator[Proposal]:
    purpose = facts.purpose or Purpose.CHECK_IN
    due = named_date(facts) or in_days(facts, facts.plan.put_off_days)
    text = f"They asked for later: {{verb}} {{when}} {GOAL[purpose]}."
    if facts.put_offs <= facts.plan.max_put_offs:
        yield from step(facts, Wish(purpose=purpose, why=say_why(text), not_before=due))
    yield from _later(facts, "They asked for later")


def _leave_in_peace(facts: Situation) -> Iterator[Proposal]:
    yield from _later(facts, "They want nothing now")
    yield from conclude(State.LOST, CloseReason.SAID_NO, "If they are leaving: close it, and note what they said.")


def _later(facts: Situation, because: str) -> Iterator[Proposal]:
    """The next occasion by a person, or the drip: a customer is never dropped."""
    text = f"{because}: leave them in peace, and {{verb}} {{when}} {GOAL[Purpose.CHECK_IN]}."
    yield from step(facts, Wish(purpose=Purpose.CHECK_IN, why=say_why(text), not_before=_next_quarter(facts)))
    yield from park(facts, say_why(f"{because}: {{a}} now and then keeps you in mind."))


def _next_quarter(facts: Situation) -> datetime:
    return in_days(facts, QUARTER)


def _days(facts: Situation) -> int:
    """Days since they bought; by their touches, where nobody knows."""
    if facts.days_since_won is not None:
        return facts.days_since_won
    return facts.days_in_stage
