"""Complaints that providers pass on, and the button “unsubscribe” of mail programs."""

import json
from datetime import UTC, datetime

from followthrough.rules.reading import message
from followthrough.rules.reading.verdict import Kind, Verdict
from tests.rules.reading import corpora

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

COMPLAINT = b"""\
From: <feedback@provider.example>
To: <abuse@shop.example>
Subject: FW: Offer
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Version: 1
Original-Rcpt-To: ada@example.org
--b
Content-Type: text/rfc822-headers

From: rep@shop.example
To: ada@example.org
Message-ID: <offer-7@shop.example>
--b--
"""


def read(raw: bytes) -> Verdict:
    return message.read(raw, at=NOW)


def test_a_complaint_says_who_and_about_what() -> None:
    verdict = read(COMPLAINT)

    assert verdict.kind is Kind.FEEDBACK
    assert [failure.address for failure in verdict.failures] == ["ada@example.org"]
    assert verdict.original_id == "offer-7@shop.example"
    assert verdict.said.opt_out


def test_a_report_of_failed_signatures_is_nobodys_complaint() -> None:
    verdict = read(COMPLAINT.replace(b"Feedback-Type: abuse", b"Feedback-Type: auth-failure"))

    assert verdict.kind is Kind.FEEDBACK
    assert verdict.failures == ()
    assert not verdict.said.opt_out


def test_the_button_of_a_mail_program_takes_its_owner_off() -> None:
    verdict = read(
        b"From: Ada <ada@example.org>\nSubject: unsubscribe\nAuto-Submitted: auto-replied\n\nSent by a program.\n"
    )

    assert verdict.kind is Kind.FEEDBACK
    assert [failure.address for failure in verdict.failures] == ["ada@example.org"]


def test_the_set_of_real_complaints_is_read() -> None:
    folder = corpora.folder("bounces")
    labels = json.loads((folder / "labels.json").read_text())
    names = [name for name, rows in labels.items() if rows[0]["reason"] == "feedback"]

    assert {read((folder / name).read_bytes()).kind for name in names} == {Kind.FEEDBACK}
