"""Whose plan is looked at: one's own, or for managers a colleague's."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from followthrough.team.models import Membership
from followthrough.web import door


def whose_day(request: door.MemberRequest) -> Membership:
    """The member's own day, or for a manager the day of the member that `for` names."""
    asked, member = request.GET.get("for", ""), request.member
    if not asked or asked == str(member.pk):
        return member
    if not member.sees_all:
        raise PermissionDenied("You see your own day. The days of others are for managers.")
    found = (
        Membership.objects.of_workspace(member.workspace_id).active().filter(pk=int(asked) if asked.isdecimal() else 0)
    )
    other = found.first()
    if other is None:
        raise Http404
    other.workspace = member.workspace
    return other
