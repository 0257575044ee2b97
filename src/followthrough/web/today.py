"""Today: the plan in order with reasons, done and left, what does not fit; the week and the month of the same steps."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity
from followthrough.mailroom.queries import inbox
from followthrough.review.queries import Plan, Span, plan_of
from followthrough.rules.amounts import say_minutes, say_number
from followthrough.team.models import Membership
from followthrough.web import away, balance, day_lines, days_ahead, door, places
from followthrough.web.inbox import lines as inbox_lines
from followthrough.web.kit.figures import filled
from followthrough.web.whose import whose_day

SPANS = {Span.DAY: "Today", Span.WEEK: "Week", Span.MONTH: "Month"}
MOST_WAITING = 5  # before the plan; the Inbox has them all
MOST_AHEAD = 300  # lines of a week or month; beyond that the list of prospects serves better


@door.member_page
@require_safe
def today(request: door.MemberRequest) -> HttpResponse:
    at, whose = door.now(), whose_day(request)
    span = Span.named(request.GET.get("span")) or Span.DAY
    if span != Span.DAY:
        return _ahead(request, whose, span, at=at)
    plan = plan_of(whose, at=at)
    is_empty = plan.balance.total == 0 and plan.total == 0 and not plan.promises
    waits = inbox.first_of(whose, at=at, most=MOST_WAITING)
    answered_first = {line.conversation.opportunity_id for line in waits}
    page = _head(request, whose, plan, span) | {
        "waits": _who_wrote(request, waits, plan, at),
        "waits_more": len(waits) == MOST_WAITING,
        "groups": day_lines.groups_of(plan, _drawing(request, whose, plan, at), but=answered_first),
        "balance": balance.bar(plan.balance, whose=_other(request, whose)),
        "is_empty": is_empty,
        "covered": away.covered_by(whose, at=at) if plan.stands_in and whose == request.member else (),
        "is_new": is_empty and not Opportunity.objects.visible_to(request.member).exists(),
    }
    return render(request, "today/today.html", page)


def _who_wrote(
    request: door.MemberRequest, waits: list[inbox.Line], plan: Plan, at: datetime
) -> list[inbox_lines.InboxLine]:
    """Who waits for an answer stands before all else, with what one key does about it."""
    me, back = request.member.pk, request.get_full_path()
    return [inbox_lines.draw(line, at=at, zone=plan.zone, member_id=me, back=back) for line in waits]


def _ahead(request: door.MemberRequest, whose: Membership, span: Span, *, at: datetime) -> HttpResponse:
    plan = plan_of(whose, at=at, span=span, most=MOST_AHEAD)
    drawing = _drawing(request, whose, plan, at)
    planned = days_ahead.of(plan, span, at=at, capacity=whose.capacity)
    page = {
        "load": days_ahead.load(planned, whose.capacity),
        "days": [(day, day_lines.lines_of(day.rows, drawing)) for day in planned if day.rows],
    }
    return render(request, "today/ahead.html", _head(request, whose, plan, span) | page)


def _head(request: door.MemberRequest, whose: Membership, plan: Plan, span: Span) -> dict[str, Any]:
    other, total = _other(request, whose), say_number(plan.total, is_more=plan.left_is_more)
    return {
        "plan": plan,
        "whose": whose,
        "is_own": other is None,
        "title": days_ahead.title(plan.day),
        "percent": filled(plan.done, plan.total),
        "total": total,
        "ring_words": f"{plan.done} of {total} done",
        "left": say_minutes(plan.minutes_left),
        "needed": say_minutes(plan.minutes_needed),
        "is_over": plan.minutes_needed > plan.minutes_left,
        "spans": [(SPANS[each], _address(each, other), each == span) for each in Span],
        "first": plan.rows[0] if plan.rows else None,
        "more": max(plan.left - len(plan.rows), 0),
    }


def _drawing(request: door.MemberRequest, whose: Membership, plan: Plan, at: datetime) -> day_lines.Drawing:
    back = "" if _other(request, whose) is None else quote(_address(Span.DAY, whose), safe="/")
    return day_lines.Drawing(at=at, zone=plan.zone, currency=request.member.workspace.currency, back=back)


def _other(request: door.MemberRequest, whose: Membership) -> Membership | None:
    return None if whose.pk == request.member.pk else whose


def _address(span: Span, other: Membership | None) -> str:
    asked = {"span": span.value} if span != Span.DAY else {}
    asked |= {"for": str(other.pk)} if other else {}
    return f"{places.HOME}?{urlencode(asked)}" if asked else places.HOME


urlpatterns = [path("today/", today, name="today")]
