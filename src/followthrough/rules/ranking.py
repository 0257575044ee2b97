"""Today's order, with the reason a person would give; what fits the day, and the three ways out for the rest.

The order: somebody raised a hand or a new lead's clock runs; an appointment; a promise; their date passed without a
word; closing; then value x chance x lateness. The part that does not depend on the moment is one whole number
(`rank_class`), so that a database can order by (rank class, due) and only a page of rows is ranked finely here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import IntEnum

from followthrough.rules.words import Bucket, Channel, Origin, Purpose, Size, State, Word

HOUR = timedelta(hours=1)
DAY_SECONDS = 86_400
CHANCE: Mapping[Bucket, float] = {
    Bucket.NEW: 0.1,
    Bucket.DEVELOPING: 0.3,
    Bucket.CLOSING: 0.6,
    Bucket.PARKED: 0.02,
}
"""The chance assumed by bucket where nobody measured one."""
WORTH: Mapping[Size, float] = {Size.SMALL: 1.0, Size.MEDIUM: 4.0, Size.LARGE: 16.0}
"""What one is worth beside others while its value is not known."""
MOST_LATE_DAYS = 14
"""Being later than this makes nothing more urgent: it needs a decision, not a better place."""
SLIM_CHANCE = 0.2
"""Less than one in five, and small: better let go or left to the drip than carried from day to day."""


class Group(Word):
    """What matters on today's page, in this order."""

    NOW = "now", "Now"
    PROMISED = "promised", "Promised for today"
    FALLBACK = "fallback", "They said they would"
    TODAY = "today", "Today"
    IF_TIME = "if_time", "If there is time"


class RankClass(IntEnum):
    """Why a step stands where it stands, as stored beside it; smaller comes first. Gaps leave room for more."""

    RAISED_HAND = 10
    APPOINTMENT = 20
    PROMISE = 30
    FALLBACK = 40
    CLOSING = 50
    USUAL = 60
    IF_TIME = 70


@dataclass(frozen=True, slots=True)
class Due:
    """One row of a day: a next step as far as its rank needs it."""

    due_at: datetime
    """Aware."""
    rank_class: int
    """From `rank_class(...)`, stored with the step."""
    key: int = 0
    """The row's own id; given back, and the last tie-break."""
    purpose: Purpose | None = None
    channel: Channel | None = None
    bucket: Bucket = Bucket.NEW
    size: Size = Size.MEDIUM
    value: float | None = None
    """In the workspace's money; None: unknown."""
    chance: float | None = None
    """0 to 1; None: what its bucket usually has."""
    minutes: int = 10
    """How long the step takes."""
    since: datetime | None = None
    """When they raised the hand or came in; when it was promised; the date they named. By class."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a row stands today, and why. Sort by `key`."""

    group: Group
    key: tuple[int, int, float, float, int]
    why: str


def rank_class(
    *,
    bucket: Bucket,
    purpose: Purpose,
    origin: Origin,
    state: State = State.OPEN,
    raised_hand: bool = False,
    appointment: bool = False,
) -> int:
    """The part of the order that holds at any moment; store it whenever the step or the bucket changes."""
    if raised_hand or (purpose is Purpose.FIRST_RESPONSE and origin is Origin.CAPTURE):
        return RankClass.RAISED_HAND
    if appointment:
        return RankClass.APPOINTMENT
    if origin is Origin.PROMISE or purpose is Purpose.KEEP_PROMISE:
        return RankClass.PROMISE
    if origin is Origin.FALLBACK:
        return RankClass.FALLBACK
    if state is State.NURTURE or bucket is Bucket.PARKED or purpose is Purpose.NURTURE:
        return RankClass.IF_TIME
    return RankClass.CLOSING if bucket is Bucket.CLOSING else RankClass.USUAL


def rank(row: Due, now: datetime, *, tz: tzinfo = UTC) -> Rank:
    """The place of one row in a day, and why. `tz`: the zone whose days are counted, the salesperson's."""
    late = days_late(row, now, tz)
    group = _group(row, now)
    due = row.due_at.timestamp()
    weight = due if row.rank_class <= RankClass.FALLBACK else -_pull(row, late)
    return Rank(group, (_PLACE[group], row.rank_class, weight, due, row.key), _why(row, now, late=late, tz=tz))


