"""Who wrote to us and is nobody's prospect: added by a person, or left."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Stranger
from followthrough.mailroom.queries import inbox
from followthrough.web import door, toasts
from followthrough.web.kit.words import isolated


def draw_stranger(row: Stranger, *, zone: ZoneInfo) -> dict[str, Any]:
    asked = {"name": row.name, "reach": row.address}
    local = row.last_at.astimezone(zone)
    return {
        "row": row,
        "name": row.name or row.address,
        "when": f"{local.day} {local:%b}",
        "add_address": f"{reverse('add')}?{urlencode({name: value for name, value in asked.items() if value})}",
    }


@door.member_page
@require_POST
def leave(request: door.MemberRequest, stranger_id: int) -> HttpResponse:
    """Not one of ours: offered no more."""
    row = get_object_or_404(inbox.strangers(request.member), pk=stranger_id)
    mailroom.ignore_stranger(row, at=door.now())
    toasts.say(request, f"{isolated(row.name or row.address)} is not offered any more.")
    return door.go(request, f"{reverse('inbox')}?show=strangers")


urlpatterns = [path("inbox/strangers/<int:stranger_id>/", leave, name="inbox_stranger")]
