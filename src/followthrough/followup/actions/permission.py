"""Permission to follow up: asked for, recorded with when and how, and withdrawn for good."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.actions import undoing
from followthrough.followup.actions.bulk import conclude_many
from followthrough.followup.drafts import Agreement, Ending
from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import WhyRequired
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.refusals import Refusal, refuse_strangers
from followthrough.rules.words import CloseReason, Permission, State
from followthrough.team.models import Membership


def record_permission(person: Person, agreement: Agreement, *, by: Membership | None, at: datetime) -> int:
    """Write down what they said. Withdrawn closes every live opportunity with them and suppresses their addresses for
    good; given frees them again. Returns how many opportunities were closed.
    """
    refuse_strangers(person.workspace_id, by)
    with transaction.atomic():
        people.set_permission(person, agreement.permission, how=agreement.how, at=at)
        journal.write(
            journal.Line(
                workspace_id=person.workspace_id,
                verb="permission",
                at=at,
                actor_id=by.pk if by else None,
                person_id=person.pk,
                facts={"permission": agreement.permission, "how": agreement.how},
            )
        )
        if agreement.permission != Permission.WITHDRAWN:
            if agreement.permission == Permission.GIVEN and by is not None:
                people.lift_suppression(person, why=agreement.how, by=by, at=at)
            return 0
        people.suppress_person(person, why=agreement.how, by=by, at=at)
        return let_go(person, agreement.how, by=by, at=at)


def lift_no_contact(person: Person, why: str, *, by: Membership, at: datetime) -> int:
    """It was a misreading, or they came back: they may be followed up again, and what it closed is open as before.

    Refuses `WhyRequired`. What was built upon since stays closed. Returns how many opportunities live again.
    """
    refuse_strangers(person.workspace_id, by)
    if not why.strip():
        raise WhyRequired
    with transaction.atomic():
        people.set_permission(person, Permission.UNKNOWN, how=why.strip(), at=at)
        people.lift_suppression(person, why=why, by=by, at=at)
        facts = {"permission": Permission.UNKNOWN, "how": why.strip()}
        journal.write(
            journal.Line(
                workspace_id=person.workspace_id,
                verb="permission",
                at=at,
                actor_id=by.pk,
                person_id=person.pk,
                facts=facts,
            )
        )
        return sum(_reopen(row, by=by, at=at) for row in _closed_by_their_no(person))


def _closed_by_their_no(person: Person) -> list[Opportunity]:
    rows = Opportunity.objects.filter(workspace_id=person.workspace_id, person=person, state=State.LOST)
    return list(rows.filter(close_reason=CloseReason.DO_NOT_CONTACT))


def _reopen(row: Opportunity, *, by: Membership, at: datetime) -> bool:
    entry = Entry.objects.filter(pk=row.last_entry_id or 0).first()
    if entry is None or not undoing.may_undo(entry, row):
        return False
    try:
        undoing.undo(entry, by=by, at=at)
    except Refusal:
        return False  # its owner left, or its stage is gone: a person reopens it
    return True


def let_go(person: Person, how: str, *, by: Membership | None, at: datetime) -> int:
    """Part of a verb: whoever may not be contacted is followed up no more. Returns how many were closed."""
    live = Opportunity.objects.filter(workspace_id=person.workspace_id, person=person)
    ending = Ending(state=State.LOST, reason=CloseReason.DO_NOT_CONTACT, note=how)
    return conclude_many(live, ending, by=by, at=at)
