"""The team: who is a member with which role; how they come in, leave with their prospects handed over, come back."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup import actions as followup
from followthrough.followup.queries.holdings import visible_tallies
from followthrough.rules.words import LIVE_STATES, Role
from followthrough.team import actions as team
from followthrough.team.models import Membership, Team
from followthrough.web import door, toasts
from followthrough.web.settings import places

HERE = "settings_team"


class MemberForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Type their name."})
    email = forms.EmailField(
        error_messages={"required": "Type their e-mail address.", "invalid": "Check this address."}
    )
    role = forms.ChoiceField(choices=Role.choices(), initial=Role.REP)


class EditForm(forms.Form):
    name = forms.CharField(max_length=120, error_messages={"required": "Type their name."})
    role = forms.ChoiceField(choices=Role.choices())
    team = forms.ModelChoiceField(Team.objects.none(), required=False)
    capacity = forms.IntegerField(min_value=10, max_value=1_000)

    def __init__(self, member: Membership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(workspace_id=member.workspace_id).order_by("name")
        self.fields["team"] = forms.ModelChoiceField(teams, required=False, empty_label="No team")


class LeaveForm(forms.Form):
    heir = forms.ModelChoiceField(Membership.objects.none(), required=False)

    def __init__(self, member: Membership, *args: Any) -> None:
        super().__init__(*args)
        others = Membership.objects.of_workspace(member.workspace_id).active().exclude(pk=member.pk)
        self.fields["heir"] = forms.ModelChoiceField(others.order_by("name"), required=False, empty_label="Choose …")


@door.member_page
@require_http_methods(["GET", "HEAD"])
def members(request: door.MemberRequest) -> HttpResponse:
    return _page(request, MemberForm())


@door.admin_page
@require_POST
def add(request: door.MemberRequest) -> HttpResponse:
    """A new member, and the link with which they come in: shown here once, sent by nobody but you."""
    form = MemberForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    member = team.add_member(
        request.member.workspace,
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        role=Role(form.cleaned_data["role"]),
        at=door.now(),
    )
    return _page(request, MemberForm(), invited=member, link=_link_for(member))


@door.admin_page
@require_POST
def invite(request: door.MemberRequest, pk: int) -> HttpResponse:
    """Another sign-in link for somebody who lost theirs."""
    member = _member(request, pk)
    return _page(request, MemberForm(), invited=member, link=_link_for(member))


@door.admin_page
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: door.MemberRequest, pk: int) -> HttpResponse:
    """One member: name, role, team, minutes a day; leaving and coming back."""
    who = _member(request, pk)
    now = {"name": who.name, "role": who.role, "team": who.team_id, "capacity": who.capacity}
    form = EditForm(who, request.POST) if request.method == "POST" else EditForm(who, initial=now)
    if request.method != "POST" or not form.is_valid():
        return _member_page(request, who, form, status=200 if request.method != "POST" else 422)
    team.edit_member(who, form.cleaned_data, by=request.member, at=door.now())
    toasts.say(request, f"Saved {who.name}.")
    return door.go(request, HERE)


@door.admin_page
@require_POST
def leave(request: door.MemberRequest, pk: int) -> HttpResponse:
    """They leave; their prospects and promises go to the heir first."""
    who = _member(request, pk)
    form = LeaveForm(who, request.POST)
    heir = form.cleaned_data["heir"] if form.is_valid() else None
    number = followup.leave_team(who, heir=heir, by=request.member, at=door.now())
    toasts.say(request, f"{who.name} has left. {_handed(number, heir)}")
    return door.go(request, HERE)


@door.admin_page
@require_POST
def come_back(request: door.MemberRequest, pk: int) -> HttpResponse:
    who = _member(request, pk)
    team.welcome_back(who, by=request.member, at=door.now())
    toasts.say(request, f"{who.name} is back, with an empty plan.")
    return door.go(request, HERE)


@door.admin_page
@require_POST
def add_team(request: door.MemberRequest) -> HttpResponse:
    if name := request.POST.get("name", "").strip():
        team.add_team(request.member.workspace, name, by=request.member, at=door.now())
    return door.go(request, HERE)


@door.admin_page
@require_POST
def remove_team(request: door.MemberRequest, pk: int) -> HttpResponse:
    team.remove_team(
        get_object_or_404(Team, pk=pk, workspace_id=request.member.workspace_id), by=request.member, at=door.now()
    )
    toasts.say(request, "The team is gone; its members stay.")
    return door.go(request, HERE)


def _page(
    request: door.MemberRequest,
    form: MemberForm,
    *,
    status: int = 200,
    invited: Membership | None = None,
    link: str = "",
) -> HttpResponse:
    everybody = Membership.objects.of_workspace(request.member.workspace_id).select_related("user", "team")
    numbers = _live_numbers(request.member)
    rows = [(each, numbers.get(each.pk, 0)) for each in everybody.order_by("-is_active", "name")]
    teams = Team.objects.filter(workspace_id=request.member.workspace_id)
    facts = {
        "form": form,
        "rows": rows,
        "teams": teams.annotate(number=Count("members", filter=Q(members__is_active=True))).order_by("name"),
        "invited": invited,
        "link": link,
    }
    return places.page(request, "members.html", HERE, facts, status=status)


def _member_page(request: door.MemberRequest, who: Membership, form: EditForm, *, status: int) -> HttpResponse:
    number = _live_numbers(request.member).get(who.pk, 0)
    facts = {"who": who, "form": form, "leaving": LeaveForm(who), "number": number}
    return places.page(request, "member.html", HERE, facts, status=status)


def _member(request: door.MemberRequest, pk: int) -> Membership:
    everybody = Membership.objects.of_workspace(request.member.workspace_id)
    return get_object_or_404(everybody.select_related("user", "workspace"), pk=pk)


def _live_numbers(member: Membership) -> dict[int, int]:
    """How many live prospects each member owns, of those the one who asks may see; from the counters."""
    live = visible_tallies(member).filter(state__in=LIVE_STATES)
    numbers: dict[int, int] = {}
    for owner, number in live.values_list("owner_id", "number"):
        numbers[owner] = numbers.get(owner, 0) + number
    return numbers


def _link_for(member: Membership) -> str:
    secret = team.make_sign_in_link(member.user, at=door.now())
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('sign_in_link', args=[secret])}"


def _handed(number: int, heir: Membership | None) -> str:
    if not number or heir is None:
        return "Nothing was on their plan."
    return f"{heir.name} follows up their {number} prospect{'' if number == 1 else 's'}."


urlpatterns = [
    path("settings/team/", members, name=HERE),
    path("settings/team/members/", add, name="add_member"),
    path("settings/team/members/<int:pk>/", member, name="edit_member"),
    path("settings/team/members/<int:pk>/link/", invite, name="invite_member"),
    path("settings/team/members/<int:pk>/leave/", leave, name="leave_team"),
    path("settings/team/members/<int:pk>/return/", come_back, name="come_back"),
    path("settings/team/teams/", add_team, name="add_team"),
    path("settings/team/teams/<int:pk>/removal/", remove_team, name="remove_team"),
]
