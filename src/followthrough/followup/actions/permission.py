"""Permission to follow up: asked for, recorded with when and how, and withdrawn for good."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.actions.bulk import conclude_many
from followthrough.followup.drafts import Agreement, Ending
from followthrough.followup.models import Opportunity
from followthrough.journal import actions as journal
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import CloseReason, Permission, State
from followthrough.team.models import Membership


def record_permission(person: Person, agreement: Agreement, *, by: Membership | None, at: datetime) -> int:
    """Write down what they said. Withdrawn closes every live opportunity with them; returns how many."""
    refuse_strangers(person.workspace_id, by)
    with transaction.atomic():
        people.set_permission(person, agreement.permission, how=agreement.how, at=at)
        journal.write(
            journal.Line(
                workspace_id=person.workspace_id,
                verb="permission",
                at=at,
                actor_id=by.pk if by else None,
                person_id=person.pk,
                facts={"permission": agreement.permission, "how": agreement.how},
            )
        )
        if agreement.permission != Permission.WITHDRAWN:
            return 0
        return let_go(person, agreement.how, by=by, at=at)


def let_go(person: Person, how: str, *, by: Membership | None, at: datetime) -> int:
    """Part of a verb: whoever may not be contacted is followed up no more. Returns how many were closed."""
    live = Opportunity.objects.filter(workspace_id=person.workspace_id, person=person)
    ending = Ending(state=State.LOST, reason=CloseReason.DO_NOT_CONTACT, note=how)
    return conclude_many(live, ending, by=by, at=at)
