"""What is pasted into Add: a signature, a card, a vCard, split into who, where and how."""

from pathlib import Path

import pytest

from followthrough.rules.business_card import Card, is_card, read_card

SIGNATURE = """
Best regards

Anna Keller
Head of Purchasing
Brandt & Söhne GmbH | Hafenstraße 5 | 50667 Köln

T +49 221 555 0123 | M 0151 2345 6789 | F +49 221 555 0199
anna.keller@brandt-soehne.example
www.brandt-soehne.example
"""
ONE_LINE = "Ben Okafor, CEO • Okafor Deliveries Ltd. • +44 20 7946 0958 • ben@okafor.example"
NO_FORM = """Chloé Martin
Atelier Martin
chloe@atelier-martin.example
06 12 34 56 78"""
VCARD = """BEGIN:VCARD
VERSION:3.0
N:Weiß;Jürgen;;Dr.;
FN:Dr. Jürgen Weiß
ORG:Straßenbau Łódź\\, Süd;Einkauf
TITLE:Leiter
TEL;TYPE=CELL,VOICE:+49 170 1112223
TEL;TYPE=WORK,FAX:+49 30 111
item1.EMAIL;TYPE=INTERNET:jw@strassenbau.example
END:VCARD
"""
OLD_VCARD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
TEL;WORK;VOICE:030 5550 1234
EMAIL;PREF;INTERNET:joerg@
 mueller.example
END:VCARD"""


@pytest.mark.parametrize(
    ("text", "country", "card"),
    [
        (
            SIGNATURE,
            "DE",
            Card(
                "Anna Keller",
                "Head of Purchasing",
                "Brandt & Söhne GmbH",
                ("anna.keller@brandt-soehne.example",),
                ("0151 2345 6789",),
                ("+49 221 555 0123",),
            ),
        ),
        (
            ONE_LINE,
            "GB",
            Card("Ben Okafor", "CEO", "Okafor Deliveries Ltd.", ("ben@okafor.example",), (), ("+44 20 7946 0958",)),
        ),
        (
            NO_FORM,
            "FR",
            Card("Chloé Martin", "", "Atelier Martin", ("chloe@atelier-martin.example",), (), ("06 12 34 56 78",)),
        ),
        (
            VCARD,
            "DE",
            Card(
                "Dr. Jürgen Weiß",
                "Leiter",
                "Straßenbau Łódź, Süd",
                ("jw@strassenbau.example",),
                ("+49 170 1112223",),
                (),
            ),
        ),
        (OLD_VCARD, "DE", Card("Jörg Müller", "", "", ("joerg@mueller.example",), (), ("030 5550 1234",))),
        ("li.wei@gmx.de\n+8613812345678", "", Card("Li Wei", "", "", ("li.wei@gmx.de",), (), ("+8613812345678",))),
        ("k@x.example\nkim.lee@gmx.de", "", Card("Kim Lee", "", "", ("k@x.example", "kim.lee@gmx.de"), (), ())),
        ("Kim Gmail\nkim@gmail.com", "", Card("Kim Gmail", "", "", ("kim@gmail.com",), (), ())),
        (
            "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:J=F6rg\nEMAIL:info@x.example\nEND:VCARD",
            "",
            Card("Jörg", "", "", ("info@x.example",), (), ()),
        ),
    ],
    ids=["signature", "one line", "no form", "vcard", "old vcard", "no name", "two mails", "free mail", "latin vcard"],
)  # fmt: skip
def test_a_pasted_text_is_split_into_facts(text: str, country: str, card: Card) -> None:
    assert read_card(text, country) == card


@pytest.mark.parametrize("text", [SIGNATURE, ONE_LINE, VCARD, "Anna Keller\nanna@brandt.example"])
def test_a_card_is_told_from_a_field(text: str) -> None:
    assert is_card(text)


@pytest.mark.parametrize("text", ["", "Anna Keller", "anna@brandt.example", "0151 2345 6789", "Brandt & Söhne GmbH"])
def test_a_single_fact_is_no_card(text: str) -> None:
    assert not is_card(text)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "BEGIN:VCARD", "BEGIN:VCARD\nN\nTEL:\nORG\n", "@@@\n+++\n|||", "x" * 9000, "\x00\n1"]
)
def test_nothing_pasted_breaks_it(text: str) -> None:
    assert read_card(text).emails == ()


def test_a_fax_is_no_way_to_reach_anybody() -> None:
    assert read_card("Anna Keller\nFax: +49 221 555 0199").phones == ()


def test_facts_are_counted() -> None:
    assert read_card(SIGNATURE, "DE").number_of_facts == 6


def test_the_vcards_of_phones_and_mail_programs_are_read() -> None:
    folder = Path(__file__).parents[3] / "shared" / "data" / "vcards"
    if not folder.is_dir():
        pytest.skip("the vCards of ../shared/data are not here")
    for path in sorted(folder.glob("*.vcf")):
        card = read_card(path.read_text(encoding="utf-8", errors="replace"), "US")
        assert card.name, path.name
        assert card.number_of_facts > 1, path.name
