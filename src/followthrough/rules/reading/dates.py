"""The dates in running text: which words are one, and which only look like it."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

import followthrough.rules.reading.words.dates as words
from followthrough.rules.calendar_days import Days
from followthrough.rules.date_tokens import Meanings, Token, cut_sentences
from followthrough.rules.reading.folding import fold_in_place
from followthrough.rules.reading.spoken_clocks import CONNECTING
from followthrough.rules.reading.spoken_days import SentenceGrammar, Spoken, Stretch
from followthrough.rules.reading.spoken_periods import ROMANCE

ENOUGH_READINGS = 60
LONGEST_ABBREVIATION = 3
YEARS = range(1900, 2201)
LONGEST_SEGMENT = 20  # tokens: no date is told in more
EDGES = ("before", "after", "until", "since", "from", "in", "this", "next")
MONTH_FIRST = frozenset("US PR GU PH CA".split())

_SOMETHING_ELSE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[$€£¥#]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|€|\$|£|usd\b|eur\b|euros?\b|mb\b|gb\b|km\b|kg\b)"
    r"|\d+,\d+|\d+/\d+\.\d+|\d+\.\d+/\d+|\b24/7\b|(?<![\w.])[+-]?\d+\.\d{3,}|\d+\.\d+\.\d+\.\d+"
)
_ENDS = re.compile(r"\s*(?:[.!?,;)]|$|at\b|um\b|om\b|a las\b|alle\b)")


class SpokenDate(NamedTuple):
    """A date in a text and where it stands. `last` is its last day, the same day where one day was named.

    `edge`: the word before it, of `EDGES`; `is_vague` where the words leave weeks open (“after the holidays”).
    """

    start: int
    end: int
    first: date
    last: date
    time: time | None
    edge: str
    is_stretch: bool
    is_vague: bool
    is_now: bool


def find_dates(
    text: str, now: datetime, *, language: str, day_first: bool = True, skipped: tuple[tuple[int, int], ...] = ()
) -> tuple[SpokenDate, ...]:
    """The dates in the order in which they stand, told at the wall clock time `now`; `skipped` places hold none."""
    folded = _SOMETHING_ELSE.sub(lambda found: "\0" * len(found[0]), fold_in_place(text))
    for start, end in skipped:
        folded = folded[:start] + "\0" * (end - start) + folded[end:]
    tokens = cut_sentences(folded.replace("'", " ").replace('"', " "), language, day_first=day_first)
    found = [one for segment in _segments(tokens, text) for one in _Reader(segment, now, folded, text, language).read()]
    return tuple(found)


def is_day_first(language: str, country: str = "", zone: str = "") -> bool:
    """Whether 3/4 is in April: not in the United States, and not in English that tells no place."""
    place = country.upper()
    if place:
        return place not in MONTH_FIRST
    return language != "en" or (not zone.startswith("America/") and "/" in zone and not zone.startswith("Etc/"))


def _segments(tokens: list[Token], text: str) -> Iterator[list[Token]]:
    """Runs of tokens with a meaning."""
    segment: list[Token] = []
    for token in tokens:
        meanings = _meanings_here(token, text)
        if meanings:
            segment.append(token._replace(meanings=meanings))
        if segment and (not meanings or len(segment) == LONGEST_SEGMENT):
            yield segment
            segment = []
    if segment:
        yield segment


def _meanings_here(token: Token, text: str) -> Meanings:
    """Without those that a short word has only with a number beside it: “mar 3”, but not “el mar”."""
    meanings = token.meanings
    if token.end - token.start > LONGEST_ABBREVIATION or not ({"weekday", "month"} & meanings.keys()):
        return meanings
    before, after = text[max(0, token.start - 12) : token.start], text[token.end : token.end + 6]
    if _is_abbreviated_date(before, text[token.start : token.end], after):
        return meanings
    return {kind: value for kind, value in meanings.items() if kind not in ("weekday", "month")}


def _is_abbreviated_date(before: str, written: str, after: str) -> bool:
    """A number stands beside it, it has a capital, it can be nothing else, or “el sáb.”."""
    if re.search(r"\d\W{0,4}$", before[-6:]) or re.match(r"\W{0,4}\d", after):
        return True
    is_marked = after[:1] == "." and bool(words.ON.search(fold_in_place(before)))
    is_name = written[:1].isupper() and len(written) == LONGEST_ABBREVIATION
    return is_name or is_marked or written.lower() in words.ABBREVIATIONS


class _Reader:
    """Reads one run of tokens from left to right, the longest reading first."""

    def __init__(self, tokens: list[Token], now: datetime, folded: str, text: str, language: str) -> None:
        self.tokens = tokens
        self.grammar = SentenceGrammar(tokens, now, language)
        self.now = now
        self.folded = folded
        self.text = text
        self.language = language

    def read(self) -> Iterator[SpokenDate]:
        at = 0
        while at < len(self.tokens):
            spoken = self._longest(at)
            if spoken is None:
                at += 1
                continue
            spoken = self._stretched(at, spoken)
            if not self._is_recurring(at, spoken.end):
                yield self._placed(at, spoken)
            at = spoken.end

    def _longest(self, at: int) -> Spoken | None:
        if at >= len(self.tokens) or self.tokens[at].meanings.keys() <= {"noise", "dash"}:
            return None
        best: Spoken | None = None
        for spoken in self._readings(at):
            if (best is None or spoken.end > best.end) and self._is_meant(at, spoken):
                best = spoken
        if best and "article" in self.tokens[at].meanings:
            without = self._longest(at + 1)  # “dia 3” of “dia 3 de dezembro” is less than what follows the article
            return None if without and without.end > best.end else best
        return best

    def _readings(self, at: int) -> list[Spoken]:
        try:
            return list(islice(self.grammar.readings(at), ENOUGH_READINGS))
        except (OverflowError, ValueError):  # beyond the calendar: 999 years before 999 years ago
            return []

    def _stretched(self, at: int, spoken: Spoken) -> Spoken:
        """from 5 may to 7 june; nov–feb 2017: the connecting word makes it the beginning of a longer span"""
        is_between = self._before(at, "between")
        for kind in (*CONNECTING, "and") if is_between else CONNECTING:
            for _, after in self.grammar._take(spoken.end, kind):
                last = self._longest(after)
                if last is None or isinstance(spoken.days, Stretch) or isinstance(last.days, Stretch):
                    continue
                if last.time and last.end == after + 1:
                    continue
                days = _from_to(
                    spoken.days,
                    last.days,
                    is_told=self._tells_year(after, last.end),
                    today=None if self._tells_year(at, spoken.end) else self.now.date(),
                )
                return Spoken(days, spoken.time, last.end)
        return spoken

    def _tells_year(self, at: int, end: int) -> bool:
        """Whether a year is told there, or a day near today."""
        return any(
            token.meanings.get("digits") == 4
            or token.meanings.get("date", (0,))[0]
            or {"rel", "yearmonth", "now", "prev", "weekday", "unit", "next", "this"} & token.meanings.keys()
            for token in self.tokens[at:end]
        )

    def _before(self, at: int, kind: str) -> bool:
        return any(kind in token.meanings for token in self.tokens[max(0, at - 2) : at])

    def _placed(self, at: int, spoken: Spoken) -> SpokenDate:
        kinds = {kind for token in self.tokens[at : spoken.end] for kind in token.meanings}
        days, edge = spoken.days, self._edge(at)
        is_stretch = isinstance(days, Stretch)
        first = days.first if is_stretch else days.on
        if edge == "after" and days.last > first and not is_stretch:
            first = days.last + timedelta(days=1)  # “after February” begins in March
        return SpokenDate(
            start=self.tokens[at].start,
            end=self.tokens[spoken.end - 1].end,
            first=first,
            last=max(first, days.last),
            time=spoken.time,
            edge=edge,
            is_stretch=is_stretch,
            is_vague=bool({"season", "count"} & kinds) or self._is_of_holidays(at, spoken.end),
            is_now="now" in kinds and spoken.end == at + 1,
        )

    def _is_of_holidays(self, at: int, end: int) -> bool:
        """Whose holidays, and when they end, nobody tells."""
        return any(token.meanings.get("feast") == "summer_holidays" for token in self.tokens[at:end])

    def _edge(self, at: int) -> str:
        """What the words right before say of it."""
        for token in reversed(self.tokens[max(0, at - 3) : at]):
            for edge in EDGES:
                if edge in token.meanings:
                    return edge
            if "noise" not in token.meanings and "article" not in token.meanings:
                return ""
        return ""

    def _is_recurring(self, at: int, end: int) -> bool:
        """every friday; each month"""
        return bool(words.EVERY.search(self.folded[max(0, self.tokens[at].start - 30) : self.tokens[at].start]))

    def _is_meant(self, at: int, spoken: Spoken) -> bool:
        """Whether these words are a date here, and no number, name or greeting."""
        tokens = [token for token in self.tokens[at : spoken.end] if not token.meanings.keys() <= {"noise", "dash"}]
        start, end = self.tokens[at].start, self.tokens[spoken.end - 1].end
        before, after = self.folded[max(0, start - 24) : start], self.folded[end : end + 12]
        is_joined = "dash" in self._next_kinds(spoken.end)
        is_full = any(token.meanings.get("date", (0,))[0] for token in tokens) and not re.search(r"\d[-/.]$", before)
        if re.match(r"\w|[-/]\w*\d|\.\d|:\d", after) and not is_joined:
            return False
        if re.search(r"\w[-/_.]$|\d[:,]$", before) and not (is_full or "dash" in self._next_kinds(at - 1)):
            return False
        is_lone_hour = len(tokens) == 2 and {"at"} <= tokens[0].meanings.keys() and "digits" in tokens[1].meanings
        if (self._is_bare_day(at, spoken) or is_lone_hour) and not _ENDS.match(self.folded[end : end + 12]):
            return False
        if self._is_cut_short(at, spoken.end) or self._is_a_duration(tokens, spoken):
            return False
        if words.GREETING.search(before) or spoken.days.on.year not in YEARS:
            return False
        if all("daypart" in token.meanings and "clock" not in token.meanings for token in tokens):
            return "12:00" in str(tokens[0].meanings["daypart"]) and len(tokens) == 1
        return len(tokens) > 1 or self._is_meant_alone(tokens[0], before, after, spoken)

    def _is_bare_day(self, at: int, spoken: Spoken) -> bool:
        """“on 15”, “the fifteenth”: anything may be counted so, unless the sentence ends there or a time follows."""
        if spoken.end - at != 2 or "article" not in self.tokens[at].meanings:
            return False
        token = self.tokens[at + 1]
        is_marked = "ord" in token.meanings or token.end - token.start > token.meanings.get("digits", 9)
        is_day = "digits" in token.meanings and (is_marked or self.language in ROMANCE)
        return bool({"num", "ord"} & token.meanings.keys()) and not is_day

    def _is_cut_short(self, at: int, end: int) -> bool:
        """“beginning January 7th” is not the beginning of January."""
        parts = {"start", "mid", "late", "end"} & self.tokens[at].meanings.keys()
        follows = self._next_kinds(end) & {"num", "ord"} and self.tokens[end].meanings.get("digits") != 4
        return bool(parts and "month" in self.tokens[end - 1].meanings and follows)

    def _is_a_duration(self, tokens: list[Token], spoken: Spoken) -> bool:
        """“pour trois heures”: an hour where something says at, or a day stands beside"""
        is_hours = spoken.time is not None and {"unit", "hour"} <= tokens[-1].meanings.keys() and len(tokens) == 2
        return is_hours and "num" in tokens[0].meanings and "at" not in tokens[0].meanings

    def _next_kinds(self, at: int) -> set[str]:
        return set(self.tokens[at].meanings) if 0 <= at < len(self.tokens) else set()

    def _is_meant_alone(self, token: Token, before: str, after: str, spoken: Spoken) -> bool:
        kinds, written = token.meanings.keys(), self.text[token.start : token.end]
        introduced = bool(words.ON.search(before) or words.IN.search(before))
        is_joined = "dash" in self._next_kinds(self.tokens.index(token) + 1)
        if "num" in kinds:
            is_joined = bool(re.match(r"\s?[-–~]\s?(?:19|20)\d\d(?!\d)", after))
            return introduced or is_joined or not self.folded.strip(" .!?" + self.folded[token.start : token.end])
        if "date" in kinds and not token.meanings["date"][0]:
            is_alone = not self.folded.strip(" .!?").replace(self.folded[token.start : token.end], "", 1)
            is_told = bool(words.ON.search(before)) or is_joined or written.endswith(".") or is_alone
            return spoken.time is None and is_told
        if "clock" in kinds:
            return ":" in written or "h" in written.lower() or introduced
        if "month" in kinds and (len(written) <= 3 or self.folded[token.start : token.end] in ("march", "may")):
            return introduced or (written[:1].isupper() and token.start > 0 and (is_joined or self.language != "en"))
        if "weekday" in kinds and len(written) <= 3:
            return introduced
        if "season" in kinds:
            return introduced or self._edge(self.tokens.index(token)) != ""
        if "feast" in kinds and token.meanings["feast"] == "summer_holidays":
            return bool(words.AROUND.search(before))
        is_counted = "num" in self._next_kinds(self.tokens.index(token) - 1)  # “three weekends” is how long
        if token.meanings.get("unit") == "weekend":
            return not is_counted
        return bool(kinds - {"unit", "noise", "half", "in", "at", "from", "to", "until"})


def _from_to(first: Days, last: Days, *, is_told: bool, today: date | None) -> Stretch:
    """The beginning lies before the end: of the end's year where only that is told, else the end is moved on.

    Where neither tells its year and today lies between, it has begun already.
    """
    begin, end = first.on, last.on
    if today and is_told:
        begin = _with_year(begin, end.year - (_with_year(begin, end.year) > end))
    elif today and begin > end and _with_year(begin, begin.year - 1) <= today <= end:
        begin = _with_year(begin, begin.year - 1)
    while begin > end and is_told and begin.year > 1:
        begin = _with_year(begin, min(end.year, begin.year - 1))
    if timedelta() < begin - end < timedelta(days=7):  # from next Monday to Friday
        end += timedelta(days=7)
    if begin > end:
        end = _with_year(end, begin.year + (begin > _with_year(end, begin.year)))
    return Stretch(begin, end, begin)


def _with_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
