"""The workspace: its name, zone, currency, who sees whom, and what counts as large."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.rules.zones import is_zone
from followthrough.team import actions as team
from followthrough.team.models import Workspace
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "settings_workspace"
COLUMNS = ("name", "zone", "country", "currency", "openness", "medium_from", "large_from")


class WorkspaceForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Give your organisation’s name."})
    zone = forms.CharField(max_length=64)
    country = forms.ChoiceField()
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$", error_messages={"invalid": "Type the three letters of the currency, like EUR."}
    )
    openness = forms.ChoiceField(choices=Workspace.Openness.choices)
    medium_from = forms.DecimalField(min_value=0, max_digits=14, decimal_places=2)
    large_from = forms.DecimalField(min_value=0, max_digits=14, decimal_places=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(choices=places.countries())

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"]).strip()
        if not is_zone(zone):
            raise ValidationError("That is no time zone we know. Choose one from the list, like Europe/Berlin.")
        return zone

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()

    def clean(self) -> dict[str, Any]:
        medium, large = self.cleaned_data.get("medium_from"), self.cleaned_data.get("large_from")
        if medium is not None and large is not None and large <= medium:
            self.add_error("large_from", "Large has to begin above medium.")
        return self.cleaned_data


@door.member_page
@require_http_methods(["GET", "HEAD"])
def workspace(request: door.MemberRequest) -> HttpResponse:
    """Everybody may look; the form is the administrators'."""
    now = {name: getattr(request.member.workspace, name) for name in COLUMNS}
    return _page(request, WorkspaceForm(initial=now))


@door.admin_page
@require_http_methods(["POST"])
def change(request: door.MemberRequest) -> HttpResponse:
    form = WorkspaceForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    team.edit_workspace(request.member.workspace, form.cleaned_data, by=request.member, at=door.now())
    toasts.say(request, "Saved.")
    return door.go(request, HERE)


def _page(request: door.MemberRequest, form: WorkspaceForm, *, status: int = 200) -> HttpResponse:
    return places.page(request, "workspace.html", HERE, {"form": form, "zones": places.zones()}, status=status)


urlpatterns = [
    path("settings/workspace/", workspace, name=HERE),
    path("settings/workspace/change/", change, name="change_workspace"),
]
