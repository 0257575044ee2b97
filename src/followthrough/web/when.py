"""Dates as people type them: “thu 10”, “in 2 weeks”, “after easter”; read at the door, and answered while one types."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup import queries as followup_queries
from followthrough.followup.models import Opportunity
from followthrough.rules.dates import ReadDate, read_date, say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel
from followthrough.rules.worktime import Calendar, NoSlot
from followthrough.team.models import Membership
from followthrough.web import door, finding

MONTH_FIRST = frozenset({"US", "PH"})
MORNING = time(9)
SOON = timedelta(hours=1)


class DateNotRead(Refusal):
    message = "Type a day, such as “thu 10”, “in 2 weeks” or “26 nov 14:30”."


class DatePassed(Refusal):
    message = "That moment has passed. Type today or a later day."


class TimeNotLawful(Refusal):
    message = "Calls and texts are not allowed at that hour. Choose another time, or another channel."


def read_moment(
    text: str,
    member: Membership,
    *,
    at: datetime,
    calendar: Calendar | None = None,
    channel: Channel | None = None,
) -> datetime:
    """The moment meant. A day without an hour gets the first good hour for both sides, where both are known.

    Refuses what can't be read, what has passed, and hours at which the law forbids this channel.
    """
    zone = door.zone_of(member)
    day_first = member.workspace.country not in MONTH_FIRST
    read = read_date(text, at.astimezone(zone), day_first=day_first)
    if read is None:
        raise DateNotRead(f"“{text.strip()[:60]}” is no date I can read. {DateNotRead.message}")
    moment = _at_the_hour(read, zone) if read.time else _at_a_good_hour(read, zone, at=at, both=(calendar, channel))
    if moment < at - timedelta(minutes=1):
        raise DatePassed
    if calendar and channel:
        _require_lawful(calendar, channel, moment)
    return moment


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


def calendar_of(opportunity: Opportunity, *, at: datetime) -> Calendar:
    """The owner's time and the person's. Two statements."""
    person = opportunity.person
    points = list(person.contact_points.filter(suppressed_at__isnull=True).order_by("position", "pk"))
    return followup_queries.calendar_of(opportunity.owner, person, points, at=at)


def _at_the_hour(read: ReadDate, zone: ZoneInfo) -> datetime:
    assert read.time is not None
    return datetime.combine(read.date, read.time, zone)


def _at_a_good_hour(
    read: ReadDate, zone: ZoneInfo, *, at: datetime, both: tuple[Calendar | None, Channel | None]
) -> datetime:
    calendar, channel = both
    morning = datetime.combine(read.date, MORNING, zone)
    if calendar and channel:
        try:
            slot = calendar.next_slot(max(datetime.combine(read.date, time.min, zone), at), channel)
        except NoSlot:
            return morning
        if slot.astimezone(zone).date() == read.date:
            return slot
    return morning if morning > at or read.date != at.astimezone(zone).date() else at + SOON


def _require_lawful(calendar: Calendar, channel: Channel, moment: datetime) -> None:
    verdict = calendar.may_act(moment, channel)
    if not verdict.allowed:
        raise TimeNotLawful(f"At that moment {verdict.why}. Choose another time, or another channel.")


def _why_unwise(calendar: Calendar | None, channel: Channel | None, moment: datetime) -> str:
    return calendar.may_act(moment, channel).why if calendar and channel else ""


urlpatterns = [path("date/", meaning, name="date_meaning")]
