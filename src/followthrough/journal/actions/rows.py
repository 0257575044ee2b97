"""Many rows at once: reserved ids and plain tuples, by COPY on PostgreSQL and long INSERTs on SQLite.

For verbs that store thousands of rows (an import, the sample): building a model instance each costs ten times as
much as storing it. Columns that are not named get their field's default. Runs inside the caller's transaction.
"""

import gc
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
else:
    Column = models.Field
Row = Sequence[Any]
AT_ONCE = 400  # rows of one statement on SQLite

encode = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@contextmanager
def without_collecting() -> Iterator[None]:
    """A portion makes a hundred thousand small objects, none of them in circles: looking for circles among them again
    and again takes a fifth of an import or a hand-over.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def reserve_ids(model: type[models.Model], number: int) -> range | list[int]:
    """That many new ids of a table. On SQLite they are taken by the insert that must follow in this transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, number]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    first = (found[0] if found else 0) + 1
    return range(first, first + number)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert plain tuples; `columns` are attribute names ("owner_id"). Returns how many rows were stored.

    The database checks everything it always checks; the model's validators are not run.
    """
    fields = _fields(model, columns)
    rest = [field for field in model._meta.concrete_fields if field not in fields and not field.primary_key]
    constants = next(iter(_adapted(rest, [[field.get_default() for field in rest]])))
    adapted = ((*row, *constants) for row in _adapted(fields, rows))
    names = [
        connection.ops.quote_name(str(field.column)) for field in (*fields, *rest)
    ]  # “references” is a word of SQL
    store = _copy if connection.vendor == "postgresql" else _insert_many
    return store(model._meta.db_table, names, adapted)


def delete_rows(model: type[models.Model], column: str, ids: Collection[int]) -> int:
    """Delete the rows whose `column` (an attribute name) is one of these. Nothing cascades: the database refuses it
    when another row still points at one of them. Returns how many went.
    """
    sql, parameters = _one_of(column, ids)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE {sql}", parameters)  # noqa: S608
        return int(cursor.rowcount)


def pointed_at(model: type[models.Model], ids: Collection[int], *, but_by: Collection[type[models.Model]]) -> set[int]:
    """Which of these rows some row of another table points at, whatever table it is; `but_by` does not count."""
    found: set[int] = set()
    if not ids:
        return found
    for table, column in _pointing(model, but_by):
        sql, parameters = _one_of(column, ids)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {sql}", parameters)  # noqa: S608
            found.update(row[0] for row in cursor.fetchall())
    return found


def _pointing(model: type[models.Model], but_by: Collection[type[models.Model]]) -> Iterator[tuple[str, str]]:
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ManyToOneRel) and field.related_model not in but_by:
            yield field.related_model._meta.db_table, field.field.column


def _one_of(column: str, ids: Collection[int]) -> tuple[str, list[Any]]:
    """A condition with one parameter, however many the ids are."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [list(ids)]
    listed = "(SELECT value FROM json_each(%s))"
    return f"{column} IN {listed}", [json.dumps(list(ids))]


def _fields(model: type[models.Model], columns: Sequence[str]) -> list[Column]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in columns]


def _adapted(fields: Sequence[Column], rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as the driver takes them: only the columns that need it are touched."""
    adapters = [(index, adapter) for index, field in enumerate(fields) if (adapter := _adapter(field))]
    for row in rows:
        values = list(row)
        for index, adapt in adapters:
            values[index] = adapt(values[index])
        yield values


def _adapter(field: Column) -> Callable[[Any], Any] | None:
    """How a Python value of this field is handed to the driver; none when it can go as it is."""
    if isinstance(field, models.JSONField):
        return _json_text
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        return _naive_text
    return _text if isinstance(field, models.DateField | models.TimeField | models.DecimalField) else None


@lru_cache(maxsize=4096)
def _naive_text(moment: datetime | None) -> str | None:
    """As Django stores moments in SQLite: UTC, without saying so. Most rows of a portion share their moments."""
    return None if moment is None else str(moment.astimezone(UTC).replace(tzinfo=None))


def _json_text(value: object) -> str | None:
    if value is None:
        return None
    return encode(value) if value != {} else "{}"


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _copy(table: str, names: list[str], rows: Iterable[Row]) -> int:
    stored = 0
    sql = f"COPY {table} ({', '.join(names)}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)
            stored += 1
    return stored


def _insert_many(table: str, names: list[str], rows: Iterable[Row]) -> int:
    """Several hundred rows in one statement: SQLite prepares its CHECK lists, and the search index that a trigger
    keeps, once for each statement. A row at a time costs twice as much, in the search index five times.
    """
    connection.ensure_connection()
    driver: sqlite3.Connection = connection.connection
    at_once = min(AT_ONCE, driver.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(names))
    stored = 0
    with connection.wrap_database_errors:
        for portion in _portions(rows, at_once):
            driver.execute(_insert(table, tuple(names), len(portion)), list(chain.from_iterable(portion)))
            stored += len(portion)
    return stored


@lru_cache(maxsize=64)
def _insert(table: str, names: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * rows)}"  # noqa: S608


def _portions(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    rows = iter(rows)
    while portion := list(islice(rows, size)):
        yield portion
