"""Where the team looks after its forms: who takes what comes in, what is answered at once, how fast it went."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.capture import actions as capture
from followthrough.capture import lead_queries
from followthrough.capture.models import Lead, LeadForm
from followthrough.capture.refusals import FormNameTaken, FormNeedsName
from followthrough.playbooks.models import Template
from followthrough.rules.words import Channel
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "lead_forms"
SHOWN = 50


class FormForm(forms.Form):
    """A form for a form."""

    name = forms.CharField(max_length=120, error_messages={"required": "Give the form a name."})
    source = forms.CharField(max_length=80, required=False)
    heading = forms.CharField(max_length=120, required=False)
    thanks = forms.CharField(max_length=300, required=False)
    answer = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    minutes = forms.IntegerField(min_value=1, max_value=1_440, initial=15)
    takers = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose who takes what comes in: at least one of you."}
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(Membership.objects.of_workspace(member.workspace_id).active().order_by("name"))
        self.fields["takers"].choices = [(each.pk, each.name) for each in self.members]  # type: ignore[attr-defined]
        mails = Template.objects.in_use().filter(
            workspace_id=member.workspace_id, owner=None, channel=Channel.EMAIL, current__isnull=False
        )
        templates = [("", "None: a person answers"), *((each.pk, each.name) for each in mails.order_by("name"))]
        self.fields["answer"].choices = templates  # type: ignore[attr-defined]

    def settings(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        return {**values, "answer_id": values.pop("answer")} if "answer" in values else values


@door.member_page
@require_http_methods(["GET", "HEAD"])
def all_forms(request: door.MemberRequest) -> HttpResponse:
    speeds = [
        (speed, say_span(speed.answered), say_span(speed.contacted)) for speed in lead_queries.speeds(request.member)
    ]
    return places.page(request, "lead_forms.html", HERE, {"speeds": speeds})


@door.manager_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_form(request: door.MemberRequest) -> HttpResponse:
    member = request.member
    form = FormForm(request.POST or None, member=member, initial={"takers": [member.pk], "minutes": 15})
    if request.method == "POST" and form.is_valid():
        takers = [each for each in form.members if each.pk in form.cleaned_data["takers"]]
        settings_ = {name: value for name, value in form.settings().items() if name not in ("name", "takers")}
        settings_["source"] = settings_["source"] or form.cleaned_data["name"][:80]
        try:
            made = capture.make_form(form.cleaned_data["name"], takers=takers, by=member, at=door.now(), **settings_)
        except (FormNameTaken, FormNeedsName) as refusal:
            form.add_error("name", refusal.message)
        else:
            toasts.say(request, f"{made.name} is open. Put its link or its lines onto your website.")
            return door.go(request, "lead_form_page", made.pk)
    return _page(request, form, None)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def one_form(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(LeadForm.objects.visible_to(request.member).select_related("workspace"), pk=pk)
    if request.method == "POST":
        get_object_or_404(LeadForm.objects.editable_by(request.member), pk=pk)
    form = FormForm(request.POST or None, member=request.member, initial=_values(row))
    if request.method == "POST" and form.is_valid():
        try:
            capture.edit_form(row, form.settings(), by=request.member, at=door.now())
        except (FormNameTaken, FormNeedsName) as refusal:
            form.add_error("name", refusal.message)
        else:
            toasts.say(request, f"Saved {form.cleaned_data['name']}.")
            return door.go(request, "lead_form_page", row.pk)
    return _page(request, form, row)


@door.manager_page
@require_POST
def switch_form(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(LeadForm.objects.editable_by(request.member), pk=pk)
    row = capture.edit_form(row, {"is_on": not row.is_on}, by=request.member, at=door.now())
    toasts.say(request, f"{row.name} is open again." if row.is_on else f"{row.name} is closed: it takes nothing in.")
    return door.go(request, "lead_form_page", row.pk)


@door.member_page
@require_POST
def claim(request: door.MemberRequest, pk: int) -> HttpResponse:
    """I take it. Who may take it: whoever may see it."""
    lead = get_object_or_404(Lead.objects.visible_to(request.member).select_related("form"), pk=pk)
    capture.claim_lead(lead, by=request.member, at=door.now())
    toasts.say(request, "Yours. Call them now.")
    return door.go(request, "work", lead.opportunity_id)


def say_span(span: timedelta | None) -> str:
    """How long something took, as one says it: "4 s", "12 min", "3 h", "2 days"."""
    if span is None:
        return ""
    seconds = max(int(span.total_seconds()), 0)
    for unit, word, most in ((1, "s", 120), (60, "min", 7_200), (3_600, "h", 172_800)):
        if seconds < most:
            return f"{seconds // unit} {word}"
    return f"{seconds // 86_400} days"


def _values(row: LeadForm) -> dict[str, Any]:
    names = ("name", "source", "heading", "thanks", "minutes", "takers")
    return {name: getattr(row, name) for name in names} | {"answer": row.answer_id or ""}


def _page(request: door.MemberRequest, form: FormForm, row: LeadForm | None) -> HttpResponse:
    chosen = {str(pk) for pk in form["takers"].value() or ()}
    facts: dict[str, Any] = {
        "form": form,
        "row": row,
        "takers": [(each, str(each.pk) in chosen) for each in form.members],
        "may_edit": request.member.sees_all,
    }
    if row is not None:
        link = settings.PUBLIC_URL + reverse("lead_form", args=[row.token])
        leads = [
            (lead, say_span(_since(lead, lead.answered_at)), say_span(_since(lead, lead.contacted_at)))
            for lead in lead_queries.latest(request.member, row)[:SHOWN]
        ]
        facts |= {"link": link, "json_link": link[:-1] + ".json", "leads": leads}
    return places.page(request, "lead_form.html", HERE, facts, status=422 if form.errors else 200)


def _since(lead: Lead, moment: Any) -> timedelta | None:
    return moment - lead.at if moment else None


urlpatterns = [
    path("settings/forms/", all_forms, name=HERE),
    path("settings/forms/new/", new_form, name="new_lead_form"),
    path("settings/forms/<int:pk>/", one_form, name="lead_form_page"),
    path("settings/forms/<int:pk>/switch/", switch_form, name="switch_lead_form"),
    path("leads/<int:pk>/claim/", claim, name="claim_lead"),
]
