"""What somebody would get: a plan played ahead on their calendar, as if nothing came in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.followup.models import Opportunity
from followthrough.people.models import ContactPoint
from followthrough.playbooks.almanac import Almanac
from followthrough.rules.sequences import Course, Ended, EndKind, Facts, Plan, Step, what_follows
from followthrough.rules.words import NextBy
from followthrough.rules.worktime import NoSlot

MOST = 60


@dataclass(frozen=True, slots=True)
class Ahead:
    """One step and its moment. `is_end`: what comes after the sequence."""

    step: Step
    at: datetime
    is_end: bool = False


def look_ahead(
    plan: Plan, opportunity: Opportunity, *, at: datetime, days: int = 60, after: str | None = None
) -> list[Ahead]:
    """The steps of the next days, each at the moment it would be done; people are taken to act on the day.

    Two statements. Branches go the way they go for somebody who says nothing.
    """
    points = list(ContactPoint.objects.filter(person=opportunity.person).order_by("position", "pk"))
    almanac = Almanac([opportunity.owner], at=at)
    found: list[Ahead] = []
    moment = at
    while len(found) < MOST:
        course = what_follows(plan, after, Facts(stage=opportunity.stage.name))
        try:
            moment = _moment(course, opportunity, points, almanac.on(moment))
        except NoSlot:
            break
        if moment > at + timedelta(days=days):
            break
        found.append(Ahead(course.step, moment, is_end=isinstance(course, Ended)))
        if isinstance(course, Ended):
            break
        after = course.step.key
    return found


def _moment(course: Course, row: Opportunity, points: Sequence[ContactPoint], almanac: Almanac) -> datetime:
    step = course.step
    if isinstance(course, Ended):
        by, days = (NextBy.MACHINE if step.end == EndKind.PARK else NextBy.PERSON), step.days
    else:
        by, days = step.by, course.days
    return almanac.slot(row.owner, row.person, points, channel=step.channel, by=by, days=days)
