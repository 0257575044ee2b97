"""Links that sign somebody in once."""

from datetime import timedelta

import pytest

from followthrough.team import actions as team
from followthrough.team.models import SignInLink
from followthrough.team.refusals import LinkSpent, NameMissing
from tests.cast import NOON, Cast


def test_a_link_says_whose_it_is_once(cast: Cast) -> None:
    secret = team.make_sign_in_link(cast.rep.user, at=NOON)
    assert team.use_sign_in_link(secret, at=NOON + timedelta(hours=1)) == cast.rep.user
    with pytest.raises(LinkSpent):
        team.use_sign_in_link(secret, at=NOON + timedelta(hours=1))


def test_a_link_ends_with_its_time(cast: Cast) -> None:
    secret = team.make_sign_in_link(cast.rep.user, at=NOON, lasts=timedelta(minutes=5))
    with pytest.raises(LinkSpent):
        team.use_sign_in_link(secret, at=NOON + timedelta(minutes=5))


def test_a_link_of_somebody_who_may_no_longer_sign_in_is_spent(cast: Cast) -> None:
    secret = team.make_sign_in_link(cast.rep.user, at=NOON)
    cast.rep.user.is_active = False
    cast.rep.user.save()
    with pytest.raises(LinkSpent):
        team.use_sign_in_link(secret, at=NOON)


def test_the_secret_itself_is_not_kept(cast: Cast) -> None:
    secret = team.make_sign_in_link(cast.rep.user, at=NOON)
    assert secret not in str(list(SignInLink.objects.values_list()))


def test_each_link_has_a_secret_of_its_own(cast: Cast) -> None:
    first, second = (team.make_sign_in_link(cast.rep.user, at=NOON) for _ in range(2))
    assert team.use_sign_in_link(first, at=NOON) == team.use_sign_in_link(second, at=NOON) == cast.rep.user


def test_a_profile_needs_a_name(cast: Cast) -> None:
    with pytest.raises(NameMissing):
        team.change_profile(cast.rep, name=" \t ", theme="", at=NOON)