def order_day(rows: Iterable[Due], now: datetime, *, tz: tzinfo = UTC) -> list[tuple[Due, Rank]]:
    """The rows in today's order; says of the largest in closing that it is the largest."""
    ranked = sorted(((row, rank(row, now, tz=tz)) for row in rows), key=lambda pair: pair[1].key)
    closing = [row for row, _ in ranked if row.rank_class == RankClass.CLOSING and row.value]
    largest = max(closing, key=lambda row: row.value or 0, default=None) if len(closing) > 1 else None
    return [(row, _as_largest(each) if row is largest else each) for row, each in ranked]


def days_late(row: Due, now: datetime, tz: tzinfo = UTC) -> int:
    """Whole calendar days since it was due; 0 today, negative for days to come."""
    return (now.astimezone(tz).date() - row.due_at.astimezone(tz).date()).days


def worth(row: Due) -> float:
    """Value x chance, with what is usual for its size and bucket where one of them is unknown."""
    value = row.value if row.value else WORTH[row.size]
    return value * (CHANCE[row.bucket] if row.chance is None else row.chance)


# --- what fits the day ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DayFit:
    """A day filled in order: what fits, what does not, and the minutes behind it."""

    fits: tuple[Due, ...]
    rest: tuple[Due, ...]
    minutes_needed: int
    minutes_available: int

    @property
    def minutes_over(self) -> int:
        return max(self.minutes_needed - self.minutes_available, 0)


def fit_day(minutes_available: int, rows: Iterable[Due]) -> DayFit:
    """Fill the day with rows already in order. Raised hands and appointments are in it whether or not there is time;
    of the others each that still fits, so that a long visit does not push out ten calls behind it."""
    fits, rest, used, needed = [], [], 0, 0
    for row in rows:
        needed += row.minutes
        if row.rank_class <= RankClass.APPOINTMENT or used + row.minutes <= minutes_available:
            fits.append(row)
            used += row.minutes
        else:
            rest.append(row)
    return DayFit(tuple(fits), tuple(rest), needed, minutes_available)


