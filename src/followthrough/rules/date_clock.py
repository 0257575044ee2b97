"""Words, numbers and times of day in a text of tokens: the ground floor of the grammar of dates.

Each rule is a generator: from a place in the text on it yields what it understood and where that ends, the likeliest
first, so that rules combine and back out by themselves.
"""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from followthrough.rules.date_tokens import Token

LONGEST_DISTANCE = 999  # of any unit: “in 12345 days” is a typing mistake
AFTERNOON_UNTIL = 6  # “at 4” is said of the afternoon: nobody dates a call between one and seven in the morning
HALVES = {"year": (6, "month"), "hour": (30, "minute"), "month": (15, "day")}

Clock = Iterator[tuple[time, int]]


class ClockGrammar:
    """The rules over one text, read at the moment `now`."""

    def __init__(self, tokens: list[Token], now: datetime) -> None:
        self.tokens = tokens
        self.now = now
        self.today = now.date()

    def clock(self, at: int, *, bare: bool = False) -> Clock:
        """9:30; at 4pm; 10 uhr 30; half past nine; noon; morning at 9. `bare`: a number alone is an hour."""
        for daypart, after in self._take(at, "daypart"):
            for clock, end in self._hour(after, bare=True):
                yield _in_part(clock, daypart), end
            yield daypart, after
        for kind in ("in", "at", "this"):
            for _, introduced in self._take(at, kind):
                for daypart, end in self._take(introduced, "daypart"):
                    yield daypart, end
        for clock, after in self._hour(at, bare=bare):
            for part_at in self._maybe(after, "in"):
                for daypart, end in self._take(part_at, "daypart"):
                    yield _in_part(clock, daypart), end
            yield clock, after

    def _hour(self, at: int, *, bare: bool) -> Clock:
        for minutes, kind in ((30, "halfpast"), (-30, "halfto"), (15, "quarterpast"), (-15, "quarterto")):
            for start in self._maybe(at, "at"):
                for _, after in self._take(start, kind):
                    for hour, end in self._number(after):
                        yield from _clock_of(hour * 60 + minutes, end)
        for start in self._maybe(at, "at"):
            for clock, after in self._take(start, "clock"):
                yield from self._halves(clock.hour, clock.minute, after, padded=self._meaning(after - 1, "padded"))
            for hour, after in self._number(start):
                if bare or start != at:
                    yield from self._halves(hour, 0, after)
                yield from self._named_hour(hour, after)

    def _named_hour(self, hour: int, at: int) -> Clock:
        """4 pm; 10 uhr; 10 uhr 30"""
        if any(self._has(at, kind) for kind in ("am", "pm")):
            yield from self._halves(hour, 0, at)
        for _, after in self._take(at, "hour"):
            for minute, end in self._number(after):
                if minute < 60:
                    yield from self._halves(hour, minute, end)
            yield from self._halves(hour, 0, after)

    def _halves(self, hour: int, minute: int, at: int, *, padded: Any = False) -> Clock:
        """The hour with the half of the day that follows, or the one that is likelier."""
        for _, after in self._take(at, "hour"):
            at = after
        for kind, base in (("am", 0), ("pm", 12)):
            for _, end in self._take(at, kind):
                if 1 <= hour <= 12:
                    yield from _clock_of((hour % 12 + base) * 60 + minute, end)
                    return
        is_afternoon = 1 <= hour <= AFTERNOON_UNTIL and not padded
        yield from _clock_of((hour + 12 * is_afternoon) * 60 + minute, at)

    def _tonight(self, at: int) -> Clock:
        for evening, after in self._take(at, "tonight"):
            for clock, end in self._hour(after, bare=True):
                yield _in_part(clock, evening), end
            yield evening, after

    def _distance(self, at: int, units: frozenset[str]) -> Iterator[tuple[tuple[int, str], int]]:
        """3 days; a couple of weeks; half a year: how many of which of these units."""
        for count, after in [*self._take(at, "count"), *self._number(at)]:
            for unit, end in self._take(after, "unit"):
                if unit in units and count <= LONGEST_DISTANCE:
                    yield (count, unit), end
        for article_or_half in (at, *(after for _, after in self._take(at, "num"))):
            for _, after in self._take(article_or_half, "half"):
                for unit_at in self._maybe(after, "num"):
                    for unit, end in self._take(unit_at, "unit"):
                        if unit in HALVES and HALVES[unit][1] in units:
                            yield HALVES[unit], end

    def _number(self, at: int) -> Iterator[tuple[int, int]]:
        """A cardinal number in digits or words, also of two words: twenty five."""
        for number, after in self._take(at, "num"):
            if number in (20, 30) and self._meaning(after - 1, "digits") is None:
                for kind in ("num", "ord"):
                    for ones, end in self._take(after, kind):
                        if ones < 10 and self._meaning(end - 1, "digits") is None:
                            yield number + ones, end
            yield number, after

    def _day_number(self, at: int) -> Iterator[tuple[int, int]]:
        """A number of a day in a month: 10, 10th, tenth."""
        yield from self._take(at, "ord")
        yield from self._number(at)

    def _year(self, at: int, *, short: bool = False) -> Iterator[tuple[int, int]]:
        """2027; `short`: also 27, where that can be no hour."""
        for number, end in self._take(at, "num"):
            digits = self._meaning(end - 1, "digits")
            if digits == 4 and 1900 <= number <= 2200:
                yield number, end
            elif short and digits == 2 and number > 24:
                yield 2000 + number, end

    def _maybe(self, at: int, kind: str) -> Iterator[int]:
        """After a word of that kind if there is one; and without it."""
        for _, after in self._take(at, kind):
            yield after
        yield at

    def _take(self, at: int, kind: str) -> Iterator[tuple[Any, int]]:
        """The value of the next token of that kind, over any noise before it."""
        for place in range(at, len(self.tokens)):
            meanings = self.tokens[place].meanings
            if kind in meanings:
                yield meanings[kind], place + 1
            if "noise" not in meanings:
                return

    def _has(self, at: int, kind: str) -> bool:
        return next(self._take(at, kind), None) is not None

    def _meaning(self, at: int, kind: str) -> Any:
        return self.tokens[at].meanings.get(kind)


def _clock_of(minutes: int, end: int) -> Clock:
    """The time of day, nothing where there is no such hour; 24:00 is midnight."""
    if 0 <= minutes <= 1440:
        yield time(minutes // 60 % 24, minutes % 60), end


def _in_part(clock: time, part: time) -> time:
    """“8 in the evening” is 20:00."""
    return clock.replace(hour=clock.hour + 12) if part.hour >= 14 and clock.hour < 12 else clock
