"""The counters: looked at every night, counted anew where they drifted."""

from decimal import Decimal

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Tally
from followthrough.worker.schedule import SCHEDULE
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(cast: Cast) -> Cast:
    followup.recount(cast.workspace.pk)
    return cast


def test_right_counters_are_left_alone(counted: Cast) -> None:
    Opportunity.objects.filter(pk=counted.ben.pk).update(value=Decimal("0.10"))
    followup.recount(counted.workspace.pk)
    rows = set(Tally.objects.values_list("pk", flat=True))
    assert followup.recount_drifted(at=NOON) == 0
    assert set(Tally.objects.values_list("pk", flat=True)) == rows


@pytest.mark.parametrize("wrong", [{"number": 7}, {"value": Decimal("0.02")}], ids=str)
def test_a_wrong_counter_is_found_and_mended(counted: Cast, wrong: dict[str, object]) -> None:
    Tally.objects.filter(stage=counted.anna.stage).update(**wrong)
    assert followup.recount_drifted(at=NOON) == 1
    tally = Tally.objects.get(stage=counted.anna.stage)
    assert (tally.number, tally.value) == (1, Decimal(48_000))
    assert followup.recount_drifted(at=NOON) == 0


def test_a_missing_counter_and_one_of_nothing_are_found(counted: Cast) -> None:
    Tally.objects.filter(stage=counted.anna.stage).delete()
    assert followup.recount_drifted(at=NOON) == 1
    Tally.objects.create(
        workspace=counted.workspace, owner=counted.manager, stage=counted.ben.stage, state="won", number=1
    )
    assert followup.recount_drifted(at=NOON) == 1
    assert Tally.objects.count() == 3


def test_the_clock_looks_every_night() -> None:
    assert followup.recount_drifted in [act.verb for act in SCHEDULE]
