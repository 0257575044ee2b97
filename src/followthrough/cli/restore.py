"""`followthrough restore`."""

import tempfile
from pathlib import Path

import click
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from followthrough.cli.archive import databases, packing, unpacking
from followthrough.cli.migrate import bring_up_to_date
from followthrough.cli.output import json_option, print_json
from followthrough.rules.refusals import Refusal


class WouldOverwrite(Refusal):
    message = (
        "There are workspaces here already, and restoring replaces everything. Nothing was changed.\n"
        "If you want that, add --yes: what is here now is kept as a backup first."
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace what is here; it is kept as a backup first.")
@click.option("--check", "only_check", is_flag=True, help="Only check that FILE is whole.")
@json_option
def command(file: Path, yes: bool, only_check: bool, as_json: bool) -> int:
    """Bring back what `followthrough backup` put into FILE.

    The file is checked to its last byte first. Stop the program before, and start it again afterwards. When it is
    killed half-way, what was there before is still there; run it again.

    Leaves with 0 when it is done, with 1 when it was refused.
    """
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.DATA) as folder:
        work = Path(folder)
        manifest = unpacking.open_backup(file.resolve(), work)
        if only_check:
            return _say(as_json, f"{file} is whole, made {manifest.made_at}.", made_at=manifest.made_at, kept=None)
        kept = _keep_what_is_here(yes=yes)
        unpacking.bring_back(work, manifest, data=settings.DATA)
    newer = bring_up_to_date()
    words = [f"Restored what was backed up on {manifest.made_at}."]
    words += [f"The database was brought up to date ({len(newer)} steps)."] if newer else []
    words += [f"What was here before is kept in {kept}"] if kept else []
    return _say(as_json, "\n".join(words), made_at=manifest.made_at, kept=str(kept) if kept else None)


def _keep_what_is_here(*, yes: bool) -> Path | None:
    """The backup made of it, none when there is nothing to keep. Refuses `WouldOverwrite`."""
    try:
        if not databases.is_in_use():
            return None
        readable = True
    except DatabaseError:  # damaged: that may be why somebody restores
        readable = False
    if not yes:
        raise WouldOverwrite
    at = timezone.now()
    target = packing.usual_target(settings.DATA, at=at, name="before-restore")
    if not readable:
        return databases.put_aside(target.parent, f"damaged-{at:%Y%m%d-%H%M%S}")
    packing.make(target, data=settings.DATA, at=at)
    return target


def _say(as_json: bool, words: str, **facts: object) -> int:
    if as_json:
        print_json(facts)
    else:
        click.echo(words)
    return 0
