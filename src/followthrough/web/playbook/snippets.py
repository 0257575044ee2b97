"""Snippets: words called by `;name` wherever one writes. And the button that takes in the playbook that ships."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import starting
from followthrough.playbooks.models import Snippet
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.playbook import places

HERE = "snippets"


class SnippetForm(forms.Form):
    name = forms.CharField(max_length=41, error_messages={"required": "Give it a short word to call it by."})
    body = forms.CharField(max_length=5_000, error_messages={"required": "Write the words first."})
    shared = forms.BooleanField(required=False)


@door.member_page
@require_safe
def snippets(request: door.MemberRequest) -> HttpResponse:
    return _page(request, SnippetForm())


@door.member_page
@require_POST
def save(request: door.MemberRequest) -> HttpResponse:
    form = SnippetForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = form.cleaned_data
    try:
        snippet = playbooks.save_snippet(
            said["name"], said["body"], by=request.member, at=door.now(), shared=said["shared"]
        )
    except Refusal as refusal:
        form.add_error("name", refusal.message)
        return _page(request, form, status=422)
    toasts.say(request, f"Saved. Type {snippet} where you write.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def remove(request: door.MemberRequest, snippet_id: int) -> HttpResponse:
    one = get_object_or_404(Snippet.objects.editable_by(request.member), pk=snippet_id)
    playbooks.remove_snippet(one, by=request.member, at=door.now())
    toasts.say(request, f"{one} is gone. What was written with it stays.")
    return door.go(request, HERE)


@door.manager_page
@require_POST
def take_in(request: door.MemberRequest) -> HttpResponse:
    """The playbook that ships, in the languages asked for; what is there stays as it is."""
    asked = tuple(language for language in request.POST.getlist("language") if language in starting.LANGUAGES)
    new = playbooks.take_in(request.member.workspace, at=door.now(), by=request.member, languages=asked)
    words = f"{new} scripts, texts, reasons and snippets are yours to use and to change."
    toasts.say(request, words if new else "You have it all already. Nothing was changed.")
    return door.go(request, door.next_address(request) if request.POST.get("next") else "playbook")


def _page(request: door.MemberRequest, form: SnippetForm, *, status: int = 200) -> HttpResponse:
    rows = Snippet.objects.visible_to(request.member).order_by("name", "pk")
    facts = {
        "form": form,
        "snippets": [(row, row.owner_id == request.member.pk or request.member.sees_all) for row in rows],
        "languages": starting.LANGUAGES.items(),
    }
    return places.page(request, "snippets.html", HERE, facts, status=status)


urlpatterns = [
    path("playbook/snippets/", snippets, name=HERE),
    path("playbook/snippets/new/", save, name="save_snippet"),
    path("playbook/snippets/<int:snippet_id>/removal/", remove, name="remove_snippet"),
    path("playbook/starting/", take_in, name="take_in_playbook"),
]
