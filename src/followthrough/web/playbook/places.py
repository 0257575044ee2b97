"""What the pages of the playbook share: their tabs, the words to choose from, and whom a text is shown to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.followup.models import Opportunity
from followthrough.playbooks import queries
from followthrough.rules.templates import EXAMPLES, fill
from followthrough.rules.words import Purpose
from followthrough.team.models import Membership
from followthrough.web.door import MemberRequest

LANGUAGES = (
    ("", "Any language"),
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("it", "Italian"),
    ("pt", "Portuguese"),
    ("nl", "Dutch"),
)
PURPOSES = [("", "Any purpose"), *Purpose.choices()]
TO_CHOOSE = 30


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    word: str


TABS = (
    Tab("playbook", "Scripts"),
    Tab("templates", "Texts"),
    Tab("reasons", "Reasons"),
    Tab("snippets", "Snippets"),
    Tab("sequences", "Sequences"),
)


def page(request: MemberRequest, template: str, here: str, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the playbook under its tab."""
    return render(request, f"playbook/{template}", {"tabs": TABS, "here": here} | facts, status=status)


def language_word(code: str) -> str:
    """ "German"; empty for any."""
    return dict(LANGUAGES).get(code, code) if code else ""


def listeners(member: Membership) -> list[Opportunity]:
    """Prospects to try a text on: one's own, those due first; a manager who has none tries it on the team's."""
    rows = Opportunity.objects.editable_by(member).open().select_related("person__company", "stage")
    rows = rows.order_by("next_due_at", "pk")
    own = list(rows.owned_by(member.pk)[:TO_CHOOSE])
    return own or (list(rows[:TO_CHOOSE]) if member.sees_all else [])


def listener(member: Membership, asked: str, among: list[Opportunity]) -> Opportunity | None:
    """The prospect asked for, else the first; none where there is none, or an example was asked for."""
    if asked == "example":
        return None
    return next((row for row in among if str(row.pk) == asked), among[0] if among else None)


def glance(source: str, *, most: int) -> str:
    """The beginning of a text on one line, where a list shows it: "Hello [their first name], …"."""
    words = " ".join(fill(source, {}, holes=True).text.split())
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def facts_for(row: Opportunity | None, member: Membership, *, at: datetime, language: str = "") -> dict[str, str]:
    """What is merged for this prospect, or for the example."""
    if row is None:
        return EXAMPLES | queries.own_facts(member)
    return queries.facts_of(row, member, at=at, language=language)
