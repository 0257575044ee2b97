"""They are told when they hear from us next."""

import pytest

from followthrough.rules.told_next import SENTENCES, say_next
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
