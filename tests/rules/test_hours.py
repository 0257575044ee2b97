"""Open hours of a week, as they are stored, joined and narrowed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.hours import Hours, read_windows, say_windows

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 22)


def test_stored_hours_are_read_and_written_back():
    stored = {"0": [["09:00", "12:00"], ["13:00", "17:30"]], "4": [["09:00", "24:00"]]}
    hours = Hours.from_json(stored)
    assert hours.on(MONDAY) == ((540, 720), (780, 1050))
    assert hours.minutes_on(MONDAY) == 450
    assert hours.on(SUNDAY) == ()
    assert hours.to_json() == stored


def test_windows_that_touch_are_one():
    assert Hours.from_json({"0": [["12:00", "14:00"], ["9", "12:00"]]}).on(MONDAY) == ((540, 840),)


@pytest.mark.parametrize(
    ("stored", "complaint"),
    [
        ({"mon": []}, "no weekday"),
        ({"0": [["nine", "12:00"]]}, "no time"),
        ({"0": [["9:xx", "12:00"]]}, "no time"),
        ({"0": [["09:75", "12:00"]]}, "no time of the day"),
        ({"0": [["09:00", "24:30"]]}, "no time of the day"),
        ({"0": [["12:00", "09:00"]]}, "before it begins"),
    ],
)
def test_what_is_no_window_is_refused_in_words(stored, complaint):
    with pytest.raises(ValueError, match=complaint):
        Hours.from_json(stored)


@pytest.mark.parametrize(
    ("words", "windows"),
    [
        ("9-17:30", [["09:00", "17:30"]]),
        ("9–12, 13:00 to 17:30", [["09:00", "12:00"], ["13:00", "17:30"]]),
        ("9 to 12 and 13 to 17", [["09:00", "12:00"], ["13:00", "17:00"]]),
        ("", []),
    ],
)
def test_a_day_is_typed_as_people_write_it(words, windows):
    assert read_windows(words) == windows


@pytest.mark.parametrize("words", ["9", "9-12-17", "morning to noon"])
def test_what_is_no_stretch_of_time_is_refused_in_words(words):
    with pytest.raises(ValueError, match="Write it as in"):
        read_windows(words)


def test_a_day_is_said_as_people_write_it():
    assert say_windows([["09:00", "12:00"], ["13:00", "17:30"]]) == "09:00–12:00, 13:00–17:30"


WEEKS = st.lists(
    st.lists(st.tuples(st.integers(0, 700), st.integers(701, 1440)), max_size=2), min_size=7, max_size=7
).map(
    lambda week: Hours.from_json(
        {
            str(day): [[f"{a // 60}:{a % 60:02}", f"{b // 60}:{b % 60:02}"] for a, b in windows]
            for day, windows in enumerate(week)
        }
    )
)


@given(WEEKS, WEEKS, st.integers(0, 1439))
def test_joined_is_either_and_narrowed_is_both(some, others, minute):
    def is_open(hours: Hours) -> bool:
        return any(first <= minute < last for first, last in hours.on(MONDAY))

    assert is_open(some.joined_with(others)) == (is_open(some) or is_open(others))
    assert is_open(some.narrowed_by(others)) == (is_open(some) and is_open(others))
    assert bool(some) == any(some.week)
