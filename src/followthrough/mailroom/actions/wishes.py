"""What somebody wishes on their own page: no more mail, nothing at all, another way or time, a pause, a call.

Whoever has the link changes only this person's wishes. All of it happens by itself and stands in the story.
"""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.actions import planning
from followthrough.followup.drafts import Agreement, Ending, NextStep, Opening, Parking
from followthrough.followup.models import Opportunity, Pipeline
from followthrough.mailroom.actions import bounces, leaving_alone, withholding
from followthrough.mailroom.models import Message
from followthrough.mailroom.queries import standings
from followthrough.people import actions as people
from followthrough.people.models import Person
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import (
    Channel,
    CloseReason,
    ContactKind,
    Origin,
    Permission,
    PipelineKind,
    Purpose,
    Role,
    State,
)
from followthrough.team.models import Membership

LEFT = "They left the mails on their own page"
NO_MORE = "They asked for no more contact on their own page"
CALL_ME = "asks for a call, on their own page"
PAUSED = "They asked for a pause on their own page"
PHONES = (str(ContactKind.PHONE), str(ContactKind.MOBILE))
MORNING = time(9)


def stop_mails(message: Message, *, at: datetime) -> None:
    """No e-mail goes to them any more. A step by mail goes another way; who only rested with our mails is let go."""
    person = message.person
    with transaction.atomic():
        also = [(str(ContactKind.EMAIL), message.to_address.lower())] if "@" in message.to_address else []
        people.suppress_person(person, why=LEFT, by=None, at=at, kinds=[str(ContactKind.EMAIL)], also=also)
        withholding.withhold_all(person, LEFT, channel=Channel.EMAIL)
        for row in _live(person):
            if bounces.find_another_way(row, Channel.EMAIL, LEFT, at=at):
                ending = Ending(state=State.LOST, reason=CloseReason.DO_NOT_CONTACT, note=LEFT)
                followup.conclude(row, ending, by=None, at=at)


def stop_all(message: Message, *, at: datetime) -> None:
    """They are left alone, on every channel and for good."""
    channel = Channel(message.channel)
    leaving_alone.leave_alone(message.person, NO_MORE, channel=channel, also=message.to_address, by=None, at=at)


def prefer(message: Message, channel: Channel | None, hours: tuple[time, time] | None, *, at: datetime) -> None:
    """The way and the time of day they like: every proposal keeps to it from now on."""
    changes = {"preferred_channel": str(channel) if channel else ""}
    first, last = hours or (None, None)
    people.edit_person(message.person, changes | {"preferred_from": first, "preferred_until": last}, by=None, at=at)


def pause(message: Message, until: date, *, at: datetime) -> None:
    """They rest until that day; then a person takes it up again. What the machine would send waits as long."""
    with transaction.atomic():
        for row in _live(message.person):
            zone = ZoneInfo(standings.zone_of(message.person, [], message.workspace.zone or "UTC"))
            due_at = datetime.combine(until, MORNING, zone)
            withholding.put_off_automatic(message.person, due_at)
            channel = Channel(row.next_channel or Channel.CALL)
            step = NextStep(
                purpose=Purpose.RE_ENGAGE, channel=channel, due_at=due_at, minutes=MINUTES[channel], note=PAUSED
            )
            followup.park(row, Parking(step=step, why=PAUSED), by=None, at=at)


def ask_for_call(message: Message, *, at: datetime) -> None:
    """A raised hand: first on somebody's Today at once, out of a rest or an end if need be."""
    person = message.person
    with transaction.atomic():
        _let_calls_through(person, at=at)
        row = standings.opportunity_of(message)
        if row is None:
            _open(message, at=at)
            return
        if not row.is_live:
            step = replace(_call(at), owner=_who_calls(message, row))
            followup.reopen(row, step, by=None, at=at, why=CALL_ME)
        followup.raise_hand(row, CALL_ME, by=None, at=at)
        _by_phone(row, at=at)


def _by_phone(row: Opportunity, *, at: datetime) -> None:
    """They asked for a call, so it is one: today."""
    row.refresh_from_db()
    if row.next_channel != Channel.CALL:
        step = replace(planning.step_of(row), channel=Channel.CALL, due_at=at, minutes=MINUTES[Channel.CALL])
        followup.change_step(row, step, by=None, at=at)


def _let_calls_through(person: Person, *, at: datetime) -> None:
    """Their own wish outweighs an earlier one: calls, not mails."""
    people.lift_suppression(person, why=CALL_ME, by=None, at=at, kinds=PHONES)
    if person.permission == Permission.WITHDRAWN:
        followup.record_permission(person, Agreement(permission=Permission.GIVEN, how=CALL_ME), by=None, at=at)


def _open(message: Message, *, at: datetime) -> None:
    sales = Pipeline.objects.filter(workspace_id=message.workspace_id, kind=PipelineKind.SALES, is_active=True)
    pipeline = sales.order_by("position", "pk").first()
    if pipeline is not None:
        opening = Opening(owner=_who_calls(message, None), step=_call(at), pipeline=pipeline, raised_hand=CALL_ME)
        followup.open_opportunity(message.person, opening, by=None, at=at)


def _who_calls(message: Message, row: Opportunity | None) -> Membership:
    """Whoever had them, while they work here; else who looks after the workspace."""
    known = [row.owner] if row else []
    for member in (*known, message.conversation.owner):
        if member.is_active:
            return member
    members = Membership.objects.of_workspace(message.workspace_id).active()
    return members.filter(role=Role.ADMIN).order_by("pk").first() or members.earliest("pk")


def _call(at: datetime) -> NextStep:
    return NextStep(
        purpose=Purpose.ANSWER,
        channel=Channel.CALL,
        due_at=at,
        origin=Origin.CAPTURE,
        minutes=MINUTES[Channel.CALL],
    )


def _live(person: Person) -> list[Opportunity]:
    rows = Opportunity.objects.live().filter(workspace_id=person.workspace_id, person=person)
    return list(rows.select_related("person", "stage", "pipeline", "owner__workspace"))
