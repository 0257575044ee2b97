"""Open hours of a week, and the first moment at which several of them are open at once.

Windows are wall-clock minutes of a local date. A search works on seconds since 1970 and cuts each day where
its zone moves the clock, so hours that a clock skips or repeats need no special case.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Self
from zoneinfo import ZoneInfo

Window = tuple[int, int]
"""From and to, in minutes since local midnight; the end is outside."""
Span = tuple[int, int]
"""From and to, in seconds since 1970; the end is outside."""
DayRule = Callable[[date], tuple[Window, ...]]
"""The windows in which a local date is open."""

DAY = 86_400
WHOLE_DAY: tuple[Window, ...] = ((0, 1440),)
WEEKDAYS = ("0", "1", "2", "3", "4", "5", "6")
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Hours:
    """Open windows for each weekday, Monday first; sorted, apart from each other."""

    week: tuple[tuple[Window, ...], ...]

    @classmethod
    def daily(cls, first: int, last: int, *, days: Iterable[int] = range(5)) -> Self:
        """One window on the given weekdays (Monday is 0), in minutes since midnight."""
        open_days = frozenset(days)
        return cls(tuple(((first, last),) if day in open_days else () for day in range(7)))

    @classmethod
    def from_json(cls, week: Mapping[str, Iterable[Sequence[str]]]) -> Self:
        """Read {"0": [["09:00", "12:00"], ["13:00", "17:30"]]}, Monday is "0". Raises ValueError, worded for people."""
        for weekday in week:
            if weekday not in WEEKDAYS:
                raise ValueError(f"“{weekday}” is no weekday. Count them from 0 (Monday) to 6 (Sunday).")
        return cls(tuple(_joined(_window(*window) for window in week.get(day, ())) for day in WEEKDAYS))

    def to_json(self) -> dict[str, list[list[str]]]:
        return {
            weekday: [[clock_of(first), clock_of(last)] for first, last in windows]
            for weekday, windows in zip(WEEKDAYS, self.week, strict=True)
            if windows
        }

    def on(self, day: date) -> tuple[Window, ...]:
        return self.week[day.weekday()]

    def whole_on(self, day: date) -> tuple[Window, ...]:
        """All of a day that is open at some time, nothing of the others."""
        return WHOLE_DAY if self.on(day) else ()

    def minutes_on(self, day: date) -> int:
        return sum(last - first for first, last in self.on(day))

    def joined_with(self, other: Self) -> "Hours":
        """Open when either is."""
        return Hours(tuple(_joined([*a, *b]) for a, b in zip(self.week, other.week, strict=True)))

    def narrowed_by(self, other: Self) -> "Hours":
        """Open when both are."""
        return Hours(tuple(tuple(common(a, b)) for a, b in zip(self.week, other.week, strict=True)))

    def __bool__(self) -> bool:
        return any(self.week)


@dataclass(frozen=True)
class Rule:
    """One thing to keep: the windows of each local date in one zone, and the words for breaking it."""

    zone: str
    on: DayRule
    why: Callable[[datetime], str]

    def is_kept(self, at: datetime) -> bool:
        here = at.astimezone(ZoneInfo(self.zone))
        minute = here.hour * 60 + here.minute
        return any(first <= minute < last for first, last in self.on(here.date()))

    def objection(self, at: datetime) -> str:
        """Why not at this moment, told by the clock of the rule's zone."""
        return self.why(at.astimezone(ZoneInfo(self.zone)))


def first_open(rules: Sequence[Rule], start: int, limit: int) -> int | None:
    """The first second from `start`, before `limit`, that every rule leaves open."""
    for morning in range(start, limit, DAY):
        spans: list[Span] = [(morning, min(morning + DAY, limit))]
        for rule in rules:
            spans = common(spans, _open_spans(rule, spans[0][0], spans[-1][1]))
            if not spans:
                break
        else:
            return spans[0][0]
    return None


def clock_of(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def read_windows(words: str) -> list[list[str]]:
    """One day's windows from “9-12, 13:00 to 17:30”; none for a day off. Raises ValueError, worded for people."""
    windows = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]|\band\b", words))):
        clocks = [clock for clock in re.split(r"\s*(?:-|–|—|\bto\b)\s*", part) if clock]
        if len(clocks) != 2:
            raise ValueError(f"“{part}” is no stretch of time. Write it as in 9:00–17:30.")
        first, last = _window(clocks[0], clocks[1])
        windows.append([clock_of(first), clock_of(last)])
    return windows


def say_windows(windows: Iterable[Sequence[str]]) -> str:
    """The windows of one day as people write them: "09:00–12:00, 13:00–17:30"."""
    return ", ".join("–".join(window) for window in windows)


def common(some: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """What both lists of spans (or windows) have in common; each list is sorted and apart."""
    return [
        (max(first, start), min(last, end))
        for first, last in some
        for start, end in others
        if start < last and first < end
    ]


def _open_spans(rule: Rule, start: int, end: int) -> list[Span]:
    """The spans a rule leaves open between two moments at most a day apart."""
    spans = []
    for first, last, offset in _stretches(rule.zone, start, end):
        for ordinal in range((first + offset) // DAY, (last + offset - 1) // DAY + 1):
            midnight = ordinal * DAY - offset
            for opens, closes in rule.on(date.fromordinal(_EPOCH + ordinal)):
                span = max(first, midnight + opens * 60), min(last, midnight + closes * 60)
                if span[0] < span[1]:
                    spans.append(span)
    return spans


def _stretches(zone: str, start: int, end: int) -> Iterable[tuple[int, int, int]]:
    """The time between two moments in pieces of constant offset: (from, to, seconds east of UTC)."""
    before, after = _offset(zone, start), _offset(zone, end)
    if before == after:
        return ((start, end, before),)
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return ((start, high, before), (high, end, after))


@lru_cache(maxsize=16384)
def _offset(zone: str, moment: int) -> int:
    offset = datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds())


def _joined(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows sorted, those that touch or overlap made one."""
    joined: list[Window] = []
    for first, last in sorted(windows):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _window(first: str, last: str) -> Window:
    window = _minute_of(first), _minute_of(last)
    if window[0] >= window[1]:
        raise ValueError(f"{first} to {last} ends before it begins. Put the earlier time first.")
    return window


def _minute_of(clock: str) -> int:
    hours, _, minutes = clock.strip().partition(":")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        raise ValueError(f"“{clock}” is no time. Write it as in 17:30.")
    minute = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or minute > 1440:
        raise ValueError(f"“{clock}” is no time of the day. The day ends at 24:00.")
    return minute


def moment_of(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
