"""What came of an import: rows in = stored + joined + refused; the refused as a file; taking it back."""

import csv
from collections.abc import Iterator
from typing import Any, cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from followthrough.capture import actions as capture
from followthrough.capture import onward, queries
from followthrough.capture.files import safe_name
from followthrough.capture.models import Import, ImportFile, Progress
from followthrough.capture.refusals import NotNow
from followthrough.web import door
from followthrough.web.imports import finding, work
from followthrough.web.kit.figures import Figure

TAKEN_BACK = (Progress.DONE, Progress.STOPPED)


def facts(batch: Import) -> dict[str, Any]:
    return {
        "batch": batch,
        "figures": _figures(batch),
        "problems": list(queries.problems_of(batch)) if batch.refused else [],
        "files": list(batch.files.order_by("position", "pk")) if batch.refused else [],
        "brought_back": onward.brought_back(batch) if batch.progress == Progress.DONE else 0,
        "sum": _sum(batch),
        "share": onward.how_far(batch),
        "kept": queries.kept_rows(batch) if batch.kept else [],
        "may_go_on": batch.progress == Progress.STOPPED,
        "going_on": "Taken back" if batch.is_taken_back_in_part else "Brought in",
        "may_undo": batch.progress in TAKEN_BACK,
    }


@door.member_page
@require_safe
def refused(request: door.MemberRequest, pk: int, file_id: int) -> HttpResponse:
    """The refused rows of one file as they were, with why in the last column."""
    file = finding.file_of(request, pk, file_id)
    answer = StreamingHttpResponse(_lines(file), content_type="text/csv; charset=utf-8")
    name = f"refused-{safe_name(file.position, file.name)}.csv"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return cast(HttpResponse, answer)  # the door knows one kind of answer


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: door.MemberRequest, pk: int) -> HttpResponse:
    """First what will go and what stays, then the taking back."""
    batch = finding.batch_of(request, pk)
    if batch.progress not in TAKEN_BACK:
        if request.method == "POST":
            raise NotNow
        return finding.to_its_page(request, batch)
    if request.method == "POST":
        work.do_a_share(capture.undo_import(batch, at=door.now()))
        return finding.to_its_page(request, batch)
    worked_on = onward.worked_on_since(batch)
    number = worked_on.count()
    shown = list(worked_on.order_by("pk")[: onward.MOST_LISTED]) if number else []
    return render(request, "imports/undo.html", {"batch": batch, "worked_on": shown, "number": number})


def _lines(file: ImportFile) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets read UTF-8 only when told so
    for row in queries.refused_rows(file):
        yield writer.writerow(row)


class _Echo:
    """What csv writes is what we send."""

    def write(self, text: str) -> str:
        return text


def _sum(batch: Import) -> str:
    parts = f"{batch.stored:,} stored + {batch.joined:,} joined + {batch.refused:,} refused"
    return f"{batch.rows:,} row{'' if batch.rows == 1 else 's'} = {parts}."


def _figures(batch: Import) -> list[Figure]:
    return [
        Figure(label="Rows in", value=f"{batch.rows:,}"),
        Figure(label="Stored", value=f"{batch.stored:,}", tone="kept"),
        Figure(label="Joined with the same person", value=f"{batch.joined:,}"),
        Figure(label="Refused", value=f"{batch.refused:,}", tone="overdue" if batch.refused else ""),
    ]


urlpatterns = [
    path("import/<int:pk>/files/<int:file_id>/refused/", refused, name="import_refused"),
    path("import/<int:pk>/undo/", undo, name="import_undo"),
]
