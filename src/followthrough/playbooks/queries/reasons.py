"""Something to bring to this person that was not brought to them before."""

from datetime import date

from django.db.models import Count

from followthrough.followup.models import Opportunity
from followthrough.playbooks.models import Reason, ReasonUse
from followthrough.rules.reasons_to_call import Brought, ReasonKind, suggest
from followthrough.team.models import Membership

NEWEST = 200
"""Looked at: a library grows, the advice needs not."""


def reasons_for(opportunity: Opportunity, member: Membership, *, today: date, most: int = 3) -> list[Reason]:
    """The best first. Three statements: the library, what they had, their tags."""
    rows = {row.pk: row for row in _library(member)}
    if not rows:
        return []
    person = opportunity.person
    had = ReasonUse.objects.filter(opportunity__person_id=person.pk, workspace_id=member.workspace_id)
    chosen = suggest(
        (_brought(row) for row in rows.values()),
        used=frozenset(had.values_list("reason_id", flat=True)),
        tags=frozenset(person.tags.values_list("name", flat=True)),
        language=person.language,
        today=today,
    )
    return [rows[each.id] for each in chosen[:most]]


def _library(member: Membership) -> list[Reason]:
    rows = Reason.objects.visible_to(member).in_use().order_by("-at")[:NEWEST]
    return list(rows.annotate(times=Count("uses")))


def _brought(row: Reason) -> Brought:
    return Brought(
        id=row.pk,
        kind=ReasonKind(row.kind),
        tags=frozenset(row.tags),
        language=row.language,
        since=row.at.date(),
        good_until=row.good_until,
        times=getattr(row, "times", 0),
    )
