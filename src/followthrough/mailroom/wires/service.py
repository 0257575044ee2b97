"""The wire to a sending service, by django-anymail: what the service's interface answers, as an answer or a trouble."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from anymail.exceptions import AnymailError, AnymailRequestsAPIError
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection
from requests.exceptions import ConnectTimeout, SSLError

from followthrough.mailroom.wires.troubles import Answer, Passing, Permanent, Trouble, Unknown

THROTTLED = 429
NOT_SIGNED_IN = (401, 403)
NOT_READY = (502, 503)
"""The service's door did not let it in. 500 and 504 may come after it was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """`backend`: an anymail backend's dotted path; `settings`: what it wants to know, with its secrets."""

    backend: str
    settings: tuple[tuple[str, str], ...] = ()


def send(service: Service, mail: EmailMultiAlternatives) -> Answer:
    """Hand it to the service. Raises `Passing`, `Permanent` or `Unknown`."""
    try:
        options: dict[str, Any] = dict(service.settings)
        mail.connection = get_connection(service.backend, **options)
        mail.send()
    except AnymailRequestsAPIError as refused:
        raise _trouble(refused) from refused
    except (AnymailError, ImproperlyConfigured, ImportError) as wrong:
        raise Permanent(
            "The sending service is not set up right, or does not take this message.",
            said=str(wrong)[:300],
            remedy="Check its settings; its own words are on record.",
            of_all=isinstance(wrong, ImproperlyConfigured | ImportError),
        ) from wrong
    status = getattr(mail, "anymail_status", None)
    return Answer(
        said=str(getattr(status, "status", "") or "taken")[:300], id=str(getattr(status, "message_id", "") or "")
    )


def _trouble(refused: AnymailRequestsAPIError) -> Trouble:
    said, status = str(refused)[:300], refused.status_code
    if status is None and _never_left(refused):
        return Passing("The sending service could not be reached.", said=said, of_all=True)
    if status == THROTTLED:
        return Passing("The sending service asks us to slow down.", said=said, of_all=True, wait=timedelta(minutes=1))
    if status in NOT_READY:
        return Passing("The sending service is not ready.", said=said, of_all=True)
    if status in NOT_SIGNED_IN:
        return Permanent(
            "The sending service does not accept our key.",
            said=said,
            remedy="Enter a valid key in the mailbox's settings.",
            of_all=True,
        )
    if status is not None and 400 <= status < 500:
        return Permanent("The sending service refused it.", said=said)
    # No answer, a failure of its own, or a yes that can't be read: it may have been taken all the same.
    return Unknown("The sending service did not say whether it took the message.", said=said)


def _never_left(refused: AnymailRequestsAPIError) -> bool:
    """Whether no connection was made. One that broke later may have carried the whole message."""
    if isinstance(refused, ConnectTimeout | SSLError):
        return True
    return any(name in str(refused.__cause__) for name in ("NewConnectionError", "NameResolutionError"))
