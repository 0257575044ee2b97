"""What comes after a step."""

import pytest

from followthrough.rules.sequences import Ended, Facts, Plan, Turn, continue_after, what_follows
from tests.rules.sequences.plans import BRANCH, CALL, END, GOAL, MAIL, TEXT, WAIT

NOTHING = Facts()


def test_it_begins_with_the_first_contact() -> None:
    course = what_follows(Plan.from_list([MAIL, CALL, END]), None, NOTHING)
    assert isinstance(course, Turn)
    assert (course.step.key, course.days) == ("m1", 0)


def test_waits_add_up_until_the_next_contact() -> None:
    course = what_follows(Plan.from_list([MAIL, WAIT, CALL, END]), "m1", NOTHING)
    assert isinstance(course, Turn)
    assert (course.step.key, course.days, course.passed) == ("c1", 5, ("w1",))


def test_a_branch_goes_by_what_is_so_now() -> None:
    plan = Plan.from_list([CALL, BRANCH | {"yes": "t1"}, MAIL, TEXT, END])
    silent, heard = (what_follows(plan, "c1", Facts(outcome=outcome)) for outcome in ("no_answer", "reached"))
    assert silent.step.key == "m1"
    assert heard.step.key == "t1"


def test_a_field_is_compared_as_people_write_it() -> None:
    branch = BRANCH | {"condition": {"kind": "field", "name": "car", "value": "Estate"}, "yes": "t1"}
    plan = Plan.from_list([CALL, branch, MAIL, TEXT, END])
    assert what_follows(plan, "c1", Facts(fields={"car": " estate"})).step.key == "t1"
    assert what_follows(plan, "c1", Facts(fields={})).step.key == "m1"


def test_a_click_and_a_reply_are_asked_for() -> None:
    for kind, facts in (("clicked", Facts(clicked=True)), ("replied", Facts(replied=True))):
        plan = Plan.from_list([CALL, BRANCH | {"condition": {"kind": kind}, "yes": "end"}, MAIL, END])
        assert isinstance(what_follows(plan, "c1", facts), Ended)
        assert isinstance(what_follows(plan, "c1", NOTHING), Turn)


def test_a_goal_reached_ends_it_wherever_one_stands() -> None:
    plan = Plan.from_list([MAIL, CALL, GOAL, TEXT, END])
    course = what_follows(plan, "m1", Facts(stage="negotiating"))
    assert isinstance(course, Ended)
    assert course.goal == "g1"
    assert isinstance(what_follows(plan, "m1", Facts(stage="Qualifying")), Turn)


def test_a_step_the_plan_does_not_have_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError):
        what_follows(Plan.from_list([MAIL, END]), "gone", NOTHING)


def test_the_end_says_what_comes_next_without_waiting_twice() -> None:
    course = what_follows(Plan.from_list([MAIL, END]), "m1", NOTHING)
    assert isinstance(course, Ended)
    assert (course.step.days, course.days) == (5, 0)


def test_after_a_change_one_goes_on_behind_the_last_done_step_that_is_left() -> None:
    plan = Plan.from_list([TEXT, CALL, END])
    assert continue_after(plan, ["t1", "m1"]) == "t1"
    assert continue_after(plan, ["m1"]) is None
    assert continue_after(plan, []) is None
