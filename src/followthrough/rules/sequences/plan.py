"""What a sequence holds: its steps in order, branches that lead forward, and ends that say what comes next.

Days are working days of the sender. A plan that could end in a maybe, or go round for ever, is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, NextBy, Purpose, Word

AnyWord = TypeVar("AnyWord", bound=Word)

MOST_STEPS = 60
MOST_DAYS = 365
BY_MACHINE = (Channel.EMAIL, Channel.TEXT)
"""What a machine can do by itself; the rest waits for its person."""


class BadPlan(Refusal):
    """A sequence that cannot be followed. `key` names the step to mend; the text is worded for the user."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(problem)
        self.key = key


class StepKind(Word):
    ACT = "act", "Contact"
    WAIT = "wait", "Wait"
    BRANCH = "branch", "Branch"
    GOAL = "goal", "Goal"
    END = "end", "End"


class ConditionKind(Word):
    REPLIED = "replied", "They replied"
    CLICKED = "clicked", "They followed a link"
    OUTCOME = "outcome", "The last contact ended with"
    FIELD = "field", "A field says"
    STAGE = "stage", "They stand in the stage"


class EndKind(Word):
    """What comes next: a sequence never ends in a maybe."""

    STEP = "step", "A person takes over"
    PARK = "park", "Into nurture"
    SEQUENCE = "sequence", "Another sequence"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a branch or a goal asks. `name` is the custom field's key, `value` the outcome, stage or value."""

    kind: ConditionKind
    value: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `days` are waited before it (WAIT: they are the step).

    ACT: `channel`, `by`, `purpose`, `template` (of what the machine sends), `note` for whom it waits.
    BRANCH: `condition`; `yes` and `no` are keys of later steps, empty: the one below. GOAL: reached when `condition`
    holds, whatever came before. END: `end`, with `channel`, `purpose` and `days` of the step that follows.
    """

    key: str
    kind: StepKind
    days: int = 0
    channel: Channel = Channel.EMAIL
    by: NextBy = NextBy.PERSON
    purpose: Purpose = Purpose.CHECK_IN
    template: int | None = None
    minutes: int = 10
    note: str = ""
    condition: Condition | None = None
    yes: str = ""
    no: str = ""
    end: EndKind = EndKind.STEP
    sequence: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain values, without those that say nothing; `Plan.from_list` reads them back unchanged."""
        plain = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) != _DEFAULTS.get(name)}
        plain |= {"key": self.key, "kind": self.kind}
        if self.condition is not None:
            asked = self.condition
            plain["condition"] = {"kind": str(asked.kind), "value": asked.value, "name": asked.name}
        return {name: str(value) if isinstance(value, Word) else value for name, value in plain.items()}


_DEFAULTS: dict[str, Any] = {
    name: attribute.default for name, attribute in Step.__dataclass_fields__.items() if name not in ("key", "kind")
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in order. Refuses with `BadPlan` what can't be followed."""

    steps: tuple[Step, ...]
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {step.key: place for place, step in enumerate(self.steps)})
        _check(self)

    def place_of(self, key: str) -> int | None:
        """Where a step stands, from 0; none when the plan has none of this key."""
        return self._places.get(key)

    def acts(self) -> list[Step]:
        return [step for step in self.steps if step.kind == StepKind.ACT]

    def goals(self) -> list[Step]:
        return [step for step in self.steps if step.kind == StepKind.GOAL]

    def as_list(self) -> list[dict[str, Any]]:
        return [step.as_dict() for step in self.steps]

    @classmethod
    def from_list(cls, values: Any) -> Self:
        """Read from plain values, as stored or sent by a form. Refuses `BadPlan`."""
        if not isinstance(values, list):
            raise BadPlan("", "A sequence is a list of steps.")
        return cls(tuple(_step(number, value) for number, value in enumerate(values, start=1)))


