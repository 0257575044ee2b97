"""The red bar."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.journal.models import Heartbeat
from followthrough.team.models import Membership
from tests.cast import NOON, Cast

ClientOf = Callable[[Membership], Client]


@pytest.mark.parametrize(("ago", "said"), [(timedelta(seconds=10), False), (timedelta(minutes=3), True)])
def test_a_clock_that_stands_still_is_said_on_every_page(
    ago: timedelta, said: bool, cast: Cast, client_of: ClientOf, at_noon: object
) -> None:
    Heartbeat.objects.create(name="clock", ended_at=NOON - ago)
    client = client_of(cast.rep)
    assert ("The clock has stood still" in client.get("/pulse/").content.decode()) is said
    assert 'hx-get="/pulse/"' in client.get("/profile/").content.decode()


def test_the_pulse_is_for_members_and_costs_one_statement_more(
    cast: Cast, client_of: ClientOf, statements: Callable[[], CaptureQueriesContext]
) -> None:
    assert Client().get("/pulse/").status_code == 302
    client = client_of(cast.rep)
    assert client.post("/pulse/").status_code == 405
    with statements() as seen:
        client.get("/pulse/")
    assert len(seen) == 3
