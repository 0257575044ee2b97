"""What the simulation needs of a workspace: its prospects as facts, its odds, its salespeople's time."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from django.db.models import Count

from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.queries import our_time
from followthrough.followup.queries.situations import situation_of
from followthrough.journal.models import Entry
from followthrough.rules.simulation import Odds, Player, Report, Worker, simulate
from followthrough.rules.words import ANSWERED, Channel, Direction, NextBy, Outcome, Purpose, State
from followthrough.team.models import Membership, Workspace

MOST = 1_000
"""Prospects that are played; of more, so many are drawn, and time is given in proportion."""
LOOKED_BACK = timedelta(days=365)


def play(workspace: Workspace, *, at: datetime, days: int, seed: int = 7) -> tuple[Report, float]:
    """The next days of a workspace; and of how many the played ones are the share (1: all)."""
    players, share = _players(workspace, at=at, seed=seed)
    workers = _workers(workspace, share, at=at)
    report = simulate(players, odds_of(workspace, at=at), workers, start=_today(at), days=days, seed=seed)
    return report, share


def odds_of(workspace: Workspace, *, at: datetime) -> Odds:
    """What came of the last year's contacts by channel. Two statements."""
    touches = Touch.objects.filter(workspace=workspace, direction=Direction.OUT, at__gt=at - LOOKED_BACK).order_by()
    outcomes: dict[Channel, dict[Outcome, int]] = defaultdict(dict)
    heard = 0
    for channel, outcome, number in touches.values_list("channel", "outcome").annotate(Count("pk")):
        outcomes[Channel(channel)][Outcome(outcome)] = number
        heard += number if outcome in ANSWERED else 0
    moves = Entry.objects.filter(
        workspace_id=workspace.pk, at__gt=at - LOOKED_BACK, facts__has_key="stage", undone_at=None
    ).count()
    return Odds(outcomes, min(moves / heard, 1.0) if heard else 0.2)


def _players(workspace: Workspace, *, at: datetime, seed: int) -> tuple[list[Player], float]:
    rows = Opportunity.objects.filter(workspace=workspace).live()
    ids = sorted(rows.values_list("pk", flat=True))
    chosen = ids if len(ids) <= MOST else sorted(Random(seed).sample(ids, MOST))  # noqa: S311 - a sample, no secret
    whole = rows.filter(pk__in=chosen).select_related("person", "owner__workspace", "workspace", "stage", "pipeline")
    return [_player(row, at=at) for row in whole.order_by("pk")], len(chosen) / len(ids) if ids else 1.0


def _player(row: Opportunity, *, at: datetime) -> Player:
    assert row.next_due_at is not None
    facts = replace(situation_of(row, at=at), calendar=None, preferred_hours=None)
    return Player(
        owner=row.owner_id,
        facts=facts,
        due=row.next_due_at.date(),
        channel=Channel(row.next_channel or Channel.CALL),
        purpose=Purpose(row.next_purpose or Purpose.CHECK_IN),
        by=NextBy.PERSON if row.state == State.OPEN and row.next_by == NextBy.PERSON else NextBy.MACHINE,
        minutes=row.next_minutes or 10,
    )


def _workers(workspace: Workspace, share: float, *, at: datetime) -> dict[int, Worker]:
    members = Membership.objects.of_workspace(workspace.pk).active().select_related("workspace").order_by("name")
    return {
        member.pk: Worker(member.name, our_time(member, at=at), max(int(member.capacity * share), 1))
        for member in members
        if Opportunity.objects.filter(workspace=workspace, owner=member).live().exists()
    }


def _today(at: datetime) -> date:
    return at.date()
