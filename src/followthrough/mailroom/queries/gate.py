"""What became true since messages were queued: the facts of the last gate, for a batch, in a handful of statements."""

import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.followup.queries import their_time, zone_of
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Mailbox, Message, TextLine, TextStop
from followthrough.people.models import ContactPoint, Suppression
from followthrough.rules.last_gate import Decision, Do, Facts, decide
from followthrough.rules.reading.verdict import Kind
from followthrough.rules.words import Channel, Direction, Permission, State
from followthrough.rules.worktime import Calendar, OurTime
from followthrough.team.models import Membership

UNJUDGED = "It could not be judged whether this may go out. Look at it; the program's log says why."
log = logging.getLogger(__name__)
NOT_NEEDED = {"verdict", "newest_text", "kind", "intent", "received_at", "dealt_with_at"}  # of what goes out
COLUMNS = (
    *(field.name for field in Message._meta.concrete_fields if field.name not in NOT_NEEDED),
    *(f"opportunity__{name}" for name in ("state", "closed_at", "last_two_way_at")),
    *(f"conversation__{name}" for name in ("owner", "waits_since")),
    *(f"person__{name}" for name in ("workspace", "name", "permission", "zone", "country", "region", "city")),
    *(f"person__{name}" for name in ("postal_code", "preferred_from", "preferred_until")),
)
UNSEEN_FOR = timedelta(days=3)  # mail that came in before the message was queued, and was stored only afterwards


@dataclass(frozen=True, slots=True)
class Since:
    """What the batch's persons, addresses and prospects went through, by their ids."""

    points: dict[int, list[ContactPoint]]
    suppressed: frozenset[str]
    wrote: dict[int, list[Message]]
    handed_on: dict[int, datetime]
    undone: frozenset[int]


def load(ids: Collection[int], outlet: Mailbox | TextLine) -> list[Message]:
    """Messages of one outlet with all that the gate and the wire look at, the most urgent first."""
    rows = Message.objects.filter(pk__in=ids).select_related("person", "opportunity", "conversation").only(*COLUMNS)
    messages = sorted(rows, key=lambda row: (row.urgency, row.send_at, row.pk))
    wanted = {row.conversation.owner_id for row in messages} | {row.writer_id for row in messages if row.writer_id}
    members = Membership.objects.select_related("workspace").in_bulk(wanted)
    for row in messages:
        row.conversation.owner = members[row.conversation.owner_id]
        if row.writer_id:
            row.writer = members[row.writer_id]
        if isinstance(outlet, Mailbox):
            row.mailbox = outlet
        else:
            row.line = outlet
    return messages


def decide_batch(messages: Sequence[Message], *, at: datetime) -> list[Decision]:
    """What may become of each of them at this moment."""
    since = _since(messages)
    return [_decide(message, since, at=at) for message in messages]


def _decide(message: Message, since: Since, *, at: datetime) -> Decision:
    try:
        return decide(_facts(message, since), _calendar(message, since), at)
    except Exception:  # what can't be worked out is a person's; the others of the mailbox go on
        log.exception("message %s could not be judged", message.pk)
        return Decision(Do.WITHHOLD, UNJUDGED)


def _since(messages: Sequence[Message]) -> Since:
    people = {message.person_id for message in messages}
    points: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in ContactPoint.objects.filter(person__in=people).order_by("position", "pk"):
        points[point.person_id].append(point)
    return Since(points, _suppressed(messages), _wrote(messages), _handed_on(messages), _undone(messages))


def _suppressed(messages: Sequence[Message]) -> frozenset[str]:
    addresses = {message.to_address for message in messages}
    spaces = {message.workspace_id for message in messages}
    rows = Suppression.objects.filter(workspace__in=spaces, value__in=addresses)
    found = list(rows.values_list("workspace_id", "value"))
    if numbers := {message.to_address for message in messages if message.channel == Channel.TEXT}:
        stops = TextStop.objects.filter(workspace__in=spaces, number__in=numbers)
        found += stops.values_list("workspace_id", "number")
    return frozenset(f"{space} {value}" for space, value in found)


