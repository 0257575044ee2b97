"""What the clock does for the mailroom: send what is due. Nothing twice, nothing lost.

For each mailbox in turn, and one worker at a time: take a small batch, reach the server, look at everything again (the
last gate), write down that it is handed over, let the wire hear it, write down what became of it. A crash before the
hand-over costs nothing; one after it leaves messages *unknown*, and those are looked up, never sent again by
themselves.
"""

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from django.db import Error, connection, transaction

from followthrough.journal import actions as journal
from followthrough.mailroom.actions import claiming, results, signing_in
from followthrough.mailroom.actions.claiming import Hands
from followthrough.mailroom.actions.queueing import line_of
from followthrough.mailroom.actions.results import Outcomes
from followthrough.mailroom.carriers import POOL, Carrier, Outlet, carrier_of
from followthrough.mailroom.models import Attachment, Mailbox, Message
from followthrough.mailroom.queries import gate
from followthrough.mailroom.refusals import AttachmentGone
from followthrough.mailroom.wires.troubles import Passing, Permanent, Trouble, Unknown
from followthrough.rules.last_gate import Decision, Do
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import Refusal

A_TURN = timedelta(seconds=20)  # for all; the clock has other things to do as well
AN_OUTLETS_SHARE = timedelta(seconds=5)  # while others wait
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)  # seconds between tries to write down what is known to be so
UNWRITABLE = "This message can't be written as a mail. Write it anew; the program's log says why."
log = logging.getLogger(__name__)


@dataclass
class Turn:
    """One turn of sending: who sends, since when, and what came of it."""

    hands: Hands
    at: datetime
    began: float = field(default_factory=time.monotonic)
    sent: int = 0
    unknown: int = 0

    def now(self) -> datetime:
        """The moment given, and what has passed since."""
        return self.at + timedelta(seconds=time.monotonic() - self.began)

    def __str__(self) -> str:
        return f"{self.sent} sent" + (f", {self.unknown} unknown" if self.unknown else "")


Parcel = tuple[Message, object]


def send_due(*, at: datetime, hands: Hands | None = None, lasting: timedelta = A_TURN) -> Turn:
    """Send what is due, from every mailbox and line nobody else is sending from. Ends by itself when time is up."""
    turn = Turn(hands or Hands(_own_name()), at)
    turn.unknown = claiming.reap(at=at)
    outlets = claiming.due_outlets(at=at)
    share = min(AN_OUTLETS_SHARE, lasting) if len(outlets) > 1 else lasting
    failed: Exception | None = None
    for outlet in outlets:
        if turn.now() - at >= lasting:
            break
        try:
            _empty(outlet, turn, until=min(turn.now() + share, at + lasting))
        except Exception as unexpected:  # told when the others had their turn
            failed = failed or unexpected
    POOL.close_idle()
    if failed is not None:
        raise failed
    return turn


def _empty(outlet: Outlet, turn: Turn, *, until: datetime) -> None:
    """Send from one outlet until nothing is due, its limits are reached, or its share of the time is over."""
    if not claiming.lease(outlet, turn.hands, at=turn.now()):
        return
    try:
        while turn.now() < until:
            ids = claiming.claim(outlet, turn.hands, at=turn.now(), most=turn.hands.batch)
            if not ids or not _carry(outlet, ids, turn):
                break
    finally:
        _surely(lambda: claiming.give_back(outlet, turn.hands))


def _carry(outlet: Outlet, ids: Sequence[int], turn: Turn) -> bool:
    """One batch from claim to result. Returns whether the outlet may go on."""
    try:
        carrier = _reached(outlet, turn)
    except Trouble as silent:
        return _stop(outlet, ids, silent, turn)
    try:
        parcels = _hand_over(outlet, carrier, ids, turn)
    except Exception:
        _surely(lambda: claiming.put_back(ids, turn.hands))  # it may have been committed; the wire heard nothing
        raise
    outcomes = _send(carrier, parcels, turn)
    _surely(lambda: results.write(outcomes, outlet, turn.hands, at=turn.now()))
    _file_copies(carrier, outcomes, dict(parcels), turn)
    turn.sent += len(outcomes.taken)
    turn.unknown += sum(isinstance(trouble, Unknown) for _, trouble in outcomes.troubled)
    return outcomes.stop is None


def _reached(outlet: Outlet, turn: Turn) -> Carrier:
    """Signed in, as far as that can be done beforehand: it takes seconds, and the last gate comes after it."""
    try:
        if isinstance(outlet, Mailbox):
            signing_in.renew_tokens(outlet, at=turn.now())
        carrier = carrier_of(outlet)
        carrier.reach()
    except Refusal as refused:
        raise Permanent(refused.message, remedy="Open its settings and sign in again.", of_all=True) from refused
    return carrier


def _file_copies(carrier: Carrier, outcomes: Outcomes, parcels: dict[Message, object], turn: Turn) -> None:
    """Where the server files no copy of what we send, we do. One that can't be filed was sent all the same."""
    for message, _ in outcomes.taken:
        try:
            carrier.file(parcels[message], at=turn.now())
        except (Trouble, Refusal) as missing:
            log.warning("no copy of message %s was filed: %s", message.pk, missing)
            return


