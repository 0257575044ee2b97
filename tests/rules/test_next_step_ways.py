"""Which way is proposed, what lasts too long, nurture and promises: tables of cases as a seller tells them."""

from datetime import timedelta

import pytest

from followthrough.rules.next_step import Action, Answers
from followthrough.rules.strategies import FORGOTTEN
from followthrough.rules.words import (
    Channel,
    CloseReason,
    NextBy,
    Origin,
    Outcome,
    Permission,
    Purpose,
    Size,
    State,
    WaitingOn,
)
from tests.rules.facing import (
    ALL,
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

# --- the address leads nowhere -------------------------------------------------------------------------------------


def test_the_wrong_person_is_asked_around_by_another_way() -> None:
    best = first(outcome=Outcome.WRONG_PERSON, channel=Channel.EMAIL, touches=1)
    assert said(best) == "call qualify Tue 24"
    assert best.why == "It was the wrong person: call today and ask who decides."


def test_a_wrong_number_can_be_texted_no_more_than_called() -> None:
    assert spoken(outcome=Outcome.BAD_ADDRESS, channel=Channel.CALL, touches=1) == [
        "email qualify Tue 24",
        "disqualified unreachable",
    ]


def test_an_address_that_is_wrong_somewhere_is_asked_for() -> None:
    best = first(outcome=Outcome.BAD_ADDRESS, touches=1)
    assert best.why == "That address is wrong: call today and ask for the right one."


@pytest.mark.parametrize("outcome", [Outcome.WRONG_PERSON, Outcome.BAD_ADDRESS])
def test_without_another_way_the_honest_end_comes_first(outcome: Outcome) -> None:
    only_phone = {"channels": (Channel.CALL, Channel.TEXT), "channel": Channel.CALL, "touches": 1}
    assert spoken(outcome=outcome, **only_phone) == ["disqualified unreachable", "social qualify Wed 25"]


def test_who_came_in_without_any_address_is_looked_up_before_given_up() -> None:
    assert spoken(channels=()) == ["social qualify Wed 25", "disqualified unreachable"]
    assert spoken(channels=(), outcome=Outcome.NO_ANSWER)[0] == "disqualified unreachable"


def test_a_yes_counts_even_when_no_address_is_left() -> None:
    assert spoken(channels=(), outcome=Outcome.AGREED, **IN_CLOSING)[0] == "won bought"
    assert spoken(channels=(), outcome=Outcome.NOT_INTERESTED, **IN_CLOSING)[0] == "lost said_no"


# --- it lasts too long ---------------------------------------------------------------------------------------------

STUCK = {"days_in_stage": 40, "typical_days_in_stage": 12.0, "won_deals": 9}


@pytest.mark.parametrize(
    "outcome", [None, Outcome.NO_ANSWER, Outcome.WILL_CALL, Outcome.PUT_OFF, Outcome.SENT, Outcome.REACHED]
)
def test_what_lasts_longer_than_won_deals_did_is_asked_about(outcome: Outcome | None) -> None:
    asked = [each for each in proposals(outcome=outcome, **JUST_CALLED, **STUCK) if each.origin is Origin.REQUALIFY]
    assert len(asked) == 1
    assert "40 days in Demo, won deals took 12 days" in asked[0].why


def test_movement_comes_before_the_question() -> None:
    moved = proposals(outcome=Outcome.MET, **{**JUST_CALLED, "purpose": None, "channels": (Channel.CALL,)}, **STUCK)
    assert [each.purpose for each in moved] == [Purpose.PRESENT, Purpose.REQUALIFY]


@pytest.mark.parametrize(
    ("facts", "is_asked"),
    [
        ({"typical_days_in_stage": 12.0}, True),  # 18 days are one and a half times that
        ({"typical_days_in_stage": 12.0, "won_deals": 5}, True),
        ({"typical_days_in_stage": 12.0, "won_deals": 4}, False),  # too few to say; the strategy allows 45
        ({"typical_days_in_stage": 14.0}, False),
        ({"typical_days_in_stage": 12.0, "days_since_requalified": 18}, False),
        ({"typical_days_in_stage": 12.0, "days_since_requalified": 19}, True),
    ],
)
def test_too_long_is_measured_against_enough_won_deals_and_the_last_question(
    facts: dict[str, object], is_asked: bool
) -> None:
    best = first(outcome=Outcome.REACHED, days_in_stage=20, **JUST_CALLED, **facts)
    assert (best.origin is Origin.REQUALIFY) is is_asked


# --- the best way, not the easiest ---------------------------------------------------------------------------------


def test_the_easy_way_is_pointed_out_where_a_call_does_more() -> None:
    best, easy = proposals(touches=3)[:2]
    assert (best.channel, best.easy) == (Channel.CALL, None)
    assert (easy.channel, easy.easy) == (Channel.EMAIL, "An e-mail is easier; a call does more here.")


def test_a_call_is_pointed_out_where_a_visit_does_more() -> None:
    facts = {**JUST_CALLED, "channels": (*PHONE_AND_MAIL, Channel.VISIT), "size": Size.LARGE}
    best, easy = proposals(outcome=Outcome.REACHED, **facts)[:2]
    assert best.channel is Channel.VISIT
    assert (easy.channel, easy.easy) == (Channel.CALL, "A call is easier; a visit does more here.")


def test_a_call_about_what_has_to_be_seen_is_used_to_agree_on_a_meeting() -> None:
    best = first(**IN_DEVELOPMENT)
    assert best.easy == "Face to face does more here: use a call to agree on a meeting."


def test_what_they_prefer_is_respected_and_what_would_do_more_is_said() -> None:
    best = first(preferred_channel=Channel.EMAIL, touches=3)
    assert best.channel is Channel.EMAIL
    assert best.easy == "They like an e-mail best; a call does more here, so ask for one in it."


def test_what_they_prefer_needs_no_word_when_nothing_does_more() -> None:
    assert first(preferred_channel=Channel.CALL, touches=3).easy is None
    assert first(preferred_channel=Channel.TEXT, channels=(Channel.TEXT, Channel.EMAIL), touches=3).easy is None


def test_nobody_is_met_by_video_or_at_the_door_unasked() -> None:
    assert {each.channel for each in proposals(channels=ALL, **IN_DEVELOPMENT)} <= {Channel.CALL, Channel.EMAIL}


def test_where_there_is_no_other_way_one_goes_there() -> None:
    assert said(first(channels=(Channel.VISIT,), touches=3)) == "visit qualify Tue 24"


def test_who_never_answers_the_phone_is_written_to() -> None:
    answers = {Channel.CALL: Answers(tries=20, answered=0), Channel.TEXT: Answers(tries=4, answered=4)}
    assert first(touches=24, answers=answers).channel is Channel.TEXT


def test_preferred_hours_are_kept() -> None:
    step = first(touches=3, preferred_hours=(14, 16), zone="Europe/Zurich")
    assert step.due_at == NOW.replace(hour=13, minute=0)  # 14 o'clock in Zurich


# --- nurture, closed, promises -------------------------------------------------------------------------------------


def test_in_nurture_the_machine_keeps_in_mind() -> None:
    drip, person = proposals(state=State.NURTURE, last_two_way_days=100)
    assert (drip.action, drip.purpose, drip.by, drip.minutes) == (Action.PARK, Purpose.NURTURE, NextBy.MACHINE, 0)
    assert (person.action, person.purpose, person.by) == (Action.STEP, Purpose.RE_ENGAGE, NextBy.PERSON)


@pytest.mark.parametrize(("messages", "days"), [(0, 21), (1, 30), (4, 90), (9, 90)])
def test_the_drip_slows_down(messages: int, days: int) -> None:
    due = first(state=State.NURTURE, outcome=Outcome.SENT, tries=messages).due_at
    assert due is not None
    assert 0 <= (due - NOW).days - days <= 2  # a weekend may lie between


def test_without_an_e_mail_the_drip_goes_by_text_and_without_either_by_a_person() -> None:
    assert first(state=State.NURTURE, channels=(Channel.CALL, Channel.TEXT)).channel is Channel.TEXT
    by_post = first(state=State.NURTURE, channels=(Channel.LETTER,))
    assert (by_post.action, by_post.channel, by_post.by) == (Action.PARK, Channel.LETTER, NextBy.PERSON)


def test_a_year_of_silence_in_nurture_may_end() -> None:
    assert spoken(state=State.NURTURE, last_two_way_days=365)[-1] == "lost silence"


def test_nurture_wakes_on_the_day_agreed_on() -> None:
    wake = first(state=State.NURTURE, their_date=IN_MARCH)
    assert (wake.action, wake.purpose, said(wake)) == (Action.PARK, Purpose.RE_ENGAGE, "park call re_engage Thu 4")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.REPLIED, "call answer Tue 24"),
        (Outcome.REACHED, "call qualify Fri 27"),
        (Outcome.AGREED, "call qualify Fri 27"),
    ],
)
def test_a_raised_hand_comes_back_from_nurture_to_a_person(outcome: Outcome, expected: str) -> None:
    back = first(state=State.NURTURE, outcome=outcome, channel=Channel.EMAIL)
    assert (back.action, back.by, said(back)) == (Action.STEP, NextBy.PERSON, expected)


