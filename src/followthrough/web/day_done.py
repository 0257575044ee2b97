"""The end of the day: what was achieved, what tomorrow holds. Nothing else to sell."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.queries import zone_of
from followthrough.review.queries.plan import MOST_COUNTED
from followthrough.rules.amounts import counted, say_minutes
from followthrough.rules.words import ANSWERED, Direction, Outcome
from followthrough.team.models import Membership
from followthrough.web import door

MOST_LOOKED_AHEAD = 14  # days


@dataclass(frozen=True, slots=True)
class Achieved:
    """Contacts of one's own since midnight, and in how many of them the other side was heard."""

    contacts: int
    heard: int
    agreed: int

    @property
    def sentence(self) -> str:
        heard = f", {self.heard} of them with an answer" if self.heard else ""
        agreed = f", {counted(self.agreed, 'agreement')}" if self.agreed else ""
        return f"{counted(self.contacts, 'contact')} today{heard}{agreed}."


@dataclass(frozen=True, slots=True)
class NextDay:
    word: str
    number: int
    minutes: str


@door.member_page
@require_safe
def day_done(request: door.MemberRequest) -> HttpResponse:
    at = door.now()
    page = {"achieved": achieved(request.member, at=at), "next_day": next_day(request.member, at=at)}
    return render(request, "today/_day_done.html" if request.htmx else "today/day_done.html", page)


def achieved(member: Membership, *, at: datetime) -> Achieved:
    midnight = datetime.combine(at.astimezone(zone_of(member)).date(), time.min, zone_of(member))
    own = Touch.objects.filter(
        workspace_id=member.workspace_id, member=member, at__gte=midnight, direction=Direction.OUT
    )
    numbers = dict(own.values_list("outcome").annotate(number=Count("pk")))
    heard = sum(number for outcome, number in numbers.items() if outcome in ANSWERED)
    return Achieved(sum(numbers.values()), heard, numbers.get(Outcome.AGREED, 0))


def next_day(member: Membership, *, at: datetime) -> NextDay | None:
    """The next day on which something is due; none within two weeks is none."""
    zone = zone_of(member)
    today = at.astimezone(zone).date()
    tomorrow = datetime.combine(today + timedelta(days=1), time.min, zone)
    own = Opportunity.objects.filter(workspace_id=member.workspace_id).owned_by(member.pk).on_a_persons_plan()
    coming = own.filter(next_due_at__gte=tomorrow, next_due_at__lt=at + timedelta(days=MOST_LOOKED_AHEAD))
    steps = coming.order_by("next_due_at").values_list("next_due_at", "next_minutes")[:MOST_COUNTED]
    found = [(due_at.astimezone(zone).date(), minutes or 0) for due_at, minutes in steps if due_at]
    if not found:
        return None
    first = found[0][0]
    minutes = [each for day, each in found if day == first]
    word = "Tomorrow" if first == today + timedelta(days=1) else f"{first:%A}"
    return NextDay(word, len(minutes), say_minutes(sum(minutes)))


urlpatterns = [path("today/done/", day_done, name="day_done")]
