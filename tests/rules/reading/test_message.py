from datetime import UTC, datetime

from followthrough.rules.reading import message
from followthrough.rules.reading.verdict import Kind

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_what_a_person_wrote_is_a_reply() -> None:
    verdict = message.read(b"From: ada@example.org\nSubject: Re: Offer\n\nYes, let us talk.\n", at=NOW)

    assert verdict.kind is Kind.REPLY
    assert verdict.newest_text == "Yes, let us talk."


def test_bytes_that_are_no_mail_are_read_as_they_stand() -> None:
    assert message.read(b"", at=NOW).kind is Kind.REPLY
    assert message.read(b"\x00\xff\xfe", at=NOW).kind is Kind.REPLY
