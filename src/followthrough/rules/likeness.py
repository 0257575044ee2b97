"""How much two records look like one person, in bits of evidence.

Each field that both records tell adds or takes bits: how much more often it looks like this between two records of
one person than between two strangers (I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage, JASA 64, 1969). The
weights say what sellers' lists are like in general and are fitted to none. What one of the two does not tell says
nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from followthrough.rules.matching_words import FREE_MAIL, NICKNAMES

LIKELY_BITS = 7.0  # worth showing to a person
SURE_BITS = 15.0  # may be joined unasked
EVEN_BITS = 6.0  # where as many pairs are one person as are two
SUPPORT_BITS = 2.0  # the least that another field must add to a name
PROOF_BITS = 10.0  # what the same number, address, birthday or identifier is worth, and no slip of one

SAME, SHORT, NEAR, INITIAL, LOOSE, OTHER = "same", "short", "near", "initial", "loose", "other"
FAMILY_BITS = {SAME: 7.0, SHORT: 4.0, NEAR: 5.0, INITIAL: 1.0, LOOSE: 1.5, OTHER: -4.5}
GIVEN_BITS = {SAME: 5.0, SHORT: 3.5, NEAR: 3.5, INITIAL: 1.5, LOOSE: 1.5, OTHER: -4.0}
SWAPPED_BITS = -2.0  # given and family name told in each other's place
ONE_HAND = frozenset({SAME, SHORT, INITIAL, None})
"""Spellings of a name that one person uses; a slip of the pen looks the same as another name (Joan, John)."""

BIRTH_WORDS = re.compile(r"birth|born|\bdob\b|geburt|naiss|nacim|nasc|geboort")
IDENTIFIER_WORDS = re.compile(r"(?:\b|_)(?:id|no|nr|num|number|nummer|numero|ssn|vat|tax|siret|nif|iban)(?:\b|_)")


@dataclass(frozen=True)
class Sketch:
    """A person's facts in normal form, ready to be compared."""

    given: str = ""
    family: str = ""
    emails: tuple[str, ...] = ()
    shared_emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    street: str = ""
    city: str = ""
    postal: str = ""
    others: tuple[tuple[str, str], ...] = ()


def bits(a: Sketch, b: Sketch) -> float:
    """The evidence that both are one person, within what such evidence can show at most.

    A name alone makes nobody likely. A personal e-mail address in common makes them likely whatever the rest says.
    Sure is only who tells something in the very same words that no two people share, under names that one person
    would use.
    """
    names, agree = _name_bits(a, b)
    pieces = list(_other_bits(a, b))
    total = names + sum(pieces)
    if set(a.emails) & set(b.emails):
        total = max(total, LIKELY_BITS)
    elif max(pieces) < SUPPORT_BITS:
        total = min(total, LIKELY_BITS - 0.5)
    proven = max(pieces) >= PROOF_BITS or (_share_a_desk(a, b) and min(pieces) >= 0)
    return total if agree and proven else min(total, SURE_BITS - 0.5)


def _share_a_desk(a: Sketch, b: Sketch) -> bool:
    """Two of one full name in one company are one; nearly always."""
    is_named_alike = a.given == b.given and a.family == b.family and bool(a.given and a.family)
    return is_named_alike and (a.company == b.company != "" or bool(set(a.shared_emails) & set(b.shared_emails)))


def _name_bits(a: Sketch, b: Sketch) -> tuple[float, bool]:
    """What the names say, told straight or swapped; and whether one person may use both."""
    straight = _name_level(a.family, b.family), _name_level(a.given, b.given)
    crossed = _name_level(a.family, b.given), _name_level(a.given, b.family)
    told, told_crossed = _weigh(*straight), SWAPPED_BITS + _weigh(*crossed)
    levels = straight if told >= told_crossed else crossed
    return max(told, told_crossed), set(levels) <= ONE_HAND


def _weigh(family: str | None, given: str | None) -> float:
    return (FAMILY_BITS[family] if family else 0.0) + (GIVEN_BITS[given] if given else 0.0)


def _name_level(a: str, b: str) -> str | None:
    """How alike two names are; None where one is not told."""
    if not a or not b:
        return None
    if a == b:
        return SAME
    shorter, longer = sorted((a, b), key=len)
    if longer.startswith(shorter):
        return INITIAL if len(shorter) == 1 else SHORT
    if NICKNAMES.get(a, a) == NICKNAMES.get(b, b):
        return SHORT
    alike = _likeness(a, b)
    if alike >= 0.9 or _is_slip(a, b):
        return NEAR
    return LOOSE if alike >= 0.8 else OTHER


