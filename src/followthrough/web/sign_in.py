"""Coming in and going out: with a password, or with a link that works once."""

from typing import Any

from django import forms
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.team import actions as team
from followthrough.team import queries as team_queries
from followthrough.team.models import User
from followthrough.team.refusals import LinkSpent
from followthrough.web import door

WRONG = "That e-mail and password don't go together. Check both and try again."
NO_MEMBER = "You are not a member of any workspace now. Ask an administrator to let you in again."
TOO_MANY = "Too many tries. To keep your account safe, wait a quarter of an hour, or ask for a sign-in link."


class SignInForm(forms.Form):
    email = forms.EmailField(error_messages={"required": "Type your e-mail address."})
    password = forms.CharField(strip=False, error_messages={"required": "Type your password."})


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Who is in already goes on to where they wanted."""
    if request.method != "POST":
        return redirect(door.next_address(request)) if door.recognise(request) else _page(request, SignInForm())
    form = SignInForm(request.POST)
    user = _checked_user(request, form) if form.is_valid() else None
    if user is None:
        return _page(request, form, status=422)
    door.come_in(request, user)
    return redirect(door.next_address(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def use_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking at the link shows whose it is; pressing the button uses it. Mail scanners only look."""
    if request.method != "POST":
        link = team_queries.good_link(secret, at=door.now())
        return render(request, "sign_in/link.html", {"user": link.user}) if link else _spent(request)
    try:
        user = team.use_sign_in_link(secret, at=door.now())
    except LinkSpent:
        return _spent(request)
    door.come_in(request, user)
    return redirect(door.next_address(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect("sign_in")


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """What axes shows after too many tries."""
    form = SignInForm(request.POST)
    form.add_error(None, TOO_MANY)
    return _page(request, form, status=429)


def _checked_user(request: HttpRequest, form: SignInForm) -> User | None:
    """The user who may come in; else none, and the form says why."""
    email = form.cleaned_data["email"].strip().lower()
    user = auth.authenticate(request, username=email, password=form.cleaned_data["password"])
    if not isinstance(user, User):
        form.add_error(None, WRONG)
        return None
    if not team_queries.memberships_of_user(user.pk):
        form.add_error(None, NO_MEMBER)
        return None
    return user


def _spent(request: HttpRequest) -> HttpResponse:
    return render(request, "sign_in/spent.html", {"words": LinkSpent.message}, status=410)


def _page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next") or ""}
    return render(request, "sign_in/sign_in.html", context, status=status)


urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/link/<str:secret>/", use_link, name="sign_in_link"),
    path("sign-out/", sign_out, name="sign_out"),
]
