"""What happened with one prospect, invented from a seed: contacts at widening gaps, stages by evidence, an end or not.

Pure: given the random source and the moment that is now, nothing else decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from followthrough.capture.sample import world
from followthrough.rules.words import (
    ANSWERED,
    Channel,
    CloseReason,
    Direction,
    NextBy,
    Origin,
    Outcome,
    Purpose,
    Reason,
    Size,
    State,
    WaitingOn,
)

Thing = TypeVar("Thing")
DAY = timedelta(days=1)
YEAR = timedelta(days=365)
GAPS = (1, 2, 4, 7, 11, 16, 25, 40)  # days between contacts: the rhythm widens
LAST_STAGE = 5  # of the seven; the last one is for the stalled
STALLED = 6
CHANNELS = ((Channel.CALL, 52), (Channel.EMAIL, 28), (Channel.TEXT, 10), (Channel.VISIT, 6), (Channel.VIDEO, 4))
GOALS = (
    Purpose.FIRST_RESPONSE, Purpose.QUALIFY, Purpose.DISCOVER, Purpose.PRESENT, Purpose.CLOSE, Purpose.CLOSE,
    Purpose.REQUALIFY,
)  # fmt: skip
EVIDENCE = ("They called back", "They named the problem themselves", "They sent the plans", "They asked for the offer",
            "They named the day of the decision", "They came to see it")  # fmt: skip
CALLED = (
    (Outcome.REACHED, 40),
    (Outcome.NO_ANSWER, 27),
    (Outcome.VOICEMAIL, 15),
    (Outcome.PUT_OFF, 9),
    (Outcome.WILL_CALL, 9),
)
ENDS = ((CloseReason.COMPETITOR, 26), (CloseReason.NO_DECISION, 20), (CloseReason.SAID_NO, 20),
        (CloseReason.NO_BUDGET, 18), (CloseReason.SILENCE, 10), (CloseReason.NO_NEED, 6))  # fmt: skip


@dataclass(slots=True)
class Happening:
    """One contact. `moved_to` is the stage it led to, by number."""

    at: datetime
    channel: Channel
    direction: Direction
    outcome: Outcome
    purpose: Purpose
    attempt: int
    planned_at: datetime | None
    note: str
    moved_to: int | None = None


@dataclass(slots=True)
class Postponed:
    at: datetime
    from_due_at: datetime
    to_due_at: datetime
    reason: Reason


@dataclass(slots=True)
class Story:
    """One opportunity from its beginning to now."""

    opened_at: datetime
    offer: str
    value: int
    size: Size
    source: str
    stage: int = 0
    stage_entered_at: datetime | None = None
    state: State = State.OPEN
    close_reason: CloseReason | None = None
    happenings: list[Happening] = field(default_factory=list)
    postponed: list[Postponed] = field(default_factory=list)
    tries: int = 0
    put_offs: int = 0
    due_at: datetime | None = None
    channel: Channel = Channel.CALL
    by: NextBy = NextBy.PERSON
    waiting_on: WaitingOn = WaitingOn.US
    origin: Origin = Origin.STRATEGY
    raised_hand: str = ""
    fixed: bool = False

    @property
    def purpose(self) -> Purpose:
        if self.state == State.NURTURE:
            return Purpose.NURTURE
        return Purpose.RE_ENGAGE if not self.happenings and self.source == "Old list" else GOALS[self.stage]

    @property
    def last_two_way(self) -> Happening | None:
        return next((each for each in reversed(self.happenings) if each.outcome in ANSWERED), None)


def tell(random: Random, *, now: datetime) -> Story:
    """A whole year's story of one prospect."""
    story = _begin(random, now=now)
    will_buy = random.random() < 0.22
    at = story.opened_at
    for step in range(14):
        gap = GAPS[min(story.tries, len(GAPS) - 1)] * random.uniform(0.6, 1.6)
        due_at = _in_hours(random, at + gap * DAY)
        if due_at >= now:
            break
        if random.random() < 0.14:
            due_at = _postpone(story, random, due_at)
            if due_at >= now:
                break
        at = _in_hours(random, due_at + DAY * random.choice((0, 0, 0, 0, 1, 2, 5)))
        if at >= now:
            break
        _contact(story, random, due_at, at=at, step=step, will_buy=will_buy)
        if story.state != State.OPEN:
            break
    _plan(story, random, now=now)
    return story


def tell_short(random: Random, *, now: datetime) -> Story:
    """A prospect with a next step and hardly a past: what fills a very large workspace."""
    story = _begin(random, now=now)
    story.stage = random.choice((0, 0, 1, 1, 2, 2, 3, 4, 5, 6))
    _plan(story, random, now=now)
    return story


def pick(random: Random, weighted: Sequence[tuple[Thing, int]]) -> Thing:
    """One of the weighted things."""
    return random.choices([thing for thing, _ in weighted], [weight for _, weight in weighted])[0]


def _begin(random: Random, *, now: datetime) -> Story:
    offer, low, high = random.choices([row[:3] for row in world.OFFERS], [row[3] for row in world.OFFERS])[0]
    value = round(random.triangular(low, high, low * 1.3) / 50) * 50
    opened_at = now - YEAR * (1 - random.random() ** 0.6)
    return Story(
        opened_at=min(_in_hours(random, opened_at), now - DAY),
        offer=offer,
        value=value,
        size=Size.LARGE if value >= 20_000 else Size.MEDIUM if value >= 2_000 else Size.SMALL,
        source=random.choice(world.SOURCES),
    )


