"""One's own day: working hours, minutes for follow-up, zone, and the days one is away."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup.queries import zone_of
from followthrough.rules.hours import read_windows, say_windows
from followthrough.rules.zones import is_zone
from followthrough.team import actions as team
from followthrough.team.models import Absence, Membership
from followthrough.team.models.members import USUAL_HOURS
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "settings_own"
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayForm(forms.Form):
    """Hours in words, a line a weekday; an empty line is a day off."""

    capacity = forms.IntegerField(
        min_value=10,
        max_value=1_000,
        error_messages={"required": "Say how many minutes a day you have for follow-up.", "invalid": "Type minutes."},
    )
    zone = forms.CharField(required=False, max_length=64)
    country = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(
            required=False, choices=[("", "The workspace’s"), *places.countries()]
        )
        for day, name in enumerate(WEEK):
            self.fields[f"day_{day}"] = forms.CharField(required=False, max_length=100, label=name)

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[f"day_{day}"] for day in range(7)]

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"]).strip()
        if zone and not is_zone(zone):
            raise ValidationError("That is no time zone we know. Choose one from the list, like Europe/Berlin.")
        return zone

    def clean(self) -> dict[str, Any]:
        hours = {}
        for day in range(7):
            try:
                hours[str(day)] = read_windows(self.cleaned_data.get(f"day_{day}", ""))
            except ValueError as problem:
                self.add_error(f"day_{day}", str(problem))
        if not any(hours.values()) and not self.errors:
            self.add_error("day_0", "Nobody works on no day at all. Give at least one day its hours.")
        self.cleaned_data["hours"] = {day: windows for day, windows in hours.items() if windows}
        return self.cleaned_data


class AbsenceForm(forms.Form):
    first_day = forms.DateField(error_messages={"required": "Say from which day.", "invalid": "Type a date."})
    last_day = forms.DateField(error_messages={"required": "Say until which day.", "invalid": "Type a date."})
    cover = forms.ModelChoiceField(Membership.objects.none(), required=False)
    note = forms.CharField(required=False, max_length=200)

    def __init__(self, member: Membership, *args: Any) -> None:
        super().__init__(*args)
        colleagues = Membership.objects.of_workspace(member.workspace_id).active().exclude(pk=member.pk)
        self.fields["cover"] = forms.ModelChoiceField(
            colleagues.order_by("name"), required=False, empty_label="Nobody: they wait for you"
        )


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: door.MemberRequest) -> HttpResponse:
    """Hours, capacity and zone."""
    form = DayForm(request.POST) if request.method == "POST" else DayForm(initial=_as_words(request.member))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, AbsenceForm(request.member), status=200 if request.method != "POST" else 422)
    changes = {name: form.cleaned_data[name] for name in ("capacity", "zone", "country", "hours")}
    team.edit_member(request.member, changes, by=request.member, at=door.now())
    toasts.say(request, "Saved. New steps follow these hours.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def add_absence(request: door.MemberRequest) -> HttpResponse:
    form = AbsenceForm(request.member, request.POST)
    if not form.is_valid():
        return _page(request, DayForm(initial=_as_words(request.member)), form, status=422)
    team.add_absence(request.member, **form.cleaned_data, by=request.member, at=door.now())
    toasts.say(request, "Noted. Nothing new is planned on these days.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def remove_absence(request: door.MemberRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence, pk=pk, member=request.member)
    team.remove_absence(absence, by=request.member, at=door.now())
    toasts.say(request, "Removed.")
    return door.go(request, HERE)


def _page(request: door.MemberRequest, form: DayForm, absence: AbsenceForm, *, status: int) -> HttpResponse:
    today = door.now().astimezone(zone_of(request.member)).date()
    coming = Absence.objects.filter(member=request.member, last_day__gte=today).select_related("cover")
    facts = {
        "form": form,
        "absence": absence,
        "absences": coming.order_by("first_day"),
        "zones": places.zones(),
        "zone_now": zone_of(request.member).key,
    }
    return places.page(request, "own.html", HERE, facts, status=status)


def _as_words(member: Membership) -> dict[str, Any]:
    hours = member.hours or USUAL_HOURS
    days = {f"day_{day}": say_windows(hours.get(str(day), [])) for day in range(7)}
    return {"capacity": member.capacity, "zone": member.zone, "country": member.country} | days


urlpatterns = [
    path("settings/", own, name=HERE),
    path("settings/absences/", add_absence, name="add_absence"),
    path("settings/absences/<int:pk>/removal/", remove_absence, name="remove_absence"),
]
