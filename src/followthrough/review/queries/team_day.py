"""How far everybody is today: for a manager who wants to know where to help. One statement, bounded per member."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from followthrough.followup.queries import zone_of
from followthrough.review.queries.statements import fetch
from followthrough.team.models import Membership

MOST = 200  # beyond that a line says "200+"
TEAM_DAY = """
SELECT m.id, m.name,
    (SELECT count(*) FROM followup_touch t
     WHERE t.workspace_id = m.workspace_id AND t.member_id = m.id AND t.at >= %s AND t.direction = 'out'),
    (SELECT count(*) FROM (
        SELECT 1 FROM followup_opportunity o
        WHERE o.workspace_id = m.workspace_id AND o.owner_id = m.id AND o.state = 'open' AND o.next_by = 'person'
              AND o.next_due_at < %s LIMIT %s) AS due),
    (SELECT count(*) FROM (
        SELECT 1 FROM followup_opportunity o
        WHERE o.workspace_id = m.workspace_id AND o.owner_id = m.id AND o.state = 'open' AND o.next_by = 'person'
              AND o.next_due_at < %s LIMIT %s) AS late)
FROM team_membership m WHERE m.workspace_id = %s AND m.is_active ORDER BY m.name, m.id
"""


@dataclass(frozen=True, slots=True)
class MemberDay:
    """`left` are due today and `late` those of them from before today, both counted to MOST."""

    member_id: int
    name: str
    done: int
    left: int
    late: int


def team_day(member: Membership, *, at: datetime) -> list[MemberDay]:
    """All who work in the member's workspace; the day is the member's own."""
    zone = zone_of(member)
    today = at.astimezone(zone).date()
    midnight = datetime.combine(today, time.min, zone)
    tomorrow = datetime.combine(today + timedelta(days=1), time.min, zone)
    rows = fetch(TEAM_DAY, midnight, tomorrow, MOST, midnight, MOST, member.workspace_id)
    return [MemberDay(*row) for row in rows]
