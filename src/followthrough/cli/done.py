"""`followthrough done`."""

import sys
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import click
from django.utils import timezone

from followthrough.cli import members, prospects
from followthrough.cli.following import say_next
from followthrough.cli.output import json_option, print_json
from followthrough.cli.speech import OneOf, opportunity_as_values, say_proposal, say_where_it_stands
from followthrough.followup.drafts import Contact, Ending, NextStep, Parking, Then, then_of
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import zone_of
from followthrough.followup.queries.moments import calendar_of, read_moment
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import Used
from followthrough.playbooks.queries import proposals_for, talk_for
from followthrough.rules.next_step import Action, Proposal
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import REASONS_FOR, Channel, CloseReason, Direction, Outcome, Purpose, State
from followthrough.team.models import Membership

FROM_THEM = frozenset({Outcome.REPLIED})


class SayWhatComesNext(Refusal):
    """No contact is closed without its next step; the proposals come with the refusal."""

    def __init__(self, lines: list[str]) -> None:
        shown = "\n".join(f"  {line}" for line in lines)
        super().__init__(
            "Say what comes next: no prospect is left without a next step. Nothing was saved.\n"
            f"Take one of these with --accept NUMBER, or give your own with --when:\n{shown}"
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line, as it was typed."""

    accept: int | None
    when: str
    purpose: Purpose | None
    channel: Channel | None
    park: str
    won: bool
    lost: CloseReason | None
    unfit: CloseReason | None
    pointed_to: str
    step_note: str


@click.command()
@click.argument("outcome", type=OneOf(list(Outcome)))
@click.argument("who", nargs=-1)
@click.option("--by", "used", type=OneOf(list(Channel)), help="The channel used, if not the planned one.")
@click.option("--note", default="", help="What to remember.")
@click.option("--words", default="", help="What they said, in their words.")
@click.option("--accept", type=click.IntRange(1, 9), help="Take this proposal for what comes next.")
@click.option("--when", default="", help="Another day, such as “thu 10” or “in 2 weeks”.")
@click.option("--purpose", type=OneOf(list(Purpose)), help="What the next contact is for.")
@click.option("--channel", type=OneOf(list(Channel)), help="How the next contact is made.")
@click.option("--step-note", default="", help="A note for the next step.")
@click.option("--park", default="", metavar="WHEN", help="Let them rest until a day.")
@click.option("--won", is_flag=True, help="They bought.")
@click.option("--lost", type=OneOf(list(REASONS_FOR[State.LOST])), help="Lost, and why.")
@click.option("--unfit", type=OneOf(list(REASONS_FOR[State.DISQUALIFIED])), help="Not a fit, and why.")
@click.option("--pointed-to", default="", help="Where you pointed those who don't fit.")
@members.as_option
@json_option
def command(
    outcome: Outcome,
    who: tuple[str, ...],
    used: Channel | None,
    note: str,
    words: str,
    acting_as: str | None,
    as_json: bool,
    **wanted: Any,
) -> int:
    """A contact was made: what came of it, and what comes next.

    OUTCOME is reached, no-answer, voicemail, will-call, put-off, sent, met, replied, agreed, wrong-person, bad-address
    or not-interested. WHO is a number from the plan or a part of a name; left out, it is the first of today's plan.

    Without a choice of what comes next, the proposals are shown and asked for on a terminal; elsewhere it is refused
    with the proposals (exit code 1), and nothing is saved.
    """
    member, at = members.acting_member(acting_as), timezone.now()
    row = prospects.prospect(member, " ".join(who), at=at)
    contact = Contact(
        channel=used or Channel(row.next_channel or Channel.CALL),
        outcome=outcome,
        direction=Direction.IN if outcome in FROM_THEM else Direction.OUT,
        note=note.strip(),
        words=words.strip(),
    )
    then = _then(row, contact, Wanted(**wanted), member=member, at=at)
    said = Used(script_version=talk_for(row, member, at=at).version)
    entry = playbooks.complete_step(row, contact, then, by=member, at=at, seen=row.last_entry_id, used=said)
    row.refresh_from_db()
    if as_json:
        print_json({"entry": entry.pk, "opportunity": opportunity_as_values(row)})
        return 0
    click.echo(f"{say_where_it_stands(row, at=at)}   (take it back: followthrough undo {entry.pk})")
    click.echo(say_next(member, at=at))
    return 0


def _then(row: Opportunity, contact: Contact, wanted: Wanted, *, member: Membership, at: datetime) -> Then:
    if wanted.won:
        return Ending(state=State.WON, reason=CloseReason.BOUGHT)
    if wanted.lost:
        return Ending(state=State.LOST, reason=wanted.lost)
    if wanted.unfit:
        return Ending(state=State.DISQUALIFIED, reason=wanted.unfit, pointed_to=wanted.pointed_to)
    if wanted.park:
        return Parking(step=_own_step(row, replace(wanted, when=wanted.park, purpose=Purpose.RE_ENGAGE), member, at=at))
    if wanted.when and not wanted.accept:
        return _own_step(row, wanted, member, at=at)
    proposals = proposals_for(row, at=at, contact=contact)
    chosen = _chosen(proposals, wanted, member=member, at=at)
    if wanted.when and chosen.due_at:
        chosen = replace(chosen, due_at=_moment(wanted.when, row, chosen.channel, member, at=at))
    return then_of(chosen, note=wanted.step_note, pointed_to=wanted.pointed_to)


def _own_step(row: Opportunity, wanted: Wanted, member: Membership, *, at: datetime) -> NextStep:
    channel = wanted.channel or Channel(row.next_channel or Channel.CALL)
    return NextStep(
        purpose=wanted.purpose or Purpose(row.next_purpose or row.stage.goal),
        channel=channel,
        due_at=_moment(wanted.when, row, channel, member, at=at),
        minutes=MINUTES[channel],
        note=wanted.step_note,
    )


def _moment(text: str, row: Opportunity, channel: Channel | None, member: Membership, *, at: datetime) -> datetime:
    return read_moment(text, member, at=at, calendar=calendar_of(row, at=at), channel=channel)


def _chosen(proposals: tuple[Proposal, ...], wanted: Wanted, *, member: Membership, at: datetime) -> Proposal:
    """The proposal taken. Asks on a terminal, refuses elsewhere."""
    if wanted.accept:
        if wanted.accept > len(proposals):
            raise SayWhatComesNext(_lines(proposals, member, at=at))
        return proposals[wanted.accept - 1]
    lines = _lines(proposals, member, at=at)
    if not sys.stdin.isatty():
        raise SayWhatComesNext(lines)
    click.echo("And next?")
    for line in lines:
        click.echo(f"  {line}")
    number = click.prompt(
        "Enter takes the first", default=1, type=click.IntRange(1, len(proposals)), show_default=False
    )
    chosen = proposals[number - 1]
    if chosen.action == Action.CONCLUDE and chosen.close_state == State.DISQUALIFIED and not wanted.pointed_to:
        raise Refusal("Say where you pointed them: followthrough done … --unfit REASON --pointed-to WHERE")
    return chosen


def _lines(proposals: tuple[Proposal, ...], member: Membership, *, at: datetime) -> list[str]:
    zone = zone_of(member)
    return [
        f"{number}  {say_proposal(proposal, zone=zone, at=at)}\n       {proposal.why}"
        for number, proposal in enumerate(proposals, 1)
    ]
