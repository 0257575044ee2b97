"""Which step it was that they answered, and how: noted when a sequence stops for a reply."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Max

from followthrough.mailroom.models import Message
from followthrough.playbooks.actions.courses import Move
from followthrough.playbooks.models import StepDone
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import Direction, Outcome


def note_replies(moves: Sequence[Move]) -> None:
    """For those that stopped because they replied. Three statements, and one for each kind of reply."""
    stopped = [move.one.enrollment for move in moves if move.columns.get("halt") == Halt.REPLIED]
    if not stopped:
        return
    read_as = _read_as([row.opportunity_id for row in stopped])
    newest = StepDone.objects.filter(enrollment__in=stopped).values_list("enrollment").annotate(Max("pk"))
    last = dict(newest)
    groups: dict[str, list[int]] = defaultdict(list)
    for row in stopped:
        if row.pk in last:
            groups[read_as.get(row.opportunity_id, str(Outcome.REPLIED))].append(last[row.pk])
    for reply, ids in groups.items():
        StepDone.objects.filter(pk__in=ids).update(reply=reply)


def _read_as(opportunity_ids: Sequence[int]) -> dict[int, str]:
    """The intent of the newest message from each; none where they came by another way, or a person has to decide."""
    incoming = Message.objects.filter(opportunity__in=opportunity_ids, direction=Direction.IN).exclude(intent="")
    return {pk: intent for pk, intent in incoming.order_by("pk").values_list("opportunity_id", "intent") if pk}
