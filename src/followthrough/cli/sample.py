"""Where `start` gets the sample workspace from."""

from datetime import datetime


def fill_sample(*, at: datetime) -> None:
    """Fill an empty database so that there is something to work with."""
