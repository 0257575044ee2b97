"""What holds for every text."""

import importlib
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.rules.date_words import LANGUAGES
from followthrough.rules.reading import sentences
from followthrough.rules.reading.dates import find_dates
from followthrough.rules.reading.intents import Intent
from followthrough.rules.reading.phones import find_phones
from followthrough.rules.reading.phrases import as_words, phrases_of
from followthrough.rules.reading.sentences import LONGEST_TEXT

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
SPOKEN = st.sampled_from(
    """not no don't before after next last first friday monday week weeks days 12 3 4.5. 2027 at 5pm may to between and
    from the of in on interested but call me stop nicht kein nach ostern KW 34 jusqu'au pas el 15 de dia às 16h geen
    +49 0171 1234567 (415) 555-2671 , . ! ? \n > - / “ ” @ a@b.example 12/12 29/2 31.11. noon ago""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(SPOKEN, max_size=30).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["", *LANGUAGES]), zone=st.sampled_from(["UTC", "Asia/Tokyo"]))
def test_any_text_is_read(text: str, language: str, zone: str) -> None:
    said = sentences.read(text, at=AT, zone=zone, language=language)
    assert said.opt_out == (said.intent is Intent.DO_NOT_CONTACT)
    assert not (said.is_sure and said.intent is Intent.UNCLEAR)
    assert said.not_before is None or said.not_before >= date(2026, 11, 21)
    assert all(moment.tzinfo for moment in said.dates if isinstance(moment, datetime))
    assert all(number.startswith("+") and number[1:].isdecimal() for number in said.phones)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(sorted(LANGUAGES)))
def test_what_is_found_stands_in_the_text_in_order(text: str, language: str) -> None:
    found = [*find_dates(text, AT.replace(tzinfo=None), language=language)]
    assert all(0 <= one.start < one.end <= len(text) and one.first <= one.last for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.end <= len(text) for one in find_phones(text, language=language))


@settings(max_examples=60, deadline=None)
@given(days=st.integers(1, 300), language=st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl"]))
def test_so_many_days_ahead_are_so_many_days_ahead(days: int, language: str) -> None:
    written = {
        "en": "in {} days",
        "de": "in {} Tagen",
        "fr": "dans {} jours",
        "es": "dentro de {} días",
        "it": "tra {} giorni",
        "pt": "daqui a {} dias",
        "nl": "over {} dagen",
    }[language]
    (spoken,) = find_dates(written.format(days), AT.replace(tzinfo=None), language=language)
    assert spoken.first == AT.date() + timedelta(days=days)


@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(["Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"]), hour=st.integers(0, 23))
def test_tomorrow_is_told_by_the_writers_clock(zone: str, hour: int) -> None:
    at = AT.replace(hour=hour)
    (day,) = sentences.read("tomorrow", at=at, zone=zone, language="en").dates
    assert day == at.astimezone(tz=sentences.ZoneInfo(zone)).date() + timedelta(days=1)


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet=st.characters(categories=("Ll", "Zs", "Po")), max_size=60))
def test_words_of_no_language_say_nothing_for_sure(text: str) -> None:
    said = sentences.read(f"zxq{text}zxq", at=AT, language="en")
    assert said.dates == () or said.intent is Intent.UNCLEAR


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert sentences.read("Hello there. " * 70 + "Unsubscribe me.", at=AT, language="en").opt_out
    assert not sentences.read("Hello there. " * LONGEST_TEXT + "Unsubscribe me.", at=AT, language="en").opt_out


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_phrase_can_be_found(language: str) -> None:
    """A phrase of plain words is found where it is said; one that is not was spelled in a way nothing is."""
    phrases = phrases_of(language)
    for kind, phrase in _plain_phrases(language):
        words = as_words(phrase, language)
        assert any(found.kind == kind for found in phrases.find(words)), f"{kind}: {phrase}"


def _plain_phrases(language: str) -> list[tuple[str, str]]:
    words = importlib.import_module(f"followthrough.rules.reading.words.{language}").WORDS
    listed = (line.partition(": ") for line in words.strip().splitlines())
    pairs = [(kind, phrase) for kind, _, phrases in listed for phrase in phrases.split(" | ")]
    shaping = {"neutral", "contrast", "if", "unreal", "closing", "negation", "person"}
    return [pair for pair in pairs if pair[0] not in shaping and not set(pair[1]) & set("/*^$?.,")]
