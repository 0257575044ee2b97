"""Spreads many new steps over the coming working days, so that a list brought in is work for weeks, not a wall.

One pass in the order given (most important first); what is kept in memory is the days, never the steps.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Generic, NamedTuple, TypeVar

from followthrough.rules.worktime import NoSlot, OurTime, next_working_day

Step = TypeVar("Step")

HORIZON = 250  # working days, about a year: a plan beyond that is none


class Placed(NamedTuple, Generic[Step]):
    """A step and its day. `overfull`: the day holds more than its capacity because of it."""

    step: Step
    day: date
    overfull: bool


def spread(
    steps: Iterable[tuple[Step, int]],
    days: Iterable[date],
    capacity: int | Callable[[date], int],
    *,
    planned: Mapping[date, int] | None = None,
    horizon: int = HORIZON,
) -> Iterator[Placed[Step]]:
    """Place each (step, minutes) on one of the `days` (see `working_days`), keeping the order.

    A day takes what fits into its `capacity` in minutes beside what is already `planned` there. Two exceptions are
    marked `overfull`: a step longer than a whole day's capacity, which gets the next day to itself; and, once
    `horizon` days are full, the rest, which goes round over these days one by one. Raises NoSlot without any day.
    """
    rooms = _rooms(islice(days, horizon), capacity, planned or {})
    passed: list[date] = []
    room = next(rooms, None)
    steps_left = iter(steps)
    for step, minutes in steps_left:
        while room and not room.takes(minutes):
            passed.append(room.day)
            room = next(rooms, None)
        if room is None:
            yield from _round(step, steps_left, passed)
            return
        room.left -= minutes
        room.is_untouched = False
        yield Placed(step, room.day, overfull=room.left < 0)


def working_days(first: date, ours: OurTime) -> Iterator[date]:
    """Our working days from `first` on, without end. Raises NoSlot when two years hold none."""
    while True:
        first = next_working_day(first, ours)
        yield first
        first += timedelta(days=1)


class _Room:
    """What is left of one day."""

    __slots__ = ("capacity", "day", "is_untouched", "left")

    def __init__(self, day: date, capacity: int, planned: int) -> None:
        self.day = day
        self.capacity = capacity
        self.left = capacity - planned
        self.is_untouched = True

    def takes(self, minutes: int) -> bool:
        return minutes <= self.left or (self.is_untouched and minutes > self.capacity and self.left > 0)


def _rooms(days: Iterable[date], capacity: int | Callable[[date], int], planned: Mapping[date, int]) -> Iterator[_Room]:
    for day in days:
        yield _Room(day, capacity(day) if callable(capacity) else capacity, planned.get(day, 0))


def _round(first: Step, rest: Iterator[tuple[Step, int]], days: list[date]) -> Iterator[Placed[Step]]:
    """Beyond the horizon: one step to each day in turn."""
    if not days:
        raise NoSlot("There is no day to plan on. Check your working hours and absences.")
    turn = cycle(days)
    yield Placed(first, next(turn), overfull=True)
    for (step, _), day in zip(rest, turn, strict=False):
        yield Placed(step, day, overfull=True)
