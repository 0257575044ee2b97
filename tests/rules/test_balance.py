"""The four quarters of a pipeline, and what to do about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.balance import ENOUGH, Balance, Holding, MoveOut, Verdict, weigh
from followthrough.rules.words import Bucket


def balance(new: int = 0, developing: int = 0, closing: int = 0, parked: int = 0, *leaving: MoveOut) -> Balance:
    counts = zip(Bucket, (new, developing, closing, parked), strict=True)
    return weigh({bucket: Holding(count, count * 100.0) for bucket, count in counts}, leaving)


@pytest.mark.parametrize(
    ("counts", "verdict", "sentence", "advice"),
    [
        (
            (0, 0, 0, 0),
            Verdict.EMPTY,
            "Nobody is in the pipeline yet.",
            ["Win 8 new ones: that is where a pipeline begins."],
        ),
        (
            (1, 0, 0, 0),
            Verdict.TOO_FEW,
            "With 1 prospect, shares say little: one more or less turns them around.",
            ["Win 7 new ones: that is where a pipeline begins."],
        ),
        (
            (1, 1, 5, 0),
            Verdict.TOO_FEW,
            "With 7 prospects, shares say little: one more or less turns them around.",
            ["Win 1 new one: that is where a pipeline begins."],
        ),
        (
            (10, 10, 10, 10),
            Verdict.BALANCED,
            "40 prospects, about as many new as developing as in closing: in balance.",
            ["Move these 10 out"],
        ),
        ((14, 10, 10, 0), Verdict.BALANCED, "34 prospects, about as many new", []),
        (
            (20, 10, 8, 0),
            Verdict.UNBALANCED,
            "20 of 38 are new (53%); a third of the living would be healthy.",
            ["Qualify 7 of the new before you win more of them.", "Bring 5 of the developing to a decision."],
        ),
        (
            (2, 10, 10, 10),
            Verdict.UNBALANCED,
            "2 of 32 are new (6%); a quarter would be healthy.",
            ["Move these 10 out", "Win 8 new ones."],
        ),
        (
            (10, 20, 2, 4),
            Verdict.UNBALANCED,
            "20 of 36 are developing (56%)",
            ["Move these 4 out", "Bring 9 of the developing to a decision."],
        ),
        (
            (30, 2, 10, 0),
            Verdict.UNBALANCED,
            "30 of 42 are new (71%)",
            ["Qualify 12 of the new: find out who fits."],
        ),
        (
            (8, 8, 24, 0),
            Verdict.UNBALANCED,
            "24 of 40 are in closing (60%)",
            ["Get a yes or a no from 11 in closing before they go stale."],
        ),
        (
            (9, 20, 10, 1),
            Verdict.UNBALANCED,
            "20 of 40 are developing (50%)",
            ["Move this one out", "Ask 7 of the developing straight: go on, or out."],
        ),
        ((5, 4, 4, 30), Verdict.UNBALANCED, "30 of 43 are dead horses (70%)", ["Move these 30 out"]),
    ],
)
def test_a_pipeline_is_weighed(
    counts: tuple[int, int, int, int], verdict: Verdict, sentence: str, advice: list[str]
) -> None:
    found = balance(*counts)
    assert found.verdict is verdict
    assert found.sentence.startswith(sentence)
    given = [each.sentence for each in found.advice]
    for wanted in advice:
        assert any(said.startswith(wanted) for said in given), given


def test_who_should_leave_is_named_by_the_reason() -> None:
    stale, put_off = MoveOut(14, "no word for 90 days"), MoveOut(20, "put off three times")
    found = balance(10, 10, 10, 36, stale, put_off, MoveOut(0, "left the country"))
    assert [each.sentence for each in found.advice][:3] == [
        "Move these 20 out: put off three times.",
        "Move these 14 out: no word for 90 days.",
        "Move these 2 out, one straight question each: dead horses are not ridden.",
    ]
    assert [each.number for each in found.advice][:3] == [20, 14, 2]


def test_a_quarter_is_filled_only_as_far_as_the_one_before_it_goes() -> None:
    advice = {each.bucket: each.number for each in balance(30, 0, 0, 0).advice}
    assert advice == {Bucket.DEVELOPING: 10}  # nobody is developing who could be brought to closing


def test_shares_are_by_number_and_by_value() -> None:
    found = weigh({Bucket.NEW: Holding(3, 100.0), Bucket.CLOSING: Holding(1, 300.0)})
    new, _, closing, parked = found.quarters
    assert (new.share, new.value_share) == (0.75, 0.25)
    assert (closing.share, closing.value_share) == (0.25, 0.75)
    assert (parked.count, parked.share, parked.value_share) == (0, 0.0, 0.0)
    assert (found.total, found.value) == (4, 400.0)


def test_without_values_value_shares_are_nothing() -> None:
    assert weigh({Bucket.NEW: Holding(10)}).quarters[0].value_share == 0.0


@pytest.mark.parametrize("closing", [1, 2, 3, 4])
def test_being_off_by_less_than_two_prospects_is_chance(closing: int) -> None:
    assert balance(3, 3, closing, 2).quarters[2].off == 0


counts = st.integers(0, 500)


@given(counts, counts, counts, counts)
def test_shares_add_up_and_advice_has_numbers(new: int, developing: int, closing: int, parked: int) -> None:
    found = balance(new, developing, closing, parked)
    total = new + developing + closing + parked
    assert sum(quarter.share for quarter in found.quarters) == pytest.approx(1 if total else 0)
    for advice in found.advice:
        assert advice.number > 0
        assert str(advice.number) in advice.sentence.replace("this one", "1")
    assert (found.verdict in (Verdict.EMPTY, Verdict.TOO_FEW)) is (total < ENOUGH)


@given(counts, counts, counts, counts)
def test_winning_what_is_advised_is_enough_and_not_more(new: int, developing: int, closing: int, parked: int) -> None:
    found = balance(new, developing, closing, parked)
    win = [each.number for each in found.advice if each.sentence.startswith("Win")]
    if found.total < ENOUGH or not win:
        return
    few_dead = parked <= found.total / 4
    base, part = (found.total - parked, 1 / 3) if few_dead else (found.total, 1 / 4)
    assert (new + win[0]) / (base + win[0]) >= part - 1e-9
    assert (new + win[0] - 1) / (base + win[0] - 1) < part


@given(counts, counts, counts, counts)
def test_an_unbalanced_pipeline_always_gets_advice(new: int, developing: int, closing: int, parked: int) -> None:
    found = balance(new, developing, closing, parked)
    assert found.verdict is not Verdict.UNBALANCED or found.advice
