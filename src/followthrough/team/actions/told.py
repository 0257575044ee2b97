"""One journal line about a workspace and how it is set up, not about a person."""

from datetime import datetime
from typing import Any

from followthrough.journal import actions as journal
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def write(verb: str, workspace_id: int, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    """Part of a verb: what it did, in its transaction. Refuses `Elsewhere` for an actor of another workspace."""
    refuse_strangers(workspace_id, by)
    line = journal.Line(workspace_id=workspace_id, verb=verb, at=at, actor_id=by.pk if by else None, facts=facts)
    journal.write(line)
