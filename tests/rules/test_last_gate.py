"""The last gate: what happened since decides whether a message goes out, waits, or is held back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from followthrough.rules.last_gate import Do, Facts, decide
from followthrough.rules.words import Channel, State
from followthrough.rules.worktime import Calendar, OurTime, TheirTime

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # Wednesday 12:00 in Berlin
NIGHT = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
QUEUED = NOON - timedelta(days=1)
BERLIN = Calendar(ours=OurTime(zone="Europe/Berlin"), theirs=TheirTime(zones=("Europe/Berlin",), country="DE"))
BY_HAND = Facts(since=QUEUED, state=State.OPEN)
MACHINE = replace(BY_HAND, is_automatic=True)
SINCE, BEFORE = NOON - timedelta(hours=1), NOON - timedelta(days=2)

STOPS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"is_withdrawn": True}, "asked not to be contacted"),
    ({"is_suppressed": True}, "asked not to be written to"),
    ({"is_theirs": False}, "taken off"),
    ({"is_valid": False}, "turned out wrong"),
    ({"outlet_is_gone": True}, "mailbox"),
    ({"step_taken_back": True}, "taken back"),
    ({"wrote_at": SINCE}, "They wrote since"),
    ({"state": State.LOST, "closed_at": SINCE}, "closed since"),
    ({"handed_on_at": SINCE}, "handed to somebody else"),
    ({"meant_until": SINCE}, "time has passed"),
)
STOPS_FOR_THE_MACHINE: tuple[tuple[dict[str, Any], str], ...] = (
    ({"waits_for_us": True}, "wait for an answer"),
    ({"talked_at": SINCE}, "You talked since"),
    ({"state": State.WON, "closed_at": BEFORE}, "closed"),
)


@pytest.mark.parametrize(("changes", "words"), STOPS)
def test_what_stops_any_message(changes: dict[str, Any], words: str) -> None:
    for facts in (BY_HAND, MACHINE):
        decision = decide(replace(facts, **changes), BERLIN, NOON)
        assert decision.do is Do.WITHHOLD
        assert words in decision.why


@pytest.mark.parametrize(("changes", "words"), STOPS_FOR_THE_MACHINE)
def test_what_stops_only_the_machine(changes: dict[str, Any], words: str) -> None:
    assert words in decide(replace(MACHINE, **changes), BERLIN, NOON).why
    assert decide(replace(BY_HAND, **changes), BERLIN, NOON).do is Do.SEND


def test_nothing_happened_and_it_goes_out() -> None:
    assert decide(BY_HAND, BERLIN, NOON).do is Do.SEND
    assert decide(MACHINE, BERLIN, NOON).do is Do.SEND


def test_what_was_so_before_a_person_looked_does_not_stop_it() -> None:
    known = {"state": State.LOST, "closed_at": BEFORE, "handed_on_at": BEFORE, "talked_at": BEFORE}
    assert decide(replace(BY_HAND, **known), BERLIN, NOON).do is Do.SEND


def test_a_mail_by_hand_goes_at_night_and_the_machines_waits_for_the_morning() -> None:
    assert decide(BY_HAND, BERLIN, NIGHT).do is Do.SEND
    waiting = decide(MACHINE, BERLIN, NIGHT)
    assert (waiting.do, waiting.until) == (Do.WAIT, datetime(2026, 11, 26, 8, 0, tzinfo=UTC))


def test_no_text_goes_out_at_night_whoever_wrote_it() -> None:
    decision = decide(replace(BY_HAND, channel=Channel.TEXT), BERLIN, NIGHT)
    assert decision.do is Do.WAIT
    assert "the law" in decision.why


def test_what_would_wait_beyond_its_time_is_held_back_for_a_person() -> None:
    late = replace(MACHINE, meant_until=NIGHT + timedelta(hours=1))
    assert decide(late, BERLIN, NIGHT).do is Do.WITHHOLD


def test_where_no_hour_is_lawful_a_person_hears_of_it() -> None:
    nowhere = Calendar(theirs=TheirTime(zones=("Europe/London", "Asia/Shanghai", "America/Los_Angeles")))
    decision = decide(replace(BY_HAND, channel=Channel.TEXT), nowhere, NOON)
    assert decision.do is Do.WITHHOLD
    assert "lawful" in decision.why


ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")


@given(
    some.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    some.sampled_from(ZONES),
    some.sampled_from([Channel.EMAIL, Channel.TEXT]),
    some.booleans(),
)
def test_a_wait_ends_in_a_moment_at_which_it_goes_out(at: datetime, zone: str, channel: Channel, by: bool) -> None:
    calendar = Calendar(ours=OurTime(zone="Europe/Berlin"), theirs=TheirTime(zones=(zone,)))
    facts = Facts(since=at, channel=channel, is_automatic=by)
    decision = decide(facts, calendar, at)
    if decision.do is Do.WAIT:
        assert decision.until is not None
        assert decision.until > at
        assert decide(facts, calendar, decision.until).do is Do.SEND
