"""The journal line of a verb of this room."""

from datetime import datetime
from typing import Any

from followthrough.journal import actions as journal
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def tell(verb: str, workspace_id: int, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    """One line. Refuses `Elsewhere` when the actor is of another workspace."""
    refuse_strangers(workspace_id, by)
    journal.write(journal.Line(workspace_id, verb, at, actor_id=by.pk if by else None, facts=facts))
