"""Signing in with the provider: there and back; and the administrators' page where that is set up."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_safe

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import SignInClient
from followthrough.mailroom.refusals import SignInGone
from followthrough.mailroom.wires import oauth
from followthrough.mailroom.wires.troubles import Trouble
from followthrough.rules.mail_providers import SIGN_INS
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.settings import places
from followthrough.web.settings.mailboxes.listing import HERE, mailbox_of

BEGUN = "mailbox_sign_in"


class ClientForm(forms.Form):
    provider = forms.ChoiceField(choices=[(key, each.name) for key, each in SIGN_INS.items()])
    client_id = forms.CharField(max_length=254, required=False)
    secret = forms.CharField(max_length=500, required=False)
    authorize_url = forms.URLField(max_length=254, assume_scheme="https")
    token_url = forms.URLField(max_length=254, assume_scheme="https")
    scopes = forms.CharField(max_length=500)


@door.member_page
@require_safe
def begin(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    """Off to the provider. What has to be known on the way back waits in the session."""
    mailbox = mailbox_of(request, mailbox_id)
    client = mailroom.client_of(mailbox)
    begun = oauth.begin()
    request.session[BEGUN] = {"state": begun.state, "verifier": begun.verifier, "mailbox": mailbox.pk}
    return redirect(oauth.address(client, begun, back_to=_back_to(), hint=mailbox.address))


@door.member_page
@require_safe
def end(request: door.MemberRequest) -> HttpResponse:
    """Back from the provider, with a code or with a no."""
    begun = request.session.pop(BEGUN, None)
    state = request.GET.get("state", "")
    if not begun or not state or not constant_time_compare(begun["state"], state):
        raise SignInGone
    mailbox = mailbox_of(request, begun["mailbox"])
    if not (code := request.GET.get("code", "")):
        toasts.warn(request, "The provider did not let you in, or you said no. Nothing was changed; try again.")
        return door.go(request, "edit_mailbox", mailbox.pk)
    try:
        tokens = oauth.exchange(mailroom.client_of(mailbox), code, verifier=begun["verifier"], back_to=_back_to())
    except Trouble as trouble:
        raise Refusal(f"{trouble} {trouble.remedy}") from trouble
    mailroom.keep_tokens(mailbox, tokens, at=door.now())
    mailroom.try_mailbox_again(mailbox, by=request.member, at=door.now())
    return door.go(request, "test_mailbox", mailbox.pk)


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: door.MemberRequest) -> HttpResponse:
    """Our clients with the providers. An empty id forgets one."""
    form = ClientForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _page(request, form, status=200 if form is None else 422)
    mailroom.set_up_sign_in(form.cleaned_data.pop("provider"), **_told(form), by=request.member, at=door.now())
    toasts.say(request, "Saved. Members can sign in with it from now on.")
    return door.go(request, "mailbox_sign_ins")


def _told(form: ClientForm) -> dict[str, Any]:
    return {name: str(value).strip() for name, value in form.cleaned_data.items() if name != "provider"}


def _page(request: door.MemberRequest, wrong: ClientForm | None, *, status: int) -> HttpResponse:
    rows = {row.provider: row for row in SignInClient.objects.filter(workspace_id=request.member.workspace_id)}
    shown = []
    for key, usual in SIGN_INS.items():
        row = rows.get(key)
        initial = {name: getattr(row or usual, name) for name in ("authorize_url", "token_url", "scopes")}
        form = ClientForm(initial=initial | {"client_id": row.client_id if row else "", "provider": key})
        is_wrong = wrong is not None and wrong.data.get("provider") == key
        shown.append((usual, wrong if is_wrong else form, row))
    return places.page(request, "mailboxes/sign_ins.html", HERE, {"shown": shown, "back_to": _back_to()}, status=status)


def _back_to() -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('end_mailbox_sign_in')}"


urlpatterns = [
    path("settings/mailboxes/<int:mailbox_id>/sign-in/", begin, name="sign_in_mailbox"),
    path("settings/mailboxes/signed-in/", end, name="end_mailbox_sign_in"),
    path("settings/mailboxes/sign-ins/", set_up, name="mailbox_sign_ins"),
]
