"""Names, companies, addresses and numbers in one spelling."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.matching import (
    company_key,
    fold,
    is_shared_mailbox,
    normal_email,
    normal_phone,
    phone_digits_for_search,
    split_name,
)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("amy@example.com", "amy@example.com"),
        ("  Amy.Diaz@Example.COM ", "amy.diaz@example.com"),
        ("Amy Diaz <Amy@Example.com>", "amy@example.com"),
        ('"Diaz, Amy" <amy@example.com>', "amy@example.com"),
        ('"amy@home" <amy@example.com>', "amy@example.com"),
        ("<amy@example.com>,", "amy@example.com"),
        ("mailto:amy@example.com?subject=Hello", "amy@example.com"),
        ("ａmy@example.com", "amy@example.com"),
        ("amy@münchen.de", "amy@xn--mnchen-3ya.de"),
        ("jörg@example.de", "jörg@example.de"),
        ("o'brien+news@example.co.uk", "o'brien+news@example.co.uk"),
        ("amy@localhost", None),
        ("amy at example.com", None),
        ("amy@example..com", None),
        ("amy@-.com", None),
        (f"amy@{'x' * 70}.com", None),
        ("amy diaz@example.com", None),
        ("amy@example.com; bob@example.com", None),
        ("@example.com", None),
        ("", None),
        (None, None),
    ],
)
def test_an_email_address_has_one_spelling(written, stored):
    assert normal_email(written) == stored


@pytest.mark.parametrize(
    ("written", "country", "stored"),
    [
        ("+12125550123", "", "+12125550123"),
        ("+1 (212) 555-0123", "", "+12125550123"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("1-212-555-0123", "CA", "+12125550123"),
        ("212.555.0123 x12", "US", "+12125550123"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("212 555 0123", "", None),
        ("212 555 0123", "DE", "+492125550123"),
        ("030 1234567", "de", "+49301234567"),
        ("+49 (0)30 1234567", "US", "+49301234567"),
        ("+493012345678", "", "+493012345678"),
        ("0049 30 1234567", "", "+49301234567"),
        ("0049 30 1234567", "DE", "+49301234567"),
        ("tel:+49-30-1234567", "", "+49301234567"),
        ("+44 (0)20 7946 0958", "", "+442079460958"),
        ("+39 06 1234 5678", "", "+390612345678"),
        ("８０６-123-4567", "US", "+18061234567"),
        ("call me", "US", None),
        ("123", "US", None),
        ("01", "DE", None),
        ("555-0123", "US", None),
        ("0301234567", "XX", None),
        ("915 123 456", "ES", "+34915123456"),
        ("", "US", None),
        (None, "US", None),
    ],
)
def test_a_number_has_one_spelling(written, country, stored):
    assert normal_phone(written, country) == stored


@given(st.sampled_from(["+12125550123", "+493012345678", "+442079460958", "+390612345678", "+33142685300"]), st.data())
def test_a_number_is_known_however_it_is_punctuated(number, data):
    spaced = "".join(digit + data.draw(st.sampled_from(["", "", " ", "-", "."])) for digit in number)
    assert normal_phone(spaced) == number
    assert normal_phone(number) == number


def test_the_short_ways_read_numbers_of_all_countries_as_the_library_does():
    for country in sorted(phonenumbers.SUPPORTED_REGIONS):
        number = phonenumbers.example_number(country)
        for style in vars(phonenumbers.PhoneNumberFormat).values():
            if isinstance(style, int):
                written = phonenumbers.format_number(number, style)
                stored = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                assert normal_phone(written, country) == stored, (country, written)


@pytest.mark.parametrize(
    ("query", "digits"),
    [
        ("030 123", "30123"),
        ("+49 (0)30 123", "4930123"),
        ("0049 30", "4930"),
        ("(212) 555", "212555"),
        ("12", ""),
        ("amy 212", ""),
        ("", ""),
    ],
)
def test_a_part_of_a_number_is_looked_for_by_its_digits(query, digits):
    assert phone_digits_for_search(query) == digits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Amy   DIAZ ", "amy diaz"),
        ("Müller", "muller"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Bjørn Ægir", "bjorn aegir"),
        ("İstanbul", "istanbul"),
        ("ﬁrma", "firma"),
        ("Ａｍｙ", "amy"),
        ("d’Arc", "d'arc"),
        ("ガス", "ガス"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("한국", "한국"),
    ],
)
def test_folding_leaves_what_people_type_when_they_search(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("full", "given_name", "family_name"),
    [
        ("Amy Diaz", "Amy", "Diaz"),
        ("amy maria diaz", "amy maria", "diaz"),
        ("Diaz, Amy", "Amy", "Diaz"),
        ("Dr. Amy van der Berg", "Amy", "van der Berg"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Mr. John Q. Public Jr.", "John Q.", "Public"),
        ("Prof. Dr. Jürgen Müller", "Jürgen", "Müller"),
        ("Jürgen Müller", "Jürgen", "Müller"),
        ("Dr. Smith", "", "Smith"),
        ("Madonna", "Madonna", ""),
        ("山田太郎", "山田太郎", ""),
        ("田中 太郎", "太郎", "田中"),
        ("", "", ""),
    ],
)
def test_a_full_name_is_taken_apart(full, given_name, family_name):
    assert split_name(full) == (given_name, family_name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme, Inc.", "acme"),
        ("ACME S.A.", "acme"),
        ("Müller & Söhne GmbH & Co. KG", "muller sohne"),
        ("Muller und Söhne", "muller sohne"),
        ("Kowalski Sp. z o.o.", "kowalski"),
        ("Foo K.K.", "foo"),
        ("K.K. Foo", "foo"),
        ("株式会社トヨタ", "トヨタ"),
        ("McDonald's Corp", "mcdonalds"),
        ("The Co", "co"),
        ("And", "and"),
        ("S.A.", "sa"),
        ("!!!", "!!!"),
        ("", ""),
    ],
)
def test_a_company_is_known_without_its_legal_form(name, key):
    assert company_key(name) == key


@pytest.mark.parametrize(
    ("email", "is_shared"),
    [
        ("info@example.com", True),
        ("sales.berlin@example.com", True),
        ("customer-service@example.com", True),
        ("no-reply@example.com", True),
        ("amy@example.com", False),
        ("mail.amy@example.com", False),
        ("42@example.com", False),
    ],
)
def test_a_post_is_no_person(email, is_shared):
    assert is_shared_mailbox(email) is is_shared
