"""Acts on one opportunity that need no day's plan, each a page, or a dialog over the prospect.

Let rest; end; open again; hand over; write down a contact or a note.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Ending, NextStep
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import proposals_for
from followthrough.followup.refusals import NextStepRequired
from followthrough.journal.models import Entry
from followthrough.playbooks import actions as playbooks
from followthrough.rules.next_step import Action
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, State
from followthrough.team.models import Membership
from followthrough.web import door, finding, toasts, undo
from followthrough.web.away import away_words
from followthrough.web.work import choices, proposed
from followthrough.web.work.panels import QUICK, RESTS
from followthrough.web.work.reading import LOST_REASONS, UNFIT_REASONS, NotFilledIn, Reader

Values = dict[str, Any]
ENDS = {
    "won": ("They bought", "Close as won"),
    "lost": ("Let them go", "Let them go"),
    "unfit": ("Not a fit", "Point them on"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One opportunity to act on, by one member, at one moment."""

    request: door.MemberRequest
    opportunity: Opportunity
    at: datetime

    @property
    def typed(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @property
    def back(self) -> str:
        row = self.opportunity
        return f"{reverse('prospect', args=[row.person_id])}?{urlencode({'opportunity': row.pk})}"

    def read(self) -> Reader:
        return Reader(self.typed, self.opportunity, by=self.request.member, at=self.at)


@dataclass(frozen=True, slots=True)
class Form:
    """How one act is asked for and done. `done` does it and says it; a refusal shows the form again."""

    name: str
    title: str
    shown: Callable[[Act], Values]
    done: Callable[[Act], tuple[Entry | None, str]]


def view(form: Form) -> Callable[..., HttpResponse]:
    """The page of an act, which is also its dialog."""

    @door.member_page
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
        act = Act(request, finding.editable_opportunity(request.member, opportunity_id), door.now())
        if request.method != "POST":
            return _show(form, act, {})
        try:
            entry, words = form.done(act)
        except Refusal as refusal:
            return _show(form, act, _wrong(refusal), status=422)
        toasts.say(request, words, undo_address=undo.address(entry, back=act.back) if entry else "")
        return door.done(request, act.back)

    return page


def _wrong(refusal: Refusal) -> Values:
    field = refusal.field if isinstance(refusal, NotFilledIn) else "form"
    return {"wrong": {field: refusal.message}}


def _show(form: Form, act: Act, more: Values, *, status: int = 200) -> HttpResponse:
    values: Values = {
        "opportunity": act.opportunity,
        "person": act.opportunity.person,
        "typed": act.typed,
        "title": form.title,
        "fields": f"prospect/acts/_{form.name}.html",
        "address": act.request.path,
        "back": act.back,
        "wrong": {},
        **form.shown(act),
        **more,
    }
    return render(act.request, _template(act.request), values, status=status)


def _template(request: HttpRequest) -> str:
    if not getattr(request, "htmx", False):
        return "prospect/acts/page.html"
    return "prospect/acts/_form.html" if request.method == "POST" else "prospect/acts/_dialog.html"


# out of the pipeline for a while


def _rest(act: Act) -> Values:
    channel = act.opportunity.next_channel or Channel.CALL
    return {"quick": RESTS, "date_address": _date_address(act, str(channel))}


def _park(act: Act) -> tuple[Entry | None, str]:
    entry = followup.park(act.opportunity, act.read().parking(), by=act.request.member, at=act.at)
    return entry, f"{act.opportunity.person.name} rests now, and comes back by itself."


# the end


def _ends(act: Act) -> Values:
    kind = _kind_of_end(act)
    title, button = ENDS[kind]
    reasons = {"lost": LOST_REASONS, "unfit": UNFIT_REASONS}.get(kind, [])
    return {
        "kind": kind,
        "title": title,
        "button": button,
        "kinds": [(each, word) for each, (word, _) in ENDS.items()],
        "end_fields": f"work/_{kind}_fields.html",
        "end_reasons": reasons,
        "end_reason": act.typed.get("end_reason", ""),
    }


def _kind_of_end(act: Act) -> str:
    asked = act.typed.get("then") or act.typed.get("as") or ""
    return asked if asked in ENDS else "lost"


def _conclude(act: Act) -> tuple[Entry | None, str]:
    ending = act.read().then()
    if not isinstance(ending, Ending):
        raise NotFilledIn("form", "Say how it ended.")
    entry = followup.conclude(act.opportunity, ending, by=act.request.member, at=act.at)
    care = " Care for them begins." if ending.state == State.WON and entry and "care" in entry.facts else ""
    return entry, f"{act.opportunity.person.name}: {State(ending.state).label.lower()}.{care}"


# back again: what was closed, and what rests


def _ways_back(act: Act) -> Values:
    offered = [each for each in proposals_for(act.opportunity, at=act.at) if each.action == Action.STEP]
    zone = door.zone_of(act.request.member)
    return {
        "offers": [proposed.offer_of(each, number, zone=zone, at=act.at) for number, each in enumerate(offered, 1)],
        "quick": QUICK,
        "date_address": _date_address(act, str(Channel.CALL)),
    }


def _reopen(act: Act) -> tuple[Entry | None, str]:
    why = act.typed.get("why", "").strip()[:500]
    entry = followup.reopen(act.opportunity, _step_back(act), by=act.request.member, at=act.at, why=why)
    return entry, f"{act.opportunity.person.name} is open again, with a next step."


def _wake(act: Act) -> tuple[Entry | None, str]:
    why = act.typed.get("why", "").strip()[:500]
    entry = followup.wake(act.opportunity, _step_back(act), by=act.request.member, at=act.at, why=why)
    return entry, f"{act.opportunity.person.name} is back on the plan."


def _step_back(act: Act) -> NextStep:
    if not act.typed.get("then"):
        raise NextStepRequired
    then = act.read().then()
    if not isinstance(then, NextStep):
        raise NextStepRequired
    return then


# to a colleague


def _colleagues(act: Act) -> Values:
    here = Membership.objects.of_workspace(act.opportunity.workspace_id).active()
    return {"colleagues": list(here.exclude(pk=act.opportunity.owner_id).order_by("name"))}


def _hand_over(act: Act) -> tuple[Entry | None, str]:
    chosen = act.typed.get("to", "")
    here = Membership.objects.of_workspace(act.opportunity.workspace_id).active()
    to = here.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    if to is None:
        raise NotFilledIn("to", "Choose who takes over.")
    note = act.typed.get("note", "").strip()[:500]
    entry = followup.hand_over(act.opportunity, to=to, by=act.request.member, at=act.at, note=note)
    away = away_words(to, at=act.at)
    return entry, f"{act.opportunity.person.name} is {to.name}'s now, with everything that was agreed.{away}"


# a contact nobody had planned


def _outcomes(act: Act) -> Values:
    return {
        "choices": choices.outcomes(),
        "channels": Channel.choices(),
        "channel": act.typed.get("channel") or act.opportunity.next_channel or Channel.CALL,
    }


def _log(act: Act) -> tuple[Entry | None, str]:
    contact = act.read().contact()
    entry = playbooks.log_touch(act.opportunity, contact, by=act.request.member, at=act.at)
    stays = " The next step stays as it was." if act.opportunity.is_live else ""
    return entry, f"Written down: {choices.word_of(contact.outcome).lower()}.{stays}"


# a note


def _note(act: Act) -> tuple[Entry | None, str]:
    text = act.typed.get("note", "").strip()[:4000]
    if not text:
        raise NotFilledIn("note", "Write the note first.")
    followup.write_note(act.opportunity, text, by=act.request.member, at=act.at)
    return None, "Noted."


def _nothing(act: Act) -> Values:
    return {}


def _date_address(act: Act, channel: str) -> str:
    asked = urlencode({"field": "when", "whom": str(act.opportunity.pk), "by": channel})
    return f"{reverse('date_meaning')}?{asked}"


FORMS = {
    "rest": Form("rest", "Let them rest", _rest, _park),
    "end": Form("end", "How it ends", _ends, _conclude),
    "reopening": Form("back", "Open again", _ways_back, _reopen),
    "waking": Form("back", "Back from rest", _ways_back, _wake),
    "owner": Form("owner", "Hand over", _colleagues, _hand_over),
    "touches": Form("touch", "What happened?", _outcomes, _log),
    "notes": Form("note", "A note", _nothing, _note),
}
urlpatterns = [
    path(f"opportunities/<int:opportunity_id>/{name}/", view(form), name=f"opportunity_{name}")
    for name, form in FORMS.items()
]
