"""`followthrough add`."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import click
from django.utils import timezone

from followthrough.cli import members
from followthrough.cli.output import json_option, print_json
from followthrough.cli.speech import OneOf, opportunity_as_values, say_where_it_stands
from followthrough.followup import actions as followup
from followthrough.followup.actions.opening import size_of
from followthrough.followup.drafts import NextStep, Opening, then_of
from followthrough.followup.models import Stage
from followthrough.followup.queries.beginnings import first_stage, first_steps
from followthrough.followup.queries.moments import read_moment
from followthrough.people.drafts import PersonDraft, Point
from followthrough.rules.matching import normal_phone
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, ContactKind, Origin, Purpose
from followthrough.team.models import Membership

CHANNELS = {ContactKind.MOBILE: (Channel.CALL, Channel.TEXT), ContactKind.EMAIL: (Channel.EMAIL,)}


class NoPipeline(Refusal):
    message = "There is no sales pipeline yet. Ask an administrator to add one in the settings."


class NobodyNamed(Refusal):
    message = "Say a name, an e-mail address or a number: one of them is enough. Nothing was saved."


class ValueUnreadable(Refusal):
    message = "The value is a number, such as 4800 or 4800.50. Nothing was saved."


@click.command()
@click.argument("name", nargs=-1)
@click.option("--company", default="", help="Whom they work for.")
@click.option("--email", default="", help="Their e-mail address.")
@click.option("--phone", default="", help="Their number, in any spelling.")
@click.option("--job", default="", help="What they do there.")
@click.option("--title", default="", help="What it is about.")
@click.option("--value", default="0", help="What it may be worth.")
@click.option("--source", default="", help="Where they came from.")
@click.option("--raised-hand", default="", metavar="HOW", help="They came to you, and how: they are answered first.")
@click.option("--when", default="", help="The first step's day, such as “tomorrow” or “thu 10”; else it is proposed.")
@click.option("--purpose", type=OneOf(list(Purpose)), help="What the first contact is for.")
@click.option("--channel", type=OneOf(list(Channel)), help="How the first contact is made.")
@click.option("--note", default="", help="A note for the first step.")
@members.as_option
@json_option
def command(name: tuple[str, ...], acting_as: str | None, as_json: bool, **typed: Any) -> int:
    """Add a prospect, with the first step: followthrough add Anna Keller --phone "0151 2345678"

    What the first step is, and when, is proposed by the rules unless you say it.
    """
    member, at = members.acting_member(acting_as), timezone.now()
    points = tuple(
        Point(kind=kind, shown=typed[field].strip())
        for kind, field in ((ContactKind.MOBILE, "phone"), (ContactKind.EMAIL, "email"))
        if typed[field].strip()
    )
    if not name and not points:
        raise NobodyNamed
    stage = first_stage(member.workspace_id)
    if stage is None:
        raise NoPipeline
    opening = _opening(member, stage, points, typed, at=at)
    draft = PersonDraft(name=" ".join(name), company=typed["company"], job_title=typed["job"], points=points)
    row = followup.add_prospect(draft, opening, by=member, at=at)
    if as_json:
        print_json({"opportunity": opportunity_as_values(row)})
    else:
        click.echo(f"Added #{row.pk}. {say_where_it_stands(row, at=at)}")
    return 0


def _opening(
    member: Membership, stage: Stage, points: tuple[Point, ...], typed: dict[str, Any], *, at: datetime
) -> Opening:
    value = _value(typed["value"])
    size = size_of(value, member.workspace)
    phone = normal_phone(typed["phone"], member.workspace.country) or ""
    channels = [channel for point in points for channel in CHANNELS[ContactKind(point.kind)]]
    proposed = then_of(first_steps(member, stage, at=at, channels=channels, phone=phone, size=size)[0])
    assert isinstance(proposed, NextStep)
    return Opening(
        owner=member,
        step=_step(proposed, typed, member, at=at),
        pipeline=stage.pipeline,
        stage=stage,
        title=typed["title"],
        source=typed["source"],
        value=value,
        raised_hand=typed["raised_hand"],
    )


def _step(proposed: NextStep, typed: dict[str, Any], member: Membership, *, at: datetime) -> NextStep:
    """The proposed step with whatever was said otherwise."""
    channel = typed["channel"] or proposed.channel
    return replace(
        proposed,
        channel=channel,
        purpose=typed["purpose"] or proposed.purpose,
        due_at=read_moment(typed["when"], member, at=at, channel=channel) if typed["when"] else proposed.due_at,
        origin=Origin.HAND if typed["when"] or typed["purpose"] or typed["channel"] else Origin.CAPTURE,
        note=typed["note"],
    )


def _value(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "").strip() or "0")
    except InvalidOperation:
        raise ValueUnreadable from None
    if not value.is_finite() or value < 0:
        raise ValueUnreadable
    return value
