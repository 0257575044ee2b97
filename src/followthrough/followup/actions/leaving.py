"""When somebody leaves: their prospects go to another first, visibly, or they can't leave."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from followthrough.followup.actions import planning
from followthrough.followup.actions.bulk import hand_over_many
from followthrough.followup.models import Opportunity, Promise
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import StepsNeedAnOwner
from followthrough.journal.actions import lock
from followthrough.rules.words import PromiseState
from followthrough.team import actions as team
from followthrough.team.models import Membership

ATTEMPTS = 5  # colleagues may go on handing them prospects meanwhile


def leave_team(member: Membership, *, heir: Membership | None, by: Membership | None, at: datetime) -> int:
    """Hand all live prospects and promises over to `heir`, then deactivate. Returns how many were handed over.

    In portions, so that it can be stopped and run again. Refuses `StepsNeedAnOwner` when there are some and no heir
    is named, `OwnerNotHere` when the heir is not here, `LastAdmin`.
    """
    _refuse_early(member, heir)
    number = 0
    for _ in range(ATTEMPTS):
        if heir is not None and heir.pk != member.pk:
            number += hand_over_many(_owned(member), to=heir, by=by, at=at, note=f"{member.name} has left")
            _owed(member).update(member=heir)
        if _left(member, {"handed_over": number, "heir": heir.pk if heir else None}, by=by, at=at):
            return number
    raise StepsNeedAnOwner


def _refuse_early(member: Membership, heir: Membership | None) -> None:
    """What would be refused in the end is refused before anything is handed over."""
    if heir is not None:
        planning.require_member(heir, member.workspace_id)
    team.require_another_admin(member)


def _left(member: Membership, facts: dict[str, int | None], *, by: Membership | None, at: datetime) -> bool:
    """Deactivate, unless something came to them meanwhile. From the lock on nobody can hand them anything.

    No prospect is locked under it: somebody may hold one and wait for the member.
    """
    with transaction.atomic():
        team.require_another_admin(member)
        lock.hold(Membership.objects.filter(pk=member.pk))
        if _owned(member).exists() or _owed(member).exists():
            return False
        team.deactivate_member(member, facts, by=by, at=at)
    return True


def _owned(member: Membership) -> OpportunityQuerySet:
    return Opportunity.objects.filter(workspace_id=member.workspace_id, owner=member).live()


def _owed(member: Membership) -> QuerySet[Promise]:
    return Promise.objects.filter(workspace_id=member.workspace_id, member=member, state=PromiseState.OPEN)