def test_a_no_in_nurture_is_a_no() -> None:
    assert spoken(state=State.NURTURE, outcome=Outcome.NOT_INTERESTED)[0] == "lost said_no"


@pytest.mark.parametrize("state", [State.LOST, State.DISQUALIFIED])
def test_who_was_closed_may_be_brought_back(state: State) -> None:
    assert spoken(state=state, touches=5) == ["call re_engage Wed 25", "park email nurture Tue 15"]


def test_who_bought_is_thanked() -> None:
    assert first(state=State.WON, days_in_stage=40, touches=9, strategy=FORGOTTEN).purpose is Purpose.THANK


@pytest.mark.parametrize("state", list(State))
def test_nobody_is_contacted_against_their_will(state: State) -> None:
    (end,) = proposals(permission=Permission.WITHDRAWN, state=state, promise_due=THURSDAY)
    assert (end.action, end.close_state, end.close_reason) == (
        Action.CONCLUDE,
        State.LOST,
        CloseReason.DO_NOT_CONTACT,
    )


def test_a_promise_of_ours_that_falls_due_first_is_the_next_step() -> None:
    step = first(outcome=Outcome.REACHED, promise_due=NOW + timedelta(days=1), promise_text="the prices", **JUST_CALLED)
    assert (step.purpose, step.origin, said(step)) == (Purpose.KEEP_PROMISE, Origin.PROMISE, "call keep_promise Wed 25")
    assert step.why == "You promised the prices, it is due tomorrow: call tomorrow and keep your word."


