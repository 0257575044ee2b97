"""They said something: a date, a put-off, a yes, a no. Each has its next step."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from followthrough.rules import cadence
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL
from followthrough.rules.next_step.standing import (
    goal,
    goal_after,
    in_days,
    keep_up_at,
    named_date,
    put_off_date,
    same_goal,
    soon,
)
from followthrough.rules.next_step.turns import (
    advance,
    ask_straight,
    drip,
    lose,
    not_that_far,
    park_if_far,
    point_elsewhere,
    requalify_stuck,
    say_put_offs,
)
from followthrough.rules.next_step.ways import Wish, conclude, other_step, step, step_by, wish_for
from followthrough.rules.words import Bucket, Channel, CloseReason, Origin, Purpose, State, WaitingOn

_I_WILL: Mapping[Channel, str] = {
    Channel.CALL: "call",
    Channel.TEXT: "text you",
    Channel.EMAIL: "write to you",
    Channel.VISIT: "come by",
    Channel.VIDEO: "call by video",
    Channel.LETTER: "send you a letter",
    Channel.SOCIAL: "write to you",
}


def will_call(facts: Situation) -> Iterator[Proposal]:
    """Never wait without a date: on the day after theirs, we act (mission D1)."""
    wish = _fallback(facts)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from requalify_stuck(facts, at=wish.not_before)
    if facts.put_offs >= facts.plan.max_put_offs:
        yield from ask_straight(facts, say_put_offs(facts), at=wish.not_before)


def _fallback(facts: Situation) -> Wish:
    date = named_date(facts)
    if date:
        due = cadence.morning_after(date, facts.zone)
        said = f"They get back to you by {cadence.say_date(date, facts.now, facts.zone).removeprefix('on ')}"
    else:
        due = in_days(facts, facts.plan.they_said_days)
        said = "They said they would get back, but not when"

    def why(channel: Channel, when: str) -> str:
        return f"{said}. Tell them: \"If I don't hear from you by then, I'll {_I_WILL[channel]} {when}.\""

    return Wish(purpose=same_goal(facts), why=why, not_before=due, origin=Origin.FALLBACK, waiting_on=WaitingOn.THEM)


def put_off(facts: Situation) -> Iterator[Proposal]:
    """Once: a date and a reason to come back. Then: ask straight. After that they leave the pipeline."""
    times, most = max(facts.put_offs, 1), facts.plan.max_put_offs
    if times > most:
        return put_off_too_often(facts)
    return _put_off_again(facts) if times == most else _put_off_once(facts)


def _put_off_once(facts: Situation) -> Iterator[Proposal]:
    due = put_off_date(facts)
    again = _come_back(facts, due)
    yield from requalify_stuck(facts, at=due)
    yield from step(facts, again)
    yield from park_if_far(facts, due)
    yield from other_step(facts, again)
    yield from ask_straight(facts, say_put_offs(facts), at=due)


def _put_off_again(facts: Situation) -> Iterator[Proposal]:
    due = put_off_date(facts)
    yield from ask_straight(facts, say_put_offs(facts), at=due)
    yield from drip(facts)
    yield from step(facts, _come_back(facts, due))
    yield from lose(CloseReason.NO_DECISION, "They keep putting it off: that is a no nobody said aloud.")


def put_off_too_often(facts: Situation) -> Iterator[Proposal]:
    times = say_put_offs(facts)
    yield from drip(facts, f"{times}: they leave the plan, {{a}} now and then until they raise a hand.")
    yield from lose(CloseReason.NO_DECISION, f"{times}: that is a no nobody said aloud.")
    yield from ask_straight(facts, times, at=put_off_date(facts))


def _come_back(facts: Situation, due: datetime) -> Wish:
    purpose = goal(facts)
    day = "the day they named" if named_date(facts) else "they named no day, so you do"
    text = f"They asked for later: {{verb}} {{when}} ({day}) {GOAL[purpose]}, not just to check in."
    return wish_for(purpose, text, due)


def reached(facts: Situation) -> Iterator[Proposal]:
    return _asked_straight(facts) if facts.purpose is Purpose.REQUALIFY else _spoke(facts)


def _spoke(facts: Situation) -> Iterator[Proposal]:
    """On to the next goal, or once more the same if it was not reached."""
    yield from requalify_stuck(facts, at=keep_up_at(facts))
    yield from advance(facts, "You spoke")
    yield from _further(facts) if facts.purpose is Purpose.FIRST_RESPONSE else not_that_far(facts)
    if facts.bucket is Bucket.NEW:
        yield from point_elsewhere("If they don't fit: say so, and point them to something better.")


def _further(facts: Situation) -> Iterator[Proposal]:
    """Somebody new who answers often says at once what there is to know."""
    text = f"If you know already that they fit: {{verb}} {{when}} {GOAL[Purpose.DISCOVER]}."
    yield from step(facts, wish_for(Purpose.DISCOVER, text, keep_up_at(facts), by_appointment=True))


def _asked_straight(facts: Situation) -> Iterator[Proposal]:
    yield from advance(facts, "It still matters to them")
    yield from lose(CloseReason.NO_DECISION, "If it was a no: close it, that is as good as a yes.")
    yield from drip(facts, 'If it was "not now": {a} now and then keeps you in mind.')


def met(facts: Situation) -> Iterator[Proposal]:
    yield from advance(facts, "You met")
    text = "While it is fresh: {a} {when} with what you agreed on, in their words."
    thanks = wish_for(Purpose.THANK, text, soon(facts))
    yield from step_by(facts, thanks, Channel.EMAIL if Channel.EMAIL in facts.channels else Channel.LETTER)
    yield from not_that_far(facts)
    yield from requalify_stuck(facts, at=keep_up_at(facts))


def replied(facts: Situation) -> Iterator[Proposal]:
    """They raised a hand: answer at once, rather by voice."""
    first = goal(facts) if facts.bucket is Bucket.NEW else Purpose.ANSWER
    wish = wish_for(first, f"They wrote, so they think of it now: {{verb}} {{when}} {GOAL[first]}.", soon(facts))
    yield from step(facts, wish)
    if facts.channel:
        yield from step_by(facts, wish, facts.channel)
    yield from other_step(facts, wish)
    further = goal_after(facts)
    text = f"If their question is answered: {{verb}} {{when}} {GOAL[further]}."
    yield from step(facts, wish_for(further, text, keep_up_at(facts), by_appointment=True))


def agreed(facts: Situation) -> Iterator[Proposal]:
    if facts.bucket is Bucket.CLOSING or facts.purpose is Purpose.CLOSE:
        return _agreed_to_buy(facts)
    return _agreed_to_go_on(facts)


def _agreed_to_buy(facts: Situation) -> Iterator[Proposal]:
    yield from conclude(State.WON, CloseReason.BOUGHT, "They agreed: it is won, and their care begins.")
    text = "They agreed, but not in writing yet: {verb} {when} to make it final."
    sign = wish_for(Purpose.CLOSE, text, named_date(facts) or in_days(facts, 1), by_appointment=True)
    yield from step(facts, sign)
    yield from other_step(facts, sign)


def _agreed_to_go_on(facts: Situation) -> Iterator[Proposal]:
    yield from advance(facts, "They agreed")
    yield from conclude(State.WON, CloseReason.BOUGHT, "If they agreed to buy: it is won, and their care begins.")


def not_interested(facts: Situation) -> Iterator[Proposal]:
    """Believe a no. It closes the opportunity; a pause or a referral may still come of it."""
    yield from lose(CloseReason.SAID_NO, "They said no, and a no is an answer: close it and go to the next.")
    yield from drip(facts, 'If it was "not now": {a} now and then keeps you in mind, until they raise a hand.')
    text = "Not for them, but perhaps for somebody they know: {verb} {when}, thank them and ask."
    yield from step(facts, wish_for(Purpose.ASK_REFERRAL, text, in_days(facts, 1)))
    if facts.bucket is Bucket.NEW:
        yield from point_elsewhere("If it never was for them: point them to something better.")
