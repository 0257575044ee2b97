"""A sending service by its HTTP interface, played by a server on loopback: taken, refused, waited for, unknown."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from followthrough.mailroom.actions import queue_message, send_due
from followthrough.mailroom.models import Mailbox, Message
from followthrough.mailroom.wires import service
from followthrough.mailroom.wires.service import Service
from followthrough.mailroom.wires.troubles import Passing, Permanent, Unknown
from followthrough.rules.messages import MailboxState, MessageState, SignInBy
from followthrough.team import sealing
from tests.cast import NOON, Cast
from tests.mailroom.stage import draft_to_anna, make_mailbox

BACKEND = "anymail.backends.postmark.EmailBackend"
TAKEN = {"ErrorCode": 0, "Message": "OK", "MessageID": "abc-1", "To": "anna.keller@brandt.example"}


class Played(BaseHTTPRequestHandler):
    """`status` 0 hangs up without a word."""

    status: ClassVar[int] = 200
    body: ClassVar[bytes] = json.dumps(TAKEN).encode()
    asked: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        if self.status:
            self.send_response(self.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(self.body)))
            self.end_headers()
            self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def playing(status: int = 200, body: bytes = json.dumps(TAKEN).encode()) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    asked: list[dict[str, Any]] = []
    part = type("Part", (Played,), {"status": status, "body": body, "asked": asked})
    with HTTPServer(("127.0.0.1", 0), part) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join(10)


def automatic_mailbox(cast: Cast, url: str) -> Mailbox:
    told = {"backend": BACKEND, "settings": {"server_token": "t", "api_url": url}}
    return make_mailbox(
        None,
        workspace=cast.workspace,
        sign_in_by=SignInBy.SERVICE,
        sealed_service=sealing.seal(json.dumps(told)),
        shown_name="Linden Motors",
    )


@pytest.mark.django_db
def test_automatic_mail_goes_by_the_service_with_its_headers(cast: Cast) -> None:
    with playing() as (url, asked):
        automatic_mailbox(cast, url)
        message = queue_message(draft_to_anna(cast, is_automatic=True, html="<p>Hello</p>"), by=None, at=NOON)
        assert send_due(at=NOON + timedelta(seconds=1)).sent == 1
    sent = Message.objects.get(pk=message.pk)
    headers = {each["Name"]: each["Value"] for each in asked[0]["Headers"]}
    assert (sent.state, sent.id_header) == (MessageState.SENT, message.id_header)
    assert asked[0]["From"] == "Linden Motors <hello@linden.example>"
    assert asked[0]["TextBody"].startswith("Hello Anna")
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Message-ID"] == f"<{message.id_header}>"


@pytest.mark.django_db
def test_a_key_that_is_not_accepted_stops_the_mailbox(cast: Cast) -> None:
    with playing(401, b'{"ErrorCode": 10, "Message": "no"}') as (url, _):
        mailbox = automatic_mailbox(cast, url)
        queue_message(draft_to_anna(cast, is_automatic=True), by=None, at=NOON)
        send_due(at=NOON + timedelta(seconds=1))
    mailbox.refresh_from_db()
    assert (mailbox.state, Message.objects.get().state) == (MailboxState.BROKEN, MessageState.QUEUED)


@pytest.mark.parametrize(
    ("status", "body", "trouble", "of_all"),
    [
        (429, b"{}", Passing, True),
        (503, b"{}", Passing, True),
        (403, b"{}", Permanent, True),
        (422, b'{"ErrorCode": 405, "Message": "not allowed"}', Permanent, False),
        (500, b"{}", Unknown, False),
        (504, b"{}", Unknown, False),
        (200, b"<html>", Unknown, False),
        (0, b"", Unknown, False),
    ],
)
def test_what_the_service_says_is_told_apart(status: int, body: bytes, trouble: type, of_all: bool) -> None:
    with playing(status, body) as (url, _), pytest.raises(trouble) as said:
        service.send(_service(url), _mail())
    assert said.value.of_all is of_all


def test_nobody_there_is_waited_for() -> None:
    with playing() as (url, _):
        pass
    with pytest.raises(Passing):
        service.send(_service(url), _mail())


def test_a_service_that_is_not_set_up_says_so() -> None:
    with pytest.raises(Permanent) as wrong:
        service.send(Service(backend="anymail.backends.nothing.EmailBackend"), _mail())
    assert wrong.value.of_all


def _service(url: str) -> Service:
    return Service(backend=BACKEND, settings=(("server_token", "t"), ("api_url", url)))


def _mail() -> Any:
    from django.core.mail import EmailMultiAlternatives

    return EmailMultiAlternatives("Hi", "Hello", "rosa@linden.example", ["anna@brandt.example"])
