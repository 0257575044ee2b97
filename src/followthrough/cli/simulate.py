"""`followthrough simulate`."""

from pathlib import Path

import click
from django.utils import timezone
from rich.table import Table

from followthrough.cli import members
from followthrough.cli.output import console, json_option, print_json
from followthrough.review import pictures
from followthrough.review.queries.simulation import play
from followthrough.rules.refusals import Refusal
from followthrough.rules.simulation import TOO_OFTEN, WITHIN, Report, say
from followthrough.team.models import Membership


class ManagersLookAhead(Refusal):
    message = "The weeks of the whole team are for managers. Ask yours, or sign in as one with --as."


@click.command()
@click.option("--days", default=90, show_default=True, type=click.IntRange(7, 365), help="How many days ahead.")
@click.option("--seed", default=7, show_default=True, help="The same seed, the same dice.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Keep the picture in this file.")
@members.as_option
@json_option
def command(days: int, seed: int, svg: Path | None, acting_as: str | None, as_json: bool) -> int:
    """Play the next weeks: each prospect by its strategy, with answers drawn from the last year's contacts.

    Says how much work that is for whom, what does not fit, what becomes of the prospects, and how many of them your
    time carries. Nothing is written. It is no forecast of anybody: it is your own history as dice.
    """
    member = members.acting_member(acting_as)
    if not member.sees_all:
        raise ManagersLookAhead
    report, share = play(member.workspace, at=timezone.now(), days=days, seed=seed)
    names = dict(Membership.objects.of_workspace(member.workspace_id).values_list("pk", "name"))
    if svg is not None:
        svg.write_text(pictures.weeks_svg(report), encoding="utf-8")
    if as_json:
        print_json(as_values(report, names, share))
    else:
        _show(report, names, share, days=days)
    return 0


def as_values(report: Report, names: dict[int, str], share: float) -> dict[str, object]:
    """The report for programs."""
    return {
        "said": say(report),
        "prospects": report.began_open,
        "carries": report.carries,
        "contacts_a_day": round(report.contacts_a_day, 1),
        "contacted_too_often": report.too_often,
        "share_played": round(share, 3),
        "states": {str(state): number for state, number in report.states.items()},
        "people": [
            {"name": name, "contacts_a_day": round(contacts, 1), "minutes_a_day": round(minutes), "left_over": left}
            for name, contacts, minutes, left in pictures.table_of(report, names)
        ],
        "weeks": [
            {"begins": week.begins.isoformat(), "contacts": week.contacts, "minutes": week.minutes, "left": week.left}
            for week in pictures.weeks_of(report)
        ],
    }


def _show(report: Report, names: dict[int, str], share: float, *, days: int) -> None:
    out = console()
    out.print(say(report), style="bold", highlight=False)
    if share < 1:
        out.print(f"Played with {share:.0%} of the prospects and as much of everybody's time.", highlight=False)
    _show_weeks(report)
    table = Table("", "contacts a day", "minutes a day", "left over at the end", box=None, pad_edge=False)
    for name, contacts, minutes, left in pictures.table_of(report, names):
        table.add_row(name, f"{contacts:.1f}", f"{minutes:.0f}", str(left))
    out.print(table)
    ends = ", ".join(f"{number} {state.label.lower()}" for state, number in sorted(report.states.items()))
    out.print(f"After {days} days: {ends}.", highlight=False)
    often = f"{report.too_often} were contacted {TOO_OFTEN} times or more within {WITHIN} days."
    out.print(often if report.too_often else "Nobody was contacted too often.", highlight=False)


def _show_weeks(report: Report) -> None:
    out, weeks = console(), pictures.weeks_of(report)
    most = max((week.contacts + week.left for week in weeks), default=1) or 1
    for week in weeks:
        made, left = "█" * round(40 * week.contacts / most), "░" * round(40 * week.left / most)
        words = f"{week.contacts} contacts" + (f", {week.left} left over" if week.left else "")
        out.print(f"{week.begins.day:>2} {week.begins:%b}  {made}{left} {words}", highlight=False)
