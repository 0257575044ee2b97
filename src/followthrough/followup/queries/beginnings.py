"""How it begins with somebody new: where they stand first, and the first step, proposed before they are stored."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.followup.models import Stage
from followthrough.followup.queries.times import our_time
from followthrough.rules.next_step import Action, Proposal, Situation, propose
from followthrough.rules.words import Bucket, Channel, PipelineKind, Purpose, Size
from followthrough.rules.worktime import Calendar, OurTime, TheirTime
from followthrough.rules.zones import candidate_zones
from followthrough.team.models import Membership

USUAL_CHANNELS = (Channel.CALL, Channel.TEXT, Channel.EMAIL)


def first_stage(workspace_id: int) -> Stage | None:
    """Where new ones begin: the first stage of the first active sales pipeline. One statement."""
    stages = Stage.objects.filter(
        workspace_id=workspace_id, pipeline__kind=PipelineKind.SALES, pipeline__is_active=True
    )
    return stages.select_related("pipeline").order_by("pipeline__position", "pipeline_id", "position").first()


def first_steps(
    member: Membership, stage: Stage, *, at: datetime, channels: Sequence[Channel] = (), phone: str = "", size: Size
) -> list[Proposal]:
    """Steps only, best first. `phone` (E.164) tells their zone; no channels: as most people can be reached."""
    ours = our_time(member, at=at)
    facts = Situation(
        now=at,
        bucket=Bucket(stage.bucket),
        stage=stage.name,
        stage_purpose=Purpose(stage.goal),
        size=size,
        channels=tuple(channels) or USUAL_CHANNELS,
        zone=ours.zone,
        calendar=calendar_with(ours, phone),
    )
    return [proposal for proposal in propose(facts) if proposal.action == Action.STEP]


def calendar_with(ours: OurTime, phone: str) -> Calendar:
    """Our time and theirs, as far as the number (E.164) tells."""
    return Calendar(ours=ours, theirs=TheirTime(zones=candidate_zones(phone)))
