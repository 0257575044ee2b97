"""Files in the dialects of spreadsheets, CRMs and laboratories; and the ones that are broken."""

import json
from pathlib import Path

import pytest

from bench import dialects
from followthrough.rules.tabular import dialect
from followthrough.rules.tabular.records import Dialect, read_rows

SPECTRUM = dialects.FOLDER / "spectrum"
needs_files = pytest.mark.skipif(not dialects.FOLDER.is_dir(), reason="the CSV collection ../shared/data/csv is absent")


def guess(text: str) -> Dialect:
    return dialect.guess_dialect(text).dialect


@needs_files
def test_nearly_every_file_of_the_collection_is_understood() -> None:
    tally = dialects.as_they_are()
    assert tally.share >= 0.98, tally.wrong


@needs_files
def test_the_table_is_found_below_its_title() -> None:
    tally = dialects.layouts()
    assert tally.share >= 0.97, tally.wrong


@needs_files
def test_other_encodings_of_the_same_files_are_understood() -> None:
    tally = dialects.re_encoded()
    assert tally.share >= 0.98, tally.wrong


# Its expected phone number is not the one in the file.
CONTRADICTORY = {"location_coordinates"}


@needs_files
@pytest.mark.parametrize("name", sorted({path.stem for path in SPECTRUM.glob("csvs/*")} - CONTRADICTORY))
def test_the_spectrum_parses_to_what_is_expected(name: str) -> None:
    """Line ends inside cells are compared as such: those of the collection were changed on its way here."""
    text = (SPECTRUM / "csvs" / f"{name}.csv").read_bytes().decode()
    expected = json.loads((SPECTRUM / "json" / f"{name}.json").read_text().replace("\\r\\n", "\\n"))
    names, *rows = [row.cells for row in read_rows([text], guess(text))]
    assert [dict(zip(names, row, strict=True)) for row in rows] == expected


CUSTOMERS = [
    ["Vorname", "Nachname", "E-Mail", "Umsatz", "Notiz"],
    ["Anna", "Berg", "anna@example.com", "1.234,50", "Ruft zurück; sagt, es eilt"],
    ["Bo", "Cole", "bo@example.com", "99,00", ""],
    ["Cem", "Dağ", "", "12,00", 'Sagte "später"'],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("quoting", dialects.QUOTINGS)
def test_a_small_list_is_read_in_any_dialect(delimiter: str, quoting: dict[str, object]) -> None:
    text = dialects._write(CUSTOMERS, delimiter=delimiter, **quoting)
    found = guess(text)
    assert found.delimiter == delimiter
    assert found.header
    assert [row.cells for row in read_rows([text], found)] == CUSTOMERS


def test_the_line_with_which_excel_names_its_delimiter_is_believed() -> None:
    found = guess("sep=|\r\na|b,c\r\n1|2,3\r\n")
    assert (found.delimiter, found.skip, found.header) == ("|", 1, True)


def test_a_plain_list_of_addresses_is_one_column() -> None:
    text = "anna@example.com\nbo.cole@example.com\ncem-dag@example.org\n"
    assert [row.cells for row in read_rows([text], guess(text))] == [[line] for line in text.split()]
    assert not guess(text).header


def test_prose_is_not_cut_into_words() -> None:
    text = "We should call them\nsoon, or at least before Friday comes\nSigned: the boss\n"
    assert guess(text).delimiter == ","
    assert dialect.guess_dialect(text).confidence <= 0.5


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "\x00", '"', "'", "a", ",", ";;;\n;;;", "\ufeff", " \t \n"])
def test_next_to_nothing_is_no_reason_to_fail(text: str) -> None:
    assert isinstance(guess(text), Dialect)


def test_a_row_of_names_is_told_from_a_row_of_values() -> None:
    assert guess("Name,Phone\nAnna,+49 30 123456\nBo,+49 30 654321\n").header
    assert not guess("Anna,+49 30 123456\nBo,+49 30 654321\n").header


def test_names_and_nothing_else_are_a_header() -> None:
    assert guess("First Name,Last Name,Email\n").header


def test_only_a_bounded_part_of_a_large_file_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(dialect, "score", lambda sample, _: seen.append(len(sample)) or 1.0)
    guess("a,b\n1,2\n" * 200_000)
    assert max(seen) <= dialect.SAMPLE_CHARACTERS


def test_the_annotations_name_every_file() -> None:
    if not dialects.FOLDER.is_dir():
        pytest.skip("the CSV collection ../shared/data/csv is absent")
    assert {path.name for path in Path(dialects.FOLDER / "dialects").iterdir()} == set(dialects.EXPECTED)
