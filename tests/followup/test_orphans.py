"""The nightly search: whom nobody would follow up any more is found and named, even if the database let it pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.rules.words import NextBy, State
from followthrough.team.models import Membership
from followthrough.worker.schedule import SCHEDULE
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


@contextmanager
def guards_off() -> Iterator[Any]:
    """As after a dump that was restored without triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("opportunity_owner_works_here_on_update", "member_who_owns_stays"):
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE followup_opportunity DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE team_membership DISABLE TRIGGER USER")
        yield cursor


def test_there_are_none(cast: Cast) -> None:
    assert followup.repair_orphans(at=NOON) == []


def test_who_is_left_to_somebody_who_left_is_found(cast: Cast) -> None:
    with guards_off():
        Membership.objects.filter(pk=cast.rep.pk).update(is_active=False)
    assert followup.repair_orphans(at=NOON) == [cast.anna.pk, cast.ben.pk, cast.chloe.pk]


def test_who_belongs_to_somebody_of_another_workspace_is_found(cast: Cast) -> None:
    with guards_off():
        Opportunity.objects.filter(pk=cast.ben.pk).update(owner=cast.outsider)
    assert followup.repair_orphans(at=NOON) == [cast.ben.pk]


def test_whom_the_clock_should_have_woken_is_found(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(state=State.NURTURE, next_by=NextBy.MACHINE, next_due_at=NOON)
    assert followup.repair_orphans(at=NOON + timedelta(days=1)) == []
    assert followup.repair_orphans(at=NOON + timedelta(days=3)) == [cast.ben.pk]
    followup.wake_due(at=NOON + timedelta(days=3))
    assert followup.repair_orphans(at=NOON + timedelta(days=3)) == []


def test_the_clock_says_so_aloud(cast: Cast) -> None:
    act = next(each for each in SCHEDULE if each.verb is followup.repair_orphans)
    assert act.told([]) == "looked for prospects without a next step: found none"
    with pytest.raises(LookupError, match="2 prospects"):
        act.told([3, 4])
