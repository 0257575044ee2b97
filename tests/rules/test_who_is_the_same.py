"""Which records are of one person, and how sure that is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.matching import (
    LIKELY,
    SURE,
    PersonFacts,
    block_keys,
    match_keys,
    similarity,
)

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
