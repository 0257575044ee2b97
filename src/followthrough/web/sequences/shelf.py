"""The list of sequences: what each does, who is in it, what came of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.models import Sequence
from followthrough.web import door, toasts
from followthrough.web.playbook import places

HERE = "sequences"


@door.member_page
@require_http_methods(["GET", "HEAD"])
def sequences(request: door.MemberRequest) -> HttpResponse:
    rows = list(Sequence.objects.visible_to(request.member).in_use().select_related("version").order_by("name"))
    figures = queries.figures_of_many(rows, request.member)
    shown = [{"row": row, "icons": icons_of(row), "figures": figures[row.pk]} for row in rows]
    return places.page(request, "sequences.html", HERE, {"sequences": shown})


@door.manager_page
@require_POST
def take_in(request: door.MemberRequest) -> HttpResponse:
    """The sequences that ship, switched off, without doubles."""
    added = playbooks.take_in_sequences(request.member.workspace, by=request.member, at=door.now())
    toasts.say(request, f"{added} sequences are here, switched off. Read one, change it, switch it on.")
    return door.go(request, HERE)


@door.manager_page
@require_POST
def switch(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Sequence.objects.editable_by(request.member), pk=pk)
    row = playbooks.switch_sequence(row, on=not row.is_on, by=request.member, at=door.now())
    said = "is on: people may begin it." if row.is_on else "is off: nobody begins it; who is under way goes on."
    toasts.say(request, f"“{row.name}” {said}")
    return door.go(request, "sequence", row.pk)


@door.manager_page
@require_POST
def archive(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Sequence.objects.editable_by(request.member), pk=pk)
    playbooks.archive_sequence(row, by=request.member, at=door.now())
    toasts.say(request, f"“{row.name}” is put away. Who is under way comes to its end.")
    return door.go(request, HERE)


def icons_of(row: Sequence) -> list[dict[str, Any]]:
    """What it does, as a line of icons."""
    acts = [step for step in (row.version.steps if row.version else []) if step["kind"] == "act"]
    return [{"icon": step.get("channel", "email"), "by": step.get("by", "person")} for step in acts]


urlpatterns = [
    path("playbook/sequences/", sequences, name=HERE),
    path("playbook/sequences/starting/", take_in, name="take_in_sequences"),
    path("playbook/sequences/<int:pk>/switch/", switch, name="switch_sequence"),
    path("playbook/sequences/<int:pk>/archive/", archive, name="archive_sequence"),
]
