"""The counters beside the opportunities: kept in the transaction that changes what they count."""

from decimal import Decimal

from django.db import connection

from followthrough.followup.models import Opportunity, Tally

Kind = tuple[int, int, int, str]
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


def kind(row: Opportunity) -> Kind:
    """What an opportunity is counted under."""
    return (row.workspace_id, row.owner_id, row.stage_id, str(row.state))


def count(row: Opportunity, number: int) -> None:
    """Count one more (+1) or one less (-1)."""
    add({kind(row): (number, row.value * number)})


def move(was: Opportunity, now: Opportunity) -> None:
    """Count a changed row where it stands now instead of where it stood."""
    changes: dict[Kind, tuple[int, Decimal]] = {}
    for row, number in ((was, -1), (now, +1)):
        old_number, old_value = changes.get(kind(row), (0, Decimal(0)))
        changes[kind(row)] = (old_number + number, old_value + row.value * number)
    add(changes)


def add(changes: dict[Kind, tuple[int, Decimal]]) -> None:
    """Add numbers and values per kind; in one order always, so that two transactions don't wait in a circle."""
    with connection.cursor() as cursor:
        for key in sorted(changes):
            number, value = changes[key]
            if number or value:
                cursor.execute(ADD, [*key, number, str(value)])


def recount(workspace_id: int) -> None:
    """Count a whole workspace anew: after set-based work, and at night."""
    Tally.objects.filter(workspace_id=workspace_id).delete()
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT, [workspace_id])
