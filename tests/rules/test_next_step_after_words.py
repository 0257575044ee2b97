"""What is proposed next once they said something: tables of cases as a salesperson would tell them."""

from datetime import timedelta

import pytest

from followthrough.rules.next_step import Action
from followthrough.rules.words import (
    Bucket,
    Channel,
    CloseReason,
    NextBy,
    Origin,
    Outcome,
    Permission,
    Purpose,
    State,
    WaitingOn,
)
from tests.rules.facing import (
    IN_CLOSING,
    IN_DEVELOPMENT,
    IN_MARCH,
    JUST_CALLED,
    NOW,
    PHONE_AND_MAIL,
    THURSDAY,
    first,
    proposals,
    said,
    spoken,
)

# --- they said something -------------------------------------------------------------------------------------------


def test_who_said_they_would_get_back_gets_a_call_on_the_day_after() -> None:
    step = first(outcome=Outcome.WILL_CALL, their_date=THURSDAY, channel=Channel.CALL, touches=3)
    assert (step.waiting_on, step.origin) == (WaitingOn.THEM, Origin.FALLBACK)
    assert said(step) == "call qualify Fri 27"
    assert step.why == (
        "They get back to you by Thu 26 Nov. Tell them: \"If I don't hear from you by then, I'll call on Fri 27 Nov.\""
    )


def test_who_did_not_say_when_is_given_a_date_all_the_same() -> None:
    step = first(outcome=Outcome.WILL_CALL, **JUST_CALLED)
    assert said(step) == "call discover Fri 27"
    assert "but not when" in step.why
    in_writing = proposals(outcome=Outcome.WILL_CALL, **JUST_CALLED)[1]
    assert in_writing.why.endswith("I'll write to you on Fri 27 Nov.\"")


def test_the_third_put_off_in_disguise_is_met_with_the_straight_question() -> None:
    assert "call requalify Fri 27" in spoken(outcome=Outcome.WILL_CALL, put_offs=2, **JUST_CALLED)


@pytest.mark.parametrize(
    ("put_offs", "expected"),
    [
        (1, ["call present Tue 1", "email present Tue 1", "call requalify Tue 1"]),
        (2, ["call requalify Tue 1", "park email nurture Tue 15", "call present Tue 1", "lost no_decision"]),
        (3, ["park email nurture Tue 15", "lost no_decision", "call requalify Tue 1"]),
    ],
)
def test_put_off_once_a_date_twice_the_question_three_times_out(put_offs: int, expected: list[str]) -> None:
    assert spoken(outcome=Outcome.PUT_OFF, put_offs=put_offs, **JUST_CALLED) == expected


def test_the_first_put_off_comes_back_on_the_day_they_named_with_a_purpose() -> None:
    step = first(outcome=Outcome.PUT_OFF, put_offs=1, their_date=THURSDAY, **JUST_CALLED)
    assert said(step) == "call present Thu 26"
    assert "(the day they named)" in step.why
    assert "not just to check in" in step.why


def test_put_off_until_spring_may_sleep_until_then() -> None:
    pause = proposals(outcome=Outcome.PUT_OFF, put_offs=1, their_date=IN_MARCH, **JUST_CALLED)[1]
    assert (pause.action, pause.by, pause.purpose) == (Action.PARK, NextBy.PERSON, Purpose.RE_ENGAGE)
    assert "off the plan until then" in pause.why


def test_a_pause_agreed_on_is_asked_for_while_they_are_on_the_line() -> None:
    facts = {"outcome": Outcome.PUT_OFF, "put_offs": 3, **JUST_CALLED}
    assert first(**facts).why.endswith("; ask them whether they want that.")
    assert first(permission=Permission.GIVEN, **facts).why.endswith("until they raise a hand.")


@pytest.mark.parametrize(
    ("outcome", "purpose", "expected"),
    [
        (Outcome.REACHED, Purpose.QUALIFY, "video present Fri 27"),
        (Outcome.REACHED, Purpose.PRESENT, "video propose Fri 27"),
        (Outcome.REACHED, Purpose.PROPOSE, "video close Fri 27"),
        (Outcome.REACHED, Purpose.ANSWER, "video close Fri 27"),
        (Outcome.REACHED, Purpose.CLOSE, "video close Fri 27"),
        (Outcome.REACHED, Purpose.CHECK_IN, "video present Fri 27"),
        (Outcome.REACHED, Purpose.REQUALIFY, "video present Fri 27"),
        (Outcome.MET, Purpose.DISCOVER, "video present Fri 27"),
        (Outcome.MET, Purpose.PRESENT, "video propose Fri 27"),
        (Outcome.AGREED, Purpose.PRESENT, "video propose Fri 27"),
    ],
)
def test_who_was_spoken_with_goes_on_to_the_next_goal(outcome: Outcome, purpose: Purpose, expected: str) -> None:
    facts = {**IN_DEVELOPMENT, "channels": (*PHONE_AND_MAIL, Channel.VIDEO), "channel": Channel.CALL}
    assert said(first(outcome=outcome, purpose=purpose, **facts)) == expected


