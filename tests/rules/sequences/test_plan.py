"""What a sequence may hold. A plan that could end in a maybe, or go round for ever, is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.sequences import BadPlan, Ended, Facts, Plan, StepKind, what_follows
from tests.rules.sequences.plans import BRANCH, CALL, END, GOAL, MAIL, TEXT, plans


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "at least one contact"),
        ("mail", "list of steps"),
        ([END], "at least one contact"),
        ([MAIL], "no sequence ends in a maybe"),
        ([MAIL, {"key": "w", "kind": "wait", "days": 3}], "no sequence ends in a maybe"),
        ([MAIL | {"template": None}, END], "Choose the words"),
        ([CALL | {"by": "machine"}, END], "needs a person"),
        ([MAIL, MAIL, END], "same key"),
        ([BRANCH | {"condition": None}, MAIL, END], "what the branch asks"),
        ([BRANCH | {"yes": "nowhere"}, MAIL, END], "step that is gone"),
        ([MAIL, CALL, BRANCH | {"no": "m1"}, END], "leads forward"),
        ([MAIL, {"key": "e", "kind": "end", "end": "park"}], "after how many days"),
        ([MAIL, {"key": "e", "kind": "end", "end": "sequence"}], "which sequence|sequence that follows"),
        ([MAIL | {"channel": "pigeon"}, END], "“pigeon” is unknown"),
        ([MAIL | {"days": -1}, END], "whole number from 0"),
        ([MAIL | {"days": 2.5}, END], "whole number from 0"),
        ([MAIL | {"colour": "red"}, END], "a part nobody knows: colour"),
        ([7, END], "Step 1 can't be read"),
        ([MAIL | {"condition": "x"}, END], "what the branch asks"),
        ([MAIL | {"template": 0}, END], "Choose the template anew"),
        ([*({**MAIL, "key": f"m{n}"} for n in range(61)), END], "at most 60"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_what_to_mend(steps: object, said: str) -> None:
    with pytest.raises(BadPlan, match=said):
        Plan.from_list(steps)


def test_the_refusal_names_the_step_to_mend() -> None:
    with pytest.raises(BadPlan) as refused:
        Plan.from_list([MAIL, CALL | {"by": "machine"}, END])
    assert refused.value.key == "c1"


def test_a_plan_is_stored_and_read_back_unchanged() -> None:
    plan = Plan.from_list([MAIL, GOAL, BRANCH | {"yes": "end"}, CALL, TEXT, END])
    assert Plan.from_list(plan.as_list()) == plan
    assert [step.key for step in plan.acts()] == ["m1", "c1", "t1"]


@given(plan=plans())
def test_any_plan_survives_storing(plan: Plan) -> None:
    assert Plan.from_list(plan.as_list()) == plan


@given(plan=plans(), facts=st.builds(Facts, replied=st.booleans(), clicked=st.booleans(), outcome=st.just("reached")))
def test_every_way_through_any_plan_comes_to_an_end(plan: Plan, facts: Facts) -> None:
    after, seen = None, []
    while not isinstance(course := what_follows(plan, after, facts), Ended):
        assert course.step.kind == StepKind.ACT
        assert course.step.key not in seen
        seen.append(course.step.key)
        after = course.step.key
    assert course.step.kind == StepKind.END
    assert len(seen) <= len(plan.steps)
