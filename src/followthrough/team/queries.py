"""Reads about who we are."""

import hashlib
from datetime import datetime

from followthrough.team.models import Membership, SignInLink


def memberships_of_user(user_id: int) -> list[Membership]:
    """Where an active user is an active member, oldest first, with user and workspace: one statement."""
    return list(
        Membership.objects.active()
        .filter(user_id=user_id, user__is_active=True)
        .select_related("user", "workspace")
        .order_by("pk")
    )


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
