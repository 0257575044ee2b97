"""The list of commands. Each is imported only when it is called for."""

import importlib
import os
import sys
from dataclasses import dataclass
from typing import Any

import click

from followthrough import __version__
from followthrough.rules.refusals import Refusal

REFUSED = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives and the line `--help` shows, so that listing commands imports none of them."""

    module: str
    help: str
    needs_house: bool = True  # settings, tables, the data folder: set up before the command's module is imported


COMMANDS: dict[str, Entry] = {
    "test": Entry("checks", "Check everything there is to check, as CI does", needs_house=False),
}


class Program(click.Group):
    """A group that knows its commands by name and imports one when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.needs_house:
            set_up_house()
        command: click.Command = importlib.import_module(f"followthrough.cli.{entry.module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            click.echo(refusal.message, err=True)
            ctx.exit(REFUSED)


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="followthrough")
def program() -> None:
    """Followthrough: no prospect is ever in a "maybe".

    Begin with `followthrough start`. What it keeps lies in one folder, FOLLOWTHROUGH_DATA; see docs/running.md.
    """


def set_up_house() -> None:
    """Load settings and rooms. Says in words what is wrong when the data folder or the database's address is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.config.settings")
    import django

    try:
        django.setup()
    except PermissionError as denied:
        click.echo(
            f"The data folder can't be used: {denied}.\n"
            "Nothing was changed. Name a folder of your own with FOLLOWTHROUGH_DATA and try again.",
            err=True,
        )
        sys.exit(REFUSED)
