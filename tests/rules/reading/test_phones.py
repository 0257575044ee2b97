"""Telephone numbers in running text."""

import json
import re
from pathlib import Path

import pytest

from followthrough.rules.reading.phones import find_phones

CORPUS = Path(__file__).resolve().parents[4] / "shared/data/phones/english.json"

FOUND = [
    ("Call me on 415-555-2671 please", "en", "", ["+14155552671"]),
    ("My cell: (415) 555 2671, office 415.555.2672", "en", "US", ["+14155552671", "+14155552672"]),
    ("Ruf mich an unter 0171 1234567", "de", "", ["+491711234567"]),
    ("Tel. 089/123456-78", "de", "", ["+498912345678"]),
    ("Mon portable : 06 12 34 56 78", "fr", "", ["+33612345678"]),
    ("Mi móvil es el 612 345 678", "es", "", ["+34612345678"]),
    ("Il mio cellulare è 333 1234567", "it", "", ["+393331234567"]),
    ("Ligue para (11) 98765-4321", "pt", "", ["+5511987654321"]),
    ("Mijn nummer is 06-12345678", "nl", "", ["+31612345678"]),
    ("+44 (0)20 7946 0958", "de", "", ["+442079460958"]),
    ("0041 44 668 18 00", "en", "", ["+41446681800"]),
    ("020 7946 0958", "en", "GB", ["+442079460958"]),
    ("415-555-2671 ext. 12", "en", "US", ["+14155552671"]),
    ("4155552671", "en", "US", ["+14155552671"]),
]
ELSE = [
    "order 4155552671",
    "Bestellnummer 0171 1234567",
    "the server is 192.168.100.254",
    "on 2026-11-21 at 10:30",
    "21.11.2026 - 25.11.2026",
    "between 2024-2026",
    "my card is 4111 1111 1111 1111",
    "IBAN DE89 3704 0044 0532 0130 00",
    "it costs 1 200 000 or 1.200.000,50",
    "invoice no. 2026-114455-12",
    "https://example.com/4155552671",
    "id 550e8400-e29b-41d4-a716-446655440000",
    "",
]


@pytest.mark.parametrize(("text", "language", "country", "numbers"), FOUND)
def test_a_number_is_found_as_its_country_writes_it(text: str, language: str, country: str, numbers: list[str]) -> None:
    assert [phone.number for phone in find_phones(text, language=language, country=country)] == numbers


@pytest.mark.parametrize("text", ELSE)
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert find_phones(text, language="en") == ()


def test_it_stands_where_it_was_found() -> None:
    text = "Müller, Tel. 089 1234567."
    (phone,) = find_phones(text, language="de")
    assert text[phone.start : phone.end] == "089 1234567"


def test_numbers_of_others_are_found_as_often_as_promised() -> None:
    """By their last seven digits: the set holds how they are written, not what they are."""
    if not CORPUS.exists():
        pytest.skip("needs ../shared/data/phones")
    right = missed = wrong = 0
    for row in json.loads(CORPUS.read_text()):
        got = [phone.number for phone in find_phones(row["Input"], language="en")]
        for result in row["Results"]:
            written = re.sub(r"\D", "", re.sub(r"(?i)\s*(ext\.?|x)\s*\d+$", "", result["Text"]))
            same = [number for number in got if number.endswith(written[-7:])]
            right, missed = right + bool(same), missed + (not same)
            got = [number for number in got if number not in same[:1]]
        wrong += len(got)
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.75


def test_a_number_without_a_zero_is_no_german_one() -> None:
    (phone,) = find_phones("Call me at 415 555 2671", language="en", zone="Europe/Berlin")
    assert phone.number == "+14155552671"
