"""The page of an import: whatever its turn is. To be described, under way, ready, stopped, done, taken back."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.capture.models import Import, Progress
from followthrough.web import door
from followthrough.web.imports import finding, outlook, result, steps, work


@door.member_page
@require_safe
def page(request: door.MemberRequest, pk: int) -> HttpResponse:
    batch = finding.batch_of(request, pk)
    return PAGES[Progress(batch.progress)](request, batch)


def _describe(request: door.MemberRequest, batch: Import) -> HttpResponse:
    """Where describing begins; if reading refused, back to what has to be changed, with why."""
    file = batch.files.order_by("position", "pk").first()
    if file is None:
        return redirect("imports")
    return redirect("import_owners", batch.pk) if batch.trouble else redirect(steps.file_address(file))


def _under_way(request: door.MemberRequest, batch: Import) -> HttpResponse:
    return render(request, "imports/under_way.html", work.facts(batch))


def _ready(request: door.MemberRequest, batch: Import) -> HttpResponse:
    return render(request, "imports/preview.html", outlook.facts(batch, at=door.now()))


def _over(request: door.MemberRequest, batch: Import) -> HttpResponse:
    return render(request, "imports/result.html", result.facts(batch))


PAGES: dict[Progress, Callable[[door.MemberRequest, Import], HttpResponse]] = {
    Progress.DRAFT: _describe,
    Progress.READING: _under_way,
    Progress.READY: _ready,
    Progress.RUNNING: _under_way,
    Progress.STOPPED: _over,
    Progress.DONE: _over,
    Progress.UNDOING: _under_way,
    Progress.UNDONE: _over,
}
urlpatterns = [path("import/<int:pk>/", page, name="import")]
