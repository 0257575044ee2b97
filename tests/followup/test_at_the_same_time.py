"""Two people, two workers, two tabs at the same moment: nothing is lost, nothing is done twice, the sums are right."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.actions.clock import repair_orphans
from followthrough.followup.drafts import Agreement, Contact, Delay, Ending, NextStep, Opening, Parking, StageMove
from followthrough.followup.models import Opportunity, Promise, Stage, Tally, Touch
from followthrough.followup.refusals import BuiltUpon, ChangedMeanwhile, NothingToUndo, NotLive, OwnerNotHere
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Company, Tag
from followthrough.rules.words import Channel, CloseReason, NextBy, Outcome, Permission, Purpose, Reason, State
from followthrough.team.models import Membership
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.followup.at_once import at_once, refusals

REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
LATER = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=3))
ASKED = Delay(reason=Reason.THEY_ASKED)
WON = Ending(state=State.WON, reason=CloseReason.BOUGHT)
LOST = Ending(state=State.LOST, reason=CloseReason.SILENCE)


def fetch(opportunity: Opportunity) -> Opportunity:
    return Opportunity.objects.get(pk=opportunity.pk)


def crowd(cast: Cast, number: int, **columns: Any) -> list[Opportunity]:
    stages = list(cast.sales.stages.order_by("position"))
    return [
        make_opportunity(
            make_person(cast.workspace, f"Nobody Number{each}"), cast.rep, stages[each % len(stages)], **columns
        )
        for each in range(number)
    ]


def assert_counted_right(cast: Cast) -> None:
    def tallied() -> list[Any]:
        rows = Tally.objects.exclude(number=0, value=0)
        return sorted(rows.values_list("owner_id", "stage_id", "state", "number", "value"))

    kept = tallied()
    followup.recount(cast.workspace.pk)
    assert tallied() == kept, "the counters drifted"


def test_of_two_who_complete_the_same_step_one_is_told_so(cast_for_real: Cast) -> None:
    cast = cast_for_real
    before = followup.log_touch(cast.anna, REACHED, by=cast.rep, at=NOON)

    def complete(member: Membership) -> Callable[[], Entry]:
        return lambda: followup.complete_step(fetch(cast.anna), REACHED, LATER, by=member, at=NOON, seen=before.pk)

    answers = at_once(complete(cast.rep), complete(cast.manager))

    assert refusals(answers) == [ChangedMeanwhile]
    assert Touch.objects.count() == 2
    assert Entry.objects.filter(verb="complete").count() == 1


def test_touches_logged_at_the_same_moment_are_all_counted(cast_for_real: Cast) -> None:
    cast = cast_for_real

    at_once(*[lambda: followup.log_touch(fetch(cast.anna), REACHED, by=cast.rep, at=NOON)] * 4)

    assert Touch.objects.count() == 4
    assert fetch(cast.anna).touches == cast.anna.touches + 4


def test_two_workers_wake_everybody_once(cast_for_real: Cast) -> None:
    cast = cast_for_real
    crowd(cast, 40, state=State.NURTURE, next_by=NextBy.MACHINE, next_due_at=NOON - timedelta(hours=1))

    numbers = at_once(*[lambda: followup.wake_due(at=NOON)] * 2)

    assert sum(numbers) == 40
    assert Entry.objects.filter(verb="wake").count() == 40


def test_an_undo_and_a_completed_step_do_not_both_happen(cast_for_real: Cast) -> None:
    cast = cast_for_real
    for _ in range(5):
        entry = followup.defer_step(cast.anna, to=LATER.due_at, delay=ASKED, by=cast.rep, at=NOON)
        answers = at_once(
            lambda entry=entry: followup.undo(entry, by=cast.rep, at=NOON),
            lambda entry=entry: followup.complete_step(
                fetch(cast.anna), REACHED, LATER, by=cast.manager, at=NOON, seen=entry.pk
            ),
        )
        refused = refusals(answers)
        assert refused in ([BuiltUpon], [ChangedMeanwhile])
        assert Touch.objects.filter(opportunity=cast.anna).count() == Entry.objects.filter(verb="complete").count()
        cast.anna.refresh_from_db()


def test_an_undo_pressed_twice_happens_once(cast_for_real: Cast) -> None:
    cast = cast_for_real
    entry = followup.complete_step(cast.anna, REACHED, LATER, by=cast.rep, at=NOON)

    answers = at_once(*[lambda: followup.undo(entry, by=cast.rep, at=NOON)] * 2)

    assert refusals(answers) == [NothingToUndo]
    assert (Touch.objects.count(), Entry.objects.filter(verb="undo").count()) == (0, 1)


def test_a_win_is_not_taken_back_under_the_hands_of_who_works_the_care(cast_for_real: Cast) -> None:
    cast = cast_for_real
    for _ in range(4):
        row = crowd(cast, 1)[0]
        entry = followup.conclude(row, WON, by=cast.rep, at=NOON)
        assert entry
        care = Opportunity.objects.get(won_from=row)
        answers = at_once(
            lambda entry=entry: followup.undo(entry, by=cast.rep, at=NOON),
            lambda care=care: followup.log_touch(care, REACHED, by=cast.manager, at=NOON),
        )
        assert refusals(answers) in ([BuiltUpon], [ChangedMeanwhile])
        assert Touch.objects.filter(opportunity=care).exists() == (refusals(answers) == [BuiltUpon])


@pytest.mark.parametrize("round_", range(4))
def test_nobody_is_handed_over_to_somebody_who_leaves_at_that_moment(cast_for_real: Cast, round_: int) -> None:
    cast = cast_for_real
    ben = make_member(cast.workspace, "Ben Bauer")
    followup.hand_over(cast.ben, to=ben, by=cast.admin, at=NOON)

    answers = at_once(
        lambda: followup.leave_team(Membership.objects.get(pk=ben.pk), heir=cast.manager, by=cast.admin, at=NOON),
        lambda: followup.hand_over(fetch(cast.anna), to=ben, by=cast.rep, at=NOON),
        lambda: followup.conclude(fetch(cast.ben), WON, by=ben, at=NOON),
    )

    assert set(refusals(answers)) <= {OwnerNotHere}
    assert not Membership.objects.get(pk=ben.pk).is_active
    assert not Opportunity.objects.live().filter(owner=ben).exists()
    assert repair_orphans(at=NOON) == []


def test_the_counters_are_right_whoever_does_what_at_once(cast_for_real: Cast) -> None:
    cast = cast_for_real
    rows = crowd(cast, 24, value=Decimal(100))
    followup.recount(cast.workspace.pk)
    decision, new = stage_of(cast.sales, "Decision"), stage_of(cast.sales, "New lead")
    everybody = Opportunity.objects.filter(workspace=cast.workspace)

    def move(stage: Stage) -> Callable[[], None]:
        return lambda: (
            [
                followup.move_stage(fetch(row), StageMove(stage=stage, evidence="Seen"), by=cast.rep, at=NOON)
                for row in (rows[:8] if stage == new else rows[7::-1])
            ]
            and None
        )

    def win() -> None:
        for row in rows[8:14]:
            followup.conclude(fetch(row), WON, by=cast.rep, at=NOON)

    def withdraw() -> None:
        for row in rows[14:18]:
            agreement = Agreement(permission=Permission.WITHDRAWN, how="Said so")
            followup.record_permission(row.person, agreement, by=cast.rep, at=NOON)

    def open_more() -> None:
        for each in range(6):
            opening = Opening(owner=cast.rep, step=LATER, pipeline=cast.sales, value=Decimal(each))
            followup.add_prospect(PersonDraft(name=f"Dora Dunn{each}"), opening, by=cast.rep, at=NOON)

    answers = at_once(
        move(new),
        move(decision),
        win,
        withdraw,
        open_more,
        lambda: followup.hand_over_many(everybody, to=cast.manager, by=cast.admin, at=NOON),
        lambda: followup.park_many(
            everybody.filter(pk__in=[row.pk for row in rows[18:]]), Parking(step=LATER), by=None, at=NOON
        ),
        lambda: followup.recount(cast.workspace.pk),
    )

    assert set(refusals(answers)) <= {NotLive}
    assert_counted_right(cast)
    assert repair_orphans(at=NOON) == []


def test_a_company_that_two_write_down_at_once_is_one(cast_for_real: Cast) -> None:
    cast = cast_for_real

    def add(name: str) -> Callable[[], object]:
        draft = PersonDraft(name=name, company="Brandt Logistics GmbH")
        return lambda: people.add_person(draft, workspace=cast.workspace, by=cast.rep, at=NOON)

    at_once(*[add(f"Dora Dunn{each}") for each in range(4)])

    assert Company.objects.filter(name="Brandt Logistics GmbH").count() == 1


def test_a_tag_that_two_make_at_once_is_one(cast_for_real: Cast) -> None:
    at_once(*[lambda: people.tag_called(cast_for_real.workspace, "Fair 2026")] * 4)
    assert Tag.objects.filter(name="Fair 2026").count() == 1


def test_a_promise_is_settled_once(cast_for_real: Cast) -> None:
    cast = cast_for_real
    owed = followup.make_promise(cast.anna, "Ring", due_at=LATER.due_at, by=cast.rep, at=NOON)

    def settle(verb: Callable[..., None]) -> Callable[[], None]:
        return lambda: verb(Promise.objects.get(pk=owed.pk), by=cast.rep, at=NOON)

    answers = at_once(settle(followup.keep_promise), settle(followup.break_promise))

    assert len(refusals(answers)) == 1
    assert Entry.objects.filter(verb__in=["keep_promise", "break_promise"]).count() == 1


def test_two_merges_of_the_same_two_lose_nobody(cast_for_real: Cast) -> None:
    cast = cast_for_real
    anna, ben = cast.anna.person, cast.ben.person

    answers = at_once(
        lambda: followup.merge_people(anna, ben, by=cast.rep, at=NOON),
        lambda: followup.merge_people(ben, anna, by=cast.rep, at=NOON),
    )

    assert len(refusals(answers)) == 1
    assert (
        len(set(Opportunity.objects.filter(pk__in=[cast.anna.pk, cast.ben.pk]).values_list("person_id", flat=True)))
        == 1
    )
