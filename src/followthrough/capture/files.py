"""The files of imports: where they lie below the data folder, and how their text is read in flat memory."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from followthrough.capture.refusals import FileGone, FileTooLarge
from followthrough.rules.tabular import encoding, vcards, workbook

CHUNK = 256 * 1024
LARGEST = 2_000_000_000


def folder_of(workspace_id: int, import_id: int) -> Path:
    """The folder of one import, below the data folder."""
    return Path(settings.DATA) / "imports" / str(workspace_id) / str(import_id)


def path_of(relative: str) -> Path:
    """A stored path, which is relative to the data folder. Refuses `FileGone`."""
    path = Path(settings.DATA) / relative
    if not path.is_file():
        raise FileGone
    return path


def relative(path: Path) -> str:
    return path.relative_to(settings.DATA).as_posix()


def keep(chunks: Iterable[bytes], path: Path) -> int:
    """Write what was sent; returns how many bytes. Refuses `FileTooLarge`."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > LARGEST:
                raise FileTooLarge
            file.write(chunk)
    return size


def safe_name(position: int, name: str) -> str:
    """A file name of ours from a name of theirs: no folders, no surprises."""
    stem = re.sub(r"[^\w.-]+", "_", Path(name.replace("\\", "/")).name)[-80:].lstrip(".") or "file"
    return f"{position}-{stem}"


def bytes_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def text_of(path: Path, code: str, *, after: int = 0, terminator: str = "\n") -> Iterator[str]:
    """The text in chunks, from behind the `after`-th line end on: a long file is not read twice."""
    if not after:
        yield from encoding.decode_chunks(bytes_of(path), code)
    elif _is_ascii_like(code):
        yield from encoding.decode_chunks(_bytes_after(path, after, terminator), code.removesuffix("-sig"))
    else:
        yield from _text_after(encoding.decode_chunks(bytes_of(path), code), after, terminator)


def _is_ascii_like(code: str) -> bool:
    """In these a line end is one byte that nothing else is."""
    return not code.startswith(("utf-16", "utf-32", "utf_16", "utf_32", "iso2022"))


def _bytes_after(path: Path, lines: int, terminator: str) -> Iterator[bytes]:
    mark = b"\r" if terminator == "\r" else b"\n"
    chunks = bytes_of(path)
    for chunk in chunks:
        found = chunk.count(mark)
        if found < lines:
            lines -= found
            continue
        position = -1
        for _ in range(lines):
            position = chunk.index(mark, position + 1)
        yield chunk[position + 1 :]
        break
    yield from chunks


def _text_after(chunks: Iterator[str], lines: int, terminator: str) -> Iterator[str]:
    mark = "\r" if terminator == "\r" else "\n"
    for chunk in chunks:
        parts = chunk.split(mark, lines)
        lines -= len(parts) - 1
        if not lines:
            yield parts[-1]
            break
    yield from chunks


def keep_cards(cards: Path, table: Path) -> None:
    """vCards as a CSV file, which is what is read from then on. They are small: read as a whole."""
    code = encoding.guess_encoding(cards.read_bytes(), complete=True).name
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(vcards.read_vcards("".join(text_of(cards, code))))


def keep_sheet(book: Path, sheet: str, table: Path) -> None:
    """One sheet as a CSV file, which is what is read from then on. Refuses what `workbook` refuses."""
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in workbook.read_sheet(book, sheet):
            writer.writerow(row if any(row) else [""])
