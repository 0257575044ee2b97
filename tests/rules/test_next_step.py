"""What is proposed next while nobody answers: tables of cases as a salesperson would tell them."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.rules.next_step import Answers, Situation, propose
from followthrough.rules.words import (
    Bucket,
    Channel,
    Origin,
    Outcome,
    Purpose,
    Size,
    WaitingOn,
)
from tests.rules.facing import (
    ALL,
    IN_CLOSING,
    IN_DEVELOPMENT,
    IN_MARCH,
    NOW,
    THURSDAY,
    first,
    proposals,
    said,
    spoken,
)

# --- nobody has done anything yet ----------------------------------------------------------------------------------


def test_a_new_lead_is_called_within_minutes() -> None:
    step = first()
    assert (step.purpose, step.channel, step.origin) == (Purpose.FIRST_RESPONSE, Channel.CALL, Origin.CAPTURE)
    assert step.due_at == NOW + timedelta(minutes=5)
    assert step.minutes == 10


@pytest.mark.parametrize(
    ("facts", "expected", "because"),
    [
        ({"days_in_stage": 2}, "call first_response Tue 24", "minutes count"),
        ({"days_in_stage": 3}, "call first_response Tue 24", "In for 3 days and nobody has spoken to them"),
        ({"days_in_stage": 31}, "call re_engage Tue 24", "Came in 31 days ago and never heard from us"),
        ({"bucket": Bucket.CLOSING, "stage": "Offer"}, "call close Tue 24", "What counts in Offer is to get to a deci"),
        ({"bucket": Bucket.DEVELOPING}, "call present Tue 24", "What counts here is to show"),
        ({"touches": 5, "last_two_way_days": 60}, "call re_engage Tue 24", "Not a word between you for 60 days"),
        ({"touches": 5, "last_two_way_days": 59}, "call qualify Tue 24", "find out whether they fit"),
        ({"touches": 5, "bucket": Bucket.PARKED}, "call requalify Tue 24", "dead horses"),
        ({"touches": 5, "days_in_stage": 46}, "call requalify Tue 24", "46 days in this stage, 45 days is the limit"),
        ({"touches": 5, "their_date": THURSDAY}, "call qualify Thu 26", "They named that day: call on Thu 26 Nov"),
        ({"touches": 5, "tries": 2}, "call qualify Fri 27", "Second try without an answer: a call on Fri 27"),
        ({"touches": 9, "tries": 6}, "call requalify Tue 15", "6 tries without an answer"),
        ({"touches": 5, "put_offs": 3}, "park email nurture Tue 15", "Third put-off without a no"),
    ],
)
def test_looking_at_somebody_again(facts: dict[str, object], expected: str, because: str) -> None:
    best = first(**facts)
    assert said(best) == expected
    assert because in best.why


def test_a_date_far_off_may_be_slept_through_in_nurture() -> None:
    assert spoken(touches=5, their_date=IN_MARCH)[2] == "park call re_engage Thu 4"


def test_a_date_that_is_over_counts_no_more() -> None:
    yesterday = NOW - timedelta(days=1)
    assert said(first(touches=5, their_date=yesterday)) == "call qualify Tue 24"


def test_their_day_is_over_at_midnight() -> None:
    midnight = NOW.replace(hour=0, minute=0)
    facts = Situation(now=midnight, touches=5, their_date=midnight - timedelta(hours=10))
    assert "They named that day" not in propose(facts)[0].why


def test_their_date_may_be_given_as_the_first_moment_of_today() -> None:
    midnight = NOW.replace(hour=0, minute=0)
    assert "They named that day: call today" in first(touches=5, their_date=midnight).why


# --- nobody answered -----------------------------------------------------------------------------------------------

TRIES = {
    Size.SMALL: [
        "text qualify Thu 26",
        "email qualify Mon 30",
        "call qualify Tue 1",
        "email requalify Tue 8",
    ],
    Size.MEDIUM: [
        "call qualify Wed 25",
        "email qualify Fri 27",
        "call qualify Mon 30",
        "text qualify Wed 2",
        "call qualify Tue 8",
        "email requalify Tue 15",
    ],
    Size.LARGE: [
        "call qualify Wed 25",
        "email qualify Thu 26",
        "call qualify Fri 27",
        "visit qualify Mon 30",
        "text qualify Tue 1",
        "letter qualify Fri 4",
        "call qualify Fri 11",
        "call qualify Tue 15",
        "email requalify Tue 15",
    ],
}


@pytest.mark.parametrize(
    ("size", "tries", "expected"),
    [(size, tries, step) for size, steps in TRIES.items() for tries, step in enumerate(steps, 1)],
)
def test_each_try_without_an_answer_waits_longer_and_changes_the_way(size: Size, tries: int, expected: str) -> None:
    """A large one is tried longest and by every way; at the end of each row stands the straight question."""
    last, in_a_row, calls = Channel.CALL, 0, dict.fromkeys(ALL, 0)
    for number in range(1, tries + 1):
        in_a_row, calls[last] = in_a_row + 1, calls[last] + 1
        best = first(
            size=size,
            channels=ALL,
            outcome=Outcome.NO_ANSWER,
            channel=last,
            purpose=Purpose.QUALIFY,
            tries=number,
            channel_tries=in_a_row,
            touches=number,
            answers={channel: Answers(count, 0) for channel, count in calls.items()},
        )
        if number < tries and best.channel is not last:
            assert best.channel is not None
            last, in_a_row = best.channel, 0
    assert said(best) == expected


def test_the_reason_names_what_was_tried_and_why_the_other_way() -> None:
    calls = {"outcome": Outcome.NO_ANSWER, "channel": Channel.CALL, "purpose": Purpose.QUALIFY}
    text = first(tries=4, touches=4, **calls)
    assert text.why == (
        "Fourth try without an answer by phone: a text on Wed 2 Dec, it reaches people who don't pick up."
    )


def test_the_same_way_again_is_tried_in_the_other_half_of_the_day() -> None:
    morning = first(outcome=Outcome.VOICEMAIL, channel=Channel.CALL, purpose=Purpose.QUALIFY, tries=1, touches=1)
    assert morning.due_at == datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
    assert morning.why == (
        "First try without an answer by phone, voice mail left: a call again tomorrow in the afternoon."
    )
    afternoon = propose(
        Situation(
            now=NOW.replace(hour=15),
            outcome=Outcome.NO_ANSWER,
            channel=Channel.CALL,
            purpose=Purpose.QUALIFY,
            tries=1,
            touches=1,
        )
    )[0]
    assert "tomorrow in the morning" in afternoon.why


def test_after_the_first_unanswered_call_a_text_may_say_who_called() -> None:
    texts = [
        each
        for each in proposals(outcome=Outcome.NO_ANSWER, channel=Channel.CALL, tries=1, touches=1)
        if each.channel is Channel.TEXT
    ]
    assert [each.why for each in texts] == ["Or a text right now, so that they know who called."]


def test_a_new_lead_who_does_not_pick_up_is_tried_again_the_same_day() -> None:
    again = first(outcome=Outcome.NO_ANSWER, channel=Channel.CALL, purpose=Purpose.FIRST_RESPONSE, tries=1, touches=1)
    assert again.due_at == NOW.replace(hour=15, minute=0)


def test_a_letter_is_given_the_days_it_needs() -> None:
    after_a_letter = first(outcome=Outcome.SENT, channel=Channel.LETTER, purpose=Purpose.QUALIFY, tries=1, touches=1)
    assert said(after_a_letter) == "call qualify Mon 30"  # Saturday, one day and three for the post


def test_from_the_third_try_on_the_straight_question_and_the_pause_are_offered_too() -> None:
    assert spoken(outcome=Outcome.NO_ANSWER, channel=Channel.CALL, purpose=Purpose.QUALIFY, tries=3, touches=3)[2:] == [
        "email requalify Mon 30",
        "park email nurture Tue 15",
    ]


def test_a_straight_question_without_an_answer_is_the_end_of_chasing() -> None:
    asked = {"outcome": Outcome.NO_ANSWER, "channel": Channel.CALL, "purpose": Purpose.REQUALIFY, "touches": 9}
    assert spoken(tries=6, **asked) == ["park email nurture Tue 15", "lost silence"]
    assert "the straight question included: let go" in first(tries=6, **asked).why


def test_a_large_one_is_worth_one_more_question() -> None:
    asked = {"outcome": Outcome.NO_ANSWER, "channel": Channel.CALL, "purpose": Purpose.REQUALIFY, "touches": 12}
    last = proposals(size=Size.LARGE, value=84_000.0, tries=10, **asked)[-1]
    assert (last.purpose, last.channel) == (Purpose.REQUALIFY, Channel.EMAIL)
    assert "10 tries without an answer, but 84,000 are at stake" in last.why
    assert "but it is a large one" in proposals(size=Size.LARGE, tries=10, **asked)[-1].why


def test_a_straight_question_that_is_only_planned_was_not_asked_yet() -> None:
    planned = first(tries=6, touches=9, purpose=Purpose.REQUALIFY)
    assert planned.purpose is Purpose.REQUALIFY


@pytest.mark.parametrize(
    ("purpose", "expected", "because"),
    [
        (Purpose.PROPOSE, "call answer Fri 27", "The proposal is with them: if nothing comes back, call on Fri 27 Nov"),
        (Purpose.THANK, "call present Fri 27", "That is done: next, call on Fri 27 Nov"),
        (Purpose.DISCOVER, "call discover Wed 25", "First try without an answer by e-mail: a call tomorrow, a voice"),
    ],
)
def test_what_was_sent_is_done_or_waits_for_an_answer(purpose: Purpose, expected: str, because: str) -> None:
    best = first(outcome=Outcome.SENT, channel=Channel.EMAIL, **{**IN_DEVELOPMENT, "purpose": purpose}, tries=1)
    assert said(best) == expected
    assert because in best.why


def test_a_proposal_that_is_with_them_waits_on_them() -> None:
    best = first(outcome=Outcome.SENT, channel=Channel.EMAIL, purpose=Purpose.PROPOSE, **IN_CLOSING)
    assert best.waiting_on is WaitingOn.THEM


def test_sent_with_a_date_they_named_is_followed_up_the_day_after_it() -> None:
    best = first(outcome=Outcome.SENT, channel=Channel.EMAIL, their_date=THURSDAY, **IN_CLOSING)
    assert (said(best), best.origin) == ("call close Fri 27", Origin.FALLBACK)
