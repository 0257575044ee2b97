"""vCards of phones and mail programs, of all three versions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.tabular import vcards

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "vcards"
needs_cards = pytest.mark.skipif(not FOLDER.is_dir(), reason="the vCards ../shared/data/vcards are absent")


def people(text: str) -> list[dict[str, str]]:
    header, *rows = vcards.read_vcards(text)
    return [dict(zip(header, row, strict=True)) for row in rows]


def of_file(name: str) -> list[dict[str, str]]:
    return people((FOLDER / name).read_bytes().decode("utf-8", "replace"))


def test_a_card_is_a_row() -> None:
    (anna,) = people(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Anna;;Dr.;\r\nFN:Dr. Anna Berg\r\nORG:Öl\\, Gas & Co;Sales\r\n"
        "TITLE:Head\r\nTEL;TYPE=CELL:+49 170 1\r\nTEL;WORK;VOICE:+49 30 1\r\nTEL;TYPE=FAX,WORK:+49 30 2\r\n"
        "EMAIL;TYPE=INTERNET:anna@x.example\r\nitem1.EMAIL:a@y.example\r\n"
        "ADR;TYPE=WORK:;;Weg 1;Ulm;BW;89073;Germany\r\nNOTE:one\\ntwo\r\nEND:VCARD\r\n"
    )
    assert (anna["First name"], anna["Last name"], anna["Salutation"], anna["Company"]) == (
        *("Anna", "Berg", "Dr.", "Öl, Gas & Co"),
    )
    assert (anna["Mobile 1"], anna["Phone 1"], anna["Fax 1"]) == ("+49 170 1", "+49 30 1", "+49 30 2")
    assert (anna["Email 1"], anna["Email 2"]) == ("anna@x.example", "a@y.example")
    assert (anna["Street"], anna["City"], anna["Postal code"], anna["Country"]) == ("Weg 1", "Ulm", "89073", "Germany")
    assert anna["Notes"] == "one\ntwo"


def test_quoted_printable_goes_on_over_soft_line_ends() -> None:
    (who,) = people(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCll=\ner;J=C3=B6rg\nEND:VCARD\n"
    )
    assert (who["First name"], who["Last name"]) == ("Jörg", "Müller")


def test_a_second_address_is_kept_in_the_notes() -> None:
    (who,) = people("BEGIN:VCARD\nFN:A\nADR:;;Weg 1;Ulm;;1;DE\nADR:;;Gasse 2;Graz;;2;AT\nEND:VCARD")
    assert (who["City"], "Gasse 2" in who["Notes"]) == ("Ulm", True)


@needs_cards
def test_every_person_of_the_collection_is_read() -> None:
    for path in FOLDER.glob("*.vcf"):
        cards = path.read_bytes().upper().count(b"BEGIN:VCARD")
        found = of_file(path.name)
        assert len(found) == max(cards, 1) or path.name.startswith("rfc2426"), path.name
        assert all(any(who.values()) for who in found), path.name


@needs_cards
def test_the_addresses_of_an_address_book_are_read() -> None:
    (john,) = of_file("John_Doe_MAC_ADDRESS_BOOK.vcf")
    assert (john["First name"], john["Last name"]) == ("John", "Doe")
    assert john["Email 1"]
    assert john["Phone 1"] or john["Mobile 1"]
    (outlook,) = of_file("outlook-2003.vcf")
    assert (outlook["City"], outlook["Postal code"]) == ("Austin", "12345")


@given(st.text(alphabet='BEGIN:VCARDNTEL;="\\\n ,0A', max_size=120))
def test_nothing_breaks_the_reading(text: str) -> None:
    assert next(vcards.read_vcards(f"BEGIN:VCARD\n{text}"))
