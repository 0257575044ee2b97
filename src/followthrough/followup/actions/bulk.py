"""Verbs on a selection of prospects. A row that refuses (closed meanwhile, say) is left as it is and not counted."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import Deed
from followthrough.followup.actions.many import doing_many
from followthrough.followup.drafts import Delay, Parking
from followthrough.followup.models import Deferral, Promise
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import StepIncomplete
from followthrough.journal import actions as journal
from followthrough.people.models import PersonTag, Tag
from followthrough.rules.words import PromiseState
from followthrough.team.models import Membership


def hand_over_many(
    rows: OpportunityQuerySet, *, to: Membership, by: Membership | None, at: datetime, note: str = ""
) -> int:
    """All of them to a colleague, with steps, promises and story. Refuses `OwnerNotHere`."""
    workspace_id = to.workspace_id

    def give(act: Deed) -> None:
        planning.require_live(act.opportunity)
        planning.require_member(to, act.opportunity.workspace_id)
        act.facts |= {"from": act.opportunity.owner_id, "to": to.pk, "note": note}
        act.opportunity.owner = to

    planning.require_member(to, workspace_id)
    given = doing_many("hand_over", rows.filter(workspace_id=workspace_id).live().exclude(owner=to), give, by=by, at=at)
    Promise.objects.filter(workspace_id=workspace_id, state=PromiseState.OPEN, opportunity__owner=to).exclude(
        member=to
    ).update(member=to)
    return given


def defer_many(rows: OpportunityQuerySet, *, to: datetime, delay: Delay, by: Membership | None, at: datetime) -> int:
    """Move the steps of all of them to another moment, each with its deferral."""
    if to.tzinfo is None:
        raise StepIncomplete

    def defer(act: Deed) -> None:
        planning.require_live(act.opportunity)
        act.created.append(_deferral(act, to, delay))
        planning.set_step(act, replace(planning.step_of(act.opportunity), due_at=to, fixed=False))
        act.facts["deferral"] = {"to": to, "reason": delay.reason, "note": delay.note}

    return doing_many("defer", rows.live(), defer, by=by, at=at)


def park_many(rows: OpportunityQuerySet, parking: Parking, *, by: Membership | None, at: datetime) -> int:
    """All of them into nurture."""

    def rest(act: Deed) -> None:
        planning.require_live(act.opportunity)
        planning.set_parking(act, parking)

    return doing_many("park", rows.open(), rest, by=by, at=at)


def set_strategy_many(rows: OpportunityQuerySet, strategy: str, *, by: Membership | None, at: datetime) -> int:
    """Another strategy for all of them: it shapes the proposals from now on."""

    def follow(act: Deed) -> None:
        act.facts |= {"from": act.opportunity.strategy, "strategy": strategy}
        act.opportunity.strategy = strategy

    return doing_many("edit", rows.live().exclude(strategy=strategy), follow, by=by, at=at)


def tag_many(rows: OpportunityQuerySet, tag: Tag, *, by: Membership | None, at: datetime, remove: bool = False) -> int:
    """Put a tag on all these people, or take it off. Returns how many of them had it not (had it)."""
    people_ids = rows.filter(workspace_id=tag.workspace_id).values("person_id")
    with transaction.atomic():
        tagged = PersonTag.objects.filter(tag=tag)
        before = tagged.count()
        if remove:
            tagged.filter(person_id__in=people_ids).delete()
        else:
            PersonTag.objects.bulk_create(
                (
                    PersonTag(workspace_id=tag.workspace_id, person_id=pk, tag=tag)
                    for pk in people_ids.values_list("person_id", flat=True).distinct()
                ),
                ignore_conflicts=True,
                batch_size=1_000,
            )
        number = abs(PersonTag.objects.filter(tag=tag).count() - before)
        facts = {"tag": tag.name, "number": number}
        journal.write(
            journal.Line(
                workspace_id=tag.workspace_id,
                verb="untag" if remove else "tag",
                at=at,
                actor_id=by.pk if by else None,
                facts=facts,
            )
        )
    return number


def _deferral(act: Deed, to: datetime, delay: Delay) -> Deferral:
    step = planning.step_of(act.opportunity)
    return Deferral(
        workspace_id=act.opportunity.workspace_id,
        opportunity=act.opportunity,
        member=act.by,
        at=act.at,
        from_due_at=step.due_at,
        to_due_at=to,
        purpose=step.purpose,
        channel=step.channel,
        reason=delay.reason,
        note=delay.note,
    )
