"""What goes wrong in the tools people use today, one test each: see the lessons the house was built on."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import (
    Agreement,
    Contact,
    Delay,
    Ending,
    NextStep,
    Opening,
    Parking,
    StageMove,
)
from followthrough.followup.models import Deferral, Discovery, Opportunity, Promise, Touch
from followthrough.followup.queries.filters import Filters
from followthrough.followup.queries.listing import Listing, matching
from followthrough.followup.refusals import NotHappenedYet, StepsNeedAnOwner
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people import search
from followthrough.people.models import ContactPoint, Person, PersonTag, Tag
from followthrough.review.queries import plan_of
from followthrough.rules.words import (
    Channel,
    CloseReason,
    ContactKind,
    Direction,
    NextBy,
    Outcome,
    Permission,
    Purpose,
    Reason,
    State,
)
from tests.cast import NOON, Cast, make_member, stage_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ASKED = Delay(reason=Reason.THEY_ASKED)
REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)


def step(due_at: datetime = NOON + DAY, **columns: Any) -> NextStep:
    return NextStep(**{"purpose": Purpose.CLOSE, "channel": Channel.CALL, "due_at": due_at} | columns)


# --- the next step -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=61), 400 * DAY], ids=str)
def test_what_is_due_is_on_the_plan_however_late_it_is(cast: Cast, late: timedelta) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=NOON - late)
    assert cast.anna.pk in [row.id for row in plan_of(cast.rep, at=NOON).rows]


def test_what_the_boss_planned_is_on_the_plan(cast: Cast) -> None:
    opening = Opening(owner=cast.rep, step=step(NOON), pipeline=cast.sales)
    opened = followup.open_opportunity(cast.anna.person, opening, by=cast.manager, at=NOON)
    assert opened.pk in [row.id for row in plan_of(cast.rep, at=NOON).rows]


def test_what_is_overdue_stays_until_somebody_decides(cast: Cast) -> None:
    later = NOON + 200 * DAY
    followup.wake_due(at=later)
    assert cast.ben.pk in [row.id for row in plan_of(cast.rep, at=later).rows]
    followup.skip_step(
        cast.ben,
        Ending(state=State.LOST, reason=CloseReason.SILENCE),
        delay=Delay(reason=Reason.POOR_PROSPECT),
        by=cast.rep,
        at=later,
    )
    assert cast.ben.pk not in [row.id for row in plan_of(cast.rep, at=later).rows]


def test_who_wakes_late_wakes(cast: Cast) -> None:
    followup.park(cast.anna, Parking(step=step(by=NextBy.MACHINE)), by=cast.rep, at=NOON)
    assert followup.wake_due(at=NOON + 30 * DAY) == 1
    assert cast.anna.pk in [row.id for row in plan_of(cast.rep, at=NOON + 30 * DAY).rows]


def test_who_wakes_does_not_look_as_if_they_stood_in_their_stage_all_the_while(cast: Cast) -> None:
    followup.park(cast.anna, Parking(step=step(by=NextBy.MACHINE)), by=cast.rep, at=NOON)
    followup.wake_due(at=NOON + 90 * DAY)
    assert Opportunity.objects.get(pk=cast.anna.pk).stage_entered_at == NOON + 90 * DAY


# --- silence -------------------------------------------------------------------------------------------------------


def test_only_a_contact_of_both_sides_ends_the_silence(cast: Cast) -> None:
    """Edits, moves, bulk acts, tags, notes and our own tries leave it as it was."""
    heard = cast.anna.last_two_way_at
    everybody = Opportunity.objects.filter(workspace=cast.workspace)
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair")
    followup.edit_opportunity(cast.anna, {"value": Decimal(5)}, by=cast.rep, at=NOON)
    followup.set_strategy_many(everybody, "large", by=cast.rep, at=NOON)
    followup.tag_many(everybody, tag, by=cast.rep, at=NOON)
    followup.write_note(cast.anna, "Thinks it over", by=cast.rep, at=NOON)
    move = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="Said so")
    followup.move_stage(cast.anna, move, by=cast.rep, at=NOON)
    followup.defer_many(everybody, to=NOON + DAY, delay=ASKED, by=cast.rep, at=NOON)
    followup.hand_over_many(everybody, to=cast.manager, by=cast.rep, at=NOON)
    followup.log_touch(cast.anna, Contact(channel=Channel.EMAIL, outcome=Outcome.SENT), by=cast.rep, at=NOON)
    people.edit_person(cast.anna.person, {"city": "Kiel"}, by=cast.rep, at=NOON)
    followup.edit_stage(stage_of(cast.sales, "Decision"), {"name": "Deciding"}, by=cast.admin, at=NOON)

    assert Opportunity.objects.get(pk=cast.anna.pk).last_two_way_at == heard
    silent = Listing(filters=Filters(whose="all", silent=2), member=cast.manager, at=NOON)
    assert cast.anna.pk in matching(silent).values_list("pk", flat=True)

    followup.log_touch(cast.anna, REACHED, by=cast.rep, at=NOON)
    assert cast.anna.pk not in matching(silent).values_list("pk", flat=True)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_contact_by_any_channel_counts(cast: Cast, channel: Channel) -> None:
    followup.log_touch(cast.anna, Contact(channel=channel, outcome=Outcome.REACHED), by=cast.rep, at=NOON)
    assert (cast.anna.last_touch_at, cast.anna.last_two_way_at, cast.anna.touches) == (NOON, NOON, 5)


def test_what_came_from_them_counts_as_heard(cast: Cast) -> None:
    came = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT, direction=Direction.IN)
    followup.log_touch(cast.anna, came, by=None, at=NOON)
    assert cast.anna.last_two_way_at == NOON


def test_a_contact_of_last_week_does_not_turn_the_clock_back(cast: Cast) -> None:
    was = cast.anna.last_touch_at
    old = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, at=NOON - 20 * DAY)
    followup.log_touch(cast.anna, old, by=cast.rep, at=NOON)
    assert (cast.anna.last_touch_at, cast.anna.last_two_way_at) == (was, was)


def test_nobody_was_contacted_tomorrow(cast: Cast) -> None:
    """It would hide their silence until then."""
    ahead = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, at=NOON + DAY)
    with pytest.raises(NotHappenedYet):
        followup.log_touch(cast.anna, ahead, by=cast.rep, at=NOON)
    assert not Touch.objects.exists()


def test_last_contacted_is_what_the_touches_say(cast: Cast) -> None:
    for days in (9, 2, 5):
        contact = Contact(channel=Channel.TEXT, outcome=Outcome.REACHED, at=NOON - days * DAY)
        followup.log_touch(cast.chloe, contact, by=cast.rep, at=NOON)
    latest = Touch.objects.filter(opportunity=cast.chloe).order_by("-at").values_list("at", flat=True).first()
    assert cast.chloe.last_touch_at == latest == NOON - 2 * DAY


# --- people who leave ----------------------------------------------------------------------------------------------


def test_a_promise_does_not_leave_with_who_made_it(cast: Cast) -> None:
    """Max answers for something on Rosa's prospect and owns none himself."""
    owed = followup.make_promise(cast.anna, "Ask the board", due_at=NOON, by=cast.rep, at=NOON, answers=cast.manager)
    with pytest.raises(StepsNeedAnOwner):
        followup.leave_team(cast.manager, heir=None, by=cast.admin, at=NOON)

    followup.leave_team(cast.manager, heir=cast.admin, by=cast.admin, at=NOON)

    owed.refresh_from_db()
    assert owed.member == cast.admin
    assert owed.pk in [promise.id for promise in plan_of(cast.admin, at=NOON).promises]


