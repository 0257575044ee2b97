"""One's own page: name, theme, password, and which workspace to work in."""

from django import forms
from django.contrib import auth
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.team import actions as team
from followthrough.team.models import User
from followthrough.web import door, toasts

THEMES = [("", "As the device", "auto"), ("light", "Light", "light"), ("dark", "Dark", "dark")]


class NameForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Type the name your colleagues know."})
    phone = forms.CharField(max_length=40, required=False)
    theme = forms.ChoiceField(choices=[(value, word) for value, word, _ in THEMES], required=False)


class PasswordForm(forms.Form):
    """A new password; the old one is asked for when there is one."""

    old = forms.CharField(strip=False, required=False)
    new = forms.CharField(strip=False, error_messages={"required": "Type a new password."})

    def __init__(self, user: User, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.user = user

    def clean_old(self) -> str:
        old = str(self.cleaned_data["old"])
        if self.user.has_usable_password() and not self.user.check_password(old):
            raise ValidationError("That is not your password now. Nothing was changed.")
        return old

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        validate_password(new, self.user)
        return new


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: door.MemberRequest) -> HttpResponse:
    if request.method != "POST":
        me = request.member
        now = {"name": me.name, "theme": me.user.theme, "phone": me.phone}
        return _page(request, NameForm(initial=now))
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    team.change_profile(request.member, **form.cleaned_data, at=door.now())
    toasts.say(request, "Saved.")
    return door.go(request, "profile")


@door.member_page
@require_POST
def theme(request: door.MemberRequest) -> HttpResponse:
    """The theme switch of the person's menu."""
    team.choose_theme(request.member.user, request.POST.get("theme", ""))
    return HttpResponse(status=204) if request.htmx else door.go(request, door.next_address(request))


@door.member_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: door.MemberRequest) -> HttpResponse:
    user = request.member.user
    form = PasswordForm(user, *([request.POST] if request.method == "POST" else []))
    if request.method != "POST" or not form.is_valid():
        status = 200 if request.method != "POST" else 422
        return render(request, "profile/password.html", {"form": form}, status=status)
    team.set_password(request.member, form.cleaned_data["new"], at=door.now())
    auth.update_session_auth_hash(request, user)
    toasts.say(request, "Your password is changed. Other devices have to sign in again.")
    return door.go(request, "profile")


@door.member_page
@require_POST
def workspace(request: door.MemberRequest, membership_id: int) -> HttpResponse:
    """Work in another of one's workspaces."""
    door.switch_workspace(request, membership_id)
    return door.go(request, "home")


def _page(request: door.MemberRequest, form: NameForm, *, status: int = 200) -> HttpResponse:
    return render(request, "profile/profile.html", {"form": form, "themes": THEMES}, status=status)


urlpatterns = [
    path("profile/", profile, name="profile"),
    path("profile/theme/", theme, name="theme"),
    path("profile/password/", password, name="password"),
    path("profile/workspace/<int:membership_id>/", workspace, name="switch_workspace"),
]