def _contact(story: Story, random: Random, due_at: datetime, *, at: datetime, step: int, will_buy: bool) -> None:
    """A step that was due is done, in time or late."""
    channel = pick(random, CHANNELS)
    outcome = _outcome(story, random, channel, step=step, will_buy=will_buy)
    direction = Direction.IN if outcome == Outcome.REPLIED else Direction.OUT
    happening = Happening(
        at=at,
        channel=channel,
        direction=direction,
        outcome=outcome,
        purpose=GOALS[story.stage],
        attempt=story.tries + 1,
        planned_at=due_at,
        note=random.choice(world.SAID[outcome]),
    )
    story.happenings.append(happening)
    _count(story, happening)
    _move(story, random, happening, will_buy=will_buy)


def _outcome(story: Story, random: Random, channel: Channel, *, step: int, will_buy: bool) -> Outcome:
    if story.stage == LAST_STAGE and random.random() < 0.4:
        return Outcome.AGREED if will_buy else Outcome.NOT_INTERESTED
    if step > 2 and not will_buy and random.random() < 0.07:
        return Outcome.NOT_INTERESTED
    if channel in (Channel.EMAIL, Channel.TEXT):
        return Outcome.REPLIED if random.random() < (0.5 if will_buy else 0.22) else Outcome.SENT
    if channel in (Channel.VISIT, Channel.VIDEO):
        return Outcome.MET
    return pick(random, CALLED)


def _count(story: Story, happening: Happening) -> None:
    answered = happening.outcome in ANSWERED
    story.tries = 0 if answered else story.tries + 1
    if happening.outcome == Outcome.PUT_OFF:
        story.put_offs += 1
    elif answered and happening.outcome != Outcome.WILL_CALL:
        story.put_offs = 0


def _move(story: Story, random: Random, happening: Happening, *, will_buy: bool) -> None:
    match happening.outcome:
        case Outcome.AGREED:
            _close(story, State.WON, CloseReason.BOUGHT)
        case Outcome.NOT_INTERESTED:
            _close(story, State.LOST, pick(random, ENDS))
        case Outcome.PUT_OFF if story.put_offs >= 2:
            if random.random() < 0.5:
                story.state = State.NURTURE
            else:
                _enter(story, STALLED, happening)
        case Outcome.REACHED | Outcome.MET | Outcome.REPLIED:
            if story.stage < LAST_STAGE and random.random() < (0.75 if will_buy else 0.4):
                _enter(story, story.stage + 1, happening)
        case _ if story.tries >= 6:
            _enter(story, STALLED, happening)


def _enter(story: Story, stage: int, happening: Happening) -> None:
    if stage != story.stage:
        story.stage, story.stage_entered_at, happening.moved_to = stage, happening.at, stage


def _close(story: Story, state: State, reason: CloseReason) -> None:
    story.state, story.close_reason = state, reason


def _postpone(story: Story, random: Random, due_at: datetime) -> datetime:
    to = _in_hours(random, due_at + DAY * random.choice((1, 2, 3, 7, 14)))
    story.postponed.append(Postponed(at=due_at, from_due_at=due_at, to_due_at=to, reason=pick(random, world.POSTPONED)))
    return to


def _plan(story: Story, random: Random, *, now: datetime) -> None:
    """The next step of those who are not closed: a few late, some today, most on the coming days."""
    story.stage_entered_at = story.stage_entered_at or story.opened_at
    if story.state not in (State.OPEN, State.NURTURE):
        return
    story.channel = pick(random, CHANNELS)
    if story.state == State.NURTURE:
        story.by, story.channel = NextBy.MACHINE, Channel.EMAIL
        story.due_at = _in_hours(random, now + DAY * random.randint(10, 150))
        return
    last = story.happenings[-1].outcome if story.happenings else None
    if last == Outcome.WILL_CALL:
        story.waiting_on, story.origin = WaitingOn.THEM, Origin.FALLBACK
    days = random.choices((-9, -4, -2, -1, 0, 1, 2, 3, 5, 8, 13, 21), (1, 2, 3, 5, 14, 14, 12, 12, 12, 10, 8, 7))[0]
    story.due_at = max(_in_hours(random, now + DAY * days) if days else _today(random, now), story.opened_at)
    if days == 0 and random.random() < 0.1:
        story.raised_hand = random.choice(world.HANDS)
    elif days >= 0 and story.stage >= 2 and random.random() < 0.2:
        story.fixed, story.channel = True, random.choice((Channel.VISIT, Channel.VIDEO, Channel.CALL))


def _today(random: Random, now: datetime) -> datetime:
    """Whatever day of the week it is: the first look should find a day's work."""
    return now.replace(hour=random.randint(7, 17), minute=random.choice((0, 15, 30, 45)), second=0, microsecond=0)


def _in_hours(random: Random, moment: datetime) -> datetime:
    """On a weekday between nine and five, on a quarter of an hour (in UTC: close enough for invented people)."""
    day = moment + DAY * (0, 0, 0, 0, 0, 2, 1)[moment.weekday()]
    return day.replace(hour=random.randint(8, 16), minute=random.choice((0, 15, 30, 45)), second=0, microsecond=0)
