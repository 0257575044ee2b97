"""Driving an import: run, stop, go on, and a second's share of the work for each page that watches.

The clock works on it too; a lease keeps the two apart, and whoever comes second only looks.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from followthrough.capture import actions as capture
from followthrough.capture import onward
from followthrough.capture.models import Import, Progress
from followthrough.capture.refusals import UnderWay
from followthrough.web import door, toasts
from followthrough.web.imports import finding

SHARE = 0.8  # seconds of work per request: what a page may wait for
DOING = {
    Progress.READING: "Reading the files",
    Progress.RUNNING: "Bringing them in",
    Progress.UNDOING: "Taking it back",
}


def do_a_share(batch: Import) -> Import:
    """Work on it for a moment; a small list is done then."""
    try:
        return capture.advance(batch, at=door.now(), seconds=SHARE)
    except UnderWay:
        batch.refresh_from_db()
        return batch


@door.member_page
@require_POST
def work(request: door.MemberRequest, pk: int) -> HttpResponse:
    """A share of the work, and how far it is now. Done, the page goes on by itself."""
    batch = finding.batch_of(request, pk)
    if batch.is_busy:
        batch = do_a_share(batch)
    if batch.is_busy and request.htmx:
        return render(request, "imports/_progress.html", facts(batch))
    return finding.to_its_page(request, batch)


@door.member_page
@require_POST
def run(request: door.MemberRequest, pk: int) -> HttpResponse:
    """Begin, or go on after a stop."""
    batch = capture.run_import(finding.batch_of(request, pk), at=door.now())
    do_a_share(batch)
    return finding.to_its_page(request, batch)


@door.member_page
@require_POST
def stop(request: door.MemberRequest, pk: int) -> HttpResponse:
    batch = capture.stop_import(finding.batch_of(request, pk), at=door.now())
    toasts.say(request, "Stopped. What is in stays in; go on whenever you like.")
    return finding.to_its_page(request, batch)


def facts(batch: Import) -> dict[str, object]:
    far = onward.how_far(batch)
    shown = {"done": f"{far.done:,}", "of": f"{far.of:,}" if far.of else "", "percent": far.percent}
    return {"batch": batch, "doing": DOING[Progress(batch.progress)], **shown}


urlpatterns = [
    path("import/<int:pk>/work/", work, name="import_work"),
    path("import/<int:pk>/run/", run, name="import_run"),
    path("import/<int:pk>/stop/", stop, name="import_stop"),
]
