"""How many people got the same words lately."""

from datetime import datetime, timedelta

from followthrough.followup.models import Opportunity
from followthrough.playbooks.models import Wording
from followthrough.rules.sameness import fingerprint, say_sameness
from followthrough.team.models import Membership

LATELY = timedelta(days=90)


def people_who_got(text: str, member: Membership, *, at: datetime, names: tuple[str, ...] = ()) -> int:
    """Different people who were sent these words in the last 90 days, whatever their names. One statement."""
    mark = fingerprint(text, names)
    if not mark:
        return 0
    same = Wording.objects.filter(workspace_id=member.workspace_id, fingerprint=mark, at__gte=at - LATELY)
    return same.values("opportunity__person_id").distinct().count()


def warning_for(text: str, opportunity: Opportunity, member: Membership, *, at: datetime) -> str:
    """The quiet warning beside what is being written; empty while there is nothing to say."""
    return say_sameness(people_who_got(text, member, at=at, names=names_of(opportunity)))


def names_of(opportunity: Opportunity) -> tuple[str, ...]:
    """What is filled in for a person and therefore makes no text their own."""
    person = opportunity.person
    company = person.company.name if person.company else ""
    given = (person.name, person.given_name, person.family_name, person.salutation, person.city)
    return (*given, company, opportunity.title)
