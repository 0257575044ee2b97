"""The next weeks played ahead: the rules plan each step, what comes of it is drawn from what came of it before.

Pure: prospects, odds, working time and a seed in, a report out; the same seed gives the same report. It answers how
many prospects so much time carries, not what will become of anybody: each prospect here is a die with the team's
history on its sides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from followthrough.rules.next_step import Action, Proposal, Situation, propose_first
from followthrough.rules.words import ANSWERED, Bucket, Channel, NextBy, Outcome, Purpose, State
from followthrough.rules.worktime import OurTime

TOO_OFTEN, WITHIN = 4, 7
"""So many contacts within so many days are too many."""
RAISES_A_HAND = 0.01
"""Of the machine's messages to those who rest, where history says nothing: a guess, and told as one."""
FORWARD = {Bucket.NEW: Bucket.DEVELOPING, Bucket.DEVELOPING: Bucket.CLOSING}
USUAL_ODDS: Mapping[Outcome, int] = {
    Outcome.NO_ANSWER: 6,
    Outcome.REACHED: 3,
    Outcome.PUT_OFF: 1,
    Outcome.NOT_INTERESTED: 1,
}
"""Added to what was counted, so that a short history is not taken for the whole truth."""


@dataclass(frozen=True, slots=True)
class Odds:
    """How often each outcome was seen, by channel; how often a contact that was heard moved them on (0 to 1)."""

    outcomes: Mapping[Channel, Mapping[Outcome, int]] = field(default_factory=dict)
    moves: float = 0.2

    def draw(self, channel: Channel, bucket: Bucket, random: Random) -> Outcome:
        """An agreement comes only from those who are about to close."""
        counted = Counter(USUAL_ODDS) + Counter(self.outcomes.get(channel, {}))
        if bucket != Bucket.CLOSING:
            counted.pop(Outcome.AGREED, None)
        words = sorted(counted)
        return random.choices(words, [counted[word] for word in words])[0]


@dataclass(slots=True)
class Player:
    """One prospect on the way. `due` is the day of the next step."""

    owner: int
    facts: Situation
    due: date
    channel: Channel
    purpose: Purpose
    by: NextBy = NextBy.PERSON
    minutes: int = 10
    contacts: list[date] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.facts.state == State.OPEN


@dataclass(frozen=True, slots=True)
class Worker:
    """One salesperson: when they work, and how many minutes a day they have."""

    name: str
    time: OurTime
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """What one salesperson did on one day. `left` steps did not fit and were there the next day again."""

    day: date
    owner: int
    minutes: int
    contacts: int
    left: int


@dataclass(frozen=True, slots=True)
class Report:
    days: tuple[Day, ...]
    states: Mapping[State, int]
    too_often: int
    began_open: int
    carries: int
    """How many open prospects so much working time carries, with these strategies."""
    contacts_a_day: float

    @property
    def too_many(self) -> int:
        return max(self.began_open - self.carries, 0)


def simulate(
    players: Sequence[Player], odds: Odds, workers: Mapping[int, Worker], *, start: date, days: int, seed: int = 7
) -> Report:
    """Play so many days from `start` on. Linear in contacts; the players are changed."""
    random = Random(seed)  # noqa: S311 - dice, no secrets
    began_open = sum(player.is_open for player in players)
    done: list[Day] = []
    for number in range(days):
        today = start + timedelta(days=number)
        _let_machine_act(players, today, random)
        for owner, worker in workers.items():
            if worker.time.works_on(today):
                done.append(_work(owner, worker, players, odds, today=today, random=random))
    return _report(players, done, workers, began_open=began_open, start=start)


def say(report: Report) -> str:
    """The report's first sentence."""
    contacts = round(report.contacts_a_day)
    said = f"With {contacts} contacts a day these strategies carry {report.carries} prospects"
    said += f"; you have {report.began_open}"
    if report.too_many:
        return f"{said}: qualify {report.too_many} out, or let the machine do more for them."
    return f"{said}: there is room for {report.carries - report.began_open} more."


