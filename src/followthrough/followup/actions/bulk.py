"""Verbs on a selection of prospects. A row that refuses (closed meanwhile, say) is left as it is and not counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from followthrough.followup.actions import planning, steps
from followthrough.followup.actions.deed import Deed
from followthrough.followup.actions.many import PORTION, STEP, Manner, doing_many, doing_these, portions
from followthrough.followup.drafts import Delay, Ending, NextStep, Parking, Then
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import DueLater, EndNotTyped, StepIncomplete, StepInThePast
from followthrough.journal import actions as journal
from followthrough.people.models import PersonTag, Tag
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import NextBy, State
from followthrough.team.models import Membership


def hand_over_many(
    rows: OpportunityQuerySet, *, to: Membership, by: Membership | None, at: datetime, note: str = ""
) -> int:
    """All of them to a colleague, with steps, promises and story. Refuses `OwnerNotHere`."""

    def check() -> None:
        planning.require_member(to, to.workspace_id)

    def give(act: Deed) -> None:
        planning.require_live(act.opportunity)
        act.facts |= {"from": act.opportunity.owner_id, "to": to.pk, "name": to.name, "note": note}
        planning.give(act, to)

    check()
    given = rows.filter(workspace_id=to.workspace_id).live().exclude(owner=to)
    return doing_many(Manner(verb="hand_over", change=give, check=check, with_promises=True), given, by=by, at=at)


def defer_many(rows: OpportunityQuerySet, *, to: datetime, delay: Delay, by: Membership | None, at: datetime) -> int:
    """Put the steps of all of them off to another moment, each with its deferral. What is due later stays."""
    if to.tzinfo is None:
        raise StepIncomplete
    if to < at - planning.SLACK:
        raise StepInThePast

    def defer(act: Deed) -> None:
        planning.require_live(act.opportunity)
        if (act.opportunity.next_due_at or to) >= to:
            raise DueLater
        steps.store_deferral(act, to, delay, skipped=False)
        planning.set_step(act, replace(planning.step_of(act.opportunity), due_at=to, fixed=False))

    manner = Manner(verb="defer", change=defer, columns=STEP, with_person=True)
    return doing_many(manner, rows.live().filter(next_due_at__lt=to), by=by, at=at)


def park_many(rows: OpportunityQuerySet, parking: Parking, *, by: Membership | None, at: datetime) -> int:
    """All of them into nurture. Refuses a step that is incomplete or past."""
    planning.check_step(parking.step, at=at)

    def rest(act: Deed) -> None:
        planning.require_live(act.opportunity)
        planning.set_parking(act, parking)

    manner = Manner(verb="park", change=rest, columns=(*STEP, "hand_raised_how"), with_person=True, with_promises=True)
    return doing_many(manner, rows.open(), by=by, at=at)


def conclude_many(rows: OpportunityQuerySet, ending: Ending, *, by: Membership | None, at: datetime) -> int:
    """All of them lost or disqualified, for the same typed reason. Each win is a story of its own: one at a time.

    Refuses `EndNotTyped`, `PointedNowhere`.
    """
    planning.check_ending(ending)
    if ending.state == State.WON:
        raise EndNotTyped

    def close(act: Deed) -> None:
        planning.require_live(act.opportunity)
        planning.set_ending(act, ending)

    ends = ("hand_raised_how", "closed_at", "close_reason", "close_note", "pointed_to")
    manner = Manner(verb=str(ending.state), change=close, columns=(*STEP, *ends), with_promises=True)
    return doing_many(manner, rows.live(), by=by, at=at)


def carry_on_many(
    thens: Mapping[int, Then],
    *,
    verb: str,
    by: Membership | None,
    at: datetime,
    facts: Mapping[int, dict[str, Any]] | None = None,
) -> int:
    """Each opportunity (by id) goes on with what is given for it. One that refuses is left as it is.

    A step for a person wakes one who rests; the machine's own leave it resting. `facts` are told beside each step.
    """

    def carry_on(act: Deed) -> None:
        row, then = act.opportunity, thens[act.opportunity.pk]
        planning.require_live(row)
        act.facts |= (facts or {}).get(row.pk, {})
        if isinstance(then, NextStep) and then.by == NextBy.MACHINE:
            planning.set_step(act, then)
        else:
            planning.go_on(act, then)

    ends = ("hand_raised_how", "closed_at", "close_reason", "close_note", "pointed_to")
    manner = Manner(verb=verb, change=carry_on, columns=(*STEP, *ends), with_person=True, with_promises=True)
    return doing_these(manner, thens, by=by, at=at)


def set_strategy_many(rows: OpportunityQuerySet, strategy: str, *, by: Membership | None, at: datetime) -> int:
    """Another strategy for all of them: it shapes the proposals from now on."""

    def follow(act: Deed) -> None:
        act.facts["changes"] = {"strategy": [act.opportunity.strategy, strategy]}
        act.opportunity.strategy = strategy

    manner = Manner(verb="edit", change=follow, columns=("strategy",))
    return doing_many(manner, rows.live().exclude(strategy=strategy), by=by, at=at)


def tag_many(rows: OpportunityQuerySet, tag: Tag, *, by: Membership | None, at: datetime, remove: bool = False) -> int:
    """Put a tag on all these people, or take it off. Returns how many of them had it not (had it)."""
    refuse_strangers(tag.workspace_id, by)
    people = rows.filter(workspace_id=tag.workspace_id).order_by().values_list("person_id", flat=True).distinct()
    having = PersonTag.objects.filter(tag=tag).values("person_id")
    touched = sorted(people.filter(person_id__in=having) if remove else people.exclude(person_id__in=having))
    line = partial(_tag_line, tag, verb="untag" if remove else "tag", by=by, at=at)
    for portion in portions(touched):
        with transaction.atomic():
            set_tag(tag, portion, remove=remove)
            journal.write_numbered([line(person_id) for person_id in portion])
    return len(touched)


def set_tag(tag: Tag, people_ids: Sequence[int], *, remove: bool = False) -> None:
    """Part of tagging and of taking it back: these people have the tag (or not), whatever they had."""
    if remove:
        PersonTag.objects.filter(tag=tag, person_id__in=people_ids).delete()
        return
    tagged = (PersonTag(workspace_id=tag.workspace_id, person_id=pk, tag=tag) for pk in people_ids)
    PersonTag.objects.bulk_create(tagged, ignore_conflicts=True, batch_size=PORTION)


def _tag_line(tag: Tag, person_id: int, *, verb: str, by: Membership | None, at: datetime) -> journal.Line:
    return journal.Line(
        workspace_id=tag.workspace_id,
        verb=verb,
        at=at,
        actor_id=by.pk if by else None,
        person_id=person_id,
        facts={"tag": tag.name},
        before={"tag": tag.pk},
    )
