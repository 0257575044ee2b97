"""`;short` becomes the words kept under that name. Once, not again in what was put in: a snippet can't loop."""

import re
from collections.abc import Mapping

CALLED = re.compile(r"(?<![\w;&]);([a-zA-Z][\w-]{0,39})")
NAMED = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def expand(text: str, snippets: Mapping[str, str]) -> str:
    """The text with its snippets put in; a name nobody knows stays as it is. Names are in lower case."""
    return CALLED.sub(lambda found: snippets.get(found[1].lower(), found[0]), text)


def called_in(text: str) -> tuple[str, ...]:
    """The names a text calls, once each."""
    return tuple(dict.fromkeys(found[1].lower() for found in CALLED.finditer(text)))


def is_name(name: str) -> bool:
    return NAMED.fullmatch(name) is not None
