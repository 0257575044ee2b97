"""Addresses that stand in what we send: the page on which somebody says what they wish, without signing in.

A link names the message it stood in, signed: nobody can guess another's, and nothing of a person can be read in it.
"""

from django.conf import settings
from django.core import signing

from followthrough.mailroom.models import Message

SALT = "mailroom.page"


def page_url(message: Message) -> str:
    """Their own page: leave, another channel or time, a pause, "call me"."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/wishes/{token_of(message)}/"


def unsubscribe_url(message: Message) -> str:
    """Where they leave with one click: a POST does it at once, a GET shows a page and changes nothing (RFC 8058)."""
    return f"{page_url(message)}leave/"


def token_of(message: Message) -> str:
    return signing.Signer(salt=SALT).sign(_letters(message.pk)).replace(":", ".")


def message_of(token: str) -> Message | None:
    """The message a link stood in; none for anything we did not sign, and for one that is gone."""
    try:
        pk = int(signing.Signer(salt=SALT).unsign(token.replace(".", ":")), 36)
    except (signing.BadSignature, ValueError):
        return None
    rows = Message.objects.select_related("person__company", "workspace", "conversation", "opportunity")
    return rows.filter(pk=pk).first() if pk < 2**63 else None


def _letters(number: int) -> str:
    """In base 36."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"
