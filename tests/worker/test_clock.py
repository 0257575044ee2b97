"""What happens by itself: acts in their turn, one that fails beside others that go on, a clean stop."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError

from followthrough.followup.models import Opportunity
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry, Heartbeat
from followthrough.journal.queries import CLOCK, clock_state
from followthrough.rules.words import NextBy, Purpose, State
from followthrough.worker.clock import Clock
from followthrough.worker.schedule import SCHEDULE, Act
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


def act(name: str, verb: Callable[..., object], *, minutes: int | None = 10) -> Act:
    return Act(name, verb, lambda answer: str(answer), every=timedelta(minutes=minutes) if minutes else None)


class Hands:
    """A clock one can turn."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def hands() -> Hands:
    return Hands()


def broken(*, at: datetime) -> object:
    raise OSError("the disk is full")


def test_every_act_of_the_schedule_runs_on_an_empty_house(hands: Hands) -> None:
    turns = Clock(now=hands).tick()
    assert [turn.name for turn in turns] == [act.name for act in SCHEDULE]
    assert not [turn for turn in turns if turn.failure]


def test_an_act_waits_for_its_next_turn(hands: Hands) -> None:
    clock = Clock([act("ten", lambda at: at)], now=hands)
    assert len(clock.tick()) == 1
    hands.moment += timedelta(minutes=9)
    assert clock.tick() == []
    hands.moment += timedelta(minutes=1)
    assert len(clock.tick()) == 1


def test_a_nightly_act_runs_once_a_night_also_after_a_night_that_was_missed(hands: Hands) -> None:
    clock = Clock([act("night", lambda at: at, minutes=None)], now=hands)
    assert len(clock.tick()) == 1
    hands.moment = NOON + timedelta(hours=15, minutes=59)  # 02:59 UTC
    assert clock.tick() == []
    hands.moment += timedelta(minutes=1)
    assert len(clock.tick()) == 1
    hands.moment += timedelta(days=2, hours=5)
    assert len(clock.tick()) == 1
    assert clock.tick() == []


def test_an_act_that_fails_does_not_keep_others_from_running(hands: Hands, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, logger="followthrough.worker.clock"):
        turns = Clock([act("bad", broken), act("good", lambda at: "fine")], now=hands).tick()
    assert [(turn.name, turn.failure, turn.report) for turn in turns] == [
        ("bad", "OSError: the disk is full", ""),
        ("good", "", "fine"),
    ]
    assert clock_state(at=NOON).failing == (("bad", "OSError: the disk is full"),)


def test_a_tick_with_nothing_due_costs_five_statements(hands: Hands, statements: Callable) -> None:
    clock = Clock(now=hands)
    clock.tick()
    with statements() as seen:
        clock.tick()
    assert len(seen) == 5


def test_the_clock_says_that_it_ticked(hands: Hands) -> None:
    Clock([], now=hands).tick()
    assert Heartbeat.objects.get(name=CLOCK).ended_at == NOON


def test_who_was_parked_is_back_on_the_plan_when_the_date_has_come(cast: Cast, hands: Hands) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(
        state=State.NURTURE, next_by=NextBy.MACHINE, next_purpose=Purpose.NURTURE, next_due_at=NOON + timedelta(days=1)
    )
    clock = Clock(now=hands)
    clock.tick()
    cast.ben.refresh_from_db()
    assert cast.ben.state == State.NURTURE
    hands.moment += timedelta(days=1)
    clock.tick()
    cast.ben.refresh_from_db()
    assert (cast.ben.state, cast.ben.next_by) == (State.OPEN, NextBy.PERSON)
    clock.tick()
    assert Entry.objects.of_opportunity(cast.ben.pk).filter(verb="wake").count() == 1


def test_orphans_are_a_failure_that_shows(hands: Hands, caplog: pytest.LogCaptureFixture) -> None:
    orphans = next(act for act in SCHEDULE if act.name == "orphans")
    found = Act("orphans", lambda at: [17], orphans.told)
    with caplog.at_level(logging.CRITICAL, logger="followthrough.worker.clock"):
        turns = Clock([found], now=hands).tick()
    assert "1 prospects stand without a next step" in turns[0].failure


def test_no_orphans_is_said(cast: Cast, hands: Hands) -> None:
    Clock(now=hands).tick()
    assert Heartbeat.objects.get(name="orphans").report == "looked for prospects without a next step: found none"


def test_it_stops_when_told() -> None:
    stop = threading.Event()
    ticked = threading.Event()
    clock = Clock([])
    clock.tick = lambda: ticked.set() or []  # type: ignore[method-assign]
    thread = threading.Thread(target=clock.run, args=(stop,), kwargs={"pace": 60})
    thread.start()
    assert ticked.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_database_that_is_away_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    stop = threading.Event()
    ticks: list[int] = []

    def tick() -> list:
        ticks.append(1)
        if len(ticks) == 1:
            raise OperationalError("the server closed the connection")
        stop.set()
        return []

    clock = Clock([])
    clock.tick = tick  # type: ignore[method-assign]
    with caplog.at_level(logging.CRITICAL, logger="followthrough.worker.clock"):
        clock.run(stop, pace=0)
    assert len(ticks) == 2


def test_a_turn_taken_by_another_process_is_left_to_it(hands: Hands) -> None:
    journal.take_turn("ten", at=NOON, last_before=NOON)
    assert Clock([act("ten", lambda at: at)], now=hands).tick() == []


def test_an_act_for_all_is_run_by_every_process_even_while_one_is_at_it_or_died(hands: Hands) -> None:
    together = Act("send", lambda at: "sent", str, every=timedelta(0), together=True)
    journal.take_turn("send", at=NOON, last_before=NOON)  # by somebody who never came back
    for _ in range(2):
        assert [turn.report for turn in Clock([together], now=hands).tick()] == ["sent"]
