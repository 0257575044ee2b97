"""Whose day? For managers: how far everybody is, and the way to each one's day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.review.queries import MemberDay, team_day
from followthrough.review.queries.team_day import MOST
from followthrough.rules.amounts import say_number
from followthrough.web import door, places
from followthrough.web.kit.lines import PersonLine


@door.manager_page
@require_safe
def team(request: door.MemberRequest) -> HttpResponse:
    days = team_day(request.member, at=door.now())
    return render(request, "today/team.html", {"lines": [_line(day) for day in days]})


def _line(day: MemberDay) -> PersonLine:
    late = f", {_counted(day.late)} late" if day.late else ""
    left = f"{_counted(day.left)} left{late}" if day.left else "Nothing left"
    return PersonLine(
        name=day.name,
        beneath=left,
        address=f"{places.HOME}?for={day.member_id}",
        end=f"{day.done} done",
    )


def _counted(number: int) -> str:
    return say_number(number, is_more=number >= MOST)


urlpatterns = [path("today/team/", team, name="team_day")]
