"""The facts of one opportunity as the rules want them, and what they propose."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity, Promise, Touch
from followthrough.followup.queries.times import calendar_of
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.next_step import Answers, Proposal, Situation, propose
from followthrough.rules.strategies import BadStrategy, Strategy, strategy_for
from followthrough.rules.words import (
    ANSWERED,
    Bucket,
    Channel,
    ContactKind,
    Direction,
    Outcome,
    Permission,
    PipelineKind,
    PromiseState,
    Purpose,
    Size,
    State,
    WaitingOn,
)

LOOKED_BACK = 40  # touches: enough to know what somebody answers to
CHANNELS_OF: dict[ContactKind, tuple[Channel, ...]] = {
    ContactKind.MOBILE: (Channel.CALL, Channel.TEXT),
    ContactKind.PHONE: (Channel.CALL,),
    ContactKind.EMAIL: (Channel.EMAIL, Channel.VIDEO),
    ContactKind.ADDRESS: (Channel.VISIT, Channel.LETTER),
    ContactKind.SOCIAL: (Channel.SOCIAL,),
    ContactKind.WEB: (),
}


def proposals_for(
    opportunity: Opportunity, *, at: datetime, contact: Contact | None = None, their_date: datetime | None = None
) -> tuple[Proposal, ...]:
    """What to do next, best first. `contact` is what just happened and is not stored yet."""
    return propose(situation_of(opportunity, at=at, contact=contact, their_date=their_date))


def situation_of(
    opportunity: Opportunity, *, at: datetime, contact: Contact | None = None, their_date: datetime | None = None
) -> Situation:
    """Everything the rules look at. Four statements; wants owner, workspace, person, stage, pipeline joined."""
    row, person = opportunity, opportunity.person
    points = [each for each in _points_of(person) if contact is None or each != contact.wrong_point]
    touches = _recent_touches(row, contact, at=at)
    promise = _first_promise(row, contact)
    calendar = calendar_of(row.owner, person, points, at=at)
    return Situation(
        now=at,
        their_date=their_date,
        zone=calendar.their_zones[0],
        calendar=calendar,
        answers=_answers(touches),
        days_since_requalified=_days_since_requalified(touches, at=at),
        channel_tries=_tries_on(contact.channel, touches) if contact else None,
        **_where_it_stands(row, at=at),
        **_what_happened(row, contact, at=at),
        **_how_to_reach(person, points),
        **_what_is_owed(promise),
    )


def _where_it_stands(row: Opportunity, *, at: datetime) -> dict[str, Any]:
    return {
        "state": State(row.state),
        "kind": PipelineKind(row.pipeline.kind),
        "bucket": Bucket(row.bucket),
        "stage": row.stage.name,
        "stage_purpose": Purpose(row.stage.goal),
        "size": Size(row.size),
        "value": float(row.value) or None,
        "strategy": _strategy(row),
        "days_in_stage": max((at - row.stage_entered_at).days, 0),
        "typical_days_in_stage": row.stage.typical_days,
        "days_since_won": max((at - row.opened_at).days, 0) if row.pipeline.kind == PipelineKind.CARE else None,
    }


def _what_happened(row: Opportunity, contact: Contact | None, *, at: datetime) -> dict[str, Any]:
    """With the contact that is being written down, if there is one."""
    return {
        "outcome": contact.outcome if contact else None,
        "channel": contact.channel if contact else None,
        "purpose": (contact.purpose if contact else None) or _word(row.next_purpose),
        "tries": _tries(row, contact),
        "put_offs": _put_offs(row, contact),
        "touches": row.touches + (1 if contact else 0),
        "last_two_way_days": _days_since_two_way(row, contact, at=at),
    }


def _how_to_reach(person: Person, points: Sequence[ContactPoint]) -> dict[str, Any]:
    return {
        "channels": usable_channels(person, points),
        "preferred_channel": Channel(person.preferred_channel) if person.preferred_channel else None,
        "preferred_hours": _preferred_hours(person),
        "permission": Permission(person.permission),
    }


def _what_is_owed(promise: Promise | None) -> dict[str, Any]:
    return {
        "promise_due": promise.due_at if promise else None,
        "promise_by": WaitingOn.US if promise is None or promise.ours else WaitingOn.THEM,
        "promise_text": promise.what if promise else "",
    }


def usable_channels(person: Person, points: Sequence[ContactPoint]) -> tuple[Channel, ...]:
    """The channels on which a valid address is known, in the order of the words."""
    found = {channel for point in points if point.is_valid for channel in CHANNELS_OF[ContactKind(point.kind)]}
    if person.street and person.city:
        found |= {Channel.VISIT, Channel.LETTER}
    return tuple(channel for channel in Channel if channel in found)


class Past(NamedTuple):
    """One touch, as far as the rules look back."""

    channel: str
    direction: str
    outcome: str
    purpose: str
    at: datetime

    @property
    def is_answered(self) -> bool:
        return self.direction == Direction.IN or self.outcome in ANSWERED


def _points_of(person: Person) -> list[ContactPoint]:
    return list(person.contact_points.filter(suppressed_at__isnull=True).order_by("position", "pk"))


def _first_promise(row: Opportunity, contact: Contact | None) -> Promise | None:
    """The open one that comes up first, but for those kept just now."""
    owed = Promise.objects.filter(opportunity=row, state=PromiseState.OPEN).order_by("due_at")
    kept = [promise.pk for promise in contact.kept] if contact else []
    return owed.exclude(pk__in=kept).first() if kept else owed.first()


def _recent_touches(row: Opportunity, contact: Contact | None, *, at: datetime) -> list[Past]:
    """Newest first, the one not stored yet before all."""
    stored = Touch.objects.filter(workspace_id=row.workspace_id, opportunity=row).order_by("-at", "-pk")
    past = [Past(*values) for values in stored.values_list(*Past._fields)[:LOOKED_BACK]]
    if contact is None:
        return past
    purpose = contact.purpose or row.next_purpose or row.stage.goal
    return [Past(contact.channel, contact.direction, contact.outcome, purpose, contact.at or at), *past]


def _is_answered(contact: Contact) -> bool:
    return contact.direction == Direction.IN or contact.outcome in ANSWERED


def _tries(row: Opportunity, contact: Contact | None) -> int:
    if contact is None:
        return row.tries
    return 0 if _is_answered(contact) else row.tries + 1


def _tries_on(channel: Channel, touches: list[Past]) -> int:
    """Unanswered tries in a row on this channel, counting back from the last touch."""
    tries = 0
    for past in touches:
        if past.channel != channel or past.is_answered:
            break
        tries += 1
    return tries


def _put_offs(row: Opportunity, contact: Contact | None) -> int:
    return row.put_offs + (1 if contact and contact.outcome == Outcome.PUT_OFF else 0)


def _days_since_two_way(row: Opportunity, contact: Contact | None, *, at: datetime) -> int | None:
    if contact and _is_answered(contact):
        return 0
    return max((at - row.last_two_way_at).days, 0) if row.last_two_way_at else None


def _days_since_requalified(touches: list[Past], *, at: datetime) -> int | None:
    """Since they were last asked straight and answered."""
    asked = next((past for past in touches if past.purpose == Purpose.REQUALIFY and past.is_answered), None)
    return max((at - asked.at).days, 0) if asked else None


def _answers(touches: list[Past]) -> dict[Channel, Answers]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for past in touches:
        counts[past.channel][0] += 1
        counts[past.channel][1] += past.is_answered
    return {Channel(channel): Answers(tries, answered) for channel, (tries, answered) in counts.items()}


def _preferred_hours(person: Person) -> tuple[int, int] | None:
    if person.preferred_from is None or person.preferred_until is None:
        return None
    return person.preferred_from.hour, person.preferred_until.hour


def _strategy(row: Opportunity) -> Strategy | None:
    """The chosen one; none (the size's own) when its key is not known any more."""
    try:
        return strategy_for(Size(row.size), PipelineKind(row.pipeline.kind), row.strategy or None)
    except BadStrategy:
        return None


def _word(purpose: str | None) -> Purpose | None:
    return Purpose(purpose) if purpose else None
