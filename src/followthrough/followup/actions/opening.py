"""How an opportunity begins: never without its first step."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from followthrough.followup.actions import deed, planning
from followthrough.followup.actions.pipelines import start_pipelines
from followthrough.followup.drafts import Opening
from followthrough.followup.models import Opportunity, Stage
from followthrough.followup.refusals import NextStepRequired, WrongStage
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Role, Size, State
from followthrough.team import actions as team
from followthrough.team.models import Membership, Workspace


def open_opportunity(person: Person, opening: Opening, *, by: Membership | None, at: datetime) -> Opportunity:
    """Store a new opportunity with its next step. Refuses a step that is incomplete, and owners who left."""
    with transaction.atomic():
        return _open(person, opening, by=by, at=at)


def add_prospect(draft: PersonDraft, opening: Opening, *, by: Membership | None, at: datetime) -> Opportunity:
    """A new person with their first opportunity, in one transaction."""
    with transaction.atomic():
        person = people.add_person(draft, workspace=opening.owner.workspace, by=by, at=at)
        return _open(person, opening, by=by, at=at)


def start_workspace(name: str, *, email: str, your_name: str, at: datetime, **settings: Any) -> Membership:
    """A selling organisation of one's own, ready to work: pipelines to start with, and you as its administrator.

    Unreadable settings (a zone, a currency) raise Django's ValidationError, and nothing is stored.
    """
    with transaction.atomic():
        workspace = team.add_workspace(name, at=at, **settings)
        start_pipelines(workspace)
        return team.add_member(workspace, email=email, name=your_name, role=Role.ADMIN, at=at)


def size_of(value: Decimal, workspace: Workspace) -> Size:
    """Small, medium or large beside what the workspace calls so."""
    if value >= workspace.large_from:
        return Size.LARGE
    return Size.MEDIUM if value >= workspace.medium_from else Size.SMALL


def _open(person: Person, opening: Opening, *, by: Membership | None, at: datetime) -> Opportunity:
    if opening.step is None:
        raise NextStepRequired
    planning.require_member(opening.owner, person.workspace_id)
    refuse_strangers(person.workspace_id, opening.pipeline, opening.stage)
    row = _row(person, opening, at=at)
    act = deed.begin("open", row, by=by, at=at)
    planning.set_step(act, opening.step)
    act.facts |= {"title": row.title, "source": row.source, "value": row.value, "owner": row.owner_id}
    deed.finish_new(act)
    return row


def _row(person: Person, opening: Opening, *, at: datetime) -> Opportunity:
    stage = opening.stage or Stage.objects.filter(pipeline=opening.pipeline).order_by("position").first()
    if stage is None or stage.pipeline_id != opening.pipeline.pk:
        raise WrongStage
    return Opportunity(
        workspace_id=person.workspace_id,
        person=person,
        pipeline=opening.pipeline,
        stage=stage,
        owner=opening.owner,
        title=opening.title[:200],
        source=opening.source[:80],
        value=opening.value,
        chance=stage.chance,
        size=opening.size or size_of(opening.value, opening.owner.workspace),
        strategy=opening.strategy,
        state=State.OPEN,
        bucket=stage.bucket,
        opened_at=at,
        stage_entered_at=at,
        hand_raised_at=at if opening.raised_hand else None,
        hand_raised_how=opening.raised_hand[:200],
    )
