"""A mail taken apart: headers, parts, and which of them a person reads. Own and small, because it must never fail.

Every size is bounded (bytes of headers, number and depth of parts, letters of text), so the work is linear in the
mail whatever it holds. Beyond a bound the rest is left unread; nothing raises. Start at `parse`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from followthrough.rules.reading.bytes_to_text import decode_charset, decode_header, decode_parameter, decode_transfer

LARGEST = 32 * 1024 * 1024  # bytes of a mail that are looked at
HEADER_BYTES = 256 * 1024
HEADER_LINES = 1_500
VALUE_BYTES = 16 * 1024  # of one header
DEEPEST = 12  # parts within parts
MOST_PARTS = 200
MOST_NEAR_MISSES = 2_000  # lines that begin like a boundary and are none
TEXT_BYTES = 250_000  # of one part, decoded: more is no letter but a file
FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.S)
OF_MAILS = frozenset(
    "from to cc bcc subject date sender reply-to message-id in-reply-to references received return-path mime-version"
    " content-type content-transfer-encoding content-disposition delivered-to auto-submitted precedence list-id"
    " envelope-to original-recipient dkim-signature authentication-results resent-from status user-agent".split()
)
CONTENT_TYPE = re.compile(r"\s*([\w.+-]{1,60})\s*/\s*([\w.+-]{1,80})")
BARE_PARAMETER = re.compile(rb"[A-Za-z*0-9-]{1,40}=")  # a folded line that lost its blank
PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.){0,2000})"|([^;"]{0,2000}))')


@dataclass(slots=True)
class Headers:
    """Fields in their order; names compare without case."""

    fields: list[tuple[str, bytes]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The first field of this name as a person reads it; "" where there is none."""
        name = name.lower()
        return next((decode_header(value) for key, value in self.fields if key == name), "")

    def get_all(self, name: str) -> list[str]:
        name = name.lower()
        return [decode_header(value) for key, value in self.fields if key == name]

    def __contains__(self, name: str) -> bool:
        return any(key == name.lower() for key, _ in self.fields)


@dataclass
class Part:
    """One part of a mail: `children` of a multipart, the one message in a message/rfc822, else `body`, undecoded."""

    headers: Headers
    content_type: str
    parameters: dict[str, str]
    body: bytes = b""
    children: list["Part"] = field(default_factory=list)

    @property
    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/")

    @property
    def is_message(self) -> bool:
        return self.content_type in ("message/rfc822", "message/global")

    @property
    def disposition(self) -> str:
        return self.headers.get("content-disposition").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        written = _parameters(self.headers.get("content-disposition"))
        return written.get("filename") or self.parameters.get("name", "")

    @cached_property
    def text(self) -> str:
        encoding = self.headers.get("content-transfer-encoding")
        return decode_charset(self.content(TEXT_BYTES, encoding), self.parameters.get("charset", ""))

    def content(self, most: int = TEXT_BYTES, encoding: str | None = None) -> bytes:
        encoding = self.headers.get("content-transfer-encoding") if encoding is None else encoding
        return decode_transfer(self.body, encoding, most=most)

    def walk(self, *, into_messages: bool = False) -> Iterator["Part"]:
        """This part and those in it, in their order; messages it carries are not entered unless asked."""
        yield self
        if not self.is_message or into_messages:
            for child in self.children:
                yield from child.walk(into_messages=into_messages)


@dataclass(slots=True)
class _Budget:
    """What is left to spend, and the boundaries met so far."""

    parts: int = MOST_PARTS
    boundaries: list[bytes] = field(default_factory=list)


def parse(raw: bytes) -> Part:
    """The mail these bytes are. Line ends of any kind; what is no mail at all is a plain text without headers."""
    raw = raw[:LARGEST].replace(b"\r\n", b"\n")
    if b"\n" not in raw[:HEADER_BYTES]:
        raw = raw.replace(b"\r", b"\n")
    root = _parse_part(raw.lstrip(b"\n"), _Budget(), depth=0, default="text/plain")
    if root.headers.fields and not any(name in OF_MAILS or name.startswith("x-") for name, _ in root.headers.fields):
        return Part(Headers(), "text/plain", {}, raw)  # “Hey:” begins a text, not a mail
    return root


def text_parts(root: Part) -> list[Part]:
    """The parts a person reads who prefers plain text (the `textBody` of RFC 8621): HTML where there is no other."""
    found = _displayed(root, within="mixed", prefer_html=False)
    return [part for part in found if part.content_type != "text/enriched"] or found


def html_parts(root: Part) -> list[Part]:
    return _displayed(root, within="mixed", prefer_html=True)


def _parse_part(raw: bytes, budget: _Budget, *, depth: int, default: str) -> Part:
    headers, body = _split(raw)
    written = headers.get("content-type")
    part = Part(headers, _content_type(written) or default, _parameters(written), body)
    budget.parts -= 1
    if depth >= DEEPEST:
        return part
    if part.is_multipart:
        _parse_children(part, budget, depth=depth)
    elif part.is_message:
        inner = part.content(LARGEST)
        part.children = [_parse_part(inner.lstrip(b"\n"), budget, depth=depth + 1, default="text/plain")]
    else:
        part.body = _up_to_foreign_boundary(body, budget.boundaries)
    return part


