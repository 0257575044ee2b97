"""A day of next steps: its order, the reason a person would give for each place, what fits, and the three ways out.

The order: somebody raised a hand or a new lead's clock runs; an appointment; a promise; their date passed without a
word; closing; then value x chance x lateness. It is two numbers that don't depend on the moment, stored with the
step: `rank_class` here, `order_key` in `plan_order`. So one index holds it, and a database hands out pages; the page
gets its groups and reasons from `rank`, one cheap call per row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import IntEnum

from followthrough.rules import cadence, plan_order
from followthrough.rules.words import Bucket, Channel, Origin, Purpose, Size, State, Word

HOUR = timedelta(hours=1)
USUAL_CHANCE = 0.2
SLIM_CHANCE = 0.2
"""A small one with less than this is better let go or left to the drip than carried from day to day."""


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


class Way(Word):
    """The three ways out of a day that is too full."""

    MOVE = "move", "Move them to days with room"
    HAND_OVER = "hand_over", "Hand them over"
    LET_GO = "let_go", "Let them go"


@dataclass(frozen=True, slots=True)
class Due:
    """One row of a day: a next step as far as its place and its reason need it."""

    due_at: datetime
    """Aware."""
    rank_class: int
    """From `rank_class(...)`, as stored with the step."""
    key: int = 0
    """The row's own id: given back, and the last tie-break."""
    purpose: Purpose | None = None
    channel: Channel | None = None
    bucket: Bucket = Bucket.NEW
    size: Size = Size.MEDIUM
    value: float | None = None
    """In the workspace's money; None: unknown."""
    chance: float | None = None
    """0 to 1; None: unknown."""
    minutes: int = 10
    """How long the step takes."""
    since: datetime | None = None
    """When they raised the hand or came in; else when the step was set: the promise made, their word given."""
    how: str = ""
    """What the raised hand was: "opened the proposal's page again"."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a row stands today, and why. Sort by `key`."""

    group: Group
    key: tuple[int, int, float, int]
    why: str


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
    group = _group(row, now)
    return Rank(group, (_PLACE[group], row.rank_class, _order(row), row.key), _why(row, now, tz))


def order_day(rows: Iterable[Due], now: datetime, *, tz: tzinfo = UTC) -> list[tuple[Due, Rank]]:
    """The rows in today's order; says of the largest in closing that it is the largest."""
    ranked = sorted(((row, rank(row, now, tz=tz)) for row in rows), key=lambda pair: pair[1].key)
    closing = [row for row, _ in ranked if row.rank_class == RankClass.CLOSING and row.value]
    largest = max(closing, key=lambda row: row.value or 0) if len(closing) > 1 else None
    return [(row, _as_largest(each) if row is largest else each) for row, each in ranked]


def fit_day(minutes_available: int, rows: Iterable[Due]) -> DayFit:
    """Fill the day with rows already in order. Raised hands and appointments are in it whether or not there is time;
    of the others each that still fits, so that a long visit does not push out the ten calls behind it."""
    fits: list[Due] = []
    rest: list[Due] = []
    used = needed = 0
    for row in rows:
        needed += row.minutes
        if row.rank_class <= RankClass.APPOINTMENT or used + row.minutes <= minutes_available:
            fits.append(row)
            used += row.minutes
        else:
            rest.append(row)
    return DayFit(tuple(fits), tuple(rest), needed, minutes_available)


def ways_out(rest: Sequence[Due], room: Mapping[date, int]) -> tuple[WayOut, WayOut, WayOut]:
    """Move the lesser ones, hand over what can't wait, let go of what is hardly worth it; always all three.

    `rest`: what does not fit, from `fit_day`. `room`: free minutes of the coming working days. A row may be named
    twice (move it, or let it go): each way is an offer of its own.
    """
    return _move(rest, room), _hand_over(rest), _let_go(rest)


def days_late(row: Due, now: datetime, tz: tzinfo = UTC) -> int:
    """Whole calendar days since it was due; 0 today, negative for days to come."""
    return now.astimezone(tz).toordinal() - row.due_at.astimezone(tz).toordinal()


# --- places and reasons --------------------------------------------------------------------------------------------

_PLACE = {group: place for place, group in enumerate(Group)}

_GROUP_OF: Mapping[int, Group] = {
    RankClass.RAISED_HAND: Group.NOW,
    RankClass.PROMISE: Group.PROMISED,
    RankClass.FALLBACK: Group.FALLBACK,
    RankClass.IF_TIME: Group.IF_TIME,
}


def _group(row: Due, now: datetime) -> Group:
    """Everything has its group by class, but an appointment is "now" only within the hour."""
    if row.rank_class == RankClass.APPOINTMENT and row.due_at - now <= HOUR:
        return Group.NOW
    return _GROUP_OF.get(row.rank_class, Group.TODAY)


def _order(row: Due) -> float:
    """As the database orders within a class; see `plan_order`."""
    return plan_order.order_key(due_at=row.due_at, value=row.value or 0.0, chance=round(_chance(row) * 100))


