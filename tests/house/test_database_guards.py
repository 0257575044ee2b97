"""What the migrations build besides tables is there at the end of all of them, on both databases.

SQLite drops triggers when a later migration remakes their table: this is where that is noticed.
"""

import importlib
import re

import pytest
from django.db import connection

from tests.house.source import PACKAGE

MADE = re.compile(
    r"CREATE\s+(?:UNIQUE\s+)?(TRIGGER|VIRTUAL\s+TABLE|INDEX)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", re.IGNORECASE
)


def _made_by_migrations(vendor: str) -> set[str]:
    """Names from the lists SQLITE and POSTGRESQL, as every migration with SQL of its own has them."""
    found: set[str] = set()
    for path in PACKAGE.glob("*/migrations/[0-9]*.py"):
        name = ".".join(("followthrough", *path.relative_to(PACKAGE).with_suffix("").parts))
        module = importlib.import_module(name)
        for statement in getattr(module, "POSTGRESQL" if vendor == "postgresql" else "SQLITE", ()):
            found |= {made[1] for made in MADE.findall(statement)}
    return found


@pytest.mark.django_db
def test_triggers_and_search_indexes_outlive_every_migration() -> None:
    wanted = _made_by_migrations(connection.vendor)
    assert {"opportunity_owner_works_here_on_insert", "member_who_owns_stays", "people_search"} <= wanted
    assert not wanted - _present()


@pytest.mark.django_db
def test_the_constraints_of_the_models_are_in_the_database() -> None:
    """`makemigrations --check` compares migrations with models; this compares the database with both."""
    from django.apps import apps

    missing = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("followthrough."):
                there = set(connection.introspection.get_constraints(cursor, model._meta.db_table))
                missing |= {constraint.name for constraint in model._meta.constraints} - there
    assert not missing


def _present() -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master",
        "postgresql": "SELECT tgname FROM pg_trigger UNION SELECT relname FROM pg_class",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {row[0] for row in cursor.fetchall()}
