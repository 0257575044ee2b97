"""The head of a quote, by its shape: “On 3 May 2026, Ada <ada@…> wrote:”, in any order and language, on a few lines.

A date or a time, an address or a word for writing, a colon at the end. Or a line that says “original message”. Or the
fields of a mail's head (From, Sent, To, Subject) one under another.
"""

import re
from functools import lru_cache

from followthrough.rules.reading.words import quoting as words

LONGEST = 400  # letters of a head
MOST_LINES = 6
EMAIL = re.compile(r"[^\s<>()\[\],;:\"]{1,80}@[^\s<>()\[\],;:\"]{1,80}")
TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\d{1,2}\s?(?:am|pm|a\.m|p\.m|uhr|時|点|시)\b", re.I)
DAY = re.compile(
    r"\b(?:19|20)\d\d[-/.年]\s?\d{1,2}|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{2}|\d{4})\b|\b(?:19|20)\d\d\b|\d{1,2}\s?月\s?\d{1,2}"
)
NUMBER = re.compile(r"\d")
NAMED = re.compile(
    r"[\s>*_\"'“„«]*+[^\s<>@:,]{1,40}(?:[ ,]{1,2}[^\s<>@:,]{1,40}){0,6}[\s\"'”“»*_]*"
    r"[<(\[]\s?(?:mailto:)?[^\s<>@]{1,80}@[^\s<>]{1,80}[>)\]]"
)
DATED = re.compile(
    r"[\s>*_]*+(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)[T, ]+"
    r"(?:\d{1,2}:\d{2}\S{0,12}\s*)?(?:(?:[AP]M|GMT|UTC|CET|CEST)?[+-]?[\d:]{0,8}\s+)?\S"
)
FIELD = re.compile(r"[\s>*_|]*([^\s:：*_][^:：*_]{0,24}?)\s?[*_]*\s?[:：][*_]*(?:\s*\S.*|\s*)")
ADDRESS_AT_END = re.compile(r"[<(\[]\s?(?:mailto:)?[^\s<>@]{1,80}@[^\s<>]{1,80}\s?[>)\]][\s*_]*$")
# “As I wrote on 2 May:” is no head but the words of whom we read.
OWN_WORDS = re.compile(r"\b(?:i|we|ich|wir|nous|yo|io|noi|eu|ik|wij|as|wie|comme|como|come|zoals|siehe|see)\b", re.I)
ALIASED = re.compile(r">{3,5} \"[^\"]{1,80}\" == .{1,120} writes:")  # how Emacs heads a quote
POSTED = re.compile(r"posted by .{2,60} on .{0,20}\d.{0,20}|quoting [^:]{2,120}:", re.I)
DASHED = re.compile(r"-{3,} ?[^-].{2,80}[^-] ?-{3,}")
BETWEEN_DASHES = re.compile(
    rf"[-=_]{{4,}}\s*(?:original|forwarded|(?:\w+ ){{0,2}}(?:{words.MESSAGE})(?: \w+){{0,2}})\s*[-=_]{{4,}}"
)
SENTENCE_END = re.compile(r"[.!?…]\s*$")


def length_at(lines: list[str], start: int) -> int:
    """How many lines the head of a quote takes that begins here; 0 where none begins."""
    first = lines[start].strip()
    if ALIASED.fullmatch(first):
        return 1
    if first.startswith(">"):
        begins = start == 0 or not lines[start - 1].lstrip().startswith(">")
        return int(begins and is_whole(first.lstrip("> ")))
    if not first or len(first) > LONGEST or first.startswith("|") or is_field(first):
        return 0
    if is_whole(first) or POSTED.fullmatch(first) or _is_dated_name(lines, start) or _says_who_wrote(lines, start):
        return 1
    return _length_of_folded(lines, start) if _may_begin(first) else 0


def _length_of_folded(lines: list[str], start: int) -> int:
    """A head may be folded anywhere: lines are joined until they have its shape, or can't any more."""
    joined = ""
    for count, line in enumerate(lines[start : start + MOST_LINES], 1):
        joined = f"{joined} {line.strip()}".strip()
        if len(joined) > LONGEST or (count > 1 and (is_field(line) or _begins_anew(line, lines[start]))):
            return 0
        if _is_head(joined):
            return count + _rest_of_head(lines[start + count : start + count + 1])
        if SENTENCE_END.search(line) and not NUMBER.search(line[-6:]) and not line.strip().endswith("…"):
            return 0
    return 0


def _begins_anew(line: str, first: str) -> bool:
    """Whether the head begins only here, so that the line it began with is of the words above; or a quote does."""
    is_better = _begins_like_head(line.strip()) and not _begins_like_head(first.strip())
    return is_better or (line.startswith(">") and len(line) > 40)


