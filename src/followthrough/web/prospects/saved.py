"""Lists kept under a name: for oneself, or shown to all. Saved over, renamed, deleted by whoever made them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup import actions as followup
from followthrough.followup.models import SavedList
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.prospects.asked import Asked, asked_of
from followthrough.web.prospects.rows import columns_of
from followthrough.web.prospects.sentence import sentence_of


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: door.MemberRequest) -> HttpResponse:
    """The list as it is shown, under a name; the same name again saves over."""
    asked = asked_of(request)
    if request.method != "POST":
        return _form(request, asked, {"name": asked.saved.label if asked.saved else ""})
    kept: dict[str, Any] = asked.filters.kept()
    if asked.chosen_columns:
        kept["columns"] = [column.key for column in columns_of(asked)]
    shared = "shared" in request.POST
    try:
        saved = followup.save_list(request.member, request.POST.get("name", ""), kept, shared=shared, at=door.now())
    except Refusal as refusal:
        return _form(request, asked, {"name": "", "wrong": refusal.message, "shared": shared})
    toasts.say(request, f"Kept as “{saved.name}”{', for everybody' if shared else ''}.")
    return door.go(request, f"{reverse('prospects')}?list={saved.pk}")


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: door.MemberRequest, list_id: int) -> HttpResponse:
    saved = _own(request, list_id)
    values: dict[str, Any] = {"saved": saved, "name": saved.name, "shared": saved.is_shared}
    if request.method == "POST":
        try:
            followup.rename_list(
                saved, request.POST.get("name", ""), shared="shared" in request.POST, by=request.member, at=door.now()
            )
        except Refusal as refusal:
            values |= {"name": request.POST.get("name", ""), "wrong": refusal.message}
        else:
            toasts.say(request, f"The list is called “{saved.name}” now.")
            return door.go(request, f"{reverse('prospects')}?list={saved.pk}")
    template = "prospects/_list.html" if request.htmx else "prospects/list.html"
    return render(request, template, values, status=422 if "wrong" in values else 200)


@door.member_page
@require_POST
def delete(request: door.MemberRequest, list_id: int) -> HttpResponse:
    saved = _own(request, list_id)
    followup.delete_list(saved, by=request.member, at=door.now())
    toasts.say(request, f"“{saved.name}” is gone from your lists. The prospects in it are untouched.")
    return door.go(request, "prospects")


def _own(request: door.MemberRequest, list_id: int) -> SavedList:
    """A list of the member's own; a manager's hand reaches those shown to all."""
    saved = get_object_or_404(SavedList, pk=list_id, workspace_id=request.member.workspace_id)
    if saved.member_id == request.member.pk or (saved.is_shared and request.member.sees_all):
        return saved
    raise Http404


def _form(request: door.MemberRequest, asked: Asked, values: dict[str, Any]) -> HttpResponse:
    template = "prospects/_save.html" if request.htmx else "prospects/save.html"
    values = {"asked": asked, "sentence": sentence_of(asked)} | values
    return render(request, template, values, status=422 if "wrong" in values else 200)


urlpatterns = [
    path("prospects/lists/", save, name="save_list"),
    path("prospects/lists/<int:list_id>/", rename, name="rename_list"),
    path("prospects/lists/<int:list_id>/removal/", delete, name="delete_list"),
]
