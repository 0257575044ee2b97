"""Answers to an invitation, from calendars and from Outlook; an invitation itself is a person's turn."""

from datetime import UTC, datetime

import pytest

from followthrough.rules.reading import meetings, message
from followthrough.rules.reading.verdict import Kind, Verdict
from tests.rules.reading import corpora

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def answer(calendar: str, *, subject: str = "Accepted: Demo") -> Verdict:
    raw = (
        f"From: Ada Lopez <ada@example.org>\nSubject: {subject}\nAuto-Submitted: auto-replied\n"
        f"Content-Type: text/calendar; charset=utf-8; method=REPLY\n\n{calendar}"
    )
    return message.read(raw.encode(), at=NOW)


def calendar(part_stat: str, method: str = "REPLY") -> str:
    return (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:demo-7@shop.exa\r\n mple\r\n"
        f'ORGANIZER:mailto:rep@shop.example\r\nATTENDEE;CN="Lopez, Ada";PARTSTAT={part_stat};ROLE=REQ-PARTICIPANT:\r\n'
        " mailto:ada@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize(
    ("part_stat", "said"), [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("TENTATIVE", "tentative")]
)
def test_a_calendars_answer_is_read(part_stat: str, said: str) -> None:
    verdict = answer(calendar(part_stat))

    assert verdict.kind is Kind.MEETING
    assert (verdict.meeting_uid, verdict.meeting_answer) == ("demo-7@shop.example", said)


def test_another_time_proposed_is_an_answer() -> None:
    assert answer(calendar("TENTATIVE", method="COUNTER")).meeting_answer == "counter"


def test_a_meeting_called_off_is_declined() -> None:
    assert answer(calendar("ACCEPTED", method="CANCEL")).meeting_answer == "declined"


def test_an_invitation_is_no_answer() -> None:
    verdict = answer(calendar("NEEDS-ACTION", method="REQUEST"), subject="Demo").kind
    assert verdict is not Kind.MEETING


def test_outlooks_own_form_is_read() -> None:
    raw = (
        b"From: ada@example.org\nSubject: Zugesagt: Demo\nContent-Type: application/ms-tnef; name=winmail.dat\n\n"
        b"\x78\x9f\x3e\x22 IPM.Microsoft Schedule.MtgRespP\x00"
    )
    verdict = message.read(raw, at=NOW)

    assert (verdict.kind, verdict.meeting_answer) == (Kind.MEETING, "accepted")


def test_a_person_who_writes_accepted_has_replied() -> None:
    raw = b"From: ada@example.org\nSubject: Accepted: your offer\n\nWe take it. When can you start?\n"
    assert message.read(raw, at=NOW).kind is Kind.REPLY


@pytest.mark.parametrize(
    "hostile", ["BEGIN:VCALENDAR\n" * 50_000, "ATTENDEE" + ";A=B" * 50_000, "\n " * 100_000, "UID:\n" * 9]
)
def test_a_hostile_calendar_is_passed_over(hostile: str) -> None:
    assert meetings.read_calendar(hostile).method == ""


def test_the_set_of_real_answers_is_read() -> None:
    folder = corpora.folder("invitations")
    read = {file.name: message.read(file.read_bytes(), at=NOW) for file in folder.iterdir() if "." not in file.name}

    assert {name: verdict.kind for name, verdict in read.items() if name.startswith("dsn_")} == {
        name: Kind.BOUNCE for name in read if name.startswith("dsn_")
    }
    assert {verdict.kind for name, verdict in read.items() if "reply" in name} == {Kind.MEETING}
    assert read["good_reply"].meeting_answer == "accepted"
    assert read["good_reply"].meeting_uid
