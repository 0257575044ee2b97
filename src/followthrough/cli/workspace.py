"""`followthrough workspace`."""

import click
from django.core.exceptions import ValidationError
from django.utils import timezone

from followthrough.cli.migrate import bring_up_to_date
from followthrough.cli.output import json_option, print_json
from followthrough.cli.running import sign_in_link
from followthrough.playbooks import actions as playbooks
from followthrough.rules.refusals import Refusal


@click.command()
@click.argument("name")
@click.option("--email", required=True, prompt="Your e-mail address", help="What you sign in with.")
@click.option("--your-name", required=True, prompt="Your name", help="As your colleagues read it.")
@click.option("--zone", default="UTC", show_default=True, help="Where you work, such as Europe/Berlin.")
@click.option("--country", default="US", show_default=True, help="Two letters: for holidays and phone numbers.")
@click.option("--currency", default="USD", show_default=True, help="Three letters.")
@json_option
def command(name: str, email: str, your_name: str, as_json: bool, **settings: str) -> int:
    """Make a workspace called NAME, with you as its administrator and a sales and a care pipeline to start with.

    It stands beside the sample; nothing is ever visible from one to the other.
    """
    from django.conf import settings as house

    bring_up_to_date()
    at = timezone.now()
    try:
        admin = playbooks.start_workspace(name, email=email, your_name=your_name, at=at, **settings)
    except ValidationError as wrong:
        raise Refusal("Nothing was made. " + "; ".join(wrong.messages)) from None
    link = sign_in_link(admin, house.PUBLIC_URL.rstrip("/"), at=at)
    if as_json:
        print_json({"workspace": admin.workspace_id, "email": admin.user.email, "link": link})
    else:
        click.echo(f"{name} is ready. Sign in as {admin.name} with this link, which works once:\n  {link}")
    return 0
