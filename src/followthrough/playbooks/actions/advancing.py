"""The machine's steps that are due: looked at once more, done, and what follows planned. For many at once."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from followthrough.followup.drafts import Ending, NextStep
from followthrough.journal.actions import lock
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Message
from followthrough.playbooks.actions.courses import Move, go_to, hand_back, next_turn, wait_until
from followthrough.playbooks.actions.enrolling import store
from followthrough.playbooks.actions.replies import note_replies
from followthrough.playbooks.almanac import Almanac
from followthrough.playbooks.models import Enrollment, EnrollmentState, SequenceVersion, StepDone
from followthrough.playbooks.queries import under_way, wording
from followthrough.playbooks.queries.under_way import UnderWay
from followthrough.rules.messages import Urgency
from followthrough.rules.refusals import Refusal
from followthrough.rules.sequences import Plan, Step, continue_after
from followthrough.rules.sequences.holds import LATE, Halt, Standing, Verdict, WhenAway, WhenColleagueReplies, look
from followthrough.rules.words import Channel, CloseReason, NextBy, Origin, State

log = logging.getLogger(__name__)
PORTION = 500
DUE = """
SELECT id FROM followup_opportunity
WHERE state IN ('open', 'nurture') AND next_by = 'machine' AND next_due_at <= %s AND next_origin = 'sequence'
ORDER BY next_due_at
"""
BY_THE_MACHINE_ALONE = frozenset({Halt.REPLIED, Halt.MEETING, Halt.CLOSED, Halt.COLLEAGUE})
"""These end it; the others hold it until a person has looked."""


@dataclass(slots=True)
class Act:
    """One that is about to move: where it stands in the newest plan, and what may be sent for it."""

    one: UnderWay
    plan: Plan
    step: Step | None  # none: the step it stood for is gone from the plan
    verdict: Verdict


def advance_due(*, at: datetime) -> int:
    """Do every step of a sequence that is due. Returns how many moved on.

    One that can't be done is shown to its person, and the others go on.
    """
    with connection.cursor() as cursor:
        cursor.execute(DUE, [connection.ops.adapt_datetimefield_value(at)])
        due = [row[0] for row in cursor.fetchall()]
    return sum(_advance(due[begin : begin + PORTION], at=at) for begin in range(0, len(due), PORTION))


def _advance(ids: Sequence[int], *, at: datetime) -> int:
    with transaction.atomic():
        rows = Enrollment.objects.filter(opportunity__in=ids, state=EnrollmentState.ACTIVE)
        lock.hold(rows)
        found = [one for one in under_way.read(rows) if _is_due(one, at=at)]
        almanac = Almanac({one.opportunity.owner for one in found}, at=at)
        acts = [_look(one, almanac) for one in found]
        messages = _send([act for act in acts if _sends(act)], at=at)
        moves = [move for act in acts for move in _moves(act, messages, almanac)]
        store(moves, verb="advance", by=None, at=at)
        note_replies(moves)
        _record(acts, messages, at=at)
    return len(moves)


def _is_due(one: UnderWay, *, at: datetime) -> bool:
    """Somebody may have been faster: another worker, or a person."""
    row = one.opportunity
    return one.is_current and row.next_by == NextBy.MACHINE and row.next_due_at is not None and row.next_due_at <= at


def _look(one: UnderWay, almanac: Almanac) -> Act:
    row = one.enrollment
    version: SequenceVersion = row.sequence.version or row.version
    row.version = version
    plan = version.plan
    step = next((step for step in plan.steps if step.key == row.step_key), None)
    return Act(one, plan, step, _verdict(one, almanac, by_machine=step is not None and step.by == NextBy.MACHINE))


def _verdict(one: UnderWay, almanac: Almanac, *, by_machine: bool) -> Verdict:
    row, sequence = one.opportunity, one.enrollment.sequence
    assert row.next_due_at is not None
    standing = Standing(
        state=State(row.state),
        due_at=row.next_due_at,
        replied=one.facts.replied,
        suppressed=one.is_suppressed,
        colleague_replied_at=one.colleague_replied_at,
        owner_back_at=almanac.back_at(row.owner),
    )
    return look(
        standing,
        at=almanac.at,
        on_colleague=WhenColleagueReplies(sequence.on_colleague),
        on_away=WhenAway(sequence.on_away),
        by_machine=by_machine,
    )


def _sends(act: Act) -> bool:
    return act.verdict.halt is None and act.step is not None and act.step.by == NextBy.MACHINE


def _send(acts: Sequence[Act], *, at: datetime) -> dict[int, Message | Refusal]:
    """What goes out, by enrollment: the message that waits now, or why there is none."""
    by_template: dict[int, list[Act]] = defaultdict(list)
    for act in acts:
        assert act.step is not None
        by_template[act.step.template or 0].append(act)
    drafts: dict[int, MessageDraft] = {}
    answers: dict[int, Message | Refusal] = {}
    for template, group in by_template.items():
        filled = wording.words_for(template, [act.one.opportunity for act in group], at=at)
        for act in group:
            words = filled[act.one.opportunity.pk]
            if isinstance(words, Refusal):
                answers[act.one.enrollment.pk] = words
            else:
                drafts[act.one.enrollment.pk] = _draft(act, words, at=at)
    return answers | mailroom.queue_many(drafts, at=at)


def _draft(act: Act, words: wording.Words, *, at: datetime) -> MessageDraft:
    row, step = act.one.opportunity, act.step
    assert step is not None
    return MessageDraft(
        person=row.person,
        opportunity=row,
        channel=step.channel,
        subject=words.subject,
        text=words.text,
        purpose=step.purpose,
        key=f"enrollment {act.one.enrollment.pk} step {step.key}",
        is_automatic=True,
        urgency=Urgency.MACHINE,
        send_at=at,
        meant_until=at + LATE,
    )


def _moves(act: Act, messages: dict[int, Message | Refusal], almanac: Almanac) -> Iterator[Move]:
    """One move for each, whatever happens: what cannot be worked out is a person's."""
    try:
        yield _move(act, messages.get(act.one.enrollment.pk), almanac)
    except Exception as failed:  # the others of the portion go on, and a person sees this one
        log.exception("enrollment %s could not go on", act.one.enrollment.pk)
        why = failed.message if isinstance(failed, Refusal) else "It could not go on by itself. Look at it"
        yield hand_back(act.one, Halt.TAKEN_OVER, why, almanac, ends=False)


