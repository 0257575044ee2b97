"""`followthrough worker`."""

import signal
import threading

import click

from followthrough.cli import neighbours
from followthrough.cli.migrate import pending
from followthrough.cli.output import json_option, print_json
from followthrough.rules.refusals import Refusal


@click.command()
@click.option("--once", is_flag=True, help="One tick, say what was done, and leave (for cron).")
@json_option
def command(once: bool, as_json: bool) -> int:
    """Run the clock: what happens by itself, such as bringing parked prospects back on their date.

    `followthrough start` has a clock of its own. On PostgreSQL as many workers may run as you like.
    Ctrl-C or SIGTERM stops it when the act under way is done.
    """
    refuse_old_database()
    if once:
        return _tick_once(as_json=as_json)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    click.echo("The clock runs. Ctrl-C stops it.")
    with neighbours.listening():
        neighbours.clock().run(stop)
    click.echo("The clock has stopped. Everything is saved.")
    return 0


def refuse_old_database() -> None:
    """A program that is newer than its database would fail in the middle of something."""
    if pending():
        raise Refusal("The database is older than the program. Nothing was changed. Run: followthrough migrate")


def _tick_once(*, as_json: bool) -> int:
    turns = neighbours.clock().tick()
    if as_json:
        print_json([{"act": turn.name, "report": turn.report, "failure": turn.failure} for turn in turns])
    else:
        for turn in turns:
            click.echo(f"{turn.name}: {turn.failure or turn.report}")
        click.echo(f"{len(turns)} acts were due.")
    return 1 if any(turn.failure for turn in turns) else 0
