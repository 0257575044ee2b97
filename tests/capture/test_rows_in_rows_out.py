"""Rows in = stored + joined + refused, always: whatever stands in the file."""

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.capture import actions as capture
from followthrough.capture import queries
from followthrough.capture.models import Certainty, Choice, Fate, Import, ImportResult, ImportRow, Progress
from followthrough.followup.models import Opportunity
from followthrough.rules.refusals import Refusal
from tests.capture.bringing import read, run, start
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
HEADER = ["Name", "Email", "Phone", "Company", "Deal name", "Deal value", "Stage", "Close date", "Owner", "Notes"]
CELLS: dict[str, list[str]] = {
    "Name": ["Ann Berg", "Bo Cole", "Ann Berg", "", "=1+1", "Zoë Łuk\u00a0", "X" * 300, "علي حسن"],
    "Email": ["ann@x.example", "ANN@x.example", "bo@x.example", "", "not one", "a@x.example; b@x.example"],
    "Phone": ["+49301234567", "030 1234567", "", "12", "call me"],
    "Company": ["Lind AG", "LIND AG", "", "Öl & Co", "-"],
    "Deal name": ["Roof", "Roof", "", "Boat"],
    "Deal value": ["1.234,50", "5", "", "lots", "-5", "1e9", "999999999999999999"],
    "Stage": ["New", "Closed Won", "Closed Lost", "Nurturing", "Unqualified", "", "Quatsch"],
    "Close date": ["2026-12-01", "1/2/2026", "31/02/2026", "", "soon", "0000-00-00"],
    "Owner": ["Rosa Reed", "Nobody", ""],
    "Notes": ["", "two\nlines", 'a "quote"', "\x00", "'; DROP TABLE x; --", "x" * 3000],
}
row_of = st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()})
raggedness = st.sampled_from([0, 0, 0, 0, -3, 2])


def written(rows: list[tuple[dict[str, str], int]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(HEADER)
    for row, surplus in rows:
        cells = [row[name] for name in HEADER]
        writer.writerow(cells[:surplus] if surplus < 0 else cells + ["more"] * surplus)
    return out.getvalue()


def assert_every_row_has_its_fate(batch: Import) -> None:
    assert batch.progress == Progress.DONE
    assert batch.rows == batch.stored + batch.joined + batch.refused
    assert ImportRow.objects.filter(batch=batch).count() == batch.rows
    for fate, number in ((Fate.STORED, batch.stored), (Fate.JOINED, batch.joined), (Fate.REFUSED, batch.refused)):
        assert ImportResult.objects.filter(batch=batch, fate=fate).count() == number
    assert not ImportResult.objects.filter(batch=batch, fate=Fate.REFUSED, problem="").exists()
    returned = sum(len(list(queries.refused_rows(file))) - 1 for file in batch.files.all())
    assert returned == batch.refused
    assert not Opportunity.objects.live().filter(next_due_at__isnull=True).exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(row_of, raggedness), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t"),
    sure=st.sampled_from(list(Choice)),
    likely=st.sampled_from(list(Choice)),
    prospects=st.booleans(),
)
def test_every_row_is_stored_joined_or_refused(cast: Cast, rows: Any, delimiter: str, **choices: Any) -> None:
    text = written(rows, delimiter)
    batch = start(cast.rep, text)
    file = batch.files.get()
    capture.set_reading(file, dialect={"delimiter": delimiter, "header": True, "skip": 0})
    fields = ["full_name", "email", "phone", "company_name", "title", "value", "stage", "close_date", "owner", "note"]
    capture.set_mapping(file, fields, kind="people", at=NOON)
    Import.objects.filter(pk=batch.pk).update(options=batch.options | {"prospects": choices["prospects"]})
    batch.refresh_from_db()
    before = Opportunity.objects.count()
    batch = read(batch)
    capture.choose_all(batch, Certainty.SURE, choices["sure"])
    capture.choose_all(batch, Certainty.LIKELY, choices["likely"])
    batch = run(batch)
    assert batch.rows == len(rows)
    assert_every_row_has_its_fate(batch)
    batch = capture.finish(capture.undo_import(batch, at=NOON), at=NOON)
    assert (batch.progress, batch.kept) == (Progress.UNDONE, 0)
    assert Opportunity.objects.count() == before


WORST = {
    "one column": "ann@x.example\nbo@x.example\n",
    "a line of ten million letters": "Name,Email\n" + "x" * 10_000_000 + "\nAnn,a@x.example\n",
    "zero bytes": "Name,Email\nAn\x00n,a@x.example\n\x00,\x00\n",
    "ragged": "Name,Email\nAnn\nBo,b@x.example,x,y,z\n,\n,,,\n",
    "the same header twice": "Name,Name,Email,Email\nAnn,Berg,a@x.example,b@x.example\n",
    "line ends in cells": 'Name,Notes\nAnn,"one\ntwo\r\nthree"\n',
    "formulas": "Name,Email\n\"=cmd|' /C calc'!A0\",a@x.example\n+1,b@x.example\n",
    "three hundred columns": ",".join(f"c{n}" for n in range(299))
    + ",Email\n"
    + ",".join("v" * 1 for _ in range(299))
    + ",a@x.example\n",
    "a quote that never closes": 'Name,Email\n"Ann,a@x.example\nBo,b@x.example\n',
    "only a header": "Name,Email\n",
    "other alphabets": "Name,Email\nمحمد علي,m@x.example\n山田太郎,y@x.example\nИван,i@x.example\n",
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_do_no_harm(cast: Cast, name: str) -> None:
    batch = start(cast.rep, WORST[name])
    assert_every_row_has_its_fate(run(batch))


def test_two_encodings_in_one_file_lose_no_letter(cast: Cast) -> None:
    raw = (
        "Name,Email\nJürgen,j@x.example\nZoë,z@x.example\nRené,r@x.example\n".encode()
        + "Günther,g@x.example\n".encode("cp1252")
    )
    batch = run(start(cast.rep, raw))
    assert_every_row_has_its_fate(batch)
    names = set(Opportunity.objects.filter(person__name__startswith="G").values_list("person__name", flat=True))
    assert "Günther" in names


def test_noise_is_refused_in_words_or_row_by_row(cast: Cast) -> None:
    noise = bytes(range(256)) * 40
    with pytest.raises(Refusal, match="file"):
        run(start(cast.rep, noise))
