"""Dates in people's words, read and said: “thu 10”, “in 2 weeks”, “nach Ostern”; “in 3 days, Thu 26 Nov”."""

import datetime as dt
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from followthrough.rules.date_grammar import Grammar
from followthrough.rules.date_tokens import cut
from followthrough.rules.date_words import LANGUAGES
from followthrough.rules.matching import fold

LONGEST_TEXT = 120  # nobody dates a step in more words


class ReadDate(NamedTuple):
    """A date as it was understood, and the time of day if one was told. Local to who wrote it."""

    date: dt.date
    time: dt.time | None = None


def read_date(text: str, now_local: datetime, lang: str = "en", *, day_first: bool = True) -> ReadDate | None:
    """The date a person means; None if the text is not understood as a whole.

    What does not tell its week, month or year lies ahead: “10 dec” is the next one. `lang` is tried first, then the
    other languages of `date_words`. `day_first` decides what 3/4 is; dots are always day first.
    """
    folded = fold(text).replace("'", " ")
    if len(folded) > LONGEST_TEXT:
        return None
    for language in sorted(LANGUAGES, key=lambda known: known != lang):
        grammar = Grammar(cut(folded, language, day_first=day_first), now_local)
        for moment in grammar.moments(0):
            if grammar.end(moment.end):
                return ReadDate(moment.date, moment.time)
    return None


def say_date(moment_utc: datetime, zone: str, now_utc: datetime) -> str:
    """When something is due, as people say it: “today 14:30”, “in 3 days, Thu 26 Nov”, “4 days late”."""
    there, now = moment_utc.astimezone(ZoneInfo(zone)), now_utc.astimezone(ZoneInfo(zone))
    days = (there.date() - now.date()).days
    if days < 0:
        return f"{_count(-days, 'day')} late"
    if days < 2:
        return f"{('today', 'tomorrow')[days]} {there:%H:%M}"
    distance = _count(days, "day") if days < 14 else _count(days // 7, "week") if days < 60 else ""
    year = f" {there.year}" if there.year != now.year else ""
    day = f"{there:%a} {there.day} {there:%b}{year}"
    return f"in {distance}, {day}" if distance else day


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
