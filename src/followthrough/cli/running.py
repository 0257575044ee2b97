"""What `start` does, in order: hold the port, bring the database up to date, fill it, say how to come in, serve."""

import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from followthrough.cli import members, neighbours, serving
from followthrough.cli.migrate import bring_up_to_date
from followthrough.cli.output import console
from followthrough.cli.sample import fill_sample
from followthrough.team import actions as team
from followthrough.team.models import Membership, Workspace


def start(*, host: str, port: int, sample: bool, open_browser: bool) -> int:
    """Run until stopped, at whatever moment that is. Returns the exit code."""
    serving.stop_on_terminate()
    server = serving.listen(neighbours.pages(), host=host, port=port)
    try:
        _prepare(sample=sample)
        link = _welcome(serving.address_of(server, host=host), at=timezone.now())
        if open_browser:
            webbrowser.open(link)
        with _clock_beside():
            server.run()
    except KeyboardInterrupt:
        pass  # before it served: stopped all the same
    finally:
        server.close()
    click.echo("\nStopped. Everything is saved.")
    return 0


def _prepare(*, sample: bool) -> None:
    """Make the database or bring it up to date, and fill an empty one."""
    if bring_up_to_date():
        click.echo(f"The database is ready, in {settings.DATA}")
    if sample and not Workspace.objects.exists():
        click.echo("Filling it with a sample workspace …")
        fill_sample(at=timezone.now())


def sign_in_link(member: Membership, address: str, *, at: datetime) -> str:
    """An address that signs this member in once."""
    return address + reverse("sign_in_link", args=[team.make_sign_in_link(member.user, at=at)])


def _welcome(address: str, *, at: datetime) -> str:
    """Say today's plan and how to come in. Returns the address to open."""
    member = members.first_member()
    out = console()
    if member is None:
        out.print(f"\nNothing is in it yet. Make a workspace of your own: followthrough workspace --help\n{address}")
        return address
    link = sign_in_link(member, address, at=at)
    out.print(f"\nSign in as {member.name} with this link, which works once:\n  [bold]{link}[/bold]")
    out.print(f"\nServing on {address}   Ctrl-C stops it.")
    return link


@contextmanager
def _clock_beside() -> Iterator[None]:
    """The clock in a thread of its own, for as long as the block runs. An act under way is done to its end."""
    stop = threading.Event()
    thread = threading.Thread(target=neighbours.clock().run, args=(stop,), name="clock")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
