"""Rows of two workspaces never meet: whatever a caller hands to a verb, it is refused and nothing is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from followthrough.followup import actions as followup
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Opening, Parking, StageMove
from followthrough.followup.models import Opportunity, Pipeline, Promise, Stage
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Tag
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, CloseReason, Outcome, PipelineKind, Purpose, Reason, State
from followthrough.team import actions as team
from followthrough.team.models import Membership, Team
from tests.cast import NOON, SALES_STAGES, Cast, make_opportunity, make_person, make_pipeline, stage_of

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=2)
CALLED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
WON = Ending(state=State.WON, reason=CloseReason.BOUGHT)


@dataclass(frozen=True, slots=True)
class House:
    """What Olga's workspace has: all of it must stay there. And a tag of ours."""

    member: Membership
    pipeline: Pipeline
    stage: Stage
    prospect: Opportunity
    tag: Tag
    team: Team
    our_tag: Tag


@pytest.fixture
def elsewhere(cast: Cast) -> House:
    olga = cast.outsider
    pipeline = make_pipeline(olga.workspace, "Sales", kind=PipelineKind.SALES, stages=SALES_STAGES)
    stage = stage_of(pipeline, "Proposal")
    prospect = make_opportunity(make_person(olga.workspace, "Zoe Zander"), olga, stage)
    tag = Tag.objects.create(workspace=olga.workspace, name="VIP")
    team = Team.objects.create(workspace=olga.workspace, name="East")
    return House(olga, pipeline, stage, prospect, tag, team, Tag.objects.create(workspace=cast.workspace, name="Own"))


def step(**columns: Any) -> NextStep:
    return NextStep(**{"purpose": Purpose.CLOSE, "channel": Channel.CALL, "due_at": LATER} | columns)


def opening(cast: Cast, **columns: Any) -> Opening:
    return Opening(**{"owner": cast.rep, "step": step(), "pipeline": cast.sales} | columns)


def everybodys(workspace_id: int) -> Any:
    return Opportunity.objects.filter(workspace_id=workspace_id)


Attempt = Callable[[Cast, House], object]
ATTEMPTS: dict[str, Attempt] = {
    "open for their member": lambda cast, other: followup.open_opportunity(
        cast.anna.person, opening(cast, owner=other.member), by=cast.rep, at=NOON
    ),
    "open in their pipeline": lambda cast, other: followup.open_opportunity(
        cast.anna.person, opening(cast, pipeline=other.pipeline), by=cast.rep, at=NOON
    ),
    "open in their stage": lambda cast, other: followup.open_opportunity(
        cast.anna.person, opening(cast, pipeline=other.pipeline, stage=other.stage), by=cast.rep, at=NOON
    ),
    "open for their person": lambda cast, other: followup.open_opportunity(
        other.prospect.person, opening(cast), by=cast.rep, at=NOON
    ),
    "add in their pipeline": lambda cast, other: followup.add_prospect(
        PersonDraft(name="Dora Dunn"), opening(cast, pipeline=other.pipeline), by=cast.rep, at=NOON
    ),
    "complete, next by their member": lambda cast, other: followup.complete_step(
        cast.anna, CALLED, step(owner=other.member), by=cast.rep, at=NOON
    ),
    "complete, care by their member": lambda cast, other: followup.complete_step(
        cast.anna,
        CALLED,
        Ending(state=State.WON, reason=CloseReason.BOUGHT, care=step(owner=other.member)),
        by=cast.rep,
        at=NOON,
    ),
    "complete into their stage": lambda cast, other: followup.complete_step(
        cast.anna, CALLED, step(), by=cast.rep, at=NOON, move=StageMove(stage=other.stage, evidence="Signed")
    ),
    "move into their stage": lambda cast, other: followup.move_stage(
        cast.anna, StageMove(stage=other.stage, evidence="Signed"), by=cast.rep, at=NOON
    ),
    "park with their member": lambda cast, other: followup.park(
        cast.anna, Parking(step=step(owner=other.member)), by=cast.rep, at=NOON
    ),
    "hand over to their member": lambda cast, other: followup.hand_over(
        cast.anna, to=other.member, by=cast.rep, at=NOON
    ),
    "promise by their member": lambda cast, other: followup.make_promise(
        cast.anna, "The sheet", due_at=LATER, by=cast.rep, at=NOON, answers=other.member
    ),
    "merge with their person": lambda cast, other: followup.merge_people(
        cast.anna.person, other.prospect.person, by=cast.rep, at=NOON
    ),
    "merge into their person": lambda cast, other: followup.merge_people(
        other.prospect.person, cast.anna.person, by=cast.rep, at=NOON
    ),
    "leave everything to their member": lambda cast, other: followup.leave_team(
        cast.rep, heir=other.member, by=cast.admin, at=NOON
    ),
    "leave nothing but a promise to their member": lambda cast, other: followup.leave_team(
        cast.manager, heir=other.member, by=cast.admin, at=NOON
    ),
    "remove a stage into theirs": lambda cast, other: followup.remove_stage(
        cast.anna.stage, into=other.stage, by=cast.admin, at=NOON
    ),
    "edit a stage by them": lambda cast, other: followup.edit_stage(
        cast.anna.stage, {"name": "Ours"}, by=other.member, at=NOON
    ),
    "tag with their tag": lambda cast, other: people.tag_person(cast.anna.person, other.tag, by=cast.rep, at=NOON),
    "tag their person": lambda cast, other: people.tag_person(
        other.prospect.person, other.our_tag, by=cast.rep, at=NOON
    ),
    "be covered by their member": lambda cast, other: team.add_absence(
        cast.rep, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2), cover=other.member, by=cast.rep, at=NOON
    ),
    "join their team": lambda cast, other: team.edit_member(cast.rep, {"team": other.team}, by=cast.admin, at=NOON),
    "come into their team": lambda cast, other: team.add_member(
        cast.workspace, email="new@linden.example", name="New", at=NOON, team=other.team
    ),
}
BY_THEM: dict[str, Attempt] = {
    "complete": lambda cast, other: followup.complete_step(cast.anna, CALLED, step(), by=other.member, at=NOON),
    "log": lambda cast, other: followup.log_touch(cast.anna, CALLED, by=other.member, at=NOON),
    "win": lambda cast, other: followup.conclude(cast.anna, WON, by=other.member, at=NOON),
    "note": lambda cast, other: followup.write_note(cast.anna, "Hello", by=other.member, at=NOON),
    "open": lambda cast, other: followup.open_opportunity(cast.anna.person, opening(cast), by=other.member, at=NOON),
    "promise": lambda cast, other: followup.make_promise(
        cast.anna, "The sheet", due_at=LATER, by=other.member, at=NOON
    ),
    "undo": lambda cast, other: followup.undo(
        followup.log_touch(cast.anna, CALLED, by=cast.rep, at=NOON), by=other.member, at=NOON
    ),
}


