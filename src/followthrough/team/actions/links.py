"""Links that sign somebody in once. A signing in belongs to a user, not to a workspace: no journal tells of it."""

import secrets
from datetime import datetime, timedelta

from followthrough.team import queries
from followthrough.team.models import SignInLink, User
from followthrough.team.refusals import LinkSpent

LASTS = timedelta(hours=24)


def make_sign_in_link(user: User, *, at: datetime, lasts: timedelta = LASTS) -> str:
    """A secret that signs this user in once, until it expires. Only its hash is kept."""
    secret = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, secret_hash=queries.hashed(secret), expires_at=at + lasts)
    return secret


def use_sign_in_link(secret: str, *, at: datetime) -> User:
    """Whose link it is; from now on it is spent. Refuses `LinkSpent`."""
    link = queries.good_link(secret, at=at)
    # The condition stands in the UPDATE too: of two who press at the same moment one comes in.
    if link is None or not SignInLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=at):
        raise LinkSpent
    return link.user
