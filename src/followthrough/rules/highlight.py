"""Where words of a query stand in a text, whatever their case and accents: pieces to be shown, found ones marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from followthrough.rules.matching import fold

AROUND = 40  # letters of a long text shown before the first word found
LONGEST = 160


class Piece(NamedTuple):
    text: str
    is_found: bool


def pieces(text: str, terms: Sequence[str]) -> list[Piece]:
    """The whole text in pieces. `terms` are folded; those that are not there are passed over."""
    found = [False] * len(text)
    folded, origin = _folded_with_origin(text)
    for term in terms:
        for at in _places(folded, term):
            for letter in origin[at : at + len(term)]:
                found[letter] = True
    return list(_joined(text, found))


def excerpt(text: str, terms: Sequence[str]) -> list[Piece]:
    """The part of a long text in which the first word is found, in pieces; nothing when there is none."""
    flat = " ".join(text.split())
    folded, origin = _folded_with_origin(flat)
    places = [at for term in terms if (at := folded.find(term)) >= 0 and term]
    if not places:
        return []
    start = max(origin[min(places)] - AROUND, 0)
    start = flat.find(" ", start) + 1 if start and " " in flat[start : start + AROUND] else start
    part = flat[start : start + LONGEST]
    before, after = "…" if start else "", "…" if start + LONGEST < len(flat) else ""
    return pieces(f"{before}{part}{after}", terms)


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the one it comes from (“ß” becomes two)."""
    folded: list[str] = []
    origin: list[int] = []
    for at, letter in enumerate(text):
        written = " " if letter.isspace() else fold(letter)
        folded.append(written)
        origin += [at] * len(written)
    return "".join(folded), origin


def _places(folded: str, term: str) -> Iterator[int]:
    at = folded.find(term) if term else -1
    while at >= 0:
        yield at
        at = folded.find(term, at + len(term))


def _joined(text: str, found: list[bool]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or found[at] != found[start]:
            yield Piece(text[start:at], found[start])
            start = at