def _stop(outlet: Outlet, ids: Sequence[int], trouble: Trouble, turn: Turn) -> bool:
    """The server can't be reached: everything waits as it did."""

    def wait() -> None:
        with transaction.atomic():
            claiming.put_back(ids, turn.hands)
            results.keep_standing(outlet, trouble, sent=False, at=turn.now())

    _surely(wait)
    return False


def _hand_over(outlet: Outlet, carrier: Carrier, ids: Sequence[int], turn: Turn) -> list[Parcel]:
    """Through the last gate. What is to go is written down as handed over, and that is committed, before it goes."""
    at = turn.now()
    with transaction.atomic():
        messages = gate.load(ids, outlet)
        decided = list(zip(messages, gate.decide_batch(messages, at=at), strict=True))
        parcels = _packed(carrier, [message for message, each in decided if each.do is Do.SEND], turn)
        for message, decision in decided:
            if decision.do is not Do.SEND:
                _keep(message, decision, turn.hands, at=at)
        handed = claiming.hand_over(outlet, [message.pk for message, _ in parcels], turn.hands, at=at)
    return [(message, parcel) for message, parcel in parcels if message.pk in handed]


def _packed(carrier: Carrier, messages: Sequence[Message], turn: Turn) -> list[Parcel]:
    files: dict[int, list[Attachment]] = {}
    for row in Attachment.objects.filter(message__in=[message.pk for message in messages]).order_by("pk"):
        files.setdefault(row.message_id, []).append(row)
    parcels: list[Parcel] = []
    for message in messages:
        try:
            parcels.append((message, carrier.pack(message, files.get(message.pk, ()), at=turn.now())))
        except AttachmentGone as gone:
            _keep(message, Decision(Do.WITHHOLD, gone.message), turn.hands, at=turn.now())
        except Error:
            raise
        except Exception:  # one that can't be written must not keep back the others, for ever and unseen
            log.exception("message %s can't be written", message.pk)
            _keep(message, Decision(Do.WITHHOLD, UNWRITABLE), turn.hands, at=turn.now())
    return parcels


def _keep(message: Message, decision: Decision, hands: Hands, *, at: datetime) -> None:
    """It waits for a better moment, or for a person."""
    rows = claiming.mine([message.pk], hands, MessageState.CLAIMED)
    if decision.do is Do.WAIT:
        rows.update(state=MessageState.QUEUED, send_at=decision.until, claimed_by="", claimed_until=None)
        return
    kept = rows.update(state=MessageState.WITHHELD, why=decision.why[:300], claimed_by="", claimed_until=None)
    if kept:
        journal.write(line_of("withhold_message", message, {"why": decision.why}, by=None, at=at))


def _send(carrier: Carrier, parcels: Sequence[Parcel], turn: Turn) -> Outcomes:
    """Each over the wire, until one trouble is everybody's. Nothing in here asks the database."""
    outcomes = Outcomes()
    until = time.monotonic() + turn.hands.lease.total_seconds() / 2
    for message, parcel in parcels:
        if outcomes.stop is not None or time.monotonic() > until:  # too slow: somebody may think us dead
            outcomes.unheard.append(message)
            continue
        try:
            outcomes.taken.append((message, carrier.send(parcel)))
        except Trouble as trouble:
            _note(outcomes, message, trouble)
        except Exception as bug:  # of the others of the batch we know what became of them: that must not be lost
            log.exception("message %s", message.pk)
            _note(outcomes, message, Unknown("The program failed while it was handing it over.", said=repr(bug)[:300]))
    return outcomes


def _note(outcomes: Outcomes, message: Message, trouble: Trouble) -> None:
    """A trouble of all leaves this message as it was; after an unknown one nothing more is risked for a while."""
    if trouble.of_all and isinstance(trouble, Passing | Permanent):
        outcomes.unheard.append(message)
        outcomes.stop = trouble
    else:
        outcomes.troubled.append((message, trouble))
        outcomes.stop = trouble if isinstance(trouble, Unknown) else None


def _surely(write: Callable[[], object]) -> None:
    """Write down what is known to be so, also when the database goes away for a moment. What can't be written in the
    end is found by the reaper, and is unknown then.
    """
    for pause in PAUSES:
        try:
            write()
            return
        except Error:
            if not _is_ours_to_repeat():
                raise
            log.exception("what became of a message could not be written down; tried again in %s seconds", pause)
            if not connection.in_atomic_block:
                connection.close()
            time.sleep(pause)
    write()


def _is_ours_to_repeat() -> bool:
    """Within somebody else's transaction a statement that failed has spoilt it all."""
    return not connection.in_atomic_block


@cache
def _named(pid: int) -> str:
    return f"{socket.gethostname()[:40]}-{pid}-{secrets.token_hex(4)}"


def _own_name() -> str:
    """Of this process; a forked one has another."""
    return _named(os.getpid())
