"""Spreadsheets made on the spot, the honest ones and the bombs."""

import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from followthrough.rules.tabular import workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "prospects.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        cover = made.add_worksheet("Cover")
        cover.write(0, 0, "Our prospects")
        sheet = made.add_worksheet("List")
        sheet.merge_range("B1:C1", "Phone")
        sheet.write(0, 0, "Name")
        sheet.write_row(0, 3, ["Id", "Met on", "VIP", "Value"])
        sheet.write_row(1, 0, ["Anna", "+49 30 1", "+49 30 2", 1001.0])
        sheet.write_datetime(1, 4, datetime(2020, 1, 2), made.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
        sheet.write_boolean(1, 5, True)
        sheet.write(1, 6, 12.5)
        made.add_worksheet("Hidden").hide()
    return path


def test_the_fullest_visible_sheet_is_chosen(book: Path) -> None:
    sheets = workbook.list_sheets(book)
    assert [sheet.name for sheet in sheets] == ["Cover", "List"]
    assert workbook.fullest(sheets) == "List"


def test_cells_read_as_a_person_would_type_them(book: Path) -> None:
    names, row = workbook.read_sheet(book, "List")
    assert names == ["Name", "Phone", "Phone", "Id", "Met on", "VIP", "Value"]
    assert row == ["Anna", "+49 30 1", "+49 30 2", "1001", "2020-01-02", "true", "12.5"]


def test_a_file_is_known_by_its_first_bytes(book: Path) -> None:
    assert workbook.is_workbook("prospects.xlsx", book.read_bytes()[:8])
    assert not workbook.is_workbook("prospects.csv", b"Name,Phone")
    assert not workbook.is_workbook("prospects.xlsx", b"Name,Phone")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0 torn off", b"Name,Phone"])
def test_a_broken_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(workbook.WorkbookUnreadable):
        workbook.list_sheets(path)


def test_a_locked_file_says_that_a_password_keeps_it_shut(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked())
    with pytest.raises(workbook.WorkbookLocked):
        workbook.list_sheets(path)


def locked() -> bytes:
    """The outside of a spreadsheet with a password: a compound file that holds nothing but an encrypted package."""
    none, free, end, table = (0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    sectors = struct.pack("<128I", table, end, *[free] * 126)

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        stored = (name + "\0").encode("utf-16-le") if name else b""
        links = struct.pack("<BB3I", kind, 1, none, right, child)
        return stored.ljust(64, b"\0") + struct.pack("<H", len(stored)) + links + bytes(36) + struct.pack("<IQ", end, 0)

    entries = [("Root Entry", 5, none, 1), ("EncryptedPackage", 2, 2, none), ("EncryptionInfo", 2, none, none)]
    return head + sectors + b"".join(entry(*each) for each in entries) + entry("", 0, none, none)


def test_a_sheet_that_claims_to_reach_the_far_corner_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        sheet.write("A1", "Name")
        sheet.write("XFD1048576", "boom")
    with pytest.raises(workbook.WorkbookTooLarge):
        workbook.list_sheets(path)


def test_a_zip_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 2_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(workbook.WorkbookTooLarge):
        workbook.list_sheets(path)


def test_a_cell_repeated_a_billion_times_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    cell = b'<table:table-cell table:number-columns-repeated="1000000000" office:value-type="string"/>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", cell)
    with pytest.raises(workbook.WorkbookTooLarge):
        workbook.list_sheets(path)
