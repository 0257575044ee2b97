"""Keysets: a page begins after the last row of the one before, however deep it lies."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Field, Func, Model, Q, Value
from django.db.models.expressions import OrderBy

from followthrough.followup.models import Opportunity

LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Keys:
    """Columns by which rows are ordered, all in one direction; the last is unique.

    `led_by` are columns that hold one value only in these rows: named in the order, so that the index is seen to fit.
    """

    paths: tuple[str, ...]
    down: bool = False
    led_by: tuple[str, ...] = ()
    model: type[Model] = Opportunity

    @property
    def order(self) -> list[OrderBy]:
        return [OrderBy(F(path), descending=self.down) for path in (*self.led_by, *self.paths)]

    def of(self, row: Model) -> tuple[Any, ...]:
        """The row's own values."""
        return tuple(_value(row, path) for path in self.paths)

    def after(self, values: Sequence[Any]) -> Q:
        """What comes after these values."""
        typed = [Value(value, output_field=each) for each, value in zip(self.columns, values, strict=True)]
        return Q(Beyond(*(F(path) for path in self.paths), *typed, sign="<" if self.down else ">"))

    @property
    def columns(self) -> "list[Field[Any, Any]]":
        return [column_of(self.model, path) for path in self.paths]


class Beyond(Func):
    """`(a, b) > (x, y)`, which both databases look up as one range of an index on (a, b)."""

    output_field = BooleanField()

    def __init__(self, *expressions: Any, sign: str) -> None:
        super().__init__(*expressions)
        self.sign = sign

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        written: list[str] = []
        values: list[Any] = []
        for each in self.source_expressions:
            sql, parameters = compiler.compile(each)
            written.append(sql)
            values += parameters
        half = len(written) // 2
        return f"({', '.join(written[:half])}) {self.sign} ({', '.join(written[half:])})", values


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: in which stretch of the list, and after which values of its keys."""

    leg: str
    values: tuple[Any, ...] = ()

    def write(self) -> str:
        plain = [value.isoformat() if isinstance(value, datetime) else value for value in self.values]
        text = json.dumps([self.leg, *(str(value) if isinstance(value, Decimal) else value for value in plain)])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """None when it is no cursor of ours: the list then begins at its beginning."""
        if not text or len(text) > LONGEST:
            return None
        try:
            leg, *values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        except (ValueError, TypeError, binascii.Error):
            return None
        return cls(leg, tuple(values)) if isinstance(leg, str) else None

    def typed(self, keys: Keys) -> "Cursor | None":
        """The same with values as the keys' columns have them; none if they are others'."""
        if not self.values:
            return self
        if len(self.values) != len(keys.paths):
            return None
        try:
            read = [each.to_python(value) for each, value in zip(keys.columns, self.values, strict=True)]
        except (ValidationError, ValueError, TypeError, ArithmeticError):
            return None
        return None if None in read else Cursor(self.leg, tuple(read))


def column_of(model: Any, path: str) -> "Field[Any, Any]":
    """The column at the end of a path, e.g. `person__sort_name`."""
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    field: Any = next(each for each in model._meta.concrete_fields if name in (each.name, each.attname))
    column: Field[Any, Any] = field.target_field if field.is_relation else field
    return column


def _value(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row
