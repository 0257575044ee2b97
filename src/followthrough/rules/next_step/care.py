"""What comes next after the sale: thanks, a good start, the first-month check, a referral when they are glad, then a
word each quarter and every anniversary, for the life of the relationship."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.rules.next_step import sales
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted
from followthrough.rules.next_step.standing import in_days, named_date, next_try_at, put_off_date, soon
from followthrough.rules.next_step.turns import drip, lose
from followthrough.rules.next_step.ways import Wish, other_step, say_why, step, wish_for
from followthrough.rules.words import CloseReason, Outcome, Purpose

YEAR = 365
QUARTER = 90
GLAD_DAYS = 7
"""A referral is asked for this soon after they said that all is well."""
INVITE_DAYS = 30
"""Buyers of that many days are invited to the event for new customers."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reason to be in touch with a customer, counted from the day they bought."""

    purpose: Purpose
    day: int
    why: str


FIRST_MONTH: tuple[Occasion, ...] = (
    Occasion(Purpose.THANK, 1, "They just bought: {verb} {when} and say thank you, before anything else."),
    Occasion(Purpose.ONBOARD, 7, "A week in: {verb} {when} and introduce the people who help them."),
    Occasion(Purpose.CHECK_IN, 30, "The first month: {verb} {when} and hear whether it does what they bought it for."),
)
"""The occasions every customer gets first; afterwards one each quarter, and the anniversary."""

_POSITION: Mapping[Purpose | None, int] = {
    **{occasion.purpose: place for place, occasion in enumerate(FIRST_MONTH, 1)},
    Purpose.ASK_REFERRAL: len(FIRST_MONTH),
}
_HEARD = frozenset({Outcome.REACHED, Outcome.MET, Outcome.AGREED, Outcome.REPLIED})
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
    return _try_again(facts) if _was_silent(facts) else _next_occasions(facts)


def _next_occasions(facts: Situation) -> Iterator[Proposal]:
    if facts.outcome in _HEARD and facts.purpose is Purpose.ASK_REFERRAL:
        yield from _thank_for_referral(facts)
    if facts.outcome in _HEARD and facts.purpose is Purpose.CHECK_IN:
        yield from _ask_referral(facts)
    first, *later = _coming(facts)
    yield from _occasion(facts, first, at=named_date(facts))
    if facts.outcome in _HEARD and facts.purpose is Purpose.ONBOARD:
        yield from _ask_referral(facts)
    if days_a_customer(facts) <= INVITE_DAYS and facts.purpose is not Purpose.INVITE:
        yield from _invite(facts)
    for occasion in later:
        yield from _occasion(facts, occasion)


def days_a_customer(facts: Situation) -> int:
    """Days since they bought; where nobody knows, since they came into this stage."""
    return facts.days_in_stage if facts.days_since_won is None else facts.days_since_won


def _coming(facts: Situation) -> list[Occasion]:
    """The occasions still ahead, the nearest first: what is left of the first month's, then quarter and anniversary."""
    days = days_a_customer(facts)
    left = FIRST_MONTH[_passed(facts) :]
    years = days // YEAR + 1
    text = f"{counted(years, 'year')} since they bought: {{verb}} {{when}} and thank them for it."
    anniversary = Occasion(Purpose.THANK, years * YEAR, text)
    later = sorted((_quarter(facts, after=left[-1].day if left else 0), anniversary), key=lambda each: each.day)
    return [*left, *later]


def _passed(facts: Situation) -> int:
    """How many of the first month's occasions are behind us: done, or too long ago to make up for."""
    days = days_a_customer(facts)
    done = _POSITION.get(facts.purpose, 0) if facts.outcome is not None else 0
    if facts.purpose is Purpose.THANK and days > FIRST_MONTH[-1].day:
        done = len(FIRST_MONTH)  # thanks for a referral, or for a year
    late = sum(1 for each in FIRST_MONTH if each.day * 2 < days)
    return max(done, late)


