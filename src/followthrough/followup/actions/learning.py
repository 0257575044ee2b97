"""What the house learns from what was won: how long a prospect that is bought usually stands in each stage."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from statistics import median

from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.journal.models import Entry
from followthrough.rules.words import State

LOOKED_BACK = timedelta(days=365)
MOST_WON = 1_000  # per pipeline, the latest: more would not move a median
FEWEST = 5  # a median of less is an anecdote
DAY = timedelta(days=1)

Stay = tuple[int, timedelta]  # stage, how long


def learn_stage_days(*, at: datetime) -> int:
    """Work out `typical_days` of every stage from the last year's won ones. Returns how many stages were learned."""
    return sum(_learn(pipeline, at=at) for pipeline in Pipeline.objects.filter(is_active=True))


def _learn(pipeline: Pipeline, *, at: datetime) -> int:
    stays: dict[int, list[float]] = defaultdict(list)
    for stage_id, stay in _stays(pipeline.workspace_id, _latest_won(pipeline, at=at)):
        stays[stage_id].append(stay / DAY)
    learned = 0
    for stage in Stage.objects.filter(pipeline=pipeline):
        days = stays[stage.pk]
        if len(days) >= FEWEST:
            stage.typical_days = max(round(median(days)), 1)
            stage.save(update_fields=["typical_days"])
            learned += 1
    return learned


def _latest_won(pipeline: Pipeline, *, at: datetime) -> list[Opportunity]:
    won = Opportunity.objects.filter(
        workspace_id=pipeline.workspace_id, pipeline=pipeline, state=State.WON, closed_at__gte=at - LOOKED_BACK
    )
    return list(won.order_by("-closed_at", "-id").only("stage_id", "stage_entered_at", "closed_at")[:MOST_WON])


def _stays(workspace_id: int, won: Sequence[Opportunity]) -> Iterator[Stay]:
    for row in won:
        assert row.closed_at is not None
        yield row.stage_id, row.closed_at - row.stage_entered_at
    # What a stage change needs for its undo also says when the stage that was left had been entered.
    changes = Entry.objects.of_workspace(workspace_id).filter(
        opportunity_id__in=[row.pk for row in won], undone_at=None, before__opportunity__stage_id__isnull=False
    )
    for at, before in changes.values_list("at", "before"):
        was = (before or {})["opportunity"]
        if was.get("stage_entered_at"):
            yield was["stage_id"], at - datetime.fromisoformat(was["stage_entered_at"])
