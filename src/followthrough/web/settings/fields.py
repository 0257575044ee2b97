"""Custom fields and tags: what a workspace adds to the house's own words."""

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup.queries import narrowed_people
from followthrough.people import actions as people
from followthrough.people.models import CustomField, Tag
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "settings_fields"


class FieldForm(forms.Form):
    label = forms.CharField(max_length=80, error_messages={"required": "Name the field."})
    subject = forms.ChoiceField(choices=CustomField.Subject.choices)
    kind = forms.ChoiceField(choices=CustomField.Kind.choices)
    choices = forms.CharField(required=False, max_length=2_000)

    def clean_choices(self) -> list[str]:
        """One a line or between commas."""
        words = self.cleaned_data["choices"].replace("\n", ",").split(",")
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("kind") == CustomField.Kind.CHOICE and not self.cleaned_data.get("choices"):
            self.add_error("choices", "Give the choices, between commas.")
        return self.cleaned_data


@door.member_page
@require_http_methods(["GET", "HEAD"])
def fields(request: door.MemberRequest) -> HttpResponse:
    return _page(request, FieldForm())


@door.admin_page
@require_POST
def add_field(request: door.MemberRequest) -> HttpResponse:
    form = FieldForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    values = form.cleaned_data
    people.add_field(
        request.member.workspace,
        values["subject"],
        values["label"],
        kind=values["kind"],
        choices=values["choices"],
        by=request.member,
        at=door.now(),
    )
    toasts.say(request, f"Added {values['label']}.")
    return door.go(request, HERE)


@door.admin_page
@require_POST
def remove_field(request: door.MemberRequest, pk: int) -> HttpResponse:
    people.remove_field(
        get_object_or_404(CustomField, pk=pk, workspace_id=request.member.workspace_id),
        by=request.member,
        at=door.now(),
    )
    toasts.say(request, "The field is gone from the screens. What was written in it stays in the records.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def add_tag(request: door.MemberRequest) -> HttpResponse:
    if name := request.POST.get("name", "").strip():
        people.add_tag(request.member.workspace, name, by=request.member, at=door.now())
    return door.go(request, HERE)


@door.manager_page
@require_POST
def remove_tag(request: door.MemberRequest, pk: int) -> HttpResponse:
    tag = get_object_or_404(Tag, pk=pk, workspace_id=request.member.workspace_id)
    people.remove_tag(tag, by=request.member, at=door.now())
    toasts.say(request, f"“{tag.name}” is off everybody.")
    return door.go(request, HERE)


def _page(request: door.MemberRequest, form: FieldForm, *, status: int = 200) -> HttpResponse:
    own = request.member.workspace_id
    facts = {
        "form": form,
        "fields": CustomField.objects.filter(workspace_id=own).order_by("subject", "position"),
        "tags": _tags(request.member),
    }
    return places.page(request, "fields.html", HERE, facts, status=status)


def _tags(member: Membership) -> QuerySet[Tag]:
    """Each with the number of people who have it, of those the member may see."""
    narrowed = narrowed_people(member)
    counted = Count("people") if narrowed is None else Count("people", filter=Q(people__in=narrowed))
    return Tag.objects.filter(workspace_id=member.workspace_id).annotate(number=counted).order_by("name")


urlpatterns = [
    path("settings/fields/", fields, name=HERE),
    path("settings/fields/new/", add_field, name="add_field"),
    path("settings/fields/<int:pk>/removal/", remove_field, name="remove_field"),
    path("settings/tags/", add_tag, name="add_tag"),
    path("settings/tags/<int:pk>/removal/", remove_tag, name="remove_tag"),
]
