"""Statements written out whose rows are whole records: where composing one by the ORM takes longer than running it.

    PEOPLE = Statement("SELECT {columns} FROM people_person p LEFT JOIN people_company c ON …", p=Person, c=Company)
    for person, company in PEOPLE.fetch(workspace_id): …

Each part is a model by the name the statement gives its table; a part that was joined and found nothing is None.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models

Step = Callable[[Any], Any]
Record = models.Model | None


class Statement:
    """The SQL with `{columns}` where those of the parts go. Values behind them, if any, come at the end of each row."""

    def __init__(self, text: str, **parts: type[models.Model]) -> None:
        self.text, self.parts = text, parts

    def fetch(self, *parameters: Any, **pieces: str) -> list[tuple[Any, ...]]:
        """All rows: a record for each part, then what else was selected. `pieces` fill other braces, never values."""
        with connection.cursor() as cursor:
            cursor.execute(self.text.format(columns=self._columns(), **pieces), [_in(each) for each in parameters])
            rows = cursor.fetchall()
        shapes = [_shape(model, connection.vendor) for model in self.parts.values()]
        return [_records(row, shapes) for row in rows]

    def _columns(self) -> str:
        return ", ".join(_columns_of(name, model) for name, model in self.parts.items())


@cache
def _columns_of(name: str, model: type[models.Model]) -> str:
    return ", ".join(f"{name}.{field.column}" for field in model._meta.concrete_fields)


@cache
def _shape(model: type[models.Model], vendor: str) -> tuple[type[models.Model], list[str], list[tuple[int, Step]]]:
    """A model, its attributes, and the columns whose values this database does not give as they are meant."""
    fields = model._meta.concrete_fields
    steps = [(at, step) for at, field in enumerate(fields) if (step := _converting(field))]
    return model, [field.attname for field in fields], steps


def _records(row: tuple[Any, ...], shapes: list[tuple[type[models.Model], list[str], list[tuple[int, Step]]]]) -> Any:
    values = iter(row)
    return (*(_record(list(islice(values, len(shape[1]))), *shape) for shape in shapes), *values)


def _record(values: list[Any], model: type[models.Model], names: list[str], steps: list[tuple[int, Step]]) -> Record:
    if values[0] is None:  # the primary key
        return None
    for at, step in steps:
        values[at] = step(values[at])
    return model.from_db(DEFAULT_DB_ALIAS, names, values)


def _converting(field: "models.Field[Any, Any]") -> Step | None:
    """The steps the ORM takes: booleans, moments and decimals of SQLite, JSON of both."""
    column = field.get_col(field.model._meta.db_table)
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert if steps else None


def _in(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
