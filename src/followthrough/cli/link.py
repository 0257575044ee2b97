"""`followthrough link`."""

import os

import click
from django.conf import settings
from django.utils import timezone

from followthrough.cli import members
from followthrough.cli.output import json_option, print_json
from followthrough.cli.running import sign_in_link


@click.command()
@members.as_option
@json_option
def command(acting_as: str | None, as_json: bool) -> int:
    """Print a link that signs you in once, within a day: for a forgotten password, or for another device."""
    member = members.acting_member(acting_as)
    address = os.environ.get("PUBLIC_URL", settings.PUBLIC_URL).rstrip("/")
    link = sign_in_link(member, address, at=timezone.now())
    if as_json:
        print_json({"email": member.user.email, "link": link})
    else:
        click.echo(f"Sign in as {member.name} with this link, which works once:\n  {link}")
    return 0
