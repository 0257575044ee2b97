"""Who is the same person: within the files, and among those we have. Found by equal keys, judged by the rules.

The database finds rows that share a mail address, a number, or a name at a company; `matching.similarity` says how
sure it is. Sure ones become one group to be joined; likely ones a group that somebody decides about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from django.db import connection, transaction

from followthrough.capture.actions.drafting import COMPANIES, PEOPLE
from followthrough.capture.actions.people_facts import FactsOfPeople, FactsOfRows
from followthrough.capture.actions.statistics import refresh_statistics
from followthrough.capture.models import Certainty, Choice, Import, ImportGroup, ImportKey, ImportMember, ImportRow
from followthrough.journal.actions.rows import insert_rows, reserve_ids
from followthrough.rules import matching

MOST_ALIKE = 50  # rows that share one key: beyond that it is a switchboard, not a person

NAMES_AT_COMPANIES = """
INSERT INTO capture_importkey (workspace_id, batch_id, row_id, kind, value, company)
SELECT r.workspace_id, r.batch_id, r.id, 'name', r.sort_name, c.sort_name FROM capture_importrow r
JOIN capture_importrow c ON c.workspace_id = r.workspace_id AND c.batch_id = r.batch_id AND c.phase = %s
  AND c.own_ref = r.company_ref
WHERE r.workspace_id = %s AND r.batch_id = %s AND r.phase = %s AND r.company_ref <> '' AND c.own_ref <> ''
"""
WITHIN = """
SELECT k.kind, k.value, k.company, k.row_id FROM capture_importkey k
JOIN (SELECT kind, value, company FROM capture_importkey WHERE workspace_id = %s AND batch_id = %s
      GROUP BY kind, value, company HAVING COUNT(*) > 1) d
  ON d.kind = k.kind AND d.value = k.value AND d.company = k.company
