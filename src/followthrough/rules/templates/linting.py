"""What is wrong with a text, or unwise, before anybody gets it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from followthrough.rules.templates.fields import EXAMPLES, is_known, label_of, may_be_empty
from followthrough.rules.templates.filling import TemplateUnreadable, compiled, fill
from followthrough.rules.texts import cost_of
from followthrough.rules.words import Channel, Purpose

ANSWERS_A_LEAD = frozenset({Purpose.FIRST_RESPONSE, Purpose.ANSWER, Purpose.INVITE})
"""Purposes whose words must ask for something: an answer that asks for nothing ends the talk."""
MANY_WORDS = 200
MANY_LINKS = 3
LONG_SUBJECT = 70
LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
ASKS = re.compile(r"[?？؟;](?=\s|$|[\"”’»)])|\bhttps?://|\bwww\.", re.IGNORECASE)
BIDS = re.compile(
    r"\b(reply|answer|call|text|write|book|choose|pick|tell|send|click|say|confirm"
    r"|antworten|rufen|schreiben|wählen|buchen|klicken|sagen|schicken"
    r"|répondez|appelez|écrivez|choisissez|réservez|cliquez|dites"
    r"|responda|llame|escriba|elija|reserve|dígame"
    r"|risponda|chiami|scriva|scelga|prenoti|mi dica"
    r"|ligue|escreva|escolha|clique|diga"
    r"|antwoord|bel|schrijf|kies|boek|klik|laat)\b",
    re.IGNORECASE,
)
LOUD_WORD = re.compile(r"\b[^\W\d_]{5,}\b")
LOUD_MARKS = re.compile(r"[!?]{2,}|[$€£]{2,}")


class Kind(StrEnum):
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    NO_FALLBACK = "no_fallback"
    TOO_LONG = "too_long"
    ODD_LETTERS = "odd_letters"
    NO_CALL_TO_ACTION = "no_call_to_action"
    SHOUTING = "shouting"
    NO_SUBJECT = "no_subject"
    LONG_SUBJECT = "long_subject"
    MANY_WORDS = "many_words"
    MANY_LINKS = "many_links"
    EMPTY = "empty"


WRONG = frozenset({Kind.UNREADABLE, Kind.UNKNOWN, Kind.EMPTY})
"""With one of these it can't be used at all; the rest is advice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` say what is the matter and what to do; `name` is the field it is about, if one."""

    kind: Kind
    words: str
    name: str = ""

    @property
    def is_wrong(self) -> bool:
        return self.kind in WRONG


def lint(
    source: str,
    *,
    channel: Channel,
    purpose: Purpose | None = None,
    subject: str = "",
    facts: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """All findings, the worst first. Lengths are those of the text filled with `facts` (else with the examples)."""
    facts = EXAMPLES if facts is None else facts
    if not source.strip():
        return (Finding(Kind.EMPTY, "There are no words in it yet."),)
    try:
        text, head = fill(source, facts).text, fill(subject, facts).text
        found = [*_fields(f"{subject}\n{source}")]
    except TemplateUnreadable as wrong:
        return (Finding(Kind.UNREADABLE, wrong.message),)
    found += [*_length(text, channel), *_subject(head, channel), *_asking(text, purpose), *_manners(f"{head}\n{text}")]
    return tuple(sorted(found, key=lambda finding: not finding.is_wrong))


def _fields(source: str) -> Iterator[Finding]:
    if "{" not in source:
        return
    read = compiled(source)
    for name in read.names:
        if not is_known(name):
            yield Finding(Kind.UNKNOWN, f"There is no field “{name}”. Choose one from the list.", name)
    for name in read.unguarded:
        if is_known(name) and may_be_empty(name):
            words = f"{label_of(name)} may be empty: then it can’t be sent. Give it a fallback: "
            yield Finding(Kind.NO_FALLBACK, words + f'{{{{ {name} | default: "…" }}}}', name)


def _length(text: str, channel: Channel) -> Iterator[Finding]:
    if channel == Channel.TEXT:
        cost = cost_of(text)
        if cost.segments > 1:
            size = f"{cost.units} of {cost.room} letters"
            yield Finding(Kind.TOO_LONG, f"Too long for one text: it goes out as {cost.segments} ({size}).")
        if cost.dear and len(text) > 70:
            odd = " ".join(cost.dear[:5])
            yield Finding(Kind.ODD_LETTERS, f"Letters like {odd} halve the room in a text. Plain ones cost less.")
    elif channel == Channel.EMAIL and (number := len(text.split())) > MANY_WORDS:
        yield Finding(Kind.MANY_WORDS, f"{number} words: few people read on after {MANY_WORDS}. What can go?")


def _subject(subject: str, channel: Channel) -> Iterator[Finding]:
    if channel != Channel.EMAIL:
        return
    if not subject.strip():
        yield Finding(Kind.NO_SUBJECT, "An e-mail without a subject is hardly opened. Say what it is about.")
    elif len(subject) > LONG_SUBJECT:
        yield Finding(Kind.LONG_SUBJECT, f"The subject has {len(subject)} letters; a phone shows about 40.")


def _asking(text: str, purpose: Purpose | None) -> Iterator[Finding]:
    if purpose in ANSWERS_A_LEAD and not ASKS.search(text) and not BIDS.search(text):
        words = "It asks for nothing. End with one question or one thing to do: then they know what comes next."
        yield Finding(Kind.NO_CALL_TO_ACTION, words)


def _manners(text: str) -> Iterator[Finding]:
    loud = [word for word in LOUD_WORD.findall(text) if word.isupper()]
    if len(loud) > 1 or LOUD_MARKS.search(text) or text.count("!") > 2:
        yield Finding(Kind.SHOUTING, "It shouts: capitals and rows of marks end up in spam. Say it quietly.")
    if (number := len(LINK.findall(text))) > MANY_LINKS:
        yield Finding(Kind.MANY_LINKS, f"{number} links: spam filters count them, and nobody clicks on all. Keep one.")
