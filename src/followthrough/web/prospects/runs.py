"""How far an order for many is; going on, stopping, taking it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup.models import Run
from followthrough.rules.amounts import counted
from followthrough.rules.dates import say_date
from followthrough.team.models import Membership
from followthrough.web import door, toasts
from followthrough.web.away import away_words
from followthrough.web.prospects.asked import Asked
from followthrough.web.prospects.sentence import STRATEGIES

AT_ONCE = 2_000  # rows done before the page answers
A_BLINK = timedelta(milliseconds=300)  # portions are done until it is over, then the page says how far it is


@dataclass(frozen=True, slots=True)
class Shown:
    """A run in words."""

    run: Run
    title: str
    words: str
    done: str
    total: str
    percent: int
    left_alone: str
    back: str

    @property
    def may_undo(self) -> bool:
        return self.run.changed > 0 and self.run.act != Run.Act.UNDO


def answer(request: door.MemberRequest, run: Run, *, back: str, left_out: int = 0) -> HttpResponse:
    """After an order: a short run is done here and now; a long one has a page."""
    if run.total > AT_ONCE:
        return door.go(request, f"{reverse('prospect_run', args=[run.pk])}?{urlencode({'next': back})}")
    while run.is_under_way:
        run = followup.go_on(run, at=door.now())
    words = f"{_done_words(request, run)} {_left_words(run, left_out)}".strip()
    undo = reverse("undo_run", args=[run.pk]) + f"?{urlencode({'next': back})}"
    toasts.say(request, words, undo_address=undo if run.changed and run.act != Run.Act.UNDO else "")
    return door.done(request, back)


@door.member_page
@require_safe
def run(request: door.MemberRequest, run_id: int) -> HttpResponse:
    shown = _shown(request, _own(request, run_id))
    return render(request, "prospects/run.html", {"shown": shown})


@door.member_page
@require_POST
def go_on(request: door.MemberRequest, run_id: int) -> HttpResponse:
    """Do some portions more; the page asks again until it is done."""
    run = _own(request, run_id)
    if "resume" in request.POST:
        followup.resume_run(run)
    until = door.now() + A_BLINK
    run = followup.go_on(run, at=door.now())
    while run.is_under_way and door.now() < until:
        run = followup.go_on(run, at=door.now())
    return _again(request, run)


@door.member_page
@require_POST
def stop(request: door.MemberRequest, run_id: int) -> HttpResponse:
    run = _own(request, run_id)
    followup.stop_run(run, at=door.now())
    return _again(request, _own(request, run_id))


@door.member_page
@require_POST
def undo(request: door.MemberRequest, run_id: int) -> HttpResponse:
    taken = followup.begin_undo(_own(request, run_id), by=request.member, at=door.now())
    return answer(request, taken, back=door.next_address(request))


def _own(request: door.MemberRequest, run_id: int) -> Run:
    """The member's own; a manager's hand reaches everybody's."""
    runs = Run.objects.select_related("takes_back").filter(workspace_id=request.member.workspace_id)
    return get_object_or_404(runs if request.member.sees_all else runs.filter(member=request.member), pk=run_id)


def _again(request: door.MemberRequest, run: Run) -> HttpResponse:
    if request.htmx:
        return render(request, "prospects/_run.html", {"shown": _shown(request, run)})
    return door.go(request, f"{reverse('prospect_run', args=[run.pk])}?{urlencode({'next': _back(request)})}")


def _back(request: door.MemberRequest) -> str:
    """The list it came from; only our own addresses are followed."""
    asked = request.POST.get("next") or request.GET.get("next")
    return door.next_address(request) if asked else reverse("prospects")


def _shown(request: door.MemberRequest, run: Run) -> Shown:
    return Shown(
        run=run,
        title=_title(run),
        words=_done_words(request, run),
        done=f"{run.done:,}",
        total=f"{run.total:,}",
        percent=round(100 * run.done / run.total) if run.total else 100,
        left_alone=_left_words(run, 0),
        back=_back(request),
    )


def _title(run: Run) -> str:
    if run.finished_at:
        return "Taken back" if run.act == Run.Act.UNDO else "Done"
    return "Stopped" if run.stopped_at else "Under way"


def _done_words(request: door.MemberRequest, run: Run) -> str:
    return SAYERS[Run.Act(run.act)](Said(request, run, counted(run.changed, "prospect")))


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of an act are made of."""

    request: door.MemberRequest
    run: Run
    number: str

    @property
    def asked(self) -> Asked:
        return Asked(self.request.member, door.now(), {})

    def moment(self, text: str) -> str:
        return say_date(datetime.fromisoformat(text), door.zone_of(self.request.member).key, door.now())

    def away(self, member_id: int) -> str:
        """That whoever got them is away."""
        here = Membership.objects.of_workspace(self.request.member.workspace_id)
        to = here.filter(pk=member_id).first()
        return away_words(to, at=door.now()) if to else ""

    def name(self, kind: str, pk: int) -> str:
        found = getattr(self.asked.names, kind).get(pk)
        return found.label if found else "one that is gone"


def _left_words(run: Run, left_out: int) -> str:
    """Those that stay as they are, and why."""
    parts = []
    if run.left_alone:
        parts.append(f"{run.left_alone:,} left as before: {WHY_LEFT[Run.Act(run.act)]}.")
    if left_out:
        parts.append(f"{left_out:,} {'is a colleague’s and stays' if left_out == 1 else 'are colleagues’ and stay'}.")
    return " ".join(parts)


WHY_LEFT = {
    Run.Act.TAG: "had the tag already, or it was removed",
    Run.Act.UNTAG: "did not have it",
    Run.Act.UNDO: "changed since",
    Run.Act.HAND_OVER: "theirs already, or closed",
    Run.Act.STRATEGY: "followed it already, or closed",
    Run.Act.PARK: "at rest already, closed, or asked not to be contacted",
    Run.Act.DEFER: "due later already, closed, or asked not to be contacted",
    Run.Act.CLOSE: "closed already",
}
SAYERS: dict[Run.Act, Callable[[Said], str]] = {
    Run.Act.HAND_OVER: lambda said: (
        f"Handed {said.number} to {said.name('members', said.run.draft['to'])}.{said.away(said.run.draft['to'])}"
    ),
    Run.Act.TAG: lambda said: f"Tagged {said.number} “{said.name('tags', said.run.draft['tag'])}”.",
    Run.Act.UNTAG: lambda said: f"Took “{said.name('tags', said.run.draft['tag'])}” off {said.number}.",
    Run.Act.DEFER: lambda said: f"Moved {said.number} to {said.moment(said.run.draft['to'])}.",
    Run.Act.STRATEGY: lambda said: (
        f"{said.number} follow {STRATEGIES.get(said.run.draft['strategy'], 'the strategy for their size')}."
    ),
    Run.Act.PARK: lambda said: f"Let {said.number} rest; they wake {said.moment(said.run.draft['step']['due_at'])}.",
    Run.Act.CLOSE: lambda said: f"Let {said.number} go.",
    Run.Act.UNDO: lambda said: f"Taken back for {said.number}.",
}
urlpatterns = [
    path("prospects/runs/<int:run_id>/", run, name="prospect_run"),
    path("prospects/runs/<int:run_id>/going-on/", go_on, name="go_on_run"),
    path("prospects/runs/<int:run_id>/stop/", stop, name="stop_run"),
    path("prospects/runs/<int:run_id>/undo/", undo, name="undo_run"),
]
