"""When somebody leaves: their prospects go to another first, visibly, or they can't leave."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.actions import planning
from followthrough.followup.actions.bulk import hand_over_many
from followthrough.followup.models import Opportunity, Promise
from followthrough.followup.refusals import StepsNeedAnOwner
from followthrough.rules.words import PromiseState
from followthrough.team import actions as team
from followthrough.team.models import Membership


def leave_team(member: Membership, *, heir: Membership | None, by: Membership | None, at: datetime) -> int:
    """Hand all live prospects and promises over to `heir`, then deactivate. Returns how many were handed over.

    Refuses `StepsNeedAnOwner` when there are some and no heir is named, `OwnerNotHere` when the heir is not here.
    """
    if heir is not None:
        planning.require_member(heir, member.workspace_id)
    with transaction.atomic():
        owned = Opportunity.objects.filter(workspace_id=member.workspace_id, owner=member).live()
        number = 0
        if heir is not None and heir.pk != member.pk:
            number = hand_over_many(owned, to=heir, by=by, at=at, note=f"{member.name} has left")
            Promise.objects.filter(workspace_id=member.workspace_id, member=member, state=PromiseState.OPEN).update(
                member=heir
            )
        elif owned.exists():
            raise StepsNeedAnOwner
        team.deactivate_member(member, by=by, at=at)
    return number
