"""One key accepts what a message calls for: the step, the rest or the end it proposes, and its conversation is done.

Which consequences there are `rules.consequences` says; each becomes one verb of the heart.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Delay, Ending, NextStep, Opening, Parking
from followthrough.followup.models import Opportunity, Pipeline
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.mailroom.actions import absences, leaving_alone
from followthrough.mailroom.actions.settling import line_of, settle
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import standings
from followthrough.mailroom.queries.standings import Place
from followthrough.mailroom.refusals import NothingWaits, NotOffered
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.consequences import Consequence, Key
from followthrough.rules.reading.verdict import Contact
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import (
    Channel,
    ContactKind,
    NextBy,
    Origin,
    PipelineKind,
    Purpose,
    Reason,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership

MORNING = 9


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was done. `entry` is what an undo takes back; none: nothing was planned, or it can't be taken back."""

    message: Message
    consequence: Consequence
    entry: Entry | None = None
    opportunity: Opportunity | None = None
    may_be_undone: bool = True
    left_alone: bool = False
    """They are left alone from now on: taking it back lifts that."""


def accept(conversation: Conversation, key: Key, *, by: Membership, at: datetime, note: str = "") -> Accepted:
    """Do what this message calls for. `note` says why, where that is asked for.

    Refuses `NothingWaits`, `NotOffered`, and what the verbs of the heart refuse.
    """
    refuse_strangers(conversation.workspace_id, by)
    with transaction.atomic():
        row = Conversation.objects.select_for_update().get(pk=conversation.pk)
        message = newest_of(row)
        if message is None or (message.dealt_with_at is not None and key != Key.LIFT):
            raise NothingWaits
        place = standings.place_of(message, at=at)
        chosen = next((each for each in place.proposals if each.key == key), None)
        if chosen is None:
            raise NotOffered
        accepted = _ACTS[key](_Desk(place, chosen, by, at, note.strip()))
        settle(row, at=at)
        if accepted.entry is None:
            journal.write(line_of("settle", message, by=by, at=at, why=chosen.sentence))
    return accepted


def newest_of(conversation: Conversation) -> Message | None:
    """The message that waits, else the newest that came in."""
    came = Message.objects.select_related("conversation", "person__company", "workspace")
    if conversation.waits_for_id:
        return came.get(pk=conversation.waits_for_id)
    return came.filter(conversation=conversation, direction="in").order_by("-created_at", "-pk").first()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every act has at hand."""

    place: Place
    chosen: Consequence
    by: Membership
    at: datetime
    note: str

    @property
    def row(self) -> Opportunity:
        if self.place.opportunity is None:
            raise NotOffered
        return self.place.opportunity

    def done(self, entry: Entry | None, row: Opportunity | None = None, *, may_be_undone: bool = True) -> Accepted:
        return Accepted(self.place.message, self.chosen, entry, row or self.place.opportunity, may_be_undone)

    def step(self) -> NextStep:
        """The consequence as a step at the first good moment."""
        chosen = self.chosen
        channel, waits = chosen.channel or Channel.CALL, chosen.waiting_on == WaitingOn.THEM
        return NextStep(
            purpose=chosen.purpose or Purpose.CHECK_IN,
            channel=channel,
            due_at=self._due_at(channel),
            waiting_on=chosen.waiting_on,
            origin=Origin.FALLBACK if waits else Origin.HAND,
            minutes=MINUTES[channel],
            note=chosen.note or self.note,
        )

    def _due_at(self, channel: Channel) -> datetime:
        """Now where nothing else is said: what is promised for today stands on today's plan."""
        day = self.chosen.day
        if day is None:
            return self.at
        owner = self.place.opportunity.owner if self.place.opportunity else self.by
        zone: ZoneInfo = followup_queries.zone_of(owner)
        wished = max(datetime.combine(day, time(self.chosen.hour or MORNING), zone), self.at)
        if self.place.opportunity is None:
            return wished
        return absences.slot(self.place.opportunity, wished, channel, by=NextBy.PERSON, at=self.at)


def _plan(desk: _Desk) -> Accepted:
    """Another next step; out of a rest, if they rested. A later day is one they asked for."""
    if desk.row.state == State.NURTURE:
        return desk.done(followup.wake(desk.row, desk.step(), by=desk.by, at=desk.at, why="They wrote"))
    delay = Delay(reason=Reason.THEY_ASKED, note=desk.note)
    return desk.done(followup.change_step(desk.row, desk.step(), by=desk.by, at=desk.at, delay=delay))


def _rest(desk: _Desk) -> Accepted:
    parking = Parking(step=desk.step(), why=desk.note or desk.chosen.why)
    return desk.done(followup.park(desk.row, parking, by=desk.by, at=desk.at))


