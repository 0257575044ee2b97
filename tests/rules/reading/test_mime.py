"""A mail taken apart: which part a person reads, in which letters, whatever is wrong with it."""

import json
import re

import pytest

from followthrough.rules.reading import mime
from followthrough.rules.reading.bytes_to_text import decode_charset, decode_header
from tests.rules.reading import corpora

ALTERNATIVES = b"""Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

plain
--b
Content-Type: text/html

<p>html</p>
--b--
"""


def texts(raw: bytes) -> list[str]:
    return [part.text.strip() for part in mime.text_parts(mime.parse(raw))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"Subject: x\n\nhello\n", ["hello"]),
        (b"Subject: x\r\n\r\nhello\r\n", ["hello"]),
        (b"Subject: x\r\rhello\r", ["hello"]),
        (b"hello, no headers", ["hello, no headers"]),
        (b"Hey:)\n\nno headers either", ["Hey:)\n\nno headers either"]),
        (ALTERNATIVES, ["plain"]),
        (ALTERNATIVES.replace(b"boundary=b", b"charset=utf-8"), ["plain"]),  # the boundary is not named
        (ALTERNATIVES.replace(b"boundary=b", b"boundary=c"), ["plain"]),  # another is named
        (ALTERNATIVES.replace(b"--b--", b""), ["plain"]),  # cut off
        (ALTERNATIVES.replace(b"plain\n", b" \n"), ["<p>html</p>"]),  # the plain one is empty
        (b"Content-Transfer-Encoding: base64\n\naGVsbG8", ["hello"]),
        (b"Content-Transfer-Encoding: quoted-printable\n\nh=65llo =\nyou", ["hello you"]),
        (b"Content-Type: image/png\n\nxx", []),
        (b"Content-Type: text/plain\nContent-Disposition: attachment\n\nx", []),
        (b"Content-Type: text/plain;\ncharset=iso-8859-1\n\nGr\xfc\xdfe", ["Grüße"]),  # a folded line without its blank
    ],
)
def test_the_text_of_a_mail_is_found(raw: bytes, expected: list[str]) -> None:
    assert texts(raw) == expected


def test_html_is_shown_where_it_is_wanted() -> None:
    assert [part.content_type for part in mime.html_parts(mime.parse(ALTERNATIVES))] == ["text/html"]


def test_what_a_mail_carries_is_not_its_text() -> None:
    raw = b"Content-Type: message/rfc822\n\nSubject: inner\n\ninner text\n"
    root = mime.parse(raw)

    assert mime.text_parts(root) == []
    assert [part.headers.get("subject") for part in root.walk(into_messages=True)] == ["", "inner"]


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("Grüße".encode(), "utf-8", "Grüße"),
        ("Grüße".encode("cp1252"), "us-ascii", "Grüße"),  # it said ASCII and was not
        ("Grüße".encode("cp1252"), "utf-8", "Grüße"),
        ("日本".encode("iso-2022-jp"), "ISO-2022-JP", "日本"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        (b"\xef\xbb\xbfhi", "", "hi"),
        (b"abc", "hex", "abc"),  # no charset of text
        (b"abc", "punycode", "abc"),  # one that takes for ever
        (b"abc", "../../etc", "abc"),
    ],
)
def test_letters_are_read_in_any_charset(body: bytes, charset: str, expected: str) -> None:
    assert decode_charset(body, charset) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?utf-8?b?R3LDvA==?= =?utf-8?b?w59l?=", "Grüße"),
        (b"=?utf-8?b?R3LD?=\n =?utf-8?b?vMOfZQ==?=", "Grüße"),  # a letter cut in two
        (b"Re: =?iso-8859-1?Q?Caf=E9_x?= now", "Re: Café x now"),
        ("Grüße".encode(), "Grüße"),
        (b"=?nonsense?x?y?=", "=?nonsense?x?y?="),
    ],
)
def test_headers_are_read_as_people_see_them(raw: bytes, expected: str) -> None:
    assert decode_header(raw) == expected


def test_parameters_in_pieces_are_put_together() -> None:
    raw = b"Content-Type: text/plain; name*0*=utf-8''Gr%C3%BC; name*1*=%C3%9Fe.txt\n\nx"
    assert mime.parse(raw).file_name == "Grüße.txt"


def test_the_set_of_odd_mails_shows_the_right_text() -> None:
    """Compared with a reference that reads some letters as unreadable, where we read them."""
    files = sorted(corpora.folder("mime").glob("*/*.eml"))
    right = sum(_first_is_right(file.read_bytes(), json.loads(file.with_suffix(".json").read_text())) for file in files)

    assert right >= 0.98 * len(files)


def _first_is_right(raw: bytes, reference: dict[str, list]) -> bool:
    bodies = [reference["parts"][at]["body"] for at in reference["text_body"]]
    wanted = " ".join(((bodies[0].get("Text") or bodies[0].get("Html") or "") if bodies else "").split())
    got = " ".join("".join(texts(raw)[:1]).split())
    return re.fullmatch(re.escape(wanted).replace("\ufffd", "."), got, re.DOTALL) is not None