WHERE k.workspace_id = %s AND k.batch_id = %s ORDER BY k.kind, k.value, k.company, k.row_id
"""
KNOWN_BY_ADDRESS = """
SELECT k.row_id, p.person_id, k.kind FROM capture_importkey k
JOIN people_contactpoint p ON p.workspace_id = k.workspace_id AND p.value = k.value
WHERE k.workspace_id = %s AND k.batch_id = %s AND k.kind IN ('mail', 'tel') ORDER BY k.row_id, p.person_id
"""
KNOWN_BY_NAME = """
SELECT k.row_id, p.id, k.kind FROM capture_importkey k
JOIN people_person p ON p.workspace_id = k.workspace_id AND p.sort_name = k.value
JOIN people_company c ON c.id = p.company_id AND c.key = k.company
WHERE k.workspace_id = %s AND k.batch_id = %s AND k.kind = 'name' ORDER BY k.row_id, p.id
"""
SHARED = {"mail": "the same e-mail address", "tel": "the same phone number", "name": "the same name and company"}


@dataclass
class _Bonds:
    """Which rows hang together. Persons we have are negative numbers, so that both fit into one structure."""

    parents: dict[int, int] = field(default_factory=dict)

    def root(self, node: int) -> int:
        path = []
        while (parent := self.parents.setdefault(node, node)) != node:
            path.append(node)
            node = parent
        for passed in path:
            self.parents[passed] = node
        return node

    def join(self, one: int, other: int) -> bool:
        """False when both hang on two different persons we have: nobody merges those unasked."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        if one < 0 and other < 0:
            return False
        low, high = min(one, other), max(one, other)  # a person we have stays the root
        self.parents[high] = low
        return True

    def groups(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for node in list(self.parents):
            found[self.root(node)].append(node)
        return {root: nodes for root, nodes in found.items() if len(nodes) > 1}


Pair = tuple[int, int, str]


def find_duplicates(batch: Import) -> None:
    """Group the drafts that are the same person. One transaction; nothing but groups is written."""
    refresh_statistics(ImportRow, ImportKey)
    _add_names_at_companies(batch)
    pairs = list(_pairs(batch))
    chances = _chances(batch, pairs)
    sure, likely = _Bonds(), _Bonds()
    reasons: dict[int, str] = {}
    for one, other, kind in pairs:
        if chances[one, other] >= matching.SURE and sure.join(one, other):
            reasons[other] = SHARED[kind]
    for one, other, kind in pairs:
        roots = sure.root(one), sure.root(other)
        if matching.LIKELY <= chances[one, other] < matching.SURE and roots[0] != roots[1] and likely.join(*roots):
            reasons[max(roots)] = SHARED[kind]
    with transaction.atomic():
        _store(batch, sure.groups(), reasons, certainty=Certainty.SURE, choice=Choice.JOIN)
        _store(batch, likely.groups(), reasons, certainty=Certainty.LIKELY, choice=Choice.APART)


def _add_names_at_companies(batch: Import) -> None:
    """People whose company stands in another of the files, by its number."""
    with connection.cursor() as cursor:
        ImportKey.objects.filter(
            workspace_id=batch.workspace_id, batch=batch, kind="name", row__company_ref__gt=""
        ).delete()
        cursor.execute(NAMES_AT_COMPANIES, [COMPANIES, batch.workspace_id, batch.pk, PEOPLE])


def _pairs(batch: Import) -> Iterator[Pair]:
    """Pairs worth judging, the smaller number first. A key that many share says nothing about one person."""
    with connection.cursor() as cursor:
        for sql in (KNOWN_BY_ADDRESS, KNOWN_BY_NAME):
            cursor.execute(sql, [batch.workspace_id, batch.pk])
            for row, person, kind in cursor.fetchall():
                yield -person, row, kind
        cursor.execute(WITHIN, [batch.workspace_id, batch.pk] * 2)
        for key, rows in _by_key(cursor.fetchall()):
            if len(rows) <= MOST_ALIKE:
                yield from ((rows[0], other, key[0]) for other in rows[1:])
                yield from ((one, other, key[0]) for one, other in pairwise(rows[1:]))


def _by_key(found: Iterable[tuple[str, str, str, int]]) -> Iterator[tuple[tuple[str, str, str], list[int]]]:
    rows: list[int] = []
    last: tuple[str, str, str] | None = None
    for kind, value, company, row in found:
        if last is not None and last != (kind, value, company):
            yield last, rows
            rows = []
        last = (kind, value, company)
        rows.append(row)
    if last is not None:
        yield last, rows


def _chances(batch: Import, pairs: list[Pair]) -> Mapping[tuple[int, int], float]:
    """How likely each pair is one person. Facts are read in portions, in the order of the pairs."""
    rows, people = FactsOfRows(batch), FactsOfPeople(batch)
    chances: dict[tuple[int, int], float] = {}
    for start in range(0, len(pairs), 1_000):
        portion = pairs[start : start + 1_000]
        nodes = {node for one, other, _ in portion for node in (one, other)}
        facts = rows.of(node for node in nodes if node > 0) | people.of(-node for node in nodes if node < 0)
        for one, other, _ in portion:
            if (one, other) not in chances:
                chances[one, other] = matching.similarity(facts[one], facts[other])
    return chances


def _store(
    batch: Import, groups: Mapping[int, list[int]], reasons: Mapping[int, str], *, certainty: Certainty, choice: Choice
) -> None:
    ids = reserve_ids(ImportGroup, len(groups))
    columns = ("id", "workspace_id", "batch_id", "certainty", "choice", "person_id", "is_known", "reason", "size")
    described = [
        (
            pk, batch.workspace_id, batch.pk, str(certainty), str(choice), -root if root < 0 else None, root < 0,
            _reason(nodes, reasons), sum(node > 0 for node in nodes),
        )
        for pk, (root, nodes) in zip(ids, groups.items(), strict=True)
    ]  # fmt: skip
    insert_rows(ImportGroup, columns, described)
    members = (
        (batch.workspace_id, batch.pk, pk, node)
        for pk, nodes in zip(ids, groups.values(), strict=True)
        for node in sorted(nodes)
        if node > 0
    )
    insert_rows(ImportMember, ("workspace_id", "batch_id", "group_id", "row_id"), members)


def _reason(nodes: Iterable[int], reasons: Mapping[int, str]) -> str:
    said = dict.fromkeys(reasons[node] for node in sorted(nodes) if node in reasons)
    return f"They have {' and '.join(said)}."
