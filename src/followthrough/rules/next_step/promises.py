"""An open promise comes before the next step of the strategy, when it falls due first."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from followthrough.rules import cadence
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.next_step.standing import goal, soon
from followthrough.rules.next_step.ways import step, wish_for
from followthrough.rules.words import Origin, Purpose, WaitingOn


def with_promise(facts: Situation, proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    """The proposals with the open promise among them: first when the best one falls due later, else second.

    An end proposed first stays first: it says more than a promise does.
    """
    if facts.promise_due is None:
        yield from proposals
        return
    promised = tuple(_follow(facts, facts.promise_due))
    for best in islice(proposals, 1):
        comes_first = all(_is_before(mine, best) for mine in promised)
        yield from (*promised, best) if comes_first else (best, *promised)
    yield from proposals


def _is_before(mine: Proposal, other: Proposal) -> bool:
    return mine.due_at is not None and other.due_at is not None and mine.due_at <= other.due_at


def _follow(facts: Situation, due: datetime) -> Iterator[Proposal]:
    what = facts.promise_text or "something"
    day = cadence.say_date(due, facts.now, facts.zone)
    if facts.promise_by is WaitingOn.US:
        tense = "was" if due < facts.now else "is"
        text = f"You promised {what}, it {tense} due {day}: {{verb}} {{when}} and keep your word."
        wish = wish_for(Purpose.KEEP_PROMISE, text, max(due, soon(facts)), origin=Origin.PROMISE)
    else:
        text = f"They promised {what} by {day.removeprefix('on ')}: if it is not here, {{verb}} {{when}}."
        act = max(cadence.morning_after(due, facts.zone), soon(facts))
        wish = wish_for(goal(facts), text, act, origin=Origin.FALLBACK, waiting_on=WaitingOn.THEM)
    yield from step(facts, wish)
