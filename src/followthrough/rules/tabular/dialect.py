"""Which dialect of CSV is this? Guessed from a bounded sample; every part can be overridden.

The idea is the data consistency measure of G. J. J. van den Burg, A. Nazábal and C. Sutton, "Wrangling messy
CSV files by detecting row and type patterns", Data Mining and Knowledge Discovery 33 (2019): the right dialect
is the one under which rows look alike (pattern score) and cells look like values (type score); the product of
both decides. Ours differs in the scores: neighbouring rows count beside all rows, so that several tables in one
file do no harm; the cells of a column are expected to be of one kind; and the delimiters people use weigh more
than the odd ones.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from . import layout
from .cells import kind_of
from .records import Dialect, iter_lines, read_rows

SAMPLE_CHARACTERS = 96 * 1024
ROWS_JUDGED = 250
CELLS_JUDGED = 5000

# How readily we believe in a delimiter; signs that are not here can't be one.
PRIOR = {",": 1.0, ";": 1.0, "\t": 1.0, "|": 0.97, "\x1f": 0.97, "\x01": 0.97, "¦": 0.9, "§": 0.85, "~": 0.85}
PRIOR |= {"^": 0.85, ":": 0.75, " ": 0.7, "#": 0.7, "*": 0.7, "&": 0.7, "!": 0.7, "=": 0.55, "$": 0.55}
PRIOR |= {"%": 0.55, "/": 0.5, "\\": 0.5, "+": 0.5, "?": 0.5, "-": 0.4, "<": 0.4, ">": 0.4}
QUOTES = ('"', "'", "`")
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces", ":": "colons"}


@dataclass(frozen=True)
class DialectGuess:
    """The dialect, how sure we are (0 to 1), and the sentence for the screen."""

    dialect: Dialect
    confidence: float
    reason: str


def guess_dialect(text: str) -> DialectGuess:
    """Guess from the beginning of a file, already decoded. Never refuses: a plain list is a table too."""
    sample = _whole_lines(text.removeprefix("\ufeff"))
    declared = _declared_delimiter(sample)
    scored = [(score(sample, dialect), dialect) for dialect in candidates(sample, declared=declared)]
    best, dialect = max(scored, key=lambda pair: pair[0])
    if declared:
        dialect = replace(dialect, skip=1)
        return _describe(sample, dialect, confidence=1.0, reason="The file names its delimiter in its first line.")
    if best < _undivided_score(sample, dialect):
        reason = "No sign divides the rows alike: they are one column."
        return _describe(sample, _single_column(sample), confidence=0.5, reason=reason)
    second = max((value for value, other in scored if other.delimiter != dialect.delimiter), default=0.0)
    reason = f"With {NAMES.get(dialect.delimiter, repr(dialect.delimiter))} the rows line up best."
    return _describe(sample, dialect, confidence=min(0.99, 1 - second / best / 2), reason=reason)


def candidates(sample: str, *, declared: str = "") -> Iterator[Dialect]:
    """Every dialect worth scoring: the signs that recur, the quotes that pair up, an escape if there is one."""
    for terminator in _terminators(sample):
        for delimiter in [declared] if declared else _delimiters(sample, terminator):
            for quote in _quotes(sample, delimiter):
                for escape in _escapes(sample, quote, delimiter):
                    yield Dialect(
                        delimiter=delimiter,
                        quote=quote,
                        escape=escape,
                        terminator=terminator,
                        merge_spaces=delimiter == " " and _is_aligned(sample),
                    )


def score(sample: str, dialect: Dialect) -> float:
    """How table-like the sample is under this dialect: rows alike × cells typed × how usual the delimiter is."""
    rows = [row.cells for row in islice(read_rows([sample], dialect), ROWS_JUDGED)]
    rows = _affordable(rows)
    alike = _pattern_score(rows)
    if not alike:
        return 0.0
    prior = PRIOR.get(dialect.delimiter, 0.3) * (0.97 if dialect.quote != '"' else 1.0)
    return alike * _type_score(rows, dialect) * prior


def _whole_lines(text: str) -> str:
    if len(text) <= SAMPLE_CHARACTERS:
        return text
    text = text[:SAMPLE_CHARACTERS]
    end = max(text.rfind("\n"), text.rfind("\r"))
    return text[: end + 1] if end > 0 else text


def _declared_delimiter(sample: str) -> str:
    """Excel writes `sep=;` into the first line of what it exports for Excel."""
    found = re.match(r'"?sep=([^\r\n])"?\r?\n', sample, re.IGNORECASE)
    return found.group(1) if found else ""


def _terminators(sample: str) -> list[str]:
    both = sample.count("\r\n")
    feeds, returns = sample.count("\n") - both, sample.count("\r") - both
    main = "\r\n" if both >= feeds and both else "\n"
    if returns == 0 or returns * 4 < both + feeds:
        return [main]
    return ["\r"] if not feeds and not both else ["\r", main]


def _delimiters(sample: str, terminator: str) -> list[str]:
    lines = [line for line in islice(iter_lines([sample], terminator), 200) if line.strip()]
    found = Counter(sign for line in lines for sign in PRIOR.keys() & set(line.rstrip("\r\n")))
    floor = max(1, len(lines) // 4)
    usual = [sign for sign in ",;\t|" if found[sign]]
    others = [sign for sign, count in found.most_common(10) if count >= floor and sign not in usual]
    return (usual + others) or [","]


def _quotes(sample: str, delimiter: str) -> list[str]:
    """Quotes that open at the beginning of a cell and close at its end at least once; always one that may."""
    edge = re.escape(delimiter)
    seen = [
        quote
        for quote in QUOTES
        if quote in sample
        and re.search(rf"(?:^|[{edge}\r\n]) ?{quote}(?:[^{quote}]|{quote}{quote})*{quote} ?(?:[{edge}\r\n]|$)", sample)
    ]
    if seen == ["'"] and '"' in sample:
        seen.append('"')
    return seen or ['"']


def _escapes(sample: str, quote: str, delimiter: str) -> list[str]:
    """A backslash in front of a quote inside a cell; `"C:\\"` at the end of one is only a path."""
    if f"\\{quote}" not in sample:
        return [""]
    edge = f"{re.escape(delimiter)}\r\n"
    escaped = len(re.findall(rf"\\{quote}(?=[^{edge}])", sample))
    doubled = len(re.findall(rf"(?<=[^{edge}\\]){quote}{quote}(?=[^{edge}])", sample))
    bare = len(re.findall(rf"(?<=[^{edge}\\{quote}]){quote}(?=[^{edge}{quote}])", sample))
    if escaped > doubled + bare:
        return ["\\"]
    return ["", "\\"] if escaped > bare else [""]


def _is_aligned(sample: str) -> bool:
    lines = [line for line in sample.splitlines()[:200] if line.strip()]
    return sum("  " in line.strip() for line in lines) > len(lines) / 2


def _affordable(rows: list[list[str]]) -> list[list[str]]:
    """Wide tables are judged by fewer rows: the time a guess takes is bounded by cells."""
    width = max((len(row) for row in rows[:20]), default=1)
    return rows[: max(10, CELLS_JUDGED // width)]


def _pattern_score(rows: list[list[str]]) -> float:
    """0 to 1: the chance that two rows are equally wide, and broader than one cell."""
    widths = [len(row) for row in rows]
    if not widths or max(widths) < 2:
        return 0.0
    total = len(widths)
    alike = sum(count * count for width, count in Counter(widths).items() if width > 1) / total**2
    neighbours = [left == right > 1 for left, right in pairwise(widths)]
    beside = sum(neighbours) / len(neighbours) if neighbours else alike
    breadth = sum(1 - 1 / width**2 for width in widths) / total
    return (alike + max(alike, beside)) / 2 * breadth


_CUT_QUOTES = re.compile(r"""(["'`])[^\w\s"'`]\1""")  # one cell ends and the next begins inside this "cell"
_CREDIT = {"text": 0.35, "words": 0.95, "word": 1.0, "code": 0.95, "null": 0.9, "structure": 0.9, "address": 0.9}


def _type_score(rows: list[list[str]], dialect: Dialect) -> float:
    """0 to 1: the share of cells that look like a value, and how much each column sticks to one kind."""
    width = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0][0]
    table = [row for row in rows if len(row) == width]
    credits = [_credit(cell, dialect) for row in rows if len(row) > 1 for cell in row]
    columns = [_uniformity(column) for column in zip(*table, strict=True)]
    return sum(credits) / len(credits) * (0.7 + 0.3 * sum(columns) / len(columns))


def _credit(cell: str, dialect: Dialect) -> float:
    """What a cell says for the dialect. A quote left standing at its edge says that it was cut wrongly."""
    kind = kind_of(cell)
    if kind in {"text", "words", "word", "structure"}:
        stripped = cell.strip()
        if stripped[0] in QUOTES or stripped[-1] in '"`':
            return 0.5 if stripped[0] == stripped[-1] and stripped[0] != dialect.quote and len(stripped) > 1 else 0.1
        if kind == "text" and dialect.quote and _CUT_QUOTES.search(cell):
            return 0.0
        if kind == "text" and (len(stripped) > 40 or "\n" in cell):
            return 0.6
    return _CREDIT.get(kind, 1.0)


def _uniformity(column: tuple[str, ...]) -> float:
    kinds = Counter(kind_of(cell) for cell in column)
    empty = kinds.pop("empty", 0)
    return (max(kinds.values(), default=0) + empty) / len(column)


_VALUES = frozenset({"email", "url", "date", "datetime", "time", "money"})


def _undivided_score(sample: str, dialect: Dialect) -> float:
    """What a table must beat: lines that are one value each, or plain prose, are not cut by an odd delimiter."""
    kinds = [kind_of(line.strip()) for line in islice(iter_lines([sample], dialect.terminator), 100)]
    kinds = [kind for kind in kinds if kind != "empty"]
    if not kinds or dialect.delimiter in ",;\t|":
        return 0.05
    whole = sum(kind in _VALUES for kind in kinds) / len(kinds)
    prose = sum(kind in {"words", "text"} for kind in kinds) / len(kinds)
    return max(0.05, whole, prose * 0.3)


def _single_column(sample: str) -> Dialect:
    return Dialect(terminator=_terminators(sample)[-1])


def _describe(sample: str, dialect: Dialect, *, confidence: float, reason: str) -> DialectGuess:
    rows = list(islice(read_rows([sample], dialect), layout.ROWS_JUDGED))
    found = layout.find_layout(rows)
    dialect = replace(dialect, skip=max(dialect.skip, found.skip), header=found.header)
    return DialectGuess(dialect, round(confidence, 2), reason)
