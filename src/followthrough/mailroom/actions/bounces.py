"""A message that came back: the address is dead, the contact never was, and it goes another way or a person decides."""

from datetime import datetime

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Delay, NextStep
from followthrough.followup.models import Opportunity
from followthrough.followup.queries.situations import usable_channels
from followthrough.mailroom.actions import absences
from followthrough.mailroom.models import Message
from followthrough.mailroom.queries import originals, standings
from followthrough.mailroom.queries.standings import Place
from followthrough.people import actions as people
from followthrough.people.models import ContactPoint
from followthrough.rules.consequences.happenings import is_dead, other_channel
from followthrough.rules.reading.verdict import Failure
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import Channel, NextBy, Purpose, Reason, State


def take_back(place: Place, *, at: datetime) -> bool:
    """Part of `follow`. Only what answers a message of ours counts: anybody can write a delivery failure.

    Returns whether a person has to decide.
    """
    original = originals.original_of(place.message, place.verdict)
    if original is None:
        return False
    waits = False
    for failure in originals.failed(place.verdict, original):
        waits |= _take(failure, original, place, at=at)
    return waits


def _take(failure: Failure, original: Message, place: Place, *, at: datetime) -> bool:
    """Soft ones are counted; as many as that, over days, mean the same as a hard one."""
    address = failure.address.strip().lower()
    if not failure.hard:
        days = [moment.date() for moment in originals.soft_days(place.message, address, at=at)]
        if not is_dead(days):
            return False
    return give_up(original, address, _why(failure), at=at)


def give_up(original: Message, address: str, why: str, *, at: datetime) -> bool:
    """Part of a verb: nobody is reached at this address, of a mail or of a text. Returns whether a person decides."""
    if address == original.to_address.strip().lower():
        never_reached(original, why, at=at)
    points = ContactPoint.objects.filter(workspace_id=original.workspace_id, value=address, is_valid=True)
    for point in points.select_related("person"):
        people.invalidate_point(point, why=why, by=None, at=at)
    row = standings.opportunity_of(original)
    return row is not None and row.is_live and find_another_way(row, Channel(original.channel), why, at=at)


def never_reached(original: Message, why: str, *, at: datetime) -> None:
    """Part of a verb: the contact it was counted as never took place."""
    if original.bounced_at is None:
        Message.objects.filter(pk=original.pk, bounced_at=None).update(bounced_at=at, answer=why[:300])
        if original.touch is not None:
            followup.note_bounce(original.touch, why, by=None, at=at)


def find_another_way(row: Opportunity, broken: Channel, why: str, *, at: datetime) -> bool:
    """Part of a verb: the step goes another way by itself where there is one; else, and in a rest, a person decides.

    Returns whether a person decides.
    """
    row.refresh_from_db()
    points = list(row.person.contact_points.filter(is_valid=True, suppressed_at__isnull=True))
    channels = usable_channels(row.person, points)
    if broken in channels or row.next_channel != broken:
        return False
    other = other_channel(channels, broken)
    if other is None or row.state != State.OPEN:
        return True
    followup.change_step(row, _by_another_way(row, other, why, at=at), by=None, at=at, delay=Delay(reason=MEANWHILE))
    return False


def _by_another_way(row: Opportunity, other: Channel, why: str, *, at: datetime) -> NextStep:
    """By a person, on the day it was planned for."""
    due_at = max(row.next_due_at or at, at)
    return NextStep(
        purpose=Purpose(row.next_purpose or Purpose.CHECK_IN),
        channel=other,
        due_at=absences.slot(row, due_at, other, by=NextBy.PERSON, at=at),
        minutes=MINUTES[other],
        note=why,
    )


MEANWHILE = Reason.THEY_ASKED
"""Only where their calendar moves it to a later day: nobody put it off."""


def _why(failure: Failure) -> str:
    said = " ".join(failure.said.split())[:100]
    status = f" ({failure.status})" if failure.status else ""
    return f"Mail to {failure.address} comes back{status}" + (f": {said}" if said else "")


def never_left(message: Message, why: str, *, is_dead: bool, at: datetime) -> None:
    """The server would not even take it: the contact never was. `is_dead`: nobody is reached at this address."""
    if message.touch is not None:
        followup.note_bounce(message.touch, why, by=None, at=at)
    row = standings.opportunity_of(message)
    if not is_dead:
        return
    points = ContactPoint.objects.filter(workspace_id=message.workspace_id, value=message.to_address, is_valid=True)
    for point in points.select_related("person"):
        people.invalidate_point(point, why=why, by=None, at=at)
    if row is not None and row.is_live:
        find_another_way(row, Channel(message.channel), why, at=at)
