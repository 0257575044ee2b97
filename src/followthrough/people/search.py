"""Search: one function over both databases. Parts of names, companies, addresses, numbers, words in notes; typos.

Words are stored folded, numbers as digits. Names that begin with the query come from an ordered index, all else from a
trigram index (`search_index`); only where nothing contains the query are near misses looked for (`near_misses`). Each
of these stops after so many rows, so that a search costs the same in a workspace of a thousand and of a million.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.people import near_misses, search_index
from followthrough.people.models import ContactPoint, Person, SearchDoc
from followthrough.people.models.persons import PersonQuerySet
from followthrough.rules import matching

CANDIDATES = 200
CANDIDATES_AMONG = 2_000
"""More where only some of the persons may be seen: the rest is left out afterwards."""
LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found. `words` is the folded text that matched, of `source`; `score` of 100, the best first."""

    person_id: int
    kind: str
    source: str
    words: str
    score: float


def index_person(person: Person) -> None:
    """Write the person's search document anew: name, company, addresses, place."""
    points = list(ContactPoint.objects.filter(person=person).values_list("kind", "value", "shown"))
    SearchDoc.objects.update_or_create(
        person=person,
        source="person",
        defaults={
            "workspace_id": person.workspace_id,
            "kind": SearchDoc.Kind.PERSON,
            "words": person_words(person.name, person.company.name if person.company else "", person.city, points),
        },
    )


def person_words(name: str, company: str, city: str, points: Iterable[tuple[str, str, str]]) -> str:
    """The folded text under which a person is found. `points` are (kind, value, shown)."""
    parts = [name, company, *(value for _kind, value, _shown in points), city]
    return matching.fold(" ".join(part for part in parts if part))


def index_note(workspace_id: int, person_id: int, *, source: str, text: str) -> SearchDoc:
    """Make the words of a note findable."""
    return SearchDoc.objects.create(
        workspace_id=workspace_id,
        person_id=person_id,
        kind=SearchDoc.Kind.NOTE,
        source=source,
        words=matching.fold(text),
    )


def find(workspace_id: int, query: str, *, limit: int = 20, among: PersonQuerySet | None = None) -> list[Hit]:
    """The best matches first. Every word of the query must occur; if nothing has them all, near misses are offered.

    `among` narrows the answer to persons the asker may see.
    """
    readings = query_readings(query)
    for terms in readings:
        hits = _exact(workspace_id, terms, limit=limit, among=among)
        if hits:
            return hits
    if not readings or matching.phone_digits_for_search(query):
        return []
    return _near(workspace_id, readings[-1], limit=limit, among=among)


def query_readings(query: str) -> list[list[str]]:
    """The terms a query may mean, likeliest first: “0151 23” is a number before it is two words."""
    written = query.replace("\x00", " ")[:LONGEST_QUERY]
    terms = list(dict.fromkeys(matching.fold(written).split()))
    digits = matching.phone_digits_for_search(written)
    readings = [[digits]] if digits else []
    if terms and terms not in readings:
        readings.append([_bare_number(term) for term in terms])
    return readings


def _bare_number(term: str) -> str:
    """Numbers stand with their calling code, so that the zero many people begin them with is nowhere."""
    return term.lstrip("0") if term.isdecimal() and len(term) > 3 and term.startswith("0") else term


def _exact(workspace_id: int, terms: list[str], *, limit: int, among: PersonQuerySet | None) -> list[Hit]:
    most = CANDIDATES if among is None else CANDIDATES_AMONG
    begun = search_index.beginning(workspace_id, terms, most=limit if among is None else most)
    hits = _seen([Hit(*row, 100.0) for row in begun], among)[:limit]
    if len(hits) == limit:
        return hits  # nothing else would come before these
    rows = search_index.containing(workspace_id, terms, most=most)
    ranked = sorted((Hit(*row, _score(row, terms)) for row in rows), key=lambda hit: (-hit.score, hit.words))
    return _seen(hits + ranked, among)[:limit]


def _near(workspace_id: int, terms: list[str], *, limit: int, among: PersonQuerySet | None) -> list[Hit]:
    near = near_misses.find(workspace_id, terms)
    return _seen([Hit(*row, 50.0 * closeness) for row, closeness in near], among)[:limit]


def _score(row: search_index.Row, terms: list[str]) -> float:
    """A name that begins with the query before one that has it inside, before a note."""
    if row.kind != SearchDoc.Kind.PERSON:
        return 60.0
    if row.words.startswith(" ".join(terms)):
        return 100.0
    return 90.0 if all(f" {term}" in f" {row.words}" for term in terms) else 75.0


def _seen(hits: list[Hit], among: PersonQuerySet | None) -> list[Hit]:
    """One hit for each person, its best, of those who may be seen."""
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.person_id, hit)
    if among is None or not first:
        return list(first.values())
    allowed = set(among.filter(pk__in=first).values_list("pk", flat=True))
    return [hit for hit in first.values() if hit.person_id in allowed]
