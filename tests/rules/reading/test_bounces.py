"""Delivery failures: whom, for good or not, of which mail. The texts are short forms of what mail systems write."""

import json
from datetime import UTC, datetime

import pytest

from followthrough.rules.reading import bounce_reason, message
from followthrough.rules.reading.verdict import Kind, Verdict
from tests.rules.reading import corpora

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

REPORT = b"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: rep@shop.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ada@example.org
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: User unknown

Final-Recipient: rfc822; ben@example.org
Action: delayed
Status: 4.2.2
Diagnostic-Code: smtp; 452 4.2.2 Mailbox full
--b
Content-Type: message/rfc822

From: rep@shop.example
To: ada@example.org, ben@example.org
Message-ID: <offer-7@shop.example>
Subject: Offer

Dear Ada
--b--
"""


def read(raw: bytes) -> Verdict:
    return message.read(raw, at=NOW)


def test_a_report_names_each_recipient_with_its_reason() -> None:
    verdict = read(REPORT)

    assert verdict.kind is Kind.BOUNCE
    assert [(f.address, f.hard, f.status, f.reply_code) for f in verdict.failures] == [
        ("ada@example.org", True, "5.1.1", "550"),
        ("ben@example.org", False, "4.2.2", "452"),
    ]
    assert verdict.original_id == "offer-7@shop.example"
    assert verdict.hard is False  # one of the two may still be reached


def test_the_name_we_gave_the_envelope_is_read_where_the_report_repeats_it() -> None:
    assert read(REPORT).envelope_id == ""
    named = REPORT.replace(b"Reporting-MTA:", b"Original-Envelope-Id: 4f1c0a\r\nReporting-MTA:", 1)
    assert named != REPORT
    assert read(named).envelope_id == "4f1c0a"


def test_a_bounce_that_calls_itself_an_automatic_reply_is_a_bounce() -> None:
    raw = (
        b"Return-path: <>\nAuto-Submitted: auto-replied\nX-Failed-Recipients: ada@example.org\n"
        b"From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed\n\n"
        b"A message that you sent could not be delivered. This is a permanent error.\n\n  ada@example.org\n"
        b"    host mx.example.org: 550 5.1.1 <ada@example.org>... User Unknown\n"
    )
    verdict = read(raw)

    assert verdict.kind is Kind.BOUNCE
    assert [f.address for f in verdict.failures] == ["ada@example.org"]
    assert verdict.hard is True


def test_a_bounce_in_words_alone_names_whom_it_is_about() -> None:
    raw = (
        "From: postmaster@example.de\nTo: rep@shop.example\nSubject: Unzustellbar: Angebot\n\n"
        "Ihre Nachricht konnte nicht zugestellt werden:\n\n<ada@example.de>: 552 5.2.2 Postfach voll\n\n"
        "----- Original message -----\nFrom: rep@shop.example\nTo: ada@example.de\nMessage-ID: <a@shop.example>\n"
    )
    verdict = read(raw.encode())

    assert verdict.kind is Kind.BOUNCE
    assert [(f.address, f.hard) for f in verdict.failures] == [("ada@example.de", False)]
    assert verdict.original_id == "a@shop.example"


def test_what_a_person_forwards_of_a_bounce_is_no_bounce() -> None:
    raw = (
        b"From: Ada Lopez <ada@example.org>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nLook at this.\n\n"
        b"Your message could not be delivered.\n<rep@shop.example>: 550 5.1.1 User unknown\n"
        b"----- Original message -----\nFrom: ada@example.org\nTo: rep@shop.example\n"
    )
    assert read(raw).kind is Kind.REPLY


def test_a_report_of_a_delivery_says_that_nobody_failed() -> None:
    raw = REPORT.replace(b"Action: failed", b"Action: delivered").replace(b"Action: delayed", b"Action: relayed")
    verdict = read(raw)

    assert verdict.failures == ()
    assert verdict.hard is None


@pytest.mark.parametrize(
    "text",
    [
        "Your message could not be delivered.\n\n<ada@example.org>\n<ben@example.org>\n\nReason: 550 5.1.1 Unknown\n",
        "Not delivered because of\n550 5.1.1 User unknown\n\nThose affected:\n  ada@example.org\n  ben@example.org\n",
        "Unable to deliver to:\n<ada@example.org>: 550 5.1.1 User unknown\n<ben@example.org>: 550 5.1.1 No such user\n",
    ],
)
def test_recipients_one_under_another_share_the_reason(text: str) -> None:
    raw = f"From: mailer-daemon@mx.example\nTo: rep@shop.example\nSubject: Delivery failure\n\n{text}"
    failures = read(raw.encode()).failures

    assert [(each.address, each.hard) for each in failures] == [("ada@example.org", True), ("ben@example.org", True)]


@pytest.mark.parametrize(
    ("said", "is_hard"),
    [
        ("550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown", True),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", True),
        ("550 No such user here (in reply to RCPT TO command)", True),
        ("Host or domain name not found: example.invalid does not exist", True),
        ("556 5.1.10 Recipient address has null MX", True),
        ("551 5.1.6 The recipient has moved to ada@example.net", True),
        ("552 5.2.2 The email account that you tried to reach is over quota", False),
        ("550 5.1.1 Mailbox full", False),
        ("554 5.7.1 Service unavailable; client [192.0.2.1] blocked using a list", False),
        ("550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy", False),
        ("450 4.2.0 Greylisted, try again later", False),
        ("553 5.1.8 Domain of sender address does not exist", False),
        ("Connection timed out", False),
        ("554 delivery error: user unknown (in reply to end of DATA command)", False),
    ],
)
def test_hard_is_only_what_is_certain(said: str, is_hard: bool) -> None:
    assert bounce_reason.find(said, stage=bounce_reason.stage_of(said)).hard is is_hard


def test_the_set_of_real_bounces_is_read() -> None:
    folder = corpora.folder("bounces")
    labels = json.loads((folder / "labels.json").read_text())
    bounces = {name: rows for name, rows in labels.items() if rows[0]["reason"] not in ("feedback", "vacation")}
    read_as = {name: read((folder / name).read_bytes()) for name in bounces}
    pairs = [
        (row["hard"], failure.hard)
        for name, rows in bounces.items()
        for row, failure in zip(rows, read_as[name].failures, strict=False)
    ]
    right = sum(wanted and got for wanted, got in pairs)

    assert [name for name, verdict in read_as.items() if verdict.kind in (Kind.AUTO, Kind.OUT_OF_OFFICE)] == []
    assert sum(verdict.kind is Kind.BOUNCE for verdict in read_as.values()) >= 0.99 * len(bounces)
    assert sum(len(read_as[name].failures) == len(rows) for name, rows in bounces.items()) >= 0.98 * len(bounces)
    assert right >= 0.97 * sum(got for _, got in pairs)
    assert right >= 0.90 * sum(row["hard"] for rows in bounces.values() for row in rows)
