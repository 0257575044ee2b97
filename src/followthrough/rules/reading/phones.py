"""Telephone numbers in running text, told from order numbers, dates, cards and addresses of machines.

A number is taken when it begins with a calling code, when the words before it announce one, or when it is a real
number, written as numbers are, of a country the writer is likely to be in.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import followthrough.rules.reading.words.phones as words
from followthrough.rules.reading.folding import fold_in_place
from followthrough.rules.zones import country_of_zone

FEWEST, MOST = 7, 15  # digits: ITU-T E.164 allows fifteen with the calling code
LONELY = 12  # letters beside a number that is a whole message
FEWEST_UNANNOUNCED = 8
NEAR, WORDS_BEFORE = 60, 7  # characters and words in which a number is announced

_CANDIDATE = re.compile(
    r"(?:\(?\+ ?\d|\(?\d)[\d ().\-/‐-―\u00a0]{4,28}\d\)?"
    r"(?P<extension> {0,2}(?:ext\.?|x|extension|durchwahl|dw|poste|interno|ramal|toestel) {0,2}\d{1,6}(?!\w))?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-/. ](?:0?[1-9]|1[0-2])[-/. ]\d{1,2}(?: .*)?|\d{1,2}[-/. ]+\d{1,2}[-/. ]+(?:19|20)\d\d(?: .*)?"
    r"|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d"
)
_MACHINE = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:[:/].*)?")
_CARD = re.compile(r"\d{4}(?:[ -]\d{4}){3}|3\d{3}[ -]\d{6}[ -]\d{5}|3\d{3}(?:[ -]\d{4}){2}[ -]\d{3}")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")


_WORD = re.compile(r"[^\W\d_]+")
NESTED = re.compile(r"\([^)]{0,30}\(")


class FoundPhone(NamedTuple):
    """A number and where it stands; `number` in E.164."""

    start: int
    end: int
    number: str


def find_phones(text: str, *, language: str = "", country: str = "", zone: str = "") -> tuple[FoundPhone, ...]:
    """The numbers in the order in which they stand; each once."""
    regions = likely_regions(language, country, zone)
    found: dict[str, FoundPhone] = {}
    for place in _places(text):
        number = _read(place, regions)
        if number:
            found.setdefault(number, FoundPhone(place.start, place.end, number))
    return tuple(found.values())


def likely_regions(language: str, country: str = "", zone: str = "") -> tuple[str, ...]:
    """Countries whose numbers the writer may leave the calling code out of, the likeliest first."""
    at_clock = country_of_zone(zone)
    spoken = () if country else words.COUNTRIES_OF_LANGUAGE.get(language, ())
    return tuple(dict.fromkeys(code for code in (country.upper(), at_clock, *spoken) if code))


class Place(NamedTuple):
    """A run of digits that stands by itself: where, without its extension, and the folded words before it."""

    start: int
    end: int
    bare: str
    digits: str
    before: str
    is_lonely: bool


def _places(text: str) -> Iterator[Place]:
    folded = fold_in_place(text)
    is_lonely = sum(map(str.isalpha, folded[:200])) <= LONELY
    for found in _CANDIDATE.finditer(text):
        start = found.start()
        end = found.start("extension") if found["extension"] else found.end()
        bare = text[start:end]
        if bare.count(")") > bare.count("(") and bare.endswith(")"):
            bare, end = bare[:-1], end - 1
        if bare.count("(") > bare.count(")") and bare.startswith("("):
            bare, start = bare[1:], start + 1
        digits = "".join(filter(str.isdecimal, bare))
        if FEWEST <= len(digits) <= MOST + 3 and _stands_alone(text, start, found.end()):
            yield Place(start, end, bare, digits, folded[max(0, start - NEAR) : start], is_lonely)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or sign beside it makes it a part of something else."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isdecimal() or (before and before[-1] in "#$€£%&=?@_\\") or (after and after[0] in "%€$£@_&="):
        return False
    if before[-1:].isalpha() and text[start] not in "+(":
        return False
    if before[-1:] in ("-", ".", ",", "/", "(") and (len(before) == 1 or before[0].isdecimal()):
        return False
    return not (after[:1].isalnum() or (after[:1] in (".", ",", ":", "/", "-") and after[1:].isdecimal()))


def _read(place: "Place", regions: tuple[str, ...]) -> str | None:
    bare, digits, announced = place.bare.strip(), place.digits, _announcement(place.before)
    if announced == "other" or _is_something_else(bare, digits) or NESTED.search(bare):
        return None
    is_announced = announced == "telephone"
    if _DATE.fullmatch(bare) or (_MONEY.fullmatch(bare) and not is_announced):
        return None
    abroad = _abroad(bare)
    if abroad:
        return _possible(abroad) or (_guess(bare, regions) if is_announced else None)
    if is_announced:
        return _valid(bare, regions) or _valid(bare, words.EVERYWHERE) or _with_code(digits) or _guess(bare, regions)
    if len(digits) < FEWEST_UNANNOUNCED or (digits == bare and digits[0] != "0" and not place.is_lonely):
        return None
    return _valid(bare, regions)


def _is_something_else(bare: str, digits: str) -> bool:
    """An address of a machine, a decimal, a card, a row of one digit."""
    if _MACHINE.fullmatch(bare):
        return all(int(part) < 256 for part in re.findall(r"\d+", bare)[:4])
    if _DECIMAL.fullmatch(bare) and not bare.startswith("0"):
        return True
    return bool(_CARD.fullmatch(bare)) or len(set(digits)) == 1


def _announcement(before: str) -> str:
    """What the words right before say it is the number of: "telephone", "other", or nothing."""
    nearest = _WORD.findall(before)[-WORDS_BEFORE:]
    plain = False
    for word in reversed(nearest):
        if _is_one_of(word, *_OTHER):
            return "other"
        if _is_one_of(word, *_ANNOUNCING):
            return "telephone"
        plain = plain or word in _PLAIN
    return "telephone" if plain else ""


def _abroad(bare: str) -> str:
    """The number beginning with a plus, where a calling code is written."""
    written = bare.strip()
    if written.startswith(("+", "(+")):
        return "+" + written.lstrip("(+ ")
    for prefix in ("00", "(00", "00 ", "011-", "(011) ", "011 "):
        if written.startswith(prefix) and not written.startswith("000"):
            return "+" + written[len(prefix) :].lstrip(" -)")
    return ""


def _possible(written: str) -> str | None:
    import phonenumbers  # 60 ms: only for numbers that need it

    try:
        number = phonenumbers.parse(written.replace("(0)", ""))
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _valid(written: str, regions: tuple[str, ...]) -> str | None:
    """In E.164, of the first of the countries that has such a number and writes it so; else that only has it."""
    begins_with_zero = written.lstrip("( ").startswith("0")
    usual = tuple(region for region in regions if begins_with_zero or region not in words.ZERO_FIRST)
    return _valid_in(written, usual) or _valid_in(written, regions)


def _valid_in(written: str, regions: tuple[str, ...]) -> str | None:
    import phonenumbers

    for region in regions:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _with_code(digits: str) -> str | None:
    """Where the plus was left out: 4917612345678."""
    return _valid(f"+{digits}", ("US",)) if len(digits) >= 11 and digits[0] != "0" else None


def _guess(written: str, regions: tuple[str, ...]) -> str | None:
    """Announced as a number and long enough to be one, though of no known range: ranges are opened every year."""
    import phonenumbers

    for region in regions:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _is_one_of(word: str, whole: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    return word in whole or word.startswith(beginnings)


def _listed(listed: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and the beginnings that a * marks."""
    known = listed.split()
    return frozenset(known), tuple(word[:-1] for word in known if word.endswith("*"))


_ANNOUNCING, _OTHER, _PLAIN = _listed(words.ANNOUNCING), _listed(words.OTHER), frozenset(words.PLAIN.split())
