"""`followthrough backup`."""

from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from followthrough.cli.archive import packing
from followthrough.cli.output import json_option, print_json
from followthrough.cli.worker import refuse_old_database
from followthrough.rules.refusals import Refusal


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace FILE if it exists.")
@json_option
def command(file: Path | None, overwrite: bool, as_json: bool) -> int:
    """Put the database and all files into one archive FILE, while the program runs.

    Without FILE it lies in the data folder under backups/. Keep copies on another machine, and keep them safe:
    everybody's data and the secret key are inside.

    Leaves with 0 when the backup is whole, with 1 when none was made.
    """
    refuse_old_database()
    at = timezone.now()
    target = (file or packing.usual_target(settings.DATA, at=at)).resolve()
    if target.exists() and not overwrite:
        raise Refusal(f"{target} exists already. Nothing was changed. Choose another name, or add --overwrite.")
    manifest = packing.make(target, data=settings.DATA, at=at)
    size = target.stat().st_size
    if as_json:
        print_json({"file": str(target), "bytes": size, "members": len(manifest.sums), "made_at": manifest.made_at})
    else:
        click.echo(f"Backed up into {target} ({size / 1e6:.1f} MB).")
        click.echo(f"Bring it back with: followthrough restore {target}")
    return 0
