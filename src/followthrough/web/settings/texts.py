"""Lines for texts: connected, tested step by step, paced, switched off."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import LineDraft
from followthrough.mailroom.models import TextLine
from followthrough.mailroom.refusals import LineTaken, NumberUnreadable
from followthrough.mailroom.wires.line_checks import Line, check_line
from followthrough.mailroom.wires.lines import wire_of
from followthrough.rules.checks import Check, Fared, worst_of
from followthrough.rules.messages import MailboxState
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.hooks.texts import news_address
from followthrough.web.settings import places

HERE = "settings_texts"
USUAL_PROVIDER = "https://api.twilio.com"
TONES = {MailboxState.WELL: "kept", MailboxState.BROKEN: "overdue", MailboxState.HELD: "waiting"}
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class LineForm(forms.Form):
    number = forms.CharField(max_length=30, error_messages={"required": "Type the number texts go out from."})
    name = forms.CharField(max_length=80, required=False)
    base_url = forms.CharField(max_length=254, initial=USUAL_PROVIDER)
    account = forms.CharField(max_length=120, error_messages={"required": "Copy the account from your provider."})
    token = forms.CharField(max_length=200, required=False)
    per_day = forms.IntegerField(min_value=1, max_value=100_000, initial=400)
    per_hour = forms.IntegerField(min_value=1, max_value=20_000, initial=60)
    gap_seconds = forms.IntegerField(min_value=0, max_value=3600, initial=2)
    help_words = forms.CharField(max_length=320, required=False)

    def clean_base_url(self) -> str:
        """Encrypted, but for a provider on this very machine."""
        address = str(self.cleaned_data["base_url"]).strip()
        try:
            read = urlsplit(address)
            host = read.hostname
        except ValueError:
            host = None
        if not host or read.scheme not in ("https", "http"):
            raise ValidationError("Type the provider’s address, such as https://api.twilio.com.")
        if read.scheme == "http" and host not in LOCAL:
            raise ValidationError("Only https:// keeps the key and what you write to yourselves.")
        return address

    @property
    def draft(self) -> LineDraft:
        return LineDraft(**self.cleaned_data)


@door.member_page
@require_safe
def texts(request: door.MemberRequest) -> HttpResponse:
    """Everybody sees from where texts go out and how it fares."""
    return _list(request, LineForm())


@door.admin_page
@require_POST
def connect(request: door.MemberRequest) -> HttpResponse:
    form = LineForm(request.POST)
    if form.is_valid() and not form.cleaned_data["token"]:
        form.add_error("token", "Copy the key from your provider.")
    if form.is_valid():
        try:
            line = mailroom.connect_line(form.draft, by=request.member, at=door.now())
        except (NumberUnreadable, LineTaken) as refusal:
            form.add_error("number", refusal.message)
        else:
            toasts.say(request, f"{line.number} is connected. Test it now.")
            return door.go(request, "settings_line", line.pk)
    return _list(request, form, status=422)


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: door.MemberRequest, line_id: int) -> HttpResponse:
    row = _line(request, line_id)
    if request.method != "POST":
        return _page(request, row, LineForm(initial=vars(row)))
    form = LineForm(request.POST)
    if form.is_valid():
        try:
            mailroom.edit_line(row, form.draft, by=request.member, at=door.now())
        except (NumberUnreadable, LineTaken) as refusal:
            form.add_error("number", refusal.message)
        else:
            toasts.say(request, "Saved.")
            return door.go(request, "settings_line", row.pk)
    return _page(request, row, form, status=422)


@door.admin_page
@require_POST
def test(request: door.MemberRequest, line_id: int) -> HttpResponse:
    """Asks the provider, step by step, and says what to do."""
    row = _line(request, line_id)
    try:
        checks = check_line(Line(wire=wire_of(row), number=row.number, news_at=news_address(row)))
    except Refusal as refusal:  # the stored key can't be opened
        checks = [Check(Fared.WRONG, refusal.message, "Type the key again and save.")]
    mailroom.note_line_test(row, checks, by=request.member, at=door.now())
    row.refresh_from_db()
    return _page(request, row, LineForm(initial=vars(row)), checks=checks)


@door.admin_page
@require_POST
def switch(request: door.MemberRequest, line_id: int) -> HttpResponse:
    row = _line(request, line_id)
    mailroom.switch_line(row, on="on" in request.POST, by=request.member, at=door.now())
    toasts.say(request, f"{row.number} is {'on again' if row.is_active else 'off: nothing goes out from it'}.")
    return door.go(request, "settings_line", row.pk)


def _line(request: door.MemberRequest, line_id: int) -> TextLine:
    lines = TextLine.objects.editable_by(request.member).select_related("workspace")
    return get_object_or_404(lines, pk=line_id)


def _list(request: door.MemberRequest, form: LineForm, *, status: int = 200) -> HttpResponse:
    lines = TextLine.objects.visible_to(request.member).order_by("pk")
    facts = {"lines": [(line, _tone(line)) for line in lines], "form": form}
    return places.page(request, "texts.html", HERE, facts, status=status)


def _page(
    request: door.MemberRequest,
    row: TextLine,
    form: LineForm,
    *,
    checks: list[Check] | None = None,
    status: int = 200,
) -> HttpResponse:
    facts: dict[str, Any] = {
        "line": row,
        "tone": _tone(row),
        "form": form,
        "news_address": news_address(row),
        "checks": checks,
        "worst": worst_of(checks or ()),
    }
    return places.page(request, "line.html", HERE, facts, status=status)


def _tone(line: TextLine) -> str:
    return TONES.get(MailboxState(line.state), "waiting") if line.is_active else "waiting"


urlpatterns = [
    path("settings/texts/", texts, name=HERE),
    path("settings/texts/new/", connect, name="connect_line"),
    path("settings/texts/<int:line_id>/", line, name="settings_line"),
    path("settings/texts/<int:line_id>/test/", test, name="test_line"),
    path("settings/texts/<int:line_id>/switch/", switch, name="switch_line"),
]
