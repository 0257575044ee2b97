"""Text from outside as every database takes it: without NULs and lone surrogates."""

from typing import Any


def storable(value: Any) -> Any:
    """The same text, or the same structure of texts: NULs are dropped, what has no bytes becomes a question mark."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value
