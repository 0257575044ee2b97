"""Fetching is the permission: what a member may not see is not there, what they may not change is not theirs."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.team.models import Membership

NOT_YOURS = "This prospect is a colleague's. Ask them or your manager to hand it over."


def visible_opportunity(member: Membership, opportunity_id: int) -> Opportunity:
    """The opportunity with all that a screen names, in one statement. Http404 when the member may not see it."""
    found = _whole(Opportunity.objects.visible_to(member), opportunity_id, member)
    if found is None:
        raise Http404
    return found


def editable_opportunity(member: Membership, opportunity_id: int) -> Opportunity:
    """The same, for an act. PermissionDenied when the member sees it but may not change it."""
    found = _whole(Opportunity.objects.editable_by(member), opportunity_id, member)
    if found is None:
        visible_opportunity(member, opportunity_id)
        raise PermissionDenied(NOT_YOURS)
    return found


def _whole(rows: OpportunityQuerySet, opportunity_id: int, member: Membership) -> Opportunity | None:
    found = (
        rows.select_related("person__company", "stage", "pipeline", "owner", "discovery")
        .filter(pk=opportunity_id)
        .first()
    )
    if found is not None:
        found.workspace = found.owner.workspace = found.person.workspace = member.workspace  # the same one, at hand
    return found
