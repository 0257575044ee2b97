"""Their clock is shown where it differs from ours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followthrough.rules.local_time import say_their_time

NOON_IN_BERLIN = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zones", "said"),
    [
        ((), ""),
        (("Europe/Berlin",), ""),
        (("Europe/Paris", "Europe/Rome"), ""),
        (("America/New_York",), "06:00 there"),
        (("America/New_York", "America/Los_Angeles"), "03:00 to 06:00 there"),
        (("Europe/Berlin", "Europe/London"), "11:00 to 12:00 there"),
        (("America/New_York", "America/Toronto"), "06:00 there"),
    ],
)
def test_their_time_is_said_where_it_differs(zones: tuple[str, ...], said: str) -> None:
    assert say_their_time(zones, NOON_IN_BERLIN, ZoneInfo("Europe/Berlin")) == said


def test_the_same_place_differs_with_the_season() -> None:
    between_the_changes = datetime(2026, 3, 20, 11, 0, tzinfo=UTC)  # New York has summer time, Berlin not yet
    assert say_their_time(("America/New_York",), between_the_changes, ZoneInfo("Europe/Berlin")) == "07:00 there"
