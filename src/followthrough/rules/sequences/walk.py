"""What comes after a step: past waits, branches and goals to the next act, or to the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from followthrough.rules.sequences.plan import Condition, ConditionKind, Plan, Step, StepKind


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one prospect since they began."""

    replied: bool = False
    clicked: bool = False
    outcome: str = ""  # of the last contact
    stage: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """The next act. `days` are the working days to wait from the act before; `passed` the keys on the way."""

    step: Step
    days: int
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """The way leads to an end, after `days` more working days; `goal` is the key of the goal that was reached."""

    step: Step
    days: int
    passed: tuple[str, ...] = ()
    goal: str = ""


Course = Turn | Ended


def what_follows(plan: Plan, after: str | None, facts: Facts) -> Course:
    """What comes after the step of this key (none: from the beginning).

    A goal that is reached ends it at once, wherever it stands. Every plan ends: branches lead forward only.
    """
    place = -1 if after is None else _place(plan, after)
    for goal in plan.goals():
        if goal.condition is not None and holds(goal.condition, facts):
            return Ended(_end_from(plan, _place(plan, goal.key)), days=0, goal=goal.key)
    return _walk(plan, place + 1, facts)


def continue_after(plan: Plan, done: Sequence[str]) -> str | None:
    """The key from which somebody goes on after the plan was changed: the last done step it still has.

    Whoever did steps that are all gone begins at the first one. What was done is never done again: see `Turn` users,
    who pass by a step whose key is among the done.
    """
    return next((key for key in reversed(done) if plan.place_of(key) is not None), None)


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether what a branch or goal asks is so."""
    match condition.kind:
        case ConditionKind.REPLIED:
            return facts.replied
        case ConditionKind.CLICKED:
            return facts.clicked
        case ConditionKind.OUTCOME:
            return facts.outcome == condition.value
        case ConditionKind.STAGE:
            return _same(facts.stage, condition.value)
        case _:
            return _same(facts.fields.get(condition.name, ""), condition.value)


def _walk(plan: Plan, place: int, facts: Facts) -> Course:
    days = 0
    passed: list[str] = []
    while True:
        step = plan.steps[place]
        days += 0 if step.kind == StepKind.END else step.days
        if step.kind == StepKind.ACT:
            return Turn(step, days, tuple(passed))
        if step.kind == StepKind.END:
            return Ended(step, days, tuple(passed))
        passed.append(step.key)
        place = _beyond(plan, place, step, facts)


def _beyond(plan: Plan, place: int, step: Step, facts: Facts) -> int:
    if step.kind != StepKind.BRANCH or step.condition is None:
        return place + 1
    target = step.yes if holds(step.condition, facts) else step.no
    return _place(plan, target) if target else place + 1


def _end_from(plan: Plan, place: int) -> Step:
    return next(step for step in plan.steps[place:] if step.kind == StepKind.END)


def _place(plan: Plan, key: str) -> int:
    place = plan.place_of(key)
    if place is None:
        raise KeyError(key)
    return place


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
