"""`followthrough undo`."""

import click
from django.utils import timezone

from followthrough.cli import members
from followthrough.cli.output import json_option, print_json
from followthrough.cli.prospects import JOINED
from followthrough.cli.speech import opportunity_as_values, say_where_it_stands
from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.rules.refusals import Refusal
from followthrough.team.models import Membership


class NothingToTakeBack(Refusal):
    message = "There is nothing of yours to take back."


@click.command()
@click.argument("entry", type=int, required=False)
@members.as_option
@json_option
def command(entry: int | None, acting_as: str | None, as_json: bool) -> int:
    """Take back what you did last, or the ENTRY a command named. Refused once something was built on it."""
    member, at = members.acting_member(acting_as), timezone.now()
    found = _entry(member, entry)
    row = Opportunity.objects.editable_by(member).select_related(*JOINED).filter(pk=found.opportunity_id or 0).first()
    if row is None:
        raise NothingToTakeBack
    followup.undo(found, by=member, at=at)
    after = Opportunity.objects.select_related(*JOINED).filter(pk=row.pk).first()
    if as_json:
        print_json({"undone": found.pk, "opportunity": opportunity_as_values(after) if after else None})
    else:
        click.echo(f"Taken back. {say_where_it_stands(after, at=at)}" if after else "Taken back.")
    return 0


def _entry(member: Membership, number: int | None) -> Entry:
    entries = Entry.objects.of_workspace(member.workspace_id).exclude(opportunity_id=None)
    mine = entries.filter(pk=number) if number else entries.filter(actor_id=member.pk, undone_at=None)
    found = mine.order_by("-pk").first()
    if found is None:
        raise NothingToTakeBack
    return found
