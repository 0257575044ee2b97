"""Who may come in. Every page of a member starts here: `@member_page`, `@manager_page`, `@admin_page`.

A page may then use `request.member` (a Membership with its user and workspace) and `request.memberships`.
Coming in costs two statements: the session, and the memberships joined with user and workspace.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeGuard, cast
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from followthrough.rules.refusals import Refusal
from followthrough.team import queries as team_queries
from followthrough.team.models import Membership, User
from followthrough.web import places, refusals, toasts

MEMBER_KEY = "member"


class MemberRequest(HttpRequest):
    """A request behind the door."""

    member: Membership
    memberships: list[Membership]
    htmx: HtmxDetails


View = Callable[..., HttpResponse]


def now() -> datetime:
    """The moment. The only place where the web asks the clock."""
    return timezone.now()


def member_page(view: View) -> View:
    """For members: signed out leads to the sign-in page and back. Inside, times are in the member's zone."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not recognise(request):
            return _show_in(request)
        with timezone.override(zone_of(request.member)):
            return view(request, *args, **kwargs)

    return guarded


def manager_page(view: View) -> View:
    """For managers and administrators."""
    return member_page(_only(lambda member: member.sees_all, "This page is for managers.", view))


def admin_page(view: View) -> View:
    """For administrators."""
    return member_page(_only(lambda member: member.is_admin, "This page is for administrators.", view))


def recognise(request: HttpRequest) -> TypeGuard[MemberRequest]:
    """Whether a member is at the door. Sets `request.member`, `request.memberships` and `request.user`."""
    memberships = _memberships_in_session(request)
    if not memberships:
        return False
    chosen = request.session.get(MEMBER_KEY)
    known = cast(MemberRequest, request)
    known.memberships = memberships
    known.member = next((member for member in memberships if member.pk == chosen), memberships[0])
    known.user = known.member.user
    return True


def come_in(request: HttpRequest, user: User) -> None:
    """Sign a user in."""
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")


def switch_workspace(request: MemberRequest, membership_id: int) -> bool:
    """Work in another workspace from now on. False if the user is no member there."""
    if all(member.pk != membership_id for member in request.memberships):
        return False
    request.session[MEMBER_KEY] = membership_id
    return True


def zone_of(member: Membership) -> ZoneInfo:
    """The member's own zone, else the workspace's; UTC when the name is not one."""
    try:
        return ZoneInfo(member.zone or member.workspace.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def next_address(request: HttpRequest) -> str:
    """Where to go after signing in or an act: `next` from the form or address if it is one of ours, else home."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if asked and ours else places.HOME


def go(request: HttpRequest, to: str, *args: Any) -> HttpResponse:
    """Go to another page after an act: a redirect, which htmx follows with the whole page."""
    address = resolve_url(to, *args)
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def done(request: HttpRequest, to: str, *args: Any, refresh: bool = True) -> HttpResponse:
    """After the act of a form that is a page of its own or stands in a dialog.

    The page goes on to `to`. A dialog closes and the page behind it is loaded again; with `refresh=False` it stays and
    its parts hear the event `acted` (`hx-trigger="acted from:body"`).
    """
    htmx = getattr(request, "htmx", None)
    if not htmx or urlsplit(htmx.current_url_abs_path or "").path == request.path:
        return go(request, to, *args)
    headers = {"HX-Refresh": "true"} if refresh else {"HX-Trigger": "closeDialog, acted"}
    return HttpResponse(status=204, headers=headers)


class DoorMiddleware:
    """Turns a verb's refusal into words, and lets toasts travel with htmx answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response = refusals.wrong_method(request, response["Allow"])
        if getattr(request, "htmx", False) and toasts.may_carry(response):
            toasts.send_along(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusals.refused(request, exception) if isinstance(exception, Refusal) else None


def _only(allowed: Callable[[Membership], bool], words: str, view: View) -> View:
    @wraps(view)
    def guarded(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not allowed(request.member):
            raise PermissionDenied(words)
        return view(request, *args, **kwargs)

    return guarded


def _memberships_in_session(request: HttpRequest) -> list[Membership]:
    user_id = request.session.get(auth.SESSION_KEY)
    known_backend = request.session.get(auth.BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    if not user_id or not known_backend:
        return []
    memberships = team_queries.memberships_of_user(int(user_id))
    if memberships and not _is_their_session(request, memberships[0].user):
        request.session.flush()
        return []
    return memberships


def _is_their_session(request: HttpRequest, user: User) -> bool:
    """A session made before the password was changed is nobody's."""
    kept = request.session.get(auth.HASH_SESSION_KEY, "")
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return any(constant_time_compare(kept, each) for each in hashes)


def _show_in(request: HttpRequest) -> HttpResponse:
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': _page_they_were_on(request)})}"
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def _page_they_were_on(request: HttpRequest) -> str:
    if htmx := getattr(request, "htmx", None):
        return htmx.current_url_abs_path or places.HOME
    if request.method == "GET":
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else places.HOME
