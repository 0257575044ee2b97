"""Spreading many steps over the days to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.pace import spread, working_days
from followthrough.rules.worktime import Absence, Hours, NoSlot, OurTime

MONDAY = date(2026, 11, 23)


def days(count: int) -> list[date]:
    return [MONDAY + timedelta(days=n) for n in range(count)]


def placed(minutes: list[int], **how) -> list[tuple[int, bool]]:
    how.setdefault("capacity", 60)
    how.setdefault("days", days(5))
    steps = enumerate(minutes)
    return [((day - MONDAY).days, overfull) for _, day, overfull in spread(steps, how.pop("days"), **how)]


def test_a_day_takes_what_fits_and_the_rest_goes_to_the_next():
    assert placed([30, 30, 30, 30, 10]) == [(0, False), (0, False), (1, False), (1, False), (2, False)]


def test_what_is_already_planned_takes_its_room():
    assert placed([30, 30], planned={MONDAY: 45, MONDAY + timedelta(days=1): 30}) == [(1, False), (2, False)]


def test_the_most_important_stay_in_front_even_where_a_small_one_would_fit_earlier():
    assert [day for day, _ in placed([40, 50, 10])] == [0, 1, 1]


def test_a_step_longer_than_a_day_gets_a_day_to_itself_and_says_so():
    assert placed([10, 90, 10]) == [(0, False), (1, True), (2, False)]


def test_days_without_capacity_are_passed_over():
    assert placed([30], capacity=lambda day: 0 if day == MONDAY else 60) == [(1, False)]


def test_beyond_the_horizon_the_rest_goes_round_and_says_so():
    assert placed([60] * 5, horizon=2) == [(0, False), (1, False), (0, True), (1, True), (0, True)]


def test_nothing_to_place_needs_no_day():
    assert placed([], days=[]) == []


def test_without_any_day_it_is_refused():
    with pytest.raises(NoSlot, match="no day to plan on"):
        placed([5], days=[])


def test_working_days_leave_out_weekends_holidays_and_absences():
    ours = OurTime(zone="Europe/Berlin", absences=(Absence(date(2026, 12, 28), date(2026, 12, 31)),), country="DE")
    coming = working_days(date(2026, 12, 23), ours)
    assert [next(coming) for _ in range(3)] == [date(2026, 12, 23), date(2026, 12, 24), date(2027, 1, 4)]


def test_somebody_without_working_hours_has_no_working_days():
    with pytest.raises(NoSlot, match="Check your working hours"):
        next(working_days(MONDAY, OurTime(hours=Hours(((),) * 7))))


@given(
    st.lists(st.integers(1, 90), max_size=60),
    st.integers(0, 90),
    st.lists(st.integers(0, 90), max_size=10),
    st.integers(1, 8),
)
def test_no_step_is_lost_the_order_is_kept_and_no_day_is_overfilled_in_silence(minutes, capacity, busy, horizon):
    planned = dict(zip(days(10), busy, strict=False))
    result = list(spread(enumerate(minutes), days(20), capacity, planned=planned, horizon=horizon))
    assert [step for step, _, _ in result] == list(range(len(minutes)))
    in_time = [day for _, day, overfull in result if not overfull]
    assert in_time == sorted(in_time)
    for day in set(in_time):
        taken = sum(minutes[step] for step, its_day, overfull in result if its_day == day and not overfull)
        assert taken + planned.get(day, 0) <= capacity
