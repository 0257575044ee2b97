"""What is proposed next after the sale, for the life of the relationship."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.rules.next_step import Action, Proposal, Situation, propose
from followthrough.rules.words import Channel, NextBy, Origin, Outcome, PipelineKind, Purpose

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ALL = (Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.VISIT, Channel.LETTER)


def care(**facts: object) -> tuple[Proposal, ...]:
    facts.setdefault("channels", ALL)
    return propose(Situation(now=NOW, kind=PipelineKind.CARE, **facts))  # type: ignore[arg-type]


def in_days(proposal: Proposal) -> int:
    assert proposal.due_at is not None
    return (proposal.due_at.date() - NOW.date()).days


def spoken(**facts: object) -> list[str]:
    return [f"{each.purpose or each.close_reason} {in_days(each) if each.due_at else ''}" for each in care(**facts)]


@pytest.mark.parametrize(
    ("story", "facts", "expected"),
    [
        ("bought today", {"days_since_won": 0}, "thank 1"),
        (
            "thanked",
            {"days_since_won": 1, "touches": 1, "purpose": Purpose.THANK, "outcome": Outcome.REACHED},
            "onboard 6",
        ),
        (
            "thanked by letter",
            {"days_since_won": 1, "touches": 1, "purpose": Purpose.THANK, "outcome": Outcome.SENT},
            "onboard 6",
        ),
        (
            "got started",
            {"days_since_won": 8, "touches": 2, "purpose": Purpose.ONBOARD, "outcome": Outcome.MET},
            "check_in 22",
        ),
        (
            "told us that all is well",
            {"days_since_won": 30, "touches": 3, "purpose": Purpose.CHECK_IN, "outcome": Outcome.REACHED},
            "ask_referral 7",
        ),
        (
            "named a friend",
            {"days_since_won": 37, "touches": 4, "purpose": Purpose.ASK_REFERRAL, "outcome": Outcome.AGREED},
            "thank 1",
        ),
        (
            "was thanked for it",
            {"days_since_won": 40, "touches": 5, "purpose": Purpose.THANK, "outcome": Outcome.REACHED},
            "check_in 90",
        ),
        (
            "heard us half a quarter ago",
            {"days_since_won": 100, "touches": 5, "last_two_way_days": 45},
            "check_in 45",
        ),
        ("a year soon", {"days_since_won": 350, "touches": 9, "last_two_way_days": 5}, "thank 15"),
        ("never heard from us since", {"days_since_won": 200}, "check_in 0"),
        ("nobody knows when they bought", {"days_in_stage": 8, "touches": 1, "last_two_way_days": 7}, "onboard 0"),
        ("spoken with, nobody knows when", {"days_in_stage": 200, "touches": 4}, "check_in 90"),
    ],
)
def test_a_customer_who(story: str, facts: dict[str, object], expected: str) -> None:
    assert spoken(channel=Channel.CALL, **facts)[0] == expected


def test_thanks_come_by_letter_where_they_can() -> None:
    assert care(days_since_won=0)[0].channel is Channel.LETTER


def test_thanks_by_the_way_they_like_say_what_a_letter_would_do() -> None:
    thanks = care(days_since_won=0, preferred_channel=Channel.EMAIL)[0]
    assert (thanks.channel, thanks.easy) == (
        Channel.EMAIL,
        "They like an e-mail best; a letter does more here.",
    )


def test_buyers_of_the_last_month_are_invited_to_the_event_once() -> None:
    assert "invite 2" in spoken(days_since_won=30, touches=1)
    assert "invite 2" not in spoken(days_since_won=31, touches=1)
    assert "invite 2" not in spoken(days_since_won=20, touches=2, purpose=Purpose.INVITE, outcome=Outcome.SENT)


def test_a_referral_may_be_asked_for_after_a_good_start() -> None:
    started = {"days_since_won": 8, "touches": 2, "purpose": Purpose.ONBOARD, "outcome": Outcome.MET}
    assert spoken(**started)[:2] == ["check_in 22", "ask_referral 7"]


def test_the_day_they_named_is_kept() -> None:
    named = NOW + timedelta(days=3)
    talk = {"days_since_won": 8, "touches": 2, "purpose": Purpose.ONBOARD, "outcome": Outcome.REACHED}
    assert spoken(their_date=named, **talk)[0] == "check_in 3"


def test_years_are_counted() -> None:
    reasons = [each.why for each in care(days_since_won=700, touches=20, last_two_way_days=80)]
    assert any(reason.startswith("2 years since they bought") for reason in reasons)


def test_a_customer_who_wrote_is_answered_at_once() -> None:
    answer = care(days_since_won=50, touches=5, outcome=Outcome.REPLIED, channel=Channel.EMAIL)[0]
    assert (answer.purpose, answer.due_at) == (Purpose.ANSWER, NOW + timedelta(minutes=15))


@pytest.mark.parametrize(
    ("tries", "expected"),
    [(1, "check_in 3"), (2, "check_in 7"), (3, "check_in 90")],
)
def test_a_customer_who_does_not_answer_is_tried_again_then_left_in_peace(tries: int, expected: str) -> None:
    silent = {"days_since_won": 30, "touches": 4, "channel": Channel.CALL, "purpose": Purpose.CHECK_IN}
    assert spoken(outcome=Outcome.NO_ANSWER, tries=tries, **silent)[0] == expected
    assert spoken(outcome=Outcome.SENT, tries=tries, **silent)[0] == expected
    assert spoken(tries=tries, **silent)[0] == expected


def test_a_try_for_no_purpose_on_record_asks_how_it_goes() -> None:
    again = care(days_since_won=30, touches=4, outcome=Outcome.VOICEMAIL)[0]
    assert again.purpose is Purpose.CHECK_IN
    assert again.why.startswith("1 try without an answer")


def test_a_customer_who_puts_off_is_called_when_they_say() -> None:
    assert spoken(days_since_won=30, touches=4, outcome=Outcome.PUT_OFF, put_offs=1)[0] == "check_in 14"
    assert spoken(days_since_won=30, touches=4, outcome=Outcome.PUT_OFF, put_offs=4)[0] == "check_in 90"


def test_a_customer_is_never_dropped_only_left_in_peace() -> None:
    later, drip, end = care(days_since_won=30, touches=4, outcome=Outcome.NOT_INTERESTED, channel=Channel.CALL)
    assert (later.purpose, in_days(later)) == (Purpose.CHECK_IN, 90)
    assert (drip.action, drip.by) == (Action.PARK, NextBy.MACHINE)
    assert end.action is Action.CONCLUDE


def test_a_customer_who_gets_back_to_us_has_a_date_too() -> None:
    waits = care(days_since_won=30, touches=4, outcome=Outcome.WILL_CALL, channel=Channel.CALL)[0]
    assert (waits.origin, waits.purpose, in_days(waits)) == (Origin.FALLBACK, Purpose.CHECK_IN, 7)


def test_a_stage_of_care_may_last_as_long_as_it_likes() -> None:
    assert Origin.REQUALIFY not in {each.origin for each in care(days_since_won=900, days_in_stage=900, touches=9)}
