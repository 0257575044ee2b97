"""A mailbox connected in two pages: the address, then what is still missing; changed, paced and disconnected."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Mailbox, SignInClient
from followthrough.mailroom.queries.mailboxes import standing_of
from followthrough.rules import mail_providers, sending_services
from followthrough.rules.mail_providers import Provider
from followthrough.rules.messages import SignInBy
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.settings import places
from followthrough.web.settings.mailboxes.forms import (
    AddressForm,
    MailboxForm,
    PaceForm,
    ServiceForm,
    filled_in,
    of_mailbox,
    provider_of,
)
from followthrough.web.settings.mailboxes.listing import HERE, mailbox_of, show


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def connect(request: door.MemberRequest) -> HttpResponse:
    """The second page: filled in as far as the provider is known."""
    asked = request.POST if request.method == "POST" else request.GET
    for_all = "for_all" in asked and request.member.is_admin
    if service := sending_services.named(asked.get("service", "")) if for_all else None:
        return _connect_service(request, service)
    typed = AddressForm(asked)
    if not typed.is_valid():
        return show(request, typed if "address" in asked else AddressForm(), status=422 if "address" in asked else 200)
    provider = provider_of(typed.cleaned_data["address"])
    if request.method != "POST":
        form = MailboxForm(initial=filled_in(typed.cleaned_data["address"], provider) | _own_name(request, for_all))
        return _page(request, form, provider=provider, for_all=for_all)
    return _store(request, MailboxForm(request.POST), provider=provider, for_all=for_all)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    mailbox = mailbox_of(request, mailbox_id)
    service = _service_of(mailbox)
    if service:
        form: forms.Form = ServiceForm(service, request.POST or None, initial={"address": mailbox.address})
    else:
        form = MailboxForm(request.POST or None, initial=of_mailbox(mailbox))
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, mailbox, form, status=200 if request.method != "POST" else 422)
    draft = form.draft() if isinstance(form, ServiceForm) else form.draft(SignInBy(mailbox.sign_in_by))  # type: ignore[attr-defined]
    try:
        mailroom.edit_mailbox(mailbox, draft, by=request.member, at=door.now())
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _edit_page(request, mailbox, form, status=422)
    return door.go(request, "test_mailbox", mailbox.pk)


@door.member_page
@require_POST
def pace(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    mailbox = mailbox_of(request, mailbox_id)
    form = PaceForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, mailbox, MailboxForm(initial=of_mailbox(mailbox)), pacing=form, status=422)
    told = form.cleaned_data
    began = mailbox.ramp_from or door.now().date()
    mailroom.pace_mailbox(
        mailbox,
        per_day=told["per_day"],
        per_hour=told["per_hour"],
        gap_seconds=told["gap_seconds"],
        ramp_from=began if told["is_new"] else None,
        signature=told["signature"],
        by=request.member,
        at=door.now(),
    )
    toasts.say(request, "Saved.")
    return door.go(request, "edit_mailbox", mailbox.pk)


@door.member_page
@require_POST
def try_again(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    mailbox = mailbox_of(request, mailbox_id)
    mailroom.try_mailbox_again(mailbox, by=request.member, at=door.now())
    toasts.say(request, f"{mailbox.address} is tried again within seconds.")
    return door.go(request, HERE)


@door.member_page
@require_POST
def disconnect(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    mailbox = mailbox_of(request, mailbox_id)
    mailroom.disconnect_mailbox(mailbox, by=request.member, at=door.now())
    toasts.say(request, f"{mailbox.address} is disconnected and its password forgotten. The stories keep their mail.")
    return door.go(request, HERE)


def _store(request: door.MemberRequest, form: MailboxForm, *, provider: Provider | None, for_all: bool) -> HttpResponse:
    by = SignInBy.OAUTH if request.POST.get("sign_in_by") == SignInBy.OAUTH else SignInBy.PASSWORD
    if not form.is_valid():
        return _page(request, form, provider=provider, for_all=for_all, status=422)
    try:
        mailbox = mailroom.connect_mailbox(form.draft(by), by=request.member, at=door.now(), for_all=for_all)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, form, provider=provider, for_all=for_all, status=422)
    return door.go(request, "sign_in_mailbox" if by == SignInBy.OAUTH else "test_mailbox", mailbox.pk)


def _connect_service(request: door.MemberRequest, service: sending_services.Service) -> HttpResponse:
    if request.method != "POST":
        return _service_page(request, ServiceForm(service, initial=request.GET.dict() | _own_name(request, True)))
    form = ServiceForm(service, request.POST)
    if form.is_valid():
        try:
            mailbox = mailroom.connect_mailbox(form.draft(), by=request.member, at=door.now(), for_all=True)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            return door.go(request, "test_mailbox", mailbox.pk)
    return _service_page(request, form, status=422)


def _page(
    request: door.MemberRequest, form: MailboxForm, *, provider: Provider | None, for_all: bool, status: int = 200
) -> HttpResponse:
    facts = {
        "form": form,
        "provider": provider,
        "for_all": for_all,
        "may_sign_in": _may_sign_in(request, provider),
        "sign_in": mail_providers.SIGN_INS.get(provider.oauth) if provider else None,
        "open_servers": provider is None or any(name in form.errors for name in form.fields if "_" in name),
    }
    return places.page(request, "mailboxes/connect.html", HERE, facts, status=status)


def _service_page(request: door.MemberRequest, form: ServiceForm, *, status: int = 200) -> HttpResponse:
    return places.page(request, "mailboxes/service.html", HERE, {"form": form, "service": form.service}, status=status)


def _edit_page(
    request: door.MemberRequest,
    mailbox: Mailbox,
    form: forms.Form,
    *,
    pacing: PaceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = {name: getattr(mailbox, name) for name in ("per_day", "per_hour", "gap_seconds", "signature")}
    facts = {
        "mailbox": mailbox,
        "form": form,
        "service": _service_of(mailbox),
        "provider": mail_providers.named(mailbox.provider),
        "pacing": pacing or PaceForm(initial=now | {"is_new": mailbox.ramp_from is not None}),
        "standing": standing_of(mailbox, request.member),
        "folders": mailbox.folders.order_by("role", "name"),
        "is_oauth": mailbox.sign_in_by == SignInBy.OAUTH,
    }
    return places.page(request, "mailboxes/mailbox.html", HERE, facts, status=status)


def _service_of(mailbox: Mailbox) -> sending_services.Service | None:
    return mailroom.service_of(mailbox) if mailbox.sign_in_by == SignInBy.SERVICE else None


def _may_sign_in(request: door.MemberRequest, provider: Provider | None) -> bool:
    if provider is None or not provider.oauth:
        return False
    own = SignInClient.objects.filter(workspace_id=request.member.workspace_id, provider=provider.oauth)
    return own.exists()


def _own_name(request: door.MemberRequest, for_all: bool) -> dict[str, Any]:
    return {"shown_name": request.member.workspace.name if for_all else request.member.name}


urlpatterns = [
    path("settings/mailboxes/new/", connect, name="connect_mailbox"),
    path("settings/mailboxes/<int:mailbox_id>/", edit, name="edit_mailbox"),
    path("settings/mailboxes/<int:mailbox_id>/pace/", pace, name="pace_mailbox"),
    path("settings/mailboxes/<int:mailbox_id>/again/", try_again, name="try_mailbox_again"),
    path("settings/mailboxes/<int:mailbox_id>/disconnection/", disconnect, name="disconnect_mailbox"),
]
