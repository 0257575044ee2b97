"""What every door may ask about the clock. One statement."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.journal.models import Heartbeat

CLOCK = "clock"
STANDS_STILL_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class ClockState:
    """Whether what should happen by itself does. `failing` holds (act, what it said)."""

    last_tick: datetime | None
    stands_still: bool
    failing: tuple[tuple[str, str], ...]

    @property
    def trouble(self) -> str:
        """A sentence for the red bar, empty when all is well."""
        if self.last_tick is None:
            return "The clock has not run yet, so nothing happens by itself. Start it with: followthrough worker"
        if self.stands_still:
            return (
                f"The clock has stood still since {self.last_tick:%d %b %H:%M} UTC, so nothing happens by itself."
                " Your plan is safe. Start it with: followthrough worker"
            )
        if self.failing:
            name, said = self.failing[0]
            return f"What runs by itself failed: {name} ({said}). It is tried again; followthrough doctor tells more."
        return ""


def clock_state(*, at: datetime) -> ClockState:
    """How the clock is doing, seen from this moment."""
    beats = {beat.name: beat for beat in Heartbeat.objects.all()}
    clock = beats.get(CLOCK)
    last = clock.ended_at if clock else None
    return ClockState(
        last_tick=last,
        stands_still=last is None or at - last > STANDS_STILL_AFTER,
        failing=tuple((beat.name, beat.failure) for beat in beats.values() if beat.failures),
    )
