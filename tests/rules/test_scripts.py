"""Which words fit best, and which voice mail this time."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.scripts import Wanted, best_fitting, voicemail_for
from followthrough.rules.words import Channel, Purpose


@dataclass(frozen=True)
class Words:
    name: str
    purpose: str = Purpose.QUALIFY
    stage_id: int | None = None
    channel: str = ""
    attempt: int | None = None
    language: str = ""


GENERAL = Words("general")
CALL = Words("call", channel=Channel.CALL)
THIRD = Words("third", attempt=3)
STAGE = Words("stage", stage_id=7)
STAGE_CALL = Words("stage and call", stage_id=7, channel=Channel.CALL)
GERMAN = Words("german", language="de")
OTHER = Words("other purpose", purpose=Purpose.CLOSE)
ALL = [OTHER, GENERAL, CALL, THIRD, STAGE, STAGE_CALL, GERMAN]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (Wanted(Purpose.QUALIFY, Channel.EMAIL), "general"),
        (Wanted(Purpose.QUALIFY, Channel.CALL), "call"),
        (Wanted(Purpose.QUALIFY, Channel.CALL, attempt=3), "third"),
        (Wanted(Purpose.QUALIFY, Channel.EMAIL, stage=7), "stage"),
        (Wanted(Purpose.QUALIFY, Channel.CALL, stage=7, attempt=3), "stage and call"),
        (Wanted(Purpose.QUALIFY, Channel.CALL, stage=7, language="de-AT"), "german"),
        (Wanted(Purpose.CLOSE, Channel.CALL), "other purpose"),
        (Wanted(Purpose.THANK, Channel.CALL), None),
    ],
)
def test_the_most_specific_wins_and_the_general_one_is_the_last_resort(wanted: Wanted, name: str | None) -> None:
    found = best_fitting(ALL, wanted)
    assert (found.name if found else None) == name


def test_where_there_is_no_general_one_another_language_is_better_than_none() -> None:
    english = Words("english", language="en")
    wanted = Wanted(Purpose.QUALIFY, Channel.CALL, language="fr")
    assert best_fitting([GERMAN, english], wanted) is english
    assert best_fitting([GERMAN], wanted) is GERMAN


def test_the_first_of_equals_wins() -> None:
    assert best_fitting([GENERAL, Words("twin")], Wanted(Purpose.QUALIFY, Channel.CALL)) is GENERAL


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("", ["", "", ""]),
        ("a", ["a", "a", "a"]),
        ("ab", ["a", "b", "a", "b"]),
        ("abcd", ["a", "b", "c", "d", "b", "c", "d", "b"]),
    ],
)
def test_voice_mails_go_round_from_the_second_on(texts: str, said: list[str]) -> None:
    assert [voicemail_for(attempt, list(texts)) for attempt in range(1, len(said) + 1)] == said


@given(
    st.lists(st.integers(), min_size=2, unique=True).map(lambda each: [str(one) for one in each]), st.integers(1, 50)
)
def test_no_attempt_repeats_the_one_before(texts: list[str], attempt: int) -> None:
    assert voicemail_for(attempt, texts) != voicemail_for(attempt + 1, texts)
