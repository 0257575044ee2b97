"""The first step with somebody new, proposed before they are stored."""

from datetime import datetime

from followthrough.followup.models import Stage
from followthrough.followup.queries import our_time
from followthrough.rules.matching import normal_phone
from followthrough.rules.next_step import Action, Proposal, Situation, propose
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Bucket, ContactKind, PipelineKind, Purpose, Size, State
from followthrough.rules.worktime import Calendar, OurTime, TheirTime
from followthrough.rules.zones import candidate_zones
from followthrough.team.models import Membership
from followthrough.web.add.newcomer import Newcomer

PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


class NoPipeline(Refusal):
    message = "There is no sales pipeline yet. Ask an administrator to add one in the settings."


def stage_for(member: Membership) -> Stage:
    """Where new ones begin: the first stage of the first active sales pipeline. One statement. Refuses `NoPipeline`."""
    stages = Stage.objects.filter(
        workspace_id=member.workspace_id, pipeline__kind=PipelineKind.SALES, pipeline__is_active=True
    )
    stage = stages.select_related("pipeline").order_by("pipeline__position", "pipeline_id", "position").first()
    if stage is None:
        raise NoPipeline
    return stage


def proposals(newcomer: Newcomer, member: Membership, stage: Stage, *, at: datetime) -> list[Proposal]:
    """Steps only, best first. One statement: the member's absences."""
    ours = our_time(member, at=at)
    facts = Situation(
        now=at,
        state=State.OPEN,
        kind=PipelineKind.SALES,
        bucket=Bucket(stage.bucket),
        stage=stage.name,
        stage_purpose=Purpose(stage.goal),
        size=Size.SMALL,
        channels=newcomer.channels,
        zone=ours.zone,
        calendar=calendar(newcomer, ours),
    )
    return [each for each in propose(facts) if each.action == Action.STEP]


def calendar(newcomer: Newcomer, ours: OurTime) -> Calendar:
    """Our time and theirs, as far as the number tells."""
    phones = (normal_phone(point.shown, newcomer.country) for point in newcomer.points if point.kind in PHONES)
    zones = candidate_zones(next(filter(None, phones), ""))
    return Calendar(ours=ours, theirs=TheirTime(zones=zones))
