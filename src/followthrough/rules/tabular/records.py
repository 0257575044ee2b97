"""Text to rows, by a known dialect: streamed, in flat memory, and never lost in a quote that nobody closed."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

MAX_RECORD = 1_000_000  # characters; a longer "row" is no row but a broken file
MAX_RECORD_LINES = 400  # an open quote that spans more lines than this was never meant to be one

csv.field_size_limit(MAX_RECORD + 1)  # the standard library's own limit would refuse a long note

# `csv` refuses the line ends of other systems inside a cell that is not quoted: they travel as these.
_STAND_INS = str.maketrans({"\r": "\ue00d", "\n": "\ue00a"})
_BACK = str.maketrans({"\ue00d": "\r", "\ue00a": "\n"})


@dataclass(frozen=True)
class Dialect:
    """How a file writes its rows. `skip` counts physical lines in front of the header or the first row."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    terminator: str = "\n"
    header: bool = True
    skip: int = 0
    merge_spaces: bool = False


class Row(NamedTuple):
    """`line` is where it begins in the file, from 1. A `problem` says why the cells can't be trusted."""

    line: int
    cells: list[str]
    problem: str = ""


def read_rows(chunks: Iterable[str], dialect: Dialect, *, width: int = 0, first_line: int = 1) -> Iterator[Row]:
    """All rows from `skip` on, the header among them, without the empty ones.

    `width` is how many cells a row has, where known; `first_line` the number of the first line in `chunks`.
    """
    source = _Lines(chunks, dialect, first_line=first_line)
    while True:
        try:
            yield from _read_until_trouble(source, dialect, width)
        except (_QuoteNeverCloses, csv.Error):
            yield source.give_up_record()
        else:
            return


class _QuoteNeverCloses(Exception):
    pass


class _Lines:
    """Feeds lines to `csv.reader` and remembers those of the record being read, to read them otherwise."""

    def __init__(self, chunks: Iterable[str], dialect: Dialect, *, first_line: int) -> None:
        self.dialect = dialect
        self.lines = iter_lines(chunks, dialect.terminator)
        self.number = first_line - 1
        self.pending: list[str] = []
        for _ in range(dialect.skip):
            self.number += next(self.lines, "") != ""

    def __iter__(self) -> Iterator[str]:
        pending = self.pending
        for line in self.lines:
            pending.append(line)
            if len(pending) > MAX_RECORD_LINES or (len(pending) > 1 and sum(map(len, pending)) > MAX_RECORD):
                raise _QuoteNeverCloses
            yield line

    def give_up_record(self) -> Row:
        """Reads only the first line of the record that went wrong, and puts the others back."""
        first, *others = self.pending
        self.lines = chain(others, self.lines)
        self.pending.clear()
        self.number += 1
        if len(first) > MAX_RECORD:
            return Row(self.number, [first[:200]], "The row is longer than a million characters.")
        return Row(self.number, split_leniently(first, self.dialect), "A quote opens in this row and never closes.")


def _read_until_trouble(source: _Lines, dialect: Dialect, width: int) -> Iterator[Row]:
    pending = source.pending
    for cells in _csv_reader(source, dialect):
        line = source.number + 1
        source.number += len(pending)
        if cells:
            width = width or len(cells)
            if len(cells) != width and dialect.quote and any(dialect.quote in part for part in pending):
                cells = _mend("".join(pending), cells, dialect=dialect, width=width)
            yield Row(line, cells)
        pending.clear()


def _mend(raw: str, cells: list[str], *, dialect: Dialect, width: int) -> list[str]:
    """A quote inside a quoted cell that nobody doubled shifts the cells: the lenient reading wins if it fits."""
    if _keeps_the_rules(raw, dialect):
        return cells
    lenient = split_leniently(raw, dialect)
    return lenient if len(lenient) == width else cells


def _keeps_the_rules(raw: str, dialect: Dialect) -> bool:
    try:
        list(_csv_reader(raw.splitlines(keepends=True), dialect, strict=True))
    except csv.Error:
        return False
    return True


def _csv_reader(lines: Iterable[str], dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    used: list[bool] = []  # whether any line needed stand-ins: hardly any file does
    reader = csv.reader(
        _with_stand_ins(lines, dialect.terminator, used),
        strict=strict,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.delimiter != " " or dialect.merge_spaces,
    )
    return ([cell.translate(_BACK) for cell in cells] if used else cells for cells in reader)


def _with_stand_ins(lines: Iterable[str], terminator: str, used: list[bool]) -> Iterator[str]:
    for line in lines:
        body = line.rstrip("\r\n")
        if "\r" in body or "\n" in body:
            used[:] = [True]
            yield body.translate(_STAND_INS) + (line[len(body) :] if terminator != "\r" else "\n")
        else:
            yield line


def iter_lines(chunks: Iterable[str], terminator: str) -> Iterator[str]:
    """Lines with their ends. A `\\r\\n` file is split at `\\n`, so that mixed ends do no harm."""
    mark = "\r" if terminator == "\r" else "\n"
    parts: list[str] = []
    size = 0
    for chunk in chunks:
        first, *others = chunk.split(mark)
        if size <= MAX_RECORD:  # what exceeds one record is dropped: the row is refused as too long anyway
            parts.append(first)
            size += len(first)
        if not others:
            continue
        yield "".join(parts) + mark
        *whole, last = others
        for line in whole:
            yield line + mark
        parts, size = [last], len(last)
    if last_line := "".join(parts):
        yield last_line


def split_leniently(record: str, dialect: Dialect) -> list[str]:
    """Cells of one record, where a quote closes only in front of a delimiter or at the end."""
    record = record.rstrip("\r\n")
    cells: list[str] = []
    position = 0
    while position <= len(record):
        cell, position = _take_cell(record, position, dialect=dialect)
        cells.append(cell)
    return cells


def _take_cell(record: str, position: int, *, dialect: Dialect) -> tuple[str, int]:
    quote, delimiter = dialect.quote, dialect.delimiter
    start = position
    while record.startswith(" ", start) and delimiter != " ":
        start += 1
    if quote and record.startswith(quote, start):
        end = record.find(quote + delimiter, start + 1)
        if end < 0 and record.endswith(quote) and len(record) > start + 1:
            end = len(record) - 1
        if end >= 0:
            return record[start + 1 : end].replace(quote * 2, quote), end + 1 + len(delimiter)
    end = record.find(delimiter, position)
    end = len(record) if end < 0 else end
    return record[position:end], end + len(delimiter)
