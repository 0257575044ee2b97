"""What was found out: the problem, what lies beneath, what it costs, why now, who decides, the budget, the verdict."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.followup import actions as followup
from followthrough.followup.models import Discovery, Opportunity
from followthrough.web import door, finding
from followthrough.web.prospect import field_words, part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight

NAME = "discovery"
ASKED = {
    "problem": "What is the problem, in their words?",
    "beneath": "And what lies beneath that?",
    "cost": "What does it cost them to go on like this?",
    "why_now": "Why are they looking now?",
    "decides": "Who decides, and who else has a say?",
    "budget": "What have they set aside?",
}
TONES = {Discovery.Verdict.FITS: "kept", Discovery.Verdict.NO_FIT: "overdue"}


@dataclass(frozen=True, slots=True)
class Answer:
    name: str
    label: str
    question: str
    said: str


class DiscoveryForm(forms.Form):
    problem = forms.CharField(max_length=2000, required=False)
    beneath = forms.CharField(max_length=2000, required=False)
    cost = forms.CharField(max_length=2000, required=False)
    why_now = forms.CharField(max_length=2000, required=False)
    decides = forms.CharField(max_length=200, required=False)
    budget = forms.CharField(max_length=120, required=False)
    verdict = forms.ChoiceField(choices=Discovery.Verdict.choices)


def values(sight: Sight) -> Values:
    """What the part shows. No statement of its own."""
    known = sight.discovery
    answers = [Answer(name, field_words.DISCOVERY[name], ASKED[name], getattr(known, name)) for name in ASKED]
    return {
        "answers": answers,
        "asked": sum(bool(answer.said) for answer in answers),
        "of": len(answers),
        "fit_word": Discovery.Verdict(known.verdict).label,
        "fit_tone": TONES.get(Discovery.Verdict(known.verdict), ""),
    }


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def discovery(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    if request.method != "POST" and "edit" not in request.GET:
        return _read(request, finding.visible_opportunity(request.member, opportunity_id))
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    sight = _sight(request, opportunity)
    known = {name: getattr(sight.discovery, name) for name in DiscoveryForm.base_fields}
    form = DiscoveryForm(request.POST) if request.method == "POST" else DiscoveryForm(initial=known)
    if not form.is_valid():
        shown = {"sight": sight, "form": form, "questions": ASKED, "opportunity": opportunity}
        return part.show(request, f"{NAME}_form", shown, status=422 if form.is_bound else 200)
    answers = {name: said.strip() for name, said in form.cleaned_data.items() if said.strip() != known[name]}
    if answers:
        followup.note_discovery(opportunity, answers, by=request.member, at=sight.at)
    return part.changed(request, sight, NAME, values)


def _read(request: door.MemberRequest, opportunity: Opportunity) -> HttpResponse:
    sight = _sight(request, opportunity)
    return part.show(request, NAME, {"sight": sight, "person": sight.person} | values(sight))


def _sight(request: door.MemberRequest, opportunity: Opportunity) -> Sight:
    sight = sights.of(request, opportunity.person_id)
    sight.asked = str(opportunity.pk)
    return sight


urlpatterns = [path("opportunities/<int:opportunity_id>/discovery/", discovery, name="discovery")]
