"""Verbs on many prospects: each row has its journal line, a row that refuses is left alone, a run is taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test.utils import CaptureQueriesContext

from followthrough.followup import actions as followup
from followthrough.followup.actions import many
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.actions.tallies import recount
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Parking
from followthrough.followup.models import Deferral, Opportunity, Promise, Tally
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import EndNotTyped, OwnerNotHere, PointedNowhere, StepInThePast
from followthrough.journal.models import Entry
from followthrough.people.models import PersonTag, Tag
from followthrough.rules.words import (
    Channel,
    CloseReason,
    NextBy,
    Outcome,
    Permission,
    PromiseState,
    Purpose,
    Reason,
    State,
)
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of

pytestmark = pytest.mark.django_db

ASKED = Delay(reason=Reason.THEY_ASKED, note="After the fair")
NEXT_WEEK = NOON + timedelta(days=7, microseconds=123_456)
REST = Parking(
    step=NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=90), by=NextBy.MACHINE)
)
SILENCE = Ending(state=State.LOST, reason=CloseReason.SILENCE)

Verb = Callable[[Cast, OpportunityQuerySet], int]
VERBS: dict[str, Verb] = {
    "hand_over": lambda cast, rows: followup.hand_over_many(rows, to=cast.manager, by=cast.rep, at=NOON),
    "defer": lambda cast, rows: followup.defer_many(rows, to=NEXT_WEEK, delay=ASKED, by=cast.rep, at=NOON),
    "park": lambda cast, rows: followup.park_many(rows, REST, by=cast.rep, at=NOON),
    "lost": lambda cast, rows: followup.conclude_many(rows, SILENCE, by=cast.rep, at=NOON),
    "edit": lambda cast, rows: followup.set_strategy_many(rows, "large", by=cast.rep, at=NOON),
}


@pytest.fixture
def crowd(cast: Cast) -> OpportunityQuerySet:
    """Rosa's three, and seven more of all buckets; counted."""
    for number, stage in enumerate(cast.sales.stages.order_by("position")):
        person = make_person(cast.workspace, f"Nobody Number{number}", email=f"n{number}@crowd.example")
        make_opportunity(person, cast.rep, stage, value=Decimal(100 * number))
    recount(cast.workspace.pk)
    return Opportunity.objects.filter(workspace=cast.workspace)


def everything() -> dict[str, list[object]]:
    """All that a verb on many may write, as values."""
    rows = {
        model.__name__: sorted((sorted(columns_of(row).items(), key=str) for row in model.objects.all()), key=str)
        for model in (Opportunity, Deferral, Promise)
    }
    return rows | {"tally": tallied()}


def tallied() -> list[object]:
    rows = Tally.objects.exclude(number=0, value=0).values_list("owner_id", "stage_id", "state", "number", "value")
    return sorted(rows)


def counted_anew(cast: Cast) -> list[object]:
    kept = tallied()
    recount(cast.workspace.pk)
    assert tallied() == kept, "the counters drifted"
    return kept


@pytest.mark.parametrize("verb", VERBS)
def test_every_row_is_changed_and_told_once(cast: Cast, crowd: OpportunityQuerySet, verb: str) -> None:
    assert VERBS[verb](cast, crowd) == 10
    entries = Entry.objects.filter(verb=verb, at=NOON, actor_id=cast.rep.pk)
    assert sorted(entries.values_list("opportunity_id", flat=True)) == sorted(crowd.values_list("pk", flat=True))
    assert all(row.last_entry_id in entries.values_list("pk", flat=True) for row in crowd)
    counted_anew(cast)


