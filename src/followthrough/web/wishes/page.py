"""One page per message we sent, opened by its signed link: nobody signs in, and looking changes nothing.

The link is the permission, so there is no cookie to protect: forms need no token of a session, and a mail program can
unsubscribe by itself (RFC 8058). A link that is wrong, old or of somebody who is gone shows the same page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from followthrough.mailroom import links
from followthrough.mailroom.models import Message
from followthrough.rules.refusals import Refusal
from followthrough.rules.wish_words import Words, words_for
from followthrough.rules.words import Direction
from followthrough.web import door
from followthrough.web.wishes import pressed

MOST_A_MINUTE = 30  # with one link, or wrong links from one place; who has a good link is never held up by others
A_MINUTE = 60
View = Callable[..., HttpResponse]


def _public(view: View) -> View:
    """Not kept by any cache, told to no search engine, no faster than a person presses."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        message = links.message_of(token)
        if message is None or message.direction != Direction.OUT:
            response = _nothing_here(request, too_quick=_is_over(f"wishes:{request.META.get('REMOTE_ADDR', '')}"))
        elif _is_over(f"wishes:{message.pk}"):
            response = _nothing_here(request, too_quick=True)
        else:
            response = view(request, message, token)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@_public
def wishes(request: HttpRequest, message: Message, token: str) -> HttpResponse:
    """All wishes; a POST does the one that was pressed."""
    if request.method != "POST":
        return _show(request, message, token)
    return _do(request, message, token, wish=request.POST.get("wish", ""))


@_public
def leave(request: HttpRequest, message: Message, token: str) -> HttpResponse:
    """Unsubscribe: a POST does it at once, by whichever program; a GET asks, and changes nothing."""
    if request.method != "POST":
        return _show(request, message, token, {"only": "leave"})
    return _do(request, message, token, wish="leave")


def _do(request: HttpRequest, message: Message, token: str, *, wish: str) -> HttpResponse:
    try:
        is_done = pressed.press(wish, message, request.POST, at=door.now())
    except Refusal:
        return _show(request, message, token, {"wrong": True}, status=422)
    if not is_done:
        return _show(request, message, token, status=422)
    return _show(request, message, token, {"done": f"{wish}_done"})


def _show(
    request: HttpRequest, message: Message, token: str, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Nothing of the person stands on it: not their name, not their address."""
    language, words = words_for(message.person.language)
    said = _worded(words, house=message.workspace.name)
    values = {
        "language": language,
        "say": said,
        "house": message.workspace.name,
        "address": reverse("wishes", args=[token]),
        "leave_address": reverse("wishes_leave", args=[token]),
        "ways": [("", said["any"]), *((way, said[way]) for way in pressed.WAYS)],
        "times": [("", said["any"]), *((hours, said[hours]) for hours in pressed.HOURS)],
        "pauses": [(length, said[length]) for length in pressed.PAUSES],
    }
    shown = values | (more or {})
    if "done" in shown:
        shown["done"] = said[shown["done"]]
    return render(request, "wishes/wishes.html", shown, status=status)


def _nothing_here(request: HttpRequest, *, too_quick: bool) -> HttpResponse:
    """The same for whatever is not there. In the language of who looks: nothing is known of them."""
    asked = request.headers.get("Accept-Language", "")[:20].partition(",")[0].partition(";")[0]
    language, words = words_for(asked)
    values = {"language": language, "say": words, "too_quick": too_quick}
    return render(request, "wishes/gone.html", values, status=429 if too_quick else 404)


def _worded(words: Words, *, house: str) -> dict[str, str]:
    return {name: said.replace("{house}", house) for name, said in words.items()}


def _is_over(key: str) -> bool:
    """Counts, and whether it was more than a person presses in a minute."""
    cache.add(key, 0, timeout=A_MINUTE)
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # it ran out in between
        return False


urlpatterns = [
    path("wishes/<str:token>/", wishes, name="wishes"),
    path("wishes/<str:token>/leave/", leave, name="wishes_leave"),
]
