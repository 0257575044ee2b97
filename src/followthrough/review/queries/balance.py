"""How the four quarters of a pipeline stand, for one salesperson or the whole workspace. One statement."""

from followthrough.review.queries.statements import BALANCE, fetch
from followthrough.rules.balance import Balance, Holding, MoveOut, weigh
from followthrough.rules.words import Bucket
from followthrough.team.models import Membership


def balance_of(member: Membership, *, everybody: bool = False, move_out: tuple[MoveOut, ...] = ()) -> Balance:
    """The member's open sales opportunities by bucket (everybody's for `everybody`), weighed."""
    own = () if everybody else (member.pk,)
    statement = BALANCE.format(owner="" if everybody else "AND t.owner_id = %s")
    found = fetch(statement, member.workspace_id, *own)
    return weigh({Bucket(bucket): Holding(int(number), float(value)) for bucket, number, value in found}, move_out)
