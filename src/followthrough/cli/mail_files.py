"""Mails on the disk: single files, folders of them, mailbox files. A file that can't be read says why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from followthrough.rules.reading import mime

MAILBOXES = frozenset({".mbox", ".mbx", ""})


@dataclass(frozen=True, slots=True)
class FoundMail:
    """A mail and what to call it; `wrong` says why there is none."""

    name: str
    raw: bytes = b""
    wrong: str = ""


def find(paths: Iterable[str]) -> Iterator[FoundMail]:
    """Every mail at these paths, in their order; of a folder all files below it, by name."""
    for written in paths:
        path = Path(written)
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        if not files:
            yield FoundMail(written, wrong="There is no file in this folder.")
        for file in files:
            yield from _in_file(file)


def _in_file(file: Path) -> Iterator[FoundMail]:
    try:
        if not file.exists():
            yield FoundMail(str(file), wrong="There is no such file. Look for a slip in its name.")
        elif file.suffix.lower() in MAILBOXES and _begins_like_mailbox(file):
            yield from _in_mailbox(file)
        else:
            with file.open("rb") as opened:
                yield FoundMail(str(file), opened.read(mime.LARGEST))
    except OSError as failed:
        yield FoundMail(str(file), wrong=f"It can't be read: {failed.strerror or failed}.")


def _begins_like_mailbox(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(5) == b"From "


def _in_mailbox(file: Path) -> Iterator[FoundMail]:
    """The mails of a mailbox file, one at a time: each begins at a line “From …” below an empty one."""
    number, lines, size, is_gap = 1, list[bytes](), 0, False
    with file.open("rb") as opened:
        for line in opened:
            if line.startswith(b"From ") and is_gap and lines:
                yield FoundMail(f"{file}:{number}", b"".join(lines))
                number, lines, size = number + 1, [], 0
            if size < mime.LARGEST:
                lines.append(line)
                size += len(line)
            is_gap = not line.strip()
    yield FoundMail(f"{file}:{number}", b"".join(lines))
