"""Taking what is due: one sender per mailbox, each message in one pair of hands, and what dead hands held given back.

A lease says until when a worker may go on; it is renewed with every batch. What a dead worker had claimed is queued
again: the wire never heard of it. What it had handed over is unknown, and stays so until somebody knows.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from followthrough.mailroom.carriers import Outlet
from followthrough.mailroom.models import Mailbox, Message, TextLine
from followthrough.mailroom.models.messages import MessageQuerySet
from followthrough.rules import pacing
from followthrough.rules.messages import MailboxState, MessageState, Urgency
from followthrough.rules.pacing import Pace

URGENCIES = (Urgency.PROMISE, Urgency.REPLY, Urgency.PERSON, Urgency.MACHINE, Urgency.BULK)
BY_PEOPLE = (Urgency.PROMISE, Urgency.REPLY, Urgency.PERSON)
MODELS: dict[str, type[Outlet]] = {"mailbox": Mailbox, "line": TextLine}
PACE_COLUMNS = ("day", "sent_today", "hour_at", "sent_this_hour", "free_at")
LOST = "The program stopped while it was handing it over: nobody knows yet whether it went out."


@dataclass(frozen=True, slots=True)
class Hands:
    """A worker: how long it may hold what it took before it counts as dead, and how much it takes at once.

    A crash makes at most one batch unknown. A mailbox that keeps a gap is sent from one by one, whatever stands here.
    """

    name: str
    lease: timedelta = timedelta(minutes=5)
    batch: int = 50


def due_outlets(*, at: datetime, since: datetime | None = None) -> list[Outlet]:
    """Mailboxes and lines with something to send, that may: who waited longest first. One statement to find none.

    `since`: only what was due by then already.
    """
    due = _due_ids(at, since or at)
    found = [row for model, ids in due.items() for row in model._default_manager.filter(pk__in=ids)]
    return sorted(found, key=lambda outlet: (outlet.last_send_at is not None, outlet.last_send_at, outlet.pk))


def lease(outlet: Outlet, hands: Hands, *, at: datetime) -> bool:
    """Whether it is now this worker's alone."""
    free = Q(leased_until=None) | Q(leased_until__lt=at) | Q(leased_by=hands.name)
    rows = type(outlet)._default_manager.filter(free, _may_send(type(outlet), at), pk=outlet.pk)
    return rows.update(leased_by=hands.name, leased_until=at + hands.lease) == 1


def give_back(outlet: Outlet, hands: Hands) -> None:
    """Somebody else may send from it."""
    rows = type(outlet)._default_manager.filter(pk=outlet.pk, leased_by=hands.name)
    rows.update(leased_by="", leased_until=None)


def claim(outlet: Outlet, hands: Hands, *, at: datetime, most: int) -> list[int]:
    """Take the next messages of an outlet that is leased: promises and answers first. Returns their ids.

    None when the lease was lost meanwhile, or somebody stopped the mailbox.
    """
    with transaction.atomic():
        if not lease(outlet, hands, at=at):
            return []
        outlet.refresh_from_db()
        ids = _next(outlet, at=at, most=most)
        if ids:
            Message.objects.filter(pk__in=ids).update(
                state=MessageState.CLAIMED, claimed_by=hands.name, claimed_until=at + hands.lease
            )
    return ids


def hand_over(outlet: Outlet, ids: Sequence[int], hands: Hands, *, at: datetime) -> set[int]:
    """Write down that the wire is about to hear these, and that the mailbox has spent them. Returns those it may hear:
    of one that was taken for dead meanwhile, none.
    """
    rows = mine(ids, hands, MessageState.CLAIMED)
    held = set(rows.select_for_update().values_list("pk", flat=True)) if ids else set()
    if not held:
        return held
    pace = pacing.spend(pace_of(outlet), at, len(held), seed=f"{outlet.pk} {min(held)}")
    spent = {column: getattr(pace, column) for column in PACE_COLUMNS}
    type(outlet)._default_manager.filter(pk=outlet.pk).update(**spent, leased_until=at + hands.lease)
    for column, value in spent.items():
        setattr(outlet, column, value)
    rows.update(state=MessageState.HANDED_OVER, handed_over_at=at, claimed_until=at + hands.lease)
    return held


