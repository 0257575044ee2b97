"""A message as bytes: what the wire carries.

Written by hand and not by `email.message`, which takes three times as long as the SMTP dialogue itself. Everything is
seven-bit, so no server has to be asked what it can read; only an address that is no ASCII needs SMTPUTF8. Headers are
made of one line of printable letters each: what was typed can never begin another header.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, formataddr
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.core.mail import EmailMultiAlternatives

from followthrough.mailroom import files, links
from followthrough.mailroom.models import Attachment, Mailbox, Message
from followthrough.rules.reading import html_text
from followthrough.rules.wish_words import words_for

if TYPE_CHECKING:
    from css_inline import CSSInliner

LINE = 76
LONGEST_LINE = 998  # RFC 5322
WORD = 45  # bytes of UTF-8 in one encoded word: 60 letters of base64, and its frame
PLAIN = re.compile(r"[\x20-\x7e]*")
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
NEWLINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Part:
    """Headers and encoded body, not yet joined."""

    headers: tuple[bytes, ...]
    body: bytes

    def whole(self) -> bytes:
        return b"\r\n".join((*self.headers, b"", self.body))


def compose(message: Message, sender: Mailbox, *, at: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """The whole mail, with CRLF line ends. Refuses `AttachmentGone`."""
    part = _content(message)
    if attachments:
        part = _joined("mixed", (part, *map(_attached, attachments)), message)
    return Part((*_headers(message, sender, at), *part.headers), part.body).whole()


def as_django_mail(
    message: Message, sender: Mailbox, *, attachments: Sequence[Attachment] = ()
) -> EmailMultiAlternatives:
    """The same for a sending service, which writes the bytes itself. Refuses `AttachmentGone`."""
    named = [header.partition(b": ") for header in (*_thread_headers(message), *_automatic(message))]
    foot, html_foot = _feet(message)
    mail = EmailMultiAlternatives(
        subject=_line_of(message.subject),
        body=(message.text or html_text.to_text(message.html)) + foot,
        from_email=formataddr((_line_of(sender.shown_name), sender.address)),
        to=[formataddr((_line_of(message.person.name), _line_of(message.to_address)))],
        cc=[_line_of(each) for each in message.copied],
        headers={name.decode(): " ".join(value.decode().split()) for name, _, value in named},
    )
    if message.html:
        mail.attach_alternative(_with_foot(_inlined(message.html), html_foot), "text/html")
    for attachment in attachments:
        mail.attach(files.safe_name(attachment.name), files.read(attachment.digest), attachment.media_type)
    return mail


def is_international(addresses: Sequence[str]) -> bool:
    """Whether an address needs SMTPUTF8: its local part is no ASCII."""
    return not all(address.isascii() for address in addresses)


@lru_cache(maxsize=1024)
def wire_address(address: str) -> str:
    """With the domain as DNS knows it. What can't be written that way is left as it is; the server says no to it."""
    local, at, domain = address.strip().rpartition("@")
    if domain.isascii():
        return f"{local}{at}{domain}"
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def header(name: str, value: str) -> bytes:
    """One unstructured header, folded; words that are no ASCII as RFC 2047 writes them."""
    value = _line_of(value)
    if PLAIN.fullmatch(value) and "=?" not in value:
        if len(name) + len(value) + 2 <= LINE:
            return f"{name}: {value}".encode("ascii")
        folded = _folded(f"{name}: {value}")
        if max(map(len, folded.split("\r\n"))) <= LONGEST_LINE:
            return folded.encode("ascii")
    return f"{name}: {_encoded(value)}".encode("ascii")


@lru_cache(maxsize=1024)
def mailbox_header(name: str, shown: str, address: str) -> bytes:
    """From, To: a name and an address. The address keeps to one line whatever it holds."""
    bare = re.sub(r"[\s<>(),;:\"\\]", "", wire_address(_line_of(address)))
    shown = _line_of(shown)
    if not shown:
        return f"{name}: {bare}".encode()
    if ATOMS.fullmatch(shown) and len(shown) < LINE and "=?" not in shown:
        phrase = shown
    elif PLAIN.fullmatch(shown) and len(shown) < LINE and "=?" not in shown:
        phrase = '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
    else:
        phrase = _encoded(shown)
    return f"{name}: {phrase}\r\n <{bare}>".encode()


def _headers(message: Message, sender: Mailbox, at: datetime) -> list[bytes]:
    lines = [
        b"Date: " + _date(at.replace(microsecond=0)),
        mailbox_header("From", sender.shown_name, sender.address),
        mailbox_header("To", message.person.name, message.to_address),
    ]
    if message.copied:
        lines += [_address_list("Cc", message.copied)]
    lines.append(header("Subject", message.subject))
    return [*lines, *_thread_headers(message), *_automatic(message), b"MIME-Version: 1.0"]


def _thread_headers(message: Message) -> list[bytes]:
    """Its own name, and what it answers."""
    lines = [b"Message-ID: " + _ids([message.id_header])]
    if message.reply_to_id:
        lines.append(b"In-Reply-To: " + _ids([message.reply_to_id]))
        lines.append(b"References: " + _ids([*message.references.split(), message.reply_to_id]))
    return lines


def _automatic(message: Message) -> list[bytes]:
    """Says that no person wrote it, and how to leave it: one POST, or their mail program's button (RFC 8058)."""
    if not message.is_automatic:
        return []
    url = links.unsubscribe_url(message)
    if not url:
        return [b"Auto-Submitted: auto-generated"]
    return [
        b"Auto-Submitted: auto-generated",
        f"List-Unsubscribe: <{quote(url, safe=':/?&=%#~.-_')}>".encode("ascii"),
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ]


