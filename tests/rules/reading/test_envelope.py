"""Headers read: whatever stands in them, there is an answer."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.reading import envelope
from followthrough.rules.storable import storable


def read(*lines: str) -> envelope.Envelope:
    return envelope.of_bytes(("\r\n".join(lines) + "\r\n\r\nWords").encode("utf-8", "surrogateescape"))


def test_who_wrote_to_whom_about_what() -> None:
    found = read(
        "From: =?utf-8?q?Kr=C3=BCger=2C_Jan?= <Jan.Krueger@Example.ORG>",
        'To: "Reed, Rosa" <rosa@linden.example>, max@linden.example',
        "Cc: rosa@linden.example",
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
        "Date: Wed, 25 Nov 2026 12:00:00 +0100",
        "Message-ID: <a@b.example>",
        "In-Reply-To: <3@x.example>",
        "References: <1@x.example> <2@x.example>",
    )
    assert (found.sender.email, found.sender.name) == ("jan.krueger@example.org", "Krüger, Jan")
    assert [each.email for each in found.recipients] == [
        "rosa@linden.example",
        "max@linden.example",
        "rosa@linden.example",
    ]
    assert (found.subject, found.id) == ("Grüße", "a@b.example")
    assert found.sent_at == datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    assert found.answers == ("3@x.example", "2@x.example", "1@x.example")


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: Your offer", "your offer"),
        ("AW: WG: Your  Offer", "your offer"),
        ("RE[2]: Your offer", "your offer"),
        ("Rép : x", "rép : x"),
        ("Regarding: it", "regarding: it"),
    ],
)
def test_a_subject_without_its_prefixes(subject: str, bare: str) -> None:
    assert envelope.bare_subject(subject) == bare


@pytest.mark.parametrize(
    "line",
    ["List-Id: <news.example>", "List-Unsubscribe: <https://x.example>", "Precedence: bulk", "From: noreply@x.example"],
)
def test_lists_and_machines_are_told_from_people(line: str) -> None:
    sender = [] if line.startswith("From") else ["From: zoe@x.example"]
    assert read(*sender, line).is_by_a_machine
    assert not read("From: zoe@x.example").is_by_a_machine
    assert not read("From: newsome@x.example").is_by_a_machine


@pytest.mark.parametrize(
    "line",
    [
        "Content-Type: multipart/report; report-type=delivery-status",
        "X-Failed-Recipients: a@b.example",
        "Return-Path: <>",
        "From: MAILER-DAEMON (Mail Delivery System)",
        "From: postmaster@x.example",
    ],
)
def test_what_may_be_a_delivery_failure_is_looked_into(line: str) -> None:
    assert read(line).may_be_report


def test_dates_nobody_can_read_are_none() -> None:
    for written in ("", "yesterday", "Wed, 99 Nov 2026 99:00", "Mon, 1 Jan 99999 00:00:00 +0000"):
        assert read(f"Date: {written}").sent_at is None


@given(st.binary(max_size=400))
def test_it_never_raises(raw: bytes) -> None:
    for name in (b"From: ", b"Date: ", b"References: ", b"Message-ID: "):
        found = envelope.of_bytes(name + raw)
        assert found.answers is not None
        storable(found.subject).encode()
