"""Bytes of a mail to letters: transfer encodings, charsets, encoded words. Whatever is wrong, there is an answer.

Nothing here raises, and every step is linear in what it is given; callers bound what they give.
"""

import binascii
import codecs
import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
NAME_OF_CHARSET = re.compile(r"[A-Za-z0-9._:-]{1,40}")
ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
BETWEEN_ENCODED_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
UNSAFE = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
# Mail calls these by the smaller name and means the larger: what browsers read them as.
LARGER = {"ascii": "utf-8", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
LARGER |= {"euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}


def decode_transfer(body: bytes, encoding: str, *, most: int) -> bytes:
    """The bytes as they were before a transfer encoding; unknown encodings are read as they stand."""
    encoding = encoding.strip().strip('"').lower()
    if encoding == "base64":
        return _of_base64(body[: most * 3 // 2])[:most]
    if encoding in ("quoted-printable", "quoted_printable", "qp"):
        return binascii.a2b_qp(body[: most * 3])[:most]
    return body[:most]


def decode_charset(body: bytes, charset: str) -> str:
    """Letters of bytes: by the charset named if it reads them, else UTF-8, else Western European."""
    for bom, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(bom):
            return body.decode(name, "replace").lstrip("\ufeff")
    name = _codec(charset)
    for attempt in dict.fromkeys(filter(None, (name, "utf-8"))):
        try:
            return body.decode(attempt)
        except (UnicodeError, ValueError, LookupError):
            continue
    if name and name != "utf-8":
        return body.decode(name, "replace")
    return _mostly_utf8(body) or body.decode("cp1252", "replace")


def decode_header(raw: bytes) -> str:
    """A header's value as a person reads it: unfolded, encoded words read, stray bytes read as UTF-8 or Western."""
    text = re.sub(r"\r?\n[ \t]*", " ", decode_charset(raw, "")).strip()
    if "=?" not in text:
        return text
    return _read_encoded_words(BETWEEN_ENCODED_WORDS.sub(r"\1", text))


def decode_parameter(text: str) -> str:
    """The value of an RFC 2231 parameter: charset'language'percent-encoded."""
    charset, _, rest = text.partition("'")
    _, quoted, value = rest.partition("'")
    return decode_charset(unquote_to_bytes(value), charset) if quoted else text


def _read_encoded_words(text: str) -> str:
    """Neighbours in one charset are joined before they are read: some mailers cut a letter in two."""
    pieces: list[str] = []
    pending, charset, end = b"", "", 0
    for word in ENCODED_WORD.finditer(text):
        between = text[end : word.start()]
        if pending and (between or word[1].lower() != charset.lower()):
            pieces.append(decode_charset(pending, charset))
            pending = b""
        pieces.append(between)
        charset = word[1].partition("*")[0]
        pending += _bytes_of_word(word[2], word[3])
        end = word.end()
    if pending:
        pieces.append(decode_charset(pending, charset))
    return "".join(pieces) + text[end:]


def _bytes_of_word(way: str, letters: str) -> bytes:
    raw = letters.encode("utf-8", "replace")
    return _of_base64(raw) if way in "bB" else binascii.a2b_qp(raw, header=True)


def _of_base64(body: bytes) -> bytes:
    """Lenient: foreign bytes are dropped, reading ends at the first padding, a missing tail is no reason to fail."""
    padding = body.find(b"=")
    clean = body[: padding if padding >= 0 else len(body)].translate(None, NOT_BASE64)
    clean = clean[: len(clean) - (len(clean) % 4 == 1)]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _mostly_utf8(body: bytes) -> str:
    """The text where only a letter or two is broken, as when a server cut it; nothing where it is another charset."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(byte > 127 for byte in body[:4000])
    return text if broken * 8 <= foreign else ""


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """The codec Python knows a charset by; nothing for those unknown or unfit for text from strangers."""
    name = charset.strip().strip("\"'").lower()
    if not NAME_OF_CHARSET.fullmatch(name):
        return ""
    for spelling in (name, name.removeprefix("x-"), name.replace("windows", "cp").replace("-", ""), _hyphened(name)):
        try:
            known = codecs.lookup(spelling)
        except (LookupError, ValueError):
            continue
        if known.name in UNSAFE or not getattr(known, "_is_text_encoding", True):
            return ""
        return LARGER.get(known.name, known.name)
    return ""


def _hyphened(name: str) -> str:
    """“iso-8859-8-i” (written in reading order) and “utf8mb4” are charsets by another name."""
    return re.sub(r"-[ie]$", "", name.replace("utf8mb4", "utf-8").replace("unicode-1-1-", ""))
