"""Everything about one prospect that a contact needs, and nothing else: who, why now, the goal, what to ask."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from followthrough.followup import queries as followup_queries
from followthrough.followup.models import Opportunity, Promise, Touch
from followthrough.mailroom.queries.threads import writable
from followthrough.playbooks import queries as playbooks
from followthrough.playbooks.queries import Talk
from followthrough.review.queries.plan import PlanRow, as_due
from followthrough.rules import ranking
from followthrough.rules.amounts import say_money
from followthrough.rules.dates import say_date
from followthrough.rules.local_time import say_their_time
from followthrough.rules.words import Channel, Direction, Outcome, PromiseState
from followthrough.rules.worktime import REGULATED, Verdict
from followthrough.team.models import Membership
from followthrough.web.playbook.bringing import Bringing, bringings
from followthrough.web.when import say_exactly
from followthrough.web.work import choices, panels
from followthrough.web.work.ways import Way, ways_to

LAST = 3  # entries of the story
SPOKEN = frozenset({Channel.CALL, Channel.VIDEO})


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise, ours or theirs."""

    id: int
    what: str
    when: str
    ours: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One contact of the past."""

    icon: str
    words: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    opportunity: Opportunity
    act: str
    due: str
    due_exactly: str
    why: str
    tone: str
    size: str
    talk: Talk
    voicemail: str
    is_spoken: bool
    """Whether the opening can be said: what is written begins in the writer's own words, or with a text."""
    reasons: list[Bringing]
    """Something to bring that was not brought to them yet."""
    owed: list[Owed]
    story: list[Told]
    main: Way | None
    others: list[Way]
    their_time: str
    verdict: Verdict
    next_slot: str
    """When it may be done, if not now."""


def card_of(opportunity: Opportunity, member: Membership, *, at: datetime, zone: ZoneInfo, row: PlanRow | None) -> Card:
    """Nine statements: addresses, absences, what was found out, words, reasons (three), promises, story."""
    person = opportunity.person
    points = list(person.contact_points.order_by("position", "pk"))
    usable = [point for point in points if point.is_valid and point.suppressed_at is None]
    calendar = followup_queries.calendar_of(member, person, usable, at=at)
    channel = Channel(opportunity.next_channel or "")
    facts = playbooks.facts_of(opportunity, member, at=at)
    talk = playbooks.talk_for(opportunity, member, at=at, facts=facts)
    verdict = calendar.may_act(at, channel)
    forbidden = {each: judged.why for each in REGULATED if not (judged := calendar.may_act(at, each)).allowed}
    written = {each: writing_address(opportunity, each) for each in writable(member)}
    main, others = ways_to(person, points, channel=channel, forbidden=forbidden, written=written)
    assert opportunity.next_due_at is not None
    is_late = opportunity.next_due_at.astimezone(zone).date() < at.astimezone(zone).date()
    return Card(
        opportunity=opportunity,
        act=panels.said_step(opportunity),
        due=say_date(opportunity.next_due_at, zone.key, at),
        due_exactly=say_exactly(opportunity.next_due_at, zone),
        why=_as_sentence(row.why if row else ranking.rank(as_due(opportunity), at, tz=zone).why),
        tone="raised" if opportunity.hand_raised_at else "overdue" if is_late else "",
        size=say_money(opportunity.value, member.workspace.currency),
        talk=talk,
        voicemail=talk.voicemail if channel in SPOKEN else "",
        is_spoken=channel in SPOKEN or channel == Channel.VISIT,
        reasons=bringings(opportunity, member, facts, today=at.astimezone(zone).date()),
        owed=_owed(opportunity, at=at, zone=zone),
        story=_story(opportunity, at=at, zone=zone),
        main=main,
        others=others,
        their_time=say_their_time(calendar.theirs.zones, at, zone),
        verdict=verdict,
        next_slot="" if verdict.allowed else say_exactly(calendar.next_slot(at, channel), zone),
    )


def writing_address(opportunity: Opportunity, channel: Channel) -> str:
    """Where one writes to them from here."""
    return f"{reverse('writing', args=[opportunity.pk])}?channel={channel.value}"


def say_ago(moment: datetime, at: datetime, zone: ZoneInfo) -> str:
    """ "today", "yesterday", "5 days ago", "3 months ago"."""
    days = (at.astimezone(zone).date() - moment.astimezone(zone).date()).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    for length, noun in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * length:
            return f"{days // length} {noun}s ago"
    return f"{days} days ago"


def _as_sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _owed(opportunity: Opportunity, *, at: datetime, zone: ZoneInfo) -> list[Owed]:
    promises = Promise.objects.filter(opportunity=opportunity, state=PromiseState.OPEN).order_by("due_at")
    return [
        Owed(
            id=promise.pk,
            what=promise.what,
            when=f"when {promise.event}" if promise.event else say_date(promise.due_at, zone.key, at),
            ours=promise.ours,
            is_late=promise.due_at < at,
        )
        for promise in promises
    ]


def _story(opportunity: Opportunity, *, at: datetime, zone: ZoneInfo) -> list[Told]:
    touches = Touch.objects.filter(workspace_id=opportunity.workspace_id, opportunity=opportunity)
    return [_told(touch, at=at, zone=zone) for touch in touches.order_by("-at", "-pk")[:LAST]]


def _told(touch: Touch, *, at: datetime, zone: ZoneInfo) -> Told:
    channel, came = Channel(touch.channel).label, touch.direction == Direction.IN
    words = f"{channel} from them" if came else f"{channel}: {choices.word_of(Outcome(touch.outcome)).lower()}"
    return Told(icon=touch.channel, words=words, when=say_ago(touch.at, at, zone), note=touch.note)
