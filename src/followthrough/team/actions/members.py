"""Members come, change and leave; teams."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.journal.actions import lock
from followthrough.rules.hours import Hours
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Role
from followthrough.team.actions import told
from followthrough.team.models import Membership, Team, User, Workspace
from followthrough.team.refusals import EmailTaken, HoursUnreadable, LastAdmin

EDITABLE = frozenset({"name", "role", "team", "zone", "country", "hours", "capacity"})


def add_member(
    workspace: Workspace, *, email: str, name: str, at: datetime, role: Role = Role.REP, **settings: Any
) -> Membership:
    """A user joins a workspace; the user is made if their address is new. Refuses `EmailTaken`."""
    email = email.strip().lower()
    refuse_strangers(workspace.pk, settings.get("team"))
    with transaction.atomic():
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User(email=email, name=name.strip())
            user.set_unusable_password()
            user.full_clean(exclude=["password"])
            user.save(force_insert=True)
        elif Membership.objects.filter(workspace=workspace, user=user).exists():
            raise EmailTaken
        member = Membership(workspace=workspace, user=user, name=name.strip(), role=role, **settings)
        member.save(force_insert=True)
        _tell("add_member", member, {"name": member.name, "role": role}, by=None, at=at)
    return member


def edit_member(member: Membership, changes: dict[str, Any], *, by: Membership | None, at: datetime) -> Membership:
    """Change a member (see EDITABLE). Refuses `LastAdmin`, `HoursUnreadable`."""
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    refuse_strangers(member.workspace_id, by, changes.get("team"))
    with transaction.atomic():
        if "role" in changes and changes["role"] != Role.ADMIN:
            require_another_admin(member)
        if "hours" in changes:
            check_hours(changes["hours"])
        for name, value in changes.items():
            setattr(member, name, value)
        member.full_clean(exclude=["workspace", "user"])
        member.save(update_fields=list(changes))
        new = {name: str(value) for name, value in changes.items()}
        _tell("edit_member", member, {"changes": new}, by=by, at=at)
    return member


def deactivate_member(member: Membership, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    """Part of `followup.leave_team`, which hands the prospects over first: the database refuses it otherwise."""
    require_another_admin(member)
    member.is_active, member.left_at = False, at
    member.save(update_fields=["is_active", "left_at"])
    _tell("leave", member, {"name": member.name} | facts, by=by, at=at)


def welcome_back(member: Membership, *, by: Membership | None, at: datetime) -> None:
    """Somebody who left works here again, with nothing on their plan."""
    with transaction.atomic():
        member.is_active, member.left_at = True, None
        member.save(update_fields=["is_active", "left_at"])
        _tell("come_back", member, {"name": member.name}, by=by, at=at)


def add_team(workspace: Workspace, name: str, *, by: Membership | None, at: datetime) -> Team:
    """The team of that name, made if there is none."""
    with transaction.atomic():
        team, is_new = Team.objects.get_or_create(workspace=workspace, name=name.strip()[:80])
        if is_new:
            told.write("add_team", workspace.pk, {"team": team.pk, "name": team.name}, by=by, at=at)
    return team


def remove_team(team: Team, *, by: Membership | None, at: datetime) -> None:
    """Its members stay, without a team."""
    with transaction.atomic():
        told.write("remove_team", team.workspace_id, {"team": team.pk, "name": team.name}, by=by, at=at)
        team.delete()


def check_hours(hours: dict[str, list[list[str]]]) -> None:
    """Windows per weekday as `rules.hours.Hours.from_json` reads them. Refuses `HoursUnreadable`."""
    try:
        Hours.from_json(hours)
    except ValueError as problem:
        raise HoursUnreadable(str(problem)) from None


def require_another_admin(member: Membership) -> None:
    """Refuse `LastAdmin`. In a transaction: of two administrators who leave at once one is the last."""
    if member.role != Role.ADMIN:
        return
    admins = Membership.objects.of_workspace(member.workspace_id).active().filter(role=Role.ADMIN)
    with transaction.atomic():
        lock.hold(admins)
    if not admins.exclude(pk=member.pk).exists():
        raise LastAdmin


def _tell(verb: str, member: Membership, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    told.write(verb, member.workspace_id, {"member": member.pk} | facts, by=by, at=at)
