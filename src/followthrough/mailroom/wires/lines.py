"""From the row of a line to its wire, and from the row of a text to what goes over it."""

from urllib.parse import urlsplit

from django.conf import settings

from followthrough.mailroom.models import Message, TextLine
from followthrough.mailroom.wires.outside import is_local
from followthrough.mailroom.wires.texts import HttpTexts, Text
from followthrough.team import sealing


def wire_of(line: TextLine) -> HttpTexts:
    """Refuses `SealBroken` when the stored key can't be opened."""
    return HttpTexts(line.base_url, line.account, sealing.unseal(line.sealed_token))


def text_of(message: Message) -> Text:
    """As it goes out."""
    assert message.line is not None
    return Text(
        to=message.to_address,
        sender=message.line.number,
        words=message.text,
        report_to=_report_to(message, message.line),
    )


def _report_to(message: Message, line: TextLine) -> str:
    """Where the provider may tell what became of it; nowhere when it could not reach us. It names the message, so that
    a report proves that a text was taken whose answer never came back."""
    host, peer = (urlsplit(url).hostname or "" for url in (settings.PUBLIC_URL, line.base_url))
    if is_local(host) and not is_local(peer):
        return ""
    return f"{settings.PUBLIC_URL.rstrip('/')}/hooks/texts/{line.pk}/reports/?message={message.pk}"
