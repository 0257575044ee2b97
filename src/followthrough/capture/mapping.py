"""What is guessed of a file, and the mapping as it is kept: one record per column, plain enough for JSON."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from followthrough.capture import files
from followthrough.capture.models import ImportFile
from followthrough.rules.tabular import cleaning, headers, moments
from followthrough.rules.tabular.dialect import SAMPLE_CHARACTERS, DialectGuess, guess_dialect
from followthrough.rules.tabular.encoding import SAMPLE_BYTES, EncodingGuess, guess_encoding, is_valid
from followthrough.rules.tabular.fields import Field, TableKind
from followthrough.rules.tabular.intake import DATES, Column, Habits
from followthrough.rules.tabular.records import Dialect, Row, read_rows

SAMPLE_ROWS = 300
DATES_LOOKED_AT = 50_000  # rows, at most, until one of them tells day from month
SHOWN = 3

Record = dict[str, Any]


def guess_encoding_of(path: Path) -> EncodingGuess:
    """From the beginning, and from the place where the whole file proves the beginning wrong."""
    sample = next(files.bytes_of(path), b"")
    complete = path.stat().st_size <= len(sample)
    guess = guess_encoding(sample[:SAMPLE_BYTES], complete=complete)
    if complete or guess.name != "utf-8" or is_valid(files.bytes_of(path), "utf-8"):
        return guess
    return guess_encoding(b"\n".join(_lines_beyond_ascii(path)))


def _lines_beyond_ascii(path: Path, enough: int = 2000) -> Iterator[bytes]:
    found = (line for chunk in files.bytes_of(path) for line in chunk.split(b"\n")[1:-1] if not line.isascii())
    return islice(found, enough)


def guess_dialect_of(path: Path, code: str) -> DialectGuess:
    return guess_dialect("".join(_beginning(files.text_of(path, code), SAMPLE_CHARACTERS)))


def _beginning(chunks: Iterable[str], enough: int) -> Iterator[str]:
    for chunk in chunks:
        yield chunk[:enough]
        enough -= len(chunk)
        if enough <= 0:
            return


def rows_of(file: ImportFile, *, after_line: int = 0) -> Iterator[Row]:
    """The rows below the header, from behind a line on, as the file's own settings read them."""
    dialect, width = dialect_of(file), len(file.columns)
    path = files.path_of(file.table)
    if after_line:
        chunks = files.text_of(path, file.encoding, after=after_line - 1, terminator=dialect.terminator)
        rows = read_rows(chunks, without_skip(dialect), width=width, first_line=after_line)
        return (row for row in rows if row.line > after_line)
    rows = read_rows(files.text_of(path, file.encoding), dialect, width=width)
    return islice(rows, 1, None) if dialect.header else rows


def without_skip(dialect: Dialect) -> Dialect:
    return Dialect(**{**asdict(dialect), "skip": 0})


def dialect_of(file: ImportFile) -> Dialect:
    return Dialect(**file.dialect)


def habits_of(file: ImportFile) -> Habits:
    known = {part.name for part in fields(Habits)}
    return Habits(**{name: value for name, value in file.habits.items() if name in known})


def read_header(file: ImportFile) -> list[str]:
    """The names above the columns; “Column 1” and so on where there are none, and for empty ones."""
    path, dialect = files.path_of(file.table), dialect_of(file)
    first = next(read_rows(files.text_of(path, file.encoding), dialect), None)
    cells = first.cells if first else []
    while cells and not cells[-1].strip() and dialect.header:
        cells = cells[:-1]
    return [
        (" ".join(cleaning.clean_text(name).split())[:120] if dialect.header else "") or f"Column {number}"
        for number, name in enumerate(cells, 1)
    ]


def signature_of(names: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(name.casefold() for name in names).encode()).hexdigest()


