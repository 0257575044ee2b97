"""How many prospects a list holds: from the counters where they know, else counted as far as is worth waiting for."""

from typing import Any

from followthrough.followup.queries import listing as lists
from followthrough.followup.queries.holdings import Holdings
from followthrough.followup.queries.listing import Listing

MOST = 1_000


def is_counted(listing: Listing) -> bool:
    """Whether the counters know: nothing but owner, state, stage, bucket and pipeline is filtered."""
    return not listing.filters.changed(stage=None, bucket="", pipeline=None).is_narrowed


def number_of(listing: Listing, holdings: Holdings, *, most: int = MOST) -> tuple[int, bool]:
    """How many there are, and whether there are more than that. Counts no further than `most`."""
    if is_counted(listing):
        return holdings.number(listing.filters), False
    number = _count(lists.matching(listing), most + 1)
    return min(number, most), number > most


def _count(rows: Any, most: int) -> int:
    return int(rows.order_by()[:most].count())
