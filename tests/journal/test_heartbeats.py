"""Turns: one process takes each, a dead one's is taken over, a failure is seen until it works again."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from followthrough.journal import actions as journal
from followthrough.journal.models import Heartbeat
from followthrough.journal.queries import CLOCK, clock_state
from tests.cast import NOON

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def take(at_minute: int, *, every: int = 10) -> bool:
    at = NOON + at_minute * MINUTE
    return journal.take_turn("wake", at=at, last_before=at - every * MINUTE)


def end(at_minute: int, **said: str) -> None:
    journal.end_turn("wake", at=NOON + at_minute * MINUTE, seconds=0.1, **said)


def test_the_first_turn_is_free() -> None:
    assert take(0)


def test_a_turn_under_way_is_nobody_elses() -> None:
    take(0)
    assert not take(1)


def test_the_next_turn_comes_when_its_time_has_come() -> None:
    take(0)
    end(0)
    assert not take(9)
    assert take(10)


def test_the_turn_of_a_process_that_died_is_taken_over() -> None:
    take(0)
    assert not take(14)
    assert take(15)


def test_a_failed_act_is_tried_again_sooner() -> None:
    take(0, every=1_000)
    end(0, failure="the disk is full")
    assert not take(4, every=1_000)
    assert take(5, every=1_000)


def test_failures_in_a_row_are_counted_until_it_works() -> None:
    end(0, failure="first")
    end(1, failure="second")
    beat = Heartbeat.objects.get(name="wake")
    assert (beat.failures, beat.failure, beat.failed_at) == (2, "second", NOON + MINUTE)
    end(2, report="3 woken")
    beat.refresh_from_db()
    assert (beat.failures, beat.report, beat.failure) == (0, "3 woken", "second")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_the_same_moment_one_gets_it() -> None:
    Heartbeat.objects.create(name="wake")
    got: list[bool] = []
    gate = threading.Barrier(4)

    def ask() -> None:
        connection.ensure_connection()
        gate.wait()
        got.append(take(0))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False, False, False, True]


def test_a_clock_that_never_ran_is_trouble() -> None:
    state = clock_state(at=NOON)
    assert state.stands_still
    assert "has not run yet" in state.trouble


def test_a_clock_that_ticked_just_now_is_none() -> None:
    journal.end_turn(CLOCK, at=NOON, seconds=0.01)
    assert clock_state(at=NOON + MINUTE).trouble == ""


def test_a_clock_that_ticked_long_ago_stands_still() -> None:
    journal.end_turn(CLOCK, at=NOON, seconds=0.01)
    state = clock_state(at=NOON + 3 * MINUTE)
    assert state.stands_still
    assert "has stood still since 25 Nov 11:00 UTC" in state.trouble


def test_an_act_that_fails_is_named() -> None:
    journal.end_turn(CLOCK, at=NOON, seconds=0.01)
    end(0, failure="OSError: the disk is full")
    assert "wake (OSError: the disk is full)" in clock_state(at=NOON).trouble
