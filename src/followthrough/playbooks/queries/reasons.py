"""Something to bring to this person that was not brought to them before."""

from collections.abc import Sequence
from datetime import date

from followthrough.followup.models import Opportunity
from followthrough.followup.queries import dossier
from followthrough.playbooks.models import Reason
from followthrough.rules.reasons_to_call import Brought, ReasonKind, suggest
from followthrough.team.models import Membership
from followthrough.team.statement import Statement

NEWEST = 200
"""Looked at: a library grows, the advice needs not."""
LIBRARY = Statement(
    """
    SELECT {columns}, (SELECT COUNT(*) FROM playbooks_reasonuse t WHERE t.reason_id = r.id) FROM playbooks_reason r
    WHERE r.workspace_id = %s AND r.removed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM playbooks_reasonuse u JOIN followup_opportunity o ON o.id = u.opportunity_id
        WHERE u.reason_id = r.id AND o.person_id = %s
    ) ORDER BY r.at DESC LIMIT %s
    """,
    r=Reason,
)


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
        tags=frozenset([tag.name for tag in dossier.tags(person)] if tags is None else tags),
        language=person.language,
        today=today,
    )
    return [rows[each.id] for each in chosen[:most]]


def _library(member: Membership, person_id: int) -> list[Reason]:
    """What they did not have yet, with how often each was used."""
    found = []
    for row, times in LIBRARY.fetch(member.workspace_id, person_id, NEWEST):
        row.times = times
        found.append(row)
    return found


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