@pytest.mark.parametrize("verb", VERBS)
def test_says_and_does_what_the_single_verb_does(cast: Cast, crowd: OpportunityQuerySet, verb: str) -> None:
    single = {
        "hand_over": lambda row: followup.hand_over(row, to=cast.manager, by=cast.rep, at=NOON),
        "defer": lambda row: followup.defer_step(row, to=NEXT_WEEK, delay=ASKED, by=cast.rep, at=NOON),
        "park": lambda row: followup.park(row, REST, by=cast.rep, at=NOON),
        "lost": lambda row: followup.conclude(row, SILENCE, by=cast.rep, at=NOON),
        "edit": lambda row: followup.edit_opportunity(row, {"strategy": "large"}, by=cast.rep, at=NOON),
    }[verb]
    followup.make_promise(cast.anna, "Send the sheet", due_at=NEXT_WEEK, by=cast.rep, at=NOON - timedelta(days=1))
    entry = single(cast.anna)
    expected = told(entry), columns_of(Opportunity.objects.get(pk=cast.anna.pk)), tallied()
    followup.undo(entry, by=cast.rep, at=NOON)
    VERBS[verb](cast, crowd.filter(pk=cast.anna.pk))
    again = Opportunity.objects.get(pk=cast.anna.pk)
    assert (
        told(Entry.objects.get(pk=again.last_entry_id)),
        {**columns_of(again), "last_entry_id": entry.pk},
        tallied(),
    ) == expected


def told(entry: Entry) -> dict[str, object]:
    """What an entry tells, without the ids of the rows it made."""
    before = dict(entry.before or {})
    before["created"] = [label for label, _ in before["created"]]
    before["kept"] = [[label, pk] for label, pk, _ in before["kept"]]
    columns = set(before.pop("opportunity"))
    facts = Entry.objects.get(pk=entry.pk).facts
    return {"facts": facts, "columns": columns, **before}


@pytest.mark.parametrize("verb", VERBS)
def test_a_run_is_taken_back_exactly(cast: Cast, crowd: OpportunityQuerySet, verb: str) -> None:
    followup.make_promise(cast.anna, "Send the sheet", due_at=NEXT_WEEK, by=cast.rep, at=NOON - timedelta(days=1))
    before = everything()
    VERBS[verb](cast, crowd)
    assert everything() != before
    taken = take_back(cast, verb)
    assert (taken.back, taken.built_upon) == (10, 0)
    assert everything() == before
    assert not Entry.objects.filter(verb=verb, undone_at=None).exists()
    assert Entry.objects.filter(verb="undo").count() == 10
    assert take_back(cast, verb) == followup.Taken(0, 0)


@pytest.mark.parametrize("verb", VERBS)
def test_those_built_upon_are_left_and_counted(cast: Cast, crowd: OpportunityQuerySet, verb: str) -> None:
    VERBS[verb](cast, crowd)
    followup.write_note(cast.ben, "Rang back", by=cast.rep, at=NOON + timedelta(minutes=1))
    kept = columns_of(Opportunity.objects.get(pk=cast.ben.pk))
    assert take_back(cast, verb) == followup.Taken(back=9, built_upon=1)
    assert columns_of(Opportunity.objects.get(pk=cast.ben.pk)) == kept
    counted_anew(cast)


def test_only_the_run_of_that_member_and_moment_is_taken_back(cast: Cast, crowd: OpportunityQuerySet) -> None:
    VERBS["edit"](cast, crowd.filter(pk=cast.anna.pk))
    followup.set_strategy_many(crowd.filter(pk=cast.ben.pk), "large", by=cast.manager, at=NOON)
    followup.set_strategy_many(crowd.filter(pk=cast.chloe.pk), "large", by=cast.rep, at=NOON + timedelta(seconds=1))
    assert take_back(cast, "edit") == followup.Taken(1, 0)
    assert set(crowd.filter(strategy="large")) == {cast.ben, cast.chloe}


def test_nothing_goes_back_to_somebody_who_left(cast: Cast, crowd: OpportunityQuerySet) -> None:
    followup.leave_team(cast.rep, heir=cast.manager, by=cast.admin, at=NOON)
    taken = followup.undo_many(
        cast.workspace.pk, "hand_over", done_at=NOON, done_by=cast.admin.pk, by=cast.admin, at=NOON
    )
    assert taken == followup.Taken(back=0, built_upon=10)
    entry = Entry.objects.get(pk=Opportunity.objects.get(pk=cast.anna.pk).last_entry_id)
    with pytest.raises(OwnerNotHere):
        followup.undo(entry, by=cast.admin, at=NOON)
    assert set(crowd.values_list("owner", flat=True)) == {cast.manager.pk}


