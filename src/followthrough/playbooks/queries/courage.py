"""Facts against the fear of being a pest: how many contacts sales took here."""

from dataclasses import dataclass

from followthrough.followup.models import Opportunity
from followthrough.rules.stats import Interval, wilson
from followthrough.rules.words import State
from followthrough.team.models import Membership

LATEST = 500
"""Sales looked at: enough to tell, and no more however many there are."""
FEWEST = 10


@dataclass(frozen=True, slots=True)
class ContactsOfSales:
    """Of so many `sales`, `as_many` took at least this number of contacts."""

    contact: int
    sales: int
    as_many: int
    interval: Interval

    @property
    def is_known(self) -> bool:
        return self.sales >= FEWEST


def contacts_of_sales(contact: int, member: Membership) -> ContactsOfSales:
    """How many of the workspace's latest sales took that many contacts or more. One statement, of the team's figures.

    Only sums leave this: no colleague's prospect can be told from them.
    """
    won = Opportunity.objects.filter(workspace_id=member.workspace_id, state=State.WON, next_due_at__isnull=True)
    touches = list(won.order_by("-pk").values_list("touches", flat=True)[:LATEST])
    as_many = sum(number >= contact for number in touches)
    return ContactsOfSales(contact, len(touches), as_many, wilson(as_many, len(touches)))
