"""Reads about who we are."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models

from followthrough.team.models import Membership, SignInLink, User, Workspace

Convert = Callable[[Any], Any]
PARTS: tuple[type[models.Model], ...] = (Membership, User, Workspace)


def memberships_of_user(user_id: int) -> list[Membership]:
    """Where an active user is an active member, oldest first, with user and workspace: one statement.

    Every page asks this first. Written out, because composing it by the ORM took longer than running it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_memberships_statement(), [user_id])
        rows = cursor.fetchall()
    return [_membership(row) for row in rows]


def good_link(secret: str, *, at: datetime) -> SignInLink | None:
    """The sign-in link of this secret with its user, while it is unused and young enough."""
    return (
        SignInLink.objects.filter(
            secret_hash=hashed(secret), used_at__isnull=True, expires_at__gt=at, user__is_active=True
        )
        .select_related("user")
        .first()
    )


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def _memberships_statement() -> str:
    joined = zip("muw", PARTS, strict=True)
    columns = ", ".join(f"{letter}.{field.column}" for letter, model in joined for field in model._meta.concrete_fields)
    return (
        f"SELECT {columns} FROM team_membership m"  # noqa: S608 - names of our own columns
        " JOIN team_user u ON u.id = m.user_id JOIN team_workspace w ON w.id = m.workspace_id"
        " WHERE m.user_id = %s AND m.is_active AND u.is_active ORDER BY m.id"
    )


def _membership(row: tuple[Any, ...]) -> Membership:
    values = iter(row)
    member, user, workspace = (
        model.from_db(DEFAULT_DB_ALIAS, names, [convert(next(values)) for convert in converts])
        for model, names, converts in _shapes(connection.vendor)
    )
    assert isinstance(member, Membership)
    assert isinstance(user, User)
    assert isinstance(workspace, Workspace)
    member.user, member.workspace = user, workspace
    return member


@cache
def _shapes(vendor: str) -> list[tuple[type[models.Model], list[str], list[Convert]]]:
    """Each part's model, its attributes, and how this database's value becomes an attribute's."""
    fields = [(model, model._meta.concrete_fields) for model in PARTS]
    return [(model, [each.attname for each in own], [_convert(each) for each in own]) for model, own in fields]


def _convert(field: "models.Field[Any, Any]") -> Convert:
    """The steps the ORM takes: booleans, moments and decimals of SQLite, JSON of both."""
    column = field.get_col(field.model._meta.db_table)
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert if steps else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
