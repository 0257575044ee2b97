"""The statements of today's page, written out: composing them anew by the ORM took longer than running them.

Both databases understand them. Moments go in and come out as aware datetimes.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import connection

Rows = list[tuple[Any, ...]]

_LINE = """
SELECT o.id, o.last_entry_id, o.person_id, p.name, coalesce(c.name, ''), o.title, s.name, o.bucket, o.next_purpose,
       o.next_channel, o.next_note, o.next_due_at, o.next_minutes, o.next_fixed, o.size, o.value, o.chance,
       o.next_class, coalesce(o.hand_raised_at, o.next_set_at), p.zone, p.country, p.region, p.city, p.postal_code,
       (SELECT value FROM people_contactpoint WHERE person_id = o.person_id AND kind IN ('mobile', 'phone') AND is_valid
        ORDER BY position LIMIT 1),
       o.hand_raised_how
"""
_FACES = """
JOIN people_person p ON p.id = o.person_id
JOIN followup_stage s ON s.id = o.stage_id
LEFT JOIN people_company c ON c.id = p.company_id
"""
_DUE = "workspace_id = %s AND owner_id = %s AND state = 'open' AND next_by = 'person' AND next_due_at < %s"
_IN_ORDER = "ORDER BY o.next_class, o.next_order, o.id LIMIT %s"
PLAN = f"{_LINE} FROM followup_opportunity o {_FACES} WHERE o.{_DUE.replace(' AND ', ' AND o.')} {_IN_ORDER}"
"""Walks the plan in its order and passes over what is not due yet: quick when much is due, however much that is."""
PLAN_OF_FEW = (
    f"{_LINE} FROM (SELECT id AS due_id FROM followup_opportunity WHERE {_DUE} ORDER BY next_due_at LIMIT %s) due"  # noqa: S608
    f" JOIN followup_opportunity o ON o.id = due.due_id {_FACES} {_IN_ORDER}"
)
"""Takes what is due by its date and sorts it: quick when little is due, however many wait for a later day."""
NUMBERS = """
SELECT * FROM
    (SELECT count(*), coalesce(sum(minutes), 0) FROM followup_touch
     WHERE workspace_id = %s AND member_id = %s AND at >= %s AND direction = 'out') AS made,
    (SELECT count(*), coalesce(sum(next_minutes), 0) FROM (
        SELECT next_minutes FROM followup_opportunity
        WHERE workspace_id = %s AND owner_id = %s AND state = 'open' AND next_by = 'person' AND next_due_at < %s
        LIMIT %s) AS due) AS still,
    (SELECT count(*) FROM (
        SELECT id FROM followup_opportunity
        WHERE workspace_id = %s AND state IN ('open', 'nurture') AND next_due_at IS NULL LIMIT %s) AS found) AS lost,
    (SELECT count(*) FROM team_absence
     WHERE workspace_id = %s AND cover_id = %s AND first_day <= %s AND last_day >= %s) AS covered
"""
PROMISES = """
SELECT m.id, m.opportunity_id, o.person_id, p.name, m.what, m.event, m.due_at, m.ours
FROM followup_promise m
JOIN followup_opportunity o ON o.id = m.opportunity_id
JOIN people_person p ON p.id = o.person_id
WHERE m.workspace_id = %s AND m.member_id = %s AND m.state = 'open' AND m.due_at < %s
ORDER BY m.due_at, m.id LIMIT %s
"""
BALANCE = """
SELECT s.bucket, sum(t.number), sum(t.value)
FROM followup_tally t
JOIN followup_stage s ON s.id = t.stage_id
JOIN followup_pipeline l ON l.id = s.pipeline_id
WHERE t.workspace_id = %s AND t.state = 'open' AND l.kind = 'sales' {owner}
GROUP BY s.bucket
"""


def plan_in_order() -> str:
    """PLAN along its index. SQLite, knowing little of how much is due, would sort it all: it is told which to take."""
    if connection.vendor == "sqlite":
        return PLAN.replace("followup_opportunity o ", "followup_opportunity o INDEXED BY plan_in_order ", 1)
    return PLAN


def fetch(statement: str, *parameters: int | str | datetime) -> Rows:
    """All rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [_in(value) for value in parameters])
        return list(cursor.fetchall())


def moment(value: datetime | str) -> datetime:
    """A moment as the database gave it: SQLite keeps them in UTC without saying so, those it computed as text."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _in(value: int | str | datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
