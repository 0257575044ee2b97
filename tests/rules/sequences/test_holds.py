"""What stops or holds somebody in a sequence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.rules.sequences.holds import Halt, Standing, WhenAway, WhenColleagueReplies, look
from followthrough.rules.words import State

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WELL = Standing(state=State.OPEN, due_at=NOW)
AGO = NOW - timedelta(days=3)


def halt_of(standing: Standing, **how: object) -> Halt | None:
    usual = {"on_colleague": WhenColleagueReplies.STOP, "on_away": WhenAway.HOLD}
    return look(standing, at=NOW, **{**usual, **how}).halt  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "halt"),
    [
        ({}, None),
        ({"state": State.NURTURE}, None),
        ({"state": State.WON}, Halt.CLOSED),
        ({"replied": True}, Halt.REPLIED),
        ({"meeting_agreed": True}, Halt.MEETING),
        ({"suppressed": True, "replied": True}, Halt.OPTED_OUT),
        ({"colleague_replied_at": AGO}, Halt.COLLEAGUE),
        ({"owner_back_at": NOW + timedelta(days=2)}, Halt.WAIT),
        ({"owner_back_at": NOW}, None),
        ({"due_at": NOW - timedelta(hours=47)}, None),
        ({"due_at": NOW - timedelta(hours=49)}, Halt.LATE),
    ],
)
def test_what_halts_it(change: dict[str, object], halt: Halt | None) -> None:
    assert halt_of(replace(WELL, **change)) == halt


def test_a_colleagues_reply_stops_holds_or_changes_nothing() -> None:
    standing = replace(WELL, colleague_replied_at=AGO)
    held = look(standing, at=NOW, on_colleague=WhenColleagueReplies.HOLD, on_away=WhenAway.HOLD)
    assert held.until == AGO + timedelta(days=7)
    assert halt_of(standing, on_colleague=WhenColleagueReplies.CONTINUE) is None
    old = replace(WELL, colleague_replied_at=NOW - timedelta(days=8))
    assert halt_of(old, on_colleague=WhenColleagueReplies.HOLD) is None


def test_an_absence_changes_nothing_where_the_sequence_goes_on() -> None:
    assert halt_of(replace(WELL, owner_back_at=NOW + timedelta(days=2)), on_away=WhenAway.GO_ON) is None


def test_a_late_step_of_a_person_is_still_their_step() -> None:
    assert halt_of(replace(WELL, due_at=NOW - timedelta(days=30)), by_machine=False) is None
