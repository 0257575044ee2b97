"""How many texts a message takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.segments import segments_of


@pytest.mark.parametrize(
    ("text", "number", "units"),
    [
        ("", 0, 0),
        ("a", 1, 1),
        ("a" * 160, 1, 160),
        ("a" * 161, 2, 161),
        ("a" * 306, 2, 306),
        ("a" * 307, 3, 307),
        ("€" * 80, 1, 160),
        ("€" * 81, 2, 162),
        ("ä" * 160, 1, 160),
        ("ж" * 70, 1, 70),
        ("ж" * 71, 2, 71),
        ("👍" * 35, 1, 70),
        ("👍" * 36, 2, 72),
        ("’" + "a" * 69, 1, 70),
        ("’" + "a" * 70, 2, 71),
    ],
)
def test_parts_are_counted_as_networks_count_them(text: str, number: int, units: int) -> None:
    found = segments_of(text)
    assert (found.number, found.units) == (number, units)


def test_a_letter_of_two_units_is_not_torn_apart() -> None:
    assert segments_of("a" * 152 + "€" + "a" * 152).number == 3  # 306 septets, but the euro opens the second part


def test_letters_that_cost_are_named_once() -> None:
    assert segments_of("Zażółć ż").odd == ("ż", "ó", "ł", "ć")


@given(st.text())
def test_what_is_counted_fits_the_room(text: str) -> None:
    found = segments_of(text)
    assert found.units <= found.room
    assert (found.number == 0) == (text == "")
