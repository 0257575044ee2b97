"""How a file is read: its sheet, delimiter, encoding and header, guessed and changeable, with its first rows."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from followthrough.capture import actions as capture
from followthrough.capture.models import ImportFile
from followthrough.rules.refusals import Refusal
from followthrough.rules.tabular.encoding import OFFERED
from followthrough.web import door, toasts
from followthrough.web.imports import beginning, columns, finding, steps, words


class ReadingForm(forms.Form):
    """What is not sent stays as it is."""

    sheet = forms.CharField(required=False, max_length=200)
    delimiter = forms.CharField(required=False, max_length=1, strip=False)
    quote = forms.CharField(required=False, max_length=1, strip=False)
    encoding = forms.CharField(required=False, max_length=40)
    header = forms.ChoiceField(required=False, choices=[("1", "Yes"), ("0", "No")])
    line = forms.IntegerField(required=False, min_value=1, max_value=1_000)

    def clean_encoding(self) -> str:
        name = str(self.cleaned_data["encoding"])
        return name if name in OFFERED or name in words.ENCODINGS else ""

    def dialect(self) -> dict[str, Any]:
        """The part of the dialect that was sent."""
        sent = self.cleaned_data
        chosen: dict[str, Any] = {}
        if sent["delimiter"]:
            chosen["delimiter"] = sent["delimiter"]
        if "quote" in self.data:
            chosen["quote"] = sent["quote"]
        if sent["header"]:
            chosen["header"] = sent["header"] == "1"
        if sent["line"]:
            chosen["skip"] = sent["line"] - 1
        return chosen


@door.member_page
@require_POST
def reading(request: door.MemberRequest, pk: int, file_id: int) -> HttpResponse:
    """Read it otherwise than guessed. htmx gets the file anew: the live preview."""
    file = finding.file_of(request, pk, file_id)
    form = ReadingForm(request.POST)
    if not form.is_valid():
        return columns.answer(request, file, wrong="That line is no line of the file.")
    try:
        file = capture.set_reading(
            file,
            encoding="" if file.sheet else form.cleaned_data["encoding"],
            dialect=form.dialect() or None,
            sheet=form.cleaned_data["sheet"],
        )
    except Refusal as refusal:
        return columns.answer(request, finding.file_of(request, pk, file_id), wrong=refusal.message)
    beginning.match_words(file.batch, request)
    return _shown(request, file)


@door.member_page
@require_POST
def guess_again(request: door.MemberRequest, pk: int, file_id: int) -> HttpResponse:
    return _shown(request, capture.guess_again(finding.file_of(request, pk, file_id)))


@door.member_page
@require_POST
def remove(request: door.MemberRequest, pk: int, file_id: int) -> HttpResponse:
    """Leave a file out; the last one takes one back to the beginning."""
    file = finding.file_of(request, pk, file_id)
    capture.remove_file(file)
    toasts.say(request, f"“{file.name}” is left out.")
    rest = list(file.batch.files.order_by("position"))
    return door.go(request, steps.file_address(rest[0]) if rest else "imports")


def _shown(request: door.MemberRequest, file: ImportFile) -> HttpResponse:
    return columns.answer(request, file) if request.htmx else door.go(request, steps.file_address(file))


urlpatterns = [
    path("import/<int:pk>/files/<int:file_id>/reading/", reading, name="import_reading"),
    path("import/<int:pk>/files/<int:file_id>/guess/", guess_again, name="import_guess"),
    path("import/<int:pk>/files/<int:file_id>/removal/", remove, name="import_file_removal"),
]
