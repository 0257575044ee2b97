"""Spreadsheets (XLSX, XLSM, XLSB, XLS, ODS) as rows of text, the way a CSV export of the sheet would read.

The sheet is read as a whole by `python-calamine`, so its size is bounded before: a file of a few kilobytes can claim
a billion cells. Numbers lose the `.0` a spreadsheet adds, dates become ISO, a merged name stands over each of its
columns.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from followthrough.rules.refusals import Refusal

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
MAX_UNPACKED = 1_500_000_000  # bytes; a million rows of twenty columns are about half of it
MAX_CELLS = 60_000_000
MERGED_ROWS = 20  # merged cells are looked at in the rows that may be a header


class WorkbookUnreadable(Refusal):
    message = "This spreadsheet can't be opened. Open it in your spreadsheet program and save it as CSV."


class WorkbookLocked(WorkbookUnreadable):
    message = (
        "This spreadsheet is protected by a password. Open it in your spreadsheet program, take the password off"
        " (or save it as CSV) and choose it again."
    )


class WorkbookTooLarge(Refusal):
    message = "This spreadsheet unpacks to more than can be read. Save the sheet you need as CSV."


@dataclass(frozen=True)
class Sheet:
    """One sheet, with how many rows and columns it uses."""

    name: str
    rows: int
    columns: int


def is_workbook(name: str, first: bytes) -> bool:
    """By its first bytes, and by the name where these say only “a zip” or “an old Office file”."""
    packed = first.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    return packed and Path(name).suffix.lower() in SUFFIXES | {""}


def list_sheets(path: Path) -> list[Sheet]:
    """The visible sheets in their order. Refuses `WorkbookUnreadable`, `WorkbookTooLarge`."""
    from python_calamine import SheetVisibleEnum

    book = _open(path)
    shown = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    names = [name for name in book.sheet_names if name in shown] or list(book.sheet_names)
    return [_describe(book, name) for name in names]


def fullest(sheets: Sequence[Sheet]) -> str:
    """The sheet that most likely holds the list; the first of equals."""
    return max(sheets, key=lambda sheet: sheet.rows * min(sheet.columns, 30)).name


def read_sheet(path: Path, name: str) -> Iterator[list[str]]:
    """The rows of one sheet as text. Refuses `WorkbookUnreadable`, `WorkbookTooLarge`."""
    sheet = _sheet(_open(path), name)
    merged = _merged_cells(sheet)
    for number, row in enumerate(sheet.iter_rows()):
        cells = [text_of(value) for value in row]
        if number < MERGED_ROWS:
            _spread_merged(cells, number, merged)
        yield cells


def text_of(value: Any) -> str:
    """A cell as a person would type it: 1.0 is 1, a date is ISO, an hour is an hour."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _open(path: Path) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _require_bounded(path)
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as problem:
        raise WorkbookLocked from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise WorkbookUnreadable from problem


def _sheet(book: Any, name: str) -> Any:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, ValueError) as problem:
        raise WorkbookUnreadable from problem


def _describe(book: Any, name: str) -> Sheet:
    sheet = _sheet(book, name)
    return Sheet(name, sheet.end[0] + 1 if sheet.end else 0, sheet.end[1] + 1 if sheet.end else 0)


def _require_bounded(path: Path) -> None:
    """A zip says how large it unpacks; a sheet how far its cells reach. Both may lie only upwards of these limits."""
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > MAX_UNPACKED // 4:
            raise WorkbookTooLarge
        return
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise WorkbookTooLarge
            for part in packed.infolist():
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                    _require_bounded_sheet(packed, part)
                elif part.filename == "content.xml":
                    _require_few_repeats(packed, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as problem:
        raise WorkbookUnreadable from problem


_FAR_COLUMN = re.compile(rb'<c [^>]*?r="([A-Z]{2,3})\d+"')
_FAR_ROW = re.compile(rb'<(?:row|c) [^>]*?r="[A-Z]{0,3}(\d{5,})"')


def _require_bounded_sheet(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Cells are kept in a dense rectangle: one at A1 and one at XFD1048576 would be 17 billion."""
    widest, lowest = 26, 10_000
    rest = b""
    with packed.open(part) as file:
        while chunk := file.read(1 << 20):
            text = rest + chunk
            widest = max([widest, *map(_column_number, set(_FAR_COLUMN.findall(text)))])
            lowest = max([lowest, *(int(number) for number in set(_FAR_ROW.findall(text)))])
            rest = text[-100:]
            if widest * lowest > MAX_CELLS:
                raise WorkbookTooLarge


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


_REPEATS = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"[^>]*?office:value')


def _require_few_repeats(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """OpenDocument may say “this cell, a million times”."""
    rest = b""
    repeated = 0
    with packed.open(part) as file:
        while chunk := file.read(1 << 20):
            text = rest + chunk
            repeated += sum(int(number) for number in _REPEATS.findall(text))
            rest = text[-200:]
            if repeated > MAX_CELLS:
                raise WorkbookTooLarge


Corner = tuple[int, int]


def _merged_cells(sheet: Any) -> list[tuple[Corner, Corner]]:
    return [pair for pair in sheet.merged_cell_ranges or [] if pair[0][0] < MERGED_ROWS]


def _spread_merged(cells: list[str], number: int, merged: list[tuple[Corner, Corner]]) -> None:
    """Only sideways: a name over three columns names each of them; a tall cell stays where it is."""
    for (row, first), (_, last) in merged:
        if row == number and first < len(cells):
            for column in range(first + 1, min(last + 1, len(cells))):
                cells[column] = cells[column] or cells[first]
