"""Proposals on their way through a form: each is a button whose value says all of it, so that it is taken as shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from followthrough.rules.dates import say_date
from followthrough.rules.next_step import Action, Proposal, say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, CloseReason, NextBy, Origin, Purpose, State, WaitingOn
from followthrough.web.when import say_exactly

WORDS = {
    "action": Action,
    "purpose": Purpose,
    "channel": Channel,
    "by": NextBy,
    "waiting_on": WaitingOn,
    "origin": Origin,
    "close_state": State,
    "close_reason": CloseReason,
}
ENDS = {
    State.WON: "Close as won",
    State.LOST: "Let them go",
    State.DISQUALIFIED: "Point them to something better",
}


class ProposalUnreadable(Refusal):
    message = "This proposal can't be read any more. Nothing was saved: look at the proposals again."


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as a button. `asks` names the panel that must be filled in first; empty: one press takes it."""

    value: str
    icon: str
    sentence: str
    when_exact: str
    reason: str
    easy: str
    key: str
    asks: str = ""


def offer_of(proposal: Proposal, number: int, *, zone: ZoneInfo, at: datetime) -> Offer:
    unfit = proposal.close_state == State.DISQUALIFIED
    return Offer(
        value=encode(proposal),
        icon=_icon(proposal),
        sentence=say(proposal, zone=zone, at=at),
        when_exact=say_exactly(proposal.due_at, zone) if proposal.due_at else "",
        reason=proposal.why,
        easy=proposal.easy or "",
        key=str(number),
        asks="unfit" if unfit else "",
    )


def say(proposal: Proposal, *, zone: ZoneInfo, at: datetime) -> str:
    """The proposal as one sentence with its date: "Call to hear how things are going, in 3 days, Sat 28 Nov"."""
    if proposal.close_state is not None:
        reason = f": {proposal.close_reason.label.lower()}" if proposal.close_reason else ""
        return ENDS[proposal.close_state] + (reason if proposal.close_state == State.LOST else "")
    assert proposal.channel
    assert proposal.purpose
    assert proposal.due_at
    act = say_step(proposal.channel, proposal.purpose)
    when = say_date(proposal.due_at, zone.key, at)
    if proposal.action == Action.PARK:
        by = "by itself" if proposal.by == NextBy.MACHINE else act.lower()
        return f"Let them rest, then {by}, {when}"
    return f"{act}, {when}"


def encode(proposal: Proposal) -> str:
    """All of a proposal but its sentence."""
    return urlencode(
        {name: value for name, value in proposal.as_dict().items() if value and name not in ("why", "easy")}
    )


def decode(text: str) -> Proposal:
    """Refuses `ProposalUnreadable` for anything that `encode` did not write."""
    try:
        plain = dict(parse_qsl(text))
        values: dict[str, Any] = {name: WORDS[name](value) for name, value in plain.items() if name in WORDS}
        due_at = datetime.fromisoformat(plain["due_at"]) if "due_at" in plain else None
        proposal = Proposal(why="", due_at=due_at, minutes=min(int(plain.get("minutes", 0)), 480), **values)
    except (ValueError, KeyError, TypeError):
        raise ProposalUnreadable from None
    _require_whole(proposal)
    return proposal


def _require_whole(proposal: Proposal) -> None:
    ends = proposal.close_state is not None and proposal.close_reason is not None
    dated = proposal.due_at is not None and proposal.due_at.tzinfo is not None
    steps = dated and proposal.purpose is not None and proposal.channel is not None
    if not (ends if proposal.action == Action.CONCLUDE else steps):
        raise ProposalUnreadable


def _icon(proposal: Proposal) -> str:
    if proposal.close_state is not None:
        return proposal.close_state.value
    if proposal.action == Action.PARK:
        return "nurture"
    return proposal.channel.value if proposal.channel else "next"
