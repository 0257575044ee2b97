"""The same words to many people are noticed, whoever's name stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.sameness import fingerprint, likeness, say_sameness

NEWS = "Hello {name}, we opened a second workshop in {town} and can now look at your vans within two days."


def filled(name: str, town: str = "Hamburg") -> str:
    return NEWS.format(name=name, town=town)


def test_filled_in_names_make_no_difference() -> None:
    anna = fingerprint(filled("Anna"), ["Anna Keller", "Brandt & Söhne", "Hamburg"])
    ben = fingerprint(filled("Ben", "London"), ["Ben Moss", "", "London"])
    assert anna == ben != ""


@pytest.mark.parametrize(
    "same",
    [
        "Dear Ms Keller, we opened a second workshop in Hamburg and can now look at your vans within two days.",
        "HELLO ANNA!\n\nWe opened a second workshop in Hamburg, and can now look at your vans (within two days)",
        "> you:\nHello Anna, we opened a second workshop in Hamburg and can now look at your vans within two days",
    ],
)
def test_greeting_case_marks_and_quotes_make_no_difference(same: str) -> None:
    assert fingerprint(same) == fingerprint(filled("Anna"))


def test_a_sentence_of_their_own_makes_it_another_text() -> None:
    own = filled("Anna") + " How did your daughter's exam go?"
    assert fingerprint(own) != fingerprint(filled("Anna"))
    assert 0.5 < likeness(own, filled("Anna")) < 1
    assert likeness(filled("Anna"), filled("Ben")) == 1
    assert likeness(filled("Anna"), "Nothing of what was said before has anything to do with this.") == 0


def test_what_everybody_says_is_not_counted() -> None:
    assert fingerprint("Thank you, speak to you on Friday.") == ""
    assert fingerprint("") == ""


@pytest.mark.parametrize(("people", "said"), [(0, False), (9, False), (10, True), (43, True)])
def test_the_warning_is_quiet_while_there_is_nothing_to_say(people: int, said: bool) -> None:
    assert (f"The same words went to {people} people" in say_sameness(people)) == said


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_has_a_fingerprint_or_none(text: str, names: list[str]) -> None:
    assert len(fingerprint(text, names)) in (0, 32)
    assert 0 <= likeness(text, text[::-1], names) <= 1
