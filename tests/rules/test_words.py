"""Words are found by their value, and anything else is none of them."""

import pytest

from followthrough.rules.words import Channel


@pytest.mark.parametrize(("value", "word"), [("call", Channel.CALL), ("Call", None), ("", None), (None, None)])
def test_a_word_is_found_by_its_value(value: str | None, word: Channel | None) -> None:
    assert Channel.named(value) is word
