"""Beginning a sequence, stopping it, and going on with one that was held."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import NotLive
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.playbooks import models
from followthrough.playbooks.actions.courses import Move, apply_columns, go_to, next_turn
from followthrough.playbooks.almanac import Almanac
from followthrough.playbooks.models import Enrollment, EnrollmentState, SequenceKind
from followthrough.playbooks.queries import under_way
from followthrough.playbooks.refusals import InAnother, NotLiveHere, NotUnderWay, SwitchedOff
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.sequences import continue_after
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import LIVE_STATES, Permission, State
from followthrough.team.models import Membership

PORTION = 500
FITS = {SequenceKind.SELLING: State.OPEN, SequenceKind.DRIP: State.NURTURE}


def enroll(opportunity: Opportunity, sequence: models.Sequence, *, by: Membership | None, at: datetime) -> Enrollment:
    """Begin: the prospect's next step is the sequence's first from now on.

    Refuses `SwitchedOff`, `InAnother`, `NotLive`, `NotLiveHere` (one for open prospects, one for nurture).
    """
    refuse_strangers(sequence.workspace_id, by, opportunity)
    with transaction.atomic():
        row = Opportunity.objects.select_for_update().get(pk=opportunity.pk)
        _require_fit(row, sequence)
        enroll_many([row.pk], sequence, by=by, at=at)
        begun = Enrollment.objects.under_way().filter(opportunity=row, sequence=sequence).first()
        if begun is None:
            raise NotLiveHere
    opportunity.refresh_from_db()
    return begun


def enroll_many(ids: Iterable[int], sequence: models.Sequence, *, by: Membership | None, at: datetime) -> int:
    """Begin for all of these it fits and that are in none. Returns for how many. Refuses `SwitchedOff`."""
    if not sequence.is_on or sequence.version_id is None:
        raise SwitchedOff
    ids, begun = sorted(set(ids)), 0
    for begin in range(0, len(ids), PORTION):
        with transaction.atomic():
            begun += _enroll_portion(ids[begin : begin + PORTION], sequence, by=by, at=at)
    return begun


def enroll_selection(rows: OpportunityQuerySet, sequence: models.Sequence, *, by: Membership, at: datetime) -> int:
    """Begin for a selection the member may edit: see `enroll_many`."""
    refuse_strangers(sequence.workspace_id, by)
    return enroll_many(rows.editable_by(by).order_by().values_list("pk", flat=True), sequence, by=by, at=at)


def stop_enrollment(enrollment: Enrollment, *, by: Membership | None, at: datetime, why: str = "") -> Enrollment:
    """Nothing of it goes out any more; a person has the prospect from now on. Refuses `NotUnderWay`."""
    with transaction.atomic():
        one = _one(enrollment, by=by)
        _end(one.enrollment, why or "Stopped by hand", at=at)
        if one.is_current:
            thens = {one.opportunity.pk: _for_a_person(one, at=at)}
            told = {one.opportunity.pk: facts_of(one.enrollment)}
            followup.carry_on_many(thens, verb="stop_sequence", by=by, at=at, facts=told)
        else:
            journal.write(line_of("stop_sequence", one.enrollment, by=by, at=at))
    return one.enrollment


def go_on(enrollment: Enrollment, *, by: Membership | None, at: datetime) -> Enrollment:
    """Somebody looked at one that was held: its next step is planned from now. Refuses `NotUnderWay`, `NotLive`.

    A step that was too late, or lacked a word, is tried again; one that was done is not.
    """
    with transaction.atomic():
        one = _one(enrollment, by=by)
        if one.opportunity.state not in LIVE_STATES:
            raise NotLive
        _catch_up(one)
        move = go_to(_course_from_here(one), one, Almanac([one.opportunity.owner], at=at))
        move.columns = {"state": EnrollmentState.ACTIVE, "halt": "", "why": "", **move.columns}
        store([move], verb="go_on", by=by, at=at)
    return one.enrollment


def store(moves: Sequence[Move], *, verb: str, by: Membership | None, at: datetime) -> None:
    """Write what becomes of them: their prospects' steps, their own columns, and the sequences their ends lead into."""
    apply_columns(list(moves))
    thens = {move.one.opportunity.pk: move.then for move in moves if move.then is not None}
    if thens:
        told = {move.one.opportunity.pk: facts_of(move.one.enrollment) for move in moves}
        followup.carry_on_many(thens, verb=verb, by=by, at=at, facts=told)
    _lead_on([move for move in moves if move.follows is not None], at=at)


