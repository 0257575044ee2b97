"""Rows as they come: ragged, with quotes nobody closed, with line ends of three systems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.tabular import records
from followthrough.rules.tabular.records import Dialect, Row, read_rows


def cells(text: str, dialect: Dialect | None = None) -> list[list[str]]:
    return [row.cells for row in read_rows([text], dialect or Dialect())]


def test_rows_know_the_line_where_they_begin() -> None:
    text = 'name,note\nAnna,"two\nlines"\n\nBo,one\n'
    assert [row.line for row in read_rows([text], Dialect())] == [1, 2, 5]


def test_lines_above_the_table_are_skipped() -> None:
    assert list(read_rows(["Report\nof May\na,b\n1,2\n"], Dialect(skip=2))) == [Row(3, ["a", "b"]), Row(4, ["1", "2"])]


@pytest.mark.parametrize("terminator", ["\n", "\r\n", "\r"])
def test_a_cell_may_hold_line_ends_of_any_system(terminator: str) -> None:
    text = terminator.join(["a,b", '"1\n2",3', '"4\r5",6', ""])
    assert cells(text, Dialect(terminator=terminator)) == [["a", "b"], ["1\n2", "3"], ["4\r5", "6"]]


def test_a_line_feed_in_an_unquoted_cell_survives_where_rows_end_otherwise() -> None:
    assert cells("a;b\r1;x\ny\r2;z\r", Dialect(delimiter=";", terminator="\r")) == [
        ["a", "b"],
        ["1", "x\ny"],
        ["2", "z"],
    ]


def test_a_quote_that_nobody_doubled_does_not_shift_the_cells() -> None:
    text = "a,b,c\n1,'won't, he said',3\n"
    assert cells(text, Dialect(quote="'")) == [["a", "b", "c"], ["1", "won't, he said", "3"]]


def test_a_quote_that_never_closes_costs_one_row_and_not_the_file() -> None:
    lines = ["name,note", 'Anna,"oops'] + [f"P{number},fine" for number in range(1000)]
    rows = list(read_rows(["\n".join(lines)], Dialect()))
    assert len(rows) == 1002
    assert [row.cells for row in rows if row.problem] == [["Anna", '"oops']]
    assert rows[-1] == Row(1002, ["P999", "fine"])


def test_a_line_of_ten_million_letters_is_refused_and_the_next_is_read() -> None:
    chunks = ["a,b\n", *["x" * 1_000_000] * 10, "\n1,2\n"]
    rows = list(read_rows(chunks, Dialect()))
    assert [row.problem != "" for row in rows] == [False, True, False]
    assert rows[2].cells == ["1", "2"]


def test_zero_bytes_are_kept_for_the_cleaning_to_drop() -> None:
    assert cells("a,b\nAn\x00na,2\n") == [["a", "b"], ["An\x00na", "2"]]


def test_an_escape_sign_is_honoured() -> None:
    assert cells('a,b\n"say \\"hi\\", please",2\n', Dialect(escape="\\")) == [["a", "b"], ['say "hi", please', "2"]]


def test_spaces_behind_the_delimiter_are_no_part_of_the_cell() -> None:
    assert cells('a, "b, c", d\n') == [["a", "b, c", "d"]]


@given(st.lists(st.text(alphabet='ab,"\n\r \\;', max_size=30), max_size=8), st.sampled_from(['"', "'", ""]))
def test_nothing_one_can_type_breaks_the_reading(parts: list[str], quote: str) -> None:
    assert all(isinstance(row.cells, list) for row in read_rows(parts, Dialect(quote=quote)))


@given(st.lists(st.lists(st.text(alphabet='ab,"\n\r ', min_size=1, max_size=6), min_size=2, max_size=4), max_size=5))
def test_what_is_written_by_the_rules_is_read_as_it_was(rows: list[list[str]]) -> None:
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    assert cells(text, Dialect(terminator="\r\n")) == rows


@given(st.text(alphabet="ab,\n", max_size=40), st.integers(1, 7))
def test_it_does_not_matter_where_the_chunks_are_cut(text: str, size: int) -> None:
    chunks = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(records.iter_lines(chunks, "\n")) == text.splitlines(keepends=True)
