"""The builder: steps in order, each a sentence to fill in; beside it what somebody would get of it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.followup.models import Opportunity
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.models import Sequence, SequenceKind, Template
from followthrough.playbooks.refusals import NameNeeded, NameTaken
from followthrough.rules.next_step import say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.sequences import BadPlan, ConditionKind, EndKind
from followthrough.rules.sequences.holds import WhenAway, WhenColleagueReplies
from followthrough.rules.sequences.starts import Start
from followthrough.rules.words import Channel, Outcome, Purpose
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.playbook import places
from followthrough.web.sequences import draft as drafts
from followthrough.web.sequences.draft import Draft

HERE = "sequences"
MACHINE = {"auto_email": "Mail, by itself", "auto_text": "Text, by itself"}
OTHERS = {"wait": "Wait", "branch": "Branch", "goal": "Goal", "end": "End"}
ADDABLE = {
    "Contact": [*MACHINE.items(), *((str(channel), channel.label) for channel in Channel)],
    "Way": list(OTHERS.items()),
}


@door.manager_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_sequence(request: door.MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, drafts.blank(), None)
    draft = _pressed(request)
    if request.POST.get("do") != "save":
        return _page(request, draft, None)
    try:
        made = playbooks.make_sequence(
            request.member.workspace,
            draft.name,
            draft.plan(),
            by=request.member,
            at=door.now(),
            kind=SequenceKind.named(draft.kind) or SequenceKind.SELLING,
            about=draft.about,
        )
        playbooks.edit_sequence(made, _settings(draft), by=request.member, at=door.now())
    except (BadPlan, NameTaken, NameNeeded) as refusal:
        return _page(request, draft, None, refusal=refusal)
    toasts.say(request, f"“{made.name}” is saved, switched off. Switch it on when it reads well.")
    return door.go(request, "sequence", made.pk)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def sequence(request: door.MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Sequence.objects.visible_to(request.member).select_related("version"), pk=pk)
    if request.method != "POST":
        return _page(request, drafts.draft_of(row), row)
    get_object_or_404(Sequence.objects.editable_by(request.member), pk=pk)
    draft = _pressed(request)
    if request.POST.get("do") != "save":
        return _page(request, draft, row)
    try:
        plan = draft.plan()
        playbooks.edit_sequence(row, _settings(draft), by=request.member, at=door.now())
        version = playbooks.change_steps(row, plan, by=request.member, at=door.now())
    except (BadPlan, NameTaken, NameNeeded) as refusal:
        return _page(request, draft, row, refusal=refusal)
    toasts.say(request, f"Saved as version {version.number}. Who is under way goes on from their last step.")
    return door.go(request, "sequence", row.pk)


def _pressed(request: door.MemberRequest) -> Draft:
    draft = drafts.read(request.POST)
    drafts.press(draft, request.POST.get("do", ""))
    return draft


def _settings(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "about": draft.about[:300],
        "on_colleague": WhenColleagueReplies.named(draft.on_colleague) or WhenColleagueReplies.HOLD,
        "on_away": WhenAway.named(draft.on_away) or WhenAway.GO_ON,
        "starts": draft.starts,
    }


def _page(
    request: door.MemberRequest, draft: Draft, row: Sequence | None, *, refusal: Refusal | None = None
) -> HttpResponse:
    steps = [drafts.whole(step) for step in draft.steps]
    facts = {
        "row": row,
        "draft": draft,
        "steps": _rows(steps, refusal, queries.figures_of_steps(row, request.member) if row else {}),
        "addable": ADDABLE,
        "may_edit": request.member.sees_all,
        "wrong": refusal.message if refusal else "",
        "wrong_name": isinstance(refusal, NameTaken | NameNeeded),
        "figures": queries.figures_of(row, request.member) if row else None,
        **_choices(request.member, row),
        **_ahead(request, draft, at=door.now()),
    }
    return places.page(request, "sequence.html", HERE, facts, status=422 if refusal else 200)


def _rows(steps: list[dict[str, Any]], refusal: Refusal | None, figures: dict[str, Any]) -> list[dict[str, Any]]:
    wrong_key = refusal.key if isinstance(refusal, BadPlan) else None
    targets = [(step["key"], f"{place + 1}. {title(step)}") for place, step in enumerate(steps) if step.get("key")]
    return [
        {
            "step": step,
            "place": place,
            "title": title(step),
            "part": f"sequences/_{step.get('kind', 'act')}.html",
            "targets": targets[place + 1 :],
            "wrong": refusal.message if refusal and wrong_key and step.get("key") == wrong_key else "",
            "figures": _said(figures.get(str(step.get("key")))),
            "is_first": place == 0,
            "is_last": place == len(steps) - 1,
        }
        for place, step in enumerate(steps)
    ]


def _said(figures: queries.StepFigures | None) -> str:
    """What came of a step: "43 done · 12 % replied (5 % to 25 %) · 2 bought"."""
    if figures is None:
        return ""
    said = [f"{figures.done} done"]
    if figures.replied and (rate := figures.reply_rate):
        said.append(f"{figures.replied / figures.done:.0%} replied ({rate.low:.0%} to {rate.high:.0%})")
    said += [f"{number} {word}" for number, word in ((figures.bounced, "came back"), (figures.won, "bought")) if number]
    return " · ".join(said).replace("%", " %")


def title(step: dict[str, Any]) -> str:
    """A step in a few words."""
    channel, purpose = Channel.named(step.get("channel")), Purpose.named(step.get("purpose"))
    match step.get("kind"):
        case "act" if channel and purpose:
            return say_step(channel, purpose)
        case "wait":
            return "Wait"
        case "branch":
            return "Branch"
        case "goal":
            return "Goal"
        case "end":
            return "What comes next"
    return "Step"


def _choices(member: Membership, row: Sequence | None) -> dict[str, Any]:
    templates = Template.objects.in_use().filter(workspace_id=member.workspace_id, owner=None, current__isnull=False)
    others = Sequence.objects.visible_to(member).in_use().exclude(pk=row.pk if row else 0)
    return {
        "channels": Channel.choices(),
        "purposes": Purpose.choices(),
        "outcomes": Outcome.choices(),
        "conditions": ConditionKind.choices(),
        "ends": EndKind.choices(),
        "kinds": SequenceKind.choices(),
        "starts": Start.choices(),
        "when_colleague": WhenColleagueReplies.choices(),
        "when_away": WhenAway.choices(),
        "templates": list(templates.order_by("channel", "name").values_list("pk", "name", "channel")),
        "others": list(others.order_by("name").values_list("pk", "name")),
    }


def _ahead(request: door.MemberRequest, draft: Draft, *, at: datetime) -> dict[str, Any]:
    """What somebody of one's own would get in the next 60 days; nothing while the draft can't be followed."""
    among = places.listeners(request.member)
    whom = places.listener(request.member, request.POST.get("whom") or request.GET.get("whom", ""), among)
    return {"whom": whom, "among": among, "ahead": _played(draft, whom, at=at)}


def _played(draft: Draft, whom: Opportunity | None, *, at: datetime) -> list[dict[str, Any]]:
    if whom is None:
        return []
    row = Opportunity.objects.select_related("person", "owner__workspace", "stage").get(pk=whom.pk)
    try:
        seen = queries.look_ahead(draft.plan(), row, at=at)
    except BadPlan:
        return []
    return [
        {
            "icon": ahead.step.channel,
            "at": ahead.at,
            "by": ahead.step.by,
            "words": "Then " + say_step(ahead.step.channel, ahead.step.purpose).lower()
            if ahead.is_end
            else say_step(ahead.step.channel, ahead.step.purpose),
        }
        for ahead in seen
    ]


urlpatterns = [
    path("playbook/sequences/new/", new_sequence, name="new_sequence"),
    path("playbook/sequences/<int:pk>/", sequence, name="sequence"),
]
