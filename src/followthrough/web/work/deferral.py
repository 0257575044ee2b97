"""Not now: why, in one key, and what helps at that moment. Moving, skipping, handing over, letting go."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup import actions as followup
from followthrough.followup.drafts import NextStep, Then
from followthrough.journal.models import Entry
from followthrough.rules.dates import say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import Channel, Purpose, Reason
from followthrough.team.models import Membership
from followthrough.web import door, finding, toasts, undo
from followthrough.web.away import away_words
from followthrough.web.kit.words import isolated
from followthrough.web.work import panels
from followthrough.web.work.completion import finish
from followthrough.web.work.desk import Desk, Values
from followthrough.web.work.reading import NotFilledIn, Reader


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def deferral(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """The same step on another day, with the reason."""
    desk = desk_of(request, opportunity_id)
    if request.method != "POST":
        return desk.show(panel_for(desk))
    try:
        return _defer(desk)
    except Refusal as refusal:
        return desk.show(_again(desk, refusal), status=422)


@door.member_page
@require_POST
def skip(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """This step is dropped for another one, for a rest, or for an end, with the reason."""
    desk = desk_of(request, opportunity_id)
    try:
        reader = desk.read()
        then = _other_step(desk, reader)
        entry = followup.skip_step(
            desk.opportunity, then, delay=reader.delay(), by=request.member, at=desk.at, seen=reader.seen()
        )
    except Refusal as refusal:
        return desk.show(_again(desk, refusal), status=422)
    return finish(desk, entry, then)


@door.member_page
@require_POST
def handover(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """To a colleague, with the step, the promises and the story."""
    desk = desk_of(request, opportunity_id)
    try:
        to = _colleague(request)
    except Refusal as refusal:
        return desk.show(_again(desk, refusal), status=422)
    entry = followup.hand_over(
        desk.opportunity, to=to, by=request.member, at=desk.at, note=request.POST.get("note", "")[:500]
    )
    return _told(
        desk,
        entry,
        f"{isolated(desk.opportunity.person.name)} is {isolated(to.name)}'s now, with everything that was agreed."
        f"{away_words(to, at=desk.at)}",
    )


def desk_of(request: door.MemberRequest, opportunity_id: int) -> Desk:
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    return Desk(request, opportunity, door.now(), door.next_address(request), "deferral")


def panel_for(desk: Desk) -> Values:
    """The reasons, or the help for the one that was chosen."""
    reason = Reason.named(desk.typed.get("reason"))
    return panels.helped(desk, reason) if reason else panels.reasons(desk)


def _defer(desk: Desk) -> HttpResponse:
    reader = desk.read()
    delay = reader.delay()
    to = reader.moment("to", Channel(desk.opportunity.next_channel or Channel.CALL))
    entry = followup.defer_step(
        desk.opportunity, to=to, delay=delay, by=desk.request.member, at=desk.at, seen=reader.seen()
    )
    when = say_date(to, desk.zone.key, desk.at)
    return _told(desk, entry, f"{isolated(desk.opportunity.person.name)}: moved to {when}.")


def _told(desk: Desk, entry: Entry | None, words: str) -> HttpResponse:
    back = desk.here if desk.is_work else desk.back
    toasts.say(desk.request, words, undo_address=undo.address(entry, back=back) if entry else "")
    return door.go(desk.request, desk.back)


def _other_step(desk: Desk, reader: Reader) -> Then:
    if desk.typed.get("then") == "new":
        return _something_new(desk)
    if desk.typed.get("then") == "end":
        return reader.end()
    return reader.then()


def _something_new(desk: Desk) -> NextStep:
    """The idea goes with the step; written, so that there is time to find the words."""
    channel = Channel.EMAIL if panels.may_write(desk.opportunity) else Channel(desk.opportunity.next_channel or "call")
    return NextStep(
        purpose=Purpose.RE_ENGAGE,
        channel=channel,
        due_at=panels.soon(desk, channel),
        minutes=MINUTES[channel],
        note=panels.idea_note(desk),
    )


def _again(desk: Desk, refusal: Refusal) -> Values:
    reason = Reason.named(desk.typed.get("reason"))
    if reason is None:
        return panels.reasons(desk, wrong=refusal.message)
    return panels.helped(desk, reason) | desk.said_no(refusal)


def _colleague(request: door.MemberRequest) -> Membership:
    asked = request.POST.get("to", "")
    here = Membership.objects.of_workspace(request.member.workspace_id).active()
    found = here.filter(pk=int(asked) if asked.isdecimal() else 0).first()
    if found is None:
        raise NotFilledIn("to", "Choose a colleague who works here.")
    return found
