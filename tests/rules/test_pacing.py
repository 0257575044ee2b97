"""How fast a mailbox may send: limits, the gap, the ramp, waits."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from followthrough.rules.messages import Urgency
from followthrough.rules.pacing import BACK_OFF, Pace, back_off, room, spend

NOON = datetime(2026, 11, 25, 11, 20, tzinfo=UTC)
PACE = Pace(per_day=100, per_hour=10)
LEFT = replace(PACE, day=NOON.date(), sent_today=99, hour_at=NOON.replace(minute=0), sent_this_hour=9)


def test_a_fresh_mailbox_may_send_what_the_hour_allows() -> None:
    assert room(PACE, NOON).now == 10


def test_counts_of_a_day_or_hour_that_is_over_are_forgotten() -> None:
    assert room(replace(LEFT, sent_today=50), NOON + timedelta(hours=1)).now == 10
    assert room(LEFT, NOON + timedelta(hours=1)).now == 1
    assert room(LEFT, NOON + timedelta(days=1)).now == 10


def test_automatic_mail_leaves_some_for_what_a_person_writes() -> None:
    assert room(LEFT, NOON, urgency=Urgency.PROMISE).now == 1
    assert room(LEFT, NOON, urgency=Urgency.BULK).now == 0
    assert room(replace(PACE, per_hour=1), NOON, urgency=Urgency.BULK).now == 1


def test_a_full_hour_says_when_it_goes_on() -> None:
    full = replace(LEFT, sent_today=20, sent_this_hour=10)
    assert room(full, NOON) == room(full, NOON)
    assert room(full, NOON).next_at == datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    assert room(replace(full, sent_today=100), NOON).next_at == datetime(2026, 11, 26, tzinfo=UTC)


def test_the_gap_holds_back_the_machine_and_not_a_person() -> None:
    pace = spend(replace(PACE, gap_seconds=8), NOON, 1, seed="a")
    assert pace.free_at is not None
    assert NOON + timedelta(seconds=8) <= pace.free_at <= NOON + timedelta(seconds=12)
    assert room(pace, NOON, urgency=Urgency.MACHINE).next_at == pace.free_at
    assert room(pace, NOON, urgency=Urgency.REPLY).now == 1
    assert room(pace, pace.free_at, urgency=Urgency.MACHINE).now == 1


def test_the_rhythm_is_not_the_same_each_time() -> None:
    gaps = {spend(replace(PACE, gap_seconds=60), NOON, 1, seed=str(each)).free_at for each in range(20)}
    assert len(gaps) > 10


def test_a_server_that_asked_to_wait_is_waited_for() -> None:
    held = replace(PACE, held_until=NOON + timedelta(minutes=5))
    assert room(held, NOON, urgency=Urgency.PROMISE).now == 0
    assert room(held, NOON + timedelta(minutes=5)).now == 10


@pytest.mark.parametrize(("days", "allowed"), [(0, 20), (1, 26), (5, 74), (12, 400), (40, 400)])
def test_a_new_mailbox_begins_gently(days: int, allowed: int) -> None:
    new = Pace(per_day=400, per_hour=1000, ramp_from=date(2026, 11, 25))
    assert room(new, NOON + timedelta(days=days)).now == allowed


def test_waits_grow_and_are_never_shorter_than_asked() -> None:
    waits = [back_off(troubles, seed="a") for troubles in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] >= BACK_OFF[0]
    assert back_off(1, seed="a", asked=timedelta(hours=4)) == timedelta(hours=4)


@given(
    some.integers(1, 500),
    some.integers(1, 100),
    some.lists(some.integers(0, 90), min_size=1, max_size=60),
    some.sampled_from([Urgency.PERSON, Urgency.BULK]),
)
def test_no_day_and_no_hour_ever_sees_more_than_its_limit(
    per_day: int, per_hour: int, minutes: list[int], urgency: int
) -> None:
    pace, at = Pace(per_day=per_day, per_hour=per_hour), NOON
    by_day: dict[date, int] = {}
    by_hour: dict[datetime, int] = {}
    for each in minutes:
        at += timedelta(minutes=each)
        number = room(pace, at, urgency=urgency).now
        pace = spend(pace, at, number, seed=str(at))
        hour = at.replace(minute=0)
        by_day[at.date()] = by_day.get(at.date(), 0) + number
        by_hour[hour] = by_hour.get(hour, 0) + number
    assert max(by_day.values()) <= per_day
    assert max(by_hour.values()) <= per_hour
