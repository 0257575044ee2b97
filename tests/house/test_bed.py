"""The test bed itself does what every other test relies on."""

import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from followthrough.followup.models import Opportunity
from followthrough.team.models import Workspace
from tests.cast import Cast


def test_the_run_has_a_data_folder_of_its_own() -> None:
    assert Path(os.environ["FOLLOWTHROUGH_DATA"]).resolve() == settings.DATA
    assert settings.DATA.parent == Path(tempfile.gettempdir()).resolve()


@pytest.mark.django_db
def test_the_run_uses_the_database_that_was_asked_for(pytestconfig: pytest.Config) -> None:
    wanted = {"sqlite": "sqlite", "postgres": "postgresql"}[pytestconfig.option.db]
    assert connection.vendor == wanted


@pytest.mark.django_db
def test_sqlite_runs_with_the_options_of_production() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("speaks of SQLite's options")
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
    assert found == {"journal_mode": "wal", "foreign_keys": 1}


def test_the_outsider_works_elsewhere(cast: Cast) -> None:
    assert cast.outsider.workspace_id != cast.workspace.pk
    assert not Opportunity.objects.visible_to(cast.outsider).exists()
    assert Opportunity.objects.visible_to(cast.rep).live().count() == 3


def test_the_signed_in_client_carries_a_session(cast: Cast, client_of: Callable[..., Client]) -> None:
    assert client_of(cast.rep).session["_auth_user_id"] == str(cast.rep.user_id)


def test_statements_are_counted(cast: Cast, statements: Callable) -> None:
    with statements() as seen:
        list(Opportunity.objects.all())
    assert len(seen) == 1


def test_committed_rows_reach_another_thread(cast_for_real: Cast) -> None:
    names: list[str] = []

    def look() -> None:
        names.extend(Workspace.objects.order_by("name").values_list("name", flat=True))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert names == ["Harbour Homes", "Linden Motors"]
