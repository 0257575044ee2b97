"""Another opportunity with somebody who is known, or the first with somebody nobody follows up."""

import pytest
from django.test import Client

from followthrough.followup.models import Opportunity
from tests.cast import Cast, make_member, make_person
from tests.web.doors import HTMX, ClientOf
from tests.web.test_add import newest, untouched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def test_the_first_step_is_proposed_and_one_press_begins(cast: Cast, rosa: Client) -> None:
    person = make_person(cast.workspace, "New Nora", email="nora@nord.example")
    address = f"/prospects/{person.pk}/opportunities/"
    form = rosa.get(address).content.decode()
    assert "Begin to follow up" in form
    answer = rosa.post(address, {"wants": "A van", "value": "12,500"} | untouched(form))
    row = newest()
    assert answer["Location"] == f"/prospects/{person.pk}/?opportunity={row.pk}"
    assert (row.person, row.owner, row.title, row.value, row.next_channel) == (
        person,
        cast.rep,
        "A van",
        12_500,
        "email",
    )


def test_a_second_one_stands_beside_the_first(cast: Cast, rosa: Client) -> None:
    address = f"/prospects/{cast.anna.person_id}/opportunities/"
    step = {"purpose": "qualify", "channel": "call", "when": "friday 10:00", "proposed": "x"}
    assert rosa.post(address, {"wants": "Wall box"} | step, headers=HTMX).status_code == 204 or newest()
    page = rosa.get(f"/prospects/{cast.anna.person_id}/").content.decode()
    assert "Also with them" in page
    assert "Wall box" in page


@pytest.mark.parametrize(
    "said", [{"value": "much"}, {"value": "-5"}, {"value": "1e99"}, {"value": "NaN"}, {"when": "blurb"}], ids=str
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_what_cannot_be_read_is_refused(said: dict, headers: dict, cast: Cast, rosa: Client) -> None:
    step = {"purpose": "qualify", "channel": "call", "when": "friday 10:00", "proposed": "x"}
    answer = rosa.post(f"/prospects/{cast.anna.person_id}/opportunities/", step | said, headers=headers)
    assert answer.status_code == 422
    assert Opportunity.objects.count() == 3


def test_who_may_begin(cast: Cast, client_of: ClientOf, rosa: Client) -> None:
    address = f"/prospects/{cast.anna.person_id}/opportunities/"
    assert client_of(make_member(cast.workspace, "Carl Cole")).get(address).status_code == 200
    assert client_of(cast.outsider).get(address).status_code in (404, 422)
    assert client_of(cast.outsider).post(address).status_code in (404, 422)
    assert Client().get(address).status_code == 302
    assert rosa.put(address).status_code == 405
    assert Opportunity.objects.count() == 3
