"""The clock: at every tick it runs the acts whose turn it is, and says that it ticked.

An act that fails does not keep the others from running; what it said is logged and shown until it works again.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import Error, close_old_connections, connections
from django.utils import timezone

from followthrough.journal import actions as journal
from followthrough.journal.models import Heartbeat
from followthrough.journal.queries import CLOCK
from followthrough.worker.schedule import SCHEDULE, Act

PACE = 2.0  # seconds from tick to tick: who fills in a form is answered within five
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an act at one tick."""

    name: str
    report: str = ""
    failure: str = ""


class Clock:
    """Ticks until it is told to stop. `now` is the moment it is, `schedule` what happens by itself."""

    def __init__(self, schedule: Sequence[Act] = SCHEDULE, *, now: Callable[[], datetime] = timezone.now) -> None:
        self.schedule = schedule
        self.now = now

    def tick(self) -> list[Turn]:
        """Run what is due. Returns the turns that were taken."""
        began = time.monotonic()
        due = self._due()
        turns = [turn for act in due if (turn := self._turn(act))]
        journal.end_turn(CLOCK, at=self.now(), seconds=time.monotonic() - began, report=f"{len(turns)} acts")
        return turns

    def run(self, stop: threading.Event, *, pace: float = PACE) -> None:
        """Tick at least once, until `stop` is set. A database that is away is waited for."""
        while True:
            close_old_connections()
            try:
                self.tick()
            except Error:
                log.exception("the clock could not tick; it tries again in %s seconds", pace)
            if stop.wait(pace):
                break
        connections.close_all()

    def _due(self) -> list[Act]:
        """Those that look due, found with one statement; who really gets the turn is decided by `take_turn`."""
        at = self.now()
        ended = dict(Heartbeat.objects.filter(failures=0).values_list("name", "ended_at"))
        return [
            act
            for act in self.schedule
            if act.together or not (last := ended.get(act.name)) or last <= act.last_before(at)
        ]

    def _turn(self, act: Act) -> Turn | None:
        at = self.now()
        if not act.together and not journal.take_turn(act.name, at=at, last_before=act.last_before(at)):
            return None
        began = time.monotonic()
        turn = _run(act, at)
        seconds = time.monotonic() - began
        journal.end_turn(act.name, at=self.now(), seconds=seconds, report=turn.report, failure=turn.failure)
        return turn


def _run(act: Act, at: datetime) -> Turn:
    try:
        return Turn(act.name, report=act.told(act.verb(at=at)))
    except Exception as failed:  # whatever it is, the other acts go on, and doctor and Today's bar show it
        log.exception("%s failed", act.name)
        return Turn(act.name, failure=f"{type(failed).__name__}: {failed}")
