"""Where one stands in the day: number 5 of 31, who comes next, whom one left for later."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from followthrough.review.queries import plan_of
from followthrough.review.queries.plan import PlanRow
from followthrough.rules.amounts import say_minutes, say_number
from followthrough.team.models import Membership
from followthrough.web import places
from followthrough.web.day_lines import order_of
from followthrough.web.kit.figures import filled

MOST_PASSED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """`number` is none for somebody who is not on today's plan. `passed` are those left for later today."""

    row: PlanRow | None
    number: int | None
    total: str
    percent: int
    minutes_left: str
    next_id: int | None
    passed: tuple[int, ...]

    @property
    def next_address(self) -> str:
        """The next one, or Today when this was the last."""
        return address(self.next_id, self.passed) if self.next_id else places.HOME

    def later_address(self, current: int) -> str:
        """The next one, leaving this one for later today."""
        return address(self.next_id, (*self.passed, current)) if self.next_id else places.HOME

    @property
    def passed_words(self) -> str:
        return ",".join(map(str, self.passed))


def place_of(member: Membership, current: int | None, *, at: datetime, passed: tuple[int, ...]) -> Place:
    """`current` none: before the first one."""
    plan = plan_of(member, at=at)
    ids = order_of(plan)
    index = ids.index(current) if current in ids else None
    total = plan.done + max(plan.left, len(ids))
    return Place(
        row=next((row for row in plan.rows if row.id == current), None),
        number=None if index is None else plan.done + index + 1,
        total=say_number(total, is_more=plan.left_is_more),
        percent=filled(plan.done, total),
        minutes_left=say_minutes(plan.minutes_left),
        next_id=_next(ids, index, passed),
        passed=passed,
    )


def read_passed(text: str) -> tuple[int, ...]:
    """The ids in "12,15", in order; anything else is left out."""
    return tuple(int(word) for word in text.split(",")[:MOST_PASSED] if word.isdecimal())


def address(opportunity_id: int, passed: tuple[int, ...]) -> str:
    plain = reverse("work", args=[opportunity_id])
    return f"{plain}?{urlencode({'passed': ','.join(map(str, passed))})}" if passed else plain


def _next(ids: list[int], index: int | None, passed: tuple[int, ...]) -> int | None:
    """The first after this one; then from the start; then those left for later."""
    after = ids if index is None else [*ids[index + 1 :], *ids[:index]]
    return next((each for each in after if each not in passed), None) or next(iter(after), None)
