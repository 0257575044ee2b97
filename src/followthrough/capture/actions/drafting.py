"""Reading the files into drafts: in portions, each one transaction with how far it got, so that it can go on."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from math import log2
from typing import Any

from django.db import transaction

from followthrough.capture import mapping
from followthrough.capture.models import (
    Import,
    ImportFile,
    ImportGroup,
    ImportKey,
    ImportMember,
    ImportRow,
    Progress,
)
from followthrough.capture.options import OLD_AFTER, Options, Setting, setting_of
from followthrough.capture.refusals import NothingMapped
from followthrough.journal.actions.rows import insert_rows, reserve_ids, without_collecting
from followthrough.rules.matching import company_key
from followthrough.rules.tabular.fields import TableKind
from followthrough.rules.tabular.intake import Draft, RowReader
from followthrough.rules.tabular.records import Row
from followthrough.rules.tabular.standing import standing_of
from followthrough.rules.words import LIVE_STATES

PORTION = 5_000
PROBLEMS, COMPANIES, PEOPLE, DEALS, ROLES = range(5)
PHASES = {
    TableKind.COMPANIES: COMPANIES,
    TableKind.PEOPLE: PEOPLE,
    TableKind.OPPORTUNITIES: DEALS,
    TableKind.ROLES: ROLES,
}
ROW_COLUMNS = (
    "id", "workspace_id", "batch_id", "file_id", "line", "phase", "rank", "own_ref", "deal_ref", "company_ref",
    "sort_name", "draft", "problem",
)  # fmt: skip
KEY_COLUMNS = ("workspace_id", "batch_id", "row_id", "kind", "value", "company")
CLOSED_RANK = 5.0  # behind every open one
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def begin_reading(batch: Import) -> None:
    """From described to being read. Refuses `NothingMapped` when no file is to be brought in."""
    if not any(file.kind != TableKind.OTHER for file in batch.files.all()):
        raise NothingMapped("No file is left to bring in. Say what at least one of them holds.")
    forget_drafts(batch)
    batch.progress = Progress.READING
    batch.trouble = ""
    batch.save(update_fields=["progress", "trouble"])


def forget_drafts(batch: Import) -> None:
    """Throw away what was read, before it is read otherwise."""
    for model in (ImportMember, ImportGroup, ImportKey, ImportRow):
        rows = model._base_manager.filter(workspace_id=batch.workspace_id, batch=batch)
        rows._raw_delete(rows.db)
    batch.files.update(rows=0, is_read=False)
    batch.rows = batch.refused = 0
    batch.cursor, batch.progress = {}, Progress.DRAFT
    batch.save(update_fields=["rows", "refused", "cursor", "progress"])


def draft_rows(batch: Import, *, at: datetime, enough: Callable[[], bool]) -> bool:
    """Read on from where the last portion ended until all is read (True) or it is enough for now."""
    setting = setting_of(batch.workspace, Options.of(batch.options))
    for file in batch.files.exclude(kind=TableKind.OTHER).filter(is_read=False).order_by("position"):
        drafter = _Drafter(batch, file, setting, at=at)
        for portion in _portions(mapping.rows_of(file, after_line=_line_of(batch, file))):
            with without_collecting():
                drafter.store(portion)
            if enough():
                return False
        file.is_read = True
        file.save(update_fields=["is_read"])
    return True


def _line_of(batch: Import, file: ImportFile) -> int:
    return int(batch.cursor["line"]) if batch.cursor.get("file") == file.pk else 0


def _portions(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while True:
        with without_collecting():
            portion = list(islice(rows, PORTION))
        if not portion:
            return
        yield portion


class _Drafter:
    """Turns the rows of one file into drafts."""

    def __init__(self, batch: Import, file: ImportFile, setting: Setting, *, at: datetime) -> None:
        self.batch, self.file, self.setting, self.at = batch, file, setting, at
        self.kind = TableKind(file.kind)
        self.width = len(file.columns)
        self.reader = RowReader(self.kind, mapping.columns_of(file), mapping.habits_of(file))
        self.old_before = (at - OLD_AFTER).isoformat()

    def store(self, portion: Sequence[Row]) -> None:
        """One portion, one transaction: drafts, their keys, and how far we are."""
        drafts = [self.reader.read(row.cells, problem=row.problem or self._shape_problem(row)) for row in portion]
        refused = sum(1 for draft in drafts if draft.problem)
        with transaction.atomic():
            ids = reserve_ids(ImportRow, len(portion))
            insert_rows(ImportRow, ROW_COLUMNS, map(self._row, ids, portion, drafts))
            insert_rows(ImportKey, KEY_COLUMNS, self._keys(ids, drafts))
            self.file.rows += len(portion)
            self.file.save(update_fields=["rows"])
            self.batch.rows += len(portion)
            self.batch.refused += refused
            self.batch.cursor = {"file": self.file.pk, "line": portion[-1].line}
            self.batch.save(update_fields=["rows", "refused", "cursor"])

    def _shape_problem(self, row: Row) -> str:
        surplus = [cell for cell in row.cells[self.width :] if cell.strip()]
        if not surplus:
            return ""
        return f"The row has {len(row.cells)} cells, but there are {self.width} columns."

    def _row(self, pk: int, row: Row, draft: Draft) -> Sequence[Any]:
        values = draft.payload()
        phase = PROBLEMS if draft.problem else PHASES[self.kind]
        rank = self._settle(values, pk) if phase in (PEOPLE, DEALS) else 0.0
        own_ref = values.pop("external_id", "")
        if draft.sort_name:
            values["sort_name"] = draft.sort_name
        return (
            pk, self.batch.workspace_id, self.batch.pk, self.file.pk, row.line, phase, rank, own_ref,
            values.get("opportunity_ref", "") if phase == ROLES else "", values.get("company_ref", ""),
            self._compared_by(draft), encode(values), draft.problem[:300],
        )  # fmt: skip

    def _compared_by(self, draft: Draft) -> str:
        """A person's name, a company's key."""
        return (
            company_key(draft.values.get("company_name", ""))[:200]
            if self.kind is TableKind.COMPANIES
            else draft.sort_name
        )

    def _keys(self, ids: Sequence[int], drafts: Sequence[Draft]) -> Iterator[Sequence[Any]]:
        workspace_id, batch_id = self.batch.workspace_id, self.batch.pk
        for pk, draft in zip(ids, drafts, strict=True):
            if not draft.problem:
                for kind, value, company in draft.keys:
                    yield workspace_id, batch_id, pk, kind, value, company

    def _settle(self, values: dict[str, Any], turn: int) -> float:
        """Which stage, owner and state of ours its words mean; returns its place in the order of storing."""
        stage_word, why = values.pop("stage", ""), values.pop("lost_reason", "")
        standing = standing_of(values.pop("state", ""), stage_word, why)
        stage = self.setting.stage_for(stage_word)
        values |= {
            "stage": stage.pk,
            "owner": self.setting.owner_for(values.pop("owner", ""), turn),
            "state": str(standing.state),
        }
        if standing.reason:
            values |= {"end": str(standing.reason), "why": why}
        if standing.state not in LIVE_STATES:
            return CLOSED_RANK
        return self._rank(values, stage.chance)

    def _rank(self, values: dict[str, Any], stage_chance: int) -> float:
        """Never contacted before contacted before long forgotten; in each, the promising first."""
        worth = log2(1 + float(values.get("value", 0)) * values.get("chance", stage_chance) / 100)
        last = values.get("last_contacted", "")
        tier = 0 if not last else 1 if last >= self.old_before else 2
        if not last and values.get("opened", "~") < self.old_before:
            tier = 2
        return tier + 1 - min(worth / 50, 0.999)
