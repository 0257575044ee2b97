"""What the columns of a file mean: guessed with a reason, changed in a select, remembered."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.capture import actions as capture
from followthrough.capture import mapping
from followthrough.capture.models import ImportFile
from followthrough.rules.refusals import Refusal
from followthrough.rules.tabular.fields import FIELD_GROUPS, Field, TableKind
from followthrough.rules.tabular.intake import DATES
from followthrough.web import door
from followthrough.web.imports import beginning, finding, steps, words

FIRST_ROWS, FIRST_CELLS = 5, 40
MOST_COLUMNS = 200  # selects on one page; those behind stay as guessed
SURE, LIKELY = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """One column as its line shows it."""

    number: int
    header: str
    samples: list[str]
    field: str
    reason: str
    certainty: str
    tone: str


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: door.MemberRequest, pk: int, file_id: int) -> HttpResponse:
    file = finding.file_of(request, pk, file_id)
    if not finding.may_describe(file.batch):
        return finding.to_its_page(request, file.batch)
    if request.method != "POST":
        return answer(request, file)
    chosen = _chosen(file, request.POST.dict())
    try:
        file = capture.set_mapping(file, chosen, kind=_kind(request), day_order=_day_order(request), at=door.now())
    except Refusal as refusal:
        return answer(request, file, wrong=refusal.message)
    beginning.match_words(file.batch, request)
    return door.go(request, steps.after(_files(file), file))


def answer(request: door.MemberRequest, file: ImportFile, *, wrong: str = "") -> HttpResponse:
    """The page of a file, or for htmx the part that changes with how it is read."""
    files = _files(file)
    facts = {
        "batch": file.batch,
        "file": file,
        "files": files,
        "steps": steps.steps_of(file.batch, files, steps.file_address(file)),
        "wrong": wrong,
        "how": words,
        "sentence": words.sentence(file),
        "header_line": int(file.dialect["skip"]) + 1,
        "delimiters": words.delimiters(file),
        "quotes": words.quotes(file),
        "encodings": words.encodings(file),
        "sheets": words.sheets(file),
        "day_orders": words.day_orders(file) if _has_dates(file) else [],
        "kinds": [words.Choice(kind.value, kind.label, kind.value == file.kind) for kind in TableKind],
        "columns": _columns(file),
        "hidden": max(0, len(file.columns) - MOST_COLUMNS),
        "groups": FIELD_GROUPS,
        "rows": _first_rows(file),
        "cells": FIRST_CELLS,
    }
    template = "imports/_file.html" if request.htmx else "imports/file.html"
    return render(request, template, facts, status=422 if wrong else 200)


def _columns(file: ImportFile) -> list[Column]:
    return [_column(number, record) for number, record in enumerate(file.columns[:MOST_COLUMNS])]


def _column(number: int, record: dict[str, Any]) -> Column:
    confidence = float(record.get("confidence", 0))
    is_kept = record["field"] not in (Field.CUSTOM, Field.IGNORE)
    sure = "Sure" if confidence >= SURE else "Likely" if confidence >= LIKELY else "A guess"
    return Column(
        number=number,
        header=record["header"],
        samples=record.get("samples", []),
        field=record["field"],
        reason=record.get("reason", ""),
        certainty=sure if is_kept else "",
        tone="kept" if confidence >= SURE else "waiting" if confidence >= LIKELY else "raised",
    )


def _chosen(file: ImportFile, sent: dict[str, Any]) -> list[str]:
    """The field of each column; as it was where the page did not send one."""
    known = {field.value for field in Field}
    fields = [sent.get(f"field_{number}", record["field"]) for number, record in enumerate(file.columns)]
    return [field if field in known else record["field"] for field, record in zip(fields, file.columns, strict=True)]


def _kind(request: door.MemberRequest) -> str:
    return TableKind.named(request.POST.get("kind")) or ""


def _day_order(request: door.MemberRequest) -> str:
    order = request.POST.get("day_order", "")
    return order if order in words.DAY_ORDERS else ""


def _first_rows(file: ImportFile) -> list[list[str]]:
    width = min(len(file.columns), FIRST_CELLS)
    rows = [row.cells[:width] for row in islice(mapping.rows_of(file), FIRST_ROWS)]
    return [[cell[:80] for cell in row] + [""] * (width - len(row)) for row in rows]


def _has_dates(file: ImportFile) -> bool:
    return any(record["field"] in DATES for record in file.columns)


def _files(file: ImportFile) -> list[ImportFile]:
    return list(file.batch.files.order_by("position", "pk"))


urlpatterns = [path("import/<int:pk>/files/<int:file_id>/", columns, name="import_columns")]
