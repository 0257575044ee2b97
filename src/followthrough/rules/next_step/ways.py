"""The building blocks of proposals: wishes made into dated steps on the best channel, pauses, and typed ends."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from followthrough.rules import cadence, channel
from followthrough.rules.next_step import speech
from followthrough.rules.next_step.proposal import Action, Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.standing import in_days
from followthrough.rules.words import (
    ANSWERED,
    Channel,
    CloseReason,
    NextBy,
    Origin,
    Permission,
    Purpose,
    State,
    WaitingOn,
)

WORTH_NAMING = 0.2
"""A second channel is proposed when its score is at least this part of the best one's."""

Why = Callable[[Channel, str], str]
"""Makes the sentence from the channel chosen and the day found ("today", "on Fri 27 Nov")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A step one would like to make; the channel and the slot are still to be found."""

    purpose: Purpose
    why: Why
    not_before: datetime
    origin: Origin = Origin.STRATEGY
    waiting_on: WaitingOn = WaitingOn.US
    without: frozenset[Channel] = field(default_factory=frozenset)
    """Channels that will not do (the number was wrong)."""
    by_appointment: bool = False
    """We are in touch and can agree on a meeting: face to face is possible. Else it takes a call to get there."""
    other_half_of_day: bool = False
    """On the same channel again: try at another time of day than the try just made."""


def wish_for(
    purpose: Purpose,
    text: str,
    not_before: datetime,
    *,
    origin: Origin = Origin.STRATEGY,
    waiting_on: WaitingOn = WaitingOn.US,
    by_appointment: bool = False,
) -> Wish:
    """A wish whose sentence is a template: see `say_why`."""
    return Wish(
        purpose=purpose,
        why=say_why(text),
        not_before=not_before,
        origin=origin,
        waiting_on=waiting_on,
        by_appointment=by_appointment,
    )


def say_why(template: str) -> Why:
    """A sentence with the places {a}, {verb}, {when} and {When}; other braces stay as they are."""

    def why(chosen: Channel, when: str) -> str:
        said = template.replace("{a}", speech.A[chosen]).replace("{verb}", speech.VERB[chosen])
        return said.replace("{when}", when).replace("{When}", _cap(when))

    return why


def step(facts: Situation, wish: Wish) -> Iterator[Proposal]:
    """The wish on its best channel; nothing when there is no usable channel."""
    for best in _weighed(facts, wish)[:1]:
        yield _make_step(facts, wish, best.channel, best=best.channel)


def other_step(facts: Situation, wish: Wish) -> Iterator[Proposal]:
    """The wish on its second-best channel, if there is one worth naming."""
    weighed = _weighed(facts, wish)
    for each in weighed[1:2]:
        if each.score >= WORTH_NAMING * weighed[0].score:
            yield _make_step(facts, wish, each.channel, best=weighed[0].channel)


def step_by(facts: Situation, wish: Wish, wanted: Channel) -> Iterator[Proposal]:
    """The wish on just that channel, if it is usable."""
    if wanted in facts.channels:
        yield _make_step(facts, wish, wanted, best=wanted)


def park(facts: Situation, why: Why, *, messages: int = 0) -> Iterator[Proposal]:
    """Into nurture, with the next message of the drip after so many; by the machine where it can write.

    Nothing when no channel is usable.
    """
    due = in_days(facts, facts.plan.nurture_gap_after(messages))
    machine = next((each for each in (Channel.EMAIL, Channel.TEXT) if each in facts.channels), None)
    if machine is None:
        yield from (_as_park(each) for each in step(facts, Wish(purpose=Purpose.NURTURE, why=why, not_before=due)))
        return
    due_at = _slot(facts, due, machine, by=NextBy.MACHINE)
    yield Proposal(
        action=Action.PARK,
        purpose=Purpose.NURTURE,
        channel=machine,
        due_at=due_at,
        by=NextBy.MACHINE,
        waiting_on=WaitingOn.US,
        origin=Origin.STRATEGY,
        why=_ask_permission(facts, why(machine, _say(facts, due_at))),
    )


def park_until(facts: Situation, why: Why, date: datetime) -> Iterator[Proposal]:
    """Into nurture, and picked up again by a person on that date."""
    wish = Wish(purpose=Purpose.RE_ENGAGE, why=why, not_before=date)
    yield from (_as_park(each) for each in step(facts, wish))


def conclude(state: State, reason: CloseReason, why: str) -> Iterator[Proposal]:
    yield Proposal(action=Action.CONCLUDE, close_state=state, close_reason=reason, why=why)


