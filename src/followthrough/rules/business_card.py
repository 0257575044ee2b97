"""A signature, a card, a vCard that somebody pastes, split into the facts of a person.

Addresses and numbers are found by their form; what is left is told apart line by line: titles by their words, companies
by their legal form or by the domain of the address, and the name is the first line that looks like one. What is not
understood is left out: a person reads it all again before it is stored.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followthrough.rules import matching, vcard
from followthrough.rules.matching_words import FREE_MAIL, LEGAL_FORMS

LONGEST = 4_000  # letters: a signature, not a mail
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|de|net|org|io|co\.uk|ch|at|fr|es|it|nl)\b(?:/\S*)?", re.I)
NUMBER = re.compile(r"(?:\+|00|\(0|\(\+|\b0|\b\d)[\d\s()./–-]{6,}\d")
LABEL = re.compile(
    r"\b(?P<fax>(?:tele)?fax|f)\b|\b(?P<mobile>mobil\w*|cell\w*|handy|gsm|natel|m|c)\b"
    r"|\b(?:phone|tel\w*|fon|office|direct|work|home|t|p|o|d|e|e-?mail|mail|web|internet|w|www)\b",
    re.I,
)
TITLES = re.compile(
    r"\b(ceo|cto|cfo|coo|founder|owner|president|partner|director|manager|head of|lead|chief|vp|vice president|buyer"
    r"|engineer|consultant|sales|assistant|officer|executive|representative|agent|architect|lawyer|doctor|coach|analyst"
    r"|geschäftsführer\w*|inhaber\w*|leiter\w*|vertrieb|einkauf\w*|berater\w*|prokurist\w*|directeur|gérant|responsable"
    r"|acheteu\w+|director[ae]?|gerente|jefe|dueñ\w|titolare|direttore|responsabile"
    r"|diretora?|propriet[aá]ri[oa]|comprador\w*|s[oó]ci[oa]|inkoper|eigenaar|directrice|verkoopleider|zaakvoerder"
    r"|bedrijfsleider|hoofd (?:inkoop|verkoop))\b",
    re.I,
)
NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
CLOSINGS = re.compile(
    r"(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)|thank you|sincerely|cheers|yours\b.*|sent from my .*"
    r"|(?:mit )?(?:freundliche\w*|liebe|beste|viele|herzliche) gr(?:ü|ue)(?:ß|ss)en?"
    r"|cordialement|saludos|cordiali saluti",
    re.I,
)
CUTS = re.compile(r"\s*[|•·;]\s*|\t+|\s{3,}")


@dataclass(frozen=True, slots=True)
class Card:
    """What a pasted text says about a person, as it was written."""

    name: str = ""
    job_title: str = ""
    company: str = ""
    emails: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def number_of_facts(self) -> int:
        texts = (self.name, self.job_title, self.company)
        return sum(map(bool, texts)) + len(self.emails) + len(self.mobiles) + len(self.phones)


def is_card(text: str) -> bool:
    """Whether a pasted text is worth splitting: it tells more than one thing."""
    return "\n" in text.strip() or vcard.is_vcard(text) or len(EMAIL.findall(text)) + len(NUMBER.findall(text)) > 1


def read_card(text: str, country: str = "") -> Card:
    """The person a text describes. `country` (ISO) is whose spelling its numbers are in."""
    text = text[:LONGEST]
    if vcard.is_vcard(text):
        return _of_vcard(text, country)
    emails = tuple(dict.fromkeys(email.rstrip(".") for email in EMAIL.findall(text)))
    mobiles, phones = _numbers(text, country)
    lines = list(_other_lines(text))
    job_title, lines = _take_title(lines)
    company = _company(lines, emails)
    lines = [line for line in lines if line != company]
    name = _name(lines, emails) or _name_of_email(emails)
    return Card(name, job_title, company, emails, mobiles, phones)


def _of_vcard(text: str, country: str) -> Card:
    read = vcard.read(text)
    known = [(kind, number) for kind, number in read.numbers if matching.normal_phone(number, country)]
    return Card(
        name=read.name or _name_of_email(read.emails),
        job_title=read.job_title,
        company=read.company,
        emails=read.emails,
        mobiles=tuple(number for kind, number in known if kind == "mobile"),
        phones=tuple(number for kind, number in known if kind == "phone"),
    )


def _numbers(text: str, country: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(mobile, other) numbers; faxes are left out. A label stands before its number on the same line."""
    found: dict[str, list[str]] = {"mobile": [], "phone": []}
    for line in EMAIL.sub(" ", text).splitlines():
        end = 0
        for number in NUMBER.finditer(line):
            kind = _labelled(line[end : number.start()])
            end = number.end()
            written = number[0].strip()
            if kind != "fax" and matching.normal_phone(written, country):
                found[kind].append(written)
    return tuple(dict.fromkeys(found["mobile"])), tuple(dict.fromkeys(found["phone"]))


