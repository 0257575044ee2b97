"""The verbs of the team: the only place that writes its tables."""

from followthrough.team.actions.members import (
    add_absence,
    add_member,
    add_team,
    deactivate_member,
    edit_member,
    remove_absence,
    remove_team,
    welcome_back,
)
from followthrough.team.actions.workspaces import add_workspace, edit_workspace

__all__ = [
    "add_absence",
    "add_member",
    "add_team",
    "add_workspace",
    "deactivate_member",
    "edit_member",
    "edit_workspace",
    "remove_absence",
    "remove_team",
    "welcome_back",
]
