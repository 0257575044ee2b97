"""`followthrough propose`: the rules without a database."""

import sys
from datetime import UTC, datetime

import click

from followthrough.rules.next_step import propose_from_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of words.")
def command(as_json: bool) -> int:
    """Read the facts of a situation as JSON and print what to do next, best first, each with its reason.

    echo '{"outcome": "no_answer", "tries": 2, "size": "large", "bucket": "closing"}' | followthrough propose --json

    Facts that are left out are taken as usual; a wrong one is refused with what is allowed. docs/rules.md lists them.
    """
    import json

    proposals = propose_from_json(sys.stdin.read(), now=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(proposals, ensure_ascii=False, indent=2))
        return 0
    for number, proposal in enumerate(proposals, 1):
        what = [proposal[name] for name in ("action", "channel", "purpose", "due_at", "close_state", "close_reason")]
        click.echo(f"{number}  {' '.join(str(word) for word in what if word)}\n     {proposal['why']}")
    return 0
