"""Rows as the terminal says them, in words and as JSON."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from followthrough.followup.models import Opportunity
from followthrough.followup.queries import zone_of
from followthrough.review.queries.plan import Plan, PlanRow, PromiseRow
from followthrough.rules.dates import say_date
from followthrough.rules.local_time import say_their_time
from followthrough.rules.next_step import Action, Proposal, say_step
from followthrough.rules.words import Channel, Purpose, State, Word
from followthrough.team.models import Membership


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A word of the house as people type it: no-answer, No answer, or as much of it as is clear."""

    name = "word"

    def __init__(self, words: list[Word]) -> None:
        self.words = {word.value.replace("_", "-"): word for word in words}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Word:
        if isinstance(value, Word):
            return value
        typed = str(value).strip().lower().replace("_", "-").replace(" ", "-")
        fitting = [word for name, word in self.words.items() if name.startswith(typed)]
        if typed in self.words:
            return self.words[typed]
        if len(fitting) != 1:
            self.fail(f"“{value}” is none of: {', '.join(self.words)}", param, ctx)
        return fitting[0]


def act_of(row: Opportunity) -> str:
    """The next step in words; for a closed one, how it ended."""
    if row.next_channel and row.next_purpose:
        return say_step(Channel(row.next_channel), Purpose(row.next_purpose))
    return State(row.state).label


def name_of(row: Opportunity) -> str:
    """ "Anna Keller, Brandt & Söhne"."""
    company = row.person.company.name if row.person.company else ""
    return f"{row.person.name}, {company}" if company and company != row.person.name else row.person.name


def say_where_it_stands(row: Opportunity, *, at: datetime) -> str:
    """What comes next with them, or how it ended."""
    if row.next_due_at is None:
        return f"{name_of(row)}: {State(row.state).label.lower()}."
    when = say_date(row.next_due_at, zone_of(row.owner).key, at)
    resting = "resting, then " if row.state == State.NURTURE else ""
    act = act_of(row)
    return f"{name_of(row)}: {resting}{act[0].lower() + act[1:]}, {when}."


def say_proposal(proposal: Proposal, *, zone: ZoneInfo, at: datetime) -> str:
    """ "Call to hear how things are going, in 3 days, Sat 28 Nov"."""
    if proposal.action == Action.CONCLUDE:
        reason = proposal.close_reason.label.lower() if proposal.close_reason else ""
        return f"Close as {proposal.close_state.label.lower() if proposal.close_state else ''}: {reason}"
    assert proposal.channel
    assert proposal.purpose
    assert proposal.due_at
    act = f"{say_step(proposal.channel, proposal.purpose)}, {say_date(proposal.due_at, zone.key, at)}"
    return f"Let them rest, then: {act}" if proposal.action == Action.PARK else act


def plan_as_values(plan: Plan, member: Membership, *, at: datetime) -> dict[str, Any]:
    return {
        "day": plan.day,
        "zone": plan.zone.key,
        "member": {"email": member.user.email, "name": member.name},
        "workspace": member.workspace.name,
        "done": plan.done,
        "left": plan.left,
        "left_is_more": plan.left_is_more,
        "beyond": plan.beyond,
        "minutes_left": plan.minutes_left,
        "minutes_needed": plan.minutes_needed,
        "without_step": plan.without_step,
        "rows": [row_as_values(row, plan.zone, at=at) for row in plan.rows],
        "promises": [promise_as_values(promise) for promise in plan.promises],
    }


def row_as_values(row: PlanRow, zone: ZoneInfo, *, at: datetime) -> dict[str, Any]:
    return {
        "id": row.id,
        "person": row.name,
        "company": row.company,
        "act": say_step(row.channel, row.purpose),
        "purpose": row.purpose.value,
        "channel": row.channel.value,
        "due_at": row.due_at,
        "days_late": row.days_late,
        "group": row.group.value,
        "why": row.why,
        "minutes": row.minutes,
        "fits": row.fits,
        "stage": row.stage,
        "value": row.value,
        "phone": row.phone,
        "their_time": say_their_time(row.their_zones, at, zone),
        "note": row.note,
    }


def promise_as_values(promise: PromiseRow) -> dict[str, Any]:
    return {
        "opportunity": promise.opportunity_id,
        "person": promise.name,
        "what": promise.what,
        "event": promise.event,
        "due_at": promise.due_at,
        "ours": promise.ours,
    }


def opportunity_as_values(row: Opportunity) -> dict[str, Any]:
    """Where it stands, for programs."""
    step = {
        "purpose": row.next_purpose,
        "channel": row.next_channel,
        "due_at": row.next_due_at.astimezone(UTC) if row.next_due_at else None,
        "by": row.next_by,
        "waiting_on": row.next_waiting_on,
        "note": row.next_note,
    }
    return {
        "id": row.pk,
        "person": row.person.name,
        "company": row.person.company.name if row.person.company else "",
        "title": row.title,
        "pipeline": row.pipeline.name,
        "stage": row.stage.name,
        "state": row.state,
        "owner": row.owner.name,
        "value": row.value,
        "next": step if row.next_due_at else None,
        "close_reason": row.close_reason,
    }