def _labelled(before: str) -> str:
    kinds = [label.lastgroup for label in LABEL.finditer(before)]
    return (kinds[-1] if kinds else None) or "phone"


def _other_lines(text: str) -> Iterator[str]:
    """What is left where addresses, numbers and their labels are taken out."""
    for line in text.splitlines():
        for part in CUTS.split(line):
            bare = NUMBER.sub(" ", WEB.sub(" ", EMAIL.sub(" ", part)))
            if bare != part:
                bare = LABEL.sub(" ", bare)
            bare = " ".join(bare.strip(" \t,:;-–—<>()[]*_\"'|/").split())
            if any(letter.isalpha() for letter in bare):
                yield bare


def _take_title(lines: list[str]) -> tuple[str, list[str]]:
    """The title, and the lines without it: a line of its own, or behind the name (“Anna Keller, Head of Sales”)."""
    for at, line in enumerate(lines):
        if not TITLES.search(line) or _has_legal_form(line):
            continue
        before, comma, behind = line.partition(",")
        if comma and _is_name(before) and TITLES.search(behind):
            return behind.strip(), [*lines[:at], before.strip(), *lines[at + 1 :]]
        return line, [*lines[:at], *lines[at + 1 :]]
    return "", lines


def _company(lines: list[str], emails: tuple[str, ...]) -> str:
    by_form = next((line for line in lines if _has_legal_form(line)), "")
    return by_form or next((line for line in lines if _is_of_domain(line, emails)), "")


def _has_legal_form(line: str) -> bool:
    words = re.sub(r"[.,]", "", matching.fold(line)).split()
    return len(words) > 1 and words[-1] in LEGAL_FORMS


def _is_of_domain(line: str, emails: tuple[str, ...]) -> bool:
    """“Atelier Martin” belongs to chloe@atelier-martin.example; “Chloé Martin” is who writes from there."""
    return any(_told_by(line, email, of_person=False) > _told_by(line, email, of_person=True) for email in emails)


def _told_by(line: str, email: str, *, of_person: bool) -> int:
    """How many words of the line stand in the address before the @, or behind it."""
    local, _, domain = matching.fold(email).partition("@")
    if not of_person and domain in FREE_MAIL:
        return 0
    words = [word for word in re.findall(r"\w+", matching.fold(line)) if len(word) > 2]
    return sum(word in (local if of_person else domain) for word in words)


def _name(lines: list[str], emails: tuple[str, ...]) -> str:
    """The line that agrees most with an address, else the first that looks like a name."""
    names = [line for line in lines if _is_name(line)]
    agreed = [max((_told_by(name, email, of_person=True) for email in emails), default=0) for name in names]
    return names[agreed.index(max(agreed))] if names else ""


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    if CLOSINGS.fullmatch(line):
        return False
    return 2 <= len(words) <= 5 and all(NAME_WORD.fullmatch(word) for word in words) and not line.islower()


def _name_of_email(emails: tuple[str, ...]) -> str:
    """“anna.keller@…” is Anna Keller."""
    for email in emails:
        words = re.split(r"[._-]+", email.partition("@")[0])
        if len(words) == 2 and all(len(word) > 1 and word.isalpha() for word in words):
            return " ".join(word.capitalize() for word in words)
    return ""
