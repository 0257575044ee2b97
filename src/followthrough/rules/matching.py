"""How names, companies, e-mail addresses and numbers are written down alike, and who may be the same person.

Start at the `normal_…` functions (what is stored and compared), then `match_keys` (who is surely the same).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from followthrough.rules.matching_words import (
    LEGAL_FORMS,
    LETTERS,
    LINKING_WORDS,
    NAME_PARTICLES,
    NAME_TITLES,
    SHARED_MAILBOXES,
)

_PLAIN_EMAIL = re.compile(
    r"[a-z0-9_.%+'&*=~^!#$/?`{|}-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_ANGLED = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>")
_NANP = re.compile(r"(?:\+?1)?([2-9]\d\d[2-9]\d{6})")
_SEPARATORS = re.compile(r"[\s().·/‐-―-]+")
_CALLING_CODE = re.compile(  # E.164 without a trunk prefix to remove; the ITU's codes of one, two, three digits
    r"\+(?:2[07]|3[0-49]|4[013-9]|5[135-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[789]|8[058]|9[679])\d)"
    r"[1-9]\d{5,10}"
)
_NANP_COUNTRIES = frozenset("US CA AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI".split())


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person where two are compared; addresses and numbers in any spelling."""

    name: str = ""
    given: str = ""
    family: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    country: str = ""


def normal_email(text: str | None) -> str | None:
    """The address in one spelling, the domain in ASCII; None for what is no address, or more than one."""
    written = (text or "").strip().lower()
    if _PLAIN_EMAIL.fullmatch(written):
        return written
    written = unicodedata.normalize("NFKC", written)
    angled = _ANGLED.findall(written)
    written = angled[0] if len(angled) == 1 else written
    written = written.removeprefix("mailto:").split("?")[0].strip(" \t\r\n'\"<>[]();,.")
    local, at, domain = written.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        return None
    written = local + at + ascii_domain
    is_address = ascii_domain != domain and local and not re.search(r'[\s@<>,;"]', local) and "." in domain
    return written if _PLAIN_EMAIL.fullmatch(written) or is_address else None


def normal_phone(text: str | None, country: str = "") -> str | None:
    """The number in E.164, its extension dropped; None for what is no possible number.

    `country` (ISO, two letters) is whose spelling it is when it does not begin with a plus.
    """
    return _normal_phone(text, country.upper()) if text else None


@lru_cache(maxsize=65536)
def _normal_phone(text: str, country: str) -> str | None:
    bare = _SEPARATORS.sub("", text)
    if _CALLING_CODE.fullmatch(bare):
        return bare
    nanp = _NANP.fullmatch(bare)
    if nanp and (bare[0] == "+" or country in _NANP_COUNTRIES):
        return f"+1{nanp[1]}"
    return _parsed_phone(text, country)


def _parsed_phone(text: str, country: str) -> str | None:
    import phonenumbers  # 60 ms: only for numbers that need it

    written = unicodedata.normalize("NFKC", text).strip().removeprefix("tel:")
    if not country and written.startswith("00"):
        written = f"+{written[2:]}"
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_digits_for_search(query: str) -> str:
    """The digits to look for inside stored numbers, however the query spells them; empty if it is no number."""
    bare = _SEPARATORS.sub("", unicodedata.normalize("NFKC", query).replace("(0)", "")).removeprefix("+")
    digits = bare.lstrip("0")
    return digits if bare.isdecimal() and len(digits) > 2 else ""


def fold(text: str) -> str:
    """The text without case, accents and surplus space: “Müller-Łódź ” is “muller-lodz”, “Straße” is “strasse”."""
    if text.isascii():
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    # Marks up to class 9 are letters' own (voicing in kana, nukta and virama in Indian scripts), not accents.
    bare = "".join(letter for letter in parts if unicodedata.combining(letter) <= 9)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def split_name(full: str) -> tuple[str, str]:
    """(given, family) of a name as people write it; titles and suffixes dropped. A single word is the given name."""
    words = full.split()
    if len(words) == 2 and all(word.isalpha() and _is_plain(word) for word in words):
        return words[0], words[1]
    return _split_name(" ".join(words))


def _is_plain(word: str) -> bool:
    folded = fold(word)
    return word.isascii() and folded not in NAME_TITLES and folded not in NAME_PARTICLES


@lru_cache(maxsize=16384)
def _split_name(full: str) -> tuple[str, str]:
    from nameparser import HumanName  # 0.1 s: only for names that need it

    name = HumanName(full)
    given = " ".join(part for part in (name.first, name.middle) if part)
    if given or not name.last:
        return given, name.last
    return ("", name.last) if name.title else (name.last, "")


def company_key(name: str) -> str:
    """The name by which a company is compared: folded, without punctuation and legal form."""
    words = re.sub(r"[^\w]+", " ", re.sub(r"(?<=\w)\.(?=\w\b)|'", "", fold(name))).split()
    kept = [word for word in words if word not in LINKING_WORDS]
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    return " ".join(kept)


def is_shared_mailbox(email: str) -> bool:
    """Whether an address belongs to a post rather than to a person: info@, sales@."""
    return re.split(r"[-_.+\d]", email.partition("@")[0])[0] in SHARED_MAILBOXES


def match_keys(facts: PersonFacts) -> frozenset[str]:
    """Keys of which two persons that are surely the same share at least one; worked on by equality alone."""
    given, family = (facts.given, facts.family) if facts.family else split_name(facts.name)
    keys = {f"mail:{email}" for raw in facts.emails if (email := normal_email(raw)) and not is_shared_mailbox(email)}
    keys |= {f"tel:{number}" for raw in facts.phones if (number := normal_phone(raw, facts.country))}
    company = company_key(facts.company)
    if given and family and company:
        keys.add(f"name:{fold(family)},{fold(given)}@{company}")
    return frozenset(keys)
