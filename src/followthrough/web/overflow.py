"""What does not fit the day, and the three ways out of it, each with one press."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Delay, NextStep, Parking
from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.review.queries import Overflow, overflow_of, plan_of
from followthrough.rules.amounts import counted, say_minutes
from followthrough.rules.ranking import Way, WayOut
from followthrough.rules.words import Channel, Purpose, Reason
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.away import away_words
from followthrough.web.kit.words import isolated

REST_DAYS = 90
MORNING = time(9)
TOO_FULL = "The day held more than fits."
ICONS = {Way.MOVE: "move", Way.HAND_OVER: "hand-over", Way.LET_GO: "park"}
VERBS = {Way.MOVE: "defer", Way.HAND_OVER: "hand_over", Way.LET_GO: "park"}
ACTS = {Way.MOVE: "Move", Way.HAND_OVER: "Hand over", Way.LET_GO: "Let go"}


@dataclass(frozen=True, slots=True)
class ShownWay:
    way: Way
    icon: str
    act: str
    why: str
    count: int
    saves: str


@door.member_page
@require_safe
def overflow(request: door.MemberRequest) -> HttpResponse:
    at = door.now()
    found = _overflow(request.member, at)
    page = {
        "overflow": found,
        "over": say_minutes(found.minutes_over),
        "ways": [_shown(way) for way in found.ways if way.count],
        "colleagues": colleagues_by_room(request.member, at=at) if found.ways[1].count else [],
    }
    return render(request, "today/_overflow.html" if request.htmx else "today/overflow.html", page)


@door.member_page
@require_POST
def take_way(request: door.MemberRequest, way: str) -> HttpResponse:
    """Go one of the ways with all it names, as they stand at this moment."""
    if Way.named(way) is None:
        raise Http404
    at, member = door.now(), request.member
    chosen = next(each for each in _overflow(member, at).ways if each.way == way)
    rows = Opportunity.objects.editable_by(member).filter(pk__in=chosen.keys)
    match chosen.way:
        case Way.MOVE:
            words = _move(chosen, rows, by=member, at=at)
        case Way.HAND_OVER:
            words = _hand_over(rows, _colleague(request), by=member, at=at)
        case _:
            words = _let_go(rows, by=member, at=at)
    toasts.say(request, words, undo_address=_undo_address(chosen.way, at))
    return door.go(request, "today")


@door.member_page
@require_POST
def undo_way(request: door.MemberRequest, way: str) -> HttpResponse:
    """Take back what one went with this way at that moment, as far as nothing was built on it."""
    gone, done_at, member = Way.named(way), _moment(request.GET.get("at", "")), request.member
    if gone is None or done_at is None:
        raise Http404
    taken = followup.undo_many(
        member.workspace_id, VERBS[gone], done_at=done_at, done_by=member.pk, by=member, at=door.now()
    )
    left = f" {taken.built_upon} had gone on since and were left." if taken.built_upon else ""
    toasts.say(request, f"Taken back: {counted(taken.back, 'prospect')}.{left}")
    return door.go(request, "today")


def colleagues_by_room(member: Membership, *, at: datetime) -> list[Membership]:
    """Colleagues who work here, the one with the emptiest day first. One statement."""
    tomorrow = datetime.combine(at.astimezone(door.zone_of(member)).date() + timedelta(days=1), time.min)
    until = tomorrow.replace(tzinfo=door.zone_of(member))
    others = Membership.objects.of_workspace(member.workspace_id).active().exclude(pk=member.pk)
    due = Opportunity.objects.filter(workspace_id=member.workspace_id).on_a_persons_plan().filter(next_due_at__lt=until)
    busy = due.values("owner_id").annotate(minutes=Sum("next_minutes")).values_list("owner_id", "minutes")
    minutes = dict(busy)
    return sorted(others, key=lambda other: (minutes.get(other.pk, 0) - other.capacity, other.name))


def _undo_address(way: Way, at: datetime) -> str:
    return f"{reverse('undo_way', args=[way])}?{urlencode({'at': at.isoformat()})}"


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _overflow(member: Membership, at: datetime) -> Overflow:
    plan = plan_of(member, at=at)
    return overflow_of(member, at=at, minutes_left=plan.minutes_left)


def _shown(way: WayOut) -> ShownWay:
    return ShownWay(way.way, ICONS[way.way], ACTS[way.way], way.why, way.count, say_minutes(way.minutes))


def _move(chosen: WayOut, rows: OpportunityQuerySet, *, by: Membership, at: datetime) -> str:
    zone = followup_queries.zone_of(by)
    by_day: dict[date, list[int]] = defaultdict(list)
    for key, day in zip(chosen.keys, chosen.days, strict=True):
        by_day[day].append(key)
    delay = Delay(reason=Reason.SCATTERED, note=TOO_FULL)
    moved = sum(
        followup.defer_many(
            rows.filter(pk__in=keys), to=datetime.combine(day, MORNING, zone), delay=delay, by=by, at=at
        )
        for day, keys in by_day.items()
    )
    return f"Moved {counted(moved, 'step')} to {counted(len(by_day), 'day')} with room."


def _hand_over(rows: OpportunityQuerySet, to: Membership, *, by: Membership, at: datetime) -> str:
    given = followup.hand_over_many(rows, to=to, by=by, at=at, note=TOO_FULL)
    away = away_words(to, at=at)
    return f"Handed {counted(given, 'prospect')} to {isolated(to.name)}, with everything that was agreed.{away}"


def _let_go(rows: OpportunityQuerySet, *, by: Membership, at: datetime) -> str:
    wake = NextStep(purpose=Purpose.RE_ENGAGE, channel=Channel.CALL, due_at=at + timedelta(days=REST_DAYS))
    parked = followup.park_many(rows, Parking(step=wake, why=TOO_FULL), by=by, at=at)
    return f"Let {counted(parked, 'prospect')} go for {REST_DAYS} days. If one raises a hand, they are back at once."


def _colleague(request: door.MemberRequest) -> Membership:
    asked = request.POST.get("to", "")
    here = Membership.objects.of_workspace(request.member.workspace_id).active()
    found = here.filter(pk=int(asked) if asked.isdecimal() else 0).first()
    if found is None:
        raise Http404
    return found


urlpatterns = [
    path("today/overflow/", overflow, name="overflow"),
    path("today/overflow/<str:way>/", take_way, name="take_way"),
    path("today/overflow/<str:way>/undo/", undo_way, name="undo_way"),
]
