"""The databases know what their tables hold after a look."""

import pytest
from django.db import connection

from followthrough.journal import actions as journal
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


def known(index: str) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'followup_opportunity'")
        else:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE idx = %s", [index])
        return bool(cursor.fetchone()[0])


def test_a_look_tells_the_database_what_its_tables_hold(cast: Cast) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_stat1")
    assert not known("plan_in_order")
    assert "indexes" in journal.look_anew(at=NOON)
    assert known("plan_in_order")