def guess_mapping(file: ImportFile, names: Sequence[str]) -> tuple[TableKind, list[Record]]:
    """Kind and columns as guessed; `file.columns` must have the right length for its rows to be read."""
    rows = [row.cells for row in islice(rows_of(file), SAMPLE_ROWS)]
    guess = headers.guess_columns(names, rows, title=title_of(file))
    records = [
        {
            "header": column.header,
            "field": str(column.field),
            "label": column.label,
            "reason": column.reason,
            "confidence": column.confidence,
            "samples": _samples(rows, column.index),
        }
        for column in guess.columns
    ]
    return guess.kind, describe_amounts(records, rows)


def title_of(file: ImportFile) -> str:
    return file.sheet if len(file.sheets) > 1 else Path(file.name).stem


def describe_amounts(records: list[Record], rows: Sequence[Sequence[str]]) -> list[Record]:
    """Which sign stands before the cents, and whether chances are fractions: by the column, not by the cell."""
    for index, record in enumerate(records):
        values = [row[index] for row in rows if index < len(row) and row[index].strip()]
        record["mark"] = cleaning.decimal_mark(values) if record["field"] == Field.VALUE else "."
        record["is_fraction"] = record["field"] == Field.CHANCE and cleaning.is_fraction_column(values)
    return records


def guess_habits(file: ImportFile, *, zone: str, country: str, currency: str) -> dict[str, Any]:
    """Day or month first, decided by all dates; the currency that most amounts stand in, if any is written."""
    date_columns = [number for number, record in enumerate(file.columns) if Field(record["field"]) in DATES]
    guess = moments.guess_day_order(_ambiguous_dates(file, date_columns), default=moments.day_order_of_country(country))
    return {
        "zone": zone,
        "country": country,
        "day_order": guess.order,
        "day_order_reason": guess.reason,
        "is_day_order_sure": guess.is_sure,
        "currency": _main_currency(file) or currency,
    }


def _ambiguous_dates(file: ImportFile, columns: Sequence[int]) -> Iterator[str]:
    """Dates, until one of them tells which number is the day."""
    if not columns:
        return
    for row in islice(rows_of(file), DATES_LOOKED_AT):
        for index in columns:
            if index < len(row.cells) and (text := row.cells[index]):
                yield text
                if moments.guess_day_order([text]).is_sure:
                    return


def _main_currency(file: ImportFile) -> str:
    by_field = {record["field"]: number for number, record in enumerate(file.columns)}
    index = by_field.get(str(Field.CURRENCY), by_field.get(str(Field.VALUE)))
    if index is None:
        return ""
    found: dict[str, int] = {}
    for row in islice(rows_of(file), SAMPLE_ROWS):
        if index < len(row.cells) and (code := cleaning.currency_of(row.cells[index])):
            found[code] = found.get(code, 0) + 1
    return max(found, key=lambda code: found[code]) if found else ""


def columns_of(file: ImportFile) -> list[Column]:
    """The mapping as `intake` reads it."""
    return [
        Column(
            index=number,
            header=record["header"],
            field=Field(record["field"]),
            label=record.get("label", ""),
            key=custom_key(record["header"]),
            mark=record.get("mark", "."),
            is_fraction=record.get("is_fraction", False),
        )
        for number, record in enumerate(file.columns)
    ]


def custom_key(header: str) -> str:
    """As `people.add_field` makes it from the same label."""
    return slugify(header)[:60].replace("-", "_") or "field"


def apply_remembered(records: list[Record], remembered: Sequence[Mapping[str, Any]]) -> list[Record]:
    """The same headers as last time: the same fields."""
    for record, known in zip(records, remembered, strict=True):
        record |= {"field": known["field"], "label": known.get("label", ""), "confidence": 1.0}
        record["reason"] = "As you chose it last time."
    return records


def _samples(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    found = (cleaning.clean_text(row[index])[:60] for row in rows if index < len(row))
    found = (text for text in found if text)
    return list(dict.fromkeys(islice(found, 20)))[:SHOWN]
