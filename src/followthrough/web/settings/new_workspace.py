"""A workspace of one's own: the way from looking round the sample to working with one's own list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.playbooks import actions as playbooks
from followthrough.rules.zones import is_zone
from followthrough.web import door, toasts
from followthrough.web.settings import places


class StartForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Give your organisation’s name."})
    zone = forms.CharField(max_length=64, error_messages={"required": "Choose where your day begins."})
    country = forms.ChoiceField()
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$", error_messages={"invalid": "Type the three letters of the currency, like EUR."}
    )

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


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: door.MemberRequest) -> HttpResponse:
    """Make it, go there, and offer to bring the list."""
    form = StartForm(request.POST) if request.method == "POST" else StartForm(initial=_likely(request))
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "zones": places.zones()}
        return render(request, "settings/new_workspace.html", facts, status=200 if request.method != "POST" else 422)
    user = request.member.user
    admin = playbooks.start_workspace(
        email=user.email, your_name=request.member.name, at=door.now(), **form.cleaned_data
    )
    request.memberships.append(admin)
    door.switch_workspace(request, admin.pk)
    toasts.say(request, f"{admin.workspace.name} is ready. Bring your list, or add the first prospect.")
    return door.go(request, "home")


def _likely(request: door.MemberRequest) -> dict[str, str]:
    """Much is as in the workspace they come from."""
    workspace = request.member.workspace
    zone = request.member.zone or workspace.zone
    return {"zone": zone, "country": request.member.country or workspace.country, "currency": workspace.currency}


urlpatterns = [path("workspaces/new/", start, name="new_workspace")]
