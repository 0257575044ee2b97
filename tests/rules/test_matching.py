"""Names, companies, addresses and numbers in one spelling; who may be the same person."""

from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.matching import (
    LIKELY,
    SURE,
    PersonFacts,
    block_keys,
    company_key,
    fold,
    is_shared_mailbox,
    match_keys,
    normal_email,
    normal_phone,
    phone_digits_for_search,
    similarity,
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


AMY = PersonFacts(
    name="Amy Diaz",
    emails=("Amy.Diaz@acme.com",),
    phones=("+1 212 555 0123",),
    company="Acme Inc.",
    city="New York",
)


def test_records_of_one_person_share_a_key():
    assert match_keys(AMY) == {"mail:amy.diaz@acme.com", "tel:+12125550123", "name:diaz amy@acme"}
    assert match_keys(PersonFacts(given="Amy", family="Díaz", company="ACME")) == {"name:diaz amy@acme"}


def test_a_shared_mailbox_is_no_key():
    assert match_keys(PersonFacts(emails=("info@acme.com",))) == frozenset()


# Each row: two records, and what is to be done with them.
ONE_OR_TWO = {
    "the same address and name": (
        PersonFacts("Amy Diaz", emails=("amy@diaz.com",)),
        PersonFacts("Amy Diaz", emails=("AMY@diaz.com",)),
        "sure",
    ),
    "the same address, one without a name": (
        PersonFacts("Amy Diaz", emails=("amy@diaz.com",)),
        PersonFacts(emails=("amy@diaz.com",)),
        "sure",
    ),
    "the same address, an initial": (
        PersonFacts("Amy Diaz", emails=("amy@diaz.com",)),
        PersonFacts("A. Diaz", emails=("amy@diaz.com",)),
        "sure",
    ),
    "the same address, a nickname": (
        PersonFacts("William Diaz", emails=("bill@diaz.com",)),
        PersonFacts("Bill Diaz", emails=("bill@diaz.com",)),
        "sure",
    ),
    "the same address, a short form": (
        PersonFacts("Robert Diaz", emails=("rd@diaz.com",)),
        PersonFacts("Rob Diaz", emails=("rd@diaz.com",)),
        "sure",
    ),
    "another name altogether behind a post": (
        PersonFacts("Amy Diaz", emails=("desk@diaz.com",)),
        PersonFacts("Bruno Keller", emails=("desk@diaz.com",)),
        "two",
    ),
    "the same address, another name altogether": (
        PersonFacts("Amy Diaz", emails=("keller@diaz.com",)),
        PersonFacts("Bruno Keller", emails=("keller@diaz.com",)),
        "likely",
    ),
    "husband and wife at one address": (
        PersonFacts("Amy Diaz", emails=("diaz@home.com",), phones=("+12125550123",)),
        PersonFacts("Bruno Diaz", emails=("diaz@home.com",), phones=("+12125550123",)),
        "likely",
    ),
    "John or Joan": (
        PersonFacts("Joan Diaz", emails=("jdiaz@home.com",), phones=("+12125550123",)),
        PersonFacts("John Diaz", emails=("jdiaz@home.com",), phones=("+12125550123",)),
        "likely",
    ),
    "colleagues behind one post": (
        PersonFacts("Amy Diaz", emails=("info@acme.com",)),
        PersonFacts("Bruno Keller", emails=("info@acme.com",)),
        "two",
    ),
    "one name behind one post": (
        PersonFacts("Amy Diaz", emails=("info@acme.com",)),
        PersonFacts("Amy Diaz", emails=("info@acme.com",)),
        "sure",
    ),
    "the same name and company": (
        PersonFacts("Amy Diaz", company="Acme Inc."),
        PersonFacts("Amy Diaz", company="ACME"),
        "sure",
    ),
    "the same name and company, two addresses there": (
        PersonFacts("Amy Diaz", company="Acme", emails=("amy.diaz@acme.com",)),
        PersonFacts("Amy Diaz", company="Acme", emails=("diaz2000@gmail.com",)),
        "likely",
    ),
    "a name and nothing else": (PersonFacts("Amy Diaz"), PersonFacts("Amy Diaz"), "two"),
    "the same name in different companies": (
        PersonFacts("Amy Diaz", company="Acme"),
        PersonFacts("Amy Diaz", company="Globex"),
        "two",
    ),
    "given and family name swapped, same number": (
        PersonFacts(given="Diaz", family="Amy", phones=("+12125550123",)),
        PersonFacts(given="Amy", family="Diaz", phones=("+12125550123",)),
        "sure",
    ),
    "mistyped name and address": (
        PersonFacts("Amy Dias", emails=("amy.diaz@acem.com",)),
        PersonFacts("Amy Diaz", emails=("amy.diaz@acme.com",)),
        "likely",
    ),
    "an address moved to another provider": (
        PersonFacts("Amy Diaz", emails=("amy.diaz@acme.com",)),
        PersonFacts("Amy Diaz", emails=("amy.diaz@globex.org",)),
        "likely",
    ),
    "a long address badly mistyped": (
        PersonFacts("Amy Diaz", emails=("amy.diaz-gomez@acmeproducts.com",)),
        PersonFacts("Amy Diaz", emails=("amydiazgomez@acmeproduct.com",)),
        "likely",
    ),
    "an address that tells the name the other record lacks": (
        PersonFacts(family="Diaz", city="Valparaíso", emails=("bernadette.d@diaz.com",)),
        PersonFacts("Bernadette Diaz", city="Valparaiso"),
        "likely",
    ),
    "the same birthday": (
        PersonFacts("Amy Diaz", others=(("Date of birth", "1980-02-17"),)),
        PersonFacts("Amy Diaz", others=(("date of birth", "1980/02/17"),)),
        "sure",
    ),
    "a birthday one digit off": (
        PersonFacts("Amy Diaz", others=(("dob", "1980-02-17"),)),
        PersonFacts("Amy Diaz", others=(("dob", "1980-02-11"),)),
        "likely",
    ),
    "another month": (
        PersonFacts("Amy Diaz", others=(("dob", "1980-02-17"),)),
        PersonFacts("Amy Diaz", others=(("dob", "1980-11-17"),)),
        "likely",
    ),
    "another birthday": (
        PersonFacts("Amy Diaz", others=(("dob", "1980-02-17"),), city="London"),
        PersonFacts("Amy Dias", others=(("dob", "1961-11-30"),), city="Paris"),
        "two",
    ),
    "the same customer number": (
        PersonFacts("A. Diaz", others=(("customer no", "K-20817"),)),
        PersonFacts("Amy Diaz", others=(("customer no", "K-20817"),)),
        "sure",
    ),
    "a custom field that says little": (
        PersonFacts(family="Diaz", others=(("segment", "gold"), ("region", ""))),
        PersonFacts(family="Diaz", others=(("segment", "gold"), ("region", "west"))),
        "two",
    ),
    "the same house": (
        PersonFacts(family="Diaz", street="16 Dumas Street", postal="2281", city="Mount Ommaney"),
        PersonFacts(family="Diaz", street="16 Dumas St", postal="2281", city="Mount Immaney"),
        "likely",
    ),
    "family members in one house": (
        PersonFacts("Amy Diaz", street="16 Dumas Street", postal="2281", city="Perth"),
        PersonFacts("Rodrigo Diaz", street="16 Dumas Street", postal="2281", city="Perth"),
        "likely",
    ),
    "strangers": (
        PersonFacts("Amy Diaz", emails=("amy@diaz.com",), phones=("+12125550123",), city="London"),
        PersonFacts("Bruno Keller", emails=("bruno@keller.ch",), phones=("+41441234567",), city="Zürich"),
        "two",
    ),
}


@pytest.mark.parametrize("case", ONE_OR_TWO)
def test_two_records_are_one_person_or_two(case):
    a, b, verdict = ONE_OR_TWO[case]
    alike = similarity(a, b)
    shown = "sure" if alike >= SURE else "likely" if alike >= LIKELY else "two"
    assert shown == verdict


@pytest.mark.parametrize("case", [case for case in ONE_OR_TWO if ONE_OR_TWO[case][2] in ("sure", "likely")])
def test_records_worth_comparing_share_a_block(case):
    a, b, _ = ONE_OR_TWO[case]
    assert block_keys(a) & block_keys(b)


FACTS = st.builds(
    PersonFacts,
    given=st.sampled_from(["Amy", "Amie", "A", "Bruno", "", "太郎"]),
    family=st.sampled_from(["Diaz", "Dias", "Keller", ""]),
    emails=st.sampled_from([(), ("amy@diaz.com",), ("info@diaz.com",), ("amy@dias.com", "b@k.ch")]),
    phones=st.sampled_from([(), ("+12125550123",), ("2125550124",)]),
    company=st.sampled_from(["", "Acme", "Acme Inc", "Globex"]),
    city=st.sampled_from(["", "London", "Lonodn", "Paris"]),
    country=st.just("US"),
    others=st.sampled_from([(), (("dob", "1980-02-17"),), (("dob", "1980-02-11"), ("id", "123456"))]),
)


@given(FACTS, FACTS)
def test_likeness_is_a_share_and_the_same_from_both_sides(a, b):
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == pytest.approx(similarity(b, a))


@given(FACTS, FACTS)
def test_nobody_is_joined_unasked_against_their_names(a, b):
    if {a.given, b.given} == {"Amy", "Bruno"} and a.family == b.family:
        assert similarity(a, b) < SURE


def test_the_figures_on_real_lists_hold():
    from bench import duplicates

    if not duplicates.HERE.is_dir():
        pytest.skip(f"real lists are not here: {duplicates.HERE}")
    for measured in duplicates.measure():
        assert measured.sure_precision >= 0.99
        assert measured.likely_precision >= 0.95
        assert measured.likely_recall >= 0.85
    assert Path(duplicates.__file__).exists()