def test_a_promise_that_is_late_is_kept_at_once() -> None:
    step = first(promise_due=NOW - timedelta(days=1), **IN_CLOSING)
    assert said(step) == "call keep_promise Tue 24"
    assert step.why.startswith("You promised something, it was due yesterday")


def test_a_promise_for_later_stands_second() -> None:
    assert [each.purpose for each in proposals(promise_due=IN_MARCH, **IN_CLOSING)[:2]] == [
        Purpose.CLOSE,
        Purpose.KEEP_PROMISE,
    ]


def test_an_end_comes_before_a_promise() -> None:
    ends = proposals(outcome=Outcome.AGREED, promise_due=NOW, **IN_CLOSING)
    assert [each.purpose for each in ends[:2]] == [None, Purpose.KEEP_PROMISE]


def test_a_promise_of_theirs_is_asked_for_on_the_day_after() -> None:
    step = first(
        outcome=Outcome.REACHED,
        promise_due=NOW + timedelta(days=1),
        promise_by=WaitingOn.THEM,
        promise_text="the floor plan",
        **JUST_CALLED,
    )
    assert (step.origin, step.waiting_on, said(step)) == (Origin.FALLBACK, WaitingOn.THEM, "call present Thu 26")
    assert step.why == "They promised the floor plan by tomorrow: if it is not here, call on Thu 26 Nov."
