"""Reads of people that join: who is probably the same person as one that is being written down; facts of many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.people.models import ContactPoint, Person, PersonTag
from followthrough.rules import matching
from followthrough.rules.matching import PersonFacts
from followthrough.rules.words import ContactKind

NAMESAKES = 20
COLLEAGUES = 60
WORTH_A_LOOK = 0.5  # of 1: the same full name, and nothing that speaks against it
PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A person already known. `chance` of 1; `shared` is what both have word for word: an address, a number."""

    person: Person
    chance: float
    shared: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        return self.chance >= matching.SURE


def likely_same(workspace_id: int, facts: PersonFacts, *, but: int = 0, limit: int = 5) -> list[Likeness]:
    """Persons who are probably the one described, the likeliest first. `but` is a person to leave out.

    Looks only where an index leads: the same address or number, the same full name, the same company.
    """
    known = matching.sketch(facts)
    values = [*known.emails, *known.shared_emails, *known.phones]
    ids = _who_has(workspace_id, values) | _namesakes(workspace_id, facts) | _colleagues(workspace_id, known.company)
    people = Person.objects.filter(pk__in=ids - {but}).select_related("company")
    points = points_of(ids)
    found = [_likeness(person, points[person.pk], facts, values) for person in people]
    found = [each for each in found if each.shared or each.chance >= WORTH_A_LOOK]
    return sorted(found, key=lambda each: (-len(each.shared), -each.chance, each.person.pk))[:limit]


def facts_of(person: Person, points: list[ContactPoint]) -> PersonFacts:
    """A stored person as the rules compare them."""
    return PersonFacts(
        name=person.name,
        given=person.given_name,
        family=person.family_name,
        emails=tuple(point.value for point in points if point.kind == ContactKind.EMAIL),
        phones=tuple(point.value for point in points if point.kind in PHONES),
        company=person.company.name if person.company else "",
        country=person.country,
        street=person.street,
        city=person.city,
        postal=person.postal_code,
    )


def points_of(people_ids: Iterable[int]) -> dict[int, list[ContactPoint]]:
    """Each person's addresses, in their order."""
    points: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in ContactPoint.objects.filter(person__in=people_ids).order_by("position", "pk"):
        points[point.person_id].append(point)
    return points


def tags_of(people_ids: Iterable[int]) -> dict[int, list[int]]:
    """The ids of each person's tags."""
    tags: dict[int, list[int]] = defaultdict(list)
    tagged = PersonTag.objects.filter(person__in=people_ids).order_by("pk")
    for person_id, tag_id in tagged.values_list("person_id", "tag_id"):
        tags[person_id].append(tag_id)
    return tags


def _who_has(workspace_id: int, values: list[str]) -> set[int]:
    if not values:
        return set()
    points = ContactPoint.objects.filter(workspace_id=workspace_id, value__in=values)
    return set(points.values_list("person_id", flat=True)[:NAMESAKES])


def _namesakes(workspace_id: int, facts: PersonFacts) -> set[int]:
    given, family = (facts.given, facts.family) if facts.family else matching.split_name(facts.name)
    if not (given and family):
        return set()
    written = [matching.fold(f"{family} {given}"), matching.fold(f"{given} {family}")]
    people = Person.objects.filter(workspace_id=workspace_id, sort_name__in=written)
    return set(people.values_list("pk", flat=True)[:NAMESAKES])


def _colleagues(workspace_id: int, company: str) -> set[int]:
    if not company:
        return set()
    people = Person.objects.filter(workspace_id=workspace_id, company__key=company, company__workspace_id=workspace_id)
    return set(people.values_list("pk", flat=True)[:COLLEAGUES])


def _likeness(person: Person, points: list[ContactPoint], facts: PersonFacts, values: list[str]) -> Likeness:
    shared = tuple(point.shown for point in points if point.value in values)
    return Likeness(person, matching.similarity(facts, facts_of(person, points)), shared)
