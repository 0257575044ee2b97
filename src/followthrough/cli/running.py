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

from followthrough.cli import members, neighbours, plan, serving
from followthrough.cli.migrate import bring_up_to_date
from followthrough.cli.sample import fill_sample
from followthrough.review.queries import plan_of
from followthrough.team import actions as team
from followthrough.team.models import Membership, Workspace

MOST_SHOWN = 12  # of today's plan: what fits a terminal


def start(*, host: str, port: int, sample: bool, open_browser: bool) -> int:
    """Run until stopped, at whatever moment that is. Returns the exit code."""
    serving.stop_on_terminate()
    server = serving.listen(neighbours.pages(), host=host, port=port)
    try:
        _prepare(sample=sample)
        if hint := serving.names_hint(host):
            click.echo(hint, err=True)
        link = _welcome(serving.address_of(server, host=host), at=timezone.now())
        if open_browser:
            webbrowser.open(link)
        with _clock_beside(), neighbours.listening():
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
    if member is None:
        click.echo(f"\nNothing is in it yet. Make a workspace of your own: followthrough workspace --help\n{address}")
        return address
    click.echo()
    plan.show(plan_of(member, at=at, most=MOST_SHOWN), member, at=at, most=MOST_SHOWN)
    link = sign_in_link(member, address, at=at)
    click.echo(f"\nSign in as {member.name} with this link, which works once:\n  {link}")
    if member.workspace.is_sample and (admin := members.administrator_beside(member)):
        click.echo(
            f"Or as {admin.name}, who sees everybody's and the settings:\n  {sign_in_link(admin, address, at=at)}"
        )
        click.echo("All of it is invented. Begin with your own: followthrough workspace --help")
    click.echo(f"\nServing on {address}   Ctrl-C stops it.")
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
