"""What stops or slows a prospect: selling is a flow, and each stop is found on evidence and said in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.rules.words import LIVE_STATES, Bucket, NextBy, State, WaitingOn, Word

STALE_DAYS = 30
"""So long without a word in either direction, and a prospect is going cold."""
SLOW_FACTOR = 1.5
"""Longer in a stage than this many times what won deals needed."""
ENOUGH_WON_DEALS = 5
MOST_TRIES = 6


class Stop(Word):
    """Kinds of stops, the one that is most our own fault first."""

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
    created_at: datetime | None = None
    """When they came in; stands for the last two-way contact as long as there was none."""
    last_two_way_at: datetime | None = None
    """When both sides last spoke or wrote, from touches of any channel; never from edits."""
    last_in_at: datetime | None = None
    """Their last message or call to us."""
    last_out_at: datetime | None = None
    """Our last contact or try, of any kind."""
    stage_since: datetime | None = None
    typical_days_in_stage: float | None = None
    """Median of the days won deals stood in this stage."""
    won_deals: int | None = None
    """How many won deals are behind that median; None: enough."""
    tries: int = 0
    """Unanswered tries in a row."""
    promise_due: datetime | None = None
    """The earliest open promise."""
    promise_by: WaitingOn = WaitingOn.US
    max_tries: int = MOST_TRIES
    """From the strategy, like the two below."""
    requalify_factor: float = SLOW_FACTOR
    max_days_in_stage: int = 45
    stale_days: int = STALE_DAYS


@dataclass(frozen=True, slots=True)
class Finding:
    """One stop: what it is, for how many days it lasts (tries, for no reply), and a sentence for the seller."""

    stop: Stop
    amount: int
    sentence: str


def find_stops(facts: FlowFacts) -> tuple[Finding, ...]:
    """What stops or slows this prospect, worst kind first; empty when it flows or is closed."""
    if facts.state not in LIVE_STATES:
        return ()
    stops = _stops_in_nurture(facts) if facts.state is State.NURTURE else _stops(facts)
    return tuple(stops)


def _stops(facts: FlowFacts) -> Iterator[Finding]:
    yield from _no_step(facts)
    yield from _broken_promise(facts)
    yield from _waiting_on_us(facts)
    yield from _overdue(facts)
    yield from _no_reply(facts)
    yield from _too_long(facts)
    yield from _stale(facts)


def _stops_in_nurture(facts: FlowFacts) -> Iterator[Finding]:
    """In nurture, silence and length are agreed on; what we owe is not."""
    yield from _no_step(facts)
    yield from _broken_promise(facts)
    yield from _waiting_on_us(facts)
    yield from _overdue(facts)


def _no_step(facts: FlowFacts) -> Iterator[Finding]:
    if facts.due_at is None:
        yield Finding(Stop.NO_STEP, 0, "Nothing comes next: plan a step, or let them go.")


def _broken_promise(facts: FlowFacts) -> Iterator[Finding]:
    if facts.promise_due is None or facts.promise_due >= facts.now:
        return
    days = _days(facts.now - facts.promise_due)
    since = f"{_say(days)} ago" if days else "today"
    if facts.promise_by is WaitingOn.US:
        yield Finding(Stop.BROKEN_PROMISE, days, f"You promised something for {since}: keep it, or tell them.")
    else:
        yield Finding(Stop.BROKEN_PROMISE, days, f"They promised something for {since}: ask for it.")


def _waiting_on_us(facts: FlowFacts) -> Iterator[Finding]:
    if facts.last_in_at is None or (facts.last_out_at is not None and facts.last_out_at >= facts.last_in_at):
        return
    days = _days(facts.now - facts.last_in_at)
    since = f"{_say(days)} ago" if days else "today"
    yield Finding(Stop.WAITING_ON_US, days, f"They wrote {since} and wait for you: answer.")


def _overdue(facts: FlowFacts) -> Iterator[Finding]:
    if facts.due_at is None or (days := _days(facts.now - facts.due_at)) < 1:
        return
    who = "The machine's step" if facts.next_by is NextBy.MACHINE else "The next step"
    yield Finding(Stop.OVERDUE, days, f"{who} is {_say(days)} late: do it, move it with a reason, or let them go.")


def _no_reply(facts: FlowFacts) -> Iterator[Finding]:
    if facts.tries >= facts.max_tries:
        text = f"{facts.tries} tries without an answer: ask once straight, then let them go."
        yield Finding(Stop.NO_REPLY, facts.tries, text)


def _too_long(facts: FlowFacts) -> Iterator[Finding]:
    if facts.stage_since is None:
        return
    days = _days(facts.now - facts.stage_since)
    usual = _usual_days(facts)
    limit = facts.max_days_in_stage if usual is None else usual * facts.requalify_factor
    if days <= limit:
        return
    where = f"in {facts.stage}" if facts.stage else "in this stage"
    beside = f"won deals took {_say(round(usual))}" if usual is not None else f"{_say(round(limit))} is the limit"
    yield Finding(Stop.TOO_LONG, days, f"{_say(days)} {where}, {beside}: ask whether this still matters.")


def _usual_days(facts: FlowFacts) -> float | None:
    few = facts.won_deals is not None and facts.won_deals < ENOUGH_WON_DEALS
    return None if few else facts.typical_days_in_stage


def _stale(facts: FlowFacts) -> Iterator[Finding]:
    last = facts.last_two_way_at or facts.created_at
    if last is None or (days := _days(facts.now - last)) < facts.stale_days:
        return
    if facts.last_two_way_at is None:
        text = f"Here for {_say(days)} and never spoken with: it is not too late."
    else:
        text = f"Not a word between you for {_say(days)}: bring something new."
    yield Finding(Stop.STALE, days, text)


def _days(span: timedelta) -> int:
    return span // timedelta(days=1)


def _say(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
