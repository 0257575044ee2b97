"""The counters beside the opportunities: kept in the transaction that changes what they count."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction

from followthrough.followup.models import Opportunity, Tally

Kind = tuple[int, int, int, str]
Change = tuple[Kind, int, Decimal]
READS = frozenset({"workspace_id", "owner_id", "stage_id", "state", "value"})

ADD = """
INSERT INTO followup_tally (workspace_id, owner_id, stage_id, state, number, value) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (workspace_id, owner_id, stage_id, state)
DO UPDATE SET number = followup_tally.number + EXCLUDED.number, value = followup_tally.value + EXCLUDED.value
"""
RECOUNT = """
INSERT INTO followup_tally (workspace_id, owner_id, stage_id, state, number, value)
SELECT workspace_id, owner_id, stage_id, state, count(*), sum(value) FROM followup_opportunity
WHERE workspace_id = %s GROUP BY workspace_id, owner_id, stage_id, state
"""
DRIFTED = """
SELECT DISTINCT workspace_id FROM (
    SELECT workspace_id, sum(number) AS number, sum(value) AS value FROM (
        SELECT workspace_id, owner_id, stage_id, state, number, value FROM followup_tally
        UNION ALL
        SELECT workspace_id, owner_id, stage_id, state, -1, -value FROM followup_opportunity
    ) AS told GROUP BY workspace_id, owner_id, stage_id, state
) AS difference WHERE number <> 0 OR abs(value) >= 0.005
"""


def kind(row: Opportunity) -> Kind:
    """What an opportunity is counted under."""
    return (row.workspace_id, row.owner_id, row.stage_id, str(row.state))


def one_more(row: Opportunity) -> Change:
    """A row that is there now."""
    return kind(row), 1, row.value


def one_less(row: Opportunity) -> Change:
    """A row that is not there any more, or not as it was."""
    return kind(row), -1, -row.value


def add(changes: Iterable[Change]) -> None:
    """Add numbers and values per kind, once in a transaction and in one order, so that no two wait in a circle."""
    sums: dict[Kind, tuple[int, Decimal]] = {}
    for key, number, value in changes:
        count, total = sums.get(key, (0, Decimal(0)))
        sums[key] = (count + number, total + value)
    with connection.cursor() as cursor:
        for key in sorted(sums):
            count, total = sums[key]
            if count or total:
                cursor.execute(ADD, [*key, count, str(total)])


def recount(workspace_id: int) -> None:
    """Count a whole workspace anew, while nobody else counts: after set-based work, and when a counter drifted."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE followup_tally IN SHARE ROW EXCLUSIVE MODE")
        Tally.objects.filter(workspace_id=workspace_id).delete()
        cursor.execute(RECOUNT, [workspace_id])


def recount_drifted(*, at: datetime) -> int:
    """Count anew where a counter is wrong; none should be. Returns in how many workspaces. One look, nobody waits."""
    with connection.cursor() as cursor:
        cursor.execute(DRIFTED)
        drifted = [row[0] for row in cursor.fetchall()]
    for workspace_id in drifted:
        recount(workspace_id)
    return len(drifted)
