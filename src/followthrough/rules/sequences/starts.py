"""What begins a sequence by rule, and what happened as the journal tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from followthrough.rules.sequences.plan import BadPlan
from followthrough.rules.words import Word


class Start(Word):
    LEAD = "lead", "A new prospect comes in"
    STAGE = "stage", "They come to a stage"
    TAG = "tag", "They get a tag"
    WAKE = "wake", "Their date has come"
    WON = "won", "They bought"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened. `value`: the source of a lead, the name of a stage or tag."""

    start: Start
    value: str = ""


def read_starts(values: Any) -> tuple[Occasion, ...]:
    """The rules of a sequence: [{"on": "lead", "value": "Website"}]. An empty value fits any. Refuses `BadPlan`."""
    if not isinstance(values, list):
        raise BadPlan("", "The rules that begin a sequence are a list.")
    return tuple(_occasion(each) for each in values)


def begins(rules: Sequence[Occasion], happened: Occasion) -> bool:
    """Whether one of the rules fits what happened, in any case of letters."""
    return any(
        rule.start == happened.start and rule.value.strip().casefold() in ("", happened.value.strip().casefold())
        for rule in rules
    )


def occasion_of(verb: str, facts: Mapping[str, Any]) -> Occasion | None:
    """What a line of the journal means to a sequence; none: nothing. An import begins nothing: it would surprise."""
    match verb:
        case "open" if facts.get("care_of"):
            return Occasion(Start.WON)
        case "open" if not facts.get("import"):
            return Occasion(Start.LEAD, str(facts.get("source") or ""))
        case "tag":
            return Occasion(Start.TAG, str(facts.get("tag") or ""))
        case "wake":
            return Occasion(Start.WAKE)
        case _:
            stage = facts.get("stage")
            to = stage.get("to") if isinstance(stage, Mapping) else None
            return Occasion(Start.STAGE, str(to)) if to else None


def _occasion(values: Any) -> Occasion:
    start = Start.named(values.get("on")) if isinstance(values, Mapping) else None
    if start is None:
        raise BadPlan("", f"Choose what begins it: {', '.join(word.label.lower() for word in Start)}.")
    return Occasion(start, str(values.get("value") or "")[:120])
