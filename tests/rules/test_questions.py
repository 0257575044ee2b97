"""What to bring to a contact: a goal, three questions, and never the same voice mail twice in a row."""

from itertools import pairwise

import pytest

from followthrough.rules.questions import TALKS, voicemail
from followthrough.rules.words import Purpose


def test_every_purpose_has_a_goal_and_three_different_questions() -> None:
    assert set(TALKS) == set(Purpose)
    for talk in TALKS.values():
        assert talk.goal.endswith(".")
        assert len(set(talk.questions)) == 3
        assert all(question.endswith("?") for question in talk.questions)


def test_no_two_purposes_share_their_goal() -> None:
    assert len({talk.goal for talk in TALKS.values()}) == len(Purpose)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_voice_mail_differs_from_the_one_before(purpose: Purpose) -> None:
    left = [voicemail(purpose, attempt, name="Anna", me="Rosa", house="Linden Motors") for attempt in range(1, 13)]
    assert all(before != after for before, after in pairwise(left))


def test_a_voice_mail_names_both_sides_and_the_reason() -> None:
    said = voicemail(Purpose.CLOSE, 1, name="Anna", me="Rosa", house="Linden Motors")
    assert said == (
        "Hello Anna, this is Rosa from Linden Motors. I'm calling to hear what you decided. "
        "I'll try you again; you need not call back."
    )


def test_the_second_voice_mail_leaves_one_question() -> None:
    said = voicemail(Purpose.CLOSE, 2, name="Anna", me="Rosa", house="Linden Motors")
    assert "yes, no, or what is still missing?" in said


def test_an_attempt_before_the_first_is_the_first() -> None:
    names = {"name": "Anna", "me": "Rosa", "house": "Linden Motors"}
    assert voicemail(Purpose.CLOSE, 0, **names) == voicemail(Purpose.CLOSE, 1, **names)


def test_braces_in_a_name_stay_as_they_are() -> None:
    assert "{me}" in voicemail(Purpose.THANK, 1, name="{me}", me="Rosa", house="Linden Motors")
