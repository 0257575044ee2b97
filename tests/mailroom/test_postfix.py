"""Through a real mail server: what we write arrives as written, and what comes back says which mail it was."""

import os
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from followthrough.mailroom import files
from followthrough.mailroom.actions import queue_message, send_due
from followthrough.mailroom.carriers import POOL
from followthrough.mailroom.models import Message
from followthrough.people.models import ContactPoint
from followthrough.rules.messages import MessageState
from followthrough.rules.reading import bounces
from followthrough.rules.reading.mail import open_mail
from followthrough.rules.reading.verdict import Kind
from tests.cast import NOON, Cast
from tests.mailroom.stage import draft_to_anna, make_mailbox, queue_to_anna
from tests.servers import postfix, smtp
from tests.servers.postfix import Postfix

SOON = NOON + timedelta(seconds=11)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not postfix.is_installed() and not os.environ.get("CI"), reason="Postfix (run as root) is not installed here"
    ),
]


@pytest.fixture
def server(settings: Settings) -> Iterator[Postfix]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with smtp.serving(smtp.Sink(rcpt={"*": "550 5.1.1 Nobody here"})) as elsewhere:
        with postfix.serving(elsewhere.port) as running:
            yield running
        POOL.close()


def test_what_is_written_arrives_as_written_and_what_comes_back_names_its_mail(cast: Cast, server: Postfix) -> None:
    make_mailbox(cast.rep, smtp_port=server.port, shown_name="Rösa Reed")
    kept = files.store([b"\x00offer" * 500], name="Angebot für Söhne.pdf", media_type="application/pdf")
    text = "Grüße,\n.\n..\nFrom here\n" + "ä" * 2000 + "\n"
    first = queue_to_anna(cast, subject="Über die Garantie", text=text, attachments=(kept,))
    back = queue_message(
        draft_to_anna(cast, person=_somebody_elsewhere(cast), opportunity=cast.ben), by=cast.rep, at=NOON
    )
    refused = queue_message(
        draft_to_anna(cast, person=_nobody_here(cast), opportunity=cast.chloe), by=cast.rep, at=NOON
    )

    assert send_due(at=SOON).sent == 2, server.log()

    arrived = server.mails_of("anna")[0]
    assert arrived["Subject"] == "Über die Garantie"
    assert arrived["From"] == "Rösa Reed <rosa@linden.example>"
    assert arrived["Message-ID"] == f"<{first.id_header}>"
    body = arrived.get_body(["plain"])
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text
    assert next(arrived.iter_attachments()).get_content() == b"\x00offer" * 500

    bounce = server.mails_of("rosa")[0]
    verdict = bounces.read(open_mail(bounce.as_bytes()))
    assert verdict is not None
    assert (verdict.kind, verdict.original_id) == (Kind.BOUNCE, back.id_header)
    assert back.id_header.partition("@")[0] in bounce.as_string(), "Original-Envelope-Id"

    assert Message.objects.get(pk=refused.pk).state == MessageState.REFUSED
    assert not ContactPoint.objects.get(value="nobody@brandt.example").is_valid


def _somebody_elsewhere(cast: Cast) -> object:
    ContactPoint.objects.filter(value="ben@okafor.example").update(value="ben@elsewhere.example")
    return cast.ben.person


def _nobody_here(cast: Cast) -> object:
    ContactPoint.objects.filter(value="chloe@atelier-martin.example").update(value="nobody@brandt.example")
    return cast.chloe.person
