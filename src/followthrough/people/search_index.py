"""How the two databases are asked: beginnings of names in order, and documents that contain every term.

SQLite: an FTS5 index of trigrams; PostgreSQL: a trigram GIN index. Both hold the workspace beside them, so that a small
workspace does not read through its large neighbour (see migration `people.0002`).
"""

import re
from typing import NamedTuple

from django.db import connection

HIGHEST = "\U0010ffff"
BEGINNING = 24  # letters that the index of beginnings holds
INDEXED = re.compile(r"\w{3,}")  # what leaves a trigram on both databases

BY_FAMILY = """
SELECT d.person_id, d.kind, d.source, d.words
FROM people_person p JOIN people_searchdoc d ON d.person_id = p.id AND d.source = 'person'
WHERE p.workspace_id = %s AND p.sort_name >= %s AND p.sort_name < %s ORDER BY p.sort_name, p.id LIMIT %s
"""
BY_WORDS = """
SELECT person_id, kind, source, words FROM people_searchdoc
WHERE workspace_id = %s AND kind = 'person' AND substr(words, 1, 24) >= %s AND substr(words, 1, 24) < %s
ORDER BY substr(words, 1, 24) LIMIT %s
"""
FTS = """
SELECT d.person_id, d.kind, d.source, d.words FROM people_search JOIN people_searchdoc d ON d.id = people_search.rowid
WHERE people_search MATCH %s AND d.workspace_id = %s AND {wanted} ORDER BY people_search.rowid DESC LIMIT %s
"""
LIKE = """
SELECT d.person_id, d.kind, d.source, d.words FROM people_searchdoc d
WHERE d.workspace_id = %s::bigint AND {wanted} LIMIT %s
"""


class Row(NamedTuple):
    """One document."""

    person_id: int
    kind: str
    source: str
    words: str


Pieces = tuple[str, ...]
"""Parts that must all occur."""


def beginning(workspace_id: int, terms: list[str], *, most: int) -> list[Row]:
    """Persons whose name begins with the terms, family name first or given name first."""
    typed = " ".join(terms)
    turned = " ".join([terms[-1], *terms[:-1]])
    rows = _between(BY_FAMILY, workspace_id, turned, most)
    rows += _between(BY_FAMILY, workspace_id, typed, most) if turned != typed else []
    rows += [row for row in _between(BY_WORDS, workspace_id, typed[:BEGINNING], most) if row.words.startswith(typed)]
    return rows


def with_family_like(workspace_id: int, start: str, *, most: int) -> list[Row]:
    """Persons whose family name begins so."""
    return _between(BY_FAMILY, workspace_id, start, most)


def containing(workspace_id: int, terms: list[str], *, most: int) -> list[Row]:
    """Documents in which every term occurs, the newest first where there are more than asked for."""
    looked_up = [term for term in terms if INDEXED.search(term)]
    if not looked_up:
        return []
    rows = containing_any(workspace_id, [[(term,)] for term in looked_up], most=most)
    begun = [f" {term}" for term in terms if term not in looked_up]  # too short for the index: a word begins with it
    return [row for row in rows if all(part in f" {row.words}" for part in begun)] if begun else rows


def containing_any(workspace_id: int, wanted: list[list[Pieces]], *, most: int) -> list[Row]:
    """Documents in which, for each thing wanted, all the pieces of one of its alternatives occur."""
    if connection.vendor == "postgresql":
        clause = _each(wanted, "d.words LIKE %s")
        return _ask(LIKE.format(wanted=clause), [workspace_id, *map(_as_like, _pieces(wanted)), most])
    match = " AND ".join([_quoted(mark_of(workspace_id)), *map(_matched, wanted)])
    clause = _each(wanted, "instr(d.words, %s) > 0")  # the index knows which trigrams occur, not where
    return _ask(FTS.format(wanted=clause), [match, workspace_id, *_pieces(wanted), most])


def mark_of(workspace_id: int) -> str:
    """The workspace as one trigram of letters nobody writes; the triggers of `people.0002` do the same in SQL."""
    return "".join(chr(0xE000 + workspace_id // 6400**place % 6400) for place in range(3))


def _between(sql: str, workspace_id: int, start: str, most: int) -> list[Row]:
    return _ask(sql, [workspace_id, start, start + HIGHEST, most])


def _ask(sql: str, parameters: list[str | int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Row(*row) for row in cursor.fetchall()]


def _matched(alternatives: list[Pieces]) -> str:
    return "(" + " OR ".join(f"({' AND '.join(map(_trigrams, pieces))})" for pieces in alternatives) + ")"


def _trigrams(piece: str) -> str:
    """Documents in which all trigrams of a piece occur."""
    return " AND ".join(_quoted(each) for each in dict.fromkeys(piece[at : at + 3] for at in range(len(piece) - 2)))


def _each(wanted: list[list[Pieces]], condition: str) -> str:
    """The condition for every piece, in the order of `_pieces`."""
    clauses = [" OR ".join(" AND ".join([condition] * len(pieces)) for pieces in each) for each in wanted]
    return " AND ".join(f"({clause})" for clause in clauses)


def _pieces(wanted: list[list[Pieces]]) -> list[str]:
    return [piece for alternatives in wanted for pieces in alternatives for piece in pieces]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _as_like(piece: str) -> str:
    return f"%{_escaped(piece)}%"


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
