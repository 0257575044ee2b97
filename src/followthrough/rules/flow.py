"""What stops or slows a prospect: selling is a flow, and each stop is found on evidence and said in a sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.rules.strategies import MEDIUM, Strategy
from followthrough.rules.words import Bucket, NextBy, State, WaitingOn, Word

QUIET_DAYS: Mapping[Bucket, int] = {Bucket.NEW: 14, Bucket.DEVELOPING: 21, Bucket.CLOSING: 10, Bucket.PARKED: 90}
"""So long without a word in either direction, and a prospect is going cold: a decision cools off fastest."""


class Stop(Word):
    """Kinds of stops; those that are most our own doing first."""

    NO_STEP = "no_step", "No next step"
    BROKEN_PROMISE = "broken_promise", "Promise not kept"
    WAITING_ON_US = "waiting_on_us", "Waiting on us"
    OVERDUE = "overdue", "Overdue"
    NO_REPLY = "no_reply", "No reply"
    TOO_LONG = "too_long", "Too long in the stage"
    STALE = "stale", "Gone quiet"


@dataclass(frozen=True, slots=True)
class FlowFacts:
    """What is looked at in one opportunity. Moments are aware; None: never, or not known."""

    now: datetime
    state: State = State.OPEN
    bucket: Bucket = Bucket.NEW
    stage: str = ""
    due_at: datetime | None = None
    """When the next step is due."""
    next_by: NextBy = NextBy.PERSON
    opened_at: datetime | None = None
    """When they came in; stands for the last two-way contact as long as there was none."""
    last_two_way_at: datetime | None = None
    """When both sides last spoke or wrote, from touches of any channel; never from edits."""
    last_in_at: datetime | None = None
    """Their last message or call to us."""
    last_out_at: datetime | None = None
    """Our last contact or try, of any kind."""
    stage_entered_at: datetime | None = None
    typical_days_in_stage: float | None = None
    """Median of the days won deals stood in this stage."""
    won_deals: int | None = None
    """How many won deals are behind that median; None: enough."""
    tries: int = 0
    """Unanswered tries in a row."""
    promise_due: datetime | None = None
    """The earliest open promise."""
    promise_by: WaitingOn = WaitingOn.US
    """Who owes it."""
    strategy: Strategy = MEDIUM
    """Says how many tries and days are enough."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One stop: what it is, since how many days (for no reply: after how many tries), and a sentence."""

    stop: Stop
    amount: int
    sentence: str


def find_stops(facts: FlowFacts) -> tuple[Finding, ...]:
    """What stops or slows this prospect, worst kind first; empty when it flows, or when it is closed."""
    return tuple(finding for look in _LOOKS.get(facts.state, ()) for finding in look(facts))


def _no_step(facts: FlowFacts) -> Iterator[Finding]:
    if facts.due_at is None:
        yield Finding(Stop.NO_STEP, 0, "Nothing comes next: plan a step, or let them go.")


def _broken_promise(facts: FlowFacts) -> Iterator[Finding]:
    if facts.promise_due is None or facts.promise_due >= facts.now:
        return
    days = _days(facts.now - facts.promise_due)
    when = f"{_say(days)} ago" if days else "today"
    if facts.promise_by is WaitingOn.US:
        yield Finding(Stop.BROKEN_PROMISE, days, f"What you promised was due {when}: keep it, or tell them.")
    else:
        yield Finding(Stop.BROKEN_PROMISE, days, f"What they promised was due {when}: ask for it.")


def _waiting_on_us(facts: FlowFacts) -> Iterator[Finding]:
    if facts.last_in_at is None or (facts.last_out_at is not None and facts.last_out_at >= facts.last_in_at):
        return
    days = _days(facts.now - facts.last_in_at)
    when = f"{_say(days)} ago" if days else "today"
    yield Finding(Stop.WAITING_ON_US, days, f"They turned to you {when} and wait for an answer: give it.")


def _overdue(facts: FlowFacts) -> Iterator[Finding]:
    if facts.due_at is None or (days := _days(facts.now - facts.due_at)) < 1:
        return
    if facts.next_by is NextBy.MACHINE:
        yield Finding(Stop.OVERDUE, days, f"The machine is {_say(days)} late with its step: look why it stands still.")
    else:
        text = f"The next step is {_say(days)} late: do it, move it with a reason, or let them go."
        yield Finding(Stop.OVERDUE, days, text)


def _no_reply(facts: FlowFacts) -> Iterator[Finding]:
    if facts.tries >= facts.strategy.max_tries:
        tries = "1 try" if facts.tries == 1 else f"{facts.tries} tries"
        yield Finding(Stop.NO_REPLY, facts.tries, f"{tries} without an answer: ask once straight, then let them go.")


def _too_long(facts: FlowFacts) -> Iterator[Finding]:
    if facts.stage_entered_at is None:
        return
    days = _days(facts.now - facts.stage_entered_at)
    usual = facts.strategy.usual_days(facts.typical_days_in_stage, facts.won_deals)
    limit = facts.strategy.days_allowed(facts.typical_days_in_stage, facts.won_deals)
    if days <= limit:
        return
    where = f"in {facts.stage}" if facts.stage else "in this stage"
    beside = f"won deals took {_say(round(usual))}" if usual is not None else f"{_say(round(limit))} is the limit"
    yield Finding(Stop.TOO_LONG, days, f"{_say(days)} {where}, {beside}: ask whether this still matters.")


def _stale(facts: FlowFacts) -> Iterator[Finding]:
    last = facts.last_two_way_at or facts.opened_at
    if last is None or (days := _days(facts.now - last)) < QUIET_DAYS[facts.bucket]:
        return
    if facts.last_two_way_at is None:
        text = f"Here for {_say(days)} and never spoken with: it is not too late."
    else:
        text = f"Not a word between you for {_say(days)}: bring something new."
    yield Finding(Stop.STALE, days, text)


Look = Callable[[FlowFacts], Iterator[Finding]]

_OURS: tuple[Look, ...] = (_no_step, _broken_promise, _waiting_on_us, _overdue)
_LOOKS: Mapping[State, tuple[Look, ...]] = {
    State.OPEN: (*_OURS, _no_reply, _too_long, _stale),
    State.NURTURE: _OURS,  # there, silence and length are agreed on; what we owe is not
}


def _days(span: timedelta) -> int:
    return span // timedelta(days=1)


def _say(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
