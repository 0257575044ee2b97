"""Spent links and sessions that are over are forgotten; what still works stays."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from followthrough.team import actions as team
from followthrough.team.models import SignInLink
from tests.cast import NOON, Cast

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def test_links_are_forgotten_a_week_after_they_were_spent(cast: Cast) -> None:
    for secret, expires, used in (
        ("fresh", NOON + DAY, None),
        ("ran out yesterday", NOON - DAY, None),
        ("ran out long ago", NOON - WEEK - DAY, None),
        ("used long ago", NOON + DAY, NOON - WEEK - DAY),
    ):
        SignInLink.objects.create(user=cast.rep.user, secret_hash=secret, expires_at=expires, used_at=used)
    assert team.forget_spent_links(at=NOON) == 2
    assert set(SignInLink.objects.values_list("secret_hash", flat=True)) == {"fresh", "ran out yesterday"}


def test_sessions_that_are_over_end(cast: Cast) -> None:
    Session.objects.create(session_key="over", session_data="", expire_date=NOON - DAY)
    Session.objects.create(session_key="going on", session_data="", expire_date=NOON + DAY)
    assert team.end_old_sessions(at=NOON) == 1
    assert Session.objects.get().session_key == "going on"
