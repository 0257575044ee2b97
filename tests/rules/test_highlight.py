"""What was found is marked where it stands, in the spelling of the text."""

import pytest

from followthrough.rules.highlight import LONGEST, excerpt, pieces


def marked(text: str, *terms: str) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces(text, terms))


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("Anna Keller", ["kel"], "Anna [Kel]ler"),
        ("Anna Keller", ["an", "ller"], "[An]na Ke[ller]"),
        ("Chloé Martin", ["chloe"], "[Chloé] Martin"),
        ("Jürgen Weiß", ["weiss"], "Jürgen [Weiß]"),
        ("Jürgen Weiß", ["weis"], "Jürgen [Weiß]"),
        ("nananana", ["na", "ana"], "[nananana]"),
        ("Anna", ["xyz", ""], "Anna"),
        ("", ["a"], ""),
        ("Œuvre", ["oeu"], "[Œu]vre"),
    ],
)
def test_found_words_are_marked_in_the_spelling_of_the_text(text: str, terms: list[str], shown: str) -> None:
    assert marked(text, *terms) == shown


def test_a_long_note_is_shown_around_what_was_found() -> None:
    note = "word " * 60 + "wants the longer warranty\nbefore Easter " + "more " * 60
    shown = "".join(piece.text for piece in excerpt(note, ["warranty"]))
    assert shown.startswith("…word")
    assert "longer warranty before Easter" in shown
    assert shown.endswith("…")
    assert len(shown) <= LONGEST + 2


def test_a_short_note_is_shown_whole() -> None:
    assert [piece.text for piece in excerpt("Longer warranty", ["warranty"])] == ["Longer ", "warranty"]


def test_one_word_without_spaces_is_cut_where_it_must() -> None:
    shown = "".join(piece.text for piece in excerpt("x" * 300 + "end", ["end"]))
    assert shown == "…" + "x" * 40 + "end"


def test_nothing_is_shown_where_nothing_is_found() -> None:
    assert excerpt("Longer warranty", ["price", ""]) == []
