"""No touch was made: newly come in, imported, or looked at again. Where do they stand, and who begins?"""

from collections.abc import Iterator
from datetime import timedelta

from followthrough.rules.next_step.answers import put_off_too_often
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.silence import approach_spent, unanswered
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL, counted
from followthrough.rules.next_step.standing import goal, is_exhausted, named_date, soon
from followthrough.rules.next_step.turns import drip, lose_to_silence, park_if_far, requalify_stuck
from followthrough.rules.next_step.ways import Wish, other_step, step, wish_for
from followthrough.rules.words import Bucket, Origin, Purpose

FORGOTTEN_DAYS = 60
"""So long without a word in either direction, and they count as forgotten: brought back, not just called again."""
FRESH_DAYS = 2
"""A lead that came in no longer ago than this is answered within minutes."""
OLD_LEAD_DAYS = 30
"""A lead that waited longer than this gets an opening of its own instead of a first response."""
FIRST_RESPONSE = timedelta(minutes=5)


def look_again(facts: Situation) -> Iterator[Proposal]:
    """The first that holds decides: never contacted; tried enough; put off too often; a date; dead; forgotten; …"""
    if facts.touches == 0 and facts.tries == 0 and facts.bucket is Bucket.NEW:
        return _never_contacted(facts)
    if is_exhausted(facts):
        return approach_spent(facts)
    if facts.put_offs > facts.plan.max_put_offs:
        return put_off_too_often(facts)
    if named_date(facts):
        return _on_their_date(facts)
    if facts.bucket is Bucket.PARKED:
        return _dead_horse(facts)
    if facts.last_two_way_days is not None and facts.last_two_way_days >= FORGOTTEN_DAYS:
        return _forgotten(facts)
    if facts.tries:
        return unanswered(facts)
    return _go_on(facts)


def _never_contacted(facts: Situation) -> Iterator[Proposal]:
    wish = _first_contact(facts)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from drip(facts, "Not now: {a} keeps you in mind until they raise a hand.")


def _first_contact(facts: Situation) -> Wish:
    waited = facts.days_in_stage
    if waited <= FRESH_DAYS:
        text = "New, and nobody has spoken to them: {verb} {when}, minutes count."
        return wish_for(Purpose.FIRST_RESPONSE, text, facts.now + FIRST_RESPONSE, origin=Origin.CAPTURE)
    if waited <= OLD_LEAD_DAYS:
        text = f"In for {counted(waited, 'day')} and nobody has spoken to them yet: {{verb}} {{when}}."
        return wish_for(Purpose.FIRST_RESPONSE, text, soon(facts))
    text = f"Came in {counted(waited, 'day')} ago and never heard from us: it is never too late, {{verb}} {{when}}."
    return wish_for(Purpose.RE_ENGAGE, text, soon(facts))


def _on_their_date(facts: Situation) -> Iterator[Proposal]:
    date = facts.their_date or facts.now
    purpose = goal(facts)
    wish = wish_for(purpose, f"They named that day: {{verb}} {{when}} {GOAL[purpose]}.", date)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from park_if_far(facts, date)


def _dead_horse(facts: Situation) -> Iterator[Proposal]:
    text = "They stand among the dead horses: {verb} {when} and ask straight, a no is as good as a yes."
    wish = wish_for(Purpose.REQUALIFY, text, soon(facts), origin=Origin.REQUALIFY)
    yield from step(facts, wish)
    yield from drip(facts)
    yield from lose_to_silence(facts)


def _forgotten(facts: Situation) -> Iterator[Proposal]:
    days = counted(facts.last_two_way_days or 0, "day")
    text = f"Not a word between you for {days}: it is never too late, {{verb}} {{when}} with something new."
    wish = wish_for(Purpose.RE_ENGAGE, text, soon(facts))
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from requalify_stuck(facts)
    yield from drip(facts)


def _go_on(facts: Situation) -> Iterator[Proposal]:
    purpose = goal(facts)
    where = f"in {facts.stage}" if facts.stage else "here"
    wish = wish_for(purpose, f"What counts {where} is {GOAL[purpose]}: {{verb}} {{when}}.", soon(facts))
    yield from requalify_stuck(facts)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from drip(facts)
