"""How long does an import take? `python -m bench.imports [ROWS]` brings in a made-up list and prints each stage.

A list of prospects with name, address, company, value, stage and dates, 5 % of them twice; everything is done:
reading, cleaning, duplicates, people, opportunities with their next step, journal, search. Prints seconds on the
clock and of the processor, rows a second, and the largest memory. Uses DATABASE_URL, else a new SQLite file.
"""

import csv
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
GIVEN = "Anna Ben Chloé Dmitri Elif Franz Grace Hugo Ida Jürgen Kofi Lea Mia Noah Olga Per Quinn Rosa Sami Tom".split()
FAMILY = "Berg Cole Diaz Evans Frey García Huber Ito Jansen Keller López Meyer Nguyen Okafor Patel Reed Silva".split()
STAGES = ("New", "Contacted", "Qualified", "Proposal", "Negotiation", "Closed Won", "Closed Lost")
HEADER = (
    "First name", "Last name", "Email", "Phone", "Company", "City", "Country", "Job title", "Deal value", "Stage",
    "Lead source", "Created", "Last contacted", "Notes", "Record ID",
)  # fmt: skip


def write_list(path: Path, rows: int, seed: int = 7) -> None:
    """The same seed, the same list."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            if number and chance.random() < 0.05:
                number = chance.randrange(number)  # somebody again
            writer.writerow(_row(number, chance))


def _row(number: int, chance: random.Random) -> list[str]:
    given, family = GIVEN[number % 20], f"{FAMILY[number % 17]}{number % 9973:x}"
    company = f"{FAMILY[number // 5 % 13]} Works {number // 5} GmbH"
    return [
        given, family, f"{given}.{family}.{number}@example{number % 997}.com".lower(), f"+1212{2000000 + number:07}",
        company, "Hamburg", "Germany", "Head of Sales", f"{number % 9000}.50", STAGES[number % 7], "web",
        f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "" if number % 3 else "2026-05-04",
        "met at the fair" if number % 4 == 0 else "", str(number),
    ]  # fmt: skip


def measure(label: str, work: Callable[[], Any], rows: int) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{label:28} {wall:7.2f} s  cpu {cpu:7.2f} s  {rows / wall:9.0f} rows/s")
    return answer


class Memory(threading.Thread):
    """Looks ten times a second how much memory is ours alone."""

    largest = 0

    def run(self) -> None:
        while True:
            own = Path("/proc/self/status").read_text().partition("RssAnon:")[2].split()[0]
            self.largest = max(self.largest, int(own) // 1024)
            time.sleep(0.1)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = Path(tempfile.mkdtemp(prefix="followthrough-bench-"))
    os.environ["FOLLOWTHROUGH_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from followthrough.capture import actions as capture
    from followthrough.followup import actions as followup
    from followthrough.team import actions as team

    call_command("migrate", verbosity=0)
    workspace = team.add_workspace("Bench", at=AT, zone="Europe/Berlin", country="DE", currency="EUR")
    members = [
        team.add_member(workspace, email=f"rep{n}.{workspace.pk}@bench.example", name=f"Rep {n}", at=AT)
        for n in range(20)
    ]
    followup.start_pipelines(workspace)
    memory = Memory(daemon=True)
    memory.start()
    path = folder / "list.csv"
    write_list(path, rows)
    began = time.perf_counter()
    upload = capture.Upload("list.csv", iter([path.read_bytes()]))
    batch = measure("guess", lambda: capture.start_import([upload], by=members[0], at=AT), rows)
    capture.guess_words(batch)
    options = batch.options | {"owner_ids": [member.pk for member in members]}
    type(batch).objects.filter(pk=batch.pk).update(options=options)
    batch = measure("read, find duplicates", lambda: capture.finish(capture.read_files(batch, at=AT), at=AT), rows)
    batch = measure("store", lambda: capture.finish(capture.run_import(batch, at=AT), at=AT), rows)
    print(f"{'all of it':28} {time.perf_counter() - began:7.2f} s")
    print(f"rows {batch.rows} stored {batch.stored} joined {batch.joined} refused {batch.refused} {batch.trouble}")
    batch = measure("take back", lambda: capture.finish(capture.undo_import(batch, at=AT), at=AT), rows)
    print(f"kept {batch.kept}, largest memory {memory.largest} MB of our own, not counting the mapped database")


if __name__ == "__main__":
    main()
