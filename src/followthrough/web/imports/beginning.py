"""Choosing files, and the imports so far."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.capture import actions as capture
from followthrough.capture import allowance
from followthrough.capture.models import Import, Progress
from followthrough.capture.options import Options
from followthrough.rules.refusals import Refusal
from followthrough.web import door
from followthrough.web.imports import steps

SHOWN = 30
MOST_FILES = 20
ACCEPTED = ".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.xlsb,.xls,.ods,text/csv"
TONES = {
    Progress.DRAFT: "waiting", Progress.READING: "machine", Progress.READY: "raised", Progress.RUNNING: "machine",
    Progress.STOPPED: "raised", Progress.DONE: "kept", Progress.UNDOING: "machine", Progress.UNDONE: "waiting",
}  # fmt: skip


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: door.MemberRequest) -> HttpResponse:
    """The page where lists come in."""
    if request.method != "POST":
        return _page(request)
    sent = request.FILES.getlist("files")
    if not sent:
        return _page(request, wrong="No file was chosen.")
    if len(sent) > MOST_FILES:
        return _page(request, wrong=f"These are {len(sent)} files; {MOST_FILES} can be brought in together at most.")
    try:
        batch = begin(sent, request)
    except Refusal as refusal:
        return _page(request, wrong=refusal.message)
    return redirect(steps.file_address(batch.files.order_by("position")[0]))


def begin(sent: "list[UploadedFile[bytes]]", request: door.MemberRequest) -> Import:
    """Keep the files, guess what they are, and match the words they use for stages and owners."""
    uploads = [capture.Upload(file.name or "list.csv", file.chunks()) for file in sent]
    batch = capture.start_import(uploads, by=request.member, at=door.now())
    return match_words(batch, request)


def match_words(batch: Import, request: door.MemberRequest) -> Import:
    batch = capture.guess_words(batch)
    return capture.set_options(batch, allowance.within(Options.of(batch.options), request.member))


def _page(request: door.MemberRequest, *, wrong: str = "") -> HttpResponse:
    found = Import.objects.visible_to(request.member).select_related("member").prefetch_related("files")
    earlier = [
        {
            "batch": batch,
            "tone": TONES[Progress(batch.progress)],
            "names": ", ".join(file.name for file in batch.files.all()),
            "rows": f"{batch.rows:,}",
            "refused": f"{batch.refused:,}",
        }
        for batch in found.order_by("-pk")[:SHOWN]
    ]
    facts = {"earlier": earlier, "wrong": wrong, "accepted": ACCEPTED}
    return render(request, "imports/imports.html", facts, status=422 if wrong else 200)


urlpatterns = [path("import/", imports, name="imports")]
