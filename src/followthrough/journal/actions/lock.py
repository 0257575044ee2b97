"""Locking until the transaction ends, so that two who change the same thing go one after the other.

On SQLite whoever writes has the whole database to themselves; only PostgreSQL needs to be told.
"""

from typing import Any

from django.db import connection, models


def hold(rows: models.QuerySet[Any]) -> None:
    """Lock these rows, in the order of their keys.

    Read them in a statement of their own afterwards, joined or not. PostgreSQL must not lock and join in one: when
    somebody else changed a row meanwhile, it compares the changed one with what was joined to the old one, and a
    prospect who was moved to another stage at that moment would not be found at all.
    """
    if connection.features.has_select_for_update:
        list(rows.order_by("pk").select_for_update().values_list("pk"))


def share(rows: models.QuerySet[Any]) -> bool:
    """Whether there are such rows; if so nobody changes them until the transaction ends, though others may share."""
    sql, parameters = rows.order_by("pk").values_list("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} FOR SHARE" if connection.features.has_select_for_update else sql, parameters)
        return cursor.fetchone() is not None


def word(text: str) -> None:
    """Lock a word: for what is looked up and made when it is not there. Look again afterwards."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [text])
