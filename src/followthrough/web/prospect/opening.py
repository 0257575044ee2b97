"""Another opportunity with somebody who is known: what they want, and the first step, which is proposed."""

from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Opening
from followthrough.followup.models import Opportunity
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts
from followthrough.web.add import first_step
from followthrough.web.add.adding import Adding
from followthrough.web.add.newcomer import Newcomer
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight


class AmountNotRead(Refusal):
    message = "Type what it is worth as a number, such as 12000, or leave it empty."


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: door.MemberRequest, person_id: int) -> HttpResponse:
    sight = sights.of(request, person_id)
    typed = request.POST if request.method == "POST" else request.GET
    adding = Adding(sight.member, typed, sight.at, _who(sight), first_step.stage_for(sight.member))
    if request.method != "POST":
        return _show(request, sight, adding, {})
    try:
        opportunity = _open(sight, adding)
    except Refusal as refusal:
        return _show(request, sight, adding, {"form": refusal.message}, status=422)
    toasts.say(request, f"{sight.person.name} is on the plan.")
    return door.done(request, f"{sight.address}?opportunity={opportunity.pk}")


def _open(sight: Sight, adding: Adding) -> Opportunity:
    typed = adding.typed
    begun = Opening(
        owner=sight.member,
        step=adding.step(),
        pipeline=adding.stage.pipeline,
        stage=adding.stage,
        title=typed.get("wants", "").strip()[:200],
        value=_amount(typed.get("value", "")),
    )
    return followup.open_opportunity(sight.person, begun, by=sight.member, at=sight.at)


def _who(sight: Sight) -> Newcomer:
    """The person as the proposal looks at somebody new: by what they can be reached."""
    usable = (point.value for point in sight.points if point.is_valid and point.suppressed_at is None)
    return Newcomer(name=sight.person.name, reach="\n".join(usable), country=sight.person.country)


def _amount(text: str) -> Decimal:
    written = text.strip().replace(" ", "").replace(",", "")
    try:
        amount = Decimal(written or 0)
    except InvalidOperation:
        raise AmountNotRead from None
    if not (amount.is_finite() and 0 <= amount < 10**12):
        raise AmountNotRead
    return amount


def _show(
    request: door.MemberRequest, sight: Sight, adding: Adding, wrong: Values, *, status: int = 200
) -> HttpResponse:
    values: Values = {
        "person": sight.person,
        "title": "Another opportunity" if sight.opportunities else "Begin to follow up",
        "fields": "prospect/acts/_opening.html",
        "address": reverse("prospect_opening", args=[sight.person.pk]),
        "back": sight.address,
        "typed": adding.typed,
        "wrong": wrong,
        **adding.shown(),
    }
    template = "page" if not request.htmx else "_form" if request.method == "POST" else "_dialog"
    return render(request, f"prospect/acts/{template}.html", values, status=status)


urlpatterns = [path("prospects/<int:person_id>/opportunities/", opening, name="prospect_opening")]
