"""How the four quarters of a pipeline stand, for one salesperson or the whole workspace. One statement."""

from collections import defaultdict

from django.db.models import QuerySet

from followthrough.followup.models import Tally
from followthrough.rules.balance import Balance, Holding, MoveOut, weigh
from followthrough.rules.words import Bucket, PipelineKind, State
from followthrough.team.models import Membership


def balance_of(member: Membership, *, everybody: bool = False, move_out: tuple[MoveOut, ...] = ()) -> Balance:
    """The member's open sales opportunities by bucket (everybody's for `everybody`), weighed."""
    sums: dict[Bucket, list[float]] = defaultdict(lambda: [0, 0.0])
    for bucket, number, value in _tallies(member, everybody=everybody).values_list("stage__bucket", "number", "value"):
        sums[Bucket(bucket)][0] += number
        sums[Bucket(bucket)][1] += float(value)
    return weigh({bucket: Holding(int(number), value) for bucket, (number, value) in sums.items()}, move_out)


def _tallies(member: Membership, *, everybody: bool) -> QuerySet[Tally]:
    open_sales = Tally.objects.filter(
        workspace_id=member.workspace_id, state=State.OPEN, stage__pipeline__kind=PipelineKind.SALES
    )
    return open_sales if everybody else open_sales.filter(owner=member)
