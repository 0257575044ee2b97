"""Who is here for a lead, and until when it is whose turn; the line in the journal."""

from datetime import datetime, timedelta
from typing import Any

from followthrough.capture.models import LeadForm
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import our_time
from followthrough.journal import actions as journal
from followthrough.rules.words import (
    Channel,
)
from followthrough.rules.worktime import Calendar, next_slot
from followthrough.team.models import Absence, Membership


def members_of(workspace_id: int) -> list[Membership]:
    members = Membership.objects.of_workspace(workspace_id).active().select_related("workspace", "user")
    return list(members.order_by("pk"))


def here_among(members: Any, *, at: datetime) -> set[int]:
    """Those who are not away today, by their ids."""
    members = list(members)
    away = Absence.objects.filter(member__in=members).touching(at.date(), at.date())
    return {member.pk for member in members} - set(away.values_list("member_id", flat=True))


def passes_at(form: LeadForm, owner: Membership, *, at: datetime) -> datetime:
    """The clock runs in the owner's working time: a lead of the night passes on in the morning."""
    begins = next_slot(Calendar(our_time(owner, at=at)), Channel.CALL, at)
    return max(begins, at) + timedelta(minutes=form.minutes)


def tell(
    verb: str,
    form: LeadForm,
    facts: dict[str, Any],
    *,
    by: Membership | None,
    at: datetime,
    about: Opportunity | None = None,
) -> None:
    journal.write(
        journal.Line(
            workspace_id=form.workspace_id,
            verb=verb,
            at=at,
            actor_id=by.pk if by else None,
            person_id=about.person_id if about else None,
            opportunity_id=about.pk if about else None,
            facts={"form": form.name, **facts},
        )
    )
