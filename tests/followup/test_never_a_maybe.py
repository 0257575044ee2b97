"""Random verbs by random actors over random clocks and zones: the state that cannot be wrong, never is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.models import Count, Sum
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from followthrough.followup import actions as followup
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Opening, Parking, StageMove
from followthrough.followup.models import Deferral, Opportunity, Promise, Stage, Tally, Touch
from followthrough.journal.models import Entry
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Person
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import (
    LIVE_STATES,
    REASONS_FOR,
    Bucket,
    Channel,
    CloseReason,
    Direction,
    NextBy,
    Origin,
    Outcome,
    PromiseState,
    Purpose,
    Reason,
    WaitingOn,
)
from followthrough.team.models import Membership
from tests import cast as stage_hands
from tests.cast import NOON

pytestmark = pytest.mark.django_db

words = {
    word: st.sampled_from(list(word))
    for word in (Channel, Direction, NextBy, Origin, Outcome, Purpose, Reason, WaitingOn)
}
ZONES = st.sampled_from(["UTC", "Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu", "Europe/Berlin"]).map(
    ZoneInfo
)
AHEAD = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=500))
PASSES = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=40))
ENDINGS = st.sampled_from([(state, reason) for state, reasons in REASONS_FOR.items() for reason in reasons])


class Life(RuleBasedStateMachine):
    """A workspace in which anything may be pressed at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.cast = stage_hands.assemble()
        followup.recount(self.cast.workspace.pk)
        self.now = NOON
        self.touches = 0
        self.deferrals = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.room.__exit__(None, None, None)

    # --- what may happen -------------------------------------------------------------------------------------------

    @rule(data=st.data(), passed=PASSES)
    def complete(self, data: st.DataObject, passed: timedelta) -> None:
        self._wait(passed)
        self._try(
            lambda one: followup.complete_step(
                one, self._contact(data), self._then(data), by=self._actor(data), at=self.now
            ),
            data,
            touches=1,
        )

    @rule(data=st.data())
    def log(self, data: st.DataObject) -> None:
        self._try(
            lambda one: followup.log_touch(one, self._contact(data), by=self._actor(data), at=self.now), data, touches=1
        )

    @rule(data=st.data(), passed=PASSES)
    def defer(self, data: st.DataObject, passed: timedelta) -> None:
        self._wait(passed)
        to = self._later(data)
        delay = Delay(reason=data.draw(words[Reason]))
        self._try(
            lambda one: followup.defer_step(one, to=to, delay=delay, by=self._actor(data), at=self.now),
            data,
            deferrals=1,
        )

    @rule(data=st.data())
    def skip(self, data: st.DataObject) -> None:
        delay = Delay(reason=data.draw(words[Reason]))
        self._try(
            lambda one: followup.skip_step(one, self._then(data), delay=delay, by=self._actor(data), at=self.now),
            data,
            deferrals=1,
        )

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        stage = data.draw(st.sampled_from(list(Stage.objects.filter(workspace=self.cast.workspace).order_by("pk"))))
        evidence = data.draw(st.sampled_from(["They sent it", " "]))
        self._try(
            lambda one: followup.move_stage(
                one, StageMove(stage=stage, evidence=evidence), by=self._actor(data), at=self.now
            ),
            data,
        )

    @rule(data=st.data())
    def hand_over(self, data: st.DataObject) -> None:
        to = data.draw(st.sampled_from([self.cast.rep, self.cast.manager, self.cast.outsider]))
        self._try(lambda one: followup.hand_over(one, to=to, by=self._actor(data), at=self.now), data)

    @rule(data=st.data())
    def conclude(self, data: st.DataObject) -> None:
        self._try(lambda one: followup.conclude(one, self._ending(data), by=self._actor(data), at=self.now), data)

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        self._try(lambda one: followup.reopen(one, self._step(data), by=self._actor(data), at=self.now), data)

    @rule(data=st.data())
    def promise(self, data: st.DataObject) -> None:
        due_at = self._later(data)
        self._try(
            lambda one: followup.make_promise(one, "The sheet", due_at=due_at, by=self.cast.rep, at=self.now), data
        )

    @precondition(lambda self: Promise.objects.exists())
    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        promise = data.draw(st.sampled_from(list(Promise.objects.select_related("opportunity").order_by("pk"))))
        verb = data.draw(st.sampled_from([followup.keep_promise, followup.break_promise, followup.release_promise]))
        was = promise.state
        try:
            verb(promise, by=self._actor(data), at=self.now)
        except Refusal:
            assert was != PromiseState.OPEN

    @rule(data=st.data())
    def change_step(self, data: st.DataObject) -> None:
        self._try(lambda one: followup.change_step(one, self._step(data), by=self._actor(data), at=self.now), data)

    @rule(data=st.data())
    def edit_stage(self, data: st.DataObject) -> None:
        stage = data.draw(st.sampled_from(list(Stage.objects.filter(workspace=self.cast.workspace).order_by("pk"))))
        changes = {"bucket": data.draw(st.sampled_from(list(Bucket))), "chance": data.draw(st.integers(0, 100))}
        followup.edit_stage(stage, changes, by=self.cast.admin, at=self.now)
        assert not Opportunity.objects.filter(stage=stage).exclude(bucket=changes["bucket"]).exists()

    @rule(data=st.data())
    def many(self, data: st.DataObject) -> None:
        """A verb on everybody; taken back at once, all of it is as it was."""
        self._wait(timedelta(seconds=1))  # a run is known by its moment
        verb, act = data.draw(st.sampled_from(self._acts_on_many(data)))
        by, was, moved = self.cast.manager, self._everything(), Deferral.objects.count()
        try:
            changed = act(Opportunity.objects.filter(workspace=self.cast.workspace), by)
        except Refusal:
            assert self._everything() == was
            return
        if data.draw(st.booleans()):
            taken = followup.undo_many(
                self.cast.workspace.pk, verb, done_at=self.now, done_by=by.pk, by=by, at=self.now
            )
            assert (taken.back, taken.built_upon) == (changed, 0)
            assert self._everything() == was
        self.deferrals += Deferral.objects.count() - moved
        assert verb == "defer" or Deferral.objects.count() == moved

    @rule(data=st.data())
    def raise_hand(self, data: st.DataObject) -> None:
        self._try(lambda one: followup.raise_hand(one, "Replied", by=None, at=self.now), data)

    @rule(data=st.data())
    def open_another(self, data: st.DataObject) -> None:
        opening = Opening(
            owner=data.draw(st.sampled_from([self.cast.rep, self.cast.manager])),
            step=self._step(data),
            pipeline=self.cast.sales,
            value=data.draw(st.decimals(min_value=0, max_value=10**6, places=2)),
        )
        try:
            followup.add_prospect(PersonDraft(name="Dora Díaz"), opening, by=self._actor(data), at=self.now)
        except Refusal:
            assert opening.step.due_at < self.now or opening.step.owner == self.cast.outsider

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        people = list(Person.objects.filter(workspace=self.cast.workspace).order_by("pk"))
        keep, gone = data.draw(st.sampled_from(people)), data.draw(st.sampled_from(people))
        try:
            followup.merge_people(keep, gone, by=self.cast.rep, at=self.now)
        except Refusal:
            assert keep == gone

    @rule(passed=PASSES)
    def tick(self, passed: timedelta) -> None:
        self._wait(passed)
        followup.wake_due(at=self.now)
        assert not Opportunity.objects.live().filter(next_by=NextBy.MACHINE).due(self.now).exists()

    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        leaver, heir = data.draw(st.permutations([self.cast.rep, self.cast.manager]))
        followup.leave_team(leaver, heir=heir, by=self.cast.admin, at=self.now)
        assert not Opportunity.objects.live().filter(owner=leaver).exists()
        Membership.objects.filter(pk=leaver.pk).update(is_active=True)
        leaver.refresh_from_db()

    @precondition(lambda self: Entry.objects.exists())
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(list(Entry.objects.order_by("-pk")[:6])))
        touched, moved = Touch.objects.count(), Deferral.objects.count()
        try:
            followup.undo(entry, by=self.cast.rep, at=self.now)
        except Refusal:
            assert (Touch.objects.count(), Deferral.objects.count()) == (touched, moved)
        self.touches += Touch.objects.count() - touched
        self.deferrals += Deferral.objects.count() - moved

    # --- what must always hold -------------------------------------------------------------------------------------

    @invariant()
    def every_live_one_has_its_step(self) -> None:
        assert followup.repair_orphans(at=NOON) == []

    @invariant()
    def no_touch_is_lost_and_every_postponed_step_has_its_row(self) -> None:
        assert Touch.objects.count() == self.touches
        assert Deferral.objects.count() == self.deferrals

    @invariant()
    def the_journal_tells_the_same_story(self) -> None:
        for row in Opportunity.objects.all():
            told = _told(row)
            if told is not None:
                assert told == _stands(row)

    @invariant()
    def the_counters_are_right(self) -> None:
        counted = Opportunity.objects.values_list("owner_id", "stage_id", "state").annotate(Count("pk"), Sum("value"))
        kept = Tally.objects.exclude(number=0).values_list("owner_id", "stage_id", "state", "number", "value")
        assert _rounded(counted) == _rounded(kept)

    @invariant()
    def nobody_elses_row_was_touched(self) -> None:
        assert not Opportunity.objects.filter(workspace=self.cast.outsider.workspace).exists()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def _try(
        self, verb: Callable[[Opportunity], Any], data: st.DataObject, *, touches: int = 0, deferrals: int = 0
    ) -> None:
        rows = list(Opportunity.objects.select_related("person", "stage", "pipeline", "owner").order_by("pk"))
        one = data.draw(st.sampled_from(rows))
        was = columns_of(one)
        try:
            verb(one)
        except Refusal:
            assert columns_of(Opportunity.objects.get(pk=one.pk)) == was
        else:
            self.touches += touches
            self.deferrals += deferrals

    def _acts_on_many(self, data: st.DataObject) -> list[tuple[str, Callable[[Any, Membership], int]]]:
        """Name in the journal, and the verb with what it was given."""
        to = data.draw(st.sampled_from([self.cast.rep, self.cast.manager]))
        later, ending, parking = self._later(data), self._ending(data), Parking(step=self._step(data))
        delay, at = Delay(reason=data.draw(words[Reason])), self.now
        return [
            ("hand_over", lambda rows, by: followup.hand_over_many(rows, to=to, by=by, at=at)),
            ("defer", lambda rows, by: followup.defer_many(rows, to=later, delay=delay, by=by, at=at)),
            ("park", lambda rows, by: followup.park_many(rows, parking, by=by, at=at)),
            (str(ending.state), lambda rows, by: followup.conclude_many(rows, ending, by=by, at=at)),
            ("edit", lambda rows, by: followup.set_strategy_many(rows, "large", by=by, at=at)),
        ]

    def _everything(self) -> list[dict[str, Any]]:
        """Every prospect and promise, column by column."""
        return [columns_of(row) for model in (Opportunity, Promise) for row in model.objects.order_by("pk")]

    def _wait(self, passed: timedelta) -> None:
        self.now += passed

    def _actor(self, data: st.DataObject) -> Membership | None:
        return data.draw(st.sampled_from([self.cast.rep, self.cast.manager, None]))

    def _later(self, data: st.DataObject) -> datetime:
        return (self.now + data.draw(AHEAD)).astimezone(data.draw(ZONES))

    def _contact(self, data: st.DataObject) -> Contact:
        return Contact(
            channel=data.draw(words[Channel]),
            outcome=data.draw(words[Outcome]),
            direction=data.draw(words[Direction]),
            note=data.draw(st.sampled_from(["", "Asked about the warranty"])),
        )

    def _step(self, data: st.DataObject) -> NextStep:
        due_at = data.draw(st.sampled_from([self._later(data), self.now - timedelta(days=1)]))
        return NextStep(
            purpose=data.draw(words[Purpose]),
            channel=data.draw(words[Channel]),
            due_at=due_at,
            by=data.draw(words[NextBy]),
            waiting_on=data.draw(words[WaitingOn]),
            origin=data.draw(words[Origin]),
            fixed=data.draw(st.booleans()),
            owner=data.draw(st.sampled_from([None, self.cast.manager, self.cast.outsider])),
        )

    def _ending(self, data: st.DataObject) -> Ending:
        state, reason = data.draw(ENDINGS)
        wrong = data.draw(st.sampled_from([False, False, False, True]))
        pointed_to = data.draw(st.sampled_from(["A better place", ""]))
        return Ending(state=state, reason=CloseReason.DUPLICATE if wrong else reason, pointed_to=pointed_to)

    def _then(self, data: st.DataObject) -> NextStep | Parking | Ending | None:
        kind = data.draw(st.sampled_from(["step", "step", "park", "end", "none"]))
        match kind:
            case "step":
                return self._step(data)
            case "park":
                return Parking(step=self._step(data))
            case "end":
                return self._ending(data)
        return None


