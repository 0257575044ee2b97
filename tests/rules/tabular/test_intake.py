"""What the cells of a row become: values, addresses, keys, and what is kept in words because it can't be read."""

from typing import Any

import pytest

from followthrough.rules.tabular.fields import Field, TableKind
from followthrough.rules.tabular.intake import Column, Draft, Habits, RowReader

GERMAN = Habits(zone="Europe/Berlin", country="DE", currency="EUR")


def draft_of(cells: dict[Field, str], kind: TableKind = TableKind.PEOPLE, **more: Any) -> Draft:
    """One row whose columns are these fields; `more` goes into every column."""
    columns = [Column(index, str(field).title(), field, **more) for index, field in enumerate(cells)]
    return RowReader(kind, columns, GERMAN).read(list(cells.values()))


NAMED = {Field.FULL_NAME: "Anna Keller"}
READ_AS = [
    # the cell                                what it becomes
    ({Field.FULL_NAME: "Anna  Maria\nKeller"}, {"given_name": "Anna Maria", "family_name": "Keller"}),
    ({Field.GIVEN_NAME: "Anna", Field.FAMILY_NAME: "Keller"}, {"name": "Anna Keller"}),
    ({Field.GIVEN_NAME: "Anna"}, {"name": "Anna", "family_name": ""}),
    ({Field.EMAIL: "anna@keller.example"}, {"name": "anna@keller.example"}),
    ({Field.COMPANY_NAME: "Brandt GmbH"}, {"name": "Brandt GmbH"}),
    (NAMED | {Field.VALUE: "1.250,50 €"}, {"value": "1250.50"}),
    (NAMED | {Field.VALUE: "1250.5"}, {"value": "1250.50"}),
    (NAMED | {Field.CHANCE: "40 %"}, {"chance": 40}),
    (NAMED | {Field.COUNTRY: "Germany"}, {"country": "DE"}),
    (NAMED | {Field.LANGUAGE: "Deutsch"}, {"language": "de"}),
    (NAMED | {Field.ZONE: "Europe/Berlin"}, {"zone": "Europe/Berlin"}),
    (NAMED | {Field.PREFERRED_CHANNEL: "Phone"}, {"preferred_channel": "call"}),
    (NAMED | {Field.NO_EMAIL: "yes", Field.NO_CALL: "no"}, {"no_email": True}),
    (NAMED | {Field.OPENED: "24.11.2025"}, {"opened": "2025-11-24T11:00:00+00:00"}),
    (NAMED | {Field.STREET: "Hauptstr. 1\nHinterhaus"}, {"street": "Hauptstr. 1, Hinterhaus"}),
    (NAMED | {Field.NOTE: "met at the fair"}, {"about": "met at the fair"}),
    (NAMED | {Field.TAGS: "fair; lead, fair | * vip ::: new\nold"}, {"tags": ["fair", "lead", "vip", "new", "old"]}),
]
KEPT_IN_WORDS = [
    # what can't be read as what its column says is a line in the notes
    ({Field.CHANCE: "rather good"}, "Chance: rather good"),
    ({Field.COUNTRY: "Atlantis"}, "Country: Atlantis"),
    ({Field.LANGUAGE: "Klingon of old"}, "Language: Klingon of old"),
    ({Field.ZONE: "Middle/Earth"}, "Zone: Middle/Earth"),
    ({Field.PREFERRED_CHANNEL: "pigeon"}, "Preferred_Channel: pigeon"),
    ({Field.CURRENCY: "shells and beads"}, "Currency: shells and beads"),
    ({Field.VALUE: "900", Field.CURRENCY: "USD"}, "Value: 900.00 USD"),
    ({Field.VALUE: "900 US$"}, "Value: 900.00 USD"),
]
PROBLEMS = [
    ({Field.OPENED: "soon"}, "“soon” in “Opened” can't be read as a date."),
    ({Field.VALUE: "a lot"}, "“a lot” in “Value” can't be read as an amount."),
    ({Field.VALUE: "-5"}, "“-5” in “Value” is below zero or too large."),
]


@pytest.mark.parametrize(("cells", "expected"), READ_AS)
def test_a_cell_is_read(cells: dict[Field, str], expected: dict[str, Any]) -> None:
    payload = draft_of(cells, mark="," if "," in cells.get(Field.VALUE, "") else ".").payload()
    assert {name: payload.get(name) for name in expected} == expected