def _other_bits(a: Sketch, b: Sketch) -> Iterable[float]:
    yield _email_bits(a, b)
    yield _address_tells_name(a, b) + _address_tells_name(b, a)
    yield _best(_same_or_slip(one, two, same=10, slip=4, other=0) for one, two in product(a.phones, b.phones))
    yield _told(a.company, b.company, same=4, slip=3, other=-2)
    yield _told(a.street, b.street, same=8, slip=6, other=-1)
    yield _city_bits(a.city, b.city)
    yield _told(a.postal, b.postal, same=5, slip=2, other=-1)
    others = dict(b.others)
    for name, value in a.others:
        if value and others.get(name):
            yield _custom_bits(name, value, others[name])


def _email_bits(a: Sketch, b: Sketch) -> float:
    """A shared mailbox (info@) in common says that they work together, no more."""
    if set(a.shared_emails) & set(b.shared_emails):
        return 3.0
    return _best(_address_bits(one, two) for one, two in product(a.emails, b.emails))


def _address_bits(a: str, b: str) -> float:
    if a == b:
        return 15.0
    slips = _slips(a, b)
    if slips <= 2:
        return 9.0
    if slips <= 4 and len(a) > 16:
        return 7.0
    local, _, domain = a.partition("@")
    other_local, _, other_domain = b.partition("@")
    if local == other_local and len(local) > 5:
        return 6.0
    return 1.0 if domain == other_domain and domain not in FREE_MAIL else -1.0


def _address_tells_name(a: Sketch, b: Sketch) -> float:
    """Whether an address of a contains a name that only b tells: lola.k@ and Lola King."""
    untold = [name for name, known in ((b.given, a.given), (b.family, a.family)) if not known and len(name) > 3]
    return 2.5 * sum(any(name in email.partition("@")[0] for email in a.emails) for name in untold)


def _custom_bits(name: str, a: str, b: str) -> float:
    """A field that has no place of its own, by what its name says it is."""
    if BIRTH_WORDS.search(name):
        return _birth_bits(re.sub(r"\D", "", a), re.sub(r"\D", "", b))
    if IDENTIFIER_WORDS.search(name) and min(len(a), len(b)) > 4:
        return _same_or_slip(a, b, same=14, slip=9, other=-2)
    return _same_or_slip(a, b, same=1, slip=1, other=-0.3)


def _birth_bits(a: str, b: str) -> float:
    """Dates of birth as digits, year first: often off by one digit, or by one of year, month and day."""
    if a == b:
        return 10.0
    if _slips(a, b) == 1:
        return 6.0
    alike = sum(a[part] == b[part] for part in (slice(4), slice(4, 6), slice(6, 8)))
    return (-3.0, 0.0, 4.0, 4.0)[alike]


def _city_bits(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    return 3.0 if a == b else 2.5 if _likeness(a, b) >= 0.9 or _is_slip(a, b) else -0.7


def _told(a: str, b: str, *, same: float, slip: float, other: float) -> float:
    return _same_or_slip(a, b, same=same, slip=slip, other=other) if a and b else 0.0


def _same_or_slip(a: str, b: str, *, same: float, slip: float, other: float) -> float:
    if a == b:
        return same
    return slip if _is_slip(a, b) else other


def _best(pieces: Iterable[float]) -> float:
    return max(pieces, default=0.0)


def _is_slip(a: str, b: str) -> bool:
    """Whether one may be a mistyped other: one slip in four letters, two in seven, three in twelve."""
    length = max(len(a), len(b))
    allowed = (length >= 4) + (length >= 7) + (length >= 12)
    return allowed > 0 and _slips(a, b) <= allowed


def _likeness(a: str, b: str) -> float:
    from rapidfuzz.distance import JaroWinkler  # 50 ms: only where names are compared

    return float(JaroWinkler.similarity(a, b))


def _slips(a: str, b: str) -> int:
    """Letters added, left out, changed or swapped with a neighbour (Damerau-Levenshtein); 5 stands for more than 4."""
    from rapidfuzz.distance import DamerauLevenshtein

    return int(DamerauLevenshtein.distance(a, b, score_cutoff=4))
