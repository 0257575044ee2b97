"""One part of the page: read in its place, changed in its place by htmx, or on a page of its own without script."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.sight import Sight

Values = dict[str, Any]
ACTED = "acted"  # what the story and the step bar listen for


def show(request: door.MemberRequest, name: str, values: Values, *, status: int = 200) -> HttpResponse:
    """The part for htmx; else a page with its form."""
    values = values | {"part": f"prospect/parts/_{name}.html", "part_id": f"part-{name.partition('_')[0]}"}
    template = "prospect/part.html" if not request.htmx else values["part"]
    return render(request, template, values, status=status)


def changed(request: door.MemberRequest, sight: Sight, name: str, read: Callable[[Sight], Values]) -> HttpResponse:
    """After an act: the part as it is now, or back to the person."""
    if not request.htmx:
        return redirect(sights.back_to(request, sight.person.pk))
    now = sights.of(request, sight.person.pk)
    now.asked = request.POST.get("opportunity", "")
    response = show(request, name, {"sight": now, "person": now.person} | read(now))
    response["HX-Trigger"] = ACTED
    return response


def refused(request: door.MemberRequest, sight: Sight, refusal: Refusal) -> HttpResponse:
    """A verb said no to a form of one press: the page as it is, with the words."""
    if request.htmx:
        raise refusal
    toasts.warn(request, refusal.message)
    return redirect(sights.back_to(request, sight.person.pk))
