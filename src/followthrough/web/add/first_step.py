"""The first step with somebody new, proposed before they are stored."""

from datetime import datetime

from followthrough.followup.models import Stage
from followthrough.followup.queries import beginnings
from followthrough.rules.matching import normal_phone
from followthrough.rules.next_step import Proposal
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import ContactKind, Size
from followthrough.rules.worktime import Calendar, OurTime
from followthrough.team.models import Membership
from followthrough.web.add.newcomer import Newcomer

PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


class NoPipeline(Refusal):
    message = "There is no sales pipeline yet. Ask an administrator to add one in the settings."


def stage_for(member: Membership) -> Stage:
    """Where new ones begin. One statement. Refuses `NoPipeline`."""
    stage = beginnings.first_stage(member.workspace_id)
    if stage is None:
        raise NoPipeline
    return stage


def proposals(newcomer: Newcomer, member: Membership, stage: Stage, *, at: datetime) -> list[Proposal]:
    """Steps only, best first. One statement: the member's absences."""
    return beginnings.first_steps(
        member, stage, at=at, channels=newcomer.channels, phone=_phone(newcomer), size=Size.SMALL
    )


def calendar(newcomer: Newcomer, ours: OurTime) -> Calendar:
    """Our time and theirs, as far as the number tells."""
    return beginnings.calendar_with(ours, _phone(newcomer))


def _phone(newcomer: Newcomer) -> str:
    """The first number that can be read, in E.164."""
    phones = (normal_phone(point.shown, newcomer.country) for point in newcomer.points if point.kind in PHONES)
    return next(filter(None, phones), "")
