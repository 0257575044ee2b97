"""Where a row stands in the plan: two columns worked out from the row alone, so that one index holds the order."""

from followthrough.followup.models import Opportunity
from followthrough.rules import plan_order

LAST_CLASS = 9


def place(row: Opportunity) -> None:
    """Set `next_class` and `next_order` from the row's own step (see `rules.plan_order`)."""
    if row.next_due_at is None:
        row.next_class, row.next_order = LAST_CLASS, 0.0
        return
    row.next_class = plan_order.rank_class(
        raised_hand=row.hand_raised_at is not None,
        fixed=row.next_fixed,
        purpose=row.next_purpose,
        origin=row.next_origin,
        waiting_on=row.next_waiting_on,
        bucket=row.bucket,
    )
    row.next_order = plan_order.order_key(due_at=row.next_due_at, value=float(row.value), chance=row.chance)
