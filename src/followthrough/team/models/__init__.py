"""The tables of the team, by noun."""

from followthrough.team.models.links import SignInLink
from followthrough.team.models.members import Absence, Membership, Team
from followthrough.team.models.users import User
from followthrough.team.models.workspaces import Workspace

__all__ = ["Absence", "Membership", "SignInLink", "Team", "User", "Workspace"]
