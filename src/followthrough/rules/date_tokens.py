"""Cuts a text into tokens, each with every meaning it may have: “12.11” is a date and a clock, “mar” a month or a day.

Kinds of meaning (see `date_words` for the words): `weekday` 0–6, `month` 1–12, `num`, `ord` and `count` (a number),
`unit`, `rel` (days from today), `feast`, `daypart` and `tonight` (a time), `clock` (a time), `date` (year, month, day,
the year 0 where it is not told), `quarter` 1–4; and what stands around them: `next`, `this`, `overnext`, `in`,
`later`, `after`, `before`, `from`, `until`, `end`, `start`, `mid`, `late`, `endof` (a unit), `at`, `am`, `pm`, `hour`,
`weekno`, `halfpast`, `halfto`, `quarterpast`, `quarterto`, `half`, `last`, and `noise`, which may be left out.
"""

import re
from datetime import time
from functools import lru_cache
from typing import Any, NamedTuple

from followthrough.rules.date_words import DROPPED, EVERYWHERE, LANGUAGES, SPOKEN

LONGEST_PHRASE = 5  # words
NUMERIC_KINDS = frozenset({"weekday", "month", "rel", "num", "ord", "count", "season", "weekdays"})
_PIECE = re.compile(
    r"""
    (?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|20\d{6})(?![\d])(?:t(?=\d))?
    | (?P<full>\d{1,2}[-/.]\ ?\d{1,2}[-/.]\ ?(?:\d{4}|\d{2}))(?![\d:])
    | (?P<clock>\d{1,2}(?:[:h]\d{2}(?::\d{2})?(?!\d)|h(?!\w)))
    | (?P<short>\d{1,2}(?:[-/]|\.\ ?)\d{1,2})(?:\.(?!\d)|(?![\d:]))
    | q(?P<quarter>[1-4])(?!\w)
    | (?P<ord>\d{1,2})(?:st|nd|rd|th|er|[oe])(?!\w)
    | (?P<num>\d{1,8})(?:\.(?!\d))?
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_SPOKEN_PIECE = re.compile(
    r"""
    (?P<yearmonth>(?<![\d./-])(?:(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}|(?:19|20)\d{2}[-/](?:0?[1-9]|1[0-2]))(?![-/.:]?\w))
    | (?P<low>(?<!on\ )(?<!am\ )(?<!el\ )(?<!en\ )(?<!le\ )(?<!il\ )\d{1,2})(?=\ ?[-–~]\ ?\d{1,2}(?![-/.\d:]))
    | (?P<begin>\d{1,2}[/.]\d{1,2})(?=\ ?[-–~]\ ?\d{1,2}[/.]\d{1,2}(?!\d))
    | (?P<ordinal>\d{1,2}\.?(?:º|ª|°)?(?:st|nd|rd|th|er|re|eme|ieme|ste|de|ro|do|to|mo|[oae]|º|ª|°)(?![^\W_]))
    | (?:trimestre|quarter|quartal)?(?P<nth>[qt][1-4]|h[12])(?!\w)
    | (?P<half>\d{1,2}(?::\d{2})?[ap])(?!\w)
    | (?P<packed>\d{3,4})(?=\ ?[ap]\.?\ ?m)
    | [cf]y\ ?(?P<named>\d{2})(?!\d)
    |"""
    + _PIECE.pattern,
    re.VERBOSE,
)
BREAKING = frozenset("!?;\n\0|=*&_\\<>[]{}+")
DASHES = frozenset("-–—~/")
LONGEST_ABBREVIATION = 5
_GOES_ON = re.compile(r"\s?(?:bis\b|und\b|[-–])")  # “1.8. bis 15.8.”: days, and no times of a day
_WENT_ON = re.compile(r"\d\.?\s?(?:bis(?: zum)?|und|[-–])\s?$")

Meanings = dict[str, Any]


class Token(NamedTuple):
    """A piece of the text (from, to) and what it may mean: kind -> value."""

    start: int
    end: int
    meanings: Meanings


def cut(text: str, language: str, *, day_first: bool) -> list[Token]:
    """The tokens of a folded text, its words understood in one language; an unknown word has no meaning."""
    lexicon = _lexicon(language)
    pieces = list(_PIECE.finditer(text))
    tokens: list[Token] = []
    while pieces:
        length, meanings = _phrase(pieces[:LONGEST_PHRASE], lexicon)
        meanings = meanings or _number_meanings(pieces[0], day_first=day_first)
        tokens.append(Token(pieces[0].start(), pieces[length - 1].end(), meanings))
        del pieces[:length]
    return tokens


def cut_sentences(text: str, language: str, *, day_first: bool) -> list[Token]:
    """The tokens of folded running text; an end of a sentence is a token without meaning, a dash one of its own."""
    lexicon = _spoken_lexicon(language)
    pieces = list(_SPOKEN_PIECE.finditer(text))
    tokens: list[Token] = []
    place = 0
    while place < len(pieces):
        length, meanings = _phrase(pieces[place : place + LONGEST_PHRASE], lexicon)
        first, last = pieces[place], pieces[place + length - 1]
        if tokens:
            tokens += _between(text, tokens[-1], first.start())
        meanings = meanings or _spoken_number_meanings(first, day_first=day_first)
        tokens.append(Token(first.start(), last.end(), meanings))
        place += length
    return tokens


def _between(text: str, before: Token, end: int) -> list[Token]:
    """What the signs between two tokens mean: a sentence ends, something else is told, from here to there."""
    gap = text[before.end : end]
    is_word = text[before.end - 1].isalpha()
    is_named = {"month", "weekday"} & before.meanings.keys() and text[end : end + 1].isdecimal()  # “October. 2”
    is_abbreviated = before.end - before.start <= LONGEST_ABBREVIATION or bool(is_named)
    if BREAKING & set(gap) or (". " in gap and is_word and not is_abbreviated):
        return [Token(before.end, end, {})]
    return [Token(before.end, end, {"dash": True, "noise": True})] if DASHES & set(gap) else []


def _phrase(pieces: list[re.Match[str]], lexicon: dict[tuple[str, ...], Meanings]) -> tuple[int, Meanings]:
    """How many pieces the longest known phrase takes from the front, and its meanings; one and none if unknown."""
    words = tuple(piece["word"] or "" for piece in pieces)
    for length in range(len(words), 0, -1):
        if words[:length] in lexicon:
            return length, lexicon[words[:length]]
    return 1, {}


def _number_meanings(piece: re.Match[str], *, day_first: bool) -> Meanings:
    kind = piece.lastgroup
    if kind is None or kind == "word":
        return {}
    text = piece[kind]
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if kind == "iso":
        return {"date": tuple(numbers) if len(numbers) == 3 else (int(text[:4]), int(text[4:6]), int(text[6:]))}
    if kind == "clock":
        return _clock(numbers[0], sum(numbers[1:2]), is_padded=text.startswith("0"))
    if kind == "full":
        return {"date": _date_of(numbers, text, day_first=day_first)}
    if kind == "short":
        clock = _clock(*numbers, is_padded=text.startswith("0")) if "." in text else {}
        return {"date": _date_of([*numbers, 0], text, day_first=day_first), **clock}
    return {"num": numbers[0], "digits": len(text)} if kind == "num" else {kind: numbers[0]}


def _spoken_number_meanings(piece: re.Match[str], *, day_first: bool) -> Meanings:
    kind = piece.lastgroup or ""
    numbers = [int(number) for number in re.findall(r"\d+", piece[0])]
    if kind == "yearmonth":
        return {"yearmonth": (max(numbers), min(numbers))}
    if kind == "named":
        return {"calendaryear": 2000 + numbers[0]}
    if kind == "nth":
        return {"halfyear" if piece[kind][0] == "h" else "quarter": numbers[0]}
    if kind == "half":
        hour = numbers[0] % 12 + (12 if piece[kind][-1] == "p" else 0)
        return _clock(hour, sum(numbers[1:2]), is_padded=True)
    if kind == "packed":  # 1140 a.m.
        return _clock(numbers[0] // 100, numbers[0] % 100, is_padded=False)
    if kind == "low":
        return {"num": numbers[0], "digits": len(piece[kind])}
    if kind == "ordinal":
        return {"ord": numbers[0], "digits": len(str(numbers[0]))}
    if kind in ("begin", "short", "full"):
        meant = _spoken_date(piece[kind], numbers, day_first=day_first)
        goes_on = _GOES_ON.match(piece.string, piece.end()) or _WENT_ON.search(piece.string[: piece.start()][-16:])
        is_day = piece[0].endswith(".") and goes_on
        return {"date": meant["date"]} if is_day else meant
    return _number_meanings(piece, day_first=day_first)


def _spoken_date(text: str, numbers: list[int], *, day_first: bool) -> Meanings:
    """Within sentences dots tell no order: where the month goes first it does so before a dot, too."""
    written = text if day_first else text.replace(".", "/")
    if len(numbers) == 3 and 50 <= numbers[2] < 100:
        numbers = [*numbers[:2], 1900 + numbers[2]]
    meanings: Meanings = {"date": _date_of([*numbers, 0][:3], written, day_first=day_first)}
    is_clock = len(numbers) == 2 and "." in text
    return {**meanings, **(_clock(*numbers, is_padded=text.startswith("0")) if is_clock else {})}


def _date_of(numbers: list[int], text: str, *, day_first: bool) -> tuple[int, int, int]:
    """Day and month in the reader's order; dots are always day first, and a month beyond twelve is a day."""
    first, second, year = numbers
    if 0 < year < 100:
        year += 2000
    is_day_first = "." in text or (second <= 12 if day_first else first > 12)
    return (year, second, first) if is_day_first else (year, first, second)


def _clock(hour: int, minute: int, *, is_padded: bool) -> Meanings:
    """A time of the day. “4:30” is said of the afternoon, “04:30” of the night."""
    if hour > 24 or minute > 59:
        return {}
    return {"clock": time(hour % 24, minute), "padded": is_padded}


@lru_cache(maxsize=len(LANGUAGES))
def _lexicon(language: str) -> dict[tuple[str, ...], Meanings]:
    lexicon: dict[tuple[str, ...], Meanings] = {}
    _learn(lexicon, EVERYWHERE)
    _learn(lexicon, LANGUAGES[language])
    return lexicon


def _learn(lexicon: dict[tuple[str, ...], Meanings], words: str) -> None:
    for line in words.strip().splitlines():
        meaning, _, phrases = line.partition(": ")
        kind, _, value = meaning.partition(" ")
        for phrase in phrases.split(" | "):
            lexicon.setdefault(tuple(phrase.split()), {})[kind] = _value(kind, value)


@lru_cache(maxsize=len(LANGUAGES))
def _spoken_lexicon(language: str) -> dict[tuple[str, ...], Meanings]:
    dropped = {(word,) for word in DROPPED[language].split()}
    lexicon = {phrase: dict(known) for phrase, known in _lexicon(language).items() if phrase not in dropped}
    for letter, half in (("a", "am"), ("p", "pm")):  # within a sentence they stand right behind their number
        lexicon.get((letter,), {}).pop(half, None)
    _learn(lexicon, SPOKEN[language])
    for meanings in lexicon.values():
        if meanings.keys() & {"and", "to"}:  # between two dates, not within one
            meanings.pop("noise", None)
    return lexicon


def _value(kind: str, written: str) -> Any:
    if kind in NUMERIC_KINDS:
        return int(written)
    if kind in ("daypart", "tonight", "midnight", "lastnight"):
        return time.fromisoformat(written)
    return written or True
