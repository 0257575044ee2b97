"""What a person's words say."""

from datetime import UTC, datetime

from followthrough.rules.reading import sentences
from followthrough.rules.reading.verdict import Intent

AT = datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_empty_words_say_nothing() -> None:
    said = sentences.read(" \n", at=AT)
    assert (said.intent, said.is_sure, said.dates, said.language) == (Intent.UNCLEAR, False, (), "")
