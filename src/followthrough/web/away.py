"""Colleagues who are away: their due steps on the page of who stands in, and a word when somebody gives them more."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.review.queries import Span
from followthrough.review.queries.plan import due_rows, end_of
from followthrough.rules.amounts import counted
from followthrough.team import queries as team_queries
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.kit.words import isolated


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody for whom the member stands in today."""

    member_id: int
    name: str
    until: str
    due: int


def covered_by(member: Membership, *, at: datetime) -> list[Covered]:
    """Those who are away today, where any of their steps is due. Two statements, and one for each."""
    found = []
    for absence in team_queries.away(member.workspace_id, _today(member, at)).filter(cover=member):
        if due := _due(absence.member, member, at).count():
            found.append(Covered(absence.member_id, absence.member.name, _day(absence.last_day), due))
    return found


def away_words(to: Membership, *, at: datetime) -> str:
    """For whoever gives a colleague something: that they are away, until when, and who stands in. Else nothing."""
    absence = team_queries.away(to.workspace_id, _today(to, at)).filter(member=to).last()
    if absence is None:
        return ""
    stands_in = f"; {isolated(absence.cover.name)} stands in" if absence.cover else ""
    return f" {isolated(to.name)} is away until {_day(absence.last_day)}{stands_in}."


@door.member_page
@require_POST
def take_on(request: door.MemberRequest, member_id: int) -> HttpResponse:
    """What is due of a colleague who is away becomes one's own, visibly, with an undo."""
    member, at = request.member, door.now()
    days = team_queries.away(member.workspace_id, _today(member, at))
    absence = days.filter(cover=member, member_id=member_id).first()
    if absence is None:
        raise Http404
    note = f"{absence.member.name} is away until {_day(absence.last_day)}."
    taken = followup.hand_over_many(_due(absence.member, member, at), to=member, by=member, at=at, note=note)
    undo = f"{reverse('undo_way', args=['hand_over'])}?{urlencode({'at': at.isoformat()})}"
    toasts.say(
        request, f"{counted(taken, 'prospect')} of {isolated(absence.member.name)} on your plan.", undo_address=undo
    )
    return door.go(request, "today")


def _due(away: Membership, member: Membership, at: datetime) -> OpportunityQuerySet:
    """By the end of the day of who stands in."""
    return due_rows(away, end_of(Span.DAY, at, followup_queries.zone_of(member)))


def _today(member: Membership, at: datetime) -> date:
    return at.astimezone(followup_queries.zone_of(member)).date()


def _day(day: date) -> str:
    return date_format(day, "l j F")


urlpatterns = [path("today/away/<int:member_id>/", take_on, name="take_on")]