def _stands(row: Opportunity) -> tuple[object, ...]:
    if row.state in LIVE_STATES:
        assert row.next_due_at is not None
        return (row.next_purpose, row.next_channel, _to_the_millisecond(row.next_due_at))
    return (row.state, row.close_reason)


def _told(row: Opportunity) -> tuple[object, ...] | None:
    """What the last entry that is not undone says of where the prospect stands."""
    for entry in Entry.objects.of_opportunity(row.pk).filter(undone_at=None).order_by("-pk"):
        if "ended" in entry.facts:
            return (entry.facts["ended"]["state"], entry.facts["ended"]["reason"])
        if "next" in entry.facts:
            step = entry.facts["next"]
            return (step["purpose"], step["channel"], _to_the_millisecond(datetime.fromisoformat(step["due_at"])))
    return None


def _to_the_millisecond(moment: datetime) -> datetime:
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _rounded(rows: Any) -> set[tuple[object, ...]]:
    return {(*row[:-1], Decimal(str(row[-1])).quantize(Decimal("0.01"))) for row in rows}


def test_no_prospect_is_ever_in_a_maybe(request: pytest.FixtureRequest) -> None:
    thorough = bool(request.config.getoption("--slow"))
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Life,
        settings=settings(
            max_examples=400 if thorough else 15,
            stateful_step_count=60 if thorough else 25,
            deadline=None,
            phases=set(Phase) if thorough else set(Phase) - {Phase.shrink, Phase.explain},
            suppress_health_check=list(HealthCheck),
        ),
    )
