"""The list of commands. Each is imported only when it is called for."""

import importlib
import os
import sys
from dataclasses import dataclass

import click

from followthrough import __version__
from followthrough.rules.refusals import Refusal

REFUSED = 1
STOPPED = 130


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives and the line `--help` shows, so that listing commands imports none of them."""

    module: str
    help: str
    needs_house: bool = True  # settings, tables, the data folder: set up before the command's module is imported


WORKING = {
    "plan": Entry("plan", "Today's plan: whom to contact, in order, and why"),
    "next": Entry("following", "Whose turn it is, with all that the contact needs"),
    "done": Entry("done", "A contact was made: what came of it, and what comes next"),
    "defer": Entry("defer", "Move a step to another day, with the reason"),
    "undo": Entry("undo", "Take back what you did last"),
    "add": Entry("add", "Add a prospect, with the first step"),
    "find": Entry("find", "Find people by name, company, address, number or words"),
    "simulate": Entry("simulate", "Play the next weeks ahead: how much work, and how many prospects it carries"),
    "propose": Entry("propose", "What to do next in a situation given as JSON", needs_house=False),
    "read": Entry("read", "What mails are and say: bounces, absences, replies", needs_house=False),
}
RUNNING = {
    "start": Entry("start", "Start everything: pages and clock in one process", needs_house=False),
    "serve": Entry("serve", "Serve the pages only", needs_house=False),
    "worker": Entry("worker", "Run the clock only: what happens by itself"),
}
KEEPING = {
    "migrate": Entry("migrate", "Bring the database up to date"),
    "doctor": Entry("doctor", "Say what is wrong and how to mend it"),
    "backup": Entry("backup", "Put everything into one file, while it runs"),
    "restore": Entry("restore", "Bring a backup back"),
    "keys": Entry("keys", "The keys that seal stored passwords: count, change, drop old ones"),
    "workspace": Entry("workspace", "Make a workspace of your own, with you as its administrator"),
    "import": Entry("imports", "Bring in lists: CSV, spreadsheets, exports of other systems"),
    "sample": Entry("sample", "Make a sample workspace, large ones to measure with"),
    "link": Entry("link", "Print a sign-in link that works once"),
    "test": Entry("checks", "Check everything there is to check, as CI does", needs_house=False),
}
SECTIONS = {"Work your day": WORKING, "Run it": RUNNING, "Look after it": KEEPING}
COMMANDS = {name: entry for section in SECTIONS.values() for name, entry in section.items()}


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
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.help) for name, entry in section.items()])


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="followthrough")
def program() -> None:
    """Followthrough: no prospect is ever in a "maybe".

    Begin with `followthrough start`. What it keeps lies in one folder, FOLLOWTHROUGH_DATA; see docs/running.md.
    """


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 it worked, 1 refused, 2 called wrongly, 130 stopped."""
    try:
        answer = program.main(arguments, prog_name="followthrough", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return STOPPED
    except Refusal as refusal:
        click.echo(refusal.message, err=True)
        return REFUSED
    except Exception as failed:
        if not _is_about_the_database(failed):
            raise
        click.echo(f"The database did not answer: {str(failed).strip()}\nRun: followthrough doctor", err=True)
        return REFUSED
    return answer if isinstance(answer, int) else 0


def _is_about_the_database(failed: Exception) -> bool:
    """Away, locked, or without our tables. Django is not imported here: `--help` must come at once."""
    return type(failed).__module__ == "django.db.utils" and type(failed).__name__ in {
        "OperationalError",
        "ProgrammingError",
    }


def set_up_house() -> None:
    """Load settings and rooms. Says in words what is wrong when the data folder can't be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.config.settings")
    import django

    try:
        django.setup()
    except OSError as denied:  # not ours to write in, no folder, a read-only disk
        click.echo(
            f"The data folder can't be used: {denied}.\n"
            "Nothing was changed. Name a folder of your own with FOLLOWTHROUGH_DATA and try again.",
            err=True,
        )
        sys.exit(REFUSED)
