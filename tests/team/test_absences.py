"""Days away, and who stands in."""

from datetime import date

import pytest

from followthrough.team import actions as team
from followthrough.team.models import Absence
from followthrough.team.refusals import AbsenceUnreadable, CoverNotHere
from tests.cast import NOON, Cast, make_member

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 4)


def test_a_colleague_stands_in(cast: Cast) -> None:
    team.add_absence(cast.rep, first_day=FIRST, last_day=LAST, cover=cast.manager, by=cast.rep, at=NOON)
    assert Absence.objects.get().cover == cast.manager


def test_nobody_who_left_stands_in(cast: Cast) -> None:
    gone = make_member(cast.workspace, "Gus Gone", is_active=False)
    with pytest.raises(CoverNotHere):
        team.add_absence(cast.rep, first_day=FIRST, last_day=LAST, cover=gone, by=cast.rep, at=NOON)
    assert not Absence.objects.exists()


def test_no_absence_ends_before_it_begins(cast: Cast) -> None:
    with pytest.raises(AbsenceUnreadable):
        team.add_absence(cast.rep, first_day=LAST, last_day=FIRST, by=cast.rep, at=NOON)