def look_up(facts: Situation) -> Iterator[Proposal]:
    """Nothing on record is usable: the one step left is to find a way. Not on a usable channel, there is none."""
    yield Proposal(
        action=Action.STEP,
        purpose=Purpose.QUALIFY,
        channel=Channel.SOCIAL,
        due_at=_slot(facts, in_days(facts, 1), Channel.SOCIAL),
        by=NextBy.PERSON,
        waiting_on=WaitingOn.US,
        origin=Origin.STRATEGY,
        minutes=facts.plan.minutes_for(Channel.SOCIAL),
        why="No working number or address is on record: look them up and find a way to reach them.",
    )


def _weighed(facts: Situation, wish: Wish) -> tuple[channel.Weighed, ...]:
    usable = [each for each in facts.channels if each not in wish.without]
    if not wish.by_appointment:
        usable = [each for each in usable if not _needs_appointment(each, facts)] or usable
    return channel.weigh_channels(wish.purpose, usable, _evidence(facts))


def _needs_appointment(chosen: Channel, facts: Situation) -> bool:
    """Nobody meets by video unasked; at the door one stands unasked when the strategy plans just that for this try."""
    drops_in = facts.tries > 0 and facts.plan.channel_of_try(facts.tries + 1) is Channel.VISIT
    return chosen is Channel.VIDEO or (chosen is Channel.VISIT and not drops_in)


def _evidence(facts: Situation) -> channel.Evidence:
    return channel.Evidence(
        strategy=facts.plan,
        next_try=facts.tries + 1,
        preferred=facts.preferred_channel,
        silent=facts.channel if facts.tries else None,
        silent_tries=facts.same_channel_tries,
        answers={each: (count.tries, count.answered) for each, count in facts.answers.items()},
    )


def _make_step(facts: Situation, wish: Wish, chosen: Channel, *, best: Channel) -> Proposal:
    again = wish.other_half_of_day and chosen is facts.channel
    wished = cadence.other_half_of_day(wish.not_before, facts.now, facts.zone) if again else wish.not_before
    due_at = _slot(facts, wished, chosen)
    when = _say(facts, due_at) + (f" {cadence.say_half_of_day(due_at, facts.zone)}" if again else "")
    return Proposal(
        action=Action.STEP,
        purpose=wish.purpose,
        channel=chosen,
        due_at=due_at,
        by=NextBy.PERSON,
        waiting_on=wish.waiting_on,
        origin=wish.origin,
        minutes=facts.plan.minutes_for(chosen),
        why=wish.why(chosen, when),
        easy=_point_out(facts, wish.purpose, chosen, best),
    )


def _as_park(proposal: Proposal) -> Proposal:
    return replace(proposal, action=Action.PARK)


def _slot(facts: Situation, not_before: datetime, chosen: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
    return cadence.find_slot(
        max(not_before, facts.now + timedelta(minutes=1)),
        chosen,
        by=by,
        calendar=facts.calendar,
        preferred_hours=facts.preferred_hours,
        zone=facts.zone,
    )


def _say(facts: Situation, moment: datetime) -> str:
    return cadence.say_date(moment, facts.now, facts.zone)


def _ask_permission(facts: Situation, said: str) -> str:
    """While we have them on the line and nobody asked yet, ask (mission D3)."""
    if facts.permission is Permission.GIVEN or facts.outcome not in ANSWERED:
        return said
    return f"{said.removesuffix('.')}; ask them whether they want that."


def _point_out(facts: Situation, purpose: Purpose, chosen: Channel, best: Channel) -> str | None:
    """What to say when the chosen channel is easier than the best one (mission A8)."""
    if channel.EFFORT[chosen] < channel.EFFORT[best]:
        return f"{_cap(speech.A[chosen])} is easier; {speech.A[best]} does more here."
    ideal = channel.best_for_goal(purpose, facts.channels, facts.plan)
    if ideal and chosen is facts.preferred_channel and channel.EFFORT[chosen] < channel.EFFORT[ideal]:
        ask = ", so ask for one in it" if ideal in _SPOKEN else ""
        return f"They like {speech.A[chosen]} best; {speech.A[ideal]} does more here{ask}."
    if purpose in _BETTER_FACE_TO_FACE and best not in _FACE_TO_FACE:
        return f"Face to face does more here: use {speech.A[chosen]} to agree on a meeting."
    return None


_FACE_TO_FACE = frozenset({Channel.VISIT, Channel.VIDEO})
_SPOKEN = _FACE_TO_FACE | {Channel.CALL}
_BETTER_FACE_TO_FACE = frozenset({Purpose.DISCOVER, Purpose.PRESENT, Purpose.PROPOSE, Purpose.CLOSE})


def _cap(text: str) -> str:
    return text[0].upper() + text[1:]