def _why(row: Due, now: datetime, tz: tzinfo) -> str:
    match row.rank_class:
        case RankClass.RAISED_HAND:
            return _why_now(row, now)
        case RankClass.APPOINTMENT:
            return f"appointment {_say_distance(row.due_at - now)}"
        case RankClass.PROMISE:
            promised = f"you promised it {_say_past(row.since, now, tz)}" if row.since else "you promised it"
            late = days_late(row, now, tz)
            return promised if late <= 0 else f"{promised}, {_say_late(late)}"
        case RankClass.FALLBACK:
            return _why_fallback(row, now, tz)
        case RankClass.CLOSING:
            return f"in closing, {_say_late(days_late(row, now, tz))}"
        case RankClass.IF_TIME:
            return f"no hurry, {_say_late(days_late(row, now, tz))}"
    said = _say_late(days_late(row, now, tz))
    return f"a large one, {said}" if row.size is Size.LARGE else said


def _why_now(row: Due, now: datetime) -> str:
    distance = _say_distance(row.since - now) if row.since else ""
    ago = " just now" if distance == "now" else f" {distance}".rstrip()
    if row.how:
        return f"{row.how[0].lower()}{row.how[1:]}" + (f",{ago}" if ago else "")
    if row.purpose is Purpose.FIRST_RESPONSE:
        return f"came in{ago}, and nobody has spoken to them"
    return f"raised a hand{ago}"


def _why_fallback(row: Due, now: datetime, tz: tzinfo) -> str:
    said = f" {_say_past(row.since, now, tz)}" if row.since else ""
    return f"they said{said} they would get back, and did not"


def _as_largest(each: Rank) -> Rank:
    return Rank(each.group, each.key, f"largest {each.why}")


def _say_late(days: int) -> str:
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    if days == 0:
        return "due today"
    return "due tomorrow" if days == -1 else f"due in {-days} days"


def _say_distance(delta: timedelta) -> str:
    """Like "in 20 minutes", "3 hours ago", "now"."""
    minutes = round(delta.total_seconds() / 60)
    if minutes == 0:
        return "now"
    size, noun = next((each for each in _UNITS if abs(minutes) >= each[0]), (1, "minute"))
    number = abs(minutes) // size
    amount = f"{number} {noun}" + ("s" if number > 1 else "")
    return f"in {amount}" if minutes > 0 else f"{amount} ago"


_UNITS = ((1440, "day"), (60, "hour"))


def _say_past(moment: datetime, now: datetime, tz: tzinfo) -> str:
    """Like "today", "yesterday", "on Tuesday" within the last week, else "on Mon 3 Nov"."""
    day, today = moment.astimezone(tz).date(), now.astimezone(tz).date()
    if 1 < (today - day).days < 7:
        return f"on {cadence.WEEKDAYS[day.weekday()]}"
    return cadence.say_day(day, today)


# --- the three ways out --------------------------------------------------------------------------------------------


def _move(rest: Sequence[Due], room: Mapping[date, int]) -> WayOut:
    """Those with less at stake first: they are the first to be moved, and get the nearest room."""
    free = dict(sorted(room.items()))
    moved: list[tuple[Due, date]] = []
    for row in sorted((row for row in rest if not _cant_wait(row)), key=_stake):
        day = next((day for day, minutes in free.items() if minutes >= row.minutes), None)
        if day is not None:
            free[day] -= row.minutes
            moved.append((row, day))
    rows, days = [row for row, _ in moved], tuple(day for _, day in moved)
    if not rows:
        return _way(Way.MOVE, rows, "Nothing to move: what is left can't wait, or the coming days are full.")
    first = cadence.say_day(min(days)).removeprefix("on ")
    return _way(Way.MOVE, rows, f"Move {_those(rows)} with less at stake to days with room, from {first} on.", days)


def _hand_over(rest: Sequence[Due]) -> WayOut:
    rows = [row for row in rest if _cant_wait(row)]
    if not rows:
        return _way(Way.HAND_OVER, rows, "Nobody to hand over: all that is left can wait.")
    return _way(Way.HAND_OVER, rows, f"Hand {_those(rows)} that can't wait to somebody who has time today.")


def _let_go(rest: Sequence[Due]) -> WayOut:
    rows = [row for row in rest if not _cant_wait(row) and _is_hardly_worth_it(row)]
    if not rows:
        return _way(Way.LET_GO, rows, "Nobody to let go: each of these is worth its time.")
    them = "it" if len(rows) == 1 else "them"
    return _way(
        Way.LET_GO, rows, f"Let {_those(rows)} go, or leave {them} to the drip: little at stake, a slim chance."
    )


def _way(way: Way, rows: Sequence[Due], why: str, days: tuple[date, ...] = ()) -> WayOut:
    return WayOut(way, tuple(row.key for row in rows), sum(row.minutes for row in rows), why, days)


def _those(rows: Sequence[Due]) -> str:
    return f"{len(rows)} " + ("prospect" if len(rows) == 1 else "prospects")


def _stake(row: Due) -> float:
    return (row.value or 0.0) * _chance(row)


def _chance(row: Due) -> float:
    return USUAL_CHANCE if row.chance is None else row.chance


def _cant_wait(row: Due) -> bool:
    return row.rank_class <= RankClass.CLOSING


def _is_hardly_worth_it(row: Due) -> bool:
    return row.rank_class == RankClass.IF_TIME or (row.size is Size.SMALL and _chance(row) < SLIM_CHANCE)
