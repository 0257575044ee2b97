"""STOP, START and HELP of text messages."""

import pytest

from followthrough.rules.reading.keywords import Keyword, tell_keyword

ORDERS = [
    (
        Keyword.STOP,
        ["STOP", " stop. ", "Stop!", "STOPALL", "unsubscribe", "Arrêt", "ARRET", "abmelden", "SAIR"],
    ),
    (Keyword.STOP, ["afmelden", "cancellami", "opt  out", "End", "QUIT", "“Stop”"]),
    (Keyword.START, ["START", "unstop", "Começar", "alta", "Aanmelden"]),
    (Keyword.HELP, ["HELP?", "Hilfe", "aide", "AYUDA", "hulp", "info"]),
]
NONE = ["", "Stop by on Tuesday", "please stop", "yes", "help yourself", "start on Monday", "no", "?", "stop" * 40]


@pytest.mark.parametrize(("order", "texts"), ORDERS)
def test_one_word_is_an_order(order: Keyword, texts: list[str]) -> None:
    assert {tell_keyword(text) for text in texts} == {order}


@pytest.mark.parametrize("text", NONE)
def test_more_words_are_none(text: str) -> None:
    assert tell_keyword(text) is None
