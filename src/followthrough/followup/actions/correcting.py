"""What turned out otherwise: a message that reached nobody, a person who was not the one."""

from datetime import datetime

from django.db import transaction

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import Deed, doing
from followthrough.followup.drafts import NextStep
from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.refusals import ContactForbidden, NobodyNamed, SamePerson
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import Direction, Outcome, Permission
from followthrough.team.models import Membership


def note_bounce(touch: Touch, why: str, *, by: Membership | None, at: datetime) -> Entry | None:
    """A contact that never took place: it came back. It counts neither as a try nor as a contact. Twice is once."""
    with doing("bounce", touch.opportunity, by=by, at=at) as act:
        touch.refresh_from_db()
        if touch.direction == Direction.OUT and touch.outcome == Outcome.SENT:
            act.change(touch, outcome=Outcome.BAD_ADDRESS, purpose_reached=False)
            _uncount(act, touch)
        act.facts |= {"why": why, "touch": {"at": touch.at, "channel": touch.channel}}
    return act.entry


def pass_on(
    opportunity: Opportunity,
    to: Person | PersonDraft,
    step: NextStep,
    *,
    by: Membership | None,
    at: datetime,
    why: str = "",
) -> Entry | None:
    """Somebody else is the one to talk to: the opportunity goes to them with its whole story, and with a next step.

    Refuses `NobodyNamed`, `SamePerson`, `ContactForbidden`, `NotLive`.
    """
    with transaction.atomic(), doing("pass_on", opportunity, by=by, at=at) as act:
        row = act.opportunity
        planning.require_live(row)
        former, person = row.person, to if isinstance(to, Person) else _add(act, to)
        refuse_strangers(row.workspace_id, person)
        if person.pk == former.pk:
            raise SamePerson
        if person.permission == Permission.WITHDRAWN:
            raise ContactForbidden
        row.person = person
        journal.move_opportunity(row.workspace_id, row.pk, to_id=person.pk)
        act.facts |= {"from": former.pk, "from_name": former.name, "to": person.pk, "name": person.name, "why": why}
        row.tries, row.hand_raised_at, row.hand_raised_how = 0, None, ""
        planning.go_on(act, step)
    return act.entry


def _add(act: Deed, draft: PersonDraft) -> Person:
    if not (draft.name or draft.given_name or draft.family_name or draft.points):
        raise NobodyNamed
    person = people.add_person(draft, workspace=act.opportunity.workspace, by=act.by, at=act.at)
    act.created.append(person)
    return person


def _uncount(act: Deed, touch: Touch) -> None:
    row = act.opportunity
    row.touches = max(row.touches - 1, 0)
    if row.last_two_way_at is None or touch.at > row.last_two_way_at:
        row.tries = max(row.tries - 1, 0)
    others = Touch.objects.filter(workspace_id=row.workspace_id, opportunity=row).exclude(pk=touch.pk)
    real = others.exclude(direction=Direction.OUT, outcome=Outcome.BAD_ADDRESS).order_by("-at").only("at", "outcome")
    last = real.first()
    row.last_touch_at = last.at if last else None
