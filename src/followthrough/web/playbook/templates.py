"""Texts to send: the list; one of them with what it says to a real person beside it, and its versions."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.drafts import TemplateDraft
from followthrough.playbooks.models import Template, TemplateVersion
from followthrough.playbooks.queries.evidence import answers_to
from followthrough.rules.refusals import Refusal
from followthrough.rules.templates import FIELDS, TemplateUnreadable, expand, fill, fill_line, lint
from followthrough.rules.texts import cost_of
from followthrough.rules.words import Channel, Purpose
from followthrough.web import door, toasts
from followthrough.web.playbook import places

HERE = "templates"
ANY = "For any purpose"
CHANNELS = [(channel.value, channel.label) for channel in (Channel.EMAIL, Channel.TEXT)]


class TemplateForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Give it a name."})
    channel = forms.ChoiceField(choices=CHANNELS)
    purpose = forms.ChoiceField(choices=places.PURPOSES, required=False)
    language = forms.ChoiceField(choices=places.LANGUAGES, required=False)
    subject = forms.CharField(max_length=300, required=False)
    body = forms.CharField(max_length=20_000, strip=False, error_messages={"required": "Write the words first."})
    shared = forms.BooleanField(required=False)

    def draft(self) -> TemplateDraft:
        said = self.cleaned_data
        return TemplateDraft(
            name=said["name"],
            channel=Channel(said["channel"]),
            purpose=Purpose.named(said["purpose"]),
            language=said["language"],
            subject=said["subject"],
            body=said["body"],
            shared=said["shared"],
        )


@door.member_page
@require_safe
def templates(request: door.MemberRequest) -> HttpResponse:
    """The team's and one's own, by purpose."""
    channel = Channel.named(request.GET.get("channel"))
    rows = _seen(request).select_related("current", "owner").order_by("name")
    if channel is not None:
        rows = rows.filter(channel=channel)
    labels = [*(purpose.label for purpose in Purpose), ANY]
    groups: dict[str, list[tuple[Template, str]]] = {label: [] for label in labels}
    for row in rows:
        groups[row.get_purpose_display() or ANY].append((row, _glance(row)))
    facts = {
        "groups": [(label, found) for label, found in groups.items() if found],
        "channels": CHANNELS,
        "channel": channel or "",
    }
    return places.page(request, "templates.html", HERE, facts)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: door.MemberRequest) -> HttpResponse:
    """An empty one, or a copy of one that is seen (`from`)."""
    if request.method != "POST":
        return _page(request, TemplateForm(initial=_beginning(request)))
    form = TemplateForm(request.POST)
    if "preview" in request.POST or not form.is_valid():
        return _page(request, form, status=200 if "preview" in request.POST else 422)
    try:
        template = playbooks.write_template(form.draft(), by=request.member, at=door.now())
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, form, status=422)
    toasts.say(request, f"Saved {template.name}.")
    return door.go(request, HERE)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: door.MemberRequest, template_id: int) -> HttpResponse:
    one = get_object_or_404(_seen(request).select_related("current", "owner"), pk=template_id)
    if request.method != "POST":
        return _page(request, TemplateForm(initial=_as_values(one)), one=one)
    form = TemplateForm(request.POST)
    if "preview" in request.POST or not form.is_valid():
        return _page(request, form, one=one, status=200 if "preview" in request.POST else 422)
    one = _editable(request, template_id)
    seen = request.POST.get("seen", "")
    try:
        number = int(seen) if seen.isdecimal() else None
        one = playbooks.edit_template(one, form.draft(), by=request.member, at=door.now(), seen=number)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, form, one=one, status=422)
    toasts.say(request, f"Saved {one.name}.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def look(request: door.MemberRequest) -> HttpResponse:
    """What it says to somebody, and what is said about it, while it is written."""
    people = places.listeners(request.member)
    return places.page(request, "_said_to.html", HERE, _said_to(request, request.POST, people))


@door.member_page
@require_POST
def restore(request: door.MemberRequest, version_id: int) -> HttpResponse:
    own = TemplateVersion.objects.filter(template__in=Template.objects.editable_by(request.member))
    version = get_object_or_404(own.select_related("template"), pk=version_id)
    new_one = playbooks.restore_template(version, by=request.member, at=door.now())
    toasts.say(request, f"Version {version.number} is in use again, as version {new_one.number}.")
    return door.go(request, "template", version.template_id)


@door.member_page
@require_POST
def remove(request: door.MemberRequest, template_id: int) -> HttpResponse:
    one = _editable(request, template_id)
    playbooks.remove_template(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.name} is gone.", undo_address=f"/playbook/templates/{one.pk}/return/")
    return door.go(request, HERE)


@door.member_page
@require_POST
def bring_back(request: door.MemberRequest, template_id: int) -> HttpResponse:
    one = _editable(request, template_id)
    playbooks.bring_back_template(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.name} is back.")
    return door.go(request, HERE)


def _seen(request: door.MemberRequest) -> QuerySet[Template]:
    return Template.objects.visible_to(request.member).in_use()


def _editable(request: door.MemberRequest, template_id: int) -> Template:
    return get_object_or_404(Template.objects.editable_by(request.member), pk=template_id)


def _page(
    request: door.MemberRequest, form: TemplateForm, *, one: Template | None = None, status: int = 200
) -> HttpResponse:
    words = form.data if form.is_bound else form.initial
    people = places.listeners(request.member)
    facts = {
        "form": form,
        "template": one,
        "may_edit": one is None or one.owner_id == request.member.pk or request.member.sees_all,
        "evidence": answers_to(one, at=door.now()) if one else None,
        "fields": FIELDS,
        "people": people,
        **_said_to(request, words, people),
    }
    return places.page(request, "template.html", HERE, facts, status=status)


def _said_to(request: door.MemberRequest, words: Any, people: list[Opportunity]) -> dict[str, Any]:
    """The preview: filled for the person chosen, with everything that is found about it."""
    whom = words.get("whom") or request.GET.get("whom") or ""
    row = places.listener(request.member, whom, people)
    language = words.get("language") or ""
    facts = places.facts_for(row, request.member, at=door.now(), language=language)
    channel = Channel.named(words.get("channel")) or Channel.EMAIL
    purpose = Purpose.named(words.get("purpose"))
    body, subject = words.get("body") or "", words.get("subject") or ""
    if ";" in body:
        body = expand(body, queries.snippets_of(request.member))
    shown: dict[str, Any] = {"row": row, "whom": whom, "channel": channel, "is_text": channel == Channel.TEXT}
    try:
        shown["text"] = fill(body, facts, holes=True).text
        shown["head"] = fill_line(subject, facts, holes=True).text if channel == Channel.EMAIL else ""
    except TemplateUnreadable:
        shown["text"] = shown["head"] = ""
    if channel == Channel.TEXT:
        shown["cost"] = cost_of(shown["text"])
    head = subject if channel == Channel.EMAIL else ""
    findings = lint(body, channel=channel, purpose=purpose, subject=head, facts=facts)
    return shown | {"findings": findings if body.strip() else ()}


def _glance(one: Template) -> str:
    """The subject, or how the words begin, with names for the fields."""
    said = one.current
    return places.glance((said.subject or said.body) if said else "", most=90)


def _as_values(one: Template) -> dict[str, Any]:
    said = one.current
    return {
        "name": one.name,
        "channel": one.channel,
        "purpose": one.purpose,
        "language": one.language,
        "subject": said.subject if said else "",
        "body": said.body if said else "",
        "shared": one.owner_id is None,
    }


def _beginning(request: door.MemberRequest) -> dict[str, Any]:
    asked: QueryDict = request.GET
    copied = asked.get("from", "")
    found = _seen(request).select_related("current").filter(pk=copied).first() if copied.isdecimal() else None
    if found is not None:
        return _as_values(found) | {"name": f"{found.name}, mine", "shared": False}
    return {"channel": asked.get("channel", Channel.EMAIL.value), "shared": request.member.sees_all}


urlpatterns = [
    path("playbook/templates/", templates, name=HERE),
    path("playbook/templates/new/", new, name="new_template"),
    path("playbook/templates/look/", look, name="look_at_template"),
    path("playbook/templates/<int:template_id>/", template, name="template"),
    path("playbook/templates/<int:template_id>/removal/", remove, name="remove_template"),
    path("playbook/templates/<int:template_id>/return/", bring_back, name="bring_back_template"),
    path("playbook/template-versions/<int:version_id>/return/", restore, name="restore_template"),
]
