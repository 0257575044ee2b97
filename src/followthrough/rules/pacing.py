"""How fast a mailbox may send: by day and hour, with a gap, gently at the beginning, and not at all when asked to wait.

A moment is given, the clock is not asked; chance comes from a seed, so that the same facts give the same answer.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from followthrough.rules.messages import Urgency

HOUR = timedelta(hours=1)
RAMP_BEGINS_WITH = 20  # a day, from a mailbox nobody has seen mail from before
RAMP_GROWS_BY = 1.3  # a day: full speed of 400 after twelve days
KEPT_FOR_PEOPLE = 10  # per cent of each limit that automatic mail leaves for what a person writes
JITTER = 0.5  # of the gap, at most: a rhythm of exact seconds looks like a machine
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30, 60, 120, 240))
MOST_TRIES = 12  # some fifteen hours of waiting: then a person looks


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The limits, and what was sent. `day` and `hour_at` say which day (UTC) and hour the counts are of."""

    per_day: int
    per_hour: int
    gap_seconds: int = 0
    ramp_from: date | None = None
    day: date | None = None
    sent_today: int = 0
    hour_at: datetime | None = None
    sent_this_hour: int = 0
    free_at: datetime | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """How many may go out now; if none, from when on, and why not before."""

    now: int
    next_at: datetime | None = None
    why: str = ""


def room(pace: Pace, at: datetime, *, urgency: int = Urgency.PERSON) -> Room:
    """What may go out at this moment of messages of this urgency. With a gap it is one at a time."""
    if pace.held_until is not None and at < pace.held_until:
        return Room(0, pace.held_until, "the server asked us to wait")
    if pace.free_at is not None and at < pace.free_at and urgency > Urgency.PERSON:
        return Room(0, pace.free_at, "a gap is kept between two messages")
    current = _counted_at(pace, at)
    left_today = _share(_of_the_day(pace, at.date()), urgency) - current.sent_today
    if left_today <= 0:
        return Room(0, _midnight_after(at), "the day's limit is reached")
    left_this_hour = _share(pace.per_hour, urgency) - current.sent_this_hour
    if left_this_hour <= 0:
        return Room(0, (current.hour_at or at) + HOUR, "the hour's limit is reached")
    left = min(left_today, left_this_hour)
    return Room(min(left, 1) if pace.gap_seconds else left)


def spend(pace: Pace, at: datetime, number: int, *, seed: str) -> Pace:
    """The pace after that many went out; the gap to the next one varies with the seed."""
    current = _counted_at(pace, at)
    gap = timedelta(seconds=pace.gap_seconds * (1 + JITTER * _chance(seed)))
    return replace(
        current,
        sent_today=current.sent_today + number,
        sent_this_hour=current.sent_this_hour + number,
        free_at=at + gap if pace.gap_seconds else None,
    )


def back_off(troubles: int, *, seed: str, asked: timedelta | None = None) -> timedelta:
    """How long to wait after so many troubles in a row, a little longer by chance; never shorter than they asked."""
    step = BACK_OFF[min(max(troubles, 1), len(BACK_OFF)) - 1]
    waited = step * (1 + JITTER * _chance(seed))
    return max(waited, asked) if asked else waited


def _counted_at(pace: Pace, at: datetime) -> Pace:
    """With the counts of a day or an hour that is over forgotten."""
    if pace.day != at.date():
        pace = replace(pace, day=at.date(), sent_today=0)
    if pace.hour_at is None or not pace.hour_at <= at < pace.hour_at + HOUR:
        pace = replace(pace, hour_at=at.replace(minute=0, second=0, microsecond=0), sent_this_hour=0)
    return pace


def _of_the_day(pace: Pace, day: date) -> int:
    if pace.ramp_from is None or day < pace.ramp_from:
        return pace.per_day
    days = min((day - pace.ramp_from).days, 60)
    return min(pace.per_day, int(RAMP_BEGINS_WITH * RAMP_GROWS_BY**days))


def _share(limit: int, urgency: int) -> int:
    """Automatic mail leaves some of the limit for people, but never waits for ever because a limit is small."""
    return limit if urgency <= Urgency.PERSON else max(limit - limit * KEPT_FOR_PEOPLE // 100, 1)


def _midnight_after(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _chance(seed: str) -> float:
    """From 0 to 1, the same for the same seed."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=4).digest(), "big") / 0xFFFFFFFF
