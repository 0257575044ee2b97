"""`followthrough sample`: a believable workspace to look around in, or a very large one to measure with."""

from datetime import datetime

import click
from django.utils import timezone

from followthrough.capture.sample import fill_sample as fill
from followthrough.cli.migrate import bring_up_to_date
from followthrough.cli.output import json_option, print_json

SHOWN_FROM = 5_000  # prospects: below that it is done before a bar can be read


@click.command()
@click.option("--prospects", default=420, show_default=True, type=click.IntRange(1, 5_000_000), help="How many.")
@click.option("--seed", default=7, show_default=True, help="The same seed makes the same people.")
@json_option
def command(prospects: int, seed: int, as_json: bool) -> int:
    """Make another sample workspace: a year of history, seven stages, several countries.

    It stands beside what is there; nothing is ever visible from one workspace to another. Every address in it ends in
    .example and every number is one that nobody has.
    """
    bring_up_to_date()
    sample = fill_sample(at=timezone.now(), prospects=prospects, seed=seed, quiet=as_json)
    if as_json:
        print_json(sample)
    else:
        click.echo(f"Made {sample['workspace']} with {prospects:,} prospects. Sign in with: {sample['sign_in']}")
    return 0


def fill_sample(*, at: datetime, prospects: int = 420, seed: int = 7, quiet: bool = True) -> dict[str, object]:
    """Fill a sample workspace; a bar shows how far it is when that takes a while."""
    if quiet or prospects < SHOWN_FROM:
        sample = fill(at=at, prospects=prospects, seed=seed)
    else:
        with click.progressbar(length=prospects, label="Filling") as bar:
            sample = fill(at=at, prospects=prospects, seed=seed, told=lambda number: bar.update(number - bar.pos))
    address = sample.manager.user.email
    return {
        "workspace": sample.workspace.name,
        "prospects": prospects,
        "email": address,
        "sign_in": f"followthrough link --as {address}",
    }
