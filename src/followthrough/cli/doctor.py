"""`followthrough doctor`."""

import dataclasses

import click
from django.utils import timezone

from followthrough.cli import examination
from followthrough.cli.output import console, json_option, print_json

MARKS = {"well": "[green]✓[/green]", "careful": "[yellow]![/yellow]", "ill": "[red]✗[/red]"}


@click.command()
@click.option("--deep", is_flag=True, help="Also read the whole database file for damage; takes a while on large ones.")
@json_option
def command(deep: bool, as_json: bool) -> int:
    """Look for what is wrong, and say how to mend it. Changes nothing.

    Leaves with 0 when all is well (lines marked ! are advice), with 1 when something needs mending.
    """
    findings = list(examination.examine(at=timezone.now(), deep=deep))
    ill = [finding for finding in findings if finding.state == "ill"]
    if as_json:
        print_json({"well": not ill, "findings": [dataclasses.asdict(finding) for finding in findings]})
        return 1 if ill else 0
    out = console()
    for finding in findings:
        out.print(f"{MARKS[finding.state]} {finding.name}: {finding.said}")
        if finding.mend:
            out.print(f"    {finding.mend}")
    out.print("\nAll is well." if not ill else f"\n{len(ill)} to mend.")
    return 1 if ill else 0
