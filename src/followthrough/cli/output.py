"""How commands speak: rich on a terminal, plain when piped, JSON when asked."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click
from django.core.serializers.json import DjangoJSONEncoder

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_OF_PIPES = 120
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of words.")


def console() -> "Console":
    """Where words go. Colour and width follow the terminal; NO_COLOR is respected."""
    from rich.console import Console  # a tenth of a second: only for those who speak

    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDTH_OF_PIPES)


def print_json(answer: Any) -> None:
    click.echo(json.dumps(answer, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
