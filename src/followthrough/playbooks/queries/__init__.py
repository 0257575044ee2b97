"""Reads of the playbooks that join or choose. They write nothing and ask no clock.

`facts`: what may be merged, for one opportunity. `talks`: the words for the next contact. `templates`: texts to send.
"""

from followthrough.playbooks.queries.ahead import Ahead, look_ahead
from followthrough.playbooks.queries.facts import facts_of, own_facts
from followthrough.playbooks.queries.figures import (
    SequenceFigures,
    StepFigures,
    figures_of,
    figures_of_many,
    figures_of_steps,
)
from followthrough.playbooks.queries.offers import going_on, proposals_for
from followthrough.playbooks.queries.reasons import reasons_for
from followthrough.playbooks.queries.sameness import people_who_got, warning_for
from followthrough.playbooks.queries.talks import Talk, talk_for
from followthrough.playbooks.queries.templates import FilledMessage, filled, filled_many, snippets_of, templates_for

__all__ = [
    "Ahead",
    "FilledMessage",
    "SequenceFigures",
    "StepFigures",
    "Talk",
    "facts_of",
    "figures_of",
    "figures_of_many",
    "figures_of_steps",
    "filled",
    "filled_many",
    "going_on",
    "look_ahead",
    "own_facts",
    "people_who_got",
    "proposals_for",
    "reasons_for",
    "snippets_of",
    "talk_for",
    "templates_for",
    "warning_for",
]
