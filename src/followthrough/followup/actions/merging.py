"""Two records of the same person become one: nothing of either story is lost."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.actions.permission import let_go
from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import SamePerson
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Permission
from followthrough.team.models import Membership


def merge_people(keep: Person, gone: Person, *, by: Membership | None, at: datetime) -> Person:
    """`gone` is folded into `keep`: opportunities, touches, story, addresses, tags. Refuses `SamePerson`.

    What `keep` already knows wins; what only `gone` knew is filled in. A no to one record is a no to both.
    """
    if keep.pk == gone.pk or keep.workspace_id != gone.workspace_id:
        raise SamePerson
    refuse_strangers(keep.workspace_id, by)
    with transaction.atomic():
        keep, gone = _both(keep, gone)
        theirs = Opportunity.objects.filter(workspace_id=keep.workspace_id, person=gone)
        lock.hold(theirs)
        moved = list(theirs.values_list("id", flat=True))
        theirs.update(person=keep)
        journal.move_person(keep.workspace_id, from_id=gone.pk, to_id=keep.pk)
        facts = {"gone": gone.pk, "name": gone.name, "opportunities": moved}
        people.absorb(keep, gone, at=at)
        if keep.permission == Permission.WITHDRAWN:
            people.suppress_person(keep, why=keep.permission_how, by=by, at=at)
            let_go(keep, keep.permission_how, by=by, at=at)
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


def _both(keep: Person, gone: Person) -> tuple[Person, Person]:
    """Both as they are now, locked in one order whoever is kept. Refuses `SamePerson` when one is gone already."""
    people_ids = Person.objects.filter(pk__in=[keep.pk, gone.pk])
    lock.hold(people_ids)
    found = {person.pk: person for person in people_ids.select_related("company")}
    if len(found) < 2:
        raise SamePerson
    return found[keep.pk], found[gone.pk]
