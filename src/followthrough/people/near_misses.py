"""Typos: who may have been meant when nothing contains what was typed.

One slip of the finger (a letter wrong, missing, too many, or two swapped) leaves the rest of a word whole. So names
with the same first letters are read in order, and documents that hold what the slip left whole; both only so many.
Then each candidate is judged by how close its words come to those of the query.
"""

from collections.abc import Iterator

from followthrough.people import search_index
from followthrough.people.search_index import Pieces, Row

SAME_LETTERS = 3
NAMES = 1_500
DOCUMENTS = 300
CLOSE_ENOUGH = 0.7  # of 1: one slip in four letters, two in seven
SHORTEST = 4  # letters of a term in which a slip is looked for
MOST_TERMS = 5

Judged = tuple[Row, float]


def find(workspace_id: int, terms: list[str]) -> list[Judged]:
    """Rows with their closeness (1: the same), the closest first."""
    if len(terms) > MOST_TERMS or all(len(term) < SHORTEST for term in terms):
        return []
    near = _judged(_by_family_name(workspace_id, terms), terms)
    if not near:
        near = _judged(_by_what_is_whole(workspace_id, terms), terms)
    return sorted(near, key=lambda judged: -judged[1])


def _by_family_name(workspace_id: int, terms: list[str]) -> list[Row]:
    rows = []
    for start in dict.fromkeys(_starts(terms[-1])):
        rows += search_index.with_family_like(workspace_id, start, most=NAMES)
    return rows


def _starts(term: str) -> Iterator[str]:
    """How the family name may begin: as typed, without a doubled first letter, with the first two swapped."""
    if len(term) > SAME_LETTERS:
        yield term[:SAME_LETTERS]
        yield term[1 : SAME_LETTERS + 1]
        yield term[1] + term[0] + term[2:SAME_LETTERS]


def _by_what_is_whole(workspace_id: int, terms: list[str]) -> list[Row]:
    wanted = [[(term,), *_left_whole(term)] for term in terms if search_index.INDEXED.search(term)]
    return search_index.containing_any(workspace_id, wanted, most=DOCUMENTS) if wanted else []


def _left_whole(term: str) -> list[Pieces]:
    """What is left of a term, wherever one slip happened: alternatives of parts of three letters and more."""
    if len(term) < 7:
        return [(term[at : at + 3],) for at in range(len(term) - 2) if search_index.INDEXED.search(term[at : at + 3])]
    cuts = ((term[:at], term[at + 2 :]) for at in range(2, len(term) - 3))
    whole = (tuple(part for part in cut if search_index.INDEXED.search(part)) for cut in cuts)
    return list(dict.fromkeys(pieces for pieces in whole if pieces))


def _judged(rows: list[Row], terms: list[str]) -> list[Judged]:
    near = ((row, _closeness(row.words, terms)) for row in {row.person_id: row for row in rows}.values())
    return [judged for judged in near if judged[1] >= CLOSE_ENOUGH]


def _closeness(words: str, terms: list[str]) -> float:
    """That of the term that is farthest from any of the words."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    there = words.split()
    closest = 1.0
    for term in terms:
        beginnings = there + [word[: len(term)] for word in there if len(word) > len(term)]
        best = process.extractOne(
            term, beginnings, scorer=OSA.normalized_similarity, processor=None, score_cutoff=CLOSE_ENOUGH
        )
        if best is None:
            return 0.0
        closest = min(closest, best[1])
    return closest
