"""The way from nothing to the whole house and back again, in a database of its own, on both databases."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.house.source import PACKAGE

ROOMS = ("capture", "followup", "people", "team", "journal")
PATIENCE = 240  # seconds


@pytest.fixture
def surroundings(tmp_path: Path, transactional_db: None) -> dict[str, str]:
    """Those of a program with an empty database beside the one of the tests."""
    around = os.environ | {"FOLLOWTHROUGH_DATA": str(tmp_path), "PYTHONPATH": str(PACKAGE.parent)}
    if connection.vendor == "sqlite":
        return around | {"DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}"}
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS from_nothing")
        cursor.execute("CREATE DATABASE from_nothing")
    return around | {"DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/from_nothing"}


def run(surroundings: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "django", *arguments]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


@pytest.mark.slow
def test_every_migration_leads_there_and_back_and_there_again(surroundings: dict[str, str]) -> None:
    run(surroundings, "migrate")
    for room in ROOMS:
        run(surroundings, "migrate", room, "zero")
    told = run(surroundings, "showmigrations", *ROOMS)
    assert "[X]" not in told
    run(surroundings, "migrate")
    assert "[ ]" not in run(surroundings, "showmigrations", *ROOMS)