def test_only_promises_of_what_is_handed_over_go_along(cast: Cast, crowd: OpportunityQuerySet) -> None:
    theirs = make_opportunity(make_person(cast.workspace, "Dora Dunn"), cast.manager, stage_of(cast.sales, "Proposal"))
    owed = followup.make_promise(theirs, "Ring", due_at=NEXT_WEEK, by=cast.admin, at=NOON)
    Promise.objects.filter(pk=owed.pk).update(member=cast.admin)
    followup.make_promise(cast.anna, "Send", due_at=NEXT_WEEK, by=cast.rep, at=NOON)
    VERBS["hand_over"](cast, crowd.filter(owner=cast.rep))
    assert Promise.objects.get(pk=owed.pk).member == cast.admin
    assert Promise.objects.get(opportunity=cast.anna).member == cast.manager


def test_losing_many_releases_what_was_promised(cast: Cast, crowd: OpportunityQuerySet) -> None:
    followup.make_promise(cast.anna, "Send", due_at=NEXT_WEEK, by=cast.rep, at=NOON)
    VERBS["lost"](cast, crowd)
    assert Promise.objects.get().state == PromiseState.RELEASED


def test_those_who_withdrew_permission_are_left_alone(cast: Cast, crowd: OpportunityQuerySet) -> None:
    cast.ben.person.permission = Permission.WITHDRAWN
    cast.ben.person.save()
    was = columns_of(Opportunity.objects.get(pk=cast.ben.pk))
    assert VERBS["defer"](cast, crowd) == 9
    assert columns_of(Opportunity.objects.get(pk=cast.ben.pk)) == was
    assert not Deferral.objects.filter(opportunity=cast.ben).exists()


def test_closed_ones_are_left_alone(cast: Cast, crowd: OpportunityQuerySet) -> None:
    followup.conclude(cast.anna, SILENCE, by=cast.rep, at=NOON)
    for verb in ("hand_over", "defer", "park", "lost"):
        rows = crowd.filter(pk=cast.anna.pk)
        assert VERBS[verb](cast, rows) == 0, verb


def test_what_is_refused_for_all_is_refused_before_any_is_touched(cast: Cast, crowd: OpportunityQuerySet) -> None:
    was = everything()
    with pytest.raises(StepInThePast):
        followup.defer_many(crowd, to=NOON - timedelta(days=1), delay=ASKED, by=cast.rep, at=NOON)
    with pytest.raises(EndNotTyped):
        followup.conclude_many(crowd, Ending(state=State.WON, reason=CloseReason.BOUGHT), by=cast.rep, at=NOON)
    with pytest.raises(PointedNowhere):
        followup.conclude_many(
            crowd, Ending(state=State.DISQUALIFIED, reason=CloseReason.NOT_A_FIT), by=cast.rep, at=NOON
        )
    cast.manager.is_active = False
    with pytest.raises(OwnerNotHere):
        followup.hand_over_many(crowd, to=cast.manager, by=cast.rep, at=NOON)
    assert everything() == was


def test_nobody_is_handed_to_another_workspace(cast: Cast, crowd: OpportunityQuerySet) -> None:
    assert followup.hand_over_many(crowd, to=cast.outsider, by=cast.rep, at=NOON) == 0


@pytest.mark.parametrize("verb", VERBS)
def test_statements_do_not_grow_with_the_rows(
    cast: Cast, crowd: OpportunityQuerySet, statements: Callable[[], CaptureQueriesContext], verb: str
) -> None:
    with statements() as few:
        VERBS[verb](cast, crowd.filter(pk__in=[cast.anna.pk, cast.ben.pk]))
    take_back(cast, verb)
    with statements() as more:
        VERBS[verb](cast, crowd)
    written_per_counter = [query for query in more if "followup_tally" in query["sql"]]
    assert len(more) - len(written_per_counter) <= len(few) + 2


def test_works_in_portions(cast: Cast, crowd: OpportunityQuerySet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "PORTION", 3)
    assert VERBS["hand_over"](cast, crowd) == 10
    assert take_back(cast, "hand_over") == followup.Taken(10, 0)
    assert set(crowd.values_list("owner", flat=True)) == {cast.rep.pk}


