"""Who signs, and what stands under the name: told from the end of a mail upwards.

A signature begins at a closing ("Regards,") or at a name, and nothing but names, titles, places, numbers and addresses
stands below it. The sender's own name is the best witness; without it the rest must say more. Start at `find`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from followthrough.rules import business_card, matching
from followthrough.rules.matching_words import LEGAL_FORMS
from followthrough.rules.reading.verdict import Signature
from followthrough.rules.reading.words import closings as words

MOST_LINES = 14
LONGEST_LINE = 100
EMAIL = re.compile(r"[^\s<>@]{1,80}@[^\s<>@]{1,80}\.\w{2,}")
WEB = re.compile(
    r"\b(?:https?://|www\.)\S{3,}|\b[\w-]{2,60}\.(?:com|org|net|de|fr|es|it|nl|ch|at|eu|co\.uk|io|pt|br)\b", re.I
)
PHONE = re.compile(r"(?:\+|\(0?|\b[x*]-?\s?|\b)\d[\d\s().·/-]{2,}\d")
PARTICLES = frozenset("de la von van der da di del y e und zu dos do du le".split())
ON_BEHALF = re.compile(r"^(?:i\. ?[av]\.|ppa\.?|p\. ?p\.|im auftrag|in vertretung|p\. ?o\.)\s+", re.I)
DEPARTMENT = re.compile(
    r"\b(?:desk|department|dept|team|office|group|service|support|abteilung|équipe|equipo|ufficio|afdeling)\b", re.I
)
WORD = re.compile(r"[^\W\d_]+")
ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]\.){1,4}$|\b(?:inc|ltd|co|corp|llc|lda|jr|sr|cie|gmbh|mbh|str|dept|univ)\.$", re.I
)
SENTENCE = re.compile(r"[.?!;]\s*$")


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom a mail says it is from: the words of their name, and their initials."""

    names: frozenset[str]
    initials: frozenset[str]
    email: str = ""


def sender_of(written: str) -> Sender:
    """Of a From header, in any of the spellings people and programs use."""
    email = EMAIL.search(written)
    shown = re.sub(r"[<\[(].*$", " ", written) if email and not written.strip().startswith(email[0]) else ""
    local = re.sub(r"\d+", " ", email[0].partition("@")[0]) if email else ""
    shown_words = re.findall(r"[^\W\d_]+", matching.fold(shown or ("" if email else written)))
    local_words = [word for word in re.findall(r"[^\W\d_]+", matching.fold(local)) if len(word) > 2]
    names = frozenset(word for word in (*shown_words, *local_words) if len(word) > 1)
    letters = "".join(word[0] for word in shown_words)
    initials = frozenset(text for text in (letters, letters[::-1], letters[:2], letters[1::-1]) if len(text) > 1)
    return Sender(names, initials, email[0] if email else "")


def find(text: str, sender: Sender) -> tuple[str, str]:
    """(the words, the signature under them); the latter empty where there is none."""
    lines = text.splitlines()
    filled = [at for at, line in enumerate(lines) if line.strip()]
    while filled and _is_notice(lines[filled[-1]]):
        filled.pop()
    tail = list(takewhile(lambda at: _may_belong(lines[at]), filled[: -MOST_LINES - 1 : -1]))[::-1]
    for first, at in enumerate(tail):
        if _is_signature([lines[other].strip() for other in tail[first:]], sender):
            return "\n".join(lines[:at]).rstrip(), "\n".join(lines[at : tail[-1] + 1]).strip()
    return text, ""


