"""Where a row stands in the plan: two columns worked out from the row alone, so that one index holds the order."""

from followthrough.followup.models import Opportunity, Stage
from followthrough.rules.plan_order import order_key
from followthrough.rules.ranking import RankClass, rank_class
from followthrough.rules.words import Bucket, Origin, Purpose, State

READS = frozenset(
    {
        "bucket", "chance", "hand_raised_at", "next_due_at", "next_fixed", "next_origin", "next_purpose", "state",
        "value",
    }
)  # fmt: skip
WRITES = ("next_class", "next_order")
BY_BUCKET = (RankClass.CLOSING, RankClass.USUAL, RankClass.IF_TIME)


def place(row: Opportunity) -> None:
    """Set `next_class` and `next_order` from the row's own step (see `rules.ranking` and `rules.plan_order`)."""
    if row.next_due_at is None:
        row.next_class, row.next_order = RankClass.USUAL, 0.0
        return
    row.next_class = rank_class(
        bucket=Bucket(row.bucket),
        purpose=Purpose(row.next_purpose or ""),
        origin=Origin(row.next_origin or ""),
        state=State(row.state),
        raised_hand=row.hand_raised_at is not None,
        appointment=row.next_fixed,
    )
    row.next_order = order_key(due_at=row.next_due_at, value=float(row.value), chance=row.chance)


def follow_bucket(stage: Stage) -> None:
    """Whoever stands in the stage follows its bucket, also in the order of the day. Two statements for any number.

    Only classes that the bucket decides change; the order within a class doesn't know the bucket.
    """
    rows = Opportunity.objects.filter(workspace_id=stage.workspace_id, stage=stage)
    rows.update(bucket=stage.bucket)
    decided = rows.filter(state=State.OPEN, next_class__in=BY_BUCKET).exclude(next_purpose=Purpose.NURTURE)
    decided.update(next_class=rank_class(bucket=Bucket(stage.bucket), purpose=Purpose.CLOSE, origin=Origin.HAND))
