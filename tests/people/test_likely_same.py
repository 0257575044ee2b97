"""Somebody who is written down twice is recognised while they are being typed."""

import pytest

from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import Person
from followthrough.people.queries import Likeness, likely_same
from followthrough.rules.matching import PersonFacts
from followthrough.rules.words import ContactKind
from followthrough.team.models import Workspace
from tests.cast import NOON, Cast


@pytest.fixture
def anna(cast: Cast) -> Person:
    return add(cast.workspace, "Anna Keller", "Brandt & Söhne GmbH", "anna@brandt.example", "+4915112345999")


def add(workspace: Workspace, name: str, company: str = "", email: str = "", phone: str = "") -> Person:
    points = (Point(kind=ContactKind.EMAIL, shown=email), Point(kind=ContactKind.MOBILE, shown=phone))
    draft = PersonDraft(name=name, company=company, points=points)
    return people.add_person(draft, workspace=workspace, by=None, at=NOON)


def like(cast: Cast, anna: Person, **facts) -> list[Likeness]:
    return [each for each in likely_same(cast.workspace.pk, PersonFacts(**facts)) if each.person == anna]


@pytest.mark.parametrize(
    "facts",
    [
        {"emails": ("Anna@Brandt.example",)},
        {"phones": ("0151 12345999",), "country": "DE"},
        {"name": "Anna Keller", "company": "Brandt und Söhne"},
        {"name": "KELLER Anna", "company": "brandt & sohne gmbh"},
        {"name": "Anna Keler", "company": "Brandt & Söhne"},
        {"name": "Anna Keller"},
        {"name": "Robert Ross", "phones": ("+4915112345999",)},
    ],
    ids=str,
)
def test_somebody_known_is_recognised(cast: Cast, anna: Person, facts: dict) -> None:
    assert like(cast, anna, **facts)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"name": "Anna"},
        {"name": "Bea Keller", "company": "Elsewhere"},
        {"name": "Jim Brandt"},
        {"emails": ("anna@other.example",)},
        {"name": "Tom Tyler", "company": "Brandt & Söhne"},
    ],
    ids=str,
)
def test_somebody_else_is_left_alone(cast: Cast, anna: Person, facts: dict) -> None:
    assert not like(cast, anna, **facts)


def test_what_both_have_word_for_word_is_told_first(cast: Cast, anna: Person) -> None:
    add(cast.workspace, "Anna Keller", "Another House")
    first, *_ = likely_same(cast.workspace.pk, PersonFacts(name="Anna Keller", emails=("anna@brandt.example",)))
    assert first.person == anna
    assert first.shared == ("anna@brandt.example",)
    assert first.is_sure


def test_nobody_of_another_workspace_is_recognised(cast: Cast, anna: Person) -> None:
    facts = PersonFacts(name="Anna Keller", emails=("anna@brandt.example",), company="Brandt & Söhne")
    assert likely_same(cast.outsider.workspace_id, facts) == []


def test_the_person_themselves_can_be_left_out(cast: Cast, anna: Person) -> None:
    found = likely_same(cast.workspace.pk, PersonFacts(emails=("anna@brandt.example",)), but=anna.pk)
    assert anna not in [each.person for each in found]


def test_it_costs_the_same_however_many_there_are(cast: Cast, anna: Person, statements) -> None:
    facts = PersonFacts(name="Anna Keller", emails=("anna@brandt.example",), company="Brandt & Söhne")
    with statements() as few:
        likely_same(cast.workspace.pk, facts)
    for number in range(30):
        add(cast.workspace, "Anna Keller", f"House {number}", f"anna@house{number}.example")
    with statements() as many:
        likely_same(cast.workspace.pk, facts)
    assert len(few) == len(many) <= 5
