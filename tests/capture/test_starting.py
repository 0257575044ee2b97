"""A file arrives: it is kept, and what it is, is guessed and can be corrected."""

from pathlib import Path

import pytest
import xlsxwriter

from followthrough.capture import actions as capture
from followthrough.capture import files
from followthrough.capture.models import Import, ImportFile, Progress
from followthrough.capture.options import Options
from followthrough.capture.refusals import NobodyToOwn, NothingMapped, NothingToImport, NotNow
from followthrough.people.models import Person
from followthrough.rules.tabular.workbook import WorkbookUnreadable
from tests.capture.bringing import LIST, read, run, start
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


def fields(file: ImportFile) -> list[str]:
    return [record["field"] for record in file.columns]


def test_a_list_is_kept_and_understood_and_nothing_else_happens(cast: Cast) -> None:
    before = Person.objects.count()
    batch = start(cast.rep, LIST)
    file = batch.files.get()
    assert batch.progress == Progress.DRAFT
    assert files.path_of(file.table).read_text() == LIST
    assert fields(file) == [
        *("given_name", "family_name", "email", "phone", "company_name", "stage", "value", "last_contacted")
    ]
    assert all(record["reason"] and record["samples"] for record in file.columns)
    assert file.guesses["encoding_reason"]
    assert Person.objects.count() == before


def test_the_files_words_for_stages_are_matched_with_ours(cast: Cast) -> None:
    batch = start(cast.rep, LIST)
    names = {stage.pk: stage.name for stage in cast.sales.stages.all()}
    matched = {word: names[pk] for word, pk in Options.of(batch.options).stages.items()}
    assert matched["new"] == "New lead"
    assert matched["negotiation"] == "Decision"


def test_an_empty_file_is_refused_and_leaves_nothing(cast: Cast, data_folder: Path) -> None:
    with pytest.raises(NothingToImport):
        start(cast.rep, b"")
    assert not Import.objects.exists()
    assert not list(data_folder.rglob("*.csv"))


def test_a_broken_spreadsheet_is_refused_in_words(cast: Cast) -> None:
    with pytest.raises(WorkbookUnreadable):
        start(cast.rep, b"PK\x03\x04 no more", names=("list.xlsx",))


def test_a_file_name_can_not_leave_the_folder(cast: Cast, data_folder: Path) -> None:
    batch = start(cast.rep, LIST, names=("../../etc/passwd",))
    path = files.path_of(batch.files.get().original)
    assert data_folder in path.parents
    assert path.parent == files.folder_of(batch.workspace_id, batch.pk)


def test_of_a_workbook_the_fullest_sheet_is_read_and_another_can_be_chosen(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Cover").write_row(0, 0, ["Name", "Town"])
        sheet = book.add_worksheet("Leads")
        for number, row in enumerate(line.split(",") for line in LIST.splitlines()):
            sheet.write_row(number, 0, row)
    batch = start(cast.rep, path.read_bytes(), names=("book.xlsx",))
    file = batch.files.get()
    assert file.sheet == "Leads"
    assert fields(file)[:3] == ["given_name", "family_name", "email"]
    assert run(batch).stored == 5
    other = start(cast.rep, path.read_bytes(), names=("book.xlsx",)).files.get()
    assert capture.set_reading(other, sheet="Cover").columns[1]["header"] == "Town"


def test_encoding_and_dialect_can_be_chosen_otherwise(cast: Cast) -> None:
    batch = start(cast.rep, "Name;E-Mail\nJürgen;j@x.example\n".encode("cp850"))
    file = batch.files.get()
    file = capture.set_reading(file, encoding="cp850", dialect={"delimiter": ";"})
    assert (file.encoding, file.dialect["delimiter"]) == ("cp850", ";")
    assert file.columns[0]["samples"] == ["Jürgen"]
    file = capture.set_reading(file, dialect={"delimiter": ","})
    assert len(file.columns) == 1
    assert len(capture.guess_again(file).columns) == 2


def test_a_mapping_is_remembered_by_its_headers(cast: Cast) -> None:
    text = "Name,Foo\nAnna Berg,blue\n"
    file = start(cast.rep, text).files.get()
    capture.set_mapping(file, ["full_name", "job_title"], at=NOON)
    again = start(cast.manager, text.replace("Anna", "Bert")).files.get()
    assert fields(again) == ["full_name", "job_title"]
    assert "last time" in again.columns[1]["reason"]
    elsewhere = start(cast.manager, text.replace("Foo", "Bar")).files.get()
    assert fields(elsewhere) != ["full_name", "job_title"]


def test_a_field_that_is_held_once_goes_to_the_first_column(cast: Cast) -> None:
    file = start(cast.rep, "A,B,C\nx,y,z\n").files.get()
    file = capture.set_mapping(file, ["full_name", "city", "city"], at=NOON)
    assert fields(file) == ["full_name", "city", "custom"]


def test_a_list_that_says_of_nobody_who_they_are_is_refused(cast: Cast) -> None:
    file = start(cast.rep, "Town,Colour\nGraz,red\n").files.get()
    with pytest.raises(NothingMapped):
        capture.set_mapping(file, ["city", "custom"], kind="people", at=NOON)


def test_somebody_who_works_here_must_own_them(cast: Cast) -> None:
    batch = start(cast.rep, LIST)
    with pytest.raises(NobodyToOwn):
        capture.set_options(batch, Options(pipeline_id=cast.sales.pk, owner_ids=(cast.outsider.pk,)))


def test_what_was_described_otherwise_is_read_anew(cast: Cast) -> None:
    batch = read(start(cast.rep, LIST))
    assert batch.rows == 5
    capture.set_mapping(batch.files.get(), fields(batch.files.get()), at=NOON)
    batch.refresh_from_db()
    assert (batch.progress, batch.rows) == (Progress.DRAFT, 0)
    assert run(batch).stored == 5


def test_what_is_done_can_not_be_described_otherwise(cast: Cast) -> None:
    batch = run(start(cast.rep, LIST))
    with pytest.raises(NotNow):
        capture.set_mapping(batch.files.get(), fields(batch.files.get()), at=NOON)
    with pytest.raises(NotNow):
        capture.run_import(batch, at=NOON)


def test_cards_of_a_telephone_come_in_as_people(cast: Cast) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Berg;{0};;;\nFN:{0} Berg\nTEL;TYPE=CELL:+4917012345{1}\nEND:VCARD\n"
    batch = start(cast.rep, card.format("Ada", 11) + card.format("Bo", 22), names=("phone.vcf",))
    assert run(batch).stored == 2
    assert Person.objects.get(name="Bo Berg").contact_points.get().value == "+491701234522"
