"""The public side of a form: a plain page without sign-in, and a JSON address for one's own website."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.crypto import salted_hmac
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from followthrough.capture import actions as capture
from followthrough.capture.actions import Sent
from followthrough.capture.models import LeadForm
from followthrough.capture.refusals import LeadUnreachable, TooManyLeads
from followthrough.rules.refusals import Refusal
from followthrough.web import door

LIMITS = {"name": 200, "email": 254, "phone": 60, "company": 200, "wants": 2_000, "source": 80}
TRAP = "website"  # people don't see this field; programs that fill in everything do
MOST_BYTES = 64 * 1024
MOST_MORE = 30


@csrf_exempt  # it is sent in from other people's websites; it carries no session and changes nobody's rights
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it may stand in a frame of another website
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, token: str) -> HttpResponse:
    """The form as a page of its own, or in a frame of another website."""
    form = _form(token)
    if request.method != "POST":
        return _page(request, form, typed={"key": secrets.token_urlsafe(12)})
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    if typed.get(TRAP):
        return _thanks(request, form)
    try:
        capture.take_lead(form, sent_of(typed, request), at=door.now())
    except Refusal as refusal:
        return _page(request, form, typed=typed, wrong=refusal.message, status=_status(refusal))
    return _thanks(request, form)


@csrf_exempt  # programs send it, with the form's token as all they need
@require_http_methods(["POST", "OPTIONS"])
def form_json(request: HttpRequest, token: str) -> HttpResponse:
    """The same for programs: a JSON object in, `{"lead": …}` out. From any website; no cookie is read."""
    form = _form(token)
    if request.method == "OPTIONS":
        return _from_anywhere(HttpResponse(status=204))
    values = _json_object(request)
    if values is None:
        return _refused("unreadable", "Send a JSON object with name, email or phone, and what they want.", status=400)
    if values.get(TRAP):
        return _from_anywhere(JsonResponse({"lead": None}, status=202))
    try:
        lead = capture.take_lead(form, sent_of(values, request), at=door.now())
    except Refusal as refusal:
        answer = _refused(type(refusal).__name__, refusal.message, status=_status(refusal))
        if isinstance(refusal, TooManyLeads):
            answer.headers["Retry-After"] = str(max(int((refusal.until - door.now()).total_seconds()), 1))
        return answer
    return _from_anywhere(JsonResponse({"lead": lead.key}, status=201))


def sent_of(values: Mapping[str, Any], request: HttpRequest) -> Sent:
    """What came in, cut to its limits. Without a key of its own, the same words on the same day are one sending."""
    told = {name: str(values.get(name) or "").strip()[:most] for name, most in LIMITS.items()}
    more = {str(name)[:60]: str(value)[:500] for name, value in values.items() if name not in {*LIMITS, TRAP, "key"}}
    key = str(request.headers.get("Idempotency-Key") or values.get("key") or _key_of(told))[:80]
    return Sent(**told, key=key, sender=_sender(request), more=dict(list(more.items())[:MOST_MORE]))


def _key_of(told: dict[str, str]) -> str:
    words = json.dumps([str(door.now().date()), *sorted(told.items())])
    return hashlib.sha256(words.encode()).hexdigest()


def _sender(request: HttpRequest) -> str:
    """Where it came from, as a hash that only serves to count: no address is stored."""
    behind_a_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None) is not None
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if behind_a_proxy else ""
    place = forwarded or request.META.get("REMOTE_ADDR", "")
    return salted_hmac("followthrough.leads", place, algorithm="sha256").hexdigest()[:32] if place else ""


def _form(token: str) -> LeadForm:
    found = get_object_or_404(LeadForm.objects.select_related("workspace", "answer__current__template"), token=token)
    assert hmac.compare_digest(found.token, token)
    return found


def _json_object(request: HttpRequest) -> dict[str, Any] | None:
    if len(request.body) > MOST_BYTES:
        return None
    try:
        values = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _status(refusal: Refusal) -> int:
    if isinstance(refusal, TooManyLeads):
        return 429
    return 422 if isinstance(refusal, LeadUnreachable) else 409


def _refused(error: str, message: str, *, status: int) -> HttpResponse:
    return _from_anywhere(JsonResponse({"error": error, "message": message}, status=status))


def _from_anywhere(answer: HttpResponse) -> HttpResponse:
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key"
    answer.headers["Access-Control-Allow-Methods"] = "POST, OPTIONS"
    return answer


def _page(
    request: HttpRequest, form: LeadForm, *, typed: Mapping[str, str], wrong: str = "", status: int = 200
) -> HttpResponse:
    facts = {"form": form, "typed": typed, "wrong": wrong, "trap": TRAP}
    return render(request, "leads/public.html", facts, status=status)


def _thanks(request: HttpRequest, form: LeadForm) -> HttpResponse:
    return render(request, "leads/thanks.html", {"form": form})


urlpatterns = [
    path("come/<str:token>/", form_page, name="lead_form"),
    path("come/<str:token>.json", form_json, name="lead_json"),
]
