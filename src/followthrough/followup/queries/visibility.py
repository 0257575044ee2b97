"""Who may see whom: where salespeople see only their own prospects, they see a person through one of theirs."""

from django.db.models import Exists, OuterRef

from followthrough.followup.models import Opportunity
from followthrough.people.models import Person
from followthrough.people.models.persons import PersonQuerySet
from followthrough.team.models import Membership


def narrowed_people(member: Membership) -> PersonQuerySet | None:
    """The persons whom the member may see, or none when that is everybody of the workspace."""
    if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
        return None
    seen = Opportunity.objects.visible_to(member).filter(person_id=OuterRef("pk"))
    return Person.objects.visible_to(member).filter(Exists(seen))


def people_visible_to(member: Membership) -> PersonQuerySet:
    """The persons whom the member may see."""
    narrowed = narrowed_people(member)
    return Person.objects.visible_to(member) if narrowed is None else narrowed