def _work(owner: int, worker: Worker, players: Sequence[Player], odds: Odds, *, today: date, random: Random) -> Day:
    due = [each for each in players if _is_due(each, owner, today)]
    due.sort(key=lambda each: (each.due, -(each.facts.value or 0)))
    minutes = contacts = 0
    for player in due:
        if contacts and minutes + player.minutes > worker.minutes:
            break
        minutes += player.minutes
        contacts += 1
        _contact(player, odds.draw(player.channel, player.facts.bucket, random), odds, today=today, random=random)
    return Day(today, owner, minutes, contacts, left=len(due) - contacts)


def _is_due(player: Player, owner: int, today: date) -> bool:
    return player.owner == owner and player.is_open and player.by == NextBy.PERSON and player.due <= today


def _contact(player: Player, outcome: Outcome, odds: Odds, *, today: date, random: Random) -> None:
    heard = outcome in ANSWERED
    facts, last = player.facts, player.contacts[-1] if player.contacts else None
    since = (today - last).days if last else 1
    bucket = facts.bucket
    if heard and outcome != Outcome.PUT_OFF and random.random() < odds.moves:
        bucket = FORWARD.get(bucket, bucket)
    same = player.channel == facts.channel
    player.contacts.append(today)
    player.facts = replace(
        facts,
        now=_noon(today),
        bucket=bucket,
        stage_purpose=facts.stage_purpose if bucket == facts.bucket else None,
        outcome=outcome,
        channel=player.channel,
        purpose=player.purpose,
        tries=0 if heard else facts.tries + 1,
        channel_tries=0 if heard else (facts.same_channel_tries if same else 0) + 1,
        put_offs=facts.put_offs + 1 if outcome == Outcome.PUT_OFF else 0 if heard else facts.put_offs,
        touches=facts.touches + 1,
        days_in_stage=0 if bucket != facts.bucket else facts.days_in_stage + since,
        last_two_way_days=0 if heard else (facts.last_two_way_days or 0) + since,
        promise_due=None,
        their_date=None,
    )
    _follow(player, propose_first(player.facts))


def _let_machine_act(players: Iterable[Player], today: date, random: Random) -> None:
    for player in players:
        if player.by != NextBy.MACHINE or player.due > today or player.facts.state not in (State.OPEN, State.NURTURE):
            continue
        if random.random() < RAISES_A_HAND:
            player.facts = replace(player.facts, state=State.OPEN, now=_noon(today), tries=0, put_offs=0)
            player.by, player.due, player.purpose, player.minutes = NextBy.PERSON, today, Purpose.ANSWER, 10
            continue
        player.facts = replace(player.facts, now=_noon(today), touches=player.facts.touches + 1, outcome=None)
        _follow(player, propose_first(player.facts))
        player.due = max(player.due, today + timedelta(days=1))


def _follow(player: Player, proposal: Proposal) -> None:
    if proposal.action == Action.CONCLUDE:
        assert proposal.close_state is not None
        player.facts = replace(player.facts, state=proposal.close_state)
        return
    assert proposal.due_at is not None
    state = State.NURTURE if proposal.action == Action.PARK else State.OPEN
    player.facts = replace(player.facts, state=state)
    player.due = proposal.due_at.date()
    player.channel = proposal.channel or player.channel
    player.purpose = proposal.purpose or player.purpose
    player.by = proposal.by or NextBy.PERSON
    player.minutes = proposal.minutes or 1


def _report(
    players: Sequence[Player], done: Sequence[Day], workers: Mapping[int, Worker], *, began_open: int, start: date
) -> Report:
    worked = sum(day.minutes for day in done)
    contacts = sum(day.contacts for day in done)
    had = sum(workers[day.owner].minutes for day in done)
    waiting = sum(day.left for day in done[-len(workers) :]) if workers else 0
    wanted = worked + waiting * (worked / contacts if contacts else 0)
    dates = {day.day for day in done}
    return Report(
        days=tuple(done),
        states=Counter(player.facts.state for player in players),
        too_often=sum(_is_too_often(player.contacts) for player in players),
        began_open=began_open,
        carries=int(began_open * had / wanted) if wanted else began_open,
        contacts_a_day=(contacts / len(dates) * had / worked) if worked and dates else 0.0,
    )


def _is_too_often(contacts: Sequence[date]) -> bool:
    return any((last - first).days < WITHIN for first, last in zip(contacts, contacts[TOO_OFTEN - 1 :], strict=False))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
