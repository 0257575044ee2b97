"""Fixtures every test may use. Loaded by `tests/conftest.py` once Django is set up."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.team.models import Membership
from tests import cast as stage
from tests.cast import NOON, Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The workspace with everybody in it; rolled back after the test."""
    return stage.assemble()


@pytest.fixture
def cast_for_real(transactional_db: None) -> Cast:
    """The same, committed: for tests with threads or processes of their own."""
    return stage.assemble()


@pytest.fixture
def noon() -> datetime:
    """The moment everything happens around, to be passed to verbs as `at=`."""
    return NOON


@pytest.fixture
def at_noon() -> Iterator[time_machine.Traveller]:
    """The doors' clock stands at NOON; `.shift(seconds)` moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client_of() -> Callable[[Membership], Client]:
    """`client_of(member)`: a browser in which the member is signed in."""

    def signed_in(member: Membership) -> Client:
        client = Client()
        client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def statements() -> Callable[[], CaptureQueriesContext]:
    """`with statements() as seen: …; assert len(seen) <= 6` counts what reaches the database."""
    return lambda: CaptureQueriesContext(connection)
