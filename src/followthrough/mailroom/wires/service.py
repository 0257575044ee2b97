"""The wire to a sending service, by django-anymail: what the service's interface answers, as an answer or a trouble."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from anymail.exceptions import AnymailError, AnymailRequestsAPIError
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection
from requests.exceptions import ConnectionError as NotConnected
from requests.exceptions import ConnectTimeout, RequestException

from followthrough.mailroom.wires.troubles import Answer, Passing, Permanent, Trouble, Unknown

PATIENCE = 30  # seconds
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
    cause = refused.__cause__
    if status is None and isinstance(cause, RequestException):
        never_left = isinstance(cause, ConnectTimeout | NotConnected) and "Read timed out" not in str(cause)
        if never_left and "aborted" not in str(cause).lower():
            return Passing("The sending service could not be reached.", said=said, of_all=True)
        return Unknown("The connection ended before the service answered.", said=said)
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
    if status is None or status >= 500:
        return Unknown("The sending service failed and did not say whether it took the message.", said=said)
    return Permanent("The sending service refused it.", said=said)