def test_a_tag_is_put_on_and_taken_off_and_given_back(cast: Cast, crowd: OpportunityQuerySet) -> None:
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair 2026")
    followup.tag_many(crowd.filter(pk=cast.anna.pk), tag, by=cast.rep, at=NOON)
    assert followup.tag_many(crowd, tag, by=cast.manager, at=NOON) == 9
    assert PersonTag.objects.filter(tag=tag).count() == 10
    assert Entry.objects.filter(verb="tag", person_id=cast.ben.person_id).get().facts == {"tag": "Fair 2026"}
    taken = followup.undo_many(
        cast.workspace.pk, "tag", done_at=NOON, done_by=cast.manager.pk, by=cast.manager, at=NOON
    )
    assert taken == followup.Taken(9, 0)
    assert [row.person_id for row in PersonTag.objects.filter(tag=tag)] == [cast.anna.person_id]
    assert followup.tag_many(crowd, tag, remove=True, by=cast.rep, at=NOON) == 1
    assert take_back(cast, "untag") == followup.Taken(1, 0)
    assert [row.person_id for row in PersonTag.objects.filter(tag=tag)] == [cast.anna.person_id]


def take_back(cast: Cast, verb: str) -> followup.Taken:
    return followup.undo_many(
        cast.workspace.pk, verb, done_at=NOON, done_by=cast.rep.pk, by=cast.rep, at=NOON + timedelta(minutes=2)
    )


def test_reached_contacts_are_worked_on_meanwhile(cast: Cast, crowd: OpportunityQuerySet) -> None:
    """A completed step is something built on a run."""
    VERBS["hand_over"](cast, crowd)
    reached = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
    step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NEXT_WEEK)
    followup.complete_step(cast.anna, reached, step, by=cast.manager, at=NOON)
    assert take_back(cast, "hand_over") == followup.Taken(9, 1)
    assert Opportunity.objects.get(pk=cast.anna.pk).owner == cast.manager


def test_what_was_lost_does_not_live_again_for_an_owner_who_left(cast: Cast, crowd: OpportunityQuerySet) -> None:
    VERBS["lost"](cast, crowd)
    followup.leave_team(cast.rep, heir=None, by=cast.admin, at=NOON)
    taken = followup.undo_many(cast.workspace.pk, "lost", done_at=NOON, done_by=cast.rep.pk, by=cast.admin, at=NOON)
    assert taken == followup.Taken(back=0, built_upon=10)
    assert not crowd.live().exists()


def test_putting_many_off_pulls_nobody_nearer(cast: Cast) -> None:
    """Ben is called back in a month: putting all off to next week leaves him there."""
    later = NOON + timedelta(days=30)
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_due_at=later)
    rows = Opportunity.objects.filter(pk__in=[cast.anna.pk, cast.ben.pk])
    assert followup.defer_many(rows, to=NEXT_WEEK, delay=ASKED, by=cast.rep, at=NOON) == 1
    cast.ben.refresh_from_db()
    cast.anna.refresh_from_db()
    assert (cast.anna.next_due_at, cast.ben.next_due_at) == (NEXT_WEEK, later)
    assert list(Deferral.objects.values_list("opportunity_id", flat=True)) == [cast.anna.pk]


def test_taking_back_does_not_go_promise_by_promise(
    cast: Cast, crowd: OpportunityQuerySet, statements: Callable[[], CaptureQueriesContext]
) -> None:
    rows = list(crowd.live())

    def undone(number: int, at: datetime) -> int:
        for row in rows[:number]:
            followup.make_promise(row, "Send", due_at=NEXT_WEEK, by=cast.rep, at=NOON)
        followup.hand_over_many(crowd, to=cast.manager, by=cast.rep, at=at)
        with statements() as seen:
            taken = followup.undo_many(cast.workspace.pk, "hand_over", done_at=at, done_by=cast.rep.pk, by=None, at=at)
        assert taken.back == len(rows)
        assert not Promise.objects.exclude(member=cast.rep).exists()
        return len(seen)

    assert undone(1, NOON) == undone(len(rows), NOON + timedelta(minutes=1))
