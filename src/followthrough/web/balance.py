"""The four quarters of the pipeline: the bar on Today, and the page that says what to do about them."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.review.queries import balance_of
from followthrough.rules.amounts import say_money
from followthrough.rules.balance import Advice, Balance, Quarter
from followthrough.rules.words import Bucket
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.kit import figures
from followthrough.web.whose import whose_day

PROSPECTS = "/prospects/"
GOAL = {
    Bucket.NEW: "Find out who fits.",
    Bucket.DEVELOPING: "Understand their problem, show what answers it.",
    Bucket.CLOSING: "Get to a yes, a no, or a day.",
    Bucket.PARKED: "Ask once more, straight. Then let them go.",
}


@dataclass(frozen=True, slots=True)
class ShownQuarter:
    quarter: Quarter
    address: str
    share: str
    value: str
    off: str
    goal: str


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    advice: Advice
    address: str
    act: str


def bar(weighed: Balance, *, whose: Membership | None = None) -> figures.Balance:
    """The bar with the most pressing advice; `whose` when it is not one's own."""
    advice = weighed.advice[0].sentence if weighed.advice else weighed.sentence
    address = reverse("balance") + (f"?for={whose.pk}" if whose else "")
    return figures.balance(counts_of(weighed), advice=advice, advice_address=address)


def counts_of(weighed: Balance) -> list[tuple[str, str, int]]:
    return [(quarter.bucket.value, quarter.bucket.label, quarter.count) for quarter in weighed.quarters]


@door.member_page
@require_safe
def balance(request: door.MemberRequest) -> HttpResponse:
    """One's own quarters; a manager sees everybody's with `?all`, or one member's with `?for=ID`."""
    everybody = "all" in request.GET and request.member.sees_all
    whose = whose_day(request)
    weighed = balance_of(whose, everybody=everybody)
    owner = None if everybody else whose.pk
    page = {
        "weighed": weighed,
        "bar": figures.balance(counts_of(weighed)),
        "quarters": [_shown(quarter, owner, request.member.workspace.currency) for quarter in weighed.quarters],
        "advice": [_advised(advice, owner) for advice in weighed.advice],
        "whose": whose,
        "everybody": everybody,
        "is_own": whose.pk == request.member.pk and not everybody,
    }
    return render(request, "today/balance.html", page)


def prospects_in(bucket: Bucket, owner: int | None) -> str:
    """The list of prospects behind a number."""
    return f"{PROSPECTS}?{urlencode({'whose': owner or 'all', 'bucket': bucket.value})}"


def _shown(quarter: Quarter, owner: int | None, currency: str) -> ShownQuarter:
    off = "" if not quarter.off else f"{abs(quarter.off)} too {'many' if quarter.off > 0 else 'few'}"
    return ShownQuarter(
        quarter=quarter,
        address=prospects_in(quarter.bucket, owner),
        share=f"{quarter.share:.0%}",
        value=say_money(quarter.value, currency),
        off=off,
        goal=GOAL[quarter.bucket],
    )


def _advised(advice: Advice, owner: int | None) -> ShownAdvice:
    if advice.bucket == Bucket.NEW and advice.sentence.startswith("Win"):
        return ShownAdvice(advice, "/add/", "Add somebody")
    return ShownAdvice(advice, prospects_in(advice.bucket, owner), "See who")


urlpatterns = [path("balance/", balance, name="balance")]
