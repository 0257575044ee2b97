"""What a signature adds to the record: offered beside the mail, taken over by one press."""

from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client

from followthrough.mailroom.actions.consequences import follow
from followthrough.mailroom.models import Message
from followthrough.people.models import Person
from followthrough.rules.reading.verdict import Intent, Signature
from tests.cast import NOON, Cast
from tests.mailroom.incoming import came, reply
from tests.web.doors import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

SIGNED = Signature(
    text="Anna Keller, Head of Fleet",
    name="Anna Keller",
    title="Head of Fleet",
    phones=("+4940123456", "+4915112345678"),
)


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def said(response: HttpResponse) -> str:
    return response.content.decode()


def signed_reply(cast: Cast) -> Message:
    read = replace(reply(Intent.QUESTION, "Is it still there?"), signature=SIGNED)
    message = came(cast.anna, read)
    follow(message, at=NOON)
    return message


def test_what_a_signature_adds_is_offered_and_taken_over_by_one_press(cast: Cast, rosa: Client) -> None:
    address = f"/inbox/{signed_reply(cast).conversation_id}/"
    page = said(rosa.get(address))
    assert "Number: +4940123456" in page
    assert "What they do: Head of Fleet" in page
    assert "Number: +4915112345678" not in page  # it is on record
    for news in ("phone:+4940123456", "title:Head of Fleet"):
        rosa.post(f"{address}signature/", {"news": news})
    person = Person.objects.get(pk=cast.anna.person_id)
    assert person.job_title == "Head of Fleet"
    assert person.contact_points.filter(value="+4940123456").count() == 1
    assert "Their signature says" not in said(rosa.get(address))


def test_nothing_is_taken_over_that_the_signature_does_not_say(cast: Cast, rosa: Client) -> None:
    address = f"/inbox/{signed_reply(cast).conversation_id}/signature/"
    rosa.post(address, {"news": "title:King"})
    rosa.post(address)
    assert rosa.get(address).status_code == 405
    assert Person.objects.get(pk=cast.anna.person_id).job_title == ""
