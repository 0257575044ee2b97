"""Wished moments become slots; days are said as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.cadence import (
    OfficeHours,
    find_slot,
    morning_after,
    other_half_of_day,
    say_date,
    say_day,
    say_half_of_day,
)
from followthrough.rules.words import Channel, NextBy

TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
moments = st.integers(0, 30_000_000).map(lambda seconds: TUESDAY + timedelta(seconds=seconds))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wished", "slot"),
    [
        (at(24, 9, 30), at(24, 9, 30)),
        (at(24, 3, 30), at(24, 9)),
        (at(24, 16, 59), at(24, 16, 59)),
        (at(24, 17), at(25, 9)),
        (at(27, 17), at(30, 9)),  # Friday evening
        (at(28, 12), at(30, 9)),  # Saturday
        (at(29, 3), at(30, 9)),  # Sunday
    ],
)
def test_office_hours_are_nine_to_five_on_working_days(wished: datetime, slot: datetime) -> None:
    assert OfficeHours().next_slot(wished, Channel.CALL) == slot
    assert find_slot(wished, Channel.CALL) == slot


def test_a_slot_lies_on_a_whole_minute() -> None:
    assert find_slot(at(24, 9, 30) + timedelta(seconds=7), Channel.CALL) == at(24, 9, 31)


@pytest.mark.parametrize(
    ("wished", "hours", "zone", "slot"),
    [
        (at(24, 9), (14, 16), "UTC", at(24, 14)),
        (at(24, 15), (14, 16), "UTC", at(24, 15)),
        (at(24, 16), (14, 16), "UTC", at(25, 14)),
        (at(27, 16), (14, 16), "UTC", at(30, 14)),  # over the weekend
        (at(24, 9), (14, 16), "Europe/Zurich", at(24, 13)),
        (at(24, 9), (2, 4), "UTC", at(24, 9)),  # never within office hours: not waited for
    ],
)
def test_preferred_hours_are_waited_for_when_a_week_has_them(
    wished: datetime, hours: tuple[int, int], zone: str, slot: datetime
) -> None:
    assert find_slot(wished, Channel.CALL, preferred_hours=hours, zone=zone) == slot


class Backwards:
    """A calendar that answers with a moment long past."""

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        return not_before - timedelta(days=30)


@given(moments, st.sampled_from([None, (8, 9), (10, 20)]))
def test_a_slot_is_never_before_the_moment_wished(wished: datetime, hours: tuple[int, int] | None) -> None:
    assert find_slot(wished, Channel.CALL, preferred_hours=hours) >= wished
    assert find_slot(wished, Channel.CALL, preferred_hours=hours, calendar=Backwards()) >= wished


class ByWhom:
    """A calendar in which the machine may act at once and a person tomorrow."""

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        return not_before if by is NextBy.MACHINE else not_before + timedelta(days=1)


def test_the_calendar_is_told_who_acts() -> None:
    assert find_slot(TUESDAY, Channel.EMAIL, calendar=ByWhom(), by=NextBy.MACHINE) == TUESDAY
    assert find_slot(TUESDAY, Channel.EMAIL, calendar=ByWhom()) == TUESDAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("wished", "last_try", "zone", "expected"),
    [
        (at(25, 9, 30), at(24, 9, 30), "UTC", at(25, 15)),
        (at(25, 15), at(24, 15), "UTC", at(25, 10)),
        (at(24, 12, 30), at(24, 9, 30), "UTC", at(24, 15)),
        (at(24, 18), at(24, 15), "UTC", at(25, 10)),  # this morning is over
        (at(25, 9), at(24, 11, 30), "Europe/Zurich", at(25, 9)),  # half past twelve there
    ],
)
def test_the_other_half_of_the_day_is_tried(
    wished: datetime, last_try: datetime, zone: str, expected: datetime
) -> None:
    assert other_half_of_day(wished, last_try, zone) == expected


def test_the_morning_after_is_theirs() -> None:
    assert morning_after(at(24, 9)) == at(25, 0)
    assert morning_after(at(24, 12), "Pacific/Auckland") == at(25, 11)  # one in the morning of the 25th there


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 26), "on Thu 26 Nov"),
        (date(2026, 3, 1), "on Sun 1 Mar"),
        (date(2027, 1, 4), "on Mon 4 Jan 2027"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, words: str) -> None:
    assert say_day(day, date(2026, 11, 24)) == words


def test_without_today_a_day_is_said_by_its_date() -> None:
    assert say_day(date(2027, 1, 4)) == "on Mon 4 Jan"


def test_the_day_is_the_one_they_live_in() -> None:
    late = at(24, 22)
    assert say_date(late, TUESDAY) == "today"
    assert say_date(late, TUESDAY, "Asia/Kolkata") == "tomorrow"


def test_the_half_of_the_day_is_theirs() -> None:
    assert say_half_of_day(at(24, 11)) == "in the morning"
    assert say_half_of_day(at(24, 11), "Europe/Zurich") == "in the afternoon"