def _lead_on(moves: Sequence[Move], *, at: datetime) -> None:
    """Into the sequence that follows; where it is gone or off, a person goes on: no end is a maybe."""
    for number in sorted({move.follows or 0 for move in moves}):
        led = [move.one for move in moves if move.follows == number]
        following = models.Sequence.objects.in_use().filter(pk=number, is_on=True, version__isnull=False).first()
        if following is not None and following.workspace_id == led[0].opportunity.workspace_id:
            _enroll_portion([one.opportunity.pk for one in led], following, by=None, at=at)
        left = [one for one in led if one.opportunity.pk not in _under_way(led)]
        thens = {one.opportunity.pk: _for_a_person(one, at=at) for one in left}
        if thens:
            followup.carry_on_many(thens, verb="advance", by=None, at=at)


def _under_way(led: Sequence[under_way.UnderWay]) -> set[int]:
    ids = [one.opportunity.pk for one in led]
    return set(Enrollment.objects.under_way().filter(opportunity__in=ids).values_list("opportunity_id", flat=True))


def _enroll_portion(ids: Sequence[int], sequence: models.Sequence, *, by: Membership | None, at: datetime) -> int:
    assert sequence.version is not None
    lock.hold(Opportunity.objects.filter(pk__in=ids))
    free = Opportunity.objects.filter(
        pk__in=ids, workspace_id=sequence.workspace_id, state=FITS[SequenceKind(sequence.kind)]
    ).exclude(person__permission=Permission.WITHDRAWN)
    busy = Enrollment.objects.under_way().filter(opportunity__in=ids).values("opportunity")
    fresh = [
        Enrollment(
            workspace_id=sequence.workspace_id,
            opportunity_id=pk,
            sequence=sequence,
            version=sequence.version,
            step_key="",
            step_set_at=at,
            began_at=at,
            began_by=by,
        )
        for pk in free.exclude(pk__in=busy).order_by("pk").values_list("pk", flat=True)
    ]
    Enrollment.objects.bulk_create(fresh, batch_size=PORTION)
    begun = under_way.read(Enrollment.objects.filter(pk__in=[row.pk for row in fresh]))
    almanac = Almanac({one.opportunity.owner for one in begun}, at=at)
    moves = [go_to(next_turn(_plan(one), None, one), one, almanac) for one in begun]
    store(moves, verb="begin_sequence", by=by, at=at)
    return len(begun)


def _plan(one: under_way.UnderWay) -> Any:
    assert one.enrollment.version is not None
    return one.enrollment.version.plan


def _require_fit(row: Opportunity, sequence: models.Sequence) -> None:
    if not sequence.is_on:
        raise SwitchedOff
    if row.state not in LIVE_STATES:
        raise NotLive
    if row.state != FITS[SequenceKind(sequence.kind)]:
        raise NotLiveHere
    if Enrollment.objects.under_way().filter(opportunity=row).exists():
        raise InAnother


def _one(enrollment: Enrollment, *, by: Membership | None) -> under_way.UnderWay:
    refuse_strangers(enrollment.workspace_id, by)
    rows = Enrollment.objects.under_way().filter(pk=enrollment.pk)
    lock.hold(rows)
    found = under_way.read(rows)
    if not found:
        raise NotUnderWay
    return found[0]


def _catch_up(one: under_way.UnderWay) -> None:
    """On the newest version; a person's step they did since counts as done."""
    row = one.enrollment
    row.version = row.sequence.version or row.version
    step = next((step for step in row.version.plan.steps if step.key == row.step_key), None)
    worked = one.worked_at is not None and one.worked_at >= row.step_set_at
    if step is not None and worked and row.halt == Halt.TAKEN_OVER and step.key not in row.done:
        row.done = [*row.done, step.key]


def _course_from_here(one: under_way.UnderWay) -> Any:
    plan = _plan(one)
    return next_turn(plan, continue_after(plan, one.enrollment.done), one)


def _for_a_person(one: under_way.UnderWay, *, at: datetime) -> Any:
    from followthrough.playbooks.actions.courses import hand_back

    return hand_back(one, Halt.TAKEN_OVER, "stopped", Almanac([one.opportunity.owner], at=at), ends=True).then


def _end(row: Enrollment, why: str, *, at: datetime) -> None:
    row.state, row.ended_at, row.why = EnrollmentState.STOPPED, at, why[:300]
    row.save(update_fields=["state", "ended_at", "why"])


def facts_of(row: Enrollment) -> dict[str, Any]:
    """What the journal tells of it beside the step: which sequence, and why it stands still if it does."""
    facts: dict[str, Any] = {"sequence": row.sequence_id, "name": row.sequence.name}
    if row.halt or row.why:
        facts |= {"halt": str(row.halt), "why": row.why}
    return facts


def line_of(verb: str, row: Enrollment, *, by: Membership | None, at: datetime) -> journal.Line:
    """A line about an enrollment whose prospect's step stays as it is. Wants the opportunity loaded."""
    return journal.Line(
        workspace_id=row.workspace_id,
        verb=verb,
        at=at,
        actor_id=by.pk if by else None,
        person_id=row.opportunity.person_id,
        opportunity_id=row.opportunity_id,
        facts=facts_of(row),
    )
