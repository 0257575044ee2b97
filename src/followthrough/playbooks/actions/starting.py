"""Sequences that begin by rule: a new prospect from a source, a stage, a tag, a wake date, a sale."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.playbooks.actions.enrolling import enroll_many
from followthrough.playbooks.models import Enrollment, Sequence
from followthrough.rules.sequences.starts import Occasion, begins, occasion_of, read_starts
from followthrough.rules.words import LIVE_STATES

TOLD_BY = ("open", "tag", "wake", "move", "complete")


def begin_by_rule(since: int, upto: int, *, at: datetime) -> int:
    """Begin for those to whom it happened in these lines of the journal. Returns for how many.

    A line may be read twice: nobody begins the same sequence again for the same event.
    """
    ruled = _ruled()
    if not ruled:
        return 0
    lines = (
        Entry.objects.filter(pk__gt=since, pk__lte=upto, workspace_id__in=ruled, verb__in=TOLD_BY, undone_at=None)
        .exclude(facts__has_key="import")
        .order_by("pk")
    )
    wanted: dict[Sequence, dict[int, datetime]] = defaultdict(dict)
    for line in lines.iterator(chunk_size=500):
        happened = occasion_of(line.verb, line.facts)
        for sequence, rules in ruled[line.workspace_id] if happened else ():
            is_late = sequence.begins_since is None or line.at < sequence.begins_since
            if happened is not None and not is_late and begins(rules, happened):
                wanted[sequence] |= dict.fromkeys(_whom(line), line.at)
    return sum(enroll_many(_fresh(sequence, whom), sequence, by=None, at=at) for sequence, whom in wanted.items())


def _ruled() -> dict[int, list[tuple[Sequence, tuple[Occasion, ...]]]]:
    """The sequences that begin by rule, by workspace; the first made comes first."""
    found: dict[int, list[tuple[Sequence, tuple[Occasion, ...]]]] = defaultdict(list)
    rows = Sequence.objects.in_use().filter(is_on=True, version__isnull=False).exclude(starts=[])
    for row in rows.select_related("version").order_by("pk"):
        found[row.workspace_id].append((row, read_starts(row.starts)))
    return found


def _whom(line: Entry) -> Iterable[int]:
    """A tag is a person's: it means what is live with them."""
    if line.opportunity_id is not None:
        return [line.opportunity_id]
    live = Opportunity.objects.filter(workspace_id=line.workspace_id, person=line.person_id or 0)
    return live.filter(state__in=[str(state) for state in LIVE_STATES]).values_list("pk", flat=True)


def _fresh(sequence: Sequence, whom: dict[int, datetime]) -> list[int]:
    """Those who did not begin it since it happened."""
    begun = Enrollment.objects.filter(sequence=sequence, opportunity__in=whom).values_list("opportunity_id", "began_at")
    known = {pk for pk, began_at in begun if began_at >= whom[pk]}
    return [pk for pk in whom if pk not in known]
