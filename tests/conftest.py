"""The test bed: a data folder and a database of this run's own, before Django loads.

`pytest` runs on SQLite, `pytest --db postgres` on a PostgreSQL server started for the run. The cast and the fixtures
stand in `tests/cast.py` and `tests/fixtures.py`. A conftest.py further down must not import models at its top: it is
read before Django is set up.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from tests import postgres

settings.register_profile("untimed", deadline=None)  # a busy machine is no failing test
settings.load_profile("untimed")

PREFIX = "followthrough-test-"
FOLDER = pytest.StashKey[Path]()
NEEDS_DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})
CLUSTER = pytest.StashKey[postgres.Cluster]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("followthrough")
    group.addoption("--db", choices=("sqlite", "postgres"), default="sqlite", help="which database the tests run on")
    group.addoption("--only-database", action="store_true", help="leave out the tests that need no database")
    group.addoption("--slow", action="store_true", help="also run the tests marked slow")
    group.addoption("--journeys", action="store_true", help="also run the journeys in a real browser")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.option.help or config.option.version:
        return
    if not hasattr(config, "workerinput"):  # a worker (pytest -n) inherits all of it from the main process
        _choose_surroundings(config)

    import django

    django.setup()
    config.pluginmanager.import_plugin("tests.fixtures")


def pytest_unconfigure(config: pytest.Config) -> None:
    if (cluster := config.stash.get(CLUSTER, None)) is not None:
        cluster.stop()
    if (folder := config.stash.get(FOLDER, None)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.option.db}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is run only when asked for."""
    left_out = [item for item in items if _is_left_out(config, item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not _is_left_out(config, item)]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """On SQLite the tests use a file with the options of production, so that threads and processes can share it."""
    from django.db import connections

    if request.config.option.db == "sqlite":
        worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
        name = Path(os.environ["FOLLOWTHROUGH_DATA"]) / f"test-{worker}.sqlite3"
        connections["default"].settings_dict["TEST"]["NAME"] = str(name)


def _choose_surroundings(config: pytest.Config) -> None:
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        raise pytest.UsageError(
            "DJANGO_SETTINGS_MODULE is set, so Django would load before the tests have a data folder of their own."
            " Unset it and run again."
        )
    for name in ("DATABASE_URL", "SECRET_KEY", "HOST", "PORT", "PUBLIC_URL", "DEBUG"):
        os.environ.pop(name, None)  # a developer's own surroundings must not reach the tests
    _clean_up_stale()
    config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    os.environ["FOLLOWTHROUGH_DATA"] = str(config.stash[FOLDER])
    if config.option.db == "postgres":
        os.environ["DATABASE_URL"] = _start_cluster(config).url()
    os.environ["DJANGO_SETTINGS_MODULE"] = "followthrough.config.settings"


def _clean_up_stale() -> None:
    """The folders of runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not postgres.is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _start_cluster(config: pytest.Config) -> postgres.Cluster:
    postgres.clean_up_stale()
    try:
        cluster = postgres.Cluster()
    except postgres.NotInstalled as missing:
        raise pytest.UsageError(str(missing)) from None
    config.stash[CLUSTER] = cluster
    cluster.start()
    return cluster


def _is_left_out(config: pytest.Config, item: pytest.Item) -> bool:
    if config.option.only_database and not _needs_database(item):
        return True
    if item.get_closest_marker("slow") and not config.option.slow:
        return True
    return bool(item.get_closest_marker("journey")) and not config.option.journeys


def _needs_database(item: pytest.Item) -> bool:
    """Whether it could tell one database from the other: tests of the rules could not."""
    if item.get_closest_marker("django_db") or item.get_closest_marker("both"):
        return True
    return not NEEDS_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
