"""Whatever arrives is read: never an exception, and never more work than the bounds allow."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.rules.reading import (
    bounce_reason,
    bytes_to_text,
    html_text,
    meetings,
    message,
    mime,
    newest,
    signatures,
    stored,
)
from followthrough.rules.reading import mail as mails
from followthrough.rules.reading.verdict import Kind
from tests.rules.reading.hostile import MAILS

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAILY, LONG = 60, 4_000

LINES = st.sampled_from(
    [
        b"From: Ada <ada@example.org>",
        b"From: MAILER-DAEMON@x.example",
        b"Return-Path: <>",
        b"Subject: =?utf-8?b?4pyT?= Undelivered Mail",
        b"Subject: =?x?q?=",
        b"Subject: Out of office",
        b"Auto-Submitted: auto-replied",
        b"Date: Mon, 99 Foo 99999 99:99:99 +9999",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        b'Content-Type: multipart/alternative; boundary="b"',
        b"Content-Type: message/delivery-status",
        b"Content-Type: message/rfc822",
        b"Content-Type: text/html; charset=utf-16",
        b"Content-Type: text/calendar; method=REPLY",
        b"Content-Type: application/ms-tnef",
        b"Content-Type: text/plain; charset=\xff; name*0*=utf-8''%ff; name*x=1",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: quoted-printable",
        b'Content-Disposition: attachment; filename="a.ics"',
        b"--b",
        b"--b--",
        b"",
        b"",
        b"Final-Recipient: rfc822; ada@example.org",
        b"Action: failed",
        b"Status: 5.1.1",
        b"Diagnostic-Code: smtp; 550 5.1.1 User unknown",
        b"Feedback-Type: abuse",
        b"METHOD:REPLY",
        b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org",
        b"On Mon, Nov 2, 2026 at 9:14 AM Rep <rep@shop.example> wrote:",
        b"> quoted",
        b"From: Rep",
        b"Sent: Monday",
        b"-- ",
        b"Mit freundlichen Gr\xfc\xdfen",
        b"I am away until 31 February 2027 and 99.99.9999",
        b"Please contact Ben Fox, ben@example.org, +49 511 123456",
        b"<html><blockquote><p>x</p><!-- -- ><script>",
        b'{"bouncedRecipients": [{"emailAddress": 7}]}',
    ]
)
PIECES = st.one_of(
    LINES, st.binary(max_size=60), st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))
)
RAW = st.lists(PIECES, max_size=40).map(b"\n".join)
DEEP = st.lists(PIECES, max_size=12).flatmap(
    lambda lines: st.integers(0, 30).map(lambda depth: b"Content-Type: message/rfc822\n\n" * depth + b"\n".join(lines))
)


def fuzzed(count: int) -> settings:
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", MAILS)
def test_a_hostile_mail_is_read_within_bounds(name: str) -> None:
    mail = mails.open_mail(MAILS[name]())
    verdict = message.read_mail(mail, at=NOW)

    assert verdict.kind in Kind
    assert len(list(mail.root.walk(into_messages=True))) <= mime.MOST_PARTS
    assert depth_of(mail.root) <= mime.DEEPEST + 1
    assert len(mail.headers.fields) <= mime.HEADER_LINES
    assert len(mail.text) <= mails.LONGEST_TEXT
    assert len(verdict.failures) <= 500


@fuzzed(DAILY)
@given(raw=st.one_of(RAW, DEEP))
def test_any_bytes_are_read(raw: bytes) -> None:
    verdict = message.read(raw, at=NOW, zone="Europe/Berlin", country="DE")

    assert verdict.reasons
    assert stored.as_plain(verdict)


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_mail_of_any_year_is_read(year: int) -> None:
    raw = b"From: a@b.example\nAuto-Submitted: auto-replied\n\nI am away until Friday, back in 9999 weeks.\n"
    assert message.read(raw, at=datetime(year, 6, 1, tzinfo=UTC)).kind is Kind.OUT_OF_OFFICE


@fuzzed(DAILY)
@given(text=st.text(st.sampled_from("abAB1.,:;<>@&#-/='\"\n >|*_()Ωя🙂\u0301\u200b\xa0"), max_size=400))
def test_any_text_is_cut_and_read(text: str) -> None:
    written = newest.split(text)
    body, signed = signatures.find(text, signatures.sender_of(text[:40]))

    assert len(written.text) <= len(text)
    assert len(body) + len(signed) <= len(text) + 1
    signatures.read(signed, country="DE")
    html_text.to_text(text)
    meetings.read_calendar(text)
    bounce_reason.find(text, status=text[:10], stage=bounce_reason.stage_of(text))


@fuzzed(DAILY)
@given(
    raw=st.binary(max_size=200), name=st.one_of(st.sampled_from(["utf-8", "hex", "idna", "x-\0"]), st.text(max_size=30))
)
def test_any_encoding_gives_some_text(raw: bytes, name: str) -> None:
    assert isinstance(bytes_to_text.decode_charset(raw, name), str)
    assert isinstance(bytes_to_text.decode_header(b"=?" + name.encode("utf-8", "replace") + b"?b?" + raw + b"?="), str)
    assert len(bytes_to_text.decode_transfer(raw * 50, name, most=100)) <= 100
    for encoding in ("base64", "quoted-printable"):
        assert len(bytes_to_text.decode_transfer(raw * 50, encoding, most=100)) <= 100


@pytest.mark.slow
@fuzzed(LONG)
@given(raw=st.one_of(RAW, DEEP))
def test_any_bytes_are_read_for_long(raw: bytes) -> None:
    assert message.read(raw, at=NOW).reasons


def depth_of(part: mime.Part) -> int:
    return 1 + max((depth_of(child) for child in part.children), default=0)