@pytest.mark.parametrize(("cells", "line"), KEPT_IN_WORDS)
def test_nothing_that_was_written_is_lost(cells: dict[Field, str], line: str) -> None:
    draft = draft_of(NAMED | cells)
    assert draft.payload()["about"] == line
    assert not draft.problem


@pytest.mark.parametrize(("cells", "problem"), PROBLEMS)
def test_what_makes_no_sense_is_a_problem(cells: dict[Field, str], problem: str) -> None:
    assert draft_of(NAMED | cells).problem == problem
    assert draft_of(NAMED | {Field.OPENED: "whenever"} | cells).problem.startswith("“")


def test_no_value_of_another_currency_is_mixed_in() -> None:
    assert "value" not in draft_of(NAMED | {Field.VALUE: "900", Field.CURRENCY: "USD"}).payload()
    assert draft_of(NAMED | {Field.VALUE: "900", Field.CURRENCY: "EUR"}).payload()["value"] == "900.00"


def test_never_is_no_date() -> None:
    draft = draft_of(NAMED | {Field.OPENED: "0000-00-00"})
    assert not draft.problem
    assert "opened" not in draft.payload()


def test_addresses_are_written_in_one_way_each_once_and_kept_when_unreadable() -> None:
    draft = draft_of(
        NAMED
        | {
            Field.EMAIL: "Anna@Keller.example; info@keller.example",
            Field.PHONE: "030 1234567",
            Field.MOBILE: "call reception",
            Field.SOCIAL: "linkedin.com/in/anna",
        },
        label="work",
    )
    assert [(kind, value, bool(why)) for kind, value, _, _, why in draft.points] == [
        ("email", "anna@keller.example", False),
        ("email", "info@keller.example", False),
        ("phone", "+49301234567", False),
        ("mobile", "call reception", True),
        ("social", "linkedin.com/in/anna", False),
    ]
    assert draft.keys == [("mail", "anna@keller.example", ""), ("tel", "+49301234567", "")]
    twice = RowReader(TableKind.PEOPLE, [Column(0, "Mail", Field.EMAIL), Column(1, "Mail 2", Field.EMAIL)], GERMAN)
    assert len(twice.read(["anna@keller.example", "ANNA@keller.example"]).points) == 1


def test_a_name_at_a_company_is_a_key() -> None:
    draft = draft_of({Field.FULL_NAME: "Anna Keller", Field.COMPANY_NAME: "Brandt GmbH"})
    assert draft.keys == [("name", "keller anna", "brandt")]
    assert draft.sort_name == "keller anna"


@pytest.mark.parametrize(
    ("kind", "cells", "problem"),
    [
        (TableKind.PEOPLE, {Field.CITY: "Graz"}, "The row holds neither a name nor an address."),
        (TableKind.COMPANIES, {Field.CITY: "Graz"}, "The row names no company."),
        (TableKind.COMPANIES, {Field.COMPANY_NAME: "Brandt"}, ""),
        (TableKind.OPPORTUNITIES, {Field.TITLE: "Roof"}, ""),
    ],
)
def test_each_table_needs_what_it_is_about(kind: TableKind, cells: dict[Field, str], problem: str) -> None:
    assert draft_of(cells, kind).problem == problem


def test_columns_that_are_left_out_missing_or_empty_are_passed_over() -> None:
    columns = [Column(0, "Id", Field.IGNORE), Column(1, "Name", Field.FULL_NAME), Column(2, "City", Field.CITY)]
    reader = RowReader(TableKind.PEOPLE, columns, GERMAN)
    assert reader.read(["7", "Anna Keller"]).payload()["name"] == "Anna Keller"
    assert "city" not in reader.read(["7", "Anna Keller", " - "]).payload()


def test_a_field_of_ones_own_is_kept_under_its_key() -> None:
    columns = [Column(0, "Name", Field.FULL_NAME), Column(1, "Shoe size", Field.CUSTOM, key="shoe_size")]
    assert RowReader(TableKind.PEOPLE, columns, GERMAN).read(["Anna", "38"]).payload()["custom"] == {"shoe_size": "38"}


def test_a_row_that_could_not_be_read_is_not_looked_at() -> None:
    draft = RowReader(TableKind.PEOPLE, [Column(0, "Name", Field.FULL_NAME)], GERMAN).read(["Anna"], problem="Torn")
    assert (draft.problem, draft.payload()) == ("Torn", {})
