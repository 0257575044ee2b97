"""Reads about who we are."""

import hashlib
from datetime import date, datetime

from django.db.models import QuerySet

from followthrough.team.models import Absence, Membership, SignInLink, User, Workspace
from followthrough.team.statement import Statement

MEMBERSHIPS = Statement(
    """
    SELECT {columns} FROM team_membership m
    JOIN team_user u ON u.id = m.user_id JOIN team_workspace w ON w.id = m.workspace_id
    WHERE m.user_id = %s AND m.is_active AND u.is_active ORDER BY m.id
    """,
    m=Membership,
    u=User,
    w=Workspace,
)


def memberships_of_user(user_id: int) -> list[Membership]:
    """Where an active user is an active member, oldest first, with user and workspace: one statement.

    Every page asks this first. Written out, because composing it by the ORM took longer than running it.
    """
    found: list[Membership] = []
    for member, user, workspace in MEMBERSHIPS.fetch(user_id):
        member.user, member.workspace = user, workspace
        found.append(member)
    return found


def away(workspace_id: int, day: date) -> QuerySet[Absence]:
    """Who is away on that day, with who stands in."""
    days = Absence.objects.filter(workspace_id=workspace_id).touching(day, day)
    return days.filter(member__is_active=True).select_related("member", "cover").order_by("last_day", "pk")


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