def test_an_undo_gives_no_promise_to_somebody_who_left(cast: Cast) -> None:
    owed = followup.make_promise(cast.anna, "Ask the board", due_at=NOON, by=cast.rep, at=NOON, answers=cast.manager)
    entry = followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    assert entry
    followup.leave_team(cast.manager, heir=None, by=cast.admin, at=NOON)

    followup.undo(entry, by=cast.rep, at=NOON)

    owed.refresh_from_db()
    assert (owed.state, owed.member) == ("open", cast.rep)


@pytest.mark.parametrize("way", ["complete", "change", "hand over", "hand over many", "park many"])
def test_whoever_gets_a_prospect_gets_what_its_owner_promised_and_nothing_else(cast: Cast, way: str) -> None:
    ours = followup.make_promise(cast.anna, "Send it", due_at=NOON, by=cast.rep, at=NOON)
    boss = followup.make_promise(cast.anna, "Ask", due_at=NOON, by=cast.rep, at=NOON, answers=cast.manager)
    carl = make_member(cast.workspace, "Carl Cole")
    rows, given = Opportunity.objects.filter(pk=cast.anna.pk), step(owner=carl)
    match way:
        case "complete":
            followup.complete_step(cast.anna, REACHED, given, by=cast.rep, at=NOON)
        case "change":
            followup.change_step(cast.anna, given, delay=ASKED, by=cast.rep, at=NOON)
        case "hand over":
            followup.hand_over(cast.anna, to=carl, by=cast.rep, at=NOON)
        case "hand over many":
            followup.hand_over_many(rows, to=carl, by=cast.rep, at=NOON)
        case _:
            followup.park_many(rows, Parking(step=given), by=cast.rep, at=NOON)
    assert Opportunity.objects.get(pk=cast.anna.pk).owner == carl
    assert dict(Promise.objects.values_list("pk", "member")) == {ours.pk: carl.pk, boss.pk: cast.manager.pk}

    entry = Entry.objects.get(pk=Opportunity.objects.get(pk=cast.anna.pk).last_entry_id)
    followup.undo(entry, by=cast.rep, at=NOON)
    assert dict(Promise.objects.values_list("pk", "member")) == {ours.pk: cast.rep.pk, boss.pk: cast.manager.pk}


