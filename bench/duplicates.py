"""How well duplicates are found: precision and recall on lists whose duplicates are known.

    python -m bench.duplicates

Reads ../shared/data/duplicates: fake_1000 (with clusters) and febrl1 (rec-N-org, rec-N-dup-M). A list is read as an
import would read it: what has no place of its own is a custom field. Pairs come from the keys that records share
(`matching.block_keys`), as in the product.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from followthrough.rules.matching import LIKELY, SURE, PersonFacts, block_keys, similarity

HERE = Path(__file__).resolve().parents[2] / "shared/data/duplicates"
LARGEST_BLOCK = 100

Pair = tuple[int, int]


class Figures(NamedTuple):
    name: str
    records: int
    compared: int
    block_recall: float
    sure_precision: float
    sure_recall: float
    likely_precision: float
    likely_recall: float
    seconds: float


def measure() -> Iterator[Figures]:
    for name, (people, truth) in (("fake_1000", read_fake()), ("febrl1", read_febrl())):
        began = perf_counter()
        pairs = worth_comparing(people)
        alike = {(a, b): similarity(people[a], people[b]) for a, b in pairs}
        seconds = perf_counter() - began
        sure, likely = (
            score({pair for pair, chance in alike.items() if chance >= least}, truth) for least in (SURE, LIKELY)
        )
        yield Figures(name, len(people), len(pairs), len(pairs & truth) / len(truth), *sure, *likely, seconds)


def score(found: set[Pair], truth: set[Pair]) -> tuple[float, float]:
    """Precision and recall."""
    right = len(found & truth)
    return right / max(len(found), 1), right / len(truth)


def worth_comparing(people: list[PersonFacts]) -> set[Pair]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        for key in block_keys(person):
            blocks[key].append(number)
    return {pair for block in blocks.values() if len(block) <= LARGEST_BLOCK for pair in combinations(block, 2)}


def read_fake() -> tuple[list[PersonFacts], set[Pair]]:
    rows = read("fake_1000.csv")
    people = [
        PersonFacts(
            given=row["first_name"],
            family=row["surname"],
            emails=(row["email"],),
            city=row["city"],
            others=(("dob", row["dob"]),),
        )
        for row in rows
    ]
    return people, same(row["cluster"] for row in rows)


def read_febrl() -> tuple[list[PersonFacts], set[Pair]]:
    rows = read("febrl1.csv")
    placed = {"rec_id", "given_name", "surname", "street_number", "address_1", "suburb", "postcode"}
    people = [
        PersonFacts(
            given=row["given_name"],
            family=row["surname"],
            street=f"{row['street_number']} {row['address_1']}",
            city=row["suburb"],
            postal=row["postcode"],
            others=tuple((name, value) for name, value in row.items() if name not in placed),
        )
        for row in rows
    ]
    return people, same(row["rec_id"].split("-")[1] for row in rows)


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, skipinitialspace=True))


def same(clusters: Iterable[str]) -> set[Pair]:
    members: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        members[cluster].append(number)
    return {pair for cluster in members.values() for pair in combinations(cluster, 2)}


def main() -> None:
    if not HERE.is_dir():
        print(f"Nothing to measure: {HERE} is not here.")
        return
    print("list        records  compared  in blocks   joined unasked     suggested        seconds")
    print("                                 recall    precision recall   precision recall")
    for it in measure():
        print(
            f"{it.name:10} {it.records:8} {it.compared:9} {it.block_recall:9.3f} "
            f"{it.sure_precision:12.4f} {it.sure_recall:6.3f} {it.likely_precision:11.4f} {it.likely_recall:6.3f}"
            f"{it.seconds:11.2f}"
        )


if __name__ == "__main__":
    main()
