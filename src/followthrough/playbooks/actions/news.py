"""What happened to those in a sequence since we last looked: news goes up as rows, and this is where it is read.

A person did the step, planned otherwise, closed it; they replied. Nothing here is needed for safety: what is due is
looked at once more before it goes out (`advancing`). It says why somebody stands still, and leads on who may go on.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, Max, Q

from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.journal.models import Entry
from followthrough.playbooks.actions.courses import Move, apply_columns
from followthrough.playbooks.actions.enrolling import line_of
from followthrough.playbooks.actions.replies import note_replies
from followthrough.playbooks.actions.starting import begin_by_rule
from followthrough.playbooks.almanac import Almanac
from followthrough.playbooks.models import Enrollment, EnrollmentState, NewsMark, SequenceKind, StepDone
from followthrough.playbooks.queries import under_way
from followthrough.playbooks.queries.under_way import UnderWay
from followthrough.rules.sequences import Ended, Step, Turn, what_follows
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import LIVE_STATES, NextBy, Origin, State

LOOKED_BACK = 500  # entries: a line of the journal may be seen after one with a higher number
PORTION = 500
NEWS = "sequences"
TOLD = (EnrollmentState.HELD, EnrollmentState.STOPPED)


def settle_news(*, at: datetime) -> int:
    """Look at those to whom something happened since the last time. Returns how many began, went on, or stopped."""
    newest = Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0
    mark, is_new = NewsMark.objects.get_or_create(name=NEWS, defaults={"entry_id": newest})
    since = min(mark.entry_id, newest) - LOOKED_BACK
    ids = _touched(since)
    settled = sum(_settle(ids[begin : begin + PORTION], at=at) for begin in range(0, len(ids), PORTION))
    begun = 0 if is_new else begin_by_rule(since, newest, at=at)  # what was before we looked begins nothing
    if newest != mark.entry_id:
        NewsMark.objects.filter(pk=mark.pk).update(entry_id=newest)
    return settled + begun


def settle_all(*, at: datetime) -> int:
    """The same for everybody under way: once a night, should a line have been overlooked."""
    rows = Enrollment.objects.filter(state=EnrollmentState.ACTIVE).filter(
        ~Q(opportunity__next_set_at=F("step_set_at")) | Q(opportunity__next_set_at__isnull=True)
    )
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(_settle(ids[begin : begin + PORTION], at=at) for begin in range(0, len(ids), PORTION))


def _touched(since: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT e.id FROM journal_entry j"
            " JOIN playbooks_enrollment e ON e.opportunity_id = j.opportunity_id AND e.state = 'active'"
            " JOIN followup_opportunity o ON o.id = e.opportunity_id"
            " WHERE j.id > %s AND (o.next_set_at IS NULL OR o.next_set_at <> e.step_set_at) ORDER BY e.id",
            [since],
        )
        return [row[0] for row in cursor.fetchall()]


def _settle(ids: Sequence[int], *, at: datetime) -> int:
    with transaction.atomic():
        rows = Enrollment.objects.filter(pk__in=ids, state=EnrollmentState.ACTIVE)
        lock.hold(rows)
        found = [one for one in under_way.read(rows) if not one.is_current]
        almanac = Almanac({one.opportunity.owner for one in found}, at=at)
        before = {one.enrollment.pk: len(one.enrollment.done) for one in found}
        moves = [_told(one, almanac) for one in found]
        apply_columns(moves)
        note_replies(moves)
        journal.write_numbered([_line(move, at=at) for move in moves if move.columns.get("state") in TOLD])
        _record([move.one for move in moves if len(move.one.enrollment.done) > before[move.one.enrollment.pk]], at=at)
    return len(moves)


def _line(move: Move, *, at: datetime) -> journal.Line:
    row = move.one.enrollment
    row.opportunity = move.one.opportunity
    verb = "hold_sequence" if row.state == EnrollmentState.HELD else "stop_sequence"
    return line_of(verb, row, by=None, at=at)


def _told(one: UnderWay, almanac: Almanac) -> Move:
    """What the news mean for one."""
    row = one.opportunity
    if row.state not in LIVE_STATES:
        return _stopped(one, Halt.CLOSED, f"It was closed: {State(row.state).label.lower()}.", at=almanac.at)
    if one.facts.replied:
        return _stopped(one, Halt.REPLIED, "They replied: a person goes on.", at=almanac.at)
    if (row.state == State.NURTURE) != (one.enrollment.sequence.kind == SequenceKind.DRIP) and not _wakes(one):
        why = "It was parked." if row.state == State.NURTURE else "They are back with a person."
        return _stopped(one, Halt.PARKED, why, at=almanac.at)
    step = _step(one)
    did_it = step is not None and step.by == NextBy.PERSON and one.worked_at is not None
    did_it = did_it and one.worked_at >= one.enrollment.step_set_at  # type: ignore[operator]
    if did_it and step is not None:
        one.enrollment.done = [*one.enrollment.done, step.key]
    if row.next_origin != Origin.SEQUENCE:
        columns = {"state": EnrollmentState.HELD, "halt": Halt.TAKEN_OVER, "done": one.enrollment.done}
        return Move(one, None, columns | {"why": "Somebody planned otherwise: it goes on when you say so."})
    return _led_on(one, step if did_it else None)


def _led_on(one: UnderWay, done: Step | None) -> Move:
    """They accepted to go on after a person's step, or the step was merely moved to another day."""
    row = one.enrollment
    columns = {"step_set_at": one.opportunity.next_set_at, "done": row.done}
    if done is not None:
        row.version = row.sequence.version or row.version
        after = done.key if row.version.plan.place_of(done.key) is not None else None
        course = what_follows(row.version.plan, after, one.facts)
        while isinstance(course, Turn) and course.step.key in row.done:
            course = what_follows(row.version.plan, course.step.key, one.facts)
        if isinstance(course, Ended):
            return Move(
                one, None, columns | {"state": EnrollmentState.FINISHED, "ended_at": one.opportunity.next_set_at}
            )
        columns |= {"step_key": course.step.key, "version": row.version}
    return Move(one, None, columns)


def _wakes(one: UnderWay) -> bool:
    """A drip whose person's step has come stands open until it is done."""
    step = _step(one)
    return one.opportunity.next_origin == Origin.SEQUENCE and step is not None and step.by == NextBy.PERSON


def _step(one: UnderWay) -> Step | None:
    plan = one.enrollment.version.plan
    return next((step for step in plan.steps if step.key == one.enrollment.step_key), None)


def _stopped(one: UnderWay, halt: Halt, why: str, *, at: datetime) -> Move:
    return Move(one, None, {"state": EnrollmentState.STOPPED, "halt": halt, "why": why, "ended_at": at})


def _record(found: Sequence[UnderWay], *, at: datetime) -> None:
    steps = ((one, step) for one in found if (step := _last_done(one)) is not None)
    StepDone.objects.bulk_create(
        StepDone(
            workspace_id=one.enrollment.workspace_id,
            enrollment=one.enrollment,
            sequence_id=one.enrollment.sequence_id,
            key=step.key,
            version_number=one.enrollment.version.number,
            channel=step.channel,
            by=step.by,
            at=one.worked_at or at,
        )
        for one, step in steps
    )


def _last_done(one: UnderWay) -> Step | None:
    key = one.enrollment.done[-1]
    return next((step for step in one.enrollment.version.plan.steps if step.key == key), None)
