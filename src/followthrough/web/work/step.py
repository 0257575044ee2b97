"""Changing the next step itself: purpose, channel, date, owner, by whom. A later day asks why."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.drafts import NextStep
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Reason
from followthrough.web import door
from followthrough.web.work import panels
from followthrough.web.work.completion import finish
from followthrough.web.work.deferral import desk_of
from followthrough.web.work.desk import Desk, Values
from followthrough.web.work.reading import Reader


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    desk = desk_of(request, opportunity_id)
    if request.method != "POST":
        return desk.show(_panel(desk))
    try:
        reader = desk.read()
        chosen = _chosen(desk, reader)
        delay = reader.delay() if desk.typed.get("reason") else None
        entry = followup.change_step(
            desk.opportunity, chosen, by=request.member, at=desk.at, delay=delay, seen=reader.seen()
        )
    except Refusal as refusal:
        return desk.show(_panel(desk) | desk.said_no(refusal), status=422)
    return finish(desk, entry, chosen)


def _chosen(desk: Desk, reader: Reader) -> NextStep:
    """An empty date keeps the one it has."""
    return reader.step(keep=desk.opportunity.next_due_at)


def _panel(desk: Desk) -> Values:
    return {
        "panel": "work/_change_step.html",
        "wrong": {},
        "quick": panels.QUICK,
        "date_address": panels.date_address(desk, "when", str(desk.opportunity.next_channel)),
        "reasons": [(reason.value, ANSWERS[reason].short) for reason in Reason],
        **panels.step_fields(desk),
    }
