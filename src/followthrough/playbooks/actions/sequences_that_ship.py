"""Taking in the sequences that ship: by name, without doubles, switched off."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.playbooks import starting
from followthrough.playbooks.actions.sequences import edit_sequence, make_sequence
from followthrough.playbooks.actions.taking_in import take_in
from followthrough.playbooks.models import Sequence, SequenceKind, Template
from followthrough.rules.sequences import Plan
from followthrough.team.models import Membership, Workspace

LANGUAGE = "en"


def take_in_sequences(workspace: Workspace, *, by: Membership | None, at: datetime) -> int:
    """Those the workspace has none of that name of, with the texts they send. Returns how many were added."""
    with transaction.atomic():
        take_in(workspace, at=at, by=by, languages=(LANGUAGE,))
        had = set(Sequence.objects.filter(workspace=workspace).values_list("name", flat=True))
        new = [each for each in starting.shipped_sequences() if each.name not in had]
        words = _words(workspace.pk)
        for each in new:
            plan = Plan.from_list([_step(number, step, words) for number, step in enumerate(each.steps, start=1)])
            row = make_sequence(
                workspace, each.name, plan, by=by, at=at, kind=SequenceKind(each.kind), about=each.about
            )
            if each.starts:
                edit_sequence(row, {"starts": each.starts}, by=by, at=at)
    return len(new)


def _words(workspace_id: int) -> dict[str, int]:
    """The texts that shipped and are still there, by their key without the language."""
    rows = Template.objects.in_use().filter(
        workspace_id=workspace_id, owner=None, shipped_as__startswith=f"{LANGUAGE}:", current__isnull=False
    )
    return {key.partition(":")[2]: pk for key, pk in rows.values_list("shipped_as", "pk")}


def _step(number: int, step: dict[str, Any], words: dict[str, int]) -> dict[str, Any]:
    """A text that was removed leaves the step to a person: nothing goes out without words."""
    plain = {"key": f"s{number}", **{name: value for name, value in step.items() if name != "words"}}
    if "words" not in step:
        return plain
    known = words.get(step["words"])
    return {**plain, "template": known} if known else {**plain, "by": "person"}
