"""They are told when they hear from us next."""

import pytest

from followthrough.rules.told_next import SENTENCES, say_next, without_next
from followthrough.rules.words import Channel


@pytest.mark.parametrize(
    ("channel", "language", "said"),
    [
        (Channel.CALL, "en", "If I don't hear from you before then, I'll call you on Thursday."),
        (Channel.VIDEO, "en", "If I don't hear from you before then, I'll write to you on Thursday."),
        (Channel.CALL, "de-AT", "Wenn ich bis dahin nichts von Ihnen höre, rufe ich Sie am Thursday an."),
        (Channel.CALL, "sv", "If I don't hear from you before then, I'll call you on Thursday."),
        (Channel.EMAIL, "", "If I don't hear from you before then, I'll write to you on Thursday."),
    ],
)
def test_the_sentence_fits_the_step_and_their_language(channel: Channel, language: str, said: str) -> None:
    assert say_next(channel, "Thursday", language=language) == said


def test_every_sentence_names_the_day() -> None:
    assert all("{day}" in sentence for said in SENTENCES.values() for sentence in said.values())


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_taken_off_again(language: str) -> None:
    for channel in Channel:
        said = say_next(channel, "Freitag, 27. November", language=language)
        assert without_next(f"Dear Anna,\n\nhere.\n\n{said}") == "Dear Anna,\n\nhere."


@pytest.mark.parametrize("text", ["", "Dear Anna", "If I don't hear from you before then, I'll call you.", "a\n\nb"])
def test_other_words_stay(text: str) -> None:
    assert without_next(text) == text
