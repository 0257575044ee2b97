"""From the row of a line to its wire, and from the row of a text to what goes over it."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings

from followthrough.mailroom.models import Message, TextLine
from followthrough.mailroom.wires.outside import is_local
from followthrough.mailroom.wires.texts import HttpTexts, Text
from followthrough.team import sealing

A_WEEK = timedelta(days=7)


def wire_of(line: TextLine) -> HttpTexts:
    """Refuses `SealBroken` when the stored key can't be opened."""
    return HttpTexts(line.base_url, line.account, sealing.unseal(line.sealed_token))


def text_of(message: Message) -> Text:
    """As it goes out."""
    line = message.line
    assert line is not None
    report_to = _report_to(message, line)
    return Text(to=message.to_address, sender=line.number, words=message.text, report_to=report_to)


def look_up(message: Message) -> bool | None:
    """Whether the provider has this text, of which nobody knows whether it was taken. None: that can't be known now.

    The same words may have gone to them before: those texts of ours that are known by their ids are left out.
    """
    line, since = message.line, message.handed_over_at
    if line is None or since is None:
        return None
    wire = wire_of(line)
    if message.id_header:
        return wire.look(message.id_header) is not None
    ours = Message.objects.filter(line=line, to_address=message.to_address, created_at__gte=since - A_WEEK)
    known = frozenset(ours.exclude(id_header="").values_list("id_header", flat=True))
    return wire.find(text_of(message), since=since, known=known) is not None


def _report_to(message: Message, line: TextLine) -> str:
    """Where the provider may tell what became of it; nowhere when it could not reach us. It names the message, so that
    a report proves that a text was taken whose answer never came back."""
    host, peer = (urlsplit(url).hostname or "" for url in (settings.PUBLIC_URL, line.base_url))
    if is_local(host) and not is_local(peer):
        return ""
    return f"{settings.PUBLIC_URL.rstrip('/')}/hooks/texts/{line.pk}/reports/?message={message.pk}"