def _rest_of_head(following: list[str]) -> int:
    """One more line where the colon was folded away: “… <ada@example.org>” and then “wrote:”."""
    bare = following[0].strip(" >*_") if following else ""
    return int(
        len(bare) < 40 and bare.endswith((":", "：")) and _wrote_at_end().search(bare[:-1].strip().lower()) is not None
    )


def is_field(line: str) -> bool:
    """Whether it looks like a field of a quoted mail's head: “Von: Ada Lopez”."""
    found = FIELD.fullmatch(line[:600])
    return found is not None and found[1].strip().lower() in _labels()


def are_head(lines: list[str]) -> bool:
    """Whether fields one under another are of a mail: who, and at least two of when, to whom, about what."""
    names = {found[1].strip().lower() for line in lines if (found := FIELD.fullmatch(line[:600]))}
    kinds = [any(name in family for name in names) for family in _families()]
    if len(lines) == 2:  # a date and an address make up for a third
        return (
            kinds[1]
            and (kinds[0] or kinds[2])
            and any(TIME.search(line) for line in lines)
            and any(map(EMAIL.search, lines))
        )
    return sum(kinds) >= 3 or (kinds[0] and sum(kinds) >= 2)


def _is_head(joined: str) -> bool:
    """The shape, on one line."""
    end = joined.rstrip(" *_>").lower()
    if end.endswith((":", "：")):
        has_date = TIME.search(joined) is not None or DAY.search(joined) is not None
        has_address = EMAIL.search(joined) is not None
        if not has_address and OWN_WORDS.search(joined):
            return False
        says_wrote = _wrote().search(end[-200:]) is not None
        return (has_date and (has_address or says_wrote)) or (has_address and says_wrote)
    has_date = TIME.search(joined) is not None or DAY.search(joined) is not None
    if ADDRESS_AT_END.search(joined):
        return has_date and NUMBER.search(joined[:32]) is not None
    return has_date and _wrote_at_end().search(end) is not None


def _may_begin(line: str) -> bool:
    return (
        TIME.search(line) is not None
        or DAY.search(line) is not None
        or EMAIL.search(line) is not None
        or _begins_like_head(line)
    )


def _begins_like_head(line: str) -> bool:
    """A date within the first words, or a name with its address."""
    has_date = DAY.search(line) is not None or TIME.search(line) is not None
    return (has_date and NUMBER.search(line[:32]) is not None) or NAMED.match(line) is not None


def is_whole(line: str) -> bool:
    """Whether it heads a mail that is passed on or quoted whole: “----- Original message -----”."""
    folded = line.strip(" *_>").lower()
    if BETWEEN_DASHES.fullmatch(folded) or (DASHED.fullmatch(folded) and _wrote_at_end().search(folded)):
        return True
    bare = line.strip(" *_>")
    found = _whole().fullmatch(bare.lower())
    return found is not None and len(bare) < 120 and (bare[:1] in "-=_#~—[" or bare[-1:] in "-:=")


def _is_dated_name(lines: list[str], start: int) -> bool:
    """“2016-03-03 17:21 GMT+01:00 Ada Lopez”, alone between empty lines: how some programs head a quote."""
    line = lines[start]
    alone = start + 1 >= len(lines) or not lines[start + 1].strip()
    return (
        alone
        and len(line) < 160
        and DATED.match(line) is not None
        and not SENTENCE_END.search(line)
        and not line.rstrip().endswith(",")
    )


def _says_who_wrote(lines: list[str], start: int) -> bool:
    """“Ada wrote:”, “Ada, 2 May:” over a quote: a short line that ends so, with a quote right behind it."""
    line = lines[start].strip()
    if not 1 < len(line) <= 90 or line[-1] not in ":：":
        return False
    says_wrote = _wrote_at_end().search(line[:-1].lower()) is not None
    tells = says_wrote or DAY.search(line) or EMAIL.search(line)
    behind = next((other for other in lines[start + 1 : start + 4] if other.strip()), "")
    return (bool(tells) and behind.lstrip().startswith(">")) or (says_wrote and " via " in line)


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(family.split("|")) for family in (words.FROM, words.WHEN, words.WHOM, words.ABOUT))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset().union(*_families())


@lru_cache(maxsize=1)
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.WROTE})")


@lru_cache(maxsize=1)
def _wrote_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.WROTE})\s*[-—>]*$")


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return re.compile(rf"[-=_#~—\[\s]*((?:{words.WHOLE})(?: \w+){{0,4}})[-=_#~—\]\s:]*")
