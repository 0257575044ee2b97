"""What became of messages that were handed over, written down in small batches."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import Error, connection, transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact
from followthrough.journal import actions as journal
from followthrough.mailroom.actions import bounces, claiming
from followthrough.mailroom.actions.claiming import Hands
from followthrough.mailroom.actions.queueing import line_of
from followthrough.mailroom.carriers import Outlet
from followthrough.mailroom.models import Mailbox, Message
from followthrough.mailroom.wires.troubles import Answer, Passing, Permanent, Trouble
from followthrough.people import actions as people
from followthrough.rules import pacing
from followthrough.rules.messages import MailboxState, MessageState
from followthrough.rules.words import Channel, Outcome, Purpose
from followthrough.team.models import Membership

UNDER_WAY = (MessageState.HANDED_OVER, MessageState.UNKNOWN)  # a reaper may have been faster than the server
Found = TypeVar("Found")
log = logging.getLogger(__name__)
FIRST_LOOK = timedelta(seconds=30)  # servers file what they sent a little later


@dataclass
class Outcomes:
    """Of one batch: what was taken, what came back, what the wire never heard, and why the outlet should pause."""

    taken: list[tuple[Message, Answer]] = field(default_factory=list)
    troubled: list[tuple[Message, Trouble]] = field(default_factory=list)
    unheard: list[Message] = field(default_factory=list)
    stop: Trouble | None = None


def write(outcomes: Outcomes, outlet: Outlet, hands: Hands, *, at: datetime) -> None:
    """All of a batch in one transaction. Again is the same as once: only what this worker still holds is changed."""
    with transaction.atomic():
        claiming.put_back([message.pk for message in outcomes.unheard], hands)
        held = _held(outcomes, hands)
        sent = [(message, answer) for message, answer in outcomes.taken if message.pk in held]
        mark_sent(sent, at=at, told_at=at)
        for message, trouble in outcomes.troubled:
            if message.pk in held:
                _settle(message, trouble, at=at)
        keep_standing(outlet, outcomes.stop, sent=bool(sent), at=at)


def keep_standing(outlet: Outlet, stop: Trouble | None, *, sent: bool, at: datetime) -> None:
    """How the outlet fares after this. A passing trouble is a wait that grows; a permanent one waits for a person."""
    told: dict[str, Any] = {"last_send_at": at} if sent else {}
    if stop is not None:
        told |= _told_of(stop, outlet, sent=sent, at=at)
    elif sent and (outlet.state != MailboxState.WELL or outlet.troubles) and not _is_about_reading(outlet):
        told |= {"state": MailboxState.WELL, "troubles": 0, "trouble": "", "remedy": "", "held_until": None}
    if not told:
        return
    type(outlet)._default_manager.filter(pk=outlet.pk).update(**told)
    if isinstance(stop, Permanent):
        facts = {"outlet": str(outlet), "why": stop.why, "said": stop.said}
        journal.write(journal.Line(workspace_id=outlet.workspace_id, verb="stop_mailbox", at=at, facts=facts))


def _held(outcomes: Outcomes, hands: Hands) -> set[int]:
    ids = [message.pk for message, _ in (*outcomes.taken, *outcomes.troubled)]
    return set(claiming.mine(ids, hands, *UNDER_WAY).select_for_update().values_list("pk", flat=True)) if ids else set()


def mark_sent(sent: Sequence[tuple[Message, Answer]], *, at: datetime, told_at: datetime) -> None:
    """Part of a verb: they went out, at that moment; each that did no planned step is a touch."""
    if sent:
        touches = _whatever_happens(lambda: _log_touches([message for message, _ in sent], at=told_at)) or {}
        _store_answers(sent, touches, at=at)


def _store_answers(sent: Sequence[tuple[Message, Answer]], touches: dict[int, int], *, at: datetime) -> None:
    """One statement for all, each with its touch, if it is new, and what its server said; texts get their provider's
    name. Nothing is kept in the messages: this may be rolled back and done again.
    """
    marks = ", ".join(["(%s, %s, %s, %s)"] * len(sent))
    rows = [
        (message.pk, answer.said[:300], _id_of(message, answer), touches.get(message.pk)) for message, answer in sent
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mailroom_message SET state = 'sent', why = '', claimed_by = '', claimed_until = NULL,"  # noqa: S608
            " look_up_at = NULL, sent_at = %s, answer = new.column2, id_header = new.column3,"
            " touch_id = COALESCE(CAST(new.column4 AS bigint), touch_id)"
            f" FROM (VALUES {marks}) AS new WHERE mailroom_message.id = CAST(new.column1 AS bigint)",
            [connection.ops.adapt_datetimefield_value(at), *(value for row in rows for value in row)],
        )


def _id_of(message: Message, answer: Answer) -> str:
    return (answer.id or message.id_header)[:254] if message.channel == Channel.TEXT else message.id_header


def _log_touches(messages: Iterable[Message], *, at: datetime) -> dict[int, int]:
    """New touches by message: what completed a step has its own since it was written. Two to one prospect are two."""
    touches: dict[int, int] = {}
    by_writer: dict[Membership | None, list[Message]] = defaultdict(list)
    for message in messages:
        if message.touch_id is None and message.entry_id is None and message.opportunity_id is not None:
            by_writer[message.writer if message.writer_id else None].append(message)
    for writer, rows in by_writer.items():
        while rows:
            first = {message.opportunity_id or 0: message for message in reversed(rows)}
            contacts = {number: _contact(message) for number, message in first.items()}
            for number, touch in followup.log_touches(contacts, by=writer, at=at).items():
                touches[first[number].pk] = touch.pk
            rows = [message for message in rows if first[message.opportunity_id or 0] is not message]
    return touches


def _contact(message: Message) -> Contact:
    return Contact(channel=Channel(message.channel), outcome=Outcome.SENT, purpose=Purpose(message.purpose))


def _settle(message: Message, trouble: Trouble, *, at: datetime) -> None:
    """A message that was not taken, or of which nobody knows."""
    match trouble:
        case Passing():
            _try_again(message, trouble, at=at)
        case Permanent():
            _refuse(message, trouble, at=at)
        case _:
            _change(message, MessageState.UNKNOWN, trouble, look_up_at=at + FIRST_LOOK)


def _try_again(message: Message, trouble: Passing, *, at: datetime) -> None:
    tries = message.tries + 1
    again_at = at + pacing.back_off(tries, seed=str(message.pk), asked=trouble.wait)
    is_late = message.meant_until is not None and again_at > message.meant_until
    if tries >= pacing.MOST_TRIES or is_late:
        why = f"Tried {tries} times in vain. {trouble.why}"
        _change(message, MessageState.WITHHELD, trouble, tries=tries, why=why[:300])
        _tell("withhold_message", message, why, at=at)
    else:
        _change(message, MessageState.QUEUED, trouble, tries=tries, send_at=again_at, why="")


def _refuse(message: Message, trouble: Permanent, *, at: datetime) -> None:
    _change(message, MessageState.REFUSED, trouble)
    _tell("refuse_message", message, trouble.why, at=at)
    if trouble.opted_out:
        people.suppress_person(message.person, why=trouble.why, by=None, at=at, kinds=_kinds(message))
    _whatever_happens(lambda: bounces.never_left(message, trouble.why, is_dead=trouble.bad_address, at=at))


def _whatever_happens(follow: Callable[[], Found]) -> Found | None:
    """What follows from a result must not lose the result itself. A database that went away is another matter."""
    try:
        with transaction.atomic():
            return follow()
    except Error:
        raise
    except Exception:
        log.exception("what follows from sending could not be done")
        return None


def _kinds(message: Message) -> tuple[str, ...]:
    return ("mobile", "phone") if message.channel == Channel.TEXT else ("email",)


def _change(message: Message, state: MessageState, trouble: Trouble, **columns: Any) -> None:
    told = {"why": trouble.why[:300], "answer": trouble.said[:300], "claimed_by": "", "claimed_until": None}
    if state == MessageState.UNKNOWN:
        told.pop("claimed_by")  # whoever held it may still learn what became of it
    Message.objects.filter(pk=message.pk).update(state=state, **told | columns)


def _tell(verb: str, message: Message, why: str, *, at: datetime) -> None:
    journal.write(line_of(verb, message, {"why": why}, by=None, at=at))


def _is_about_reading(outlet: Outlet) -> bool:
    return isinstance(outlet, Mailbox) and outlet.sync_trouble


def _told_of(stop: Trouble, outlet: Outlet, *, sent: bool, at: datetime) -> dict[str, Any]:
    troubles = 1 if sent else outlet.troubles + 1
    told: dict[str, Any] = {
        "trouble": stop.why[:300],
        "remedy": stop.remedy[:300],
        "trouble_at": at,
        "troubles": troubles,
    }
    if isinstance(outlet, Mailbox):
        told["sync_trouble"] = False
    if isinstance(stop, Permanent):
        return told | {"state": MailboxState.BROKEN}
    asked = stop.wait if isinstance(stop, Passing) else None
    wait = pacing.back_off(troubles, seed=f"{outlet.pk} {troubles}", asked=asked)
    return told | {"state": MailboxState.HELD, "held_until": at + wait}
