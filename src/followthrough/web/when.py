"""Dates as people type them: “thu 10”, “in 2 weeks”, “after easter”; read at the door, and answered while one types."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.queries.moments import DateNotRead, calendar_of, read_moment
from followthrough.rules.dates import say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel
from followthrough.rules.worktime import Calendar
from followthrough.web import door, finding

__all__ = ["DateNotRead", "calendar_of", "meaning", "read_moment", "say_exactly", "urlpatterns"]


def say_exactly(moment: datetime, zone: ZoneInfo) -> str:
    """For hovering: "Thu 26 Nov 2026, 14:30"."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


@door.member_page
@require_safe
def meaning(request: door.MemberRequest) -> HttpResponse:
    """What the words typed so far mean. The text is in `text`, or in the field that `field` names."""
    text = request.GET.get("text") or request.GET.get(request.GET.get("field", ""), "")
    if not text.strip():
        return HttpResponse()
    at, member = door.now(), request.member
    calendar, channel = _whom(request, at)
    try:
        moment = read_moment(text, member, at=at, calendar=calendar, channel=channel)
    except Refusal as refusal:
        return render(request, "work/_meaning.html", {"wrong": refusal.message})
    zone = door.zone_of(member)
    said = {"said": say_date(moment, zone.key, at), "exactly": say_exactly(moment, zone), "moment": moment}
    return render(request, "work/_meaning.html", said | {"why": _why_unwise(calendar, channel, moment)})


def _whom(request: door.MemberRequest, at: datetime) -> tuple[Calendar | None, Channel | None]:
    """Whose day it is about: `whom` names the opportunity, `by` the channel."""
    whom, channel = request.GET.get("whom", ""), Channel.named(request.GET.get("by"))
    if not whom.isdecimal() or channel is None:
        return None, None
    return calendar_of(finding.visible_opportunity(request.member, int(whom)), at=at), channel


def _why_unwise(calendar: Calendar | None, channel: Channel | None, moment: datetime) -> str:
    return calendar.may_act(moment, channel).why if calendar and channel else ""


urlpatterns = [path("date/", meaning, name="date_meaning")]
