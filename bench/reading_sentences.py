"""How well sentences are read: the dates and the telephone numbers in them. Part of `python -m bench.reading`."""

from pathlib import Path


def main(data: Path, wanted: list[str]) -> None:
    """Print the figures of ../shared/data/dates and ../shared/data/phones."""
    del data, wanted
