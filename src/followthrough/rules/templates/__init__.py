"""Texts with merge fields, in Liquid: filled with a person's facts, checked before anybody gets them.

Start at `fields` (the one list of what may be merged), then `filling.fill`, `linting.lint`, `snippets.expand`.
"""

from followthrough.rules.templates.fields import EXAMPLES, FIELDS, Field, label_of
from followthrough.rules.templates.filling import (
    Filled,
    NotFilled,
    TemplateUnreadable,
    fill,
    fill_line,
    hole_for,
    names_in,
)
from followthrough.rules.templates.linting import Finding, lint
from followthrough.rules.templates.snippets import expand

__all__ = [
    "EXAMPLES",
    "FIELDS",
    "Field",
    "Filled",
    "Finding",
    "NotFilled",
    "TemplateUnreadable",
    "expand",
    "fill",
    "fill_line",
    "hole_for",
    "label_of",
    "lint",
    "names_in",
]
