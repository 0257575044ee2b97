"""The library of reasons to get in touch: everybody may add, and changes what they brought in; managers change all."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import ReasonDraft
from followthrough.playbooks.models import Reason
from followthrough.rules.reasons_to_call import ReasonKind
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.playbook import places

HERE = "reasons"


class ReasonForm(forms.Form):
    title = forms.CharField(max_length=160, error_messages={"required": "Say in a few words what it is."})
    kind = forms.ChoiceField(choices=ReasonKind.choices())
    text = forms.CharField(max_length=2_000, required=False)
    link = forms.CharField(max_length=500, required=False)
    tags = forms.CharField(max_length=400, required=False)
    language = forms.ChoiceField(choices=places.LANGUAGES, required=False)
    good_until = forms.DateField(required=False, error_messages={"invalid": "Type a date."})

    def draft(self) -> ReasonDraft:
        said = self.cleaned_data
        return ReasonDraft(
            kind=ReasonKind(said["kind"]),
            title=said["title"],
            text=said["text"],
            link=said["link"],
            tags=tuple(said["tags"].split(",")),
            language=said["language"],
            good_until=said["good_until"],
        )


@door.member_page
@require_safe
def reasons(request: door.MemberRequest) -> HttpResponse:
    kind = ReasonKind.named(request.GET.get("kind"))
    rows = Reason.objects.visible_to(request.member).in_use().annotate(used=Count("uses"))
    if kind is not None:
        rows = rows.filter(kind=kind)
    facts = {
        "reasons": [
            (row, places.glance(row.text, most=150), _may_edit(request, row)) for row in rows.order_by("-at", "pk")
        ],
        "kinds": ReasonKind.choices(),
        "kind": kind or "",
        "today": door.now().date(),
    }
    return places.page(request, "reasons.html", HERE, facts)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: door.MemberRequest) -> HttpResponse:
    form = ReasonForm(request.POST) if request.method == "POST" else ReasonForm(initial={"kind": ReasonKind.NEWS.value})
    if form.is_bound and form.is_valid():
        try:
            reason = playbooks.add_reason(form.draft(), by=request.member, at=door.now())
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toasts.say(request, f"Added: {reason.title}. It is suggested from now on.")
            return door.go(request, HERE)
    return _page(request, form)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: door.MemberRequest, reason_id: int) -> HttpResponse:
    one = get_object_or_404(Reason.objects.editable_by(request.member), pk=reason_id)
    form = ReasonForm(request.POST) if request.method == "POST" else ReasonForm(initial=_as_values(one))
    if form.is_bound and form.is_valid():
        try:
            playbooks.edit_reason(one, form.draft(), by=request.member, at=door.now())
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toasts.say(request, "Saved.")
            return door.go(request, HERE)
    return _page(request, form, one=one)


@door.member_page
@require_POST
def remove(request: door.MemberRequest, reason_id: int) -> HttpResponse:
    one = get_object_or_404(Reason.objects.editable_by(request.member), pk=reason_id)
    playbooks.remove_reason(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.title} is gone.", undo_address=f"/playbook/reasons/{one.pk}/return/")
    return door.go(request, HERE)


@door.member_page
@require_POST
def bring_back(request: door.MemberRequest, reason_id: int) -> HttpResponse:
    one = get_object_or_404(Reason.objects.editable_by(request.member), pk=reason_id)
    playbooks.bring_back_reason(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.title} is back.")
    return door.go(request, HERE)


def _page(request: door.MemberRequest, form: ReasonForm, *, one: Reason | None = None) -> HttpResponse:
    return places.page(
        request, "reason.html", HERE, {"form": form, "reason": one}, status=422 if form.is_bound else 200
    )


def _may_edit(request: door.MemberRequest, row: Reason) -> bool:
    return request.member.sees_all or row.by_id == request.member.pk


def _as_values(one: Reason) -> dict[str, Any]:
    return {
        "title": one.title,
        "kind": one.kind,
        "text": one.text,
        "link": one.link,
        "tags": ", ".join(one.tags),
        "language": one.language,
        "good_until": one.good_until,
    }


urlpatterns = [
    path("playbook/reasons/", reasons, name=HERE),
    path("playbook/reasons/new/", new, name="new_reason"),
    path("playbook/reasons/<int:reason_id>/", edit, name="edit_reason"),
    path("playbook/reasons/<int:reason_id>/removal/", remove, name="remove_reason"),
    path("playbook/reasons/<int:reason_id>/return/", bring_back, name="bring_back_reason"),
]