def test_a_first_step_and_a_care_may_be_a_colleagues(cast: Cast) -> None:
    opening = Opening(owner=cast.rep, step=step(owner=cast.manager), pipeline=cast.sales)
    assert followup.open_opportunity(cast.anna.person, opening, by=cast.rep, at=NOON).owner == cast.manager
    won = Ending(state=State.WON, reason=CloseReason.BOUGHT, care=step(owner=cast.manager))
    followup.conclude(cast.anna, won, by=cast.rep, at=NOON)
    assert Opportunity.objects.get(won_from=cast.anna).owner == cast.manager


# --- merges --------------------------------------------------------------------------------------------------------


def test_a_merge_loses_nothing_of_what_happened(cast: Cast) -> None:
    gone, keep = cast.ben.person, cast.anna.person
    followup.log_touch(cast.ben, REACHED, by=cast.rep, at=NOON)
    followup.defer_step(cast.ben, to=NOON + DAY, delay=ASKED, by=cast.rep, at=NOON)
    followup.make_promise(cast.ben, "Send it", due_at=NOON, by=cast.rep, at=NOON)
    followup.note_discovery(cast.ben, {"problem": "Late lorries"}, by=cast.rep, at=NOON)
    followup.write_note(cast.ben, "Likes sailing", by=cast.rep, at=NOON)
    for name, who in (("VIP", gone), ("Fair", gone), ("VIP", keep)):
        people.tag_person(who, people.tag_called(cast.workspace, name), by=cast.rep, at=NOON)
    followup.conclude(cast.ben, Ending(state=State.WON, reason=CloseReason.BOUGHT), by=cast.rep, at=NOON)
    lines = Entry.objects.count()

    followup.merge_people(keep, gone, by=cast.rep, at=NOON)

    theirs = Opportunity.objects.filter(person=keep)
    assert theirs.count() == 3
    assert theirs.get(won_from=cast.ben).state == State.OPEN
    for table in (Touch, Deferral, Promise, Discovery):
        assert table._default_manager.filter(opportunity__in=theirs).count() == 1, table
    assert sorted(PersonTag.objects.filter(person=keep).values_list("tag__name", flat=True)) == ["Fair", "VIP"]
    assert [hit.person_id for hit in search.find(cast.workspace.pk, "sailing")] == [keep.pk]
    assert Entry.objects.count() == lines + 1
    assert not Entry.objects.of_person(gone.pk).exists()
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_a_no_to_one_record_is_a_no_to_both(cast: Cast) -> None:
    no_more = Agreement(permission=Permission.WITHDRAWN, how="Said so")
    followup.record_permission(cast.ben.person, no_more, by=cast.rep, at=NOON)

    kept = followup.merge_people(cast.anna.person, cast.ben.person, by=cast.rep, at=NOON)

    assert kept.permission == Permission.WITHDRAWN
    assert not Opportunity.objects.filter(person=kept).live().exists()


