"""What is proposed next: tables of cases as a salesperson would tell them."""

from datetime import UTC, datetime, timedelta

from followthrough.rules.next_step import Action, Situation, propose
from followthrough.rules.words import (
    Bucket,
    Channel,
    CloseReason,
    Origin,
    Outcome,
    Permission,
    Purpose,
    State,
    WaitingOn,
)

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a Tuesday
THURSDAY = NOW + timedelta(days=2)


def first(**facts):
    return propose(Situation(now=NOW, **facts))[0]


def test_a_new_lead_is_called_within_minutes():
    step = first()
    assert (step.purpose, step.channel, step.origin) == (Purpose.FIRST_RESPONSE, Channel.CALL, Origin.CAPTURE)
    assert step.due_at == NOW + timedelta(minutes=5)


def test_who_promised_to_get_back_gets_a_call_on_the_day_after():
    step = first(outcome=Outcome.WILL_CALL, their_date=THURSDAY, channel=Channel.CALL, touches=3)
    assert (step.waiting_on, step.origin) == (WaitingOn.THEM, Origin.FALLBACK)
    assert f"{step.due_at:%a %d}" == "Fri 27"
    assert "If I don't hear from you by then, I'll call on Fri 27 Nov." in step.why


def test_a_yes_in_closing_is_won():
    end = first(outcome=Outcome.AGREED, bucket=Bucket.CLOSING, touches=5)
    assert (end.action, end.close_state, end.close_reason) == (Action.CONCLUDE, State.WON, CloseReason.BOUGHT)


def test_nobody_is_contacted_against_their_will():
    (end,) = propose(Situation(now=NOW, permission=Permission.WITHDRAWN))
    assert (end.action, end.close_reason) == (Action.CONCLUDE, CloseReason.DO_NOT_CONTACT)
