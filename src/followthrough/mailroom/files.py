"""Attached files: their bytes lie in the data folder under their SHA-256, so that the same file is kept once."""

import hashlib
import os
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from followthrough.mailroom.refusals import AttachmentGone, AttachmentTooLarge

LARGEST = 25_000_000  # bytes of one file: what common providers accept of a whole mail
CHUNK = 256 * 1024
HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file whose bytes are stored."""

    name: str
    media_type: str
    size: int
    digest: str


def store(chunks: Iterable[bytes], *, name: str, media_type: str = "") -> Kept:
    """Keep the bytes. Written beside and moved into place: a digest that exists is always whole.

    Refuses `AttachmentTooLarge`.
    """
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(prefix=".part-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            size, digest = _write(file.write, chunks)
        place = path_of(digest)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        os.replace(part, place)
    finally:
        Path(part).unlink(missing_ok=True)
    return Kept(name=safe_name(name), media_type=_safe_type(media_type), size=size, digest=digest)


def read(digest: str) -> bytes:
    """The bytes of a kept file. Refuses `AttachmentGone`."""
    try:
        return path_of(digest).read_bytes()
    except FileNotFoundError as gone:
        raise AttachmentGone from gone


def path_of(digest: str) -> Path:
    """Where a file lies. Refuses `AttachmentGone` when that is no digest at all."""
    if len(digest) != 64 or not HEX.issuperset(digest):
        raise AttachmentGone
    return _folder() / digest[:2] / digest


def remove_orphans(known: Collection[str], *, before: datetime) -> int:
    """Remove files nobody knows that were last written before that moment: younger ones may be about to be attached.

    Returns how many.
    """
    removed = 0
    for path in _folder().glob("*/*"):
        if path.name not in known and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def safe_name(name: str) -> str:
    """The name a file goes by: no folders, no control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-200:] or "file"


def _safe_type(media_type: str) -> str:
    kind, slash, subtype = media_type.strip().lower().partition("/")
    parts = (kind, subtype)
    plain = all(part and all(c.isascii() and (c.isalnum() or c in "!#$&-^_.+") for c in part) for part in parts)
    # A message inside a message must not be encoded, and a multipart would be taken apart: both go as plain bytes.
    return f"{kind}/{subtype}"[:120] if slash and plain and kind not in ("multipart", "message") else OCTETS


OCTETS = "application/octet-stream"


def _write(write: object, chunks: Iterable[bytes]) -> tuple[int, str]:
    assert callable(write)
    size, digest = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise AttachmentTooLarge
        digest.update(chunk)
        write(chunk)
    return size, digest.hexdigest()


def _folder() -> Path:
    return Path(settings.DATA) / "attachments"
