"""What to do next with one prospect, and why: `propose(facts)` gives ranked proposals.

The order of thinking (mission A8): where do they stand; what is the goal of the next contact; which channel serves
that goal best, not which is easiest. `sales`, `nurture` and `care` know the cases, `ways` builds dated steps from
them, `situation` says which facts are looked at, `proposal` what comes out.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from followthrough.rules.next_step import care, nurture, sales
from followthrough.rules.next_step.lost_ways import no_way_left
from followthrough.rules.next_step.promises import with_promise
from followthrough.rules.next_step.proposal import Action, Proposal
from followthrough.rules.next_step.situation import Answers, BadFacts, Situation
from followthrough.rules.next_step.speech import GOAL, say_step
from followthrough.rules.next_step.standing import in_days
from followthrough.rules.next_step.turns import drip
from followthrough.rules.next_step.ways import conclude, step, wish_for
from followthrough.rules.words import CloseReason, Outcome, Permission, PipelineKind, Purpose, State

__all__ = [
    "GOAL",
    "Action",
    "Answers",
    "BadFacts",
    "Proposal",
    "Situation",
    "propose",
    "propose_first",
    "propose_from_json",
    "say_step",
]

MOST = 4
"""So many fit under one thumb."""


def propose(facts: Situation) -> tuple[Proposal, ...]:
    """One to four distinct proposals, best first.

    A step or park is always due after `facts.now`, on a usable channel; where no channel is usable at all, the
    prospect is looked up or closed as unreachable. Nobody who withdrew permission is ever contacted again.
    """
    kept: dict[tuple[object, ...], Proposal] = {}
    for proposal in _ideas(facts):
        kept.setdefault(proposal.identity, proposal)
        if len(kept) == MOST:
            break
    return tuple(kept.values())


def propose_first(facts: Situation) -> Proposal:
    """The best of what `propose` gives, without working out the rest: for many at once."""
    return next(_ideas(facts))


def propose_from_json(text: str, *, now: datetime | None = None) -> list[dict[str, Any]]:
    """Facts as a JSON object in, proposals as plain values out; `now` is used where the facts name none.

    Refuses with `BadFacts`, worded for whoever wrote the facts.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadFacts("facts", f"this is no JSON ({problem})") from None
    if isinstance(values, dict) and values.get("now") is None and now is not None:
        values = {**values, "now": now}
    return [proposal.as_dict() for proposal in propose(Situation.from_dict(values))]


def _ideas(facts: Situation) -> Iterator[Proposal]:
    if facts.permission is Permission.WITHDRAWN:
        why = "They asked not to be contacted: close it, and leave them alone for good."
        return conclude(State.LOST, CloseReason.DO_NOT_CONTACT, why)
    if not facts.channels:
        return _without_channels(facts)
    return with_promise(facts, _cases(facts))


def _cases(facts: Situation) -> Iterator[Proposal]:
    if facts.state is State.NURTURE:
        return nurture.next_steps(facts)
    if facts.state is State.WON:
        days = facts.days_since_won or 0
        return care.next_steps(replace(facts, kind=PipelineKind.CARE, strategy=None, days_since_won=days))
    if facts.state in (State.LOST, State.DISQUALIFIED):
        return _reopen(facts)
    return care.next_steps(facts) if facts.kind is PipelineKind.CARE else sales.next_steps(facts)


def _reopen(facts: Situation) -> Iterator[Proposal]:
    text = "It is never too late: {verb} {when} with something new."
    yield from step(facts, wish_for(Purpose.RE_ENGAGE, text, in_days(facts, 1)))
    yield from drip(facts, "Closed for now: {a} now and then keeps you in mind, until they raise a hand.")


def _without_channels(facts: Situation) -> Iterator[Proposal]:
    """They may have said yes or no before the last address was gone; else there is nothing left to do it with."""
    if facts.outcome in (Outcome.AGREED, Outcome.NOT_INTERESTED):
        yield from _cases(facts)
    yield from no_way_left(facts)
