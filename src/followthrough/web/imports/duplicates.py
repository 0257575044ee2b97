"""Who is the same: groups within the files and with those we have, with a choice for each."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.capture import actions as capture
from followthrough.capture import queries
from followthrough.capture.models import Certainty, Choice, Import, ImportGroup, Progress
from followthrough.web import door, toasts
from followthrough.web.imports import finding, steps

PAGE = 25
SAID = {Choice.JOIN: "joined", Choice.APART: "kept apart", Choice.SKIP: "left out"}


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def duplicates(request: door.MemberRequest, pk: int) -> HttpResponse:
    batch = finding.batch_of(request, pk)
    if batch.progress != Progress.READY:
        return finding.to_its_page(request, batch)
    numbers = _numbers(batch)
    certainty = Certainty.named(request.GET.get("certainty")) or _first_there(numbers)
    after = _number(request.GET.get("after", ""))
    if request.method == "POST":
        _choose(batch, request)
        if request.htmx:
            return HttpResponse(status=204)
        toasts.say(request, "Kept as you chose.")
        return door.go(request, f"{request.path}?certainty={certainty}&after={after}")
    return render(request, "imports/duplicates.html", _facts(batch, certainty, after=after, numbers=numbers))


@door.member_page
@require_POST
def choose_all(request: door.MemberRequest, pk: int) -> HttpResponse:
    """The same choice for all groups of one kind."""
    batch = finding.batch_of(request, pk)
    certainty = Certainty.named(request.POST.get("certainty")) or Certainty.SURE
    choice = Choice.named(request.POST.get("choice")) or Choice.APART
    number = capture.choose_all(batch, certainty, choice)
    toasts.say(request, f"{number:,} {'group' if number == 1 else 'groups'}: {SAID[choice]}.")
    return door.go(request, f"{reverse('import_duplicates', args=[pk])}?certainty={certainty}")


def _choose(batch: Import, request: door.MemberRequest) -> None:
    """Whatever differs from what was chosen before."""
    sent = {
        int(name.removeprefix("choice_")): chosen
        for name, word in request.POST.items()
        if name.removeprefix("choice_").isdecimal() and (chosen := Choice.named(str(word)))
    }
    for group in ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch, pk__in=sent):
        if group.choice != sent[group.pk]:
            capture.choose(group, sent[group.pk])


def _facts(batch: Import, certainty: Certainty, *, after: int, numbers: dict[str, int]) -> dict[str, Any]:
    files = list(batch.files.order_by("position", "pk"))
    groups = queries.groups_of(batch, certainty, after=after, limit=PAGE)
    return {
        "batch": batch,
        "steps": steps.steps_of(batch, files, reverse("import_duplicates", args=[batch.pk])),
        "certainty": certainty,
        "tabs": [(each, numbers.get(each, 0), each == certainty) for each in Certainty],
        "groups": groups,
        "choices": list(Choice),
        "after": after,
        "further": groups[-1].group.pk if len(groups) == PAGE else 0,
        "total": sum(numbers.values()),
    }


def _numbers(batch: Import) -> dict[str, int]:
    groups = ImportGroup.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    return dict(groups.values_list("certainty").annotate(number=Count("pk")))


def _first_there(numbers: dict[str, int]) -> Certainty:
    """The likely ones first: about the sure ones nobody needs to decide."""
    return Certainty.LIKELY if numbers.get(Certainty.LIKELY) else Certainty.SURE


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else 0


urlpatterns = [
    path("import/<int:pk>/duplicates/", duplicates, name="import_duplicates"),
    path("import/<int:pk>/duplicates/all/", choose_all, name="import_choose_all"),
]