def _content(message: Message) -> Part:
    foot, html_foot = _feet(message)
    if not message.html:
        return _text_part("plain", message.text + foot)
    plain = (message.text or html_text.to_text(message.html)) + foot
    html = _inlined(message.html)
    return _joined(
        "alternative", (_text_part("plain", plain), _text_part("html", _with_foot(html, html_foot))), message
    )


def _feet(message: Message) -> tuple[str, str]:
    """Under what the machine wrote: where they say what they wish, as text and HTML; none where it stands already."""
    url = links.page_url(message) if message.is_automatic and message.pk else ""
    if not url or url in message.text or url in message.html:
        return "", ""
    words = words_for(message.person.language)[1]["foot"]
    return f"\n\n{words}:\n{url}\n", f'<p><small><a href="{url}">{escape(words)}</a></small></p>'


def _with_foot(html: str, foot: str) -> str:
    body, end, rest = html.rpartition("</body>")
    return f"{body}{foot}{end}{rest}" if end else html + foot


def _inlined(html: str) -> str:
    """Styles where they count: most mail programs leave out what stands in the head."""
    return _inliner().inline(html) if "<style" in html.lower() else html


@cache
def _inliner() -> "CSSInliner":
    """Loaded when it is first needed. What was typed must not make us fetch anything."""
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False)


def _joined(kind: str, parts: Sequence[Part], message: Message) -> Part:
    """The mark between the parts holds “=_”, which neither base64 nor quoted-printable can contain."""
    mark = f"=_{kind[0]}_{message.id_header.partition('@')[0][:40]}".encode("ascii", "replace")
    mark = re.sub(rb"[^\w=]", b"_", mark)
    between = b"--" + mark + b"\r\n"
    body = b"".join(between + part.whole() + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"
    return Part((b"Content-Type: multipart/" + kind.encode() + b';\r\n boundary="' + mark + b'"',), body)


def _text_part(subtype: str, text: str) -> Part:
    lines = NEWLINES.sub("\n", text.replace("\0", ""))
    if not lines.endswith("\n"):
        lines += "\n"
    if lines.isascii() and max(map(len, lines.split("\n"))) <= LONGEST_LINE and not _has_controls(lines):
        coding, body = b"7bit", lines.encode("ascii").replace(b"\n", b"\r\n")
    else:
        coding, body = _transfer_coded(lines.encode("utf-8", "replace"))
    return Part(
        (
            b"Content-Type: text/" + subtype.encode() + b'; charset="utf-8"',
            b"Content-Transfer-Encoding: " + coding,
        ),
        body,
    )


def _transfer_coded(text: bytes) -> tuple[bytes, bytes]:
    """Readable where most of it is Latin, shorter where it is not."""
    if sum(byte > 126 for byte in text[:4000]) * 3 > len(text[:4000]):
        return b"base64", _base64_lines(text.replace(b"\n", b"\r\n"))
    return b"quoted-printable", binascii.b2a_qp(text, istext=True).replace(b"\n", b"\r\n")


def _has_controls(text: str) -> bool:
    return re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text) is not None


def _attached(attachment: Attachment) -> Part:
    name = files.safe_name(attachment.name)
    if name.isascii() and len(name) < 60 and not set(name) & set('"\\'):
        named = f'filename="{name}"'
    else:  # RFC 2231, in pieces: a line stays short however long the name
        pieces = _pieces(f"utf-8''{quote(name, safe='')}")
        named = ";\r\n ".join(f"filename*{number}*={piece}" for number, piece in enumerate(pieces))
    return Part(
        (
            f"Content-Type: {attachment.media_type}".encode("ascii", "replace"),
            b"Content-Transfer-Encoding: base64",
            f"Content-Disposition: attachment;\r\n {named}".encode("ascii"),
        ),
        _base64_lines(files.read(attachment.digest)),
    )


def _pieces(text: str) -> list[str]:
    """Pieces of a percent-encoded text; none ends inside an escape."""
    return re.findall(r"(?:%[0-9A-F]{2}|[^%]){1,18}", text)


def _base64_lines(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


@lru_cache(maxsize=16)
def _date(at: datetime) -> bytes:
    return format_datetime(at).encode("ascii")


def _ids(ids: Sequence[str]) -> bytes:
    """Message-IDs in their brackets, one a line; each once."""
    clean = (re.sub(r"[^\x21-\x7e]|[<>]", "", each) for each in dict.fromkeys(ids))
    return "\r\n ".join(f"<{each}>" for each in clean if each).encode("ascii")


def _address_list(name: str, addresses: Sequence[str]) -> bytes:
    bare = (re.sub(r"[\s<>(),;:\"\\]", "", wire_address(_line_of(each))) for each in addresses)
    return f"{name}: ".encode() + ",\r\n ".join(each for each in bare if each).encode()


def _line_of(text: str) -> str:
    """What may stand in a header: one line, no control characters, single spaces."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _folded(line: str) -> str:
    """A long line broken at its spaces."""
    lines, current = [], ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > LINE and not current.endswith(":"):
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return "\r\n ".join([*lines, current])


def _encoded(value: str) -> str:
    """Encoded words of base64, none cut inside a letter."""
    words, current = [], b""
    for letter in value:
        encoded = letter.encode("utf-8", "replace")
        if len(current) + len(encoded) > WORD:
            words.append(current)
            current = b""
        current += encoded
    words.append(current)
    return "\r\n ".join(f"=?utf-8?b?{binascii.b2a_base64(word, newline=False).decode('ascii')}?=" for word in words)
