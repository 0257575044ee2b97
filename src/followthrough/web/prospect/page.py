"""The page of one prospect: the step on top, the story on the left, everything that is known on the right."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity
from followthrough.rules.amounts import say_money
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import say_step
from followthrough.rules.words import Channel, CloseReason, NextBy, PipelineKind, Purpose, State, WaitingOn
from followthrough.web import door
from followthrough.web.kit.lines import StepBar
from followthrough.web.prospect import about, acts, discovery, export, merge, opening, promises, reach, to_bring, worth
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight
from followthrough.web.prospect.story import story_of
from followthrough.web.sequences.begin import standing_of
from followthrough.web.when import say_exactly
from followthrough.web.work.ways import ways_to

STORY, STEP = "story", "step"  # ids of the parts that htmx asks for alone
TABS = (("story", "Story"), ("reach", "Reach"), ("found", "Found out"), ("more", "More"))
OF_OPPORTUNITY = "found"  # the tab that is empty without one
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Other:
    """Another opportunity of the same person."""

    title: str
    state: str
    icon: str
    address: str
    when: str
    is_care: bool


@door.member_page
@require_safe
def prospect(request: door.MemberRequest, person_id: int) -> HttpResponse:
    sight = sights.of(request, person_id)
    template = "prospect/_prospect.html" if request.htmx else "prospect/prospect.html"
    return render(request, template, _whole(request, sight))


@door.member_page
@require_safe
def story(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """The story alone: filtered, or what came before; without script as part of the page."""
    sight = sights.of(request, person_id)
    asked = request.GET
    if not request.htmx:
        return render(request, "prospect/prospect.html", _whole(request, sight))
    told = story_of(sight, kind=asked.get("kind", ""), before=asked.get("before", ""))
    values = {"story": told, "sight": sight}
    return render(request, "prospect/_entries.html" if asked.get("before") else "prospect/_story.html", values)


@door.member_page
@require_safe
def step(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """The step bar alone, for after an act that may have changed it."""
    sight = sights.of(request, person_id)
    return render(request, "prospect/_step.html", {"sight": sight} | _step(sight))


def _whole(request: door.MemberRequest, sight: Sight) -> Values:
    asked = request.GET
    person, row = sight.person, sight.front
    shown = asked.get("show", "")
    values: Values = {
        "sight": sight,
        "person": person,
        "opportunity": row,
        "tabs": [(key, word, _tab_address(request, sight, key)) for key, word in TABS if row or key != OF_OPPORTUNITY],
        "shown": shown if shown in dict(TABS) else TABS[0][0],
        "story": story_of(sight, kind=asked.get("kind", ""), before=asked.get("before", "")),
        "colleagues": about.colleagues(sight),
        "others": [_other(each, sight) for each in sight.others],
        "main_way": ways_to(person, sight.points, channel=Channel(row.next_channel), written=sight.written)[0]
        if row and row.next_channel
        else None,
    }
    for each in (reach, discovery, promises, to_bring, worth, about):
        values |= each.values(sight)
    return values | _step(sight)


def _step(sight: Sight) -> Values:
    """The bar on top: the next step, or how it ended."""
    row = sight.front
    if row is None:
        return {"bar": None, "ending": None}
    if not row.is_live:
        return {"bar": None, "ending": _ending(row, sight)}
    return {
        "bar": _bar(row, sight),
        "ending": None,
        "is_resting": row.state == State.NURTURE,
        "sequence": standing_of(row),
    }


def _bar(row: Opportunity, sight: Sight) -> StepBar:
    assert row.next_due_at is not None
    act = say_step(Channel(row.next_channel or ""), Purpose(row.next_purpose or ""))
    back = urlencode({"next": f"{sight.address}?opportunity={row.pk}"})
    may = sight.may_edit_front
    return StepBar(
        what=f"Rests, then: {act[0].lower()}{act[1:]}" if row.state == State.NURTURE else act,
        when=say_date(row.next_due_at, sight.zone.key, sight.at),
        when_exact=say_exactly(row.next_due_at, sight.zone),
        whose="you" if row.owner_id == sight.member.pk else row.owner.name,
        by_machine=row.next_by == NextBy.MACHINE,
        tone=_tone(row, sight),
        why=row.hand_raised_how or row.next_note,
        complete_address=f"{reverse('completion', args=[row.pk])}?{back}" if may else "",
        move_address=f"{reverse('deferral', args=[row.pk])}?{back}" if may else "",
        change_address=f"{reverse('step', args=[row.pk])}?{back}" if may else "",
    )


def _tone(row: Opportunity, sight: Sight) -> str:
    if row.hand_raised_at:
        return "raised"
    if row.next_due_at and row.next_due_at.astimezone(sight.zone).date() < sight.at.astimezone(sight.zone).date():
        return "overdue"
    if row.next_purpose == Purpose.KEEP_PROMISE:
        return "promise"
    return "waiting" if row.next_waiting_on == WaitingOn.THEM else "machine" if row.next_by == NextBy.MACHINE else ""


def _ending(row: Opportunity, sight: Sight) -> Values:
    reason, word = CloseReason.named(row.close_reason), State(row.state).label
    care = next((each for each in sight.opportunities if each.won_from_id == row.pk), None)
    return {
        "state": row.state,
        "word": word,
        "reason": reason.label if reason and reason.label != word else "",
        "note": row.close_note,
        "pointed_to": row.pointed_to,
        "when": say_exactly(row.closed_at, sight.zone) if row.closed_at else "",
        "care_address": f"{sight.address}?opportunity={care.pk}" if care else "",
        "may_reopen": sight.may_edit_front,
    }


def _other(row: Opportunity, sight: Sight) -> Other:
    if row.is_live and row.next_due_at:
        when = say_date(row.next_due_at, sight.zone.key, sight.at)
    else:
        when = f"{row.closed_at.astimezone(sight.zone):%d %b %Y}" if row.closed_at else ""
    worth_it = say_money(row.value, sight.member.workspace.currency)
    return Other(
        title=", ".join(filter(None, (row.title or row.pipeline.name, worth_it))),
        state=row.stage.name if row.state == State.OPEN else State(row.state).label,
        icon=row.state,
        address=f"{sight.address}?opportunity={row.pk}",
        when=when,
        is_care=row.pipeline.kind == PipelineKind.CARE,
    )


def _tab_address(request: door.MemberRequest, sight: Sight, key: str) -> str:
    kept = {name: str(value) for name, value in request.GET.items() if name in ("opportunity", "kind")}
    return f"{sight.address}?{urlencode(kept | {'show': key})}"


urlpatterns = [
    path("prospects/<int:person_id>/", prospect, name="prospect"),
    path("prospects/<int:person_id>/story/", story, name="prospect_story"),
    path("prospects/<int:person_id>/next-step/", step, name="prospect_step"),
    *reach.urlpatterns,
    *discovery.urlpatterns,
    *promises.urlpatterns,
    *worth.urlpatterns,
    *about.urlpatterns,
    *acts.urlpatterns,
    *opening.urlpatterns,
    *merge.urlpatterns,
    *export.urlpatterns,
]
