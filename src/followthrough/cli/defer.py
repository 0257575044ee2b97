"""`followthrough defer`."""

import click
from django.utils import timezone

from followthrough.cli import members, prospects
from followthrough.cli.following import say_next
from followthrough.cli.output import json_option, print_json
from followthrough.cli.speech import OneOf, opportunity_as_values, say_where_it_stands
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Delay
from followthrough.followup.queries.moments import calendar_of, read_moment
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.words import Channel, Reason


@click.command()
@click.argument("when")
@click.argument("who", nargs=-1)
@click.option("--why", type=OneOf(list(Reason)), required=True, help="One of the reasons below.")
@click.option("--note", default="", help="What to remember.")
@members.as_option
@json_option
def command(when: str, who: tuple[str, ...], why: Reason, note: str, acting_as: str | None, as_json: bool) -> int:
    """Move a step to another day, with the reason: followthrough defer "thu 10" 17 --why they-asked

    WHEN is a day in words. WHO is a number from the plan or a part of a name; left out, the first of today's plan.

    Reasons: they-asked, fear-of-no, they-will-call, disorganised, no-belief, wont-buy, too-busy, scattered,
    no-confidence, competitor, no-strategy, nothing-to-say, poor-prospect. What helps against each is said.
    """
    member, at = members.acting_member(acting_as), timezone.now()
    row = prospects.prospect(member, " ".join(who), at=at)
    channel = Channel(row.next_channel or Channel.CALL)
    to = read_moment(when, member, at=at, calendar=calendar_of(row, at=at), channel=channel)
    delay = Delay(reason=why, note=note.strip())
    entry = followup.defer_step(row, to=to, delay=delay, by=member, at=at, seen=row.last_entry_id)
    row.refresh_from_db()
    if as_json:
        print_json({"entry": entry.pk, "answer": ANSWERS[why].answer, "opportunity": opportunity_as_values(row)})
        return 0
    click.echo(f"{say_where_it_stands(row, at=at)}   (take it back: followthrough undo {entry.pk})")
    click.echo(ANSWERS[why].answer)
    click.echo(say_next(member, at=at))
    return 0
