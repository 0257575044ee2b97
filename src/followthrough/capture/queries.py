"""Reads of an import: what will happen, who is the same, which rows were refused. They write nothing."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from followthrough.capture import files, mapping
from followthrough.capture.actions.drafting import COMPANIES, DEALS, PEOPLE, PROBLEMS, ROLES
from followthrough.capture.models import (
    Certainty,
    Choice,
    Fate,
    Import,
    ImportFile,
    ImportGroup,
    ImportMember,
    ImportResult,
    ImportRow,
)
from followthrough.capture.options import Options, setting_of
from followthrough.capture.pacing import Pacer
from followthrough.people.models import Person
from followthrough.rules.strategies import MINUTES
from followthrough.rules.tabular.cleaning import defuse
from followthrough.rules.words import Channel, State
from followthrough.team.models import Membership

WHY = "Why it was refused"
DAYS_SHOWN = 10
STEPS_COUNTED = 200_000  # the plan of a larger list is told from its beginning


@dataclass(frozen=True)
class Problem:
    """A reason why rows are refused, and how many."""

    reason: str
    rows: int


@dataclass(frozen=True)
class Preview:
    """What running the import will do, told before anything is written."""

    rows: int
    refused: int
    companies: int
    people: int
    opportunities: int
    known: int
    joined: int
    by_state: dict[State, int]
    problems: tuple[Problem, ...]
    owners: tuple[tuple[Membership, int], ...] = ()
    days: tuple[tuple[date, int], ...] = ()
    last_day: date | None = None
    samples: tuple[dict[str, Any], ...] = ()


@dataclass
class Alike:
    """One group of duplicates as it is shown: the person we have, and the rows."""

    group: ImportGroup
    person: Person | None
    rows: list[dict[str, Any]] = field(default_factory=list)


def preview_of(batch: Import, *, at: datetime) -> Preview:
    """Counts, a few rows, the steps per day. A dozen statements."""
    rows = ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    phases = dict(rows.values_list("phase").annotate(number=Count("pk")))
    drafts = _opening_drafts(batch)
    days, owners = _days(batch, drafts, at=at)
    joined = _rows_that_join(batch) + phases.get(ROLES, 0)
    return Preview(
        rows=batch.rows,
        refused=phases.get(PROBLEMS, 0),
        companies=phases.get(COMPANIES, 0),
        people=phases.get(PEOPLE, 0),
        opportunities=phases.get(DEALS, 0),
        known=ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, is_known=True).count(),
        joined=joined,
        by_state=_by_state(drafts),
        problems=tuple(problems_of(batch)),
        owners=owners,
        days=tuple(islice(days.items(), DAYS_SHOWN)),
        last_day=max(days, default=None),
        samples=tuple(drafts[:5]),
    )


def problems_of(batch: Import) -> Iterator[Problem]:
    """Reasons for refusing, the most frequent first. Rows that say the same about different words count apart."""
    refused = Q(row__batch=batch, workspace_id=batch.workspace_id, batch=batch, fate=Fate.REFUSED)
    if batch.started_at:
        found: QuerySet[Any] = ImportResult.objects.filter(refused)
    else:
        found = ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch, phase=PROBLEMS)
    counted = found.values_list("problem").annotate(number=Count("pk")).order_by("-number", "problem")
    for reason, number in counted[:12]:
        yield Problem(reason, number)


def groups_of(batch: Import, certainty: Certainty, *, after: int = 0, limit: int = 25) -> list[Alike]:
    """One page of groups of duplicates, with their rows."""
    groups = ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, certainty=certainty, pk__gt=after)
    shown = [Alike(group, None) for group in groups.order_by("pk")[:limit]]
    people = Person.objects.select_related("company").in_bulk([a.group.person_id for a in shown if a.group.person_id])
    members = ImportMember.objects.filter(group__in=[alike.group for alike in shown]).select_related("row__file")
    rows: dict[int, list[dict[str, Any]]] = {}
    for member in members.order_by("group_id", "row_id"):
        draft = json.loads(member.row.draft) | {"line": member.row.line, "file": member.row.file.name}
        rows.setdefault(member.group_id, []).append(draft)
    for alike in shown:
        alike.person = people.get(alike.group.person_id or 0)
        alike.rows = rows.get(alike.group.pk, [])
    return shown


def refused_rows(file: ImportFile) -> Iterator[list[str]]:
    """The refused rows of one file as they were, the reason in a column behind; the header first."""
    yield [*(record["header"] for record in file.columns), WHY]
    reasons = _reasons(file)
    wanted = next(reasons, None)
    if wanted is None:
        return
    width = len(file.columns)
    for row in mapping.rows_of(file):
        if row.line == wanted[0]:
            cells = [*row.cells, *[""] * (width - len(row.cells))]
            yield [defuse(cell) for cell in cells[:width]] + [wanted[1] + _surplus(cells[width:])]
            wanted = next(reasons, None)
            if wanted is None:
                return


def write_refused(batch: Import) -> list[Path]:
    """One CSV file per file with refused rows, in the folder of the import. Returns their paths."""
    written = []
    for file in batch.files.order_by("position"):
        if not _has_refused(file):
            continue
        path = (
            files.folder_of(batch.workspace_id, batch.pk) / f"refused-{files.safe_name(file.position, file.name)}.csv"
        )
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows(refused_rows(file))
        written.append(path)
    return written


def kept_rows(batch: Import, *, limit: int = 50) -> list[tuple[ImportResult, Person | None]]:
    """Rows that taking back left because somebody worked on what they made."""
    results = list(ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch, is_kept=True)[:limit])
    people = Person.objects.in_bulk([result.person_id for result in results if result.person_id])
    return [(result, people.get(result.person_id or 0)) for result in results]


def _has_refused(file: ImportFile) -> bool:
    return next(_reasons(file), None) is not None


def _reasons(file: ImportFile) -> Iterator[tuple[int, str]]:
    """(line, why) in the order of the file: refused when read, or when stored."""
    rows = ImportRow.objects.filter(file=file).filter(~Q(problem="") | Q(result__fate=Fate.REFUSED))
    found = rows.order_by("line").values_list("line", "problem", "result__problem")
    return ((line, problem or result or "") for line, problem, result in found.iterator())


def _surplus(cells: Iterable[str]) -> str:
    kept = [cell for cell in cells if cell.strip()]
    return f" Beyond the columns: {' | '.join(kept)[:500]}" if kept else ""


def _opening_drafts(batch: Import) -> list[dict[str, Any]]:
    """Rows that may open an opportunity, in the order in which they are stored: people of whom an opportunity of
    another file speaks open none of their own.
    """
    rows = ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch).order_by("rank", "pk")
    deals = [json.loads(draft) for draft in rows.filter(phase=DEALS).values_list("draft", flat=True)[:STEPS_COUNTED]]
    if deals and not Options.of(batch.options).prospects:
        return deals
    spoken_of = {draft.get("person_ref") for draft in deals} - {None}
    people = rows.filter(phase=PEOPLE).values_list("draft", "own_ref")[:STEPS_COUNTED]
    return deals + [json.loads(draft) for draft, own_ref in people if not own_ref or own_ref not in spoken_of]


def _by_state(drafts: Iterable[dict[str, Any]]) -> dict[State, int]:
    counted = dict.fromkeys(State, 0)
    for draft in drafts:
        counted[State(draft["state"])] += 1
    return {state: number for state, number in counted.items() if number}


def _days(
    batch: Import, drafts: Iterable[dict[str, Any]], *, at: datetime
) -> tuple[dict[date, int], tuple[tuple[Membership, int], ...]]:
    """How many first steps fall on which day, and how many each owner gets."""
    setting = setting_of(batch.workspace, Options.of(batch.options))
    pacer = Pacer(dict(setting.members), at=at)
    days: dict[date, int] = {}
    owners: dict[int, int] = {}
    for draft in _with_a_step(drafts):
        if draft["owner"] not in setting.members:
            continue
        member = setting.members[draft["owner"]]
        zone = ZoneInfo(member.zone or batch.workspace.zone)
        day = pacer.place(member.pk, MINUTES[Channel.CALL]).astimezone(zone).date()
        days[day] = days.get(day, 0) + 1
        owners[member.pk] = owners.get(member.pk, 0) + 1
    counted = sorted(owners.items(), key=lambda pair: -pair[1])
    return dict(sorted(days.items())), tuple((setting.members[pk], number) for pk, number in counted)


def _with_a_step(drafts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every open one, and every customer once, for the care that follows."""
    customers: set[str] = set()
    for draft in drafts:
        if draft["state"] == State.OPEN:
            yield draft
        elif draft["state"] == State.WON:
            customer = draft.get("person_ref") or draft.get("company_ref") or draft.get("sort_name", "")
            if customer not in customers:
                customers.add(customer)
                yield draft


def _rows_that_join(batch: Import) -> int:
    """Rows that will be joined with somebody: all of a group whose person we have, else all but its first."""
    groups = ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, choice=Choice.JOIN)
    return sum(size if known else size - 1 for size, known in groups.values_list("size", "is_known"))