class Way(Word):
    """The three ways out of a day that is too full."""

    MOVE = "move", "Move them to days with room"
    HAND_OVER = "hand_over", "Hand them over"
    LET_GO = "let_go", "Let them go"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out, for which rows, said in a sentence with the numbers."""

    way: Way
    keys: tuple[int, ...]
    minutes: int
    why: str
    days: tuple[date, ...] = ()
    """For MOVE: the day of each key, in the same order."""

    @property
    def count(self) -> int:
        return len(self.keys)


def ways_out(rest: Sequence[Due], room: Mapping[date, int]) -> tuple[WayOut, WayOut, WayOut]:
    """Move the lesser ones, hand over what can't wait, let go of what is hardly worth it; always all three.

    `rest`: what does not fit, from `fit_day`. `room`: free minutes of the coming working days.
    """
    return _move(rest, room), _hand_over(rest), _let_go(rest)


def _move(rest: Sequence[Due], room: Mapping[date, int]) -> WayOut:
    free = dict(sorted(room.items()))
    moved: list[tuple[Due, date]] = []
    for row in sorted((row for row in rest if not _cant_wait(row)), key=worth):
        day = next((day for day, minutes in free.items() if minutes >= row.minutes), None)
        if day is not None:
            free[day] -= row.minutes
            moved.append((row, day))
    rows, days = [row for row, _ in moved], tuple(day for _, day in moved)
    if rows:
        why = f"Move {_those(rows, 'lesser one')} to days with room, the first on {min(days):%d.%m.}."
    else:
        why = "Nothing to move: what is left can't wait, or the coming days are full."
    return _way(Way.MOVE, rows, why, days=days)


def _hand_over(rest: Sequence[Due]) -> WayOut:
    rows = [row for row in rest if _cant_wait(row)]
    if rows:
        why = f"Hand {_those(rows, 'one')} that can't wait to somebody who has time today."
    else:
        why = "Nothing that can't wait: nobody else is needed today."
    return _way(Way.HAND_OVER, rows, why)


def _let_go(rest: Sequence[Due]) -> WayOut:
    rows = [row for row in rest if _is_hardly_worth_it(row)]
    if rows:
        why = f"Let {_those(rows, 'one')} go, or leave them to the drip: small, with less than one chance in five."
    else:
        why = "Nobody to let go: each of these is worth its time."
    return _way(Way.LET_GO, rows, why)


def _way(way: Way, rows: Sequence[Due], why: str, *, days: tuple[date, ...] = ()) -> WayOut:
    return WayOut(way, tuple(row.key for row in rows), sum(row.minutes for row in rows), why, days)


def _those(rows: Sequence[Due], noun: str) -> str:
    return f"{len(rows)} {noun}" + ("s" if len(rows) > 1 else "")


def _cant_wait(row: Due) -> bool:
    return row.rank_class <= RankClass.CLOSING


def _is_hardly_worth_it(row: Due) -> bool:
    if _cant_wait(row):
        return False
    chance = CHANCE[row.bucket] if row.chance is None else row.chance
    return row.rank_class >= RankClass.IF_TIME or (row.size is Size.SMALL and chance < SLIM_CHANCE)


# --- places and reasons --------------------------------------------------------------------------------------------

_PLACE = {group: place for place, group in enumerate(Group)}

_GROUP_OF = {
    RankClass.RAISED_HAND: Group.NOW,
    RankClass.PROMISE: Group.PROMISED,
    RankClass.FALLBACK: Group.FALLBACK,
    RankClass.CLOSING: Group.TODAY,
    RankClass.USUAL: Group.TODAY,
    RankClass.IF_TIME: Group.IF_TIME,
}


def _group(row: Due, now: datetime) -> Group:
    """Everything has its group by class, but an appointment is "now" only within the hour."""
    if row.rank_class == RankClass.APPOINTMENT:
        return Group.NOW if row.due_at - now <= HOUR else Group.TODAY
    return _GROUP_OF[RankClass(row.rank_class)]


def _pull(row: Due, late: int) -> float:
    """Value x chance x lateness: a week late counts double, two weeks and more three times."""
    return worth(row) * (1 + min(max(late, 0), MOST_LATE_DAYS) / 7)


def _why(row: Due, now: datetime, *, late: int, tz: tzinfo) -> str:
    match row.rank_class:
        case RankClass.RAISED_HAND:
            return _why_now(row, now)
        case RankClass.APPOINTMENT:
            return f"appointment {_in_time(row.due_at - now)}"
        case RankClass.PROMISE:
            promised = f"you promised it {_on_day(row.since, now, tz)}" if row.since else "you promised it"
            return promised if late <= 0 else f"{promised}, {_late(late)}"
        case RankClass.FALLBACK:
            by = f" by {_on_day(row.since, now, tz).removeprefix('on ')}" if row.since else ""
            return f"they said they would get back{by}, and did not"
        case RankClass.CLOSING:
            return f"in closing, {_late(late)}"
        case RankClass.IF_TIME:
            return f"keeps you in mind, {_late(late)}"
        case _:
            return f"{row.size.label.lower()}, {_late(late)}"


def _why_now(row: Due, now: datetime) -> str:
    ago = f" {_in_time(row.since - now)}" if row.since else ""
    if row.purpose is Purpose.FIRST_RESPONSE:
        return f"came in{ago}, and nobody has spoken to them"
    return f"raised a hand{ago}"


def _as_largest(each: Rank) -> Rank:
    return Rank(each.group, each.key, f"largest {each.why}")


def _late(days: int) -> str:
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    if days == 0:
        return "due today"
    return "due tomorrow" if days == -1 else f"due in {-days} days"


def _in_time(delta: timedelta) -> str:
    """ "in 20 minutes", "3 hours ago", "now"."""
    seconds = delta.total_seconds()
    minutes = round(abs(seconds) / 60)
    if minutes == 0:
        return "now" if seconds >= 0 else "just now"
    amount = _amount(minutes)
    return f"in {amount}" if seconds > 0 else f"{amount} ago"


def _amount(minutes: int) -> str:
    for size, noun in ((1440, "day"), (60, "hour")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {noun}" + ("s" if number > 1 else "")
    return f"{minutes} minute" + ("s" if minutes > 1 else "")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _on_day(moment: datetime, now: datetime, tz: tzinfo) -> str:
    """ "today", "yesterday", "on Tuesday" within a week, else the date."""
    day = moment.astimezone(tz).date()
    ago = (now.astimezone(tz).date() - day).days
    if ago in (0, 1):
        return "today" if ago == 0 else "yesterday"
    return f"on {_WEEKDAYS[day.weekday()]}" if 1 < ago < 7 else f"on {day:%d.%m.%Y}"
