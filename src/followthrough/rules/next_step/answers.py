"""They said something: a date, a put-off, a yes, a no. Each has its next step."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain

from followthrough.rules import cadence
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.speech import GOAL
from followthrough.rules.next_step.turns import (
    FAR_OFF,
    advance,
    ask_straight,
    drip,
    keep_up_at,
    lose,
    not_that_far,
    park_until,
    put_off_date,
    requalify_stuck,
    same_purpose,
    say_day,
    say_put_offs,
    wish_for,
)
from followthrough.rules.next_step.ways import (
    SOON,
    Wish,
    conclude,
    goal,
    goal_after,
    in_days,
    named_date,
    other_step,
    park,
    say_why,
    step,
    step_by,
)
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
    """Never wait without a date: on the day after theirs, we act."""
    date = named_date(facts)
    if date:
        due = cadence.morning_after(date, facts.zone)
        said = f"They get back to you by {say_day(facts, date)}"
    else:
        due = in_days(facts, facts.plan.they_said_days)
        said = "They said they would get back, but not when"
    purpose = same_purpose(facts)

    def why(channel: Channel, when: str) -> str:
        return f"{said}. Tell them: \"If I don't hear from you by then, I'll {_I_WILL[channel]} {when}.\""

    wish = Wish(purpose=purpose, why=why, not_before=due, origin=Origin.FALLBACK, waiting_on=WaitingOn.THEM)
    yield from step(facts, wish)
    yield from other_step(facts, wish)
    yield from requalify_stuck(facts, at=due)
    if facts.put_offs >= facts.plan.max_put_offs:
        yield from ask_straight(facts, say_put_offs(facts), at=due)


def put_off(facts: Situation) -> Iterator[Proposal]:
    """Once: a date and a reason to come back. Then: ask straight. After that they leave the pipeline."""
    times = max(facts.put_offs, 1)
    if times > facts.plan.max_put_offs:
        yield from put_off_too_often(facts)
        return
    due = put_off_date(facts)
    again = _come_back(facts, due)
    straight = ask_straight(facts, say_put_offs(facts), at=due)
    if times == facts.plan.max_put_offs:
        yield from chain(straight, drip(facts), step(facts, again))
        yield from lose(CloseReason.NO_DECISION, "They keep putting it off: that is a no nobody said aloud.")
        return
    yield from requalify_stuck(facts, at=due)
    yield from step(facts, again)
    if due - facts.now > FAR_OFF:
        yield from park_until(facts, due)
    yield from other_step(facts, again)
    yield from straight


def _come_back(facts: Situation, due: datetime) -> Wish:
    purpose = goal(facts)
    day = "the day they named" if named_date(facts) else "they named no day, so you do"
    return wish_for(
        purpose,
        f"They asked for later: {{verb}} {{when}} ({day}) {GOAL[purpose]}, not just to check in.",
        due,
    )


def put_off_too_often(facts: Situation) -> Iterator[Proposal]:
    times = say_put_offs(facts)
    yield from park(
        facts,
        say_why(f"{times}: they leave the plan, {{a}} now and then keeps you in mind until they raise a hand."),
    )
    yield from lose(CloseReason.NO_DECISION, f"{times}: that is a no nobody said aloud.")
    yield from ask_straight(facts, times, at=put_off_date(facts))


def reached(facts: Situation) -> Iterator[Proposal]:
    """We spoke. On to the next goal, or once more the same if it was not reached."""
    if facts.purpose is not Purpose.REQUALIFY:
        yield from requalify_stuck(facts, at=keep_up_at(facts))
    yield from advance(facts, "You spoke")
    yield from not_that_far(facts)
    if facts.purpose is Purpose.REQUALIFY:
        yield from lose(CloseReason.NO_DECISION, "You asked straight; if it was a no, that is as good as a yes.")
        yield from drip(facts)
    elif facts.bucket is Bucket.NEW:
        yield from conclude(
            State.DISQUALIFIED,
            CloseReason.NOT_A_FIT,
            "If they don't fit: say so, and point them to something better.",
        )


def met(facts: Situation) -> Iterator[Proposal]:
    yield from advance(facts, "You met")
    thanks = wish_for(
        Purpose.THANK,
        "While it is fresh: {a} {when} with what you agreed on, in their words.",
        facts.now + SOON,
    )
    for channel in (Channel.EMAIL, Channel.LETTER):
        yield from step_by(facts, thanks, channel)
    yield from not_that_far(facts)
    yield from requalify_stuck(facts)


def replied(facts: Situation) -> Iterator[Proposal]:
    """They raised a hand: answer at once, rather by voice."""
    first = goal(facts) if facts.bucket is Bucket.NEW else Purpose.ANSWER
    wish = wish_for(first, f"They wrote, so they think of it now: {{verb}} {{when}} {GOAL[first]}.", facts.now + SOON)
    yield from step(facts, wish)
    if facts.channel:
        yield from step_by(facts, wish, facts.channel)
    yield from other_step(facts, wish)
    further = goal_after(facts)
    on = wish_for(further, f"If their question is answered: {{verb}} {{when}} {GOAL[further]}.", keep_up_at(facts))
    yield from step(facts, on)


def agreed(facts: Situation) -> Iterator[Proposal]:
    closing = facts.bucket is Bucket.CLOSING or facts.purpose is Purpose.CLOSE
    won = conclude(State.WON, CloseReason.BOUGHT, "They agreed: it is won, and their care begins.")
    if closing:
        yield from won
        sign = wish_for(
            Purpose.CLOSE,
            "They agreed, but not in writing yet: {verb} {when} to make it final.",
            named_date(facts) or in_days(facts, 1),
            by_appointment=True,
        )
        yield from step(facts, sign)
        yield from other_step(facts, sign)
        return
    yield from advance(facts, "They agreed")
    yield from conclude(State.WON, CloseReason.BOUGHT, "If they agreed to buy: it is won, and their care begins.")


def not_interested(facts: Situation) -> Iterator[Proposal]:
    """Believe a no. It closes the opportunity; a pause or a referral may still come of it."""
    yield from lose(CloseReason.SAID_NO, "They said no, and a no is an answer: close it and go to the next.")
    yield from park(facts, say_why('If it was "not now": {a} now and then keeps you in mind, until they raise a hand.'))
    wish = wish_for(
        Purpose.ASK_REFERRAL,
        "Not for them, but perhaps for somebody they know: {verb} {when}, thank them and ask.",
        in_days(facts, 1),
    )
    yield from step(facts, wish)
    if facts.bucket is Bucket.NEW:
        yield from conclude(
            State.DISQUALIFIED,
            CloseReason.NOT_A_FIT,
            "If it never was for them: point them to something better.",
        )