def is_signature(text: str, sender: Sender) -> bool:
    """Whether this text is nothing but a signature, as below a line of dashes."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _is_notice(line)]
    return bool(lines) and len(lines) <= MOST_LINES and _is_signature(lines, sender)


def read(text: str, *, country: str = "", sender: Sender | None = None) -> Signature:
    """The facts of a signature: name, title, company, numbers in E.164."""
    if not text.strip():
        return Signature()
    lines = [part for line in text.splitlines() if not _is_closing(line) for part in _title_and_company(line)]
    with_address = "\n".join([*lines, sender.email if sender else ""])
    card = business_card.read_card(with_address, country)
    numbers = (matching.normal_phone(number, country) for number in (*card.mobiles, *card.phones))
    phones = tuple(dict.fromkeys(number for number in numbers if number))
    name = ON_BEHALF.sub("", card.name)
    return Signature(text, name or _single_name(lines, sender), card.job_title, card.company, phones)


def _title_and_company(line: str) -> list[str]:
    """“Head of Buying, Example Ltd” says two things."""
    title, comma, company = line.partition(", ")
    last = re.sub(r"\W", "", matching.fold(company).rpartition(" ")[2])
    return [title, company] if comma and last in LEGAL_FORMS and business_card.TITLES.search(title) else [line]


def _is_signature(block: list[str], sender: Sender) -> bool:
    """Whether these lines, to the last, are one."""
    first, rest = block[0], block[1:]
    if any(_is_closing(line) for line in rest):
        return False  # it begins there
    if _is_closing(first):
        return bool(rest) and _is_named(rest, sender, is_closed=True)
    if _closes_with_name(first, sender):
        return all(_is_contact(line) for line in rest)
    return _is_named(block, sender, is_closed=False)


def _is_named(block: list[str], sender: Sender, *, is_closed: bool) -> bool:
    """A name at the head, and below it nothing but what belongs there."""
    name, rest = block[0], block[1:]
    if not all(_is_contact(line) for line in rest):
        return False
    if _is_sender(name, sender):
        return True
    if _is_department(name):
        return any(_is_reachable(line) for line in rest)
    if not _looks_like_name(name):
        return False
    titles = any(business_card.TITLES.search(line) for line in rest)
    witnesses = sum(_is_reachable(line) for line in rest) + is_closed + titles
    return witnesses >= (1 if is_closed or len(name.split()) > 1 else 2)


def _is_sender(line: str, sender: Sender) -> bool:
    """A short line with a word of the sender's name in it, and hardly another."""
    found = re.findall(r"[^\W\d_]+", matching.fold(line))
    if not found or len(found) > 6 or (SENTENCE.search(line) and not ABBREVIATED.search(line) and len(found) > 3):
        return False
    known = sum(word in sender.names for word in found)
    return known > 0 and (known * 2 >= len(found) or _looks_like_name(line.partition(",")[0]))


def _closes_with_name(line: str, sender: Sender) -> bool:
    """“Thanks, Ada”, “Your pal, Craig.”: closing and name on one line."""
    parts = re.split(r"[,.!–-]\s*|\s{2,}", line.strip(" .!"), maxsplit=1)
    if len(parts) < 2 or not _is_closing(parts[0]):
        return False
    name = matching.fold(parts[1]).strip(" .!,")
    return name in sender.initials or _is_sender(parts[1], sender)


def _may_belong(line: str) -> bool:
    return len(line.strip()) <= LONGEST_LINE and (_is_contact(line) or len(line.split()) <= 6)


def _is_contact(line: str) -> bool:
    """Whether a line below a name says where one works or is reached."""
    line = line.strip()
    if len(line) > LONGEST_LINE or line.startswith((">", "- ", "* ", "•")):
        return False
    if _is_reachable(line):
        return True
    if SENTENCE.search(line) and not ABBREVIATED.search(line):
        return False
    return _words(line) <= (12 if _places().search(line.lower()) else 6) and not line.endswith(":")


def _is_reachable(line: str) -> bool:
    return any(shape.search(line) for shape in (EMAIL, WEB, PHONE)) and _words(line) <= 12


def _words(line: str) -> int:
    return len(WORD.findall(EMAIL.sub(" ", line)))


def _looks_like_name(line: str) -> bool:
    parts = line.strip(" .,*_-–—~").replace(",", " ").split()
    if not 0 < len(parts) <= 5 or not all(business_card.NAME_WORD.fullmatch(part) for part in parts):
        return False
    return all(part[0].isupper() or part.lower() in PARTICLES for part in parts)


def _is_department(line: str) -> bool:
    """“Parking & Transportation Desk”: some sign as a team."""
    return bool(DEPARTMENT.search(line)) and _words(line) <= 6 and line[:1].isupper() and not SENTENCE.search(line)


def _is_closing(line: str) -> bool:
    bare = " ".join(line.lower().strip(" \t.,!;:-–—*_~").split())
    return 0 < len(bare) <= 60 and _closings().fullmatch(bare) is not None


def _is_notice(line: str) -> bool:
    return len(line) > 60 and _notices().search(line[:2000].lower()) is not None


def _single_name(lines: list[str], sender: Sender | None) -> str:
    first = next((line.strip(" .,*_-–—") for line in lines if line.strip()), "")
    return first if sender and _is_sender(first, sender) and len(first.split()) <= 4 else ""


@lru_cache(maxsize=1)
def _closings() -> re.Pattern[str]:
    return re.compile(words.CLOSINGS)


@lru_cache(maxsize=1)
def _notices() -> re.Pattern[str]:
    return re.compile(words.NOTICES)


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.PLACES})(?![\w])")
