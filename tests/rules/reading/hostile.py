"""Mails made to hurt whoever reads them: deep, wide, endless, lying. Built here, so that none has to be stored."""

import base64
from collections.abc import Callable

HEAD = b"From: a@b.example\nSubject: x\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
DAEMON = b"From: mailer-daemon@x.example\nSubject: failure notice\n"
AUTOMATIC = HEAD + b"Auto-Submitted: auto-replied\n\n"
MULTIPART = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
MEGABYTE = 1_000_000


def nested(depth: int) -> bytes:
    """Parts within parts, each with a boundary of its own."""
    parts = (
        b'--b%d\nContent-Type: multipart/mixed; boundary="b%d"\n\n' % (number, number + 1) for number in range(depth)
    )
    return HEAD + b'Content-Type: multipart/mixed; boundary="b0"\n\n' + b"".join(parts) + b"--b%d\n\nhello\n" % depth


def reported(count: int) -> bytes:
    """A delivery report about many."""
    group = b"Final-Recipient: rfc822;u%d@x.example\nAction: failed\nStatus: 5.1.1\n\n"
    body = b"".join(group % number for number in range(count))
    return DAEMON + b"Content-Type: message/delivery-status\n\n" + body


MAILS: dict[str, Callable[[], bytes]] = {
    "ten thousand parts within parts": lambda: nested(10_000),
    "ten thousand parts with one boundary": lambda: (
        MULTIPART + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 10_000
    ),
    "ten thousand messages within messages": lambda: (HEAD + b"Content-Type: message/rfc822\n\n") * 10_000,
    "a hundred thousand parts": lambda: MULTIPART + b"--b\n\nhi\n" * 100_000,
    "lines that are nearly boundaries": lambda: MULTIPART + b"--bx\n" * 3 * MEGABYTE,
    "a million headers": lambda: b"X-A: b\n" * MEGABYTE + b"\nhi",
    "a header of ten megabytes": lambda: b"Subject: " + b"a" * 10 * MEGABYTE + b"\n\nhi",
    "a header in a million lines": lambda: b"Subject: x\n" + b" y\n" * MEGABYTE + b"\nhi",
    "encoded words without end": lambda: b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\nhi",
    "parameters without end": lambda: b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\n\nhi",
    "a quote that never closes": lambda: b'Content-Type: text/plain; a="' + b"\\" * 200_000 + b"\n\nhi",
    "senders without end": lambda: b"From: " + b"a@b.example, " * 200_000 + b"\n\nhi",
    "a charset nobody knows": lambda: b"Content-Type: text/plain; charset=" + b"a" * 100_000 + b"\n\nhi",
    "a charset that runs away": lambda: HEAD + b"Content-Type: text/plain; charset=punycode\n\n" + b"a-" * MEGABYTE,
    "escapes of an old charset": lambda: (
        HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + b"\x1b$B$3\x1b(B" * 300_000
    ),
    "twenty-five megabytes of one letter": lambda: HEAD + b"\n" + b"a" * 25 * MEGABYTE,
    "twenty-five megabytes of line ends": lambda: HEAD + b"\n" + b"\n" * 25 * MEGABYTE,
    "twenty-five megabytes of quotes": lambda: HEAD + b"\n" + b"> a\n" * 6 * MEGABYTE,
    "twenty-five megabytes in base64": lambda: (
        HEAD + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(b"hello world " * 1_500_000)
    ),
    "twenty-five megabytes quoted-printable": lambda: (
        HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=41" * 8 * MEGABYTE
    ),
    "zero bytes": lambda: b"\0" * MEGABYTE,
    "every byte": lambda: bytes(range(256)) * 4_000,
    "tags that never close": lambda: HTML + b"<a " * MEGABYTE,
    "nothing but opening brackets": lambda: HTML + b"<" * 2 * MEGABYTE,
    "comments that never close": lambda: HTML + b"<!--" * MEGABYTE,
    "quotes within quotes": lambda: HTML + b"<blockquote>x" * 200_000,
    "references to no letter": lambda: HTML + b"&#99999999999;&#x0;&amp;&lt" * 200_000,
    "addresses without end": lambda: DAEMON + b"\n" + b"a@b.example " * 300_000,
    "nothing but at signs": lambda: DAEMON + b"\n" + b"@" * 300_000,
    "reports about twenty thousand": lambda: reported(20_000),
    "one reason said ten thousand times": lambda: DAEMON + b"\nb@c.example: 550 " + b"user mailbox address " * 10_000,
    "JSON without end": lambda: DAEMON + b'\nrecipients {"a":' + b"[" * 90_000,
    "heads of quotes that never end": lambda: HEAD + b"\n" + b"On Mon, 2 Nov 2026 at 09:00, a <a@b.c> \n" * 5_000,
    "commas": lambda: HEAD + b"\n" + (b"," * 390 + b"\n") * 1_000,
    "names": lambda: HEAD + b"\n" + (b"Aa " * 130 + b"\n") * 1_000,
    "names before a bracket": lambda: HEAD + b"\n" + (b'"a b c d e f" ' * 20 + b"<\n") * 1_000,
    "dates": lambda: HEAD + b"\n" + (b"1.1.2026 " * 40 + b"\n") * 1_000,
    "digits": lambda: HEAD + b"\n" + b"1" * 100_000,
    "numbers": lambda: HEAD + b"\n" + b"+49 511 123456 " * 20_000,
    "fields": lambda: HEAD + b"\n" + b"From: a\n" * 10_000,
    "a calendar of parameters": lambda: HEAD + b"Content-Type: text/calendar\n\n" + b"A;B=" * 100_000,
    "a note of absence without end": lambda: (
        AUTOMATIC + b"I am away until 1 May 2027. Please contact Ben Fox. " * 50_000
    ),
    "nothing": lambda: b"",
}
