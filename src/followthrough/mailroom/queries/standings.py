"""Where the prospect of a message stands, as the rules of what follows want it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.followup import queries as followup_queries
from followthrough.followup.models import Opportunity
from followthrough.followup.queries.situations import usable_channels
from followthrough.mailroom.models import Message
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.consequences import Consequence, Standing, proposed
from followthrough.rules.reading import stored
from followthrough.rules.reading.verdict import Verdict
from followthrough.rules.words import LIVE_STATES, Channel, NextBy, Permission, Purpose, State


@dataclass(frozen=True, slots=True)
class Place:
    """A message with all that decides what follows: its verdict, the opportunity it is about, where that stands."""

    message: Message
    opportunity: Opportunity | None
    verdict: Verdict
    standing: Standing

    @property
    def proposals(self) -> tuple[Consequence, ...]:
        return proposed(self.verdict, self.standing)


def place_of(message: Message, *, at: datetime) -> Place:
    """Two statements: the opportunity, the addresses."""
    opportunity = opportunity_of(message)
    points = list(message.person.contact_points.order_by("position", "pk"))
    return place(message, opportunity, points, at=at)


def place(message: Message, opportunity: Opportunity | None, points: Sequence[ContactPoint], *, at: datetime) -> Place:
    """The same from rows that were fetched for many. No statement."""
    verdict = stored.verdict_of(message.verdict)
    return Place(message, opportunity, verdict, _standing(message, opportunity, points, at=at))


def opportunity_of(message: Message) -> Opportunity | None:
    """The one its conversation is about; a live one of the person before a closed one."""
    rows = Opportunity.objects.filter(workspace_id=message.workspace_id, person_id=message.person_id)
    known = message.conversation.opportunity_id or message.opportunity_id
    found = list(rows.select_related("person__company", "stage", "pipeline", "owner__workspace"))
    if known and all(row.pk != known for row in found):  # it went to somebody else, with its story
        found += rows.model.objects.filter(pk=known).select_related(
            "person__company", "stage", "pipeline", "owner__workspace"
        )
    return min(found, key=lambda row: (row.state not in LIVE_STATES, row.pk != known, -row.pk), default=None)


def zone_of(person: Person, points: Sequence[ContactPoint], fallback: str) -> str:
    """Where the sender lives, as far as it is known."""
    zones = followup_queries.their_zones(person, next((each.value for each in points if each.value[:1] == "+"), ""))
    return zones[0] if zones else fallback


def _standing(message: Message, row: Opportunity | None, points: Sequence[ContactPoint], *, at: datetime) -> Standing:
    usable = [point for point in points if point.is_valid and point.suppressed_at is None]
    person = message.person
    return Standing(
        now=at,
        zone=zone_of(person, points, message.workspace.zone or "UTC"),
        name=person.given_name or person.name,
        state=State(row.state) if row else None,
        purpose=Purpose(row.next_purpose) if row and row.next_purpose else None,
        channel=Channel(row.next_channel) if row and row.next_channel else None,
        due_at=row.next_due_at if row else None,
        by=NextBy(row.next_by) if row and row.next_by else NextBy.PERSON,
        is_fixed=bool(row and row.next_fixed),
        put_offs=row.put_offs if row else 0,
        channels=usable_channels(person, usable),
        message_channel=Channel(message.channel),
        is_left_alone=person.permission == Permission.WITHDRAWN,
    )