def _quarter(facts: Situation, *, after: int) -> Occasion:
    """A word each quarter, counted from the last time we heard each other."""
    days = days_a_customer(facts)
    quiet = _quiet_days(facts)
    if quiet >= QUARTER:
        text = f"Nobody has asked how it goes for {counted(quiet, 'day')}: {{verb}} {{when}}."
        return Occasion(Purpose.CHECK_IN, max(days, after), text)
    text = "A quarter on: {verb} {when} and hear how it goes."
    return Occasion(Purpose.CHECK_IN, max(days, after) + QUARTER - quiet, text)


def _quiet_days(facts: Situation) -> int:
    if facts.outcome in _HEARD:
        return 0
    if facts.last_two_way_days is not None:
        return facts.last_two_way_days
    return days_a_customer(facts) if facts.touches == 0 else 0


def _occasion(facts: Situation, occasion: Occasion, at: datetime | None = None) -> Iterator[Proposal]:
    due = at or max(facts.now + timedelta(days=occasion.day - days_a_customer(facts)), soon(facts))
    yield from step(facts, wish_for(occasion.purpose, occasion.why, due, by_appointment=facts.outcome in _HEARD))


def _ask_referral(facts: Situation) -> Iterator[Proposal]:
    text = "You heard how it goes: if they are glad, {verb} {when} and ask who else should know about this."
    yield from step(facts, wish_for(Purpose.ASK_REFERRAL, text, in_days(facts, GLAD_DAYS)))


def _thank_for_referral(facts: Situation) -> Iterator[Proposal]:
    text = "They thought about whom they know: {verb} {when} and thank them, whatever comes of it."
    yield from step(facts, wish_for(Purpose.THANK, text, in_days(facts, 1)))


def _invite(facts: Situation) -> Iterator[Proposal]:
    text = f"They bought within the last {INVITE_DAYS} days: {{verb}} {{when}}, invite them to the buyers' event."
    yield from step(facts, wish_for(Purpose.INVITE, text, in_days(facts, 2)))


def _answer(facts: Situation) -> Iterator[Proposal]:
    text = "They wrote: {verb} {when} to answer, no customer waits."
    wish = wish_for(Purpose.ANSWER, text, soon(facts))
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from _next_occasions(facts)


def _was_silent(facts: Situation) -> bool:
    if facts.outcome is Outcome.SENT:
        return facts.purpose not in _DONE_WHEN_SENT
    return facts.outcome in _SILENT or (facts.outcome is None and facts.tries > 0)


def _try_again(facts: Situation) -> Iterator[Proposal]:
    tries = f"{counted(max(facts.tries, 1), 'try')} without an answer"
    if facts.tries < facts.plan.max_tries:
        purpose = facts.purpose or Purpose.CHECK_IN
        wish = Wish(
            purpose=purpose,
            why=say_why(f"{tries}: {{a}} {{when}} {GOAL[purpose]}."),
            not_before=next_try_at(facts),
            other_half_of_day=True,
        )
        yield from step(facts, wish)
        yield from other_step(facts, wish)
    yield from _later(facts, tries)


def _put_off(facts: Situation) -> Iterator[Proposal]:
    if facts.put_offs <= facts.plan.max_put_offs:
        purpose = facts.purpose or Purpose.CHECK_IN
        text = f"They asked for later: {{verb}} {{when}} {GOAL[purpose]}."
        yield from step(facts, wish_for(purpose, text, put_off_date(facts)))
    yield from _later(facts, "They asked for later")


def _leave_in_peace(facts: Situation) -> Iterator[Proposal]:
    yield from _later(facts, "They want nothing now")
    yield from lose(CloseReason.SAID_NO, "If they are leaving: close it, and note what they said.")


def _later(facts: Situation, because: str) -> Iterator[Proposal]:
    """The next quarter by a person, or the drip: a customer is never dropped."""
    text = f"{because}: leave them in peace, and {{verb}} {{when}} {GOAL[Purpose.CHECK_IN]}."
    yield from step(facts, wish_for(Purpose.CHECK_IN, text, in_days(facts, QUARTER)))
    yield from drip(facts, f"{because}: {{a}} now and then keeps you in mind.")
