"""Two records of the same person become one: nothing of either story is lost."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import SamePerson
from followthrough.journal import actions as journal
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def merge_people(keep: Person, gone: Person, *, by: Membership | None, at: datetime) -> Person:
    """`gone` is folded into `keep`: opportunities, touches, story, addresses, tags. Refuses `SamePerson`.

    What `keep` already knows wins; what only `gone` knew is filled in.
    """
    if keep.pk == gone.pk or keep.workspace_id != gone.workspace_id:
        raise SamePerson
    refuse_strangers(keep.workspace_id, by)
    with transaction.atomic():
        moved = list(Opportunity.objects.filter(person=gone).values_list("id", flat=True))
        Opportunity.objects.filter(pk__in=moved).update(person=keep)
        journal.move_person(keep.workspace_id, from_id=gone.pk, to_id=keep.pk)
        facts = {"gone": gone.pk, "name": gone.name, "opportunities": moved}
        people.absorb(keep, gone, at=at)
        journal.write(
            journal.Line(
                workspace_id=keep.workspace_id,
                verb="merge",
                at=at,
                actor_id=by.pk if by else None,
                person_id=keep.pk,
                facts=facts,
            )
        )
    return keep