def _end(desk: _Desk) -> Accepted:
    assert desk.chosen.reason is not None
    ending = Ending(state=State.LOST, reason=desk.chosen.reason, note=desk.note)
    return desk.done(followup.conclude(desk.row, ending, by=desk.by, at=desk.at))


def _leave_alone(desk: _Desk) -> Accepted:
    message = desk.place.message
    how = f"In a message: “{message.newest_text.strip()[:120]}”"
    channel = Channel(message.channel)
    leaving_alone.leave_alone(message.person, how, channel=channel, also=message.from_address, by=desk.by, at=desk.at)
    return replace(desk.done(None), left_alone=True)


def _lift(desk: _Desk) -> Accepted:
    followup.lift_no_contact(desk.place.message.person, desk.note, by=desk.by, at=desk.at)
    return desk.done(None, may_be_undone=False)


def _turn_to(desk: _Desk) -> Accepted:
    """The same story, with the right person."""
    to = _known(desk) or _draft(desk)
    entry = followup.pass_on(desk.row, to, desk.step(), by=desk.by, at=desk.at, why=desk.chosen.why)
    return desk.done(entry, desk.row)


def _refer(desk: _Desk) -> Accepted:
    """Somebody new, and who sent them. Their own step stands."""
    person = desk.place.message.person
    opening = _opening(desk, source=f"Referred by {person.name}")
    known = _known(desk)
    if known is not None:
        row = followup.open_opportunity(known, opening, by=desk.by, at=desk.at)
    else:
        row = followup.add_prospect(_draft(desk), opening, by=desk.by, at=desk.at)
    return desk.done(None, row, may_be_undone=False)


def _open(desk: _Desk) -> Accepted:
    row = desk.place.opportunity
    if row is not None:
        return desk.done(followup.reopen(row, desk.step(), by=desk.by, at=desk.at, why="They wrote"))
    row = followup.open_opportunity(desk.place.message.person, _opening(desk), by=desk.by, at=desk.at)
    return desk.done(None, row, may_be_undone=False)


def _keep(desk: _Desk) -> Accepted:
    return desk.done(None)


def _opening(desk: _Desk, *, source: str = "") -> Opening:
    sales = Pipeline.objects.filter(workspace_id=desk.by.workspace_id, kind=PipelineKind.SALES, is_active=True)
    pipeline = sales.order_by("position", "pk").first()
    if pipeline is None:
        raise NotOffered
    owner = desk.place.opportunity.owner if desk.place.opportunity else desk.by
    return Opening(owner=owner, step=desk.step(), pipeline=pipeline, source=source[:80])


def _known(desk: _Desk) -> Person | None:
    """Whom they named may be somebody we have."""
    whom = desk.chosen.whom
    values = [each for each in (whom.email.lower(), whom.phone) if each]
    points = ContactPoint.objects.filter(workspace_id=desk.by.workspace_id, value__in=values)
    point = points.exclude(person_id=desk.place.message.person_id).select_related("person").order_by("pk").first()
    return point.person if point else None


def _draft(desk: _Desk) -> PersonDraft:
    whom, person = desk.chosen.whom, desk.place.message.person
    company = person.company.name if person.company and _is_of_their_house(whom, desk) else ""
    return PersonDraft(name=whom.name, company=company, points=tuple(_points(whom)))


def _points(whom: Contact) -> list[Point]:
    found = [Point(kind=ContactKind.EMAIL, shown=whom.email)] if whom.email else []
    return [*found, Point(kind=ContactKind.PHONE, shown=whom.phone)] if whom.phone else found


def _is_of_their_house(whom: Contact, desk: _Desk) -> bool:
    """A colleague works where they do; whom they merely know has a house of their own."""
    if desk.chosen.key == Key.OTHER:
        return True
    domain = whom.email.rpartition("@")[2].lower()
    return bool(domain) and desk.place.message.from_address.lower().endswith(f"@{domain}")


_ACTS: dict[Key, Callable[[_Desk], Accepted]] = {
    Key.ANSWER: _plan,
    Key.STEP: _plan,
    Key.WAIT: _plan,
    Key.ASK: _plan,
    Key.FIND_WHO: _plan,
    Key.OTHER_WAY: _plan,
    Key.STAND_IN: _plan,
    Key.REST: _rest,
    Key.LET_GO: _end,
    Key.NO_CONTACT: _leave_alone,
    Key.LIFT: _lift,
    Key.OTHER: _turn_to,
    Key.REFER: _refer,
    Key.OPEN: _open,
    Key.KEEP: _keep,
}
