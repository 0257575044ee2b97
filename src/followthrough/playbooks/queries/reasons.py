"""Something to bring to this person that was not brought to them before."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef

from followthrough.followup.models import Opportunity
from followthrough.playbooks.models import Reason, ReasonUse
from followthrough.rules.reasons_to_call import Brought, ReasonKind, suggest
from followthrough.team.models import Membership

NEWEST = 200
"""Looked at: a library grows, the advice needs not."""


def reasons_for(
    opportunity: Opportunity, member: Membership, *, today: date, most: int = 3, tags: Sequence[str] | None = None
) -> list[Reason]:
    """The best first. Two statements: the library without what they had, and their tags where not at hand."""
    person = opportunity.person
    rows = {row.pk: row for row in _library(member, person.pk)}
    if not rows:
        return []
    chosen = suggest(
        (_brought(row) for row in rows.values()),
        used=frozenset(),
        tags=frozenset(person.tags.values_list("name", flat=True) if tags is None else tags),
        language=person.language,
        today=today,
    )
    return [rows[each.id] for each in chosen[:most]]


def _library(member: Membership, person_id: int) -> list[Reason]:
    had = ReasonUse.objects.filter(reason_id=OuterRef("pk"), opportunity__person_id=person_id)
    rows = Reason.objects.visible_to(member).in_use().exclude(Exists(had)).order_by("-at")[:NEWEST]
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
