"""An open promise comes before the next step of the strategy, when it falls due first."""

from collections.abc import Iterator
from datetime import datetime

from followthrough.rules import cadence
from followthrough.rules.next_step.proposal import Action, Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.ways import SOON, Wish, goal, say, say_why, step
from followthrough.rules.words import Origin, Purpose, WaitingOn


def with_promise(facts: Situation, proposals: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """The proposals with the open promise among them: first when nothing else falls due before it, else second."""
    promised = tuple(_keep(facts, facts.promise_due)) if facts.promise_due else ()
    first = _comes_first(promised, proposals)
    yield from promised if first else ()
    yield from proposals[:1]
    yield from () if first else promised
    yield from proposals[1:]


def _comes_first(promised: tuple[Proposal, ...], proposals: tuple[Proposal, ...]) -> bool:
    if not promised or not proposals:
        return bool(promised)
    return proposals[0].action is not Action.CONCLUDE and _due(promised[0]) <= _due(proposals[0])


def _keep(facts: Situation, due: datetime) -> Iterator[Proposal]:
    what = facts.promise_text or "something"
    if facts.promise_by is WaitingOn.US:
        late = "was due" if due < facts.now else "is due"
        why = say_why(f"You promised {what}, it {late} {say(facts, due)}: {{verb}} {{when}} and keep your word.")
        wish = Wish(
            purpose=Purpose.KEEP_PROMISE,
            why=why,
            not_before=max(due, facts.now + SOON),
            origin=Origin.PROMISE,
        )
    else:
        why = say_why(
            f"They promised {what} by {say(facts, due).removeprefix('on ')}: if it is not here, {{verb}} {{when}}."
        )
        wish = Wish(
            purpose=goal(facts),
            why=why,
            not_before=max(cadence.morning_after(due, facts.zone), facts.now + SOON),
            origin=Origin.FALLBACK,
            waiting_on=WaitingOn.THEM,
        )
    yield from step(facts, wish)


def _due(proposal: Proposal) -> datetime:
    assert proposal.due_at is not None, "only a conclude has no date"
    return proposal.due_at
