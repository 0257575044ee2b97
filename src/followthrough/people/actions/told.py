"""One journal line about a person."""

from datetime import datetime
from typing import Any

from followthrough.journal import actions as journal
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def write(verb: str, person: Person, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    """Part of a verb: what it did, in its transaction. Refuses `Elsewhere` for an actor of another workspace."""
    refuse_strangers(person.workspace_id, by)
    journal.write(
        journal.Line(
            workspace_id=person.workspace_id,
            verb=verb,
            at=at,
            actor_id=by.pk if by else None,
            person_id=person.pk,
            facts=facts,
        )
    )
