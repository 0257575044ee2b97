"""What happens by itself: the machine's steps that fell due, and the nightly search for orphans."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import connection

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import Deed
from followthrough.followup.actions.many import STEP, Manner, doing_these
from followthrough.followup.drafts import NextStep
from followthrough.followup.refusals import NotLive
from followthrough.rules.words import NextBy, Origin, Purpose, State

# Written out: SQLite uses a partial index only where its condition stands in the statement word for word.
DUE = """
SELECT id FROM followup_opportunity
WHERE state IN ('open', 'nurture') AND next_by = 'machine' AND next_due_at <= %s
    AND (next_origin <> 'sequence' OR next_due_at <= %s) ORDER BY next_due_at
"""
ORPHANS = """
SELECT o.id FROM followup_opportunity o LEFT JOIN team_membership m ON m.id = o.owner_id
WHERE o.state IN ('open', 'nurture') AND (
    o.next_purpose IS NULL OR o.next_channel IS NULL OR o.next_due_at IS NULL OR o.next_by IS NULL
    OR o.next_waiting_on IS NULL OR o.next_origin IS NULL OR o.next_set_at IS NULL OR o.next_minutes IS NULL
    OR m.id IS NULL OR NOT m.is_active OR m.workspace_id <> o.workspace_id
    OR o.next_by = 'machine' AND o.next_due_at < %s)
ORDER BY o.id
"""
LEFT_BEHIND = timedelta(days=1)  # a step of a sequence that nobody advanced in this time lands on a person's plan
WOKEN_WITHIN = timedelta(days=2)  # the clock may have stood still for a night


def wake_due(*, at: datetime) -> int:
    """Put those whose wake date has come onto their owner's plan. Returns how many.

    The steps of a sequence are left to it (`playbooks.advance_due`), unless it forgot them for a day.
    """
    with connection.cursor() as cursor:
        moments = (at, at - LEFT_BEHIND)
        cursor.execute(DUE, [connection.ops.adapt_datetimefield_value(moment) for moment in moments])
        due = [row[0] for row in cursor.fetchall()]
    manner = Manner(verb="wake", change=_wake, columns=(*STEP, "stage_entered_at"), with_person=True)
    return doing_these(manner, due, by=None, at=at)


def repair_orphans(*, at: datetime) -> list[int]:
    """Live opportunities without a step, with an owner who left, or whom the clock should have woken and did not.

    The database refuses the first two: the list is empty. Should it not be (a restored dump without constraints,
    say), their ids are returned for a person to look at.
    """
    with connection.cursor() as cursor:
        cursor.execute(ORPHANS, [connection.ops.adapt_datetimefield_value(at - WOKEN_WITHIN)])
        return [row[0] for row in cursor.fetchall()]


def _wake(act: Deed) -> None:
    row = act.opportunity
    step = planning.step_of(row)
    if step.by != NextBy.MACHINE or step.due_at > act.at:
        raise NotLive  # another worker, or a person, was faster
    if row.state == State.NURTURE:
        row.stage_entered_at = act.at
    act.facts["why"] = "Their date has come"
    act.facts["was"] = planning.step_facts(row)
    row.state = State.OPEN
    planning.set_step(act, _step_for_a_person(step, at=act.at))


def _step_for_a_person(step: NextStep, *, at: datetime) -> NextStep:
    purpose = Purpose.RE_ENGAGE if step.purpose == Purpose.NURTURE else step.purpose
    return replace(step, by=NextBy.PERSON, due_at=at, origin=Origin.STRATEGY, purpose=purpose)