def test_outside_of_the_usual_way_the_touch_decides_what_is_next() -> None:
    stage = {**IN_DEVELOPMENT, "stage_purpose": Purpose.NURTURE}
    assert first(outcome=Outcome.REACHED, purpose=Purpose.DISCOVER, **stage).purpose is Purpose.PRESENT


def test_a_goal_that_was_not_reached_may_be_tried_once_more() -> None:
    again = proposals(outcome=Outcome.REACHED, **JUST_CALLED)[2]
    assert again.purpose is Purpose.DISCOVER
    assert again.why.startswith("If you did not get that far: call on Fri 27 Nov")


def test_somebody_new_who_was_reached_may_be_asked_further_or_pointed_elsewhere() -> None:
    spoke = spoken(outcome=Outcome.REACHED, channel=Channel.CALL, purpose=Purpose.FIRST_RESPONSE, touches=1)
    assert spoke == [
        "call qualify Fri 27",
        "email qualify Fri 27",
        "call discover Fri 27",
        "disqualified not_a_fit",
    ]


def test_who_was_asked_straight_says_yes_no_or_not_now() -> None:
    spoke = spoken(outcome=Outcome.REACHED, channel=Channel.CALL, purpose=Purpose.REQUALIFY, **IN_CLOSING)
    assert spoke == ["call close Fri 27", "email close Fri 27", "lost no_decision", "park email nurture Tue 15"]


def test_a_meeting_that_did_not_get_that_far_is_followed_by_another() -> None:
    again = proposals(outcome=Outcome.MET, **JUST_CALLED)[-1]
    assert (again.purpose, again.channel) == (Purpose.DISCOVER, Channel.CALL)


def test_after_a_meeting_what_was_agreed_on_may_go_out_in_writing() -> None:
    thanks = [each for each in proposals(outcome=Outcome.MET, **JUST_CALLED) if each.purpose is Purpose.THANK]
    assert [(each.channel, each.due_at) for each in thanks] == [(Channel.EMAIL, NOW + timedelta(minutes=15))]
    by_post = proposals(outcome=Outcome.MET, **{**JUST_CALLED, "channels": (Channel.CALL, Channel.LETTER)})
    assert [each.channel for each in by_post if each.purpose is Purpose.THANK] == [Channel.LETTER]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"bucket": Bucket.NEW, "touches": 1}, ["call qualify Tue 24", "email qualify Tue 24", "call discover Fri 27"]),
        (IN_DEVELOPMENT, ["call answer Tue 24", "email answer Tue 24", "call present Fri 27"]),
    ],
)
def test_who_wrote_is_answered_at_once_rather_by_voice(facts: dict[str, object], expected: list[str]) -> None:
    reply = {"outcome": Outcome.REPLIED, "channel": Channel.EMAIL, "purpose": Purpose.QUALIFY}
    assert spoken(**reply, **facts) == expected


def test_who_replied_we_do_not_know_where_is_answered_all_the_same() -> None:
    assert said(first(outcome=Outcome.REPLIED, **IN_CLOSING)) == "call answer Tue 24"


def test_a_yes_in_closing_is_won() -> None:
    end = first(outcome=Outcome.AGREED, **IN_CLOSING)
    assert (end.action, end.close_state, end.close_reason) == (Action.CONCLUDE, State.WON, CloseReason.BOUGHT)
    assert end.due_at is None


def test_a_yes_not_yet_in_writing_is_made_final_tomorrow() -> None:
    assert spoken(outcome=Outcome.AGREED, **IN_CLOSING)[1] == "call close Wed 25"


def test_a_yes_before_closing_is_a_yes_to_the_next_step() -> None:
    spoke = spoken(outcome=Outcome.AGREED, their_date=THURSDAY, **JUST_CALLED)
    assert (spoke[0], spoke[-1]) == ("call present Thu 26", "won bought")


def test_a_no_is_believed() -> None:
    assert spoken(outcome=Outcome.NOT_INTERESTED, channel=Channel.CALL, touches=2) == [
        "lost said_no",
        "park email nurture Tue 15",
        "call ask_referral Wed 25",
        "disqualified not_a_fit",
    ]
    assert "disqualified not_a_fit" not in spoken(outcome=Outcome.NOT_INTERESTED, **IN_CLOSING)
