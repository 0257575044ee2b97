"""Times of day within sentences: “from 5 to 6pm”, “nueve y media”, “sept heures moins le quart”."""

from collections.abc import Iterator
from datetime import datetime, time

from followthrough.rules.calendar_days import Days
from followthrough.rules.date_clock import AFTERNOON_UNTIL, Clock
from followthrough.rules.date_grammar import Grammar
from followthrough.rules.date_tokens import Token

CONNECTING = ("to", "dash", "until")


class SpokenClocks(Grammar):
    """The rules of the date field, and the times of day of sentences, over a few tokens, none without meaning."""

    def __init__(self, tokens: list[Token], now: datetime, language: str = "en") -> None:
        super().__init__(tokens, now)
        self.language = language
        self._known_days: dict[int, list[tuple[Days, int]]] = {}
        self._known_clocks: dict[tuple[int, bool], list[tuple[time, int]]] = {}

    def clock(self, at: int, *, bare: bool = False) -> Clock:
        if (at, bare) not in self._known_clocks:
            known = [*self._clock_span(at), *super().clock(at, bare=bare), *self._more_clocks(at)]
            self._known_clocks[at, bare] = list(dict.fromkeys(known))
        yield from self._known_clocks[at, bare]

    def _clock_span(self, at: int) -> Clock:
        """from 5 to 6pm; 3-8pm; between 9.30 and 4: read by its beginning"""
        for start, connectors in self._stretch_starts(at):
            for begin_at in self._maybe(start, "at"):
                for begin, after, is_sure in self._span_begins(begin_at):
                    for kind in connectors:
                        for _, next_at in self._take(after, kind):
                            for last, end in Grammar.clock(self, next_at, bare=start != at):
                                if is_sure or start != at or end > next_at + 1:
                                    yield self._begin_of(begin, last, is_sure=is_sure), end

    def _number(self, at: int) -> Iterator[tuple[int, int]]:
        """Also forty-three and fifty-nine: minutes go further than days."""
        for number, after in self._take(at, "num"):
            if number in (40, 50) and self._meaning(after - 1, "digits") is None:
                for ones, end in self._take(after, "num"):
                    if ones < 10:
                        yield number + ones, end
        yield from super()._number(at)

    def _span_begins(self, at: int) -> Iterator[tuple[time, int, bool]]:
        for clock, after in self._hour(at, bare=False):
            yield clock, after, True
        for hour, after in self._number(at):
            token = self.tokens[after - 1]
            is_dotted = token.end - token.start > token.meanings.get("digits", 99)
            if hour < 24 and not is_dotted:
                yield time(hour), after, False

    def _begin_of(self, begin: time, last: time, *, is_sure: bool) -> time:
        """“3 to 8 pm” begins in the afternoon, “9 to 5” in the morning."""
        if not is_sure and begin.hour < 12 <= last.hour and begin.hour + 12 <= last.hour:
            return begin.replace(hour=begin.hour + 12)
        return begin

    def _more_clocks(self, at: int) -> Clock:
        """midnight; nueve y media; seven twenty-seven; 9.30 am"""
        yield from self._take(at, "midnight")
        for kind in ("at", "approx"):
            for _, start in self._take(at, kind):
                if not self._is_article(start):
                    for approx in self._maybe(start, "approx"):
                        yield from self._hour_and_minute(approx)
        for start in self._maybe(at, "at"):
            for hour, number_end in self._number(start):
                for after in self._maybe(number_end, "hour"):
                    yield from self._hour_more_or_less(hour, after)
            yield from self._minutes_past(start, is_introduced=start != at)
        yield from self._hour_of_part(at)
        for clock, end in self._hour_and_minute(at):
            if any(kind in self.tokens[end - 1].meanings for kind in ("am", "pm")):
                yield clock, end

    def _minutes_past(self, at: int, *, is_introduced: bool) -> Clock:
        """twenty minutes past five; at 10 to 6; um 20 nach 8"""
        for minutes, after in self._number(at):
            word_end = self._past_unit(after, "minute")
            if minutes >= 60 or not (is_introduced or word_end != after):
                continue
            for kind, sign in (("past", 1), ("before", -1), ("to", -1)):
                for _, hour_at in self._take(word_end, kind):
                    for hour, end in self._number(hour_at):
                        if 1 <= hour <= 12:
                            hours, rest = divmod(hour * 60 + sign * minutes, 60)
                            yield from self._halves(hours, rest, end)

    def _hour_of_part(self, at: int) -> Clock:
        """8 in the evening"""
        for hour, after in self._number(at):
            for _, part_at in self._take(after, "in"):
                for part, end in self._take(part_at, "daypart"):
                    if 1 <= hour <= 12:
                        yield time(hour % 12 + 12 * (part.hour >= 12)), end

    def _hour_more_or_less(self, hour: int, at: int) -> Clock:
        """nueve y media; sept heures moins le quart; huit heures moins dix"""
        if hour > 24:
            return
        for kind, minute in (("halfafter", 30), ("quarterafter", 15)):
            for _, end in self._take(at, kind):
                yield from self._halves(hour % 24, minute, end)
        for _, after in self._take(at, "minus"):
            less = [(15, end) for _, end in self._take(after, "quarterword")]
            for minutes, end in [*less, *self._number(after)]:
                if 0 < minutes < 60:
                    yield from self._halves(hour - 1, 60 - minutes, self._past_unit(end, "minute"))

    def _past_unit(self, at: int, unit: str) -> int:
        return next((end for found, end in self._take(at, "unit") if found == unit), at)

    def _is_article(self, at: int) -> bool:
        return at < len(self.tokens) and bool({"article", "noise"} & self.tokens[at].meanings.keys())

    def _hour(self, at: int, *, bare: bool) -> Clock:
        """No hour where an article stands between: “vers le 21” is a day."""
        if "at" in self.tokens[at].meanings and self._is_article(at + 1) if at < len(self.tokens) else False:
            return
        kinds = {kind for token in self.tokens[at : at + 2] for kind in token.meanings}
        is_part = bool({"halfpast", "halfto", "quarterpast", "quarterto"} & kinds)
        for clock, end in super()._hour(at, bare=bare):
            is_early = is_part and 1 <= clock.hour < AFTERNOON_UNTIL and not self._has(end, "am")
            yield clock.replace(hour=clock.hour + 12) if is_early else clock, end

    def _distance(self, at: int, units: frozenset[str]) -> Iterator[tuple[tuple[int, str], int]]:
        """Also 2-3 weeks; ein bis zwei Wochen: by the first."""
        yield from super()._distance(at, units)
        for first, after in self._number(at):
            for kind in CONNECTING:
                for _, next_at in self._take(after, kind):
                    for (last, unit), end in super()._distance(next_at, units):
                        if first < last:
                            yield (first, unit), end

    def _hour_and_minute(self, at: int) -> Clock:
        for hour, number_end in self._number(at):
            after = next((end for _, end in self._take(number_end, "hour")), number_end)
            spelled = [
                *self._number(after),
                *(found for _, end in self._take(after, "and") for found in self._number(end)),
            ]
            for minute, end in spelled:
                if hour <= 24 and 5 <= minute < 60 and self._meaning(end - 1, "digits") is None:
                    yield from self._halves(hour % 24, minute, end)
            if hour <= 24:
                yield from self._halves(hour % 24, 0, after)

    def _stretch_starts(self, at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        for _, after in self._take(at, "between"):
            yield after, (*CONNECTING, "and")
        for start in self._maybe(at, "from"):
            yield start, CONNECTING
