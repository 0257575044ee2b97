"""People who wrote and are nobody's: one is left alone, or added on the Add screen like anybody else."""

from datetime import datetime

from followthrough.mailroom.models import Stranger


def ignore_stranger(stranger: Stranger, *, at: datetime) -> None:
    """Never offer them again, however often they write."""
    stranger.ignored_at = at
    stranger.save(update_fields=["ignored_at"])
