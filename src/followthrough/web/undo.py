"""Taking an act back: from the toast within half a minute, from the timeline until something builds on it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from followthrough.followup import actions as followup
from followthrough.journal.models import Entry
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated


def address(entry: Entry, *, back: str = "") -> str:
    """Where to take this entry back; `back` is the page to show then."""
    undo_address = reverse("undo", args=[entry.pk])
    return f"{undo_address}?{urlencode({'next': back})}" if back else undo_address


@door.member_page
@require_POST
def undo(request: door.MemberRequest, entry_id: int) -> HttpResponse:
    entries = Entry.objects.of_workspace(request.member.workspace_id)
    entry = get_object_or_404(entries, pk=entry_id, opportunity_id__isnull=False)
    opportunity = finding.editable_opportunity(request.member, entry.opportunity_id or 0)
    followup.undo(entry, by=request.member, at=door.now())
    toasts.say(request, f"Taken back. {isolated(opportunity.person.name)} is as before.")
    return door.go(request, door.next_address(request))


urlpatterns = [path("entries/<int:entry_id>/undo/", undo, name="undo")]
