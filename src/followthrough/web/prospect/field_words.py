"""What fields are called on screen, and how a change of one reads in the story."""

from typing import Any

from followthrough.followup.models import Discovery
from followthrough.rules.words import Channel, Size

DISCOVERY = {
    "problem": "Their problem",
    "beneath": "What lies beneath it",
    "cost": "What it costs to go on like this",
    "why_now": "Why now",
    "decides": "Who decides",
    "budget": "Budget",
    "verdict": "Do they fit",
}
FIELDS = {
    "given_name": "Given name", "family_name": "Family name", "name": "Name", "salutation": "Salutation",
    "job_title": "Job title", "language": "Language", "zone": "Time zone", "street": "Street", "city": "City",
    "region": "Region", "postal_code": "Postal code", "country": "Country", "company": "Company",
    "preferred_channel": "Likes best", "preferred_from": "Reach from", "preferred_until": "Reach until",
    "about": "About them", "custom": "Own fields", "title": "Title", "source": "Source", "value": "Worth",
    "size": "Size", "strategy": "Strategy", "next_note": "Note of the step",
}  # fmt: skip


def answer(name: str, said: Any) -> str:
    """A verdict by its words, all else as it was said."""
    return str(Discovery.Verdict(said).label) if name == "verdict" and said in Discovery.Verdict.values else str(said)


def change(name: str, was: Any, now: Any) -> str:
    """ "City: Köln → Bonn"."""
    if name == "custom":
        return FIELDS[name]
    return f"{FIELDS.get(name, name)}: {_shown(name, was) or '–'} → {_shown(name, now) or '–'}"


def _shown(name: str, value: Any) -> str:
    if value in (None, "None", ""):
        return ""
    if name in ("preferred_from", "preferred_until"):
        return str(value)[:5]
    words = {"preferred_channel": Channel, "size": Size}.get(name)
    word = words.named(value) if words else None
    return word.label if word else str(value)[:120]
