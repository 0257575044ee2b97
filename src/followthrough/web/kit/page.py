"""/kit/: every component with usual, empty and overfull content. For administrators; for anybody while debugging."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.web import door, toasts
from followthrough.web.kit import examples


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    return _shown(request) if settings.DEBUG else door.admin_page(_shown)(request)


def _shown(request: HttpRequest) -> HttpResponse:
    layout = "base.html" if hasattr(request, "member") else "kit/lone.html"
    shown_toasts = [
        toasts.Toast(words="Moved to Friday.", tone="kept", undo_address="/kit/"),
        toasts.Toast(words="No connection. Nothing was saved; try again.", tone="overdue", undo_address=""),
    ]
    return render(request, "kit/page.html", examples.everything() | {"layout": layout, "shown_toasts": shown_toasts})


urlpatterns = [path("kit/", kit, name="kit")]
