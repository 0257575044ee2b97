"""What the machine writes for a step: a template filled for each prospect, in their owner's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.followup.models import Opportunity
from followthrough.playbooks.models import Template
from followthrough.playbooks.queries.templates import FilledMessage, filled_many
from followthrough.rules.refusals import Refusal


class WordsGone(Refusal):
    message = "The words of this step are gone. Nothing was sent: choose others in the sequence, then go on."


@dataclass(frozen=True, slots=True)
class Words:
    """Ready to go out."""

    subject: str
    text: str


def words_for(template: int, rows: Sequence[Opportunity], *, at: datetime) -> dict[int, Words | Refusal]:
    """By opportunity: its words, or why there are none. The template is of the workspace, and the team's."""
    found = Template.objects.in_use().filter(pk=template, owner=None, current__isnull=False).select_related("current")
    known = found.select_related("current__template").first()
    ours = [row for row in rows if known is not None and row.workspace_id == known.workspace_id]
    filled = filled_many(known.current, ours, at=at) if known and known.current else {}
    return {row.pk: _words(filled.get(row.pk)) for row in rows}


def _words(filled: FilledMessage | None) -> Words | Refusal:
    if filled is None:
        return WordsGone()
    try:
        filled.require_whole()
    except Refusal as refused:
        return refused
    return Words(filled.subject.text, filled.body.text)
