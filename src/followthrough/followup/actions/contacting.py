"""Contacts that machines made or carried, stored many at once: what `log_touch` does, for a batch."""

from collections.abc import Mapping
from datetime import datetime

from followthrough.followup.actions import steps
from followthrough.followup.actions.deed import Deed
from followthrough.followup.actions.many import STEP, Manner, doing_these
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Touch
from followthrough.team.models import Membership

COUNTS = (
    "touches",
    "tries",
    "put_offs",
    "last_touch_at",
    "last_two_way_at",
    "last_words",
    "hand_raised_at",
    "hand_raised_how",
)


def log_touches(contacts: Mapping[int, Contact], *, by: Membership | None, at: datetime) -> dict[int, Touch]:
    """One contact each, by the opportunity's id; the next steps stand. Returns the touches in the same way.

    What a member sent answers a raised hand; what the machine sent does not. An opportunity that is gone is left out.
    """
    stored: dict[int, Touch] = {}

    def log(act: Deed) -> None:
        steps.store_touch(act, contacts[act.opportunity.pk], planned=False)
        stored[act.opportunity.pk] = next(row for row in act.created if isinstance(row, Touch))
        if by is not None:
            steps.clear_hand(act)

    doing_these(Manner(verb="log", change=log, columns=(*STEP, *COUNTS)), contacts, by=by, at=at)
    return stored
