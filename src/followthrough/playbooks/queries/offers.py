"""What to do next with one prospect: what their sequence has planned comes before what the rules propose."""

from dataclasses import replace
from datetime import datetime

from followthrough.followup import queries as followup
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity
from followthrough.playbooks.almanac import Almanac
from followthrough.playbooks.models import Enrollment
from followthrough.playbooks.queries import under_way
from followthrough.playbooks.queries.under_way import UnderWay
from followthrough.rules.next_step import Action, Proposal
from followthrough.rules.sequences import Course, Ended, EndKind, Turn, continue_after, what_follows
from followthrough.rules.words import NextBy, Origin, Outcome, Purpose
from followthrough.rules.worktime import NoSlot

MOST = 4
GOES_ELSEWHERE = frozenset(
    {Outcome.PUT_OFF, Outcome.WILL_CALL, Outcome.WRONG_PERSON, Outcome.NOT_INTERESTED, Outcome.REPLIED}
)
"""After these a person decides anew; the sequence is not the first thing to think of."""


def proposals_for(
    opportunity: Opportunity, *, at: datetime, contact: Contact | None = None, their_date: datetime | None = None
) -> tuple[Proposal, ...]:
    """One to four, best first: see `followup.queries.proposals_for`. One statement more for who is in no sequence."""
    usual = followup.proposals_for(opportunity, at=at, contact=contact, their_date=their_date)
    planned = None if their_date is not None else going_on(opportunity, at=at, contact=contact)
    if planned is None:
        return usual
    others = tuple(each for each in usual if each.identity != planned.identity)
    return (planned, *others)[:MOST]


def going_on(opportunity: Opportunity, *, at: datetime, contact: Contact | None = None) -> Proposal | None:
    """What the sequence they are in does next, once the planned step is done; none when it says nothing."""
    if contact is not None and contact.outcome in GOES_ELSEWHERE:
        return None
    found = under_way.read(Enrollment.objects.under_way().filter(opportunity=opportunity))
    if not found:
        return None
    one = found[0]
    if contact is not None:
        one.facts = replace(one.facts, outcome=str(contact.outcome))
    try:
        return _proposal(_course(one, is_done=contact is not None), one, Almanac([one.opportunity.owner], at=at))
    except NoSlot:
        return None


def _course(one: UnderWay, *, is_done: bool) -> Course:
    row = one.enrollment
    plan = (row.sequence.version or row.version).plan
    done = [*row.done, row.step_key] if is_done and one.is_current else row.done
    course = what_follows(plan, continue_after(plan, done), one.facts)
    while isinstance(course, Turn) and course.step.key in done:
        course = what_follows(plan, course.step.key, one.facts)
    return course


def _proposal(course: Course, one: UnderWay, almanac: Almanac) -> Proposal:
    row, step = one.opportunity, course.step
    parks = isinstance(course, Ended) and step.end == EndKind.PARK
    by = NextBy.MACHINE if parks else NextBy.PERSON if isinstance(course, Ended) else step.by
    days = step.days if isinstance(course, Ended) else course.days
    due = almanac.slot(row.owner, row.person, one.points, channel=step.channel, by=by, days=days)
    name = one.enrollment.sequence.name
    return Proposal(
        action=Action.PARK if parks else Action.STEP,
        why=f"The end of “{name}”." if isinstance(course, Ended) else f"The next step of “{name}”.",
        purpose=Purpose.NURTURE if parks else step.purpose,
        channel=step.channel,
        due_at=max(due, almanac.at),
        by=by,
        origin=Origin.SEQUENCE,
        minutes=0 if by == NextBy.MACHINE else step.minutes,
    )
