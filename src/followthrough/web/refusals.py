"""Saying no in words: what a verb refuses, what may not be seen, what is not there, what broke.

A whole page for a plain request; a toast beside the page for htmx.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.rules.refusals import Refusal
from followthrough.web import toasts

NOT_HERE = "There is nothing at this address. It may have been merged, moved or removed; nothing of yours is lost."
NOT_YOURS = "This is not yours to open. Ask a manager of your workspace if you need it."
BROKE = (
    "Something went wrong on our side. Nothing was changed half-way. Try again; if it stays, tell whoever runs this."
)
TOO_OLD = "This page was open for too long, so nothing was saved. Go back, reload the page and try once more."


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A verb said no: nothing was changed, and the words say what to do."""
    return _say(request, 422, "That didn't happen", refusal.message)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(request, 404, "Nothing here", NOT_HERE)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(request, 403, "Not for you", str(exception or "") or NOT_YOURS)


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that only takes forms was opened, say from a bookmark."""
    response = _say(
        request, 405, "Nothing to see here", "This address only takes what a form sends. Nothing was changed."
    )
    response["Allow"] = allowed
    return response


def broken(request: HttpRequest) -> HttpResponse:
    return _say(request, 500, "That broke", BROKE)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _say(request, 400, "That can't be read", "The request was not one we understand. Nothing was changed.")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _say(request, 403, "Open for too long", TOO_OLD)


def _say(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        toast = toasts.Toast(words=words, tone="overdue", undo_address="")
        response = HttpResponse(toasts.rendered(request, [toast]), status=status)
        response["HX-Reswap"] = "none"
        return response
    return render(request, "frame/refusal.html", {"title": title, "words": words, "status": status}, status=status)
