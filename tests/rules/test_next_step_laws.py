"""What holds for every proposal in every situation, however odd."""

from collections import Counter
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.rules.next_step import Action, Answers, BadFacts, Proposal, Situation, propose, propose_first
from followthrough.rules.strategies import STARTING_SET
from followthrough.rules.words import (
    REASONS_FOR,
    Bucket,
    Channel,
    CloseReason,
    NextBy,
    Outcome,
    Permission,
    PipelineKind,
    Purpose,
    Size,
    State,
    WaitingOn,
)

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
moments = st.integers(0, 400 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds))
near = st.integers(-40 * 24, 500 * 24).map(lambda hours: NOW + timedelta(hours=hours))
counts = st.integers(0, 40)
days = st.integers(0, 3_000)
zones = st.sampled_from(["UTC", "Europe/Zurich", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"])


def maybe(facts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | facts


answered = st.tuples(counts, counts).map(lambda pair: Answers(max(pair), min(pair)))

FACTS: dict[str, st.SearchStrategy[object]] = {
    "state": st.sampled_from(State),
    "kind": st.sampled_from(PipelineKind),
    "bucket": st.sampled_from(Bucket),
    "stage": st.sampled_from(["", "Offer", "{verb}"]),
    "stage_purpose": maybe(st.sampled_from(Purpose)),
    "size": st.sampled_from(Size),
    "value": maybe(st.floats(0, 1e9)),
    "strategy": maybe(st.sampled_from(STARTING_SET)),
    "outcome": maybe(st.sampled_from(Outcome)),
    "channel": maybe(st.sampled_from(Channel)),
    "purpose": maybe(st.sampled_from(Purpose)),
    "their_date": maybe(near),
    "tries": counts,
    "channel_tries": maybe(counts),
    "put_offs": counts,
    "touches": counts,
    "days_in_stage": days,
    "typical_days_in_stage": maybe(st.floats(0, 400)),
    "won_deals": maybe(counts),
    "days_since_requalified": maybe(days),
    "last_two_way_days": maybe(days),
    "days_since_won": maybe(days),
    "channels": st.lists(st.sampled_from(Channel), unique=True).map(tuple),
    "preferred_channel": maybe(st.sampled_from(Channel)),
    "preferred_hours": st.sampled_from([None, (8, 10), (14, 16), (0, 24), (22, 23)]),
    "answers": st.dictionaries(st.sampled_from(Channel), answered, max_size=3),
    "permission": st.sampled_from(Permission),
    "promise_due": maybe(near),
    "promise_by": st.sampled_from(WaitingOn),
    "promise_text": st.sampled_from(["", "the prices"]),
    "zone": zones,
}


def test_all_facts_are_varied() -> None:
    assert set(FACTS) | {"now", "calendar"} == {each.name for each in fields(Situation)}


def situations(**given_facts: object) -> st.SearchStrategy[Situation]:
    varied = {name: facts for name, facts in FACTS.items() if name not in given_facts}
    return st.builds(Situation, now=moments, **varied, **{name: st.just(each) for name, each in given_facts.items()})


def contacts(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    return [each for each in proposals if each.action is not Action.CONCLUDE]


@settings(max_examples=60)
@given(situations())
def test_there_are_one_to_four_distinct_proposals(facts: Situation) -> None:
    found = propose(facts)
    assert 1 <= len(found) <= 4
    assert max(Counter(each.identity for each in found).values()) == 1


@settings(max_examples=60)
@given(situations(permission=Permission.GIVEN))
def test_a_step_is_whole_in_the_future_and_on_a_usable_channel(facts: Situation) -> None:
    wrong = {facts.channel} if facts.outcome in (Outcome.WRONG_PERSON, Outcome.BAD_ADDRESS) else set()
    for each in contacts(propose(facts)):
        assert each.due_at is not None
        assert each.due_at.tzinfo is UTC
        assert each.due_at > facts.now
        assert None not in (each.purpose, each.channel, each.by, each.waiting_on, each.origin)
        assert (each.close_state, each.close_reason) == (None, None)
        assert (each.minutes > 0) is (each.by is NextBy.PERSON)
        assert each.channel in facts.channels or not set(facts.channels) - wrong - {Channel.CALL, Channel.TEXT}


@settings(max_examples=60)
@given(situations(permission=Permission.GIVEN))
def test_steps_lie_in_working_hours(facts: Situation) -> None:
    for each in contacts(propose(facts)):
        assert each.due_at is not None
        assert each.due_at.weekday() < 5
        assert 9 <= each.due_at.hour < 17


@settings(max_examples=60)
@given(situations())
def test_an_end_is_typed(facts: Situation) -> None:
    for each in propose(facts):
        if each.action is Action.CONCLUDE:
            assert each.close_state is not None
            assert each.close_reason in REASONS_FOR[each.close_state]
            assert (each.purpose, each.channel, each.due_at, each.by) == (None, None, None, None)


@settings(max_examples=60)
@given(situations(permission=Permission.WITHDRAWN))
def test_who_withdrew_permission_is_never_contacted(facts: Situation) -> None:
    assert [each.close_reason for each in propose(facts)] == [CloseReason.DO_NOT_CONTACT]


@settings(max_examples=60)
@given(situations())
def test_every_reason_is_one_sentence_without_gaps(facts: Situation) -> None:
    for each in propose(facts):
        assert each.why[0].isupper() or each.why[0].isdigit()
        assert each.why.endswith((".", '"'))
        assert "None" not in each.why
        assert facts.stage == "{verb}" or "{" not in each.why
        assert each.easy is None or each.easy.endswith(".")


@settings(max_examples=60)
@given(situations())
def test_the_same_facts_give_the_same_proposals(facts: Situation) -> None:
    assert propose(facts) == propose(facts)
    assert propose_first(facts) == propose(facts)[0]


@settings(max_examples=60)
@given(situations(permission=Permission.GIVEN, state=State.OPEN))
def test_what_waits_on_them_is_dated_with_the_day_we_act(facts: Situation) -> None:
    for each in propose(facts):
        assert each.waiting_on is not WaitingOn.THEM or each.by is NextBy.PERSON


class OneHourADay:
    """A calendar of its own: from 11 to 12 in Auckland, on every day."""

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        there = not_before.astimezone(ZoneInfo("Pacific/Auckland"))
        if there.hour < 11:
            there = there.replace(hour=11, minute=0)
        elif there.hour >= 12:
            there = (there + timedelta(days=1)).replace(hour=11, minute=0)
        return there.astimezone(UTC)


@settings(max_examples=60)
@given(situations(permission=Permission.GIVEN, calendar=OneHourADay()))
def test_the_calendar_decides_over_the_hour(facts: Situation) -> None:
    for each in contacts(propose(facts)):
        assert each.due_at is not None
        assert each.due_at.astimezone(ZoneInfo("Pacific/Auckland")).hour == 11


@pytest.mark.parametrize(("outcome", "bucket", "kind"), list(product([None, *Outcome], Bucket, PipelineKind)))
def test_every_outcome_in_every_bucket_has_an_answer(
    outcome: Outcome | None, bucket: Bucket, kind: PipelineKind
) -> None:
    found = propose(Situation(now=NOW, outcome=outcome, bucket=bucket, kind=kind, touches=1))
    assert any(each.action is not Action.CONCLUDE for each in found)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([each.name for each in fields(Situation)] + ["x"]), st.text() | st.integers()))
def test_whatever_is_written_is_read_or_refused(values: dict[str, object]) -> None:
    with suppress(BadFacts):  # anything else that is raised fails
        assert propose(Situation.from_dict(values))
