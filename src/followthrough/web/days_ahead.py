"""The days of a week or a month: whose steps stand on them, and how full they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followthrough.review.queries.plan import Plan, PlanRow, Span, end_of
from followthrough.rules.amounts import say_minutes


@dataclass(frozen=True, slots=True)
class Day:
    """One day ahead. What is late stands on today."""

    key: str
    title: str
    letter: str
    rows: list[PlanRow]
    minutes: int
    is_today: bool
    is_full: bool

    @property
    def said(self) -> str:
        return say_minutes(self.minutes)


@dataclass(frozen=True, slots=True)
class Bar:
    """How full one day is; `height` and `top` in per cent of the picture."""

    day: Day
    height: int
    top: int


def of(plan: Plan, span: Span, *, at: datetime, capacity: int) -> list[Day]:
    """Every day of the span, also those on which nothing stands."""
    last = end_of(span, at, plan.zone).date()
    rows: dict[date, list[PlanRow]] = {plan.day + timedelta(days=n): [] for n in range((last - plan.day).days)}
    for row in plan.rows:
        rows[max(row.due_at.astimezone(plan.zone).date(), plan.day)].append(row)
    return [_day(day, found, today=plan.day, capacity=capacity) for day, found in rows.items()]


def load(days: list[Day], capacity: int) -> list[Bar]:
    """The days as bars beside each other, measured by the fullest or by what a day holds."""
    most = max([capacity, *(day.minutes for day in days)]) or 1
    heights = [round(100 * day.minutes / most) for day in days]
    return [Bar(day, height, 100 - height) for day, height in zip(days, heights, strict=True)]


def title(day: date) -> str:
    """ "Wednesday, 25 November"."""
    return f"{day:%A}, {day.day} {day:%B}"


def _day(day: date, rows: list[PlanRow], *, today: date, capacity: int) -> Day:
    minutes = sum(row.minutes for row in rows)
    return Day(
        key=day.isoformat(),
        title="Today, and what is late" if day == today else title(day),
        letter=f"{day.day}",
        rows=rows,
        minutes=minutes,
        is_today=day == today,
        is_full=minutes > capacity,
    )
