"""The playbook that ships: scripts, texts, reasons and snippets, as data, by language.

Read once. A workspace takes it in (`actions.take_in`) and changes it; until then its scripts are used as they are.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from followthrough.playbooks.drafts import ReasonDraft, ScriptWords, TemplateDraft
from followthrough.rules.reasons_to_call import ReasonKind
from followthrough.rules.words import Channel, Purpose

LANGUAGES = {"en": "English", "de": "German"}
SPOKEN_IN = {"de": frozenset({"DE", "AT", "CH", "LI", "LU"})}


@dataclass(frozen=True, slots=True)
class ShippedScript:
    """Fits as a row of `Script` does: see `rules.scripts`."""

    key: str
    name: str
    purpose: str
    language: str
    words: ScriptWords
    channel: str = ""
    attempt: int | None = None
    stage_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShippedSequence:
    """`steps` as `Plan.from_list` reads them, but for `words`: the key of a template that ships."""

    name: str
    about: str
    kind: str
    starts: list[dict[str, str]]
    steps: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ShippedSnippet:
    key: str
    name: str
    body: str


def languages_for(country: str) -> tuple[str, ...]:
    """What a workspace there takes in at first: English, and what is spoken there."""
    return ("en", *(language for language, countries in SPOKEN_IN.items() if country in countries))


@cache
def shipped_scripts() -> tuple[ShippedScript, ...]:
    return tuple(_script(each, language) for language in LANGUAGES for each in _entries(language, "scripts", "script"))


@cache
def shipped_templates(language: str) -> dict[str, TemplateDraft]:
    """By key, which begins with the language: `de:proposal`."""
    return {
        f"{language}:{each['key']}": TemplateDraft(
            name=each["name"],
            channel=Channel(each["channel"]),
            purpose=Purpose(each["purpose"]) if "purpose" in each else None,
            language=language,
            subject=each.get("subject", ""),
            body=each["body"].strip(),
            shared=True,
        )
        for each in _entries(language, "templates", "template")
    }


@cache
def shipped_reasons(language: str) -> dict[str, ReasonDraft]:
    return {
        f"{language}:{each['key']}": ReasonDraft(
            kind=ReasonKind(each["kind"]), title=each["title"], text=each["text"], language=language
        )
        for each in _entries(language, "library", "reason")
    }


@cache
def shipped_snippets(language: str) -> tuple[ShippedSnippet, ...]:
    found = _entries(language, "library", "snippet")
    return tuple(ShippedSnippet(f"{language}:{each['key']}", each["name"], each["body"]) for each in found)


@cache
def shipped_sequences() -> tuple[ShippedSequence, ...]:
    """In English: what they send speaks each prospect's language only as far as its texts do."""
    return tuple(
        ShippedSequence(
            name=each["name"],
            about=each["about"],
            kind=each.get("kind", "selling"),
            starts=each["starts"],
            steps=each["steps"],
        )
        for each in _entries("en", "sequences", "sequence")
    )


def _script(entry: dict[str, Any], language: str) -> ShippedScript:
    words = ScriptWords(
        opening=entry["opening"].strip(),
        goal=entry["goal"],
        questions=tuple(entry["questions"]),
        listen_for=tuple(entry["listen_for"]),
        objections=tuple((they, you) for they, you in entry["objections"]),
        closing=entry["closing"].strip(),
        voicemails=tuple(entry["voicemails"]),
    )
    return ShippedScript(
        key=f"{language}:{entry['key']}",
        name=entry["name"],
        purpose=Purpose(entry["purpose"]).value,
        language=language,
        words=words,
        channel=entry.get("channel", ""),
        attempt=entry.get("attempt"),
    )


def _entries(language: str, file: str, noun: str) -> Iterator[dict[str, Any]]:
    """What a file of this language holds; a language need not have every file."""
    path = files(__package__).joinpath(language, f"{file}.toml")
    if path.is_file():
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get(noun, [])
