"""The words networks know, and sentences that only look like them."""

import pytest

from followthrough.rules.reading.keywords import Keyword, read


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("STOP", Keyword.STOP),
        (" Stop. ", Keyword.STOP),
        ("“stop”!!", Keyword.STOP),
        ("Stop 🛑", Keyword.STOP),
        ("STOP ALL", Keyword.STOP),
        ("Arrêt", Keyword.STOP),
        ("DÉSABONNER", Keyword.STOP),
        ("ARRE\u0302T", Keyword.STOP),
        ("Abmelden", Keyword.STOP),
        ("darme de baja", Keyword.STOP),
        ("Opt-out", Keyword.STOP),
        ("ＳＴＯＰ", Keyword.STOP),
        ("start", Keyword.START),
        ("UNSTOP", Keyword.START),
        ("Hilfe?", Keyword.HELP),
        ("help\n", Keyword.HELP),
    ],
)
def test_a_keyword_alone_is_one(text: str, keyword: Keyword) -> None:
    assert read(text) is keyword


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Please stop calling before nine",
        "Don't stop",
        "stop by on Friday",
        "Can you help me with the offer?",
        "When does it start?",
        "Start on Monday",
        "Yes",
        "OK",
        "info",
        "stopped",
        "STOP" * 20,
        "🛑",
    ],
)
def test_a_sentence_is_none(text: str) -> None:
    assert read(text) is None
