"""Text from outside becomes text that every database takes."""

from typing import Any

import pytest

from followthrough.rules.storable import storable


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("Anna", "Anna"),
        ("An\x00na", "Anna"),
        ("\ud83d", "?"),
        ({"na\x00me": ["a\x00", ("b", 3)]}, {"name": ["a", ["b", 3]]}),
        (None, None),
    ],
)
def test_what_no_database_takes_is_left_out(given: Any, stored: Any) -> None:
    assert storable(given) == stored
