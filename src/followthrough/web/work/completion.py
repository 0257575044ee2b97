"""The step was done: what happened, and what comes next, in one press more than it takes to say it."""

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from followthrough.followup.drafts import Contact, Ending, Parking, Then
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries as playbook_queries
from followthrough.playbooks.drafts import Used
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Outcome
from followthrough.web import door, finding, toasts, undo
from followthrough.web.kit.words import isolated
from followthrough.web.work import panels
from followthrough.web.work.desk import Desk, Values
from followthrough.web.work.reading import NotFilledIn


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def completion(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    desk = Desk(request, opportunity, door.now(), door.next_address(request))
    if request.method != "POST":
        return desk.show(panel_for(desk))
    try:
        return _show_more(desk) if "more" in request.POST else _complete(desk)
    except Refusal as refusal:
        return desk.show(_again(desk, refusal), status=422)


def panel_for(desk: Desk) -> Values:
    """As far as the member got: the outcomes, or what comes after the one that was chosen."""
    if Outcome.named(desk.typed.get("outcome")) is None:
        return panels.happened(desk)
    return panels.and_next(desk, desk.read().contact(), their_date=_their_date(desk))


def told(opportunity: Opportunity, then: Then, *, at: datetime, zone: str) -> str:
    """What comes next, for the toast."""
    if isinstance(then, Ending):
        return f"{isolated(opportunity.person.name)}: {then.state.label.lower()}."
    step = then.step if isinstance(then, Parking) else then
    when = say_date(step.due_at, zone, at)
    rest = "resting; then " if isinstance(then, Parking) else ""
    sentence = say_step(step.channel, step.purpose)
    said = sentence[0].lower() + sentence[1:] if rest else sentence
    return f"{isolated(opportunity.person.name)}: {rest}{said}, {when}."


def _complete(desk: Desk) -> HttpResponse:
    reader = desk.read()
    contact, then = reader.contact(), reader.then()
    same = _same_words(desk, contact)
    entry = playbooks.complete_step(
        desk.opportunity,
        contact,
        then,
        by=desk.request.member,
        at=desk.at,
        move=reader.move(),
        seen=reader.seen(),
        used=used_in(desk),
    )
    if same:
        toasts.warn(desk.request, same)
    return finish(desk, entry, then)


def used_in(desk: Desk) -> Used:
    """The version of the script that was on the screen."""
    said = desk.typed.get("said", "")
    return Used(script_version=int(said) if said.isdecimal() else None)


def _same_words(desk: Desk, contact: Contact) -> str:
    """A quiet word when what was written went to many people unchanged."""
    if contact.outcome != Outcome.SENT or not contact.note:
        return ""
    return playbook_queries.warning_for(contact.note, desk.opportunity, desk.request.member, at=desk.at)


def finish(desk: Desk, entry: Entry, then: Then) -> HttpResponse:
    """Say what was done, offer to take it back, and go on."""
    words = told(desk.opportunity, then, at=desk.at, zone=desk.zone.key)
    back = desk.here if desk.is_work else desk.back
    toasts.say(desk.request, words, undo_address=undo.address(entry, back=back))
    return door.go(desk.request, desk.back)


def _show_more(desk: Desk) -> HttpResponse:
    """Another panel with all that was typed so far; nothing is written."""
    contact, which = desk.read().contact(), desk.typed["more"]
    if which in panels.MORE:
        return desk.show(panels.more(desk, contact, which))
    return desk.show(panels.and_next(desk, contact, their_date=_their_date(desk)))


def _again(desk: Desk, refusal: Refusal) -> Values:
    """The panel that was refused, as it was filled in, with the words beside what is wrong."""
    said_no = desk.said_no(refusal)
    try:
        contact = desk.read().contact()
    except NotFilledIn:
        return panels.happened(desk, wrong=refusal.message)
    which = desk.typed.get("then", "")
    if which in panels.MORE:
        return panels.more(desk, contact, which) | said_no
    return panels.and_next(desk, contact, their_date=_their_date(desk)) | said_no


def _their_date(desk: Desk) -> datetime | None:
    """Their date as far as it can be read: while it can't, the proposals do without it."""
    try:
        return desk.read().their_date()
    except NotFilledIn:
        return None
