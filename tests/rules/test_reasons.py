"""Each reason for not following up has its answer and at least two ways on."""

import pytest

from followthrough.rules.reasons import ANSWERS, SOMETHING_NEW, Help
from followthrough.rules.words import Reason


def test_every_reason_has_an_answer() -> None:
    assert set(ANSWERS) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_an_answer_says_something_and_offers_ways_on(reason: Reason) -> None:
    answer = ANSWERS[reason]
    assert answer.answer.endswith(".")
    assert answer.script
    assert len(set(answer.helps)) == len(answer.helps) >= 2


def test_who_was_asked_to_wait_moves_first() -> None:
    assert ANSWERS[Reason.THEY_ASKED].helps[0] == Help.MOVE


def test_who_has_nothing_to_say_is_given_something() -> None:
    assert ANSWERS[Reason.NOTHING_TO_SAY].helps[0] == Help.SOMETHING_NEW
    assert len(set(SOMETHING_NEW)) == len(SOMETHING_NEW) >= 5


def test_a_poor_prospect_may_leave_at_once() -> None:
    assert ANSWERS[Reason.POOR_PROSPECT].helps[0] == Help.LET_GO


def test_each_way_on_is_offered_somewhere() -> None:
    assert {way for answer in ANSWERS.values() for way in answer.helps} == set(Help)
