"""`followthrough plan`."""

from datetime import datetime
from typing import TYPE_CHECKING

import click
from django.utils import timezone

from followthrough.cli import members
from followthrough.cli.output import console, json_option, print_json
from followthrough.cli.speech import plan_as_values
from followthrough.followup.queries import zone_of
from followthrough.review.queries import Plan, PlanRow, Span, plan_of
from followthrough.rules.amounts import say_minutes, say_number
from followthrough.rules.dates import say_date
from followthrough.rules.local_time import say_their_time
from followthrough.rules.next_step import say_step
from followthrough.rules.ranking import Group
from followthrough.rules.refusals import Refusal
from followthrough.team.models import Membership

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {Group.NOW: "yellow", Group.PROMISED: "magenta", Group.FALLBACK: "cyan"}


class NotYours(Refusal):
    message = "Only a manager looks at somebody else's plan."


@click.command()
@click.option("--week", is_flag=True, help="Everything up to the end of this week.")
@click.option("--month", is_flag=True, help="Everything up to the end of this month.")
@click.option("--for", "whose", metavar="NAME", help="A colleague's plan, for managers.")
@members.as_option
@json_option
def command(week: bool, month: bool, whose: str | None, acting_as: str | None, as_json: bool) -> int:
    """Today's plan: whom to contact, in order, and why each stands there.

    The number before a name is what other commands take: followthrough done no-answer 17
    """
    member = members.acting_member(acting_as)
    if whose:
        other = members.colleague(member, whose)
        if other.pk != member.pk and not member.sees_all:
            raise NotYours
        member = other
    at = timezone.now()
    plan = plan_of(member, at=at, span=Span.MONTH if month else Span.WEEK if week else Span.DAY)
    if as_json:
        print_json(plan_as_values(plan, member, at=at))
    else:
        show(plan, member, at=at)
    return 0


def show(plan: Plan, member: Membership, *, at: datetime, most: int | None = None) -> None:
    """Print the plan; `most` rows at most."""
    out = console()
    done = f"{plan.done} of {say_number(plan.total, is_more=plan.left_is_more)} done"
    time = f"{say_minutes(plan.minutes_needed)} needed, {say_minutes(plan.minutes_left)} left"
    out.print(f"[bold]{plan.day:%A} {plan.day.day} {plan.day:%B}[/bold]  {member.name}  {done}  {time}")
    left = most if most is not None else len(plan.rows)
    for group, rows in plan.groups:
        if left > 0:
            _show_group(out, group, rows[:left], plan, at=at)
        left -= len(rows)
    _show_promises(out, plan, member, at=at)
    _show_foot(out, plan, shown=min(len(plan.rows), most) if most is not None else len(plan.rows))


def _show_group(out: "Console", group: Group, rows: list[PlanRow], plan: Plan, *, at: datetime) -> None:
    from rich.table import Table
    from rich.text import Text

    out.print(f"\n[bold {STYLES.get(group, '')}]{group.label}[/]")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for width in _widths(out.width):
        table.add_column(width=width, overflow="fold")
    for row in rows:
        who = f"{row.name}\n{row.company}" if row.company and row.company != row.name else row.name
        when = say_date(row.due_at, plan.zone.key, at)
        there = say_their_time(row.their_zones, at, plan.zone)
        cells = (f"#{row.id}", who, say_step(row.channel, row.purpose), row.why, f"{when}\n{there}".strip())
        table.add_row(*(Text(cell, style="red" if row.days_late and cell.startswith(when) else "") for cell in cells))
    out.print(table)


def _widths(whole: int) -> tuple[int, ...]:
    """Number, who, act, why, when: the same in every group, so that the eye can run down."""
    number, when, gaps = 6, 15, 8
    rest = max(whole - number - when - gaps, 45)
    who = rest * 26 // 100
    act = rest * 40 // 100
    return number, who, act, rest - who - act, when


def _show_promises(out: "Console", plan: Plan, member: Membership, *, at: datetime) -> None:
    from rich.markup import escape

    if plan.promises:
        out.print("\n[bold magenta]Promises[/]")
    for promise in plan.promises:
        when = f"when {promise.event}" if promise.event else say_date(promise.due_at, zone_of(member).key, at)
        whose = "You" if promise.ours else "They"
        said = escape(f"{promise.name}: {whose.lower()} promised “{promise.what}”, {when}")
        out.print(f"#{promise.opportunity_id}  {said}")


def _show_foot(out: "Console", plan: Plan, *, shown: int) -> None:
    if not plan.rows:
        out.print("\nNothing is left for now.")
    elif plan.left > shown:
        out.print(f"\n… and {say_number(plan.left - shown, is_more=plan.left_is_more)} more.")
    if plan.beyond > 0:
        out.print(f"{plan.beyond} don't fit the day: move or hand over what can wait.")
    out.print(f"Prospects without a next step: {plan.without_step}")