def everything() -> dict[str, list[str]]:
    """Every row of every table of ours."""
    tables: list[type[models.Model]] = [each for each in apps.get_models() if each.__module__.startswith("followth")]
    return {
        table.__name__: sorted(str(sorted(columns_of(row).items())) for row in table._base_manager.all())
        for table in tables
    }


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_belongs_elsewhere_is_refused(cast: Cast, elsewhere: House, attempt: str) -> None:
    followup.make_promise(cast.anna, "Ring", due_at=LATER, by=cast.rep, at=NOON, answers=cast.manager)
    was = everything()
    with pytest.raises(Refusal):
        ATTEMPTS[attempt](cast, elsewhere)
    assert everything() == was


@pytest.mark.parametrize("attempt", BY_THEM)
def test_nobody_acts_in_a_workspace_that_is_not_theirs(cast: Cast, elsewhere: House, attempt: str) -> None:
    with pytest.raises(Refusal):
        BY_THEM[attempt](cast, elsewhere)
    assert set(Opportunity.objects.filter(pk=cast.anna.pk).values_list("owner_id", "state")) == {
        (cast.rep.pk, State.OPEN)
    }


def test_verbs_on_many_touch_no_row_of_another_workspace(cast: Cast, elsewhere: House) -> None:
    everybody = Opportunity.objects.all()
    was = columns_of(Opportunity.objects.get(pk=elsewhere.prospect.pk))

    assert followup.hand_over_many(everybody, to=cast.manager, by=cast.admin, at=NOON) == 3
    assert followup.tag_many(everybody, elsewhere.our_tag, by=cast.admin, at=NOON) == 3
    assert followup.defer_many(everybody, to=LATER, delay=Delay(reason=Reason.THEY_ASKED), by=cast.admin, at=NOON) == 3
    assert followup.set_strategy_many(everybody, "large", by=cast.admin, at=NOON) == 3
    assert followup.park_many(everybody, Parking(step=step()), by=cast.admin, at=NOON) == 3
    silence = Ending(state=State.LOST, reason=CloseReason.SILENCE)
    assert followup.conclude_many(everybody, silence, by=cast.admin, at=NOON) == 3

    assert columns_of(Opportunity.objects.get(pk=elsewhere.prospect.pk)) == was


def test_nobody_acts_on_many_in_a_workspace_that_is_not_theirs(cast: Cast, elsewhere: House) -> None:
    rows, delay = everybodys(cast.workspace.pk), Delay(reason=Reason.THEY_ASKED)

    assert followup.defer_many(rows, to=LATER, delay=delay, by=elsewhere.member, at=NOON) == 0
    assert followup.hand_over_many(rows, to=cast.manager, by=elsewhere.member, at=NOON) == 0


def test_a_run_of_another_workspace_is_not_taken_back(cast: Cast, elsewhere: House) -> None:
    followup.hand_over_many(everybodys(cast.workspace.pk), to=cast.manager, by=cast.rep, at=NOON)
    taken = followup.undo_many(
        elsewhere.member.workspace_id, "hand_over", done_at=NOON, done_by=cast.rep.pk, by=elsewhere.member, at=NOON
    )
    assert taken == followup.Taken(0, 0)


def test_a_promise_is_not_settled_by_somebody_from_elsewhere(cast: Cast, elsewhere: House) -> None:
    owed = followup.make_promise(cast.anna, "Ring", due_at=LATER, by=cast.rep, at=NOON)
    with pytest.raises(Refusal):
        followup.keep_promise(owed, by=elsewhere.member, at=NOON)
    assert Promise.objects.get(pk=owed.pk).state == "open"
