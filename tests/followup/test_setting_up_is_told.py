"""How a workspace is set up is told too: one verb, one line of the journal, by whom and what."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.followup import actions as followup
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Bucket, Purpose
from followthrough.team import actions as team
from followthrough.team.models import Membership
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
Does = Callable[[Cast, Membership], Any]
DAYS = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 4)}

VERBS: dict[str, Does] = {
    "add_tag": lambda cast, by: people.add_tag(cast.workspace, "Fair", by=by, at=NOON),
    "add_field": lambda cast, by: people.add_field(
        cast.workspace, "person", "Shoe size", kind="number", choices=[], by=by, at=NOON
    ),
    "add_team": lambda cast, by: team.add_team(cast.workspace, "North", by=by, at=NOON),
    "add_absence": lambda cast, by: team.add_absence(cast.rep, **DAYS, by=by, at=NOON),
    "add_pipeline": lambda cast, by: followup.add_pipeline(cast.workspace, "Fleet", by=by, at=NOON),
    "add_stage": lambda cast, by: followup.add_stage(
        cast.sales, "Trial", bucket=Bucket.CLOSING, goal=Purpose.CLOSE, by=by, at=NOON
    ),
    "order_stages": lambda cast, by: followup.order_stages(cast.sales, [cast.anna.stage_id], by=by, at=NOON),
    "save_list": lambda _, by: followup.save_list(by, "Quiet", {}, at=NOON),
}
TAKING_AWAY: dict[str, tuple[str, Callable[..., Any]]] = {
    "remove_tag": ("add_tag", people.remove_tag),
    "remove_field": ("add_field", people.remove_field),
    "remove_team": ("add_team", team.remove_team),
    "remove_absence": ("add_absence", team.remove_absence),
    "delete_list": ("save_list", followup.delete_list),
}


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_added_is_told_once(cast: Cast, verb: str) -> None:
    before = Entry.objects.count()
    VERBS[verb](cast, cast.admin)
    assert Entry.objects.count() == before + 1
    told = Entry.objects.latest("pk")
    assert (told.verb, told.workspace_id, told.actor_id, told.at) == (verb, cast.workspace.pk, cast.admin.pk, NOON)


@pytest.mark.parametrize("verb", TAKING_AWAY)
def test_what_is_taken_away_is_told_once(cast: Cast, verb: str) -> None:
    added, take_away = TAKING_AWAY[verb]
    made = VERBS[added](cast, cast.admin)
    before = Entry.objects.count()
    take_away(made, by=cast.admin, at=NOON)
    assert Entry.objects.count() == before + 1
    told = Entry.objects.latest("pk")
    assert (told.verb, told.actor_id) == (verb, cast.admin.pk)


@pytest.mark.parametrize("verb", ["add_tag", "add_team"])
def test_what_is_there_already_is_not_told_again(cast: Cast, verb: str) -> None:
    made = VERBS[verb](cast, cast.admin)
    before = Entry.objects.count()
    assert VERBS[verb](cast, cast.admin) == made
    assert Entry.objects.count() == before


@pytest.mark.parametrize("verb", sorted(VERBS.keys() - {"save_list"}))
def test_nobody_of_another_workspace_sets_ours_up(cast: Cast, verb: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refusal):
        VERBS[verb](cast, cast.outsider)
    assert Entry.objects.count() == before


def test_a_new_pipeline_can_hold_somebody(cast: Cast) -> None:
    assert followup.add_pipeline(cast.workspace, "Fleet", by=cast.admin, at=NOON).stages.count() == 1