def test_an_address_they_asked_us_to_leave_alone_stays_so(cast: Cast) -> None:
    mail = cast.anna.person.contact_points.get(kind=ContactKind.EMAIL)
    ContactPoint.objects.create(
        workspace=cast.workspace,
        person=cast.ben.person,
        kind=ContactKind.EMAIL,
        value=mail.value,
        shown=mail.value,
        suppressed_at=NOON,
    )
    followup.merge_people(cast.anna.person, cast.ben.person, by=cast.rep, at=NOON)
    mail.refresh_from_db()
    assert mail.suppressed_at == NOON


def test_a_merged_person_is_known_since_the_first_of_both(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ben.person_id).update(created_at=NOON - 900 * DAY)
    kept = followup.merge_people(cast.anna.person, cast.ben.person, by=cast.rep, at=NOON)
    assert kept.created_at == NOON - 900 * DAY


# --- the rest ------------------------------------------------------------------------------------------------------


def test_a_step_skipped_for_a_rest_says_until_when(cast: Cast) -> None:
    followup.skip_step(cast.anna, Parking(step=step(NOON + 90 * DAY)), delay=ASKED, by=cast.rep, at=NOON)
    assert Deferral.objects.get().to_due_at == NOON + 90 * DAY


def test_what_is_too_long_is_cut_and_never_breaks_a_verb(cast: Cast) -> None:
    """PostgreSQL refuses what SQLite lets pass."""
    long = "x" * 3_000
    opening = Opening(
        owner=cast.rep, step=step(note=long), pipeline=cast.sales, title=long, source=long, raised_hand=long
    )
    row = followup.open_opportunity(cast.anna.person, opening, by=cast.rep, at=NOON)
    assert (len(row.title), len(row.source), len(row.hand_raised_how), len(row.next_note)) == (200, 80, 200, 500)
    followup.make_promise(row, long, event=long, due_at=NOON, by=cast.rep, at=NOON)
    followup.defer_step(row, to=NOON + DAY, delay=Delay(reason=Reason.THEY_ASKED, note=long), by=cast.rep, at=NOON)
    unfit = Ending(state=State.DISQUALIFIED, reason=CloseReason.NOT_A_FIT, note=long, pointed_to=long)
    followup.conclude(row, unfit, by=cast.rep, at=NOON)
    assert (len(row.close_note), len(row.pointed_to)) == (500, 200)


def test_a_raised_hand_is_down_once_a_person_answered(cast: Cast) -> None:
    followup.complete_step(cast.chloe, REACHED, step(), by=cast.rep, at=NOON)
    assert (cast.chloe.hand_raised_at, cast.chloe.hand_raised_how) == (None, "")


def test_a_raised_hand_is_down_once_they_rest(cast: Cast) -> None:
    followup.park(cast.chloe, Parking(step=step()), by=cast.rep, at=NOON)
    assert (cast.chloe.hand_raised_at, cast.chloe.hand_raised_how) == (None, "")


def test_who_is_woken_by_hand_stands_in_their_stage_from_then_on(cast: Cast) -> None:
    followup.park(cast.anna, Parking(step=step(NOON + 90 * DAY)), by=cast.rep, at=NOON)
    followup.wake(cast.anna, step(NOON + 31 * DAY), by=cast.rep, at=NOON + 30 * DAY)
    assert cast.anna.stage_entered_at == NOON + 30 * DAY
