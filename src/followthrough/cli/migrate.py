"""`followthrough migrate`."""

import click
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from followthrough.cli.output import json_option, print_json


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Only say what is missing; leaves with 1 if anything is.")
@json_option
def command(only_check: bool, as_json: bool) -> int:
    """Bring the database up to date with this version of the program.

    Make a backup first (`followthrough backup`): going back to an older version means restoring it.
    """
    missing = pending()
    if missing and not only_check:
        call_command("migrate", verbosity=0 if as_json else 1, interactive=False)
    if as_json:
        print_json({"missing" if only_check else "applied": missing})
    elif not missing:
        click.echo("The database is up to date.")
    elif only_check:
        click.echo("Missing: " + ", ".join(missing) + ". Run: followthrough migrate")
    return 1 if only_check and missing else 0


def pending() -> list[str]:
    """The names of the migrations this database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def bring_up_to_date() -> list[str]:
    """Apply what is missing, in silence. Returns what it was."""
    missing = pending()
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return missing
