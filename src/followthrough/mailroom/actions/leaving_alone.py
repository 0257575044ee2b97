"""They asked to be left alone: on every channel and for good, or in mails only; and a misreading taken back."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement
from followthrough.mailroom.actions import withholding
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.words import Channel, ContactKind, Permission
from followthrough.team.models import Membership

KIND_OF = {Channel.EMAIL: ContactKind.EMAIL, Channel.TEXT: ContactKind.MOBILE}


def leave_alone(
    person: Person, how: str, *, channel: Channel, also: str = "", by: Membership | None, at: datetime
) -> int:
    """Nothing goes out to them any more, nothing is planned with them. `also` is an address of theirs on that channel.

    Twice is once. Returns how many opportunities were closed.
    """
    with transaction.atomic():
        withholding.withhold_all(person, "They asked not to be contacted")
        if also:
            address = [(str(KIND_OF.get(channel, ContactKind.EMAIL)), also.strip().lower())]
            people.suppress_person(person, why=how, by=by, at=at, also=address)
        if person.permission == Permission.WITHDRAWN:
            return 0
        agreement = Agreement(permission=Permission.WITHDRAWN, how=how[:200])
        return followup.record_permission(person, agreement, by=by, at=at)
