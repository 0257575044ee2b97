"""How well sentences are read: dates, telephone numbers, what people want. Part of `python -m bench.reading`.

Dates and numbers are others' (../shared/data/dates, phones), cut into two halves by a fixed seed: rules were made while
looking at the first; of the second, figures were taken before it was looked at (docs/reading.md has them). What people
want is measured on the tables of `tests/rules/reading/replies`, whose first part was written before the rules. A figure
is `right of all`; sentences without their reference time are left out.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from followthrough.rules.reading import sentences
from followthrough.rules.reading.dates import SpokenDate, find_dates, is_day_first
from followthrough.rules.reading.phones import find_phones

SEED = 7
LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es"}
REPLIES = Path(__file__).resolve().parents[1] / "tests/rules/reading/replies"
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
ONE_DATE = ("date", "datetime")
SPANS = ("daterange", "datetimerange")


def main(data: Path, wanted: list[str]) -> None:
    """Print the figures of the sets that are wanted and here."""
    for name, measure in (("dates", dates), ("phones", phones)):
        if wanted and name not in wanted:
            continue
        if (data / name).is_dir():
            print(f"\n{name}")
            measure(data / name)
        else:
            print(f"\n{name}: ../shared/data/{name} is not here")
    if not wanted or "intents" in wanted:
        print("\nintents")
        intents()
        long_text()


def dates(folder: Path) -> None:
    for name, language in LANGUAGES.items():
        for label, rows in halves(json.loads((folder / f"{name}.json").read_text())):
            told = Counter[str]()
            for row in rows:
                for key, is_right in date_marks(row, language):
                    told[key] += 1
                    told[f"{key} right"] += is_right
            figures = "; ".join(
                f"{key} {share(told[f'{key} right'], told[key])}" for key in ("one date", "span", "none")
            )
            print(f"  {name:<8} {label:<11} {figures}")


def date_marks(row: dict[str, Any], language: str) -> Iterator[tuple[str, bool]]:
    """What the sentence counts for, and whether it was read right."""
    reference = row.get("Context", {}).get("ReferenceDateTime")
    now = datetime.fromisoformat(reference or "2016-11-07T00:00:00")
    got = find_dates(row["Input"], now, language=language, day_first=is_day_first(language))
    results = row["Results"]
    if not results:
        yield "none", not got
    elif len(results) == 1 and reference:
        kind = results[0]["TypeName"].partition(".")[2]
        values = results[0]["Resolution"]["values"]
        expected = [
            str(one.get("value") or one.get("start") or one.get("end") or "").replace(" ", "T") for one in values
        ]
        is_resolved = "notTresolved" not in expected  # a 30th of February
        if kind in ONE_DATE and is_resolved:
            length = 10 if kind == "date" else 16
            yield "one date", len(got) == 1 and written(got[0])[:length] in {one[:length] for one in expected}
        if kind in SPANS and is_resolved:
            yield "span", bool(got) and written(got[0])[:10] in {one[:10] for one in expected}


def written(spoken: SpokenDate) -> str:
    return datetime.combine(spoken.first, spoken.time).isoformat() if spoken.time else spoken.first.isoformat()


def phones(folder: Path) -> None:
    """By their last seven digits: the set holds how numbers are written, not what they are."""
    for label, rows in halves(json.loads((folder / "english.json").read_text())):
        right = missed = wrong = 0
        for row in rows:
            got = [phone.number for phone in find_phones(row["Input"], language="en")]
            for result in row["Results"]:
                bare = re.sub(r"\D", "", re.sub(r"(?i)\s*(ext\.?|x)\s*\d+$", "", result["Text"]))
                same = [number for number in got if number.endswith(bare[-7:])][:1]
                right, missed = right + len(same), missed + (not same)
                got = [number for number in got if number not in same]
            wrong += len(got)
        print(f"  {label:<11} precision {share(right, right + wrong)}; recall {share(right, right + missed)}")


def intents() -> None:
    """Of all that was read as something, how much was that; of all that was something, how much was read so."""
    for table in sorted(REPLIES.glob("*.txt")):
        for label, rows in replies(table):
            read = [(want, sentences.read(text, at=AT, language=table.stem).intent.value) for want, text in rows]
            said = [pair for pair in read if pair[1] != "unclear"]
            meant = [pair for pair in read if pair[0] != "unclear"]
            right = sum(want == got for want, got in said)
            told = [sentences.read(text, at=AT).intent.value == want for want, text in rows]
            precision, recall = share(right, len(said)), share(right, len(meant))
            by_itself = share(sum(told), len(told))
            print(f"  {table.stem} {label:<9} precision {precision}; recall {recall}; language not given {by_itself}")


def replies(table: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    held_out, tuned_on = table.read_text().split("# tuned on")
    for label, part in (("tuned on", tuned_on), ("held out", held_out)):
        lines = (line.partition(" | ") for line in part.splitlines() if " | " in line)
        yield label, [(head.split()[0], text.replace("\\n", "\n")) for head, _, text in lines]


def long_text() -> None:
    """The longest text that is read, of one kind of word after another: the work must not explode."""
    longest = 0.0
    for piece in (
        "We talk next Tuesday at 10, not before. ",
        "before ",
        "12 ",
        "between 4 and ",
        "(",
        "send me ",
        "1.2-3/4 ",
    ):
        text = piece * (sentences.LONGEST_TEXT // len(piece))
        sentences.read(text[:200], at=AT, language="en")
        began = process_time()
        sentences.read(text, at=AT, language="en")
        longest = max(longest, process_time() - began)
    print(f"  {sentences.LONGEST_TEXT} letters take at most {longest * 1000:.0f} ms")


def halves(rows: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    mixed = rows.copy()
    random.Random(SEED).shuffle(mixed)
    yield "first half", mixed[: len(mixed) // 2]
    yield "second half", mixed[len(mixed) // 2 :]


def share(right: int, of: int) -> str:
    return f"{100 * right / of:.0f} % ({right} of {of})" if of else "—"
