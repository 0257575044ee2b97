"""The draft of a sequence on its way through the form."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from followthrough.playbooks.models import Sequence, SequenceKind
from followthrough.rules.sequences import Plan
from followthrough.rules.words import Channel

Step = dict[str, Any]
MOST = 60
WORDS = ("key", "kind", "channel", "by", "purpose", "note", "yes", "no", "end")
NUMBERS = ("days", "minutes", "template", "sequence")
END: Step = {"kind": "end", "end": "step", "channel": "call", "purpose": "requalify", "days": 5}
NEW: dict[str, Step] = {
    **{str(channel): {"kind": "act", "channel": str(channel), "by": "person", "days": 2} for channel in Channel},
    "auto_email": {"kind": "act", "channel": "email", "by": "machine", "days": 2},
    "auto_text": {"kind": "act", "channel": "text", "by": "machine", "days": 2},
    "wait": {"kind": "wait", "days": 3},
    "branch": {"kind": "branch", "condition": {"kind": "outcome", "value": "reached", "name": ""}},
    "goal": {"kind": "goal", "condition": {"kind": "stage", "value": "", "name": ""}},
    "end": END,
}
"""What may be added, as it begins."""


@dataclass(slots=True)
class Draft:
    """What the form holds. `starts` is one rule, as {"on", "value"}; empty: begun by hand."""

    name: str = ""
    about: str = ""
    kind: str = SequenceKind.SELLING.value
    on_colleague: str = "hold"
    on_away: str = "go_on"
    starts: list[dict[str, str]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def plan(self) -> Plan:
        """Refuses `BadPlan`."""
        return Plan.from_list(self.steps)


def blank() -> Draft:
    """A first contact, and an end that is no maybe."""
    first = {**NEW["call"], "key": new_key(), "days": 0, "purpose": "first_response"}
    return Draft(steps=[first, {**END, "key": new_key()}])


def draft_of(sequence: Sequence) -> Draft:
    steps = sequence.version.steps if sequence.version else []
    return Draft(
        name=sequence.name,
        about=sequence.about,
        kind=sequence.kind,
        on_colleague=sequence.on_colleague,
        on_away=sequence.on_away,
        starts=list(sequence.starts),
        steps=[dict(step) for step in steps],
    )


def read(form: QueryDict) -> Draft:
    """What was typed. What can't be read stays as it is: the rules say what is wrong with it."""
    count = min(_number(form.get("count")) or 0, MOST + 1)
    on, value = form.get("start_on", ""), form.get("start_value", "").strip()
    return Draft(
        name=form.get("name", ""),
        about=form.get("about", ""),
        kind=form.get("kind", SequenceKind.SELLING),
        on_colleague=form.get("on_colleague", "hold"),
        on_away=form.get("on_away", "go_on"),
        starts=[{"on": on, "value": value}] if on else [],
        steps=[_step(form, f"s{place}-") for place in range(count)],
    )


def press(draft: Draft, pressed: str) -> None:
    """One press on the builder: `add:2:call` (below step 2; -1: at the top), `up:1`, `down:1`, `remove:1`."""
    act, _, rest = pressed.partition(":")
    place, _, what = rest.partition(":")
    at = _number(place, least=-1)
    if at is None or at >= len(draft.steps):
        return
    match act:
        case "add" if what in NEW and len(draft.steps) < MOST:
            draft.steps.insert(at + 1, {**NEW[what], "key": new_key()})
        case "up" if at > 0:
            _swap(draft.steps, at, at - 1)
        case "down" if 0 <= at < len(draft.steps) - 1:
            _swap(draft.steps, at, at + 1)
        case "remove" if at >= 0:
            del draft.steps[at]


def new_key() -> str:
    return secrets.token_hex(4)


def _step(form: QueryDict, prefix: str) -> Step:
    step: Step = {name: form[prefix + name] for name in WORDS if form.get(prefix + name)}
    for name in NUMBERS:
        if (typed := form.get(prefix + name, "").strip()) != "":
            number = _number(typed)
            step[name] = typed if number is None else number
    if form.get(prefix + "condition"):
        step["condition"] = {
            "kind": form[prefix + "condition"],
            "value": form.get(prefix + "value", "").strip(),
            "name": form.get(prefix + "name", "").strip(),
        }
    return step


def _number(text: str | None, *, least: int = 0) -> int | None:
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if number >= least else None


def _swap(steps: list[Step], one: int, other: int) -> None:
    steps[one], steps[other] = steps[other], steps[one]


def whole(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step with every field a row of the builder shows."""
    usual = {"days": 0, "channel": "email", "by": "person", "purpose": "check_in", "minutes": 10, "end": "step"}
    return {**usual, "condition": {"kind": "", "value": "", "name": ""}, **step}
