"""From a course of the rules to a row's next step: shared by beginning, going on and coming to the end."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from followthrough.followup.drafts import NextStep, Parking, Then
from followthrough.journal.actions.updates import update_rows
from followthrough.playbooks.almanac import Almanac
from followthrough.playbooks.models import Enrollment, EnrollmentState
from followthrough.playbooks.queries.under_way import UnderWay
from followthrough.rules.sequences import Course, Ended, EndKind, Plan, Turn, what_follows
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import Channel, NextBy, Origin, Purpose, State


@dataclass(slots=True)
class Move:
    """What becomes of one enrollment, before anything is written: its prospect's next step and its own columns."""

    one: UnderWay
    then: Then | None
    columns: dict[str, Any] = field(default_factory=dict)
    follows: int | None = None  # the sequence its end leads into


def next_turn(plan: Plan, after: str | None, one: UnderWay) -> Course:
    """What follows, past steps that were done already: after a change of the plan some may stand ahead again."""
    course = what_follows(plan, after, one.facts)
    while isinstance(course, Turn) and course.step.key in one.enrollment.done:
        course = what_follows(plan, course.step.key, one.facts)
    return course


def go_to(course: Course, one: UnderWay, almanac: Almanac) -> Move:
    """The move that brings somebody there. Raises `NoSlot`."""
    return _end(course, one, almanac) if isinstance(course, Ended) else _plan(course, one, almanac)


def hand_back(one: UnderWay, halt: Halt, why: str, almanac: Almanac, *, ends: bool) -> Move:
    """A person goes on: now, with the reason in the step."""
    state = EnrollmentState.STOPPED if ends else EnrollmentState.HELD
    columns = {"state": state, "halt": halt, "why": why[:300], "ended_at": almanac.at if ends else None}
    purpose = Purpose.ANSWER if halt == Halt.REPLIED else Purpose.CHECK_IN
    row = one.opportunity
    step = NextStep(
        purpose=purpose,
        channel=Channel(row.next_channel or Channel.CALL),
        due_at=almanac.at,
        origin=Origin.STRATEGY,
        note=f"{one.enrollment.sequence.name}: {why}"[:500],
    )
    return Move(one, step, columns)


def _plan(turn: Turn, one: UnderWay, almanac: Almanac) -> Move:
    row, step = one.opportunity, turn.step
    due = almanac.slot(row.owner, row.person, one.points, channel=step.channel, by=step.by, days=turn.days)
    rests = row.state == State.NURTURE
    following = NextStep(
        purpose=step.purpose,
        channel=step.channel,
        due_at=due,
        by=NextBy.MACHINE if rests else step.by,
        origin=Origin.SEQUENCE,
        minutes=step.minutes,
        note=step.note,
    )
    return Move(one, following, {"step_key": step.key, "step_set_at": almanac.at})


def _end(ended: Ended, one: UnderWay, almanac: Almanac) -> Move:
    why = "The goal was reached." if ended.goal else ""
    columns = {"state": EnrollmentState.FINISHED, "ended_at": almanac.at, "why": why}
    step = ended.step
    if step.end == EndKind.SEQUENCE:
        return Move(one, None, columns, follows=step.sequence)
    row = one.opportunity
    by = NextBy.MACHINE if step.end == EndKind.PARK else NextBy.PERSON
    due = almanac.slot(row.owner, row.person, one.points, channel=step.channel, by=by, days=step.days)
    following = NextStep(
        purpose=Purpose.NURTURE if step.end == EndKind.PARK else step.purpose,
        channel=step.channel,
        due_at=due,
        by=by,
        origin=Origin.STRATEGY,
        minutes=step.minutes,
        note=step.note or f"{one.enrollment.sequence.name} came to its end",
    )
    parks = step.end == EndKind.PARK
    return Move(
        one,
        Parking(step=following, why=f"{one.enrollment.sequence.name} came to its end") if parks else following,
        columns,
    )


def wait_until(one: UnderWay, moment: datetime, why: str, *, at: datetime) -> Move:
    """The same step, later; why is on the record."""
    row = one.opportunity
    step = NextStep(
        purpose=Purpose(row.next_purpose or Purpose.CHECK_IN),
        channel=Channel(row.next_channel or Channel.EMAIL),
        due_at=max(moment, at + timedelta(minutes=1)),
        by=NextBy(row.next_by or NextBy.MACHINE),
        origin=Origin.SEQUENCE,
        minutes=row.next_minutes or 0,
        note=row.next_note,
    )
    return Move(one, step, {"step_set_at": at, "why": why[:300]})


def apply_columns(moves: list[Move]) -> None:
    """Write the enrollments' own columns: one statement for each set of columns that changes."""
    groups: dict[tuple[str, ...], list[Enrollment]] = defaultdict(list)
    for move in moves:
        for name, value in move.columns.items():
            setattr(move.one.enrollment, name, value)
        names = ("version_id" if name == "version" else name for name in move.columns)
        groups[tuple(sorted(names))].append(move.one.enrollment)
    for columns, rows in groups.items():
        update_rows(rows, columns)
