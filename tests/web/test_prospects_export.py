"""The list as a CSV file: all of it, in its order, harmless to open, and read back as it was."""

import csv
import io
from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.http import StreamingHttpResponse

from followthrough.followup import actions as followup
from followthrough.followup.queries import paging
from followthrough.people.models import CustomField, PersonTag, Tag
from followthrough.team.models import Membership
from followthrough.web.prospects import export
from tests.cast import NOON, Cast
from tests.web.doors import ClientOf, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def counted(cast: Cast) -> None:
    place_all()
    followup.recount(cast.workspace.pk)


def bytes_of(client_of: ClientOf, member: Membership, asked: str = "") -> bytes:
    answer = client_of(member).get(f"/prospects/export/?{asked}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    parts = cast("Iterator[bytes]", cast(StreamingHttpResponse, answer).streaming_content)
    return b"".join(parts)


def read(client_of: ClientOf, member: Membership, asked: str = "") -> list[dict[str, str]]:
    text = bytes_of(client_of, member, asked).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_holds_everything_of_everybody_listed(cast: Cast, client_of: ClientOf) -> None:
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair")
    PersonTag.objects.create(workspace=cast.workspace, person=cast.anna.person, tag=tag)
    CustomField.objects.create(workspace=cast.workspace, subject="person", key="colour", label="Colour")
    cast.anna.person.custom = {"colour": "green, or blue"}
    cast.anna.person.about = 'Says "later"\nand means it'
    cast.anna.person.save()
    rows = read(client_of, cast.rep, "sort=-value")
    assert [row["Name"] for row in rows] == ["Anna Keller", "Chloé Martin", "Ben Okafor"]
    anna = rows[0]
    assert anna["Company"] == "Brandt & Söhne"
    assert anna["E-mail"] == "anna.keller@brandt.example"
    assert anna["Mobile"] == "+4915112345678"
    assert (anna["Tags"], anna["Colour"], anna["Stage"], anna["Owner"]) == (
        "Fair",
        "green, or blue",
        "Proposal",
        "Rosa Reed",
    )
    assert anna["About"] == 'Says "later"\nand means it'
    assert anna["Value"] == "48000.00"
    assert anna["Next due"] == cast.anna.next_due_at.isoformat() if cast.anna.next_due_at else False


def test_is_filtered_as_the_list_is(cast: Cast, client_of: ClientOf) -> None:
    assert [row["Name"] for row in read(client_of, cast.rep, "silent=10")] == ["Ben Okafor"]
    assert read(client_of, cast.outsider, "whose=all&state=any") == []


def test_is_written_in_portions(cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PORTION", 1)
    monkeypatch.setattr(paging, "FEW", 0)
    assert len(read(client_of, cast.rep, "sort=name")) == 3


def test_begins_with_a_mark_for_spreadsheets_but_not_for_programs(cast: Cast, client_of: ClientOf) -> None:
    assert bytes_of(client_of, cast.rep).startswith(b"\xef\xbb\xbfOpportunity id")
    assert bytes_of(client_of, cast.rep, "plain=1").startswith(b"Opportunity id")


@pytest.mark.parametrize("value", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "+1-800-555"])
def test_no_value_is_taken_for_a_formula(value: str) -> None:
    assert export.defused(value) == f"'{value}"


@pytest.mark.parametrize("value", ["+49 151 12345678", "-5", "12.50", "Anna = Anna", "a@b.example", "", None, NOON, 0])
def test_what_is_harmless_stays(value: Any) -> None:
    assert not export.defused(value).startswith("'")


def test_a_formula_in_a_name_is_defused_in_the_file(cast: Cast, client_of: ClientOf) -> None:
    cast.ben.person.name = "=HYPERLINK(1)"
    cast.ben.person.save()
    assert "'=HYPERLINK(1)" in {row["Name"] for row in read(client_of, cast.rep)}


def test_signed_out_and_wrong_method(cast: Cast, client_of: ClientOf) -> None:
    assert status_signed_out("/prospects/export/")[0] == 302
    assert client_of(cast.rep).post("/prospects/export/").status_code == 405
