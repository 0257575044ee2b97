"""`followthrough next`."""

from datetime import datetime
from typing import Any

import click
from django.utils import timezone

from followthrough.cli import members, prospects
from followthrough.cli.output import console, json_option, print_json
from followthrough.cli.speech import act_of, name_of, opportunity_as_values
from followthrough.followup.models import Opportunity, Promise, Touch
from followthrough.followup.queries import zone_of
from followthrough.playbooks.queries import talk_for
from followthrough.review.queries.plan import as_due
from followthrough.rules import ranking
from followthrough.rules.dates import say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, Outcome, PromiseState
from followthrough.team.models import Membership

LAST_TOUCHES = 3


class NoStep(Refusal):
    message = "This one is closed: there is no next step to prepare."


@click.command()
@click.argument("who", nargs=-1)
@members.as_option
@json_option
def command(who: tuple[str, ...], acting_as: str | None, as_json: bool) -> int:
    """Whose turn it is: why now, the goal, what to ask, what was said, how to reach them.

    WHO is a number from the plan or a part of a name; left out, it is the first of today's plan.
    """
    member, at = members.acting_member(acting_as), timezone.now()
    row = prospects.prospect(member, " ".join(who), at=at)
    if row.next_due_at is None:
        raise NoStep
    card = card_of(row, member, at=at)
    if as_json:
        print_json(card)
    else:
        _show(card)
    return 0


def card_of(row: Opportunity, member: Membership, *, at: datetime) -> dict[str, Any]:
    """Everything one contact needs."""
    assert row.next_due_at
    zone = zone_of(member)
    channel = Channel(row.next_channel or "")
    talk = talk_for(row, member, at=at)
    promises = Promise.objects.filter(opportunity=row, state=PromiseState.OPEN).order_by("due_at")
    return opportunity_as_values(row) | {
        "act": act_of(row),
        "due": say_date(row.next_due_at, zone.key, at),
        "why": ranking.rank(as_due(row), at, tz=zone).why,
        "goal": talk.goal,
        "questions": list(talk.questions),
        "opening": talk.opening,
        "closing": talk.closing,
        "voicemail": talk.voicemail if channel in (Channel.CALL, Channel.VIDEO) else "",
        "last_words": row.last_words,
        "about": row.person.about,
        "ways": _ways(row),
        "promises": [
            {"what": one.what, "ours": one.ours, "due": one.event or say_date(one.due_at, zone.key, at)}
            for one in promises
        ],
        "story": _story(row),
    }


def _ways(row: Opportunity) -> list[dict[str, Any]]:
    points = row.person.contact_points.filter(is_valid=True, suppressed_at=None).order_by("position", "pk")
    return [{"kind": point.kind, "value": point.value, "shown": point.shown} for point in points]


def _story(row: Opportunity) -> list[dict[str, Any]]:
    touches = Touch.objects.filter(workspace_id=row.workspace_id, opportunity=row).order_by("-at", "-pk")
    return [
        {"at": touch.at, "channel": touch.channel, "outcome": Outcome(touch.outcome).label, "note": touch.note}
        for touch in touches[:LAST_TOUCHES]
    ]


def _show(card: dict[str, Any]) -> None:
    out = console()
    out.print(f"[bold]#{card['id']}  {card['person']}[/bold]  {card['company']}  {card['stage']}", markup=True)
    out.print(f"{card['act']}, {card['due']}\n{card['why']}", markup=False)
    out.print(f"\n{card['goal']}", markup=False)
    if card["opening"]:
        out.print(f"\n“{card['opening']}”\n", markup=False)
    for question in card["questions"]:
        out.print(f"  • {question}", markup=False)
    sections = (
        ("They said", [card["last_words"]] if card["last_words"] else []),
        ("Promised", [f"{'you' if one['ours'] else 'they'}: {one['what']}, {one['due']}" for one in card["promises"]]),
        ("Before", [_touch_words(touch) for touch in card["story"]]),
        ("Reach them", [way["shown"] for way in card["ways"]]),
        ("At the end", [card["closing"]] if card["closing"] else []),
        ("Voice mail", [card["voicemail"]] if card["voicemail"] else []),
    )
    for title, lines in sections:
        if lines:
            out.print(f"\n[bold]{title}[/bold]")
        for line in lines:
            out.print(f"  {line}", markup=False)
    out.print(
        f"\nThen: followthrough done OUTCOME {card['id']}   or: followthrough defer WHEN {card['id']}", markup=False
    )


def _touch_words(touch: dict[str, Any]) -> str:
    note = f": {touch['note']}" if touch["note"] else ""
    return f"{touch['at']:%d %b} {Channel(touch['channel']).label}, {touch['outcome'].lower()}{note}"


def say_next(member: Membership, *, at: datetime) -> str:
    """A line that leads on to the next one, empty when the day is done."""
    try:
        row = prospects.prospect(member, "", at=at)
    except prospects.NothingPlanned:
        return "Nothing is left for today."
    return f"Next: #{row.pk} {name_of(row)}: {act_of(row)}"
