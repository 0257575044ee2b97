"""Who acts when a command is given in a shell: the one named, or the only one there is."""

import os

import click

from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Role
from followthrough.team.models import Membership
from followthrough.team.models.members import MembershipQuerySet

MOST_LISTED = 12

as_option = click.option(
    "--as", "acting_as", metavar="EMAIL", envvar="FOLLOWTHROUGH_AS", help="Who you are, if several people work here."
)


class WhoAreYou(Refusal):
    def __init__(self, known: list[str]) -> None:
        names = "\n".join(f"  {line}" for line in known)
        super().__init__(
            "Several people work here. Say who you are with --as EMAIL, or set FOLLOWTHROUGH_AS once:\n" + names
        )


class NobodyHere(Refusal):
    message = (
        "Nobody works here yet. Begin with: followthrough start\n"
        "Or make a workspace of your own: followthrough workspace --help"
    )


class NotAMember(Refusal):
    def __init__(self, email: str) -> None:
        super().__init__(f"Nobody who works here signs in as {email}. Nothing was changed.")


def acting_member(email: str | None) -> Membership:
    """The member who acts: the one named, else the only one; in a house with nothing but the sample, its first.

    Refuses `NotAMember`, `WhoAreYou`, `NobodyHere`.
    """
    active = _active()
    if email:
        found = active.filter(user__email=email.strip().lower()).first()
        if found is None:
            raise NotAMember(email)
        return found
    own = list(active.filter(workspace__is_sample=False)[:MOST_LISTED])
    if len(own) > 1:
        raise WhoAreYou([f"{member.user.email}  {member.name}, {member.workspace.name}" for member in own])
    only = own[0] if own else first_member()
    if only is None:
        raise NobodyHere
    return only


def colleague(member: Membership, name: str) -> Membership:
    """Somebody of the same workspace, by name or address. Refuses when nobody or several fit."""
    wanted = name.strip().lower()
    here = _active().filter(workspace_id=member.workspace_id)
    fitting = [one for one in here if wanted in one.name.lower() or wanted == one.user.email]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise Refusal(f"Nobody called {name} works in {member.workspace.name}.")
    raise Refusal(f"{name} could be {', '.join(one.name for one in fitting)}. Say the full name.")


def first_member() -> Membership | None:
    """The one `start` greets: whom FOLLOWTHROUGH_AS names, else the first of the oldest workspace of one's own.

    In the sample it is a salesperson: theirs is the plan that a new user wants to see.
    """
    if email := os.environ.get("FOLLOWTHROUGH_AS"):
        return acting_member(email)
    first = _active().first()
    if first and first.workspace.is_sample:
        return _active().filter(workspace_id=first.workspace_id, role=Role.REP).first() or first
    return first


def administrator_beside(member: Membership) -> Membership | None:
    """Who may change the settings where this member works; none if it is the member."""
    if member.is_admin:
        return None
    return _active().filter(workspace_id=member.workspace_id, role=Role.ADMIN).first()


def _active() -> MembershipQuerySet:
    """Who works here, one's own workspaces before the sample."""
    active = Membership.objects.active().filter(user__is_active=True).select_related("user", "workspace")
    return active.order_by("workspace__is_sample", "workspace_id", "pk")
