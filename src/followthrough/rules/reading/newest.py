"""The newest words of a reply: without what it quotes, without what a program adds.

Every line is one of a few kinds (words, a quote, the head of a quote, a field of one, a rule between, a phone's line);
the order in which the kinds stand tells where the new words are: above the quote, below it, or between its parts.
Start at `newest_text`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from followthrough.rules.reading import quote_heads
from followthrough.rules.reading.words import quoting as words

LONGEST = 100_000  # letters
MOST_LINES = 3_000
TAIL = 1_000  # letters in which the link to leave a list stands
MOST_SIGNED = 20  # lines of a signature
FEW_LINES = 7  # of words behind a quote: a signature or a footer; more is an answer
RULE = re.compile(r"\s*(?:[-_=+~#*—–ᐧ]{2,}|—|ᐧ|– –)\s*")
LINK = re.compile(r"\(https?:[^)]{0,500}\)|<https?:[^>]{0,500}>")
PGP_HEAD = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----\s{0,10}(?:\w+: .{0,100}\n){0,5}\s{0,10}")
LEAVING = re.compile(
    r"^(?:un-?subscribe|abmelden|se désabonner|darse de baja):? .{0,300}(?:\n.{0,300}http.{0,300})?\s{0,20}\Z",
    re.I | re.M,
)
TORN_LINK = re.compile(r"\s*[(<]?https?://\S{1,500}[)>]?\s*>")  # a quoted line that was cut before its link
FENCE = re.compile(r"\s{0,3}```.{0,40}")
OPENING = re.compile(r">{3,}(?: ?[^>]{1,60} ?>{3,})?")
CLOSING = re.compile(r"<{3,}(?: ?[^<]{1,60} ?<{3,})?")
QUOTE = re.compile(r"\s*(?:[^\W\d_]{0,20}>|\|(?!\s*\S.*\|\s*$))")


class Line(StrEnum):
    """The kind of a line; one letter each, so that their order is a word."""

    WORDS = "t"
    EMPTY = "e"
    QUOTE = "q"
    HEAD = "b"
    WHOLE = "w"
    FIELD = "h"
    RULE = "d"
    SENT_FROM = "s"


@dataclass(frozen=True, slots=True)
class Newest:
    """`text`: what was written anew. `under`: what stands below the line of dashes, as signatures do.

    `is_passed_on`: nothing is new: the whole is a mail passed on or a quote, and `text` holds it all.
    """

    text: str
    under: str = ""
    is_passed_on: bool = False


def newest_text(text: str) -> str:
    """What was written anew; the whole where nothing else is told apart."""
    return split(text).text


def split(text: str) -> Newest:
    """What was written anew, and what is signed under it."""
    lines, kinds = _marked(_lines(_without_seals(text[:LONGEST])))
    under, is_passed_on = _under_rule(lines, kinds), _is_passed_on(lines, kinds)
    for step in (
        _up_to_rule,
        _up_to_whole,
        _without_sent_from,
        _up_to_fields,
        _above_quote,
        _below_quote,
        _without_heads,
    ):
        lines, kinds = step(lines, kinds)
    return Newest("\n".join(lines).strip() or "\n".join(_lines(text)).strip(), under, is_passed_on)


def _is_passed_on(lines: list[str], kinds: str) -> bool:
    """Whether it begins with the head of another mail, or holds nothing but a quote."""
    fields = re.match(r"[eds]*h(?:[te]{0,3}h)+", kinds)
    begins_with_head = fields is not None and quote_heads.are_head(lines[: fields.end()])
    only_quoted = Line.QUOTE in kinds and not {Line.WORDS, Line.FIELD} & set(kinds)
    return begins_with_head or only_quoted or kinds.lstrip("eds")[:1] == Line.WHOLE


def _without_seals(text: str) -> str:
    """Without what a program signs it with, and without the link to leave a list at its end."""
    if "-----BEGIN PGP" in text:
        text = PGP_HEAD.sub("", text, count=1)
        before, _, sealed = text.partition("-----BEGIN PGP SIGNATURE-----")
        text = before + sealed.partition("-----END PGP SIGNATURE-----")[2]
    return text[:-TAIL] + LEAVING.sub("", text[-TAIL:])


def _lines(text: str) -> list[str]:
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u200b", "")
    return [line.rstrip() for line in text.split("\n")[:MOST_LINES]]


def _marked(lines: list[str]) -> tuple[list[str], str]:
    """The lines with their kinds; the head of a quote that runs over several lines is made one."""
    kept: list[str] = []
    kinds: list[str] = []
    at = 0
    set_apart = _set_apart(lines)
    while at < len(lines):
        if at in set_apart:
            kept.append(lines[at])
            kinds.append(set_apart[at])
            at += 1
            continue
        length = quote_heads.length_at(lines, at)
        kept.append(" ".join(lines[at : at + max(1, length)]) if length else lines[at])
        kinds.append(_kind(lines[at]) if not length else Line.WHOLE if quote_heads.is_whole(lines[at]) else Line.HEAD)
        at += max(1, length)
    return kept, "".join(kinds)


def _set_apart(lines: list[str]) -> dict[int, Line]:
    """Lines whose kind their surroundings tell: code between fences is words, what >>> and <<< enclose a quote."""
    apart: dict[int, Line] = {}
    for opening, closing, kind in ((FENCE, FENCE, Line.WORDS), (OPENING, CLOSING, Line.QUOTE)):
        begun = -1
        for at, line in enumerate(lines):
            if begun < 0 and opening.fullmatch(line):
                begun = at
            elif begun >= 0 and closing.fullmatch(line):
                apart |= dict.fromkeys(range(begun, at + 1), kind)
                begun = -1
    return apart


def _kind(line: str) -> Line:
    if not line.strip():
        return Line.EMPTY
    if RULE.fullmatch(line):
        return Line.RULE
    if QUOTE.match(line) or TORN_LINK.fullmatch(line):
        return Line.QUOTE
    if quote_heads.is_field(line):
        return Line.FIELD
    return Line.SENT_FROM if is_sent_from(line) else Line.WORDS


def is_sent_from(line: str) -> bool:
    """Whether a program wrote it: “Sent from my iPhone”."""
    bare = LINK.sub("", line).strip(" \t*_[]()<>-–—~.").replace("[", "").replace("]", "").lower()
    return len(bare) <= 110 and _sent_from().match(bare) is not None


@lru_cache(maxsize=1)
def _sent_from() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.SENT_FROM})$")


def _cut(lines: list[str], kinds: str, at: int) -> tuple[list[str], str]:
    return lines[:at], kinds[:at]


def _up_to_rule(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """A line of dashes ends the mail, unless nothing stands above it."""
    for at, kind in enumerate(kinds):
        if kind == Line.RULE and Line.WORDS in kinds[:at]:
            return _cut(lines, kinds, at)
    return lines, kinds


def _up_to_whole(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """“Original message” ends the new words; above nothing it is a forwarded mail, and what follows is all there is."""
    at = kinds.find(Line.WHOLE)
    if at >= 0 and Line.WORDS in kinds[:at]:
        return _cut(lines, kinds, at)
    return lines, kinds.replace(Line.WHOLE, Line.HEAD)


def _under_rule(lines: list[str], kinds: str) -> str:
    """The few lines below the first line of dashes, up to a quote."""
    rule = kinds.find(Line.RULE)
    if rule < 0:
        return ""
    end = re.match(r"[est]*", kinds[rule + 1 :].replace(Line.FIELD, Line.WORDS))
    count = min(end.end() if end else 0, MOST_SIGNED)
    return "\n".join(lines[rule + 1 : rule + 1 + count]).strip()


def _without_sent_from(lines: list[str], kinds: str) -> tuple[list[str], str]:
    kept = [at for at, kind in enumerate(kinds) if kind != Line.SENT_FROM]
    return [lines[at] for at in kept], "".join(kinds[at] for at in kept)


def _up_to_fields(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """Three fields of a mail's head in a row begin a quoted mail. Fields alone are words."""
    for found in re.finditer(r"h(?:[te]{0,3}h){2,}|hh", kinds):
        if not quote_heads.are_head(lines[found.start() : found.end()]):
            continue
        above = kinds[: found.start()].rstrip("ebd")
        if Line.WORDS in above:
            return _cut(lines, kinds, len(above))
    return lines, kinds.replace(Line.FIELD, Line.WORDS)


def _above_quote(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """Words, then the head of a quote: what follows is old, unless the answer goes on between the quotes."""
    for at in (found.start() for found in re.finditer("b", kinds)):
        if Line.WORDS not in kinds[:at]:
            continue
        behind = kinds[at + 1 :]
        tail = re.fullmatch(r"[eqb]*([te]*)", behind)
        if Line.QUOTE not in behind or (tail and tail[1].count(Line.WORDS) < FEW_LINES):
            return _cut(lines, kinds, at)
    return lines, kinds


def _below_quote(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """The head of a quote at the very top, and the quote: the answer stands below it."""
    if found := re.match(r"e*be*q[qe]*(?=t)", kinds):
        return lines[found.end() :], kinds[found.end() :]
    return lines, kinds


def _without_heads(lines: list[str], kinds: str) -> tuple[list[str], str]:
    """Quotes between words are kept, for they say what is answered; their heads and a quote at the end are not."""
    kept = [at for at, kind in enumerate(kinds) if kind != Line.HEAD]
    lines, kinds = [lines[at] for at in kept], "".join(kinds[at] for at in kept)
    if Line.WORDS not in kinds:
        return lines, kinds
    return _cut(lines, kinds, len(kinds.rstrip("qeb")))
