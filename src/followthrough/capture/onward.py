"""Reads for whoever watches an import: how far it is, whom it brings back, what was worked on since."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from followthrough.capture.actions.drafting import CLOSED_RANK, DEALS, PEOPLE
from followthrough.capture.models import Import, ImportResult, ImportRow, Progress
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.rules.words import Purpose, State

MOST_LISTED = 50
FORGOTTEN_RANK = 2.0  # the third tier of drafting's order begins behind it


@dataclass(frozen=True)
class Distance:
    """How many rows are done, of how many; `of` is 0 while nobody knows."""

    done: int
    of: int

    @property
    def percent(self) -> int | None:
        return min(100, 100 * self.done // self.of) if self.of else None


def how_far(batch: Import) -> Distance:
    """One statement at most. Rows that were read and refused count as brought in: nothing is left to do for them."""
    if batch.progress == Progress.READING:
        return Distance(batch.rows, 0)
    if batch.progress == Progress.UNDOING or batch.is_taken_back_in_part:
        return _taken_back(batch)
    return Distance(min(batch.rows, batch.stored + batch.joined + batch.refused), batch.rows)


def _taken_back(batch: Import) -> Distance:
    results = ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    left = results.filter(pk__lt=batch.cursor["result"]).count() if "result" in batch.cursor else batch.rows
    return Distance(max(0, batch.rows - left), batch.rows)


def worked_on_since(batch: Import) -> QuerySet[Opportunity]:
    """Opportunities it opened on which somebody has built: taking back leaves them as they are."""
    results = ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    still_new = Exists(Entry.objects.filter(pk=OuterRef("last_entry_id"), facts__import=batch.pk))
    opened = Opportunity.objects.filter(workspace_id=batch.workspace_id, pk__in=results.values("opportunity_id"))
    return opened.exclude(still_new).select_related("person__company", "owner")


def brought_back(batch: Import) -> int:
    """How many of those it opened are addressed again after a long silence. Known once it was run."""
    results = ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    opened = Opportunity.objects.filter(workspace_id=batch.workspace_id, pk__in=results.values("opportunity_id"))
    return opened.filter(state=State.OPEN, next_purpose=Purpose.RE_ENGAGE).count()


def to_bring_back(batch: Import) -> int:
    """The same before it is run: open drafts that nobody contacted for long are stored behind all others."""
    drafts = ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch, phase__in=(PEOPLE, DEALS))
    return drafts.filter(rank__gt=FORGOTTEN_RANK, rank__lt=CLOSED_RANK).count()
