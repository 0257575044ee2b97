"""What the machine writes for a step: a template filled for each prospect, in their owner's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.followup.models import Opportunity
from followthrough.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Words:
    """Ready to go out."""

    subject: str
    text: str


def filled_many(template: int, rows: Sequence[Opportunity], *, at: datetime) -> dict[int, Words | Refusal]:
    """By opportunity: its words, or why there are none."""
    raise NotImplementedError
