"""How often are dialect and encoding guessed right? `python -m bench.dialects [FOLDER]` prints a line per set.

The folder holds `dialects/*.csv`; what is right stands in `dialects.json`, read off the files by eye. Each file is
judged as it is, rewritten in other dialects, and rewritten in other encodings, so that the figure is not one of
78 files alone.
"""

import csv
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from followthrough.rules.tabular import dialect, encoding, records

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "csv"
EXPECTED = json.loads(Path(__file__).with_suffix(".json").read_text())

DELIMITERS = (",", ";", "\t", "|", ":", " ", "^", "~")
QUOTINGS: tuple[dict[str, object], ...] = (
    {"quotechar": '"', "quoting": csv.QUOTE_MINIMAL},
    {"quotechar": '"', "quoting": csv.QUOTE_ALL},
    {"quotechar": '"', "quoting": csv.QUOTE_NONNUMERIC, "escapechar": "\\", "doublequote": False},
    {"quotechar": "'", "quoting": csv.QUOTE_NONNUMERIC},
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman", "cp850")
# Broken on purpose or too short to be rewritten without changing what is right about them.
NOT_REWRITTEN = ("row_extra", "Pipe character", "Undefined", "Line feed")


@dataclass
class Tally:
    """One line of the report."""

    name: str
    right: int = 0
    total: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, label: str, *, correct: bool) -> None:
        self.total += 1
        self.right += correct
        if not correct:
            self.wrong.append(label)

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 0.0


def expected_dialect(name: str) -> records.Dialect:
    return records.Dialect(**EXPECTED[name])


def as_they_are(folder: Path = FOLDER) -> Tally:
    """Encoding, delimiter, quote, escape and line end; where the table begins is `layouts`."""
    return _judge("as they are", folder, _same_signs)


def layouts(folder: Path = FOLDER) -> Tally:
    """Lines above the table, and whether its first row holds names."""
    return _judge("lines to skip, header", folder, lambda a, b: (a.skip, a.header) == (b.skip, b.header))


def rewritten(folder: Path = FOLDER) -> Tally:
    tally = Tally("rewritten in 32 dialects")
    for path, rows in _tables(folder):
        for delimiter in DELIMITERS:
            for quoting in QUOTINGS:
                text = _write(rows, delimiter=delimiter, **quoting)
                guess = dialect.guess_dialect(text).dialect
                correct = guess.delimiter == delimiter and guess.quote == quoting["quotechar"]
                correct = correct or _reads_as(text, guess, rows)
                tally.add(f"{path.name} {delimiter!r} {quoting} -> {guess}", correct=correct)
    return tally


def re_encoded(folder: Path = FOLDER) -> Tally:
    tally = Tally("rewritten in 9 encodings")
    for path in sorted(folder.glob("dialects/*")):
        text = path.read_text("utf-8")
        for name in ENCODINGS:
            try:
                raw = text.encode(name)
            except UnicodeEncodeError:
                continue
            guess = encoding.guess_encoding(raw, complete=True)
            tally.add(f"{path.name} {name} -> {guess.name}", correct=_decodes_to(raw, guess.name, text))
    return tally


SETS = (as_they_are, layouts, rewritten, re_encoded)


def _judge(name: str, folder: Path, same: Callable[[records.Dialect, records.Dialect], bool]) -> Tally:
    tally = Tally(name)
    for path in sorted(folder.glob("dialects/*")):
        start = time.perf_counter()
        raw = path.read_bytes()
        read_as = encoding.guess_encoding(raw, complete=True).name
        guess = dialect.guess_dialect(raw.decode(read_as, errors="replace")).dialect
        tally.slowest = max(tally.slowest, time.perf_counter() - start)
        correct = _decodes_to(raw, read_as, raw.decode("utf-8")) and same(guess, expected_dialect(path.name))
        tally.add(f"{path.name}: {guess}", correct=correct)
    return tally


def _same_signs(guess: records.Dialect, right: records.Dialect) -> bool:
    ignored = {"skip", "header", "merge_spaces"}
    names = [part.name for part in fields(right) if part.name not in ignored]
    return all(getattr(guess, name) == getattr(right, name) for name in names)


def _tables(folder: Path) -> Iterator[tuple[Path, list[list[str]]]]:
    for path in sorted(folder.glob("dialects/*")):
        if path.name.startswith(NOT_REWRITTEN):
            continue
        right = expected_dialect(path.name)
        text = io.StringIO(path.read_bytes().decode("utf-8"), newline="")
        rows = list(csv.reader(text, delimiter=right.delimiter, quotechar=right.quote))
        yield path, rows[:80]


def _write(rows: list[list[str]], **dialect_arguments: object) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect_arguments).writerows(rows)
    return out.getvalue()


def _reads_as(text: str, guess: records.Dialect, rows: list[list[str]]) -> bool:
    """A file that happens to need no quotes is right under any quote."""
    found = csv.reader(io.StringIO(text, newline=""), delimiter=guess.delimiter, quotechar=guess.quote or None)
    return list(found) == rows


def _decodes_to(raw: bytes, name: str, text: str) -> bool:
    return raw.decode(name, errors="replace").removeprefix("\ufeff") == text.removeprefix("\ufeff")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for measure in SETS:
        tally = measure(folder)
        print(f"{tally.name:28} {tally.right:5} of {tally.total:5}  {tally.share:7.2%}", end="")
        print(f"  slowest {tally.slowest * 1000:.0f} ms" if tally.slowest else "")
        for line in tally.wrong[:8]:
            print(f"    {line}")


if __name__ == "__main__":
    main()
