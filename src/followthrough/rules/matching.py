"""How names, companies, e-mail addresses and numbers are written down alike, and who may be the same person.

Start at the `normal_…` functions (what is stored and compared), then `match_keys` (who is the same by equality),
`block_keys` (who is worth comparing) and `similarity` (how likely two are one; the weights are in `likeness`).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from followthrough.rules import likeness
from followthrough.rules.likeness import Sketch
from followthrough.rules.matching_words import (
    EASTERN_LEGAL_FORMS,
    FREE_MAIL,
    LEADING_LEGAL_FORMS,
    LEGAL_FORMS,
    LETTERS,
    LINKING_WORDS,
    NAME_WORDS,
    POSTS,
    SHARED_MAILBOXES,
    SOUNDS,
)

_DOMAIN = r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
_PLAIN_EMAIL = re.compile(rf"[a-z0-9_.%+'&*=~^!#$/?`{{|}}-]+{_DOMAIN}")
_ANY_EMAIL = re.compile(rf"""[^\s@<>()\[\],;:"\\]+{_DOMAIN}""")
_ANGLED = re.compile(r"<([^<>@]+@[^<>@]+)>")
_NANP = re.compile(r"(?:\+?1)?([2-9]\d\d[2-9]\d{6})")
_NANP_COUNTRIES = frozenset("US CA AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI".split())
_SEPARATORS = re.compile(r"[\s().·/‐-―-]+")
# E.164 of countries that write no digit more or less inside the country: nothing is left to correct.
_CALLING_CODE = re.compile(
    r"\+(?:2[07]|3[0-49]|4[013-9]|5[135-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[789]|8[058]|9[679])\d)"
    r"[1-9]\d{5,10}"
)


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person, in any spelling. `others`: custom fields, by name."""

    name: str = ""
    given: str = ""
    family: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    street: str = ""
    city: str = ""
    postal: str = ""
    country: str = ""
    others: tuple[tuple[str, str], ...] = ()


def normal_email(text: str | None) -> str | None:
    """The address in one spelling, the domain in ASCII; None for what is no address, or more than one."""
    written = (text or "").strip().lower()
    if _PLAIN_EMAIL.fullmatch(written):
        return written
    written = unicodedata.normalize("NFKC", written)
    angled = _ANGLED.findall(written)
    written = angled[0] if len(angled) == 1 else written
    if written.startswith("mailto:"):
        written = written[len("mailto:") :].partition("?")[0]
    local, at, domain = written.strip(" \t\r\n'\"<>[]();,.").rpartition("@")
    try:
        address = local + at + domain.encode("idna").decode()
    except UnicodeError:  # no domain can be written so
        return None
    return address if _ANY_EMAIL.fullmatch(address) else None


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
    return _plain_national(bare, country) or _parsed_phone(text, country)


def _plain_national(bare: str, country: str) -> str | None:
    """A number as its own country writes it, where that takes no more than leaving out the leading 0."""
    plan = _plan_of(country) if bare.isdecimal() and bare.isascii() else None
    if plan is None or bare.startswith("00"):
        return None
    national = bare.removeprefix(plan.prefix)
    is_whole = len(national) in plan.lengths and len(bare) - len(national) == len(plan.prefix)
    return f"+{plan.code}{national}" if is_whole and plan.pattern.fullmatch(national) else None


class _Plan(NamedTuple):
    """How a country numbers its telephones: calling code, what is dialled before a number at home, the numbers."""

    code: int
    prefix: str
    lengths: frozenset[int]
    pattern: re.Pattern[str]


@lru_cache(maxsize=512)
def _plan_of(country: str) -> _Plan | None:
    """The plan of a country whose numbers are simple: with a leading 0 that is left out abroad, or with none."""
    from phonenumbers import PhoneMetadata  # 60 ms: only for numbers that need it

    known = PhoneMetadata.metadata_for_region(country, None)
    numbers = known.general_desc if known else None
    if known is None or numbers is None or known.national_prefix_transform_rule:
        return None
    if known.national_prefix_for_parsing not in ("0", None):
        return None
    return _Plan(
        code=int(known.country_code or 0),
        prefix=known.national_prefix_for_parsing or "",
        lengths=frozenset(numbers.possible_length),
        pattern=re.compile(numbers.national_number_pattern or ""),
    )


def _parsed_phone(text: str, country: str) -> str | None:
    import phonenumbers  # 60 ms: only for numbers that need it

    written = unicodedata.normalize("NFKC", text).strip().removeprefix("tel:")
    if not country and written.startswith("00"):
        written = f"+{written[2:]}"
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None  # also where only neighbours could dial it: “555-0123” without its area
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
    if len(words) > 1 and all(_is_plain(word) for word in words):
        return " ".join(words[:-1]), words[-1]
    return _split_name(" ".join(words))


def _is_plain(word: str) -> bool:
    """A Latin word that is a name and nothing else: no title, particle, suffix or punctuation."""
    folded = fold(word)
    return folded.isascii() and folded.isalpha() and folded not in NAME_WORDS


@lru_cache(maxsize=16384)
def _split_name(full: str) -> tuple[str, str]:
    from nameparser import HumanName  # 0.1 s: only for names that need it

    name = HumanName(full)
    given = " ".join(part for part in (name.first, name.middle) if part)
    if given or name.title or not name.last:
        return given, name.last
    return name.last, ""


def company_key(name: str) -> str:
    """The name by which a company is compared: folded, without punctuation and legal form."""
    folded = EASTERN_LEGAL_FORMS.sub(" ", fold(name))
    words = re.sub(r"[\W_]+", " ", re.sub(r"(?<=\b\w)\.(?=\w\b)|'", "", folded)).split()
    kept = [word for word in words if word not in LINKING_WORDS] or words
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    if len(kept) > 1 and kept[0] in LEADING_LEGAL_FORMS:
        kept.pop(0)
    return " ".join(kept) or fold(name)


def is_shared_mailbox(email: str) -> bool:
    """Whether an address belongs to a post rather than to a person: info@, sales.berlin@, customer-service@."""
    words = [word for word in re.split(r"[-_.+\d]+", email.partition("@")[0]) if word]
    return bool(words) and (words[0] in POSTS or all(word in SHARED_MAILBOXES for word in words))


@lru_cache(maxsize=65536)
def sketch(facts: PersonFacts) -> Sketch:
    """The facts in normal form, as they are compared."""
    given, family = (facts.given, facts.family) if facts.given or facts.family else split_name(facts.name)
    emails = {email for raw in facts.emails if (email := normal_email(raw))}
    shared = {email for email in emails if is_shared_mailbox(email)}
    return Sketch(
        given=fold(given).replace(".", ""),
        family=fold(family).replace(".", ""),
        emails=tuple(sorted(emails - shared)),
        shared_emails=tuple(sorted(shared)),
        phones=tuple(sorted({number for raw in facts.phones if (number := normal_phone(raw, facts.country))})),
        company=company_key(facts.company),
        street=fold(facts.street),
        city=fold(facts.city),
        postal=fold(facts.postal),
        others=tuple((fold(name), fold(value)) for name, value in facts.others),
    )


def match_keys(facts: PersonFacts) -> frozenset[str]:
    """Keys of which two records of one person usually share one: e-mail, number, name and company.

    Compared by equality alone, so a database can do it. What the two then are, `similarity` says.
    """
    known = sketch(facts)
    keys = {f"mail:{email}" for email in known.emails} | {f"tel:{number}" for number in known.phones}
    if known.given and known.family and known.company:
        keys.add(f"name:{known.family} {known.given}@{known.company}")
    return frozenset(keys)


def block_keys(facts: PersonFacts) -> frozenset[str]:
    """Keys of which two records of one person nearly always share one, in spite of slips: who is worth comparing.

    Strangers share them too: compare those who share a key by `similarity`, and skip a key that hundreds share.
    """
    known = sketch(facts)
    names = [_bones(name) for name in (known.given, known.family) if name]
    addresses = [email.partition("@") for email in known.emails + known.shared_emails]
    anchors = {_bones(known.city), _bones(known.street), known.postal[:5], known.company[:5], *known.phones}
    anchors |= {domain for _, _, domain in addresses if domain not in FREE_MAIL}
    anchors |= {part for _, value in known.others for part in (value[:5], value[-5:])}
    keys = set(match_keys(facts))
    keys |= {f"local:{local}" for local, _, _ in addresses if local not in SHARED_MAILBOXES | POSTS}
    keys |= {f"at:{name}@{anchor}" for name in names for anchor in anchors if anchor}
    keys |= {f"other:{name}={value}" for name, value in known.others if len(value) > 5}
    keys |= {f"name:{name}" for name in names}
    if len(names) == 2:
        keys.add(f"names:{' '.join(sorted(names))}")
        keys.add(f"starts:{' '.join(sorted((known.given[:3], known.family[:3])))}")
        keys.add(f"ends:{' '.join(sorted((known.given[-3:], known.family[-3:])))}")
    return frozenset(keys)


def similarity(a: PersonFacts, b: PersonFacts) -> float:
    """How likely two records are one person, from 0 to 1; see `LIKELY` and `SURE`."""
    return _chance(likeness.bits(sketch(a), sketch(b)))


def _chance(bits: float) -> float:
    return 1 / (1 + 2 ** (likeness.EVEN_BITS - bits))


LIKELY = _chance(likeness.LIKELY_BITS)
"""From here on a pair is worth showing to a person as a possible duplicate."""
SURE = _chance(likeness.SURE_BITS)
"""From here on a pair may be joined unasked."""


def _bones(text: str) -> str:
    """What slips of the pen and of the ear leave standing: the kinds of consonants, each once, in the alphabet's order.

    “Taylor”, “Tyalor” and “Tailler” are all “lrt”. Letters of other scripts are kept.
    """
    return "".join(sorted(set(text.translate(SOUNDS)))) or text
