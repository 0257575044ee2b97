"""Search: one function over both databases. Parts of names, companies, addresses, numbers, words in notes; typos.

Words are stored folded, numbers as digits. SQLite reads an FTS5 trigram index, PostgreSQL a trigram GIN index. Parts
of fewer than three letters are looked up as the beginning of a name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from followthrough.people.models import ContactPoint, Person, SearchDoc
from followthrough.rules import matching

SHORTEST = 3  # letters: a trigram
CANDIDATES = 200
TYPO_FLOOR = 60.0  # of 100, rapidfuzz's partial ratio


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found. `words` is the text that matched; `score` of 100, the best first."""

    person_id: int
    kind: str
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


def find(workspace_id: int, query: str, *, limit: int = 20) -> list[Hit]:
    """The best matches first. Every word of the query must occur; if none does, near misses are offered."""
    terms = _terms(query)
    if not terms:
        return []
    if all(len(term) < SHORTEST for term in terms):
        return _by_beginning(workspace_id, " ".join(terms), limit)
    rows = _containing(workspace_id, [term for term in terms if len(term) >= SHORTEST])
    hits = _ranked(rows, " ".join(terms))
    return (hits or _near_misses(workspace_id, terms))[:limit]


def _terms(query: str) -> list[str]:
    folded = matching.fold(query)
    digits = matching.phone_digits_for_search(query)
    letters = any(letter.isalpha() for letter in folded)
    return [digits] if digits and not letters else folded.split()


def _by_beginning(workspace_id: int, beginning: str, limit: int) -> list[Hit]:
    people = Person.objects.filter(workspace_id=workspace_id, sort_name__startswith=beginning).order_by("sort_name")
    return [Hit(pk, "person", name, 100.0) for pk, name in people.values_list("pk", "name")[:limit]]


def _containing(workspace_id: int, terms: list[str]) -> list[tuple[int, str, str]]:
    if connection.vendor == "postgresql":
        like = " AND ".join(["words LIKE %s"] * len(terms))
        return _query(
            f"SELECT person_id, kind, words FROM people_searchdoc WHERE {like}"  # noqa: S608
            f" AND workspace_id = %s LIMIT {CANDIDATES}",
            [*(f"%{_escaped(term)}%" for term in terms), workspace_id],
        )
    return _fts(workspace_id, " AND ".join(_quoted(term) for term in terms))


def _near_misses(workspace_id: int, terms: list[str]) -> list[Hit]:
    """Typos: documents that share trigrams with the query, judged by their closest part."""
    from rapidfuzz import fuzz

    whole = " ".join(terms)
    if connection.vendor == "postgresql":
        rows = _query(
            "SELECT person_id, kind, words FROM people_searchdoc WHERE %s <%% words AND workspace_id = %s"  # noqa: S608
            f" ORDER BY %s <<-> words LIMIT {CANDIDATES}",
            [whole, workspace_id, whole],
        )
    else:
        rows = _fts(workspace_id, " OR ".join(_quoted(part) for part in _trigrams(terms)), ranked=True)
    judged = [Hit(pk, kind, words, fuzz.partial_ratio(whole, words)) for pk, kind, words in rows]
    near = [hit for hit in judged if hit.score >= TYPO_FLOOR]
    return _one_each(sorted(near, key=lambda hit: -hit.score))


def _fts(workspace_id: int, match: str, *, ranked: bool = False) -> list[tuple[int, str, str]]:
    order = "ORDER BY rank" if ranked else ""
    return _query(
        f"SELECT d.person_id, d.kind, d.words FROM people_search JOIN people_searchdoc d ON d.id = people_search.rowid"  # noqa: S608
        f" WHERE people_search MATCH %s AND d.workspace_id = %s {order} LIMIT {CANDIDATES}",
        [match, workspace_id],
    )


def _query(sql: str, parameters: list[str | int]) -> list[tuple[int, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _ranked(rows: list[tuple[int, str, str]], query: str) -> list[Hit]:
    """A name that begins with the query before one that contains it, before a note."""
    hits = [Hit(pk, kind, words, _score(kind, words, query)) for pk, kind, words in rows]
    return _one_each(sorted(hits, key=lambda hit: (-hit.score, hit.words)))


def _score(kind: str, words: str, query: str) -> float:
    if kind != SearchDoc.Kind.PERSON:
        return 50.0
    if words.startswith(query):
        return 100.0
    return 90.0 if f" {query}" in words else 75.0


def _one_each(hits: list[Hit]) -> list[Hit]:
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.person_id, hit)
    return list(first.values())


def _trigrams(terms: list[str]) -> list[str]:
    return sorted({term[at : at + 3] for term in terms for at in range(len(term) - 2)})


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
