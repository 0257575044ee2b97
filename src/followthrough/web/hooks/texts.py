"""What a provider of texts tells us: signed with the key of the line, else not heard."""

from collections.abc import Callable
from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import TextCameIn, TextReport
from followthrough.mailroom.models import TextLine
from followthrough.mailroom.wires import signatures
from followthrough.mailroom.wires.texts import FATES, Fate
from followthrough.rules.matching import normal_phone
from followthrough.rules.reading import keywords
from followthrough.rules.reading.keywords import Keyword
from followthrough.rules.refusals import Refusal
from followthrough.team import sealing
from followthrough.web import door

Hook = Callable[[HttpRequest, TextLine], HttpResponse]
LONGEST_ID = 254


def _of_the_provider(hook: Hook) -> Callable[[HttpRequest, int], HttpResponse]:
    """Only what the line's provider signed. A line nobody has and a wrong signature look the same."""

    @csrf_exempt
    @require_POST
    def guarded(request: HttpRequest, line_id: int) -> HttpResponse:
        line = TextLine.objects.select_related("workspace").filter(pk=line_id).first()
        if line is None or not _is_signed(request, line):
            return HttpResponse("Not signed by the provider of this line.", status=403, content_type="text/plain")
        return hook(request, line)

    return guarded


def _is_signed(request: HttpRequest, line: TextLine) -> bool:
    """Signed over the address the provider was told: the public one, or the one it stands at behind a proxy."""
    try:
        token = sealing.unseal(line.sealed_token)
    except Refusal:
        return False
    addresses = (settings.PUBLIC_URL.rstrip("/") + request.get_full_path(), request.build_absolute_uri())
    form = {name: request.POST.getlist(name) for name in request.POST}
    return signatures.is_signed(token, addresses, form, request.headers.get(signatures.HEADER, ""))


@_of_the_provider
def incoming(request: HttpRequest, line: TextLine) -> HttpResponse:
    """A text came in. HELP is answered at once, also to who is nobody's."""
    said = request.POST
    sender, text_id = normal_phone(said.get("From", ""), line.workspace.country), said.get("MessageSid", "")
    if not sender or not 0 < len(text_id) <= LONGEST_ID:
        return _answer()
    words = said.get("Body", "")
    mailroom.receive_text(line, TextCameIn(id=text_id, sender=sender, words=words), at=door.now())
    return _answer(help_words(line)) if keywords.tell_keyword(words) == Keyword.HELP else _answer()


@_of_the_provider
def report(request: HttpRequest, line: TextLine) -> HttpResponse:
    """What became of a text of ours."""
    said, ours = request.POST, request.GET.get("message", "")
    text_id, code = said.get("MessageSid", ""), said.get("ErrorCode", "")
    if 0 < len(text_id) <= LONGEST_ID:
        news = TextReport(
            id=text_id,
            fate=FATES.get(said.get("MessageStatus", ""), Fate.UNDER_WAY),
            code=int(code) if code.isdecimal() and len(code) < 10 else 0,
            message=int(ours) if ours.isdecimal() and len(ours) < 19 else None,
        )
        mailroom.take_report(line, news, at=door.now())
    return HttpResponse(status=204)


def help_words(line: TextLine) -> str:
    """What answers HELP: the line's own words, else who we are and how to end it."""
    if line.help_words:
        return line.help_words
    return f"This is {line.workspace.name}. A person reads what you write here. Reply STOP for no more texts."


def news_address(line: TextLine) -> str:
    """Where the provider has to send what comes in."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("texts_incoming", args=[line.pk])


def _answer(words: str = "") -> HttpResponse:
    """The answer the interface wants: XML, with a text to send back or without."""
    text = f"<Message>{escape(words)}</Message>" if words else ""
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?><Response>{text}</Response>', content_type="text/xml")


urlpatterns = [
    path("hooks/texts/<int:line_id>/incoming/", incoming, name="texts_incoming"),
    path("hooks/texts/<int:line_id>/reports/", report, name="texts_report"),
]
