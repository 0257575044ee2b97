"""What is forgotten by itself: links that are spent, sessions that are over. The clock calls these."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q

from followthrough.team.models import SignInLink

KEPT = timedelta(days=7)  # for a week a spent link can still be told from one that never was


def forget_spent_links(*, at: datetime) -> int:
    """Links that were used or ran out more than a week ago. Returns how many."""
    spent = Q(used_at__lt=at - KEPT) | Q(expires_at__lt=at - KEPT)
    return SignInLink.objects.filter(spent).delete()[0]


def end_old_sessions(*, at: datetime) -> int:
    """Sessions whose time is over. Returns how many."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]