def put_back(ids: Collection[int], hands: Hands) -> int:
    """The wire never heard these: they are queued as if nothing had happened."""
    rows = mine(ids, hands, MessageState.CLAIMED, MessageState.HANDED_OVER, MessageState.UNKNOWN)
    return rows.update(
        state=MessageState.QUEUED, claimed_by="", claimed_until=None, handed_over_at=None, why="", look_up_at=None
    )


def reap(*, at: datetime) -> int:
    """What workers held that are not there any more. Returns how many messages became unknown."""
    dead = Message.objects.filter(claimed_until__lt=at)
    held = dead.filter(state__in=[MessageState.CLAIMED, MessageState.HANDED_OVER])
    if not held.exists():
        return 0
    dead.filter(state=MessageState.CLAIMED).update(state=MessageState.QUEUED, claimed_by="", claimed_until=None)
    return dead.filter(state=MessageState.HANDED_OVER).update(state=MessageState.UNKNOWN, why=LOST, look_up_at=at)


def pace_of(outlet: Outlet) -> Pace:
    """The outlet's limits and counts as the rules know them."""
    return Pace(
        per_day=outlet.per_day,
        per_hour=outlet.per_hour,
        gap_seconds=outlet.gap_seconds,
        ramp_from=outlet.ramp_from,
        day=outlet.day,
        sent_today=outlet.sent_today,
        hour_at=outlet.hour_at,
        sent_this_hour=outlet.sent_this_hour,
        free_at=outlet.free_at,
        held_until=outlet.held_until,
    )


def mine(ids: Collection[int], hands: Hands, *states: MessageState) -> MessageQuerySet:
    """Those of them this worker holds, in one of the states."""
    return Message.objects.filter(pk__in=ids, claimed_by=hands.name, state__in=states)


def _due_ids(at: datetime, since: datetime) -> dict[type[Outlet], list[int]]:
    marked = [_due(model, at=at, since=since).values_list(Value(name), "pk") for name, model in MODELS.items()]
    ids: dict[type[Outlet], list[int]] = defaultdict(list)
    for name, pk in marked[0].union(*marked[1:], all=True):
        ids[MODELS[name]].append(pk)
    return ids


def _due(model: type[Outlet], *, at: datetime, since: datetime) -> QuerySet[Outlet]:
    """One probe of the index per urgency and outlet, however many messages wait."""
    column = "mailbox" if model is Mailbox else "line"
    waiting = Q()
    for urgency in URGENCIES:
        due = Message.objects.filter(
            **{column: OuterRef("pk")}, urgency=urgency, send_at__lte=since, state=MessageState.QUEUED
        )
        waiting |= Q(Exists(due))
    free = Q(leased_until=None) | Q(leased_until__lt=at)
    return model._default_manager.filter(_may_send(model, at), free).filter(waiting)


def _may_send(model: type[Outlet], at: datetime) -> Q:
    """A mailbox that only can't be read may send."""
    free = Q(is_active=True) & (Q(held_until=None) | Q(held_until__lte=at))
    if model is Mailbox:
        return free & (~Q(state=MailboxState.BROKEN) | Q(sync_trouble=True))
    return free & ~Q(state=MailboxState.BROKEN)


def _next(outlet: Outlet, *, at: datetime, most: int) -> list[int]:
    """What people wrote, as far as the limits allow; else what the machine wrote."""
    pace = pace_of(outlet)
    due = Message.objects.filter(state=MessageState.QUEUED, send_at__lte=at, **_of(outlet))
    for urgencies in (BY_PEOPLE, URGENCIES[len(BY_PEOPLE) :]):
        allowed = min(pacing.room(pace, at, urgency=urgencies[-1]).now, most)
        if allowed > 0:
            rows = due.filter(urgency__in=urgencies).order_by("urgency", "send_at", "pk")
            ids = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True)[:allowed])
            if ids:
                return ids
    return []


def _of(outlet: Outlet) -> dict[str, Outlet]:
    return {"mailbox" if isinstance(outlet, Mailbox) else "line": outlet}
