"""`followthrough keys`."""

import click

from followthrough.cli.output import json_option, print_json
from followthrough.cli.worker import refuse_old_database
from followthrough.team import actions as team
from followthrough.team import sealing


@click.command()
@click.option("--rotate", is_flag=True, help="A new key, and every stored secret sealed with it.")
@click.option("--drop-old", is_flag=True, help="Keep the newest key alone.")
@json_option
def command(rotate: bool, drop_old: bool, as_json: bool) -> int:
    """The keys that seal passwords and tokens of mailboxes. They lie in the data folder, in sealing-keys.

    Without options it says how many there are. A running program finds a new key by itself. A backup carries the keys
    that were kept when it was made.

    Leaves with 0 when it is done, with 1 when it was refused or some secrets can't be opened.
    """
    refuse_old_database()
    resealed = team.rotate_keys() if rotate else 0
    dropped = team.drop_old_keys() if drop_old else 0
    found = team.count_sealed()
    facts = {
        "keys": len(sealing.keys()),
        "secrets": found.secrets,
        "sealed_by_older": found.older,
        "lost": found.lost,
        "resealed": resealed,
        "dropped": dropped,
    }
    if as_json:
        print_json(facts)
    else:
        _say(facts, rotate=rotate, drop_old=drop_old)
    return 1 if found.lost else 0


def _say(facts: dict[str, int], *, rotate: bool, drop_old: bool) -> None:
    if rotate:
        click.echo(f"A new key was made, and {facts['resealed']} secrets were sealed with it.")
    if drop_old:
        click.echo(f"{facts['dropped']} older keys were dropped.")
    click.echo(f"{facts['keys']} keys, {facts['secrets']} secrets, {facts['sealed_by_older']} sealed by an older key.")
    if facts["lost"]:
        click.echo(f"{facts['lost']} can't be opened: put their key back into sealing-keys, or type them again.")
