"""What a text takes, and what makes it dear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.texts import BASIC, EXTENSION, Alphabet, cost_of, plainer, say_cheaper, say_cost


@pytest.mark.parametrize(
    ("text", "alphabet", "segments", "left"),
    [
        ("", "gsm", 1, 160),
        ("a" * 160, "gsm", 1, 0),
        ("a" * 161, "gsm", 2, 2 * 153 - 161),
        ("a" * 306, "gsm", 2, 0),
        ("a" * 307, "gsm", 3, 152),
        ("€" * 80, "gsm", 1, 0),
        ("€" * 81, "gsm", 2, 153 - 2 * 5),  # 76 fit into 153, the 77th begins the next
        ("a" * 152 + "€" + "b" * 20, "gsm", 2, 153 - 22),  # the pair of the € is not torn apart
        ("Grüße, Ärger, Ñandú"[:-1], "gsm", 1, 160 - 18),
        ("ї" * 70, "ucs2", 1, 0),
        ("ї" * 71, "ucs2", 2, 134 - 71),
        ("ї" * 134, "ucs2", 2, 0),
        ("ї" * 135, "ucs2", 3, 66),
        ("😀" * 35, "ucs2", 1, 0),
        ("😀" * 36, "ucs2", 2, 67 - 6),  # 33 fit into 67: no emoji is torn apart
        ("line\r\nbreak", "gsm", 1, 150),
    ],
)
def test_segments_are_counted_as_networks_do(text: str, alphabet: str, segments: int, left: int) -> None:
    cost = cost_of(text)
    assert (cost.alphabet, cost.segments, cost.left) == (alphabet, segments, left)


def test_the_one_sign_that_makes_a_text_dear_is_named() -> None:
    cost = cost_of("I’ll call on Friday at ten. " * 5)
    assert (cost.segments, cost.dear, cost.cheaper_segments) == (3, ("’",), 1)
    assert cost.cheaper.startswith("I'll call")
    assert say_cheaper(cost) == "“’” makes it 3 segments. Written plainly it is 1 segment."


def test_several_signs_are_named_together() -> None:
    assert say_cheaper(cost_of("it’s – well " * 8)).startswith("“’” and “–” make it 2 segments.")


def test_an_invisible_sign_is_named_by_its_name() -> None:
    assert "zero width space" in say_cheaper(cost_of("\u200b" + "a" * 100))


def test_what_cannot_be_written_plainly_is_left_alone() -> None:
    for text in ("Привіт, це Роза. " * 8, "See you 😀 " * 20):
        cost = cost_of(text)
        assert cost.alphabet == Alphabet.UCS2
        assert (cost.cheaper, say_cheaper(cost)) == ("", "")


def test_plain_signs_are_only_offered_where_they_save() -> None:
    assert cost_of("I’ll call").cheaper == ""


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("“Łódź” – ça va…", '"Lodz" - ca va...'),
        ("né\u00a0à Sète", "né à Sète"),
        ("naïve Noël", "naive Noel"),
        ("kein\u00adMensch", "keinMensch"),
        ("ﬁn Ⅳ", "fin IV"),
    ],
)
def test_the_plain_twin_of_a_sign(written: str, plain: str) -> None:
    assert plainer(written) == plain


def test_more_than_ten_segments_are_too_long() -> None:
    assert not cost_of("a" * 1530).is_too_long
    assert cost_of("a" * 1531).is_too_long


def test_the_count_is_said_in_words() -> None:
    assert say_cost(cost_of("a" * 159)) == "1 segment, 1 character left"
    assert say_cost(cost_of("a" * 161)) == "2 segments, 145 characters left"


@given(st.text(max_size=400))
def test_the_segments_hold_the_text_and_no_segment_is_needless(text: str) -> None:
    cost = cost_of(text)
    alone, each = (160, 153) if cost.alphabet == Alphabet.GSM else (70, 67)
    assert 0 <= cost.left <= alone
    if cost.segments == 1:
        assert cost.units <= alone
    else:
        assert alone < cost.units <= cost.segments * each
        assert cost.units > (cost.segments - 1) * (each - 1)


@given(st.text(alphabet=sorted(BASIC | EXTENSION), max_size=400))
def test_what_is_plain_already_stays_and_is_never_dear(text: str) -> None:
    text = text.replace("\r\n", "\n")
    cost = cost_of(text)
    assert (cost.alphabet, cost.dear, cost.cheaper) == (Alphabet.GSM, (), "")
    assert plainer(text) == text


@given(st.text(max_size=200))
def test_plainer_is_plainer_for_good(text: str) -> None:
    assert plainer(plainer(text)) == plainer(text)
