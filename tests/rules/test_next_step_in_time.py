"""Proposals and working time together: every proposed moment is lawful and suits both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.rules.next_step import Action, Situation, propose
from followthrough.rules.words import Channel, Outcome, Purpose, State
from followthrough.rules.worktime import Absence, Calendar, Hours, OurTime, TheirTime

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ABSENCE = Absence(date(2026, 12, 24), date(2027, 1, 3))
OURS = OurTime(zone="Europe/Berlin", country="DE", absences=(ABSENCE,))
THEIRS = {
    "next door": TheirTime(zones=("Europe/Berlin",), country="DE"),
    "across the ocean": TheirTime(zones=("America/Los_Angeles",), country="US"),
    "east of us": TheirTime(zones=("Asia/Tokyo",), country="JP"),
    "somewhere in a wide country": TheirTime(zones=("America/New_York", "America/Los_Angeles"), country="US"),
    "likes the evening": TheirTime(zones=("Europe/London",), country="GB", preferred=Hours.daily(17 * 60, 19 * 60)),
}


@pytest.mark.parametrize("where", THEIRS)
@settings(max_examples=25)
@given(
    minutes=st.integers(0, 60 * 24 * 60),
    outcome=st.none() | st.sampled_from(Outcome),
    state=st.sampled_from([State.OPEN, State.NURTURE]),
    tries=st.integers(0, 8),
    hours=st.sampled_from([None, (14, 16)]),
)
def test_every_moment_proposed_is_lawful_and_later_than_now(where, minutes, outcome, state, tries, hours) -> None:
    calendar = Calendar(OURS, THEIRS[where])
    facts = Situation(
        now=NOW + timedelta(minutes=minutes),
        outcome=outcome,
        state=state,
        channel=Channel.CALL,
        purpose=Purpose.QUALIFY,
        tries=tries,
        touches=tries + 1,
        preferred_hours=hours,
        zone=calendar.their_zones[0],
        calendar=calendar,
    )
    for each in propose(facts):
        if each.action is Action.CONCLUDE:
            continue
        assert each.due_at is not None
        assert each.channel is not None
        assert each.by is not None
        verdict = calendar.may_act(each.due_at, each.channel, by=each.by)
        assert verdict.allowed, verdict.why
        assert each.due_at > facts.now


def test_a_step_waits_until_we_are_back() -> None:
    facts = Situation(
        now=datetime(2026, 12, 23, 15, 0, tzinfo=UTC),
        outcome=Outcome.NO_ANSWER,
        channel=Channel.CALL,
        tries=1,
        touches=1,
        zone="Europe/Berlin",
        calendar=Calendar(OURS, THEIRS["next door"]),
    )
    due = propose(facts)[0].due_at
    assert due is not None
    assert due.date() == date(2027, 1, 4)
