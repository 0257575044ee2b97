"""Amounts as people say them."""

from decimal import Decimal

import pytest

from followthrough.rules.amounts import counted, say_minutes, say_money, say_number


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        (Decimal(48_000), "EUR", "€ 48,000"),
        (Decimal("899.60"), "USD", "$ 900"),
        (1_500.0, "SEK", "SEK 1,500"),
        (Decimal(0), "EUR", ""),
    ],
)
def test_money_is_said_with_its_sign(value: Decimal, currency: str, said: str) -> None:
    assert say_money(value, currency).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (125, "2 h 05")])
def test_minutes_become_hours(minutes: int, said: str) -> None:
    assert say_minutes(minutes).replace("\u00a0", " ") == said


def test_a_number_that_stopped_counting_says_so() -> None:
    assert say_number(500, is_more=True) == "500+"
    assert say_number(1204) == "1,204"


def test_one_is_singular() -> None:
    assert counted(1, "prospect") == "1 prospect"
    assert counted(1_400, "prospect") == "1,400 prospects"
