"""How well mail is read: figures for every set of real material, and the time each mail takes.

    python -m bench.reading [bounces replies …]

Reads ../shared/data, which holds mails and texts that others labelled. Each set is cut into two halves by a fixed seed:
rules were made while looking at the first; figures of both are printed, so that rules fitted to the material show.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import NamedTuple

from bench import reading_sentences
from followthrough.rules.reading import message, mime, newest, signatures
from followthrough.rules.reading.verdict import Kind
from tests.rules.reading.hostile import MAILS

DATA = Path(__file__).resolve().parents[2] / "shared/data"
SEED = 20
HEAD = b"From: Ada <ada@example.org>\nSubject: Re: Offer\nContent-Type: text/plain; charset=utf-8\n\n"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


Times = dict[Kind, list[float]]


class Figure(NamedTuple):
    """Something counted: `right` of `of`. A share, with the numbers behind it."""

    name: str
    right: int
    of: int

    def __str__(self) -> str:
        share = f"{100 * self.right / self.of:5.1f} %" if self.of else "    — "
        return f"{self.name:<34} {share}  ({self.right} of {self.of})"


def main(wanted: list[str]) -> None:
    times: Times = defaultdict(list)
    message.read(b"Subject: the first\n\nCall me on +49 511 123456 after Easter.", at=NOW)  # loads what the rules need
    for name, measured in SETS.items():
        if wanted and name not in wanted:
            continue
        if not (DATA / name).is_dir():
            print(f"\n{name}: ../shared/data/{name} is not here")
            continue
        print(f"\n{name}")
        items = sorted(measured.items())
        for label, half in halves(items):
            print(f"  {label}, {len(half)}")
            for figure in measured.figures(half, times):
                print(f"    {figure}")
    for kind in sorted(times):
        taken = sorted(times[kind])
        middle, longest = taken[len(taken) // 2] * 1000, taken[-1] * 1000
        print(
            f"\ntime a mail ({kind.label.lower()}): median {middle:.1f} ms, longest {longest:.0f} ms, of {len(taken)}"
        )
    if not wanted or "hostile" in wanted:
        hostile_mail()
    reading_sentences.main(DATA, wanted)


def hostile_mail() -> None:
    """The longest that a mail made to hurt takes; no more than a second is allowed."""
    times = []
    for name, make in MAILS.items():
        raw = make()
        began = process_time()
        message.read(raw, at=NOW)
        times.append((process_time() - began, name))
    seconds, name = max(times)
    print(f"\nhostile mails: {len(times)}, the longest takes {seconds * 1000:.0f} ms ({name})")


def halves(items: list[Path]) -> Iterator[tuple[str, list[Path]]]:
    """The half that rules were made with, and the other."""
    mixed = items.copy()
    random.Random(SEED).shuffle(mixed)
    cut = len(mixed) // 2
    yield "first half", sorted(mixed[:cut])
    yield "second half", sorted(mixed[cut:])


class Measured(NamedTuple):
    """A set: its files, and how a share of them is measured."""

    items: Callable[[], Iterable[Path]]
    figures: Callable[[list[Path], list[float]], Iterator[Figure]]


def timed(file: Path, times: Times) -> message.Verdict:
    return timed_raw(file.read_bytes(), times)


def timed_raw(raw: bytes, times: Times) -> message.Verdict:
    began = process_time()
    verdict = message.read(raw, at=NOW)
    times[verdict.kind].append(process_time() - began)
    return verdict


def labels() -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((DATA / "bounces/labels.json").read_text())
    return found


def bounces(files: list[Path], times: Times) -> Iterator[Figure]:
    told = labels()
    rows = {file: told[file.name] for file in files}
    read = {file: timed(file, times) for file in files}
    failed = [file for file in files if rows[file][0]["reason"] not in ("feedback", "vacation")]
    pairs = [
        (row["hard"], failure.hard)
        for file in failed
        for row, failure in zip(rows[file], read[file].failures, strict=False)
    ]
    both = sum(bool(wanted) and got for wanted, got in pairs)
    complaints = [file for file in files if rows[file][0]["reason"] == "feedback"]
    absences = [file for file in files if rows[file][0]["reason"] == "vacation"]
    automatic = (Kind.AUTO, Kind.OUT_OF_OFFICE)
    yield Figure("recall", sum(read[file].kind is Kind.BOUNCE for file in failed), len(failed))
    yield Figure("filed as automatic replies", sum(read[file].kind in automatic for file in failed), len(failed))
    yield Figure("hard: precision", both, sum(got for _, got in pairs))
    yield Figure("hard: recall", both, sum(bool(row["hard"]) for file in failed for row in rows[file]))
    codes = [
        (row["status"], failure.status)
        for file in failed
        for row, failure in zip(rows[file], read[file].failures, strict=False)
        if ".0.9" not in str(row["status"])  # codes of the labels' own
    ]
    yield Figure("enhanced status right", sum(wanted == got for wanted, got in codes), len(codes))
    yield Figure(
        "number of recipients exact", sum(len(read[file].failures) == len(rows[file]) for file in failed), len(failed)
    )
    yield Figure("complaints known", sum(read[file].kind is Kind.FEEDBACK for file in complaints), len(complaints))
    yield Figure("absences known", sum(read[file].kind in automatic for file in absences), len(absences))


def no_bounces(files: list[Path], times: Times) -> Iterator[Figure]:
    """One of them is a real bounce, kept there because it broke a parser."""
    yield Figure("taken for bounces", sum(timed(file, times).kind is Kind.BOUNCE for file in files), len(files))


def replies(files: list[Path], times: Times) -> Iterator[Figure]:
    for file in files:
        timed_raw(HEAD + file.read_bytes(), times)
    wanted = [(file.parents[1] / "trimmed" / file.name).read_text() for file in files]
    got = [newest.newest_text(file.read_text()) for file in files]
    yield Figure(
        "exact, white space folded", sum(folded(a) == folded(b) for a, b in zip(got, wanted, strict=True)), len(files)
    )


def signed(files: list[Path], times: Times) -> Iterator[Figure]:
    right = found = marked = clean = 0
    for file in files:
        timed_raw(HEAD + file.read_bytes(), times)
        lines = file.read_text(errors="replace").splitlines()
        sender = signatures.sender_of(file.with_name(file.name.replace("_body", "_sender")).read_text(errors="replace"))
        _, told = signatures.find("\n".join(line.removeprefix("#sig#") for line in lines), sender)
        wanted = [text for line in lines if line.startswith("#sig#") and (text := line.removeprefix("#sig#").strip())]
        got = [line.strip() for line in told.splitlines() if line.strip()]
        right += len(set(got) & set(wanted))
        found, marked = found + len(got), marked + len(wanted)
        clean += got == wanted
    yield Figure("lines: precision", right, found)
    yield Figure("lines: recall", right, marked)
    yield Figure("mails exact", clean, len(files))


def text_parts(files: list[Path], times: Times) -> Iterator[Figure]:
    exact = first = 0
    for file in files:
        timed(file, times)
        wanted = displayed(json.loads(file.with_suffix(".json").read_text()))
        got = [folded(part.text) for part in mime.text_parts(mime.parse(file.read_bytes()))]
        exact += is_text(" ".join(got), " ".join(wanted))
        first += is_text(got[0] if got else "", wanted[0] if wanted else "")
    yield Figure("first text part right", first, len(files))
    yield Figure("all text parts right", exact, len(files))


def displayed(parsed: dict[str, object]) -> list[str]:
    """The texts that the reference shows, first to last."""
    parts: list[dict[str, dict[str, str]]] = parsed["parts"]  # type: ignore[assignment]
    shown: list[int] = parsed["text_body"]  # type: ignore[assignment]
    return [folded(parts[at]["body"].get("Text") or parts[at]["body"].get("Html") or "") for at in shown]


def is_text(got: str, wanted: str) -> bool:
    """The same but for letters the reference could not read."""
    return re.fullmatch(re.escape(wanted).replace("\ufffd", "."), got, re.S) is not None


def meeting_mail(files: list[Path], times: Times) -> Iterator[Figure]:
    failed = [file for file in files if file.name.startswith("dsn_")]
    answers = [file for file in files if "reply" in file.name]
    yield Figure("delivery failures known", sum(timed(file, times).kind is Kind.BOUNCE for file in failed), len(failed))
    read = [timed(file, times) for file in answers]
    yield Figure("answers known", sum(verdict.kind is Kind.MEETING for verdict in read), len(read))
    yield Figure("accepted", sum(verdict.meeting_answer == "accepted" for verdict in read), len(read))


def folded(text: str) -> str:
    return " ".join(text.split())


SETS = {
    "bounces": Measured(lambda: (DATA / "bounces").glob("*.eml"), bounces),
    "bounces/not-a-bounce": Measured(lambda: (DATA / "bounces/not-a-bounce").glob("*.eml"), no_bounces),
    "replies": Measured(lambda: (DATA / "replies/emails").iterdir(), replies),
    "signatures": Measured(lambda: (DATA / "signatures").glob("[PN]/*_body"), signed),
    "mime": Measured(lambda: (DATA / "mime").glob("*/*.eml"), text_parts),
    "invitations": Measured(
        lambda: (each for each in (DATA / "invitations").iterdir() if not each.suffix), meeting_mail
    ),
}

if __name__ == "__main__":
    main(sys.argv[1:])
