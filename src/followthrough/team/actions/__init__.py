"""The verbs of the team: the only place that writes its tables."""

from followthrough.team.actions.absences import add_absence, remove_absence
from followthrough.team.actions.forgetting import end_old_sessions, forget_spent_links
from followthrough.team.actions.links import make_sign_in_link, use_sign_in_link
from followthrough.team.actions.members import (
    add_member,
    add_team,
    deactivate_member,
    edit_member,
    remove_team,
    require_another_admin,
    welcome_back,
)
from followthrough.team.actions.profile import change_profile, choose_theme, set_password
from followthrough.team.actions.sealing import count_sealed, drop_old_keys, rotate_keys
from followthrough.team.actions.workspaces import add_workspace, edit_workspace

__all__ = [
    "add_absence",
    "add_member",
    "add_team",
    "add_workspace",
    "change_profile",
    "choose_theme",
    "count_sealed",
    "deactivate_member",
    "drop_old_keys",
    "edit_member",
    "edit_workspace",
    "end_old_sessions",
    "forget_spent_links",
    "make_sign_in_link",
    "remove_absence",
    "remove_team",
    "require_another_admin",
    "rotate_keys",
    "set_password",
    "use_sign_in_link",
    "welcome_back",
]
