"""Who they are: name, company, title, address, what to know; own fields; tags; who else works there."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup import queries as followup_queries
from followthrough.people import actions as people
from followthrough.people.models import CustomField, Person, Tag
from followthrough.rules.refusals import Refusal
from followthrough.web import door
from followthrough.web.prospect import own_fields, part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight

NAME = "about"
COLLEAGUES = 6


class AboutForm(forms.Form):
    name = forms.CharField(max_length=200, error_messages={"required": "Type a name, as they say it."})
    company = forms.CharField(max_length=200, required=False)
    job_title = forms.CharField(max_length=120, required=False)
    street = forms.CharField(max_length=200, required=False)
    postal_code = forms.CharField(max_length=20, required=False)
    city = forms.CharField(max_length=120, required=False)
    region = forms.CharField(max_length=80, required=False)
    country = forms.RegexField(
        r"^[A-Za-z]{2}$", required=False, error_messages={"invalid": "Two letters, such as DE or US."}
    )
    about = forms.CharField(max_length=4000, required=False)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()


def values(sight: Sight) -> Values:
    """What the part shows. Statements: tags, own fields."""
    person = sight.person
    lines = [person.street, f"{person.postal_code} {person.city}".strip(), person.region, person.country]
    return {
        "tags": sight.tags,
        "place": ", ".join(line for line in lines if line),
        "own_of_person": own_fields.filled(_own(sight), person.custom),
    }


def colleagues(sight: Sight) -> list[Person]:
    """Others of the same company whom the member may see. One statement."""
    if sight.person.company_id is None:
        return []
    seen = followup_queries.people_visible_to(sight.member)
    return list(seen.filter(company_id=sight.person.company_id).exclude(pk=sight.person.pk).order_by("pk")[:COLLEAGUES])


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: door.MemberRequest, person_id: int) -> HttpResponse:
    editing = request.method == "POST" or "edit" in request.GET
    sight = (sights.to_edit if editing else sights.of)(request, person_id)
    if not editing:
        return part.show(request, NAME, {"sight": sight, "person": sight.person} | values(sight))
    known = _known(sight.person)
    form = AboutForm(request.POST) if request.method == "POST" else AboutForm(initial=known)
    own = own_fields.add_to(form, _own(sight), sight.person.custom)
    if form.is_valid():
        wanted = {name: form.cleaned_data[name].strip() for name in known}
        wanted["custom"] = own_fields.read(form, _own(sight), sight.person.custom)
        changes = {
            name: said for name, said in wanted.items() if said != (known | {"custom": sight.person.custom})[name]
        }
        if changes:
            people.edit_person(sight.person, changes, by=sight.member, at=sight.at)
        return door.go(request, sights.back_to(request, person_id)) if "name" in changes else _done(request, sight)
    shown = {"sight": sight, "person": sight.person, "form": form, "own_fields": own}
    return part.show(request, f"{NAME}_form", shown, status=422 if form.is_bound else 200)


@door.member_page
@require_POST
def tag(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """Put a tag on them; one of a new name is made."""
    sight = sights.to_edit(request, person_id)
    name = request.POST.get("tag", "").strip()[:60]
    if not name:
        return part.refused(request, sight, Refusal("Type the tag first."))
    people.tag_person(sight.person, name, by=sight.member, at=sight.at)
    return _done(request, sight)


@door.member_page
@require_POST
def untag(request: door.MemberRequest, person_id: int, tag_id: int) -> HttpResponse:
    sight = sights.to_edit(request, person_id)
    worn = get_object_or_404(Tag, pk=tag_id, workspace_id=sight.person.workspace_id)
    people.untag_person(sight.person, worn, by=sight.member, at=sight.at)
    return _done(request, sight)


def _done(request: door.MemberRequest, sight: Sight) -> HttpResponse:
    return part.changed(request, sight, NAME, values)


def _known(person: Person) -> dict[str, Any]:
    plain = ("name", "job_title", "street", "postal_code", "city", "region", "country", "about")
    return {name: getattr(person, name) for name in plain} | {"company": person.company.name if person.company else ""}


def _own(sight: Sight) -> list[CustomField]:
    return [field for field in sight.custom_fields if field.subject == CustomField.Subject.PERSON]


urlpatterns = [
    path("prospects/<int:person_id>/about/", about, name="prospect_about"),
    path("prospects/<int:person_id>/tags/", tag, name="prospect_tags"),
    path("prospects/<int:person_id>/tags/<int:tag_id>/removal/", untag, name="prospect_untag"),
]
