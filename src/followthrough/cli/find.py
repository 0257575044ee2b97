"""`followthrough find`."""

import click

from followthrough.cli import members
from followthrough.cli.output import json_option, print_json
from followthrough.cli.speech import act_of
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import finding
from followthrough.people.models import Person
from followthrough.rules.words import LIVE_STATES


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="At most so many.")
@members.as_option
@json_option
def command(words: tuple[str, ...], limit: int, acting_as: str | None, as_json: bool) -> int:
    """Find people by name, company, e-mail, phone in any spelling, or words in notes.

    Leaves with 0 when somebody was found, with 1 when nobody was.
    """
    member = members.acting_member(acting_as)
    hits = finding.find(member, " ".join(words), limit=limit)
    ids = list(dict.fromkeys(hit.person_id for hit in hits))
    people = Person.objects.visible_to(member).select_related("company").in_bulk(ids)
    rows = Opportunity.objects.visible_to(member).filter(person_id__in=ids).select_related("stage", "owner")
    told = [_told(people[one], [row for row in rows if row.person_id == one]) for one in ids if one in people]
    if as_json:
        print_json(told)
    else:
        _show(told)
    return 0 if told else 1


def _told(person: Person, rows: list[Opportunity]) -> dict[str, object]:
    rows = sorted(rows, key=lambda row: (row.state not in LIVE_STATES, -row.pk))
    return {
        "person": person.name,
        "company": person.company.name if person.company else "",
        "opportunities": [
            {
                "id": row.pk,
                "title": row.title,
                "stage": row.stage.name,
                "state": row.state,
                "owner": row.owner.name,
                "act": act_of(row),
                "due_at": row.next_due_at,
            }
            for row in rows
        ],
    }


def _show(told: list[dict[str, object]]) -> None:
    if not told:
        click.echo("Nobody found.")
    for one in told:
        click.echo(", ".join(str(part) for part in (one["person"], one["company"]) if part))
        opportunities = one["opportunities"]
        assert isinstance(opportunities, list)
        for row in opportunities:
            due = f", {row['due_at']:%a %d %b}" if row["due_at"] else ""
            click.echo(f"  #{row['id']}  {row['stage']}, {row['owner']}: {row['act']}{due}")