def _move(act: Act, message: Message | Refusal | None, almanac: Almanac) -> Move:
    one, at = act.one, almanac.at
    if act.verdict.halt is not None:
        return _halted(act, almanac)
    if isinstance(message, Refusal):
        return hand_back(one, _halt_of(message), message.message, almanac, ends=False)
    if act.step is not None and act.step.by == NextBy.PERSON:
        return _to_a_person(one, act.step, at=at)
    if act.step is not None:
        one.enrollment.done = [*one.enrollment.done, act.step.key]
    after = act.step.key if act.step is not None else continue_after(act.plan, one.enrollment.done)
    move = go_to(next_turn(act.plan, after, one), one, almanac)
    move.columns |= {"version": one.enrollment.version, "done": one.enrollment.done, "why": "", "halt": ""} | (
        {"why": move.columns["why"]} if "why" in move.columns else {}
    )
    return move


def _halted(act: Act, almanac: Almanac) -> Move:
    one, verdict = act.one, act.verdict
    assert verdict.halt is not None
    if verdict.halt == Halt.WAIT and verdict.until is not None:
        return wait_until(one, verdict.until, verdict.why, at=almanac.at)
    if verdict.halt == Halt.OPTED_OUT:
        columns = {"state": EnrollmentState.STOPPED, "halt": verdict.halt, "why": verdict.why, "ended_at": almanac.at}
        return Move(one, Ending(state=State.LOST, reason=CloseReason.DO_NOT_CONTACT, note=verdict.why), columns)
    return hand_back(one, verdict.halt, verdict.why, almanac, ends=verdict.halt in BY_THE_MACHINE_ALONE)


def _halt_of(refusal: Refusal) -> Halt:
    return {"NotFilled": Halt.NO_WORDS, "NoMailbox": Halt.NO_MAILBOX, "NoTextLine": Halt.NO_MAILBOX}.get(
        type(refusal).__name__, Halt.NO_ADDRESS
    )


def _to_a_person(one: UnderWay, step: Step, *, at: datetime) -> Move:
    """Their step has come while they rested: onto their owner's plan."""
    following = NextStep(
        purpose=step.purpose,
        channel=Channel(step.channel),
        due_at=at,
        origin=Origin.SEQUENCE,
        minutes=step.minutes,
        note=step.note,
    )
    return Move(one, following, {"step_set_at": at})


def _record(acts: Sequence[Act], messages: dict[int, Message | Refusal], *, at: datetime) -> None:
    """What was done, once for each: the figures of a sequence count these rows."""
    StepDone.objects.bulk_create(
        StepDone(
            workspace_id=act.one.enrollment.workspace_id,
            enrollment=act.one.enrollment,
            sequence_id=act.one.enrollment.sequence_id,
            key=act.step.key,
            version_number=act.one.enrollment.version.number,
            channel=act.step.channel,
            by=act.step.by,
            at=at,
            message=message,
        )
        for act in acts
        if act.step is not None and isinstance(message := messages.get(act.one.enrollment.pk), Message)
    )
