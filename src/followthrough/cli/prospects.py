"""Finding the prospect a command is about: by number, by words, or the one whose turn it is."""

from datetime import datetime

from followthrough.cli.speech import act_of
from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.queries import finding
from followthrough.review.queries import plan_of
from followthrough.rules.refusals import Refusal
from followthrough.team.models import Membership

MOST_PEOPLE = 20
JOINED = ("person__company", "stage", "pipeline", "owner__workspace", "workspace")


class NothingPlanned(Refusal):
    message = "Nothing is left for today. Look ahead with: followthrough plan --week"


class NobodyFound(Refusal):
    def __init__(self, who: str) -> None:
        super().__init__(f"Nobody of yours fits “{who}”. Nothing was changed. Look with: followthrough find {who}")


class SeveralFound(Refusal):
    def __init__(self, who: str, lines: list[str]) -> None:
        shown = "\n".join(f"  {line}" for line in lines)
        super().__init__(f"“{who}” could be several. Nothing was changed. Say the number:\n{shown}")


def prospect(member: Membership, who: str, *, at: datetime) -> Opportunity:
    """The opportunity meant, with all that is named of it. `who` is empty for the first of today's plan.

    Refuses `NothingPlanned`, `NobodyFound`, `SeveralFound`.
    """
    own = Opportunity.objects.editable_by(member).select_related(*JOINED)
    if not who:
        return _first_of_the_day(member, own, at=at)
    number = who.removeprefix("#")
    if number.isdecimal():
        found = own.filter(pk=int(number)).first()
        if found is None:
            raise NobodyFound(who)
        return found
    return _by_words(member, who, own)


def _first_of_the_day(member: Membership, own: OpportunityQuerySet, *, at: datetime) -> Opportunity:
    rows = plan_of(member, at=at, most=1).rows
    if not rows:
        raise NothingPlanned
    return own.get(pk=rows[0].id)


def _by_words(member: Membership, who: str, own: OpportunityQuerySet) -> Opportunity:
    people = [hit.person_id for hit in finding.find(member, who, limit=MOST_PEOPLE)]
    found = list(own.live().filter(person_id__in=people)[:MOST_PEOPLE])
    mine = [row for row in found if row.owner_id == member.pk] or found
    if not mine:
        raise NobodyFound(who)
    if len(mine) > 1:
        raise SeveralFound(who, [f"#{row.pk}  {row.person.name}, {row.title}: {act_of(row)}" for row in mine])
    return mine[0]
