"""/kit/: every component with usual, empty and overfull content. For administrators; for anybody while debugging.

Below it small pages that answer what the shown components ask: a combobox's options, a form that opens as a dialog.
"""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.web import door, toasts
from followthrough.web.kit import examples


class SayForm(forms.Form):
    words = forms.CharField(max_length=80, error_messages={"required": "Say something."})

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if words == "no":
            raise forms.ValidationError("Anything but no.")
        return words


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    return _shown(request) if settings.DEBUG else door.admin_page(_shown)(request)


@door.admin_page
@require_safe
def options(request: door.MemberRequest) -> HttpResponse:
    """People of the examples whose name holds the typed words."""
    typed = request.GET.get("owner_words", "").casefold()
    fitting = [line for line in examples.people() if typed in line.name.casefold()]
    found = [{"value": line.name, "words": line.name, "beneath": line.beneath} for line in fitting]
    return render(request, "kit/_options.html", {"options": found, "field": "owner"})


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: door.MemberRequest) -> HttpResponse:
    """A form that is a page, and a dialog where a link says so."""
    form = SayForm(request.POST) if request.method == "POST" else SayForm()
    if not form.is_valid():
        template = "kit/page/_say.html" if request.htmx else "kit/page/say.html"
        return render(request, template, {"form": form}, status=422 if form.is_bound else 200)
    toasts.say(request, form.cleaned_data["words"], undo_address="/kit/undo/")
    return door.done(request, "kit", refresh=False)


@door.admin_page
@require_POST
def undo(request: door.MemberRequest) -> HttpResponse:
    toasts.say(request, "Taken back.")
    return door.go(request, "kit")


def _shown(request: HttpRequest) -> HttpResponse:
    layout = "base.html" if hasattr(request, "member") else "kit/lone.html"
    shown_toasts = [
        toasts.Toast(words="Moved to Friday.", tone="kept", undo_address="/kit/undo/"),
        toasts.Toast(words="No connection. Nothing was saved; try again.", tone="overdue", undo_address=""),
    ]
    return render(request, "kit/page.html", examples.everything() | {"layout": layout, "shown_toasts": shown_toasts})


urlpatterns = [
    path("kit/", kit, name="kit"),
    path("kit/options/", options, name="kit_options"),
    path("kit/say/", say, name="kit_say"),
    path("kit/undo/", undo, name="kit_undo"),
]
