"""`followthrough start` and what it asks for. Settings are read after its options, which is why it imports late."""

import os

import click

host_option = click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Where to listen.")
port_option = click.option(
    "--port",
    envvar="PORT",
    default=8300,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 lets the system choose.",
)


@click.command()
@host_option
@port_option
@click.option("--no-sample", is_flag=True, help="Leave an empty database empty.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in your browser.")
def command(host: str, port: int, no_sample: bool, open_browser: bool) -> int:
    """Start everything in one process: the pages and the clock.

    The first time it makes the database and fills it with a sample workspace, so that there is something to work with.
    It prints today's plan and a link that signs you in once. Ctrl-C or SIGTERM stops it cleanly.

    Leaves with 0 when it was stopped, with 1 when it could not start.
    """
    announce(host, port)
    from followthrough.cli import running

    return running.start(host=host, port=port, sample=not no_sample, open_browser=open_browser)


def announce(host: str, port: int) -> None:
    """Let the settings know where we listen, then load them."""
    from followthrough.cli.commands import set_up_house

    os.environ["HOST"], os.environ["PORT"] = host, str(port)
    set_up_house()
