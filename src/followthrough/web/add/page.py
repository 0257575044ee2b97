"""Add: the form, a page on a phone and a dialog at a desk; what it answers while one types; and storing."""

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Opening
from followthrough.followup.models import Opportunity
from followthrough.people.queries import Likeness, likely_same
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import LIVE_STATES, Channel, Purpose
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.add import first_step, newcomer
from followthrough.web.add.adding import Adding, Values
from followthrough.web.add.newcomer import Newcomer


class NobodyTyped(Refusal):
    message = "Type a name, a number or an e-mail address: one of them is enough."


class SeemsKnown(Refusal):
    message = "They seem to be known already. Open them, or add them anyway."


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be meant. `address` is empty where the member may not open them."""

    name: str
    beneath: str
    address: str


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: door.MemberRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else request.GET
    text = request.GET.get("text", "") or request.POST.get("paste", "")
    who = newcomer.of_text(text, _country(request)) if text else newcomer.read(typed, _country(request))
    adding = Adding(request.member, typed, door.now(), who, first_step.stage_for(request.member))
    if request.method != "POST" or text:
        return _show(request, adding)
    try:
        opportunity = _store(adding)
    except Refusal as refusal:
        return _show(
            request, adding, {"wrong": refusal.message, "is_known": isinstance(refusal, SeemsKnown)}, status=422
        )
    return _added(request, opportunity)


@door.member_page
@require_safe
def hints(request: door.MemberRequest) -> HttpResponse:
    """While one types: who is known already, and what the first step would be."""
    who = newcomer.read(request.GET, _country(request))
    adding = Adding(request.member, request.GET, door.now(), who, first_step.stage_for(request.member))
    values = {"known": known(adding)}
    if adding.is_untouched:
        values |= adding.proposed() | {"with_step": True}
    return render(request, "add/_hints.html", values)


@door.member_page
@require_POST
def read(request: door.MemberRequest) -> HttpResponse:
    """A pasted signature, card or vCard, split into the fields."""
    who = newcomer.of_text(request.POST.get("text", ""), _country(request))
    return _show(request, Adding(request.member, request.POST, door.now(), who, first_step.stage_for(request.member)))


def known(adding: Adding) -> list[Known]:
    """Who may be meant, the likeliest first; with whose they are."""
    found = likely_same(adding.member.workspace_id, adding.who.facts) if not adding.who.is_nobody else []
    if not found:
        return []
    ids = [each.person.pk for each in found]
    owners = _owners(adding.member.workspace_id, ids)
    seen = set(followup_queries.people_visible_to(adding.member).filter(pk__in=ids).values_list("pk", flat=True))
    return [_known(each, owners.get(each.person.pk, ""), may_open=each.person.pk in seen) for each in found]


def _known(each: Likeness, owner: str, *, may_open: bool) -> Known:
    person = each.person
    company = person.company.name if person.company else ""
    if not may_open:
        return Known("A colleague’s prospect", f"{owner} works with them" if owner else "", "")
    whose = f"{owner}’s" if owner else ""
    beneath = ", ".join(filter(None, (company, *each.shared, whose)))
    return Known(person.name, beneath, reverse("prospect", args=[person.pk]))


def _owners(workspace_id: int, person_ids: list[int]) -> dict[int, str]:
    rows = Opportunity.objects.filter(workspace_id=workspace_id, person_id__in=person_ids, state__in=list(LIVE_STATES))
    return dict(rows.values_list("person_id", "owner__name"))


def _store(adding: Adding) -> Opportunity:
    if adding.who.is_nobody:
        raise NobodyTyped
    if not adding.typed.get("anyway") and _is_known(adding):
        raise SeemsKnown
    typed = adding.typed
    opening = Opening(
        owner=_owner(adding),
        step=adding.step(),
        pipeline=adding.stage.pipeline,
        stage=adding.stage,
        title=typed.get("wants", "").strip()[:200],
        source=typed.get("source", "").strip()[:80],
        raised_hand="They came to us" if typed.get("came") else "",
    )
    return followup.add_prospect(adding.who.draft, opening, by=adding.member, at=adding.at)


def _is_known(adding: Adding) -> bool:
    found = likely_same(adding.member.workspace_id, adding.who.facts)
    return any(each.shared or each.is_sure for each in found)


def _owner(adding: Adding) -> Membership:
    """A manager may add for a colleague."""
    chosen = adding.typed.get("owner", "")
    if not (adding.member.sees_all and chosen.isdecimal()):
        return adding.member
    here = Membership.objects.of_workspace(adding.member.workspace_id).active().select_related("workspace")
    return here.filter(pk=int(chosen)).first() or adding.member


def _added(request: door.MemberRequest, opportunity: Opportunity) -> HttpResponse:
    row = opportunity
    act = say_step(Channel(row.next_channel or ""), Purpose(row.next_purpose or ""))
    assert row.next_due_at is not None
    due = say_date(row.next_due_at, door.zone_of(request.member).key, door.now())
    toasts.say(request, f"{row.person.name} is on the plan: {act[0].lower()}{act[1:]}, {due}.")
    if request.POST.get("more"):
        return _one_more(request)
    return door.done(request, "prospect", row.person_id)


def _one_more(request: door.MemberRequest) -> HttpResponse:
    """An empty form in the same place."""
    if not request.htmx:
        return door.go(request, "add")
    return _show(
        request, Adding(request.member, QueryDict(), door.now(), Newcomer(), first_step.stage_for(request.member))
    )


def _show(
    request: door.MemberRequest, adding: Adding, more: Values | None = None, *, status: int = 200
) -> HttpResponse:
    values: Values = {
        "who": adding.who,
        "typed": adding.typed,
        "known": known(adding),
        "wants": adding.typed.get("wants", ""),
        "colleagues": _colleagues(adding.member),
        **adding.shown(),
        **(more or {}),
    }
    if not request.htmx:
        template = "add/add.html"
    else:
        template = "add/_form.html" if request.method == "POST" else "add/_dialog.html"
    return render(request, template, values, status=status)


def _colleagues(member: Membership) -> list[Membership]:
    if not member.sees_all:
        return []
    return list(Membership.objects.of_workspace(member.workspace_id).active().order_by("name"))


def _country(request: door.MemberRequest) -> str:
    return request.member.country or request.member.workspace.country


urlpatterns = [
    path("add/", add, name="add"),
    path("add/hints/", hints, name="add_hints"),
    path("add/reading/", read, name="add_reading"),
]
