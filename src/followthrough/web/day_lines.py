"""Steps of a plan as lines on a screen: who, the act in words, why it stands there, their time, what it is worth."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.urls import reverse

from followthrough.review.queries.plan import Plan, PlanRow, PromiseRow
from followthrough.rules.amounts import say_money
from followthrough.rules.dates import say_date
from followthrough.rules.local_time import say_their_time
from followthrough.rules.next_step import say_step
from followthrough.rules.ranking import Group
from followthrough.web.kit.lines import StepLine

TONES = {Group.NOW: "raised", Group.PROMISED: "promise", Group.FALLBACK: "waiting"}
MARK = "0"  # stands for an id in addresses that are made once for all lines


@dataclass(slots=True)
class LineGroup:
    """A heading with its lines. `tone` is its meaning, which is also its icon; plain ones have none."""

    key: str
    title: str
    tone: str
    lines: list[StepLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all lines of a page share."""

    at: datetime
    zone: ZoneInfo
    currency: str
    back: str = ""
    """Where an act from here comes back to; empty: Today."""


def groups_of(plan: Plan, drawing: Drawing, *, but: Collection[int | None] = ()) -> list[LineGroup]:
    """The day under its headings; promises stand with the steps they belong to, or as lines of their own.

    `but` are opportunities that stand elsewhere on the page.
    """
    groups = {group: LineGroup(group.value, group.label, TONES.get(group, "")) for group in Group}
    for promise in promises_alone(plan):
        groups[_group_of(promise)].lines.append(promise_line(promise, drawing))
    draw = line_drawer(drawing)
    for row in plan.rows:
        if row.id not in but:
            groups[row.group].lines.append(draw(row))
    return [group for group in groups.values() if group.lines]


def order_of(plan: Plan) -> list[int]:
    """The opportunities of the day in the order of the page, each once."""
    by_group: dict[Group, list[int]] = {group: [] for group in Group}
    for promise in promises_alone(plan):
        by_group[_group_of(promise)].append(promise.opportunity_id)
    for row in plan.rows:
        by_group[row.group].append(row.id)
    return list(dict.fromkeys(each for ids in by_group.values() for each in ids))


def promises_alone(plan: Plan) -> list[PromiseRow]:
    """Promises that come up although the next step of their prospect is later."""
    on_plan = {row.id for row in plan.rows}
    return [promise for promise in plan.promises if promise.opportunity_id not in on_plan]


def lines_of(rows: Iterable[PlanRow], drawing: Drawing) -> list[StepLine]:
    draw = line_drawer(drawing)
    return [draw(row) for row in rows]


def line_drawer(drawing: Drawing) -> Callable[[PlanRow], StepLine]:
    """Draws one line after the other; what they share is worked out once."""
    at, zone = drawing.at, drawing.zone
    after = f"?next={drawing.back}" if drawing.back else ""
    work, complete, move = (_address(name) for name in ("work", "completion", "deferral"))
    clock_of = cache(lambda zones: say_their_time(zones, at, zone))  # many live in the same few places

    def draw(row: PlanRow) -> StepLine:
        due = row.due_at.astimezone(zone)
        return StepLine(
            key=str(row.id),
            address=work(row.id),
            name=row.name,
            company=row.company if row.company != row.name else "",
            act=say_step(row.channel, row.purpose),
            channel=row.channel.value,
            why=row.why,
            tone=_tone(row),
            when=f"{due:%H:%M}" if row.days_late <= 0 else f"{due:%a} {due.day} {due:%b}",
            when_exact=f"{due:%a %d %b %Y, %H:%M}",
            local_time=clock_of(row.their_zones),
            size=say_money(row.value, drawing.currency),
            complete_address=complete(row.id) + after,
            move_address=move(row.id) + after,
        )

    return draw


def promise_line(promise: PromiseRow, drawing: Drawing) -> StepLine:
    """A promise whose prospect has another step later on."""
    due = say_date(promise.due_at, drawing.zone.key, drawing.at)
    owed = "you promised it" if promise.ours else "they promised it"
    waits = f"; it waits for {promise.event}" if promise.event else ""
    return StepLine(
        key=f"promise-{promise.id}",
        address=_address("work")(promise.opportunity_id),
        name=promise.name,
        act=promise.what,
        channel="promise" if promise.ours else "waiting",
        why=f"{owed}{waits}",
        tone="promise" if promise.ours else "waiting",
        when=due,
        when_exact=f"{promise.due_at.astimezone(drawing.zone):%a %d %b %Y, %H:%M}",
    )


def _group_of(promise: PromiseRow) -> Group:
    return Group.PROMISED if promise.ours else Group.FALLBACK


def _tone(row: PlanRow) -> str:
    if row.group == Group.NOW:
        return "" if row.fixed and row.days_late <= 0 else "raised"
    return TONES.get(row.group) or ("overdue" if row.days_late > 0 else "")


@cache
def _address(name: str) -> Callable[[int], str]:
    """Reversing an address costs more than drawing a line; the id is put into one that was reversed once."""
    before, _, after = reverse(name, args=[MARK]).partition(MARK)
    return lambda pk: f"{before}{pk}{after}"
