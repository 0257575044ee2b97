"""The building blocks of proposals: wishes made into dated steps on the best channel, pauses, and typed ends."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from followthrough.rules import cadence, channel
from followthrough.rules.next_step import speech
from followthrough.rules.next_step.proposal import Action, Proposal
from followthrough.rules.next_step.situation import ENOUGH_WON_DEALS, Situation
from followthrough.rules.words import (
    Bucket,
    Channel,
    CloseReason,
    NextBy,
    Origin,
    PipelineKind,
    Purpose,
    State,
    WaitingOn,
)

SOON = timedelta(minutes=15)
"""Between two contacts there is at least this much."""

SALES_ORDER = (
    Purpose.FIRST_RESPONSE,
    Purpose.QUALIFY,
    Purpose.DISCOVER,
    Purpose.PRESENT,
    Purpose.PROPOSE,
    Purpose.ANSWER,
    Purpose.CLOSE,
)

_BUCKET_GOAL = {
    Bucket.NEW: Purpose.QUALIFY,
    Bucket.DEVELOPING: Purpose.PRESENT,
    Bucket.CLOSING: Purpose.CLOSE,
    Bucket.PARKED: Purpose.REQUALIFY,
}

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
    """Try at another time of day than the try just made."""


def step(facts: Situation, wish: Wish) -> Iterator[Proposal]:
    """The wish on its best channel; nothing when there is no usable channel."""
    yield from _steps(facts, wish, slice(0, 1))


def other_step(facts: Situation, wish: Wish) -> Iterator[Proposal]:
    """The wish on its second-best channel, if there is one."""
    yield from _steps(facts, wish, slice(1, 2))


def step_by(facts: Situation, wish: Wish, wanted: Channel) -> Iterator[Proposal]:
    """The wish on that channel, if it is usable."""
    if wanted in facts.channels:
        yield _make_step(facts, wish, wanted, best=wanted)


def park(facts: Situation, why: Why, *, until: datetime | None = None, messages: int = 0) -> Iterator[Proposal]:
    """In nurture until a date, or with the next message of the drip; by the machine where it can write.

    Nothing when no channel is usable.
    """
    machine = next((each for each in (Channel.EMAIL, Channel.TEXT) if each in facts.channels), None)
    if until is not None:
        wish = Wish(purpose=Purpose.RE_ENGAGE, why=why, not_before=until)
        yield from (_as_park(each) for each in _steps(facts, wish, slice(0, 1)))
        return
    due = facts.now + timedelta(days=facts.plan.nurture_gap_after(messages))
    if machine is None:
        wish = Wish(purpose=Purpose.NURTURE, why=why, not_before=due)
        yield from (_as_park(each) for each in _steps(facts, wish, slice(0, 1)))
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
        why=why(machine, say(facts, due_at)),
    )


def conclude(state: State, reason: CloseReason, why: str) -> Iterator[Proposal]:
    yield Proposal(action=Action.CONCLUDE, close_state=state, close_reason=reason, why=why)


def unreachable(facts: Situation) -> Iterator[Proposal]:
    """No usable channel is left: look for one if nobody did, else be honest about it."""
    end = conclude(
        State.DISQUALIFIED,
        CloseReason.UNREACHABLE,
        "There is no working number or address left: nobody can follow up whom nobody can reach.",
    )
    due = facts.now + timedelta(days=1)
    search = Proposal(
        action=Action.STEP,
        purpose=Purpose.QUALIFY,
        channel=Channel.SOCIAL,
        due_at=_slot(facts, due, Channel.SOCIAL),
        by=NextBy.PERSON,
        waiting_on=WaitingOn.US,
        origin=Origin.STRATEGY,
        minutes=facts.plan.minutes_for(Channel.SOCIAL),
        why="No number or address is on record: look them up and find a way to reach them.",
    )
    if facts.outcome is None:
        yield search
        yield from end
    else:
        yield from end
        yield search


def goal(facts: Situation) -> Purpose:
    """What the stage asks for."""
    if facts.stage_purpose is not None:
        return facts.stage_purpose
    return Purpose.CHECK_IN if facts.kind is PipelineKind.CARE else _BUCKET_GOAL[facts.bucket]


def goal_after(facts: Situation) -> Purpose:
    """What comes next once the purpose of the touch is achieved: one further on the way, never behind the stage."""
    wanted = goal(facts)
    if facts.purpose not in SALES_ORDER:
        return wanted
    further = _following(facts.purpose)
    if wanted not in SALES_ORDER:
        return further
    return max(wanted, further, key=SALES_ORDER.index)


def is_stuck(facts: Situation) -> bool:
    """The stage lasts longer than it did in deals that were won (or than the strategy allows, if too few were)."""
    return facts.kind is PipelineKind.SALES and facts.days_in_stage > stage_limit(facts)


def stage_limit(facts: Situation) -> float:
    """Days a stage may last before we re-qualify."""
    usual = usual_days(facts)
    return facts.plan.max_days_in_stage if usual is None else max(usual * facts.plan.requalify_factor, 1)


def usual_days(facts: Situation) -> float | None:
    """Days won deals stood in this stage; None when too few were won to say."""
    few = facts.won_deals is not None and facts.won_deals < ENOUGH_WON_DEALS
    return None if few else facts.typical_days_in_stage


def named_date(facts: Situation) -> datetime | None:
    """The date they named, if it is still to come."""
    return facts.their_date if facts.their_date is not None and facts.their_date > facts.now else None


def in_days(facts: Situation, days: int) -> datetime:
    return facts.now + (timedelta(days=days) if days else SOON)


def next_try_at(facts: Situation) -> datetime:
    """When the strategy tries again after the unanswered tries so far; a gap of 0 days is three hours later."""
    gap = facts.plan.gap_after(max(facts.tries, 1))
    return facts.now + (timedelta(days=gap) if gap else timedelta(hours=3))


def say(facts: Situation, moment: datetime) -> str:
    """The day of that moment in words."""
    return cadence.say_date(moment, facts.now, facts.zone)


def say_why(template: str) -> Why:
    """A sentence with the places {a}, {verb}, {when} and {When}; stage names with braces stay as they are."""

    def why(chosen: Channel, when: str) -> str:
        said = template.replace("{a}", speech.A[chosen]).replace("{verb}", speech.VERB[chosen])
        return said.replace("{when}", when).replace("{When}", when[0].upper() + when[1:])

    return why


def _following(purpose: Purpose) -> Purpose:
    if purpose is Purpose.PROPOSE:
        return Purpose.CLOSE
    return SALES_ORDER[min(SALES_ORDER.index(purpose) + 1, len(SALES_ORDER) - 1)]


def _steps(facts: Situation, wish: Wish, which: slice) -> Iterator[Proposal]:
    weighed = _weighed(facts, wish)
    for each in weighed[which]:
        yield _make_step(facts, wish, each.channel, best=weighed[0].channel)


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
    wished = wish.not_before
    if wish.other_half_of_day and chosen is facts.channel:
        wished = max(cadence.other_half_of_day(wished, facts.now, facts.zone), facts.now + SOON)
    due_at = _slot(facts, wished, chosen)
    return Proposal(
        action=Action.STEP,
        purpose=wish.purpose,
        channel=chosen,
        due_at=due_at,
        by=NextBy.PERSON,
        waiting_on=wish.waiting_on,
        origin=wish.origin,
        minutes=facts.plan.minutes_for(chosen),
        why=wish.why(chosen, say(facts, due_at)),
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


def _point_out(facts: Situation, purpose: Purpose, chosen: Channel, best: Channel) -> str | None:
    """What to say when the chosen channel is easier than the best one (mission A8)."""
    if channel.EFFORT[chosen] < channel.EFFORT[best]:
        return f"{_cap(speech.A[chosen])} is easier; {speech.A[best]} does more here."
    ideal = channel.best_for_goal(purpose, facts.channels, facts.plan)
    if ideal and chosen is facts.preferred_channel and channel.EFFORT[chosen] < channel.EFFORT[ideal]:
        return f"They like {speech.A[chosen]} best; {speech.A[ideal]} does more here, so ask for one in it."
    if purpose in _BETTER_FACE_TO_FACE and best not in _FACE_TO_FACE:
        return f"Face to face does more here: use {speech.A[chosen]} to agree on a meeting."
    return None


_FACE_TO_FACE = frozenset({Channel.VISIT, Channel.VIDEO})
_BETTER_FACE_TO_FACE = frozenset({Purpose.DISCOVER, Purpose.PRESENT, Purpose.PROPOSE, Purpose.CLOSE})


def _cap(text: str) -> str:
    return text[0].upper() + text[1:]