def _parse_children(part: Part, budget: _Budget, *, depth: int) -> None:
    named = part.parameters.get("boundary", "").encode("latin-1", "replace").rstrip()
    default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    boundary = named if named and _boundary(b"\n" + part.body, b"\n--" + named, 0) >= 0 else _likely_boundary(part.body)
    budget.boundaries.append(boundary or named)
    for piece in _pieces(part.body, boundary) if boundary else ():
        if budget.parts <= 0:
            return
        part.children.append(_parse_part(piece, budget, depth=depth + 1, default=default))


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """What stands between the boundary's lines. The last may be missing, as in a mail that was cut off."""
    body, line = b"\n" + body, b"\n--" + boundary
    at = _boundary(body, line, 0)
    while at >= 0:
        end_of_line = body.find(b"\n", at + 1)
        if end_of_line < 0 or body.startswith(b"--", at + len(line)):
            return
        following = _boundary(body, line, end_of_line)
        if following >= 0:
            yield body[end_of_line + 1 : following]
        else:
            yield body[end_of_line + 1 :].removesuffix(b"\n").removesuffix(line[1:] + b"--")
        at = following


def _up_to_foreign_boundary(body: bytes, boundaries: list[bytes]) -> bytes:
    """Where parts were put together wrongly, the line of another boundary stands in the text: it ends there."""
    if len(body) > TEXT_BYTES:
        return body
    for boundary in filter(None, boundaries[:DEEPEST]):
        at = _boundary(b"\n" + body, b"\n--" + boundary, 0)
        body = body if at < 0 else body[:at]
    return body


def _boundary(body: bytes, line: bytes, start: int) -> int:
    """Where the next line is that is this boundary, and not one that only begins like it."""
    at = start
    for _ in range(MOST_NEAR_MISSES):
        at = body.find(line, at)
        behind = body[at + len(line) : at + len(line) + 3]
        if at < 0 or not behind or behind[:1] in (b"\n", b" ", b"\t") or behind[:2] == b"--":
            return at
        at += 1
    return -1


def _likely_boundary(body: bytes) -> bytes:
    """The first line that could be one, where the header forgot to name it or names another."""
    found = re.search(rb"^--(\S[^\n]{0,70})$", body[:HEADER_BYTES], re.M)
    return found[1].rstrip() if found else b""


def _split(raw: bytes) -> tuple[Headers, bytes]:
    """(headers, body). A line that is no field ends the headers, but for the `From ` line of a mailbox file."""
    fields: list[tuple[str, bytes]] = []
    at = 0
    while at < min(len(raw), HEADER_BYTES):
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        line = raw[at:end]
        if not line.strip():
            return Headers(_read_fields(fields)), raw[end + 1 :]
        if fields and (line[:1] in b" \t" or (fields[-1][1].rstrip().endswith(b";") and BARE_PARAMETER.match(line))):
            fields[-1] = (
                (fields[-1][0], fields[-1][1] + b"\n" + line) if len(fields[-1][1]) < VALUE_BYTES else fields[-1]
            )
        elif matched := FIELD.match(line):
            if len(fields) < HEADER_LINES:
                fields.append((matched[1].decode("ascii").lower(), matched[2][:VALUE_BYTES]))
        elif not line.startswith((b"From ", b">From ")):
            return Headers(_read_fields(fields)), raw[at:]
        at = end + 1
    return Headers(_read_fields(fields)), raw[at:]


def _read_fields(fields: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(name, value.strip()) for name, value in fields]


def _content_type(written: str) -> str:
    named = CONTENT_TYPE.match(written)
    if named:
        return f"{named[1]}/{named[2]}".lower()
    return "text/plain" if written.strip().lower() == "text" else ""


def _parameters(written: str) -> dict[str, str]:
    """The parameters of a field, those in pieces put together (RFC 2231)."""
    found: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, str]]] = {}
    for match in PARAMETER.finditer(written):
        name = match[1].lower()
        value = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3].strip()
        base, star, order = name.partition("*")
        if not star:
            found.setdefault(name, value)
        elif order.strip("*").isdecimal():
            pieces.setdefault(base, []).append((int(order.strip("*")[:4]), value))
        else:
            found[base] = decode_parameter(value)
    for base, parts in pieces.items():
        found[base] = decode_parameter("".join(value for _, value in sorted(parts)))
    return found


def _displayed(part: Part, *, within: str, prefer_html: bool) -> list[Part]:
    if not part.is_multipart:
        return [part] if _is_readable(part) else []
    kind = part.content_type.partition("/")[2]
    if kind == "alternative":
        return _of_alternatives(part, prefer_html=prefer_html)
    children = part.children[:1] if kind == "related" and part.children else part.children
    return [found for child in children for found in _displayed(child, within=kind, prefer_html=prefer_html)]


def _of_alternatives(part: Part, *, prefer_html: bool) -> list[Part]:
    """One way of saying the same: the plain one where there is text in it."""
    ways = [_displayed(child, within="alternative", prefer_html=prefer_html) for child in part.children]
    ways = [way for way in ways if way]
    filled = [way for way in ways if any(found.body.strip() for found in way)]
    wanted = "text/html" if prefer_html else "text/plain"
    fitting = [way for way in filled if any(found.content_type == wanted for found in way)]
    return next(iter(fitting or filled or ways), [])


def _is_readable(part: Part) -> bool:
    return part.content_type in ("text/plain", "text/html", "text/enriched") and part.disposition != "attachment"
