"""Changing stages: whoever stands in one follows, and nobody is left in a stage that is gone."""

from datetime import timedelta
from itertools import product

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.actions.pipelines import LastStage, StageInUse
from followthrough.followup.actions.standing import place
from followthrough.followup.actions.tallies import recount
from followthrough.followup.drafts import Ending, NextStep, StageMove
from followthrough.followup.models import Opportunity, Stage, Tally
from followthrough.followup.refusals import BuiltUpon, WrongStage
from followthrough.journal.models import Entry
from followthrough.rules.words import Bucket, Channel, CloseReason, Origin, Purpose, State
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of

pytestmark = pytest.mark.django_db


def crowd_of(cast: Cast, stage: Stage) -> None:
    """One of every kind that the order of the day tells apart."""
    person = make_person(cast.workspace, "Nora Nobody")
    words = product(
        (State.OPEN, State.NURTURE), Purpose, (Origin.HAND, Origin.PROMISE, Origin.FALLBACK, Origin.CAPTURE)
    )
    for state, purpose, origin in words:
        for raised, fixed in ((None, False), (NOON, False), (None, True)):
            step = {"next_purpose": purpose, "next_origin": origin, "next_fixed": fixed, "hand_raised_at": raised}
            row = make_opportunity(person, cast.rep, stage, state=state, **step)
            place(row)
            row.save()


@pytest.mark.parametrize("bucket", list(Bucket))
def test_who_stands_in_a_stage_follows_its_bucket_into_the_order_of_the_day(cast: Cast, bucket: Bucket) -> None:
    stage = stage_of(cast.sales, "Discovery")
    crowd_of(cast, stage)

    followup.edit_stage(stage, {"bucket": bucket}, by=cast.admin, at=NOON)

    rows = Opportunity.objects.filter(stage=stage)
    assert set(rows.values_list("bucket", flat=True)) == {bucket}
    for row in rows:
        stored = row.next_class, row.next_order
        place(row)
        assert (row.next_class, row.next_order) == stored, f"{row.state} {row.next_purpose} {row.next_origin}"


def test_a_change_of_a_stage_is_told(cast: Cast) -> None:
    stage = stage_of(cast.sales, "Discovery")
    followup.edit_stage(stage, {"name": "Discover", "chance": 30}, by=cast.admin, at=NOON)
    entry = Entry.objects.get(verb="edit_stage")
    assert entry.actor_id == cast.admin.pk
    assert entry.facts["changes"] == {"name": ["Discovery", "Discover"], "chance": [25, 30]}


def test_a_stage_keeps_its_pipeline(cast: Cast) -> None:
    with pytest.raises(ValueError, match="pipeline"):
        followup.edit_stage(stage_of(cast.sales, "Discovery"), {"pipeline": cast.care}, by=cast.admin, at=NOON)


def test_who_stood_in_a_removed_stage_stands_in_the_other_and_in_the_right_place(cast: Cast) -> None:
    gone, kept = stage_of(cast.sales, "Proposal"), stage_of(cast.sales, "Qualifying")
    lost = make_opportunity(make_person(cast.workspace, "Lost Lee"), cast.rep, gone)
    followup.conclude(lost, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    recount(cast.workspace.pk)
    entered = cast.anna.stage_entered_at

    assert followup.remove_stage(gone, into=kept, by=cast.admin, at=NOON) == 2

    for row in Opportunity.objects.filter(pk__in=[cast.anna.pk, lost.pk]):
        assert (row.stage_id, row.bucket, row.chance) == (kept.pk, kept.bucket, kept.chance)
        stored = row.next_class, row.next_order
        place(row)
        assert (row.next_class, row.next_order) == stored
    cast.anna.refresh_from_db()
    assert cast.anna.stage_entered_at == entered  # nothing was seen, nothing came closer
    told = Entry.objects.get(verb="move", opportunity_id=cast.anna.pk).facts["stage"]
    assert (told["from"], told["to"]) == ("Proposal", "Qualifying")
    kept_counts = sorted(Tally.objects.exclude(number=0).values_list("stage_id", "state", "number"))
    recount(cast.workspace.pk)
    assert sorted(Tally.objects.exclude(number=0).values_list("stage_id", "state", "number")) == kept_counts


def test_a_stage_is_not_removed_into_nowhere(cast: Cast) -> None:
    proposal = stage_of(cast.sales, "Proposal")
    with pytest.raises(StageInUse):
        followup.remove_stage(proposal, by=cast.admin, at=NOON)
    for wrong in (proposal, stage_of(cast.care, "Welcome")):
        with pytest.raises(WrongStage):
            followup.remove_stage(proposal, into=wrong, by=cast.admin, at=NOON)
    assert Stage.objects.filter(pk=proposal.pk).exists()


def test_the_last_stage_stays(cast: Cast) -> None:
    alone = followup.add_pipeline(cast.workspace, "Fleet", by=cast.admin, at=NOON)
    stage = alone.stages.get()
    with pytest.raises(LastStage):
        followup.remove_stage(stage, by=cast.admin, at=NOON)


def test_nothing_goes_back_into_a_stage_that_is_gone(cast: Cast) -> None:
    stage = stage_of(cast.sales, "Proposal")
    entry = followup.move_stage(
        cast.anna, StageMove(stage=stage_of(cast.sales, "Decision"), evidence="Said so"), by=cast.rep, at=NOON
    )
    assert entry
    followup.remove_stage(stage, into=stage_of(cast.sales, "Discovery"), by=cast.admin, at=NOON)
    was = columns_of(Opportunity.objects.get(pk=cast.anna.pk))

    with pytest.raises(BuiltUpon):
        followup.undo(entry, by=cast.rep, at=NOON)
    taken = followup.undo_many(cast.workspace.pk, "move", done_at=NOON, done_by=cast.rep.pk, by=cast.rep, at=NOON)

    assert taken == followup.Taken(back=0, built_upon=1)
    assert columns_of(Opportunity.objects.get(pk=cast.anna.pk)) == was


@pytest.mark.parametrize("one_by_one", [True, False])
@pytest.mark.parametrize("to", ["Dead horse", "Decision"])
def test_what_goes_back_to_a_stage_follows_the_bucket_it_has_now(cast: Cast, one_by_one: bool, to: str) -> None:
    stage = stage_of(cast.sales, "Proposal")
    place(cast.anna)
    cast.anna.save()
    entry = followup.move_stage(cast.anna, StageMove(stage=stage_of(cast.sales, to), evidence="Seen"), by=None, at=NOON)
    assert entry
    followup.edit_stage(stage, {"bucket": Bucket.DEVELOPING}, by=cast.admin, at=NOON)

    if one_by_one:
        followup.undo(entry, by=cast.rep, at=NOON)
    else:
        followup.undo_many(cast.workspace.pk, "move", done_at=NOON, done_by=None, by=cast.rep, at=NOON)

    row = Opportunity.objects.get(pk=cast.anna.pk)
    assert (row.stage, row.bucket) == (stage, Bucket.DEVELOPING)
    stored = row.next_class
    place(row)
    assert row.next_class == stored


def test_a_reopened_one_stands_in_the_bucket_of_its_stage(cast: Cast) -> None:
    followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    followup.edit_stage(stage_of(cast.sales, "Proposal"), {"bucket": Bucket.PARKED}, by=cast.admin, at=NOON)
    step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=1))
    followup.reopen(cast.anna, step, by=cast.rep, at=NOON)
    assert cast.anna.bucket == Bucket.PARKED
