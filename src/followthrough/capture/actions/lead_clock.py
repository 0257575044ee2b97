"""The clock of a lead: claimed, passed on when nobody acts, stopped only by a person's contact."""

from datetime import datetime, timedelta

from django.db import transaction

from followthrough.capture.actions.lead_turns import here_among, members_of, passes_at, tell
from followthrough.capture.models import Lead
from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Touch
from followthrough.rules.lead_chain import next_turn
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.words import (
    LIVE_STATES,
    Direction,
)
from followthrough.team.models import Membership

SETTLED_FOR = timedelta(days=30)


def claim_lead(lead: Lead, *, by: Membership, at: datetime) -> Lead:
    """I take it: the clock waits for me alone from now on. Refuses what `followup.hand_over` refuses."""
    refuse_strangers(lead.workspace_id, by)
    with transaction.atomic():
        row = Lead.objects.select_for_update().get(pk=lead.pk)
        opportunity = Opportunity.objects.get(pk=row.opportunity_id)
        if opportunity.owner_id != by.pk:
            followup.hand_over(opportunity, to=by, by=by, at=at, note="Claimed")
        row.tried = [*row.tried, by.pk]
        row.passes_at = passes_at(row.form, by, at=at)
        row.save(update_fields=["tried", "passes_at"])
        tell("claim_lead", row.form, {"lead": row.pk}, by=by, at=at, about=opportunity)
    return row


def pass_leads_on(*, at: datetime) -> int:
    """Whose time has passed without a contact by a person: the next one's turn. Returns how many were passed on."""
    settle_leads(at=at)
    due = Lead.objects.filter(passes_at__isnull=False, passes_at__lte=at).order_by("passes_at")
    return sum(_pass_on(pk, at=at) for pk in list(due.values_list("pk", flat=True)))


def settle_leads(*, at: datetime) -> int:
    """Note when those of late were answered, and when a person first contacted them: that stops their clock."""
    open_ones = Lead.objects.filter(contacted_at__isnull=True, at__gt=at - SETTLED_FOR, passes_at__isnull=False)
    waiting = {lead.opportunity_id: lead for lead in open_ones.order_by("at")}
    touches = (
        Touch.objects.filter(opportunity__in=waiting, member__isnull=False, direction=Direction.OUT)
        .order_by("at")
        .values_list("opportunity_id", "member_id", "at")
    )
    first: dict[int, tuple[int, datetime]] = {}
    for opportunity_id, member_id, touched_at in touches:
        if touched_at >= waiting[opportunity_id].at and opportunity_id not in first:
            first[opportunity_id] = (member_id or 0, touched_at)
    for opportunity_id, (member_id, touched_at) in first.items():
        Lead.objects.filter(opportunity=opportunity_id, contacted_at__isnull=True).update(
            contacted_at=touched_at, contacted_by=member_id, passes_at=None
        )
    return len(first) + _note_answers(at=at)


def _note_answers(*, at: datetime) -> int:
    lately = Lead.objects.filter(answered_at__isnull=True, answer__sent_at__isnull=False, at__gt=at - SETTLED_FOR)
    sent = dict(lately.values_list("pk", "answer__sent_at"))
    for pk, sent_at in sent.items():
        Lead.objects.filter(pk=pk).update(answered_at=sent_at)
    return len(sent)


def _pass_on(pk: int, *, at: datetime) -> int:
    with transaction.atomic():
        lead = Lead.objects.select_for_update().select_related("form").get(pk=pk)
        if lead.passes_at is None or lead.passes_at > at:
            return 0
        opportunity = Opportunity.objects.select_related("owner").get(pk=lead.opportunity_id)
        members = {member.pk: member for member in members_of(lead.workspace_id)}
        here = here_among(members.values(), at=at)
        managers = [pk for pk, member in members.items() if member.sees_all]
        following = next_turn(lead.form.takers, managers, tried=[*lead.tried, opportunity.owner_id], here=here)
        if following is None or opportunity.state not in LIVE_STATES:
            Lead.objects.filter(pk=pk).update(passes_at=None)
            return 0
        note = f"Nobody called within {lead.form.minutes} minutes"
        followup.hand_over(opportunity, to=members[following], by=None, at=at, note=note)
        lead.tried = [*lead.tried, following]
        lead.passes_at = passes_at(lead.form, members[following], at=at)
        lead.save(update_fields=["tried", "passes_at"])
    return 1
