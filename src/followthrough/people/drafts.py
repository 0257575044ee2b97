"""What a caller hands to the verbs of people."""

from dataclasses import dataclass, field
from typing import Any

from followthrough.rules.words import ContactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One address as somebody wrote it; the verb normalises it."""

    kind: ContactKind
    shown: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person as they come in. `name` or the two halves of it; the company by name."""

    name: str = ""
    given_name: str = ""
    family_name: str = ""
    company: str = ""
    job_title: str = ""
    points: tuple[Point, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
