"""What a search shows of those it found: person, addresses, what is sold to them; three statements, written out."""

from collections import defaultdict
from dataclasses import dataclass, field

from followthrough.followup.models import Opportunity, Stage
from followthrough.followup.queries.visibility import narrowed_people
from followthrough.people.models import Company, ContactPoint, Person
from followthrough.team.models import Membership
from followthrough.team.statement import Statement

PEOPLE = Statement(
    """
    SELECT {columns} FROM people_person p LEFT JOIN people_company c ON c.id = p.company_id
    WHERE p.workspace_id = %s AND p.id IN ({ids})
    """,
    p=Person,
    c=Company,
)
POINTS = Statement(
    "SELECT {columns} FROM people_contactpoint t WHERE t.person_id IN ({ids}) ORDER BY t.position, t.id", t=ContactPoint
)
OPPORTUNITIES = Statement(
    """
    SELECT {columns} FROM followup_opportunity o
    JOIN followup_stage s ON s.id = o.stage_id JOIN team_membership m ON m.id = o.owner_id
    WHERE o.workspace_id = %s AND o.person_id IN ({ids})
    """,
    o=Opportunity,
    s=Stage,
    m=Membership,
)


@dataclass(slots=True)
class Found:
    person: Person
    points: list[ContactPoint] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)
    """Those the member may see, with stage and owner."""


def found(member: Membership, person_ids: list[int]) -> dict[int, Found]:
    """By the person's id. Who may be found was settled before."""
    if not person_ids:
        return {}
    ids = ", ".join(["%s"] * len(person_ids))
    people: dict[int, Found] = {}
    for person, company in PEOPLE.fetch(member.workspace_id, *person_ids, ids=ids):
        person.company = company
        people[person.pk] = Found(person)
    points: dict[int, list[ContactPoint]] = defaultdict(list)
    for (point,) in POINTS.fetch(*person_ids, ids=ids):
        points[point.person_id].append(point)
    for each in people.values():
        each.points = points[each.person.pk]
    _add_opportunities(member, people, person_ids, ids)
    return people


def _add_opportunities(member: Membership, people: dict[int, Found], person_ids: list[int], ids: str) -> None:
    is_narrowed = narrowed_people(member) is not None
    for row, stage, owner in OPPORTUNITIES.fetch(member.workspace_id, *person_ids, ids=ids):
        if row.person_id in people and not (is_narrowed and row.owner_id != member.pk):
            row.stage, row.owner = stage, owner
            people[row.person_id].opportunities.append(row)
