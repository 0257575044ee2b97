"""Where does the table begin, and does its first row hold names? A title or a note may stand above it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .cells import TELLING, kind_of
from .records import Row
from .vocabulary import is_field_name

ROWS_JUDGED = 100


@dataclass(frozen=True)
class Layout:
    """`skip` physical lines stand above the table; `header` says whether names stand in its first row."""

    skip: int
    header: bool


def find_layout(rows: Sequence[Row]) -> Layout:
    """From the first rows of a file, read from its very beginning."""
    rows = rows[:ROWS_JUDGED]
    start = _first_full_row(rows)
    if start is None:
        return Layout(0, header=False)
    table = [row.cells for row in rows[start:]]
    if _is_title(table):
        return Layout(rows[start + 1].line - 1, header=True)
    return Layout(rows[start].line - 1, header=has_header(table[0], table[1:]))


def has_header(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row names the columns below it. A row of plain words is believed to, as lists mostly do."""
    votes = _votes(first, below)
    if votes == 0:
        filled = [cell.strip().casefold() for cell in first if cell.strip()]
        return bool(filled) and len(set(filled)) == len(filled)
    return votes > 0


def _is_title(table: Sequence[Sequence[str]]) -> bool:
    """A line with commas of its own above rows that are all of one other width, the first of them names."""
    widths = Counter(len(row) for row in table[1:])
    if len(table) < 4 or widths[len(table[0])] or widths[len(table[1])] < 0.9 * (len(table) - 1):
        return False
    return len([cell for cell in table[0] if cell.strip()]) != len(table[1]) and _votes(table[1], table[2:]) > 0


def _votes(first: Sequence[str], below: Sequence[Sequence[str]]) -> float:
    """All columns together. The names may stand again above a second table in the same file."""
    names = {cell for cell in first if cell.strip()}
    below = [row for row in below if len(names & set(row)) * 2 < len(names) or not names]
    return sum(_vote(name, [row[index] for row in below if index < len(row)]) for index, name in enumerate(first))


def _first_full_row(rows: Sequence[Row]) -> int | None:
    """The first row as filled as the rows of the table; a title fills one cell, whatever its commas."""
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in rows]
    if not any(filled):
        return None
    typical = median(count for count in filled if count)
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    floor = min(max(typical * 0.6, min(2, width)), max(filled))
    return next(index for index, count in enumerate(filled) if count >= floor)


def _vote(name: str, values: Sequence[str]) -> float:
    """What one column says: above 0 for a name, below 0 for one more value."""
    name_kind = kind_of(name)
    if name_kind == "empty":
        return 0.0
    if is_field_name(name):
        return 1.5
    kinds = Counter(kind_of(value) for value in values)
    kinds.pop("empty", None)
    common, count = kinds.most_common(1)[0] if kinds else ("", 0)
    telling = sum(amount for kind, amount in kinds.items() if kind in TELLING)
    if name_kind in TELLING:
        return -2.0 if common == name_kind or not values else -0.5
    if values and name in values[:50]:
        return -0.75
    if telling > sum(kinds.values()) * 0.6:
        return 1.0
    return -0.25 if common == name_kind == "code" and count == sum(kinds.values()) else 0.0
