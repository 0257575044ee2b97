"""One answer to "and next?": a step, a pause with a date, or a typed end; each with the sentence that says why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from followthrough.rules.words import Channel, CloseReason, NextBy, Origin, Purpose, State, WaitingOn, Word


class Action(StrEnum):
    """What accepting the proposal does to the opportunity's state."""

    STEP = "step"
    """It is open (or becomes open again), and this is its next step."""
    PARK = "park"
    """It is in nurture, and this is what happens there next."""
    CONCLUDE = "conclude"
    """It is closed, as `close_state` for `close_reason`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposal, ready to be accepted with one key.

    A step or park always has purpose, channel, due_at and by; a conclude has close_state and close_reason instead.
    """

    action: Action
    why: str
    """One sentence with the facts that led here, as one would say it to a colleague."""
    purpose: Purpose | None = None
    channel: Channel | None = None
    due_at: datetime | None = None
    """Aware UTC, in the future, within the hours in which they may be contacted."""
    by: NextBy | None = None
    waiting_on: WaitingOn | None = None
    origin: Origin | None = None
    close_state: State | None = None
    close_reason: CloseReason | None = None
    minutes: int = 0
    """How long it takes the salesperson; 0 when the machine does it."""
    easy: str | None = None
    """Set when this channel is the easy one and not the best: what the better one would be."""

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two proposals the same choice."""
        return (self.action, self.purpose, self.channel, self.by, self.close_state, self.close_reason)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; words by their value, moments in ISO 8601."""
        return {
            "action": self.action.value,
            "purpose": _plain(self.purpose),
            "channel": _plain(self.channel),
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "by": _plain(self.by),
            "waiting_on": _plain(self.waiting_on),
            "origin": _plain(self.origin),
            "close_state": _plain(self.close_state),
            "close_reason": _plain(self.close_reason),
            "minutes": self.minutes,
            "why": self.why,
            "easy": self.easy,
        }


def _plain(word: Word | None) -> str | None:
    return word.value if word is not None else None
