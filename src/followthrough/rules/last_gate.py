"""The last gate: everything is looked at again at the moment of sending.

Days may lie between queueing a message and sending it. What happened meanwhile decides: it goes out, waits for a
better moment, or is held back for a person, with the reason in their words. Nothing is sent because it once was right.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from followthrough.rules.words import CLOSED_STATES, Channel, NextBy, State
from followthrough.rules.worktime import Calendar, NoSlot


class Do(Enum):
    SEND = "send"
    WAIT = "wait"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with it now. `until` is set when it waits, `why` unless it is sent."""

    do: Do
    why: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A message and what became true since. `since`: when a person last looked at it (queued, or let go).

    `wrote_at`: their newest message that nobody had seen by then; `talked_at`: the last two-way contact of any kind.
    """

    channel: Channel = Channel.EMAIL
    is_automatic: bool = False
    since: datetime
    meant_until: datetime | None = None
    wrote_at: datetime | None = None
    talked_at: datetime | None = None
    waits_for_us: bool = False
    is_withdrawn: bool = False
    is_suppressed: bool = False
    is_theirs: bool = True
    is_valid: bool = True
    state: State | None = None
    closed_at: datetime | None = None
    handed_on_at: datetime | None = None
    step_taken_back: bool = False
    outlet_is_gone: bool = False


SEND = Decision(Do.SEND)


def decide(facts: Facts, calendar: Calendar | None, at: datetime) -> Decision:
    """Send it now, wait until when, or hold it back and why. `calendar` none: any hour is good for it."""
    why = _forbidden(facts) or _overtaken(facts) or _too_late(facts, at)
    if why:
        return Decision(Do.WITHHOLD, why)
    return SEND if calendar is None else _in_good_time(facts, calendar, at)


def _forbidden(facts: Facts) -> str:
    """What nobody can override."""
    if facts.is_withdrawn:
        return "They asked not to be contacted any more."
    if facts.is_suppressed:
        return "They asked not to be written to at this address."
    if not facts.is_theirs:
        return "This address was taken off their record since. Write to another one."
    if not facts.is_valid:
        return "This address turned out wrong since. Write to another one."
    return "The mailbox it was to go out from is gone. Choose another one." if facts.outlet_is_gone else ""


def _overtaken(facts: Facts) -> str:
    """What happened since that a person should know before it goes out."""
    if facts.step_taken_back:
        return "The step it was written for was taken back."
    if facts.wrote_at is not None:
        return "They wrote since. Read it first, then decide whether this still fits."
    if facts.is_automatic and facts.waits_for_us:
        return "They wrote and wait for an answer. Nothing automatic goes out meanwhile."
    if facts.is_automatic and _is_since(facts.talked_at, facts):
        return "You talked since this was planned."
    if _is_closed_since(facts):
        return "This was closed since."
    return "They were handed to somebody else since." if _is_since(facts.handed_on_at, facts) else ""


def _is_closed_since(facts: Facts) -> bool:
    """By hand one may well write to somebody whose matter was closed before."""
    if facts.state not in CLOSED_STATES:
        return False
    return facts.is_automatic or _is_since(facts.closed_at, facts)


def _is_since(moment: datetime | None, facts: Facts) -> bool:
    return moment is not None and moment > facts.since


def _too_late(facts: Facts, at: datetime) -> str:
    if facts.meant_until is None or at <= facts.meant_until:
        return ""
    return "Its time has passed. Look whether it still fits, then send it or let it be."


def _in_good_time(facts: Facts, calendar: Calendar, at: datetime) -> Decision:
    """Texts keep the law whoever wrote them; what the machine writes comes at an hour that fits as well."""
    verdict = calendar.may_act(at, facts.channel, by=NextBy.MACHINE)
    if verdict.wise or (verdict.allowed and not facts.is_automatic):
        return SEND
    try:
        until = calendar.next_slot(at, facts.channel, by=NextBy.MACHINE)
    except NoSlot as none:
        return Decision(Do.WITHHOLD, none.message)
    if until <= at:  # no better moment than this one can be had
        return SEND
    if facts.meant_until is not None and until > facts.meant_until:
        return Decision(Do.WITHHOLD, "There is no good hour for it before its time has passed.")
    return Decision(Do.WAIT, verdict.why, until)