def _wrote(messages: Sequence[Message]) -> dict[int, list[Message]]:
    """What a person wrote and was stored after the oldest of the batch. Notes of absence are no answer."""
    came: dict[int, list[Message]] = defaultdict(list)
    rows = Message.objects.filter(
        person__in={message.person_id for message in messages},
        direction=Direction.IN,
        kind=Kind.REPLY,
        pk__gt=min(message.pk for message in messages),
    )
    for row in rows.only("person_id", "received_at", "created_at"):
        came[row.person_id].append(row)
    return came


def _handed_on(messages: Sequence[Message]) -> dict[int, datetime]:
    rows = Entry.objects.filter(
        workspace_id__in={message.workspace_id for message in messages},
        opportunity_id__in={message.opportunity_id for message in messages if message.opportunity_id},
        verb="hand_over",
        undone_at=None,
        at__gt=min(map(_looked_at, messages)),
    )
    return {
        opportunity: at for opportunity, at in rows.order_by("at").values_list("opportunity_id", "at") if opportunity
    }


def _undone(messages: Sequence[Message]) -> frozenset[int]:
    ids = {message.entry_id for message in messages if message.entry_id}
    if not ids:
        return frozenset()
    return frozenset(Entry.objects.filter(pk__in=ids, undone_at__isnull=False).values_list("pk", flat=True))


def _looked_at(message: Message) -> datetime:
    """When a person last looked at it, or the machine made it."""
    return max(filter(None, (message.created_at, message.released_at)))


def _facts(message: Message, since: Since) -> Facts:
    looked_at, opportunity = _looked_at(message), message.opportunity
    point = _point_of(message, since)
    return Facts(
        channel=Channel(message.channel),
        is_automatic=message.is_automatic,
        since=looked_at,
        meant_until=message.meant_until,
        wrote_at=_unseen(message, since, looked_at),
        talked_at=opportunity.last_two_way_at if opportunity else None,
        waits_for_us=message.conversation.waits_since is not None,
        is_withdrawn=message.person.permission == Permission.WITHDRAWN,
        is_suppressed=_is_suppressed(message, point, since),
        is_theirs=point is not None,
        is_valid=point is None or point.is_valid,
        state=State(opportunity.state) if opportunity else None,
        closed_at=opportunity.closed_at if opportunity else None,
        handed_on_at=since.handed_on.get(message.opportunity_id or 0),
        step_taken_back=message.entry_id in since.undone,
        outlet_is_gone=not _may_send(message),
    )


def _point_of(message: Message, since: Since) -> ContactPoint | None:
    return next((point for point in since.points[message.person_id] if point.value == message.to_address), None)


def _is_suppressed(message: Message, point: ContactPoint | None, since: Since) -> bool:
    if point is not None and point.suppressed_at is not None:
        return True
    return f"{message.workspace_id} {message.to_address}" in since.suppressed


def _unseen(message: Message, since: Since, looked_at: datetime) -> datetime | None:
    """Their newest message that nobody had before them when they wrote this one or let it go."""
    moments = []
    for row in since.wrote.get(message.person_id, ()):
        came_at = row.received_at or row.created_at
        stored_later = row.pk > message.pk and message.released_at is None and came_at > looked_at - UNSEEN_FOR
        if came_at > looked_at or stored_later:
            moments.append(came_at)
    return max(moments, default=None)


def _may_send(message: Message) -> bool:
    outlet = message.mailbox or message.line
    return outlet is not None and outlet.is_active


def _calendar(message: Message, since: Since) -> Calendar | None:
    """None where no hour is asked for: what a person writes as an e-mail goes when they want it to."""
    if message.channel == Channel.EMAIL and not message.is_automatic:
        return None
    ours = OurTime(zone=zone_of(message.conversation.owner).key)
    return Calendar(ours=ours, theirs=their_time(message.person, since.points[message.person_id]))