def _step(number: int, values: Any) -> Step:
    if not isinstance(values, Mapping):
        raise BadPlan("", f"Step {number} can't be read.")
    key = str(values.get("key") or f"s{number}")[:40]
    unknown = sorted(set(values) - set(Step.__slots__))
    if unknown:
        raise BadPlan(key, f"Step {number} has a part nobody knows: {unknown[0]}.")
    return Step(
        key=key,
        kind=_word(StepKind, key, values.get("kind")),
        days=_whole(key, values.get("days", 0), "days"),
        channel=_word(Channel, key, values.get("channel", Channel.EMAIL)),
        by=_word(NextBy, key, values.get("by", NextBy.PERSON)),
        purpose=_word(Purpose, key, values.get("purpose", Purpose.CHECK_IN)),
        template=_maybe_whole(key, values.get("template"), "template"),
        minutes=_whole(key, values.get("minutes", 10), "minutes"),
        note=str(values.get("note", ""))[:500],
        condition=_condition(key, values.get("condition")),
        yes=str(values.get("yes", ""))[:40],
        no=str(values.get("no", ""))[:40],
        end=_word(EndKind, key, values.get("end", EndKind.STEP)),
        sequence=_maybe_whole(key, values.get("sequence"), "sequence"),
    )


def _condition(key: str, values: Any) -> Condition | None:
    if values is None:
        return None
    if not isinstance(values, Mapping):
        raise BadPlan(key, "Say what the branch asks.")
    kind = _word(ConditionKind, key, values.get("kind"))
    return Condition(kind, value=str(values.get("value", ""))[:200], name=str(values.get("name", ""))[:60])


def _word(words: type[AnyWord], key: str, value: Any) -> AnyWord:
    found = words.named(None if value is None else str(value))
    if found is None:
        raise BadPlan(key, f"“{value}” is unknown here; choose {', '.join(str(word.label) for word in words)}.")
    return found


def _whole(key: str, value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise BadPlan(key, f"The {name} are a whole number from 0 to {MOST_DAYS}.")
    return value


def _maybe_whole(key: str, value: Any, name: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise BadPlan(key, f"Choose the {name} anew.")
    return value


def _check(plan: Plan) -> None:
    if not plan.acts():
        raise BadPlan("", "Add at least one contact: a sequence without one does nothing.")
    if len(plan.steps) > MOST_STEPS:
        raise BadPlan("", f"A sequence has at most {MOST_STEPS} steps. Split it: an end can lead into another one.")
    if len(plan._places) != len(plan.steps):
        raise BadPlan("", "Two steps have the same key.")
    if plan.steps[-1].kind != StepKind.END:
        raise BadPlan(plan.steps[-1].key, "Say what comes after the last step: no sequence ends in a maybe.")
    for place, step in enumerate(plan.steps):
        _check_step(plan, place, step)


def _check_step(plan: Plan, place: int, step: Step) -> None:
    if step.kind == StepKind.ACT and step.by == NextBy.MACHINE:
        if step.channel not in BY_MACHINE:
            raise BadPlan(step.key, f"A {step.channel.label.lower()} needs a person: the machine sends mail and texts.")
        if step.template is None:
            raise BadPlan(step.key, "Choose the words the machine sends.")
    if step.kind in (StepKind.BRANCH, StepKind.GOAL) and step.condition is None:
        raise BadPlan(step.key, f"Say what the {step.kind.label.lower()} asks.")
    if step.kind == StepKind.BRANCH:
        for target in filter(None, (step.yes, step.no)):
            _check_target(plan, place, step, target)
    if step.kind == StepKind.END and step.end == EndKind.SEQUENCE and step.sequence is None:
        raise BadPlan(step.key, "Choose the sequence that follows.")
    if step.kind == StepKind.END and step.end == EndKind.PARK and not step.days:
        raise BadPlan(step.key, "Say after how many days they come back from nurture.")


def _check_target(plan: Plan, place: int, step: Step, target: str) -> None:
    there = plan.place_of(target)
    if there is None:
        raise BadPlan(step.key, "The branch leads to a step that is gone. Choose another one.")
    if there <= place:
        raise BadPlan(step.key, "A branch leads forward: backwards, nobody would ever come to the end.")
