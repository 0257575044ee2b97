from datetime import UTC, datetime

from followthrough.rules.reading import message
from followthrough.rules.reading.verdict import Intent, Kind, Verdict

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_what_a_person_wrote_is_a_reply() -> None:
    verdict = message.read(b"From: ada@example.org\nSubject: Re: Offer\n\nYes, let us talk.\n", at=NOW)

    assert verdict.kind is Kind.REPLY
    assert verdict.newest_text == "Yes, let us talk."


def test_bytes_that_are_no_mail_are_read_as_they_stand() -> None:
    assert message.read(b"", at=NOW).kind is Kind.REPLY
    assert message.read(b"\x00\xff\xfe", at=NOW).kind is Kind.REPLY


def reply(text: str, *, subject: str = "Re: Offer") -> Verdict:
    return message.read(f"From: Ada <ada@example.org>\nSubject: {subject}\n\n{text}\n".encode(), at=NOW)


def test_what_a_person_wants_is_read_of_the_new_words_alone() -> None:
    verdict = reply(
        "Please send me the offer.\n\nOn Mon, 2 Nov 2026, Rep <rep@shop.example> wrote:\n> Not interested?\n"
    )

    assert verdict.said.intent is not Intent.NOT_INTERESTED
    assert not verdict.said.opt_out


def test_what_is_passed_on_says_nothing_of_who_passes_it_on() -> None:
    verdict = reply("---------- Forwarded message ----------\nFrom: X <x@example.com>\n\nPlease unsubscribe me.\n")

    assert verdict.said.intent is Intent.UNCLEAR
    assert not verdict.said.opt_out
    assert "passes on" in " ".join(verdict.reasons)


def test_the_subject_speaks_where_nothing_else_does() -> None:
    assert reply("", subject="Unsubscribe").said.opt_out
    assert not reply("", subject="Re: How to unsubscribe").said.opt_out
