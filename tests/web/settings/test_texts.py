"""The settings of a line for texts: who may, what is refused in words, what a test of it finds."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from followthrough.mailroom.models import TextLine
from followthrough.team import sealing
from followthrough.team.models import Membership
from tests.cast import Cast
from tests.mailroom.provider import ACCOUNT, NUMBER, TOKEN, Fault, Provider
from tests.mailroom.stage import make_line

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ClientOf = Callable[[Membership], Client]

TYPED = {
    "number": "030 12345",
    "name": "Showroom",
    "base_url": "https://texts.example",
    "account": ACCOUNT,
    "token": TOKEN,
    "per_day": "200",
    "per_hour": "40",
    "gap_seconds": "3",
}


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with Provider() as running:
        yield running


def connected(cast: Cast, client_of: ClientOf, **typed: str) -> TextLine:
    client_of(cast.admin).post("/settings/texts/new/", TYPED | typed)
    return TextLine.objects.get()


def test_everybody_looks_and_administrators_change(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of)
    page = client_of(cast.rep).get("/settings/texts/")
    assert page.status_code == 200
    assert "+493012345" in page.content.decode()
    assert TOKEN not in page.content.decode()
    for address in ("new/", f"{line.pk}/", f"{line.pk}/test/", f"{line.pk}/switch/"):
        assert client_of(cast.rep).post(f"/settings/texts/{address}", TYPED).status_code == 403
        assert Client().post(f"/settings/texts/{address}", TYPED).status_code == 302


def test_a_number_is_connected_with_its_key_sealed(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of)
    assert (line.number, line.name, line.per_day, line.state) == ("+493012345", "Showroom", 200, "new")
    assert TOKEN not in line.sealed_token
    assert sealing.unseal(line.sealed_token) == TOKEN


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "a friend"}, "no phone number"),
        ({"base_url": "texts.example"}, "Type the provider"),
        ({"base_url": "http://texts.example"}, "Only https"),
        ({"base_url": "https://[::1"}, "Type the provider"),
        ({"account": ""}, "Copy the account"),
        ({"token": ""}, "Copy the key"),
        ({"per_day": "0"}, "greater than or equal"),
    ],
)
def test_what_cannot_be_is_said(cast: Cast, client_of: ClientOf, wrong: dict[str, str], said: str) -> None:
    answer = client_of(cast.admin).post("/settings/texts/new/", TYPED | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not TextLine.objects.exists()


def test_a_number_is_connected_once(cast: Cast, client_of: ClientOf) -> None:
    connected(cast, client_of)
    answer = client_of(cast.admin).post("/settings/texts/new/", TYPED)
    assert answer.status_code == 422
    assert "connected already" in answer.content.decode()


def test_an_empty_key_keeps_the_stored_one(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of)
    client_of(cast.admin).post(f"/settings/texts/{line.pk}/", TYPED | {"token": "", "name": "Workshop"})
    line.refresh_from_db()
    assert (line.name, sealing.unseal(line.sealed_token)) == ("Workshop", TOKEN)


def test_a_test_says_step_by_step_what_works(cast: Cast, client_of: ClientOf, provider: Provider) -> None:
    line = connected(cast, client_of, base_url=provider.url, number=NUMBER)
    page = client_of(cast.admin).post(f"/settings/texts/{line.pk}/test/").content.decode()
    for words in ("answers and lets us in", "belongs to the account", "reach this machine"):
        assert words in page
    line.refresh_from_db()
    assert (line.state, line.trouble) == ("well", "")


def test_a_test_tells_what_to_do(cast: Cast, client_of: ClientOf, provider: Provider) -> None:
    for typed, words in (
        ({"token": "another"}, "does not let us in"),
        ({"base_url": f"{provider.url}/elsewhere"}, "no such account"),
        ({"number": "+4930999999"}, "none of the account"),
    ):
        line = connected(cast, client_of, **({"base_url": provider.url, "number": NUMBER} | typed))
        page = client_of(cast.admin).post(f"/settings/texts/{line.pk}/test/").content.decode()
        assert words in page
        line.refresh_from_db()
        assert (line.state, bool(line.remedy)) == ("broken", True)
        line.delete()


def test_a_provider_that_is_not_well_is_no_crash(cast: Cast, client_of: ClientOf, provider: Provider) -> None:
    line = connected(cast, client_of, base_url=provider.url, number=NUMBER)
    provider.reading_faults = [Fault(500)]
    answer = client_of(cast.admin).post(f"/settings/texts/{line.pk}/test/")
    assert answer.status_code == 200
    assert "did not answer" in answer.content.decode()


def test_a_key_nobody_can_open_is_said(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of)
    TextLine.objects.update(sealed_token="gAAAAAsomething")
    page = client_of(cast.admin).post(f"/settings/texts/{line.pk}/test/").content.decode()
    assert "Type the key again" in page


def test_a_private_address_is_not_reached(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of, base_url="https://192.168.0.7")
    page = client_of(cast.admin).post(f"/settings/texts/{line.pk}/test/").content.decode()
    assert "leads into a private network" in page


def test_a_line_is_switched_off_and_on(cast: Cast, client_of: ClientOf) -> None:
    line = connected(cast, client_of)
    admin = client_of(cast.admin)
    for form, on in (({}, False), ({"on": "1"}, True)):
        admin.post(f"/settings/texts/{line.pk}/switch/", form)
        line.refresh_from_db()
        assert line.is_active is on


def test_the_page_costs_few_statements(cast: Cast, client_of: ClientOf, statements: Any) -> None:
    for number in range(5):
        make_line(cast.workspace, number=f"+4930{number}")
    rep = client_of(cast.rep)
    with statements() as seen:
        rep.get("/settings/texts/")
    assert len(seen) <= 5
