"""The rows of a portion of stories, gathered per table and stored in one go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import models

from followthrough.capture.sample import stories, world
from followthrough.capture.sample.faces import Face
from followthrough.capture.sample.stories import Happening, Story
from followthrough.followup.models import Deferral, Discovery, Opportunity, Promise, Stage, Touch
from followthrough.journal.actions.rows import Row, insert_rows, reserve_ids
from followthrough.journal.models import Entry
from followthrough.people.models import Company, ContactPoint, Person, PersonTag, SearchDoc
from followthrough.people.search import person_words
from followthrough.rules.plan_order import order_key
from followthrough.rules.ranking import RankClass, rank_class
from followthrough.rules.words import (
    ANSWERED,
    LIVE_STATES,
    Bucket,
    Channel,
    NextBy,
    Origin,
    PromiseState,
    Purpose,
    Size,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership, Workspace

DAY = timedelta(days=1)
HAND_AGE = timedelta(minutes=25)
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Company: ("id", "workspace_id", "name", "key", "country", "city", "created_at"),
    Person: (
        "id", "workspace_id", "company_id", "given_name", "family_name", "name", "sort_name", "job_title", "language",
        "zone", "city", "region", "country", "preferred_channel", "created_at", "updated_at",
    ),
    ContactPoint: ("workspace_id", "person_id", "kind", "value", "shown", "position"),
    PersonTag: ("workspace_id", "person_id", "tag_id"),
    SearchDoc: ("workspace_id", "person_id", "kind", "source", "words"),
    Opportunity: (
        "id", "workspace_id", "person_id", "pipeline_id", "stage_id", "owner_id", "title", "source", "value", "chance",
        "size", "state", "bucket", "opened_at", "stage_entered_at", "next_purpose", "next_channel", "next_due_at",
        "next_by", "next_waiting_on", "next_origin", "next_set_at", "next_minutes", "next_class", "next_order",
        "touches", "tries", "put_offs", "last_touch_at", "last_two_way_at", "last_words", "closed_at", "close_reason",
        "won_from_id", "hand_raised_at", "hand_raised_how", "next_fixed",
    ),
    Touch: (
        "id", "workspace_id", "opportunity_id", "member_id", "at", "channel", "direction", "outcome", "purpose",
        "attempt", "planned_at", "minutes", "note",
    ),
    Deferral: (
        "workspace_id", "opportunity_id", "member_id", "at", "from_due_at", "to_due_at", "purpose", "channel", "reason",
    ),
    Promise: (
        "workspace_id", "opportunity_id", "member_id", "what", "event", "due_at", "state", "made_at", "settled_at",
    ),
    Discovery: ("workspace_id", "opportunity_id", "problem", "beneath", "cost", "why_now", "updated_at"),
    Entry: ("workspace_id", "at", "actor_id", "verb", "person_id", "opportunity_id", "facts"),
}  # fmt: skip
PARENTS: tuple[type[models.Model], ...] = (Company, Person, Opportunity, Touch)
MINUTES = {Channel.CALL: 10, Channel.EMAIL: 8, Channel.TEXT: 4, Channel.VISIT: 60, Channel.VIDEO: 35}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where all of it happens."""

    workspace: Workspace
    at: datetime
    owners: list[Membership]
    sales: list[Stage]
    care: list[Stage]
    tags: list[int]


@dataclass
class Rows:
    """Rows per table, with numbers within the portion in place of ids until they are stored."""

    setting: Setting
    rows: dict[type[models.Model], list[list[Any]]] = field(default_factory=lambda: {model: [] for model in COLUMNS})
    companies: dict[str, int] = field(default_factory=dict)

    def add(self, story: Story, face: Face, random: Random) -> None:
        """One prospect with all that happened."""
        person = self._person(story, face, random)
        owner = random.choice(self.setting.owners).pk
        opportunity = self._opportunity(story, person, owner, random)
        self._history(story, person, opportunity, owner, random)
        if story.state == State.WON:
            self._care(story, person, opportunity, owner)

    def store(self) -> None:
        """Insert everything, parents first; numbers become ids."""
        ids: dict[type[models.Model], Sequence[int]] = {}
        for parent in PARENTS:
            ids[parent] = reserve_ids(parent, len(self.rows[parent]))
        for model, columns in COLUMNS.items():
            insert_rows(model, columns, _with_ids(model, self.rows[model], ids))

    def _put(self, model: type[models.Model], *values: Any) -> int:
        rows = self.rows[model]
        rows.append(list(values))
        return len(rows) - 1

    # --- who -------------------------------------------------------------------------------------------------------

    def _person(self, story: Story, face: Face, random: Random) -> int:
        workspace = self.setting.workspace.pk
        company = self._company(story, face)
        number = len(self.rows[Person])
        preferred = random.choice((Channel.CALL, Channel.EMAIL, Channel.TEXT)) if random.random() < 0.3 else ""
        self._put(
            Person, number, workspace, company, face.given, face.family, face.name, face.sort_name, face.job_title,
            face.language, face.zone, face.city, face.region, face.country, preferred, story.opened_at, story.opened_at,
        )  # fmt: skip
        for position, (kind, value, shown) in enumerate(face.points):
            self._put(ContactPoint, workspace, number, kind, value, shown, position)
        if random.random() < 0.25:
            self._put(PersonTag, workspace, number, random.choice(self.setting.tags))
        words = person_words(face.name, face.company, face.city, face.points)
        self._put(SearchDoc, workspace, number, "person", "person", words)
        return number

    def _company(self, story: Story, face: Face) -> int | None:
        if not face.company:
            return None
        if face.company_key not in self.companies:
            self.companies[face.company_key] = self._put(
                Company, len(self.rows[Company]), self.setting.workspace.pk, face.company, face.company_key,
                face.country, face.city, story.opened_at,
            )  # fmt: skip
        return self.companies[face.company_key]

    # --- what ------------------------------------------------------------------------------------------------------

    def _opportunity(self, story: Story, person: int, owner: int, random: Random) -> int:
        stage = self.setting.sales[story.stage]
        last = story.happenings[-1] if story.happenings else None
        heard = story.last_two_way
        live = story.state in LIVE_STATES
        return self._put(
            Opportunity, len(self.rows[Opportunity]), self.setting.workspace.pk, person, stage.pipeline_id, stage.pk,
            owner, story.offer, story.source, story.value, stage.chance, story.size, story.state, stage.bucket,
            story.opened_at, story.stage_entered_at, *self._step(story, stage), len(story.happenings), story.tries,
            story.put_offs, last and last.at, heard and heard.at, heard.note if heard else "",
            None if live else last and last.at, story.close_reason, None,
            self.setting.at - HAND_AGE if story.raised_hand else None, story.raised_hand, story.fixed,
        )  # fmt: skip

    def _step(self, story: Story, stage: Stage) -> tuple[Any, ...]:
        if story.due_at is None:
            return (None,) * 8 + (RankClass.USUAL, 0.0)
        kind = rank_class(bucket=Bucket(stage.bucket), purpose=story.purpose, origin=story.origin, state=story.state)
        order = order_key(due_at=story.due_at, value=story.value, chance=stage.chance)
        set_at = story.happenings[-1].at if story.happenings else story.opened_at
        return (
            story.purpose, story.channel, story.due_at, story.by, story.waiting_on, story.origin, set_at,
            MINUTES[story.channel], kind, order,
        )  # fmt: skip

    def _care(self, story: Story, person: int, won: int, owner: int) -> None:
        """What winning opens: its step stands where the time since the sale has brought it."""
        sold_at = story.happenings[-1].at
        age = self.setting.at - sold_at
        stage = self.setting.care[0 if age < 14 * DAY else 1 if age < 60 * DAY else 2]
        due_at = self.setting.at + (sold_at - stories.YEAR - self.setting.at) % (30 * DAY)
        purpose = Purpose(stage.goal)
        kind = rank_class(bucket=Bucket(stage.bucket), purpose=purpose, origin=Origin.STRATEGY)
        self._put(
            Opportunity, len(self.rows[Opportunity]), self.setting.workspace.pk, person, stage.pipeline_id, stage.pk,
            owner, story.offer, story.source, 0, stage.chance, Size.SMALL, State.OPEN, stage.bucket, sold_at, sold_at,
            purpose, Channel.CALL, due_at, NextBy.PERSON, WaitingOn.US, Origin.STRATEGY, sold_at, 10, kind,
            order_key(due_at=due_at, value=0, chance=stage.chance), 0, 0, 0, None, None, "",
            None, None, won, None, "", False,
        )  # fmt: skip

    # --- what happened ---------------------------------------------------------------------------------------------

    def _history(self, story: Story, person: int, opportunity: int, owner: int, random: Random) -> None:
        workspace = self.setting.workspace.pk
        opened = {"title": story.offer, "source": story.source, "value": story.value, "owner": owner}
        self._put(Entry, workspace, story.opened_at, owner, "open", person, opportunity, opened)
        stage = 0
        for happening in story.happenings:
            self._touch(happening, person, opportunity, owner)
            facts = _facts(happening)
            if happening.moved_to is not None:
                facts["stage"] = self._moved(stage, happening.moved_to)
                stage = happening.moved_to
            if happening is story.happenings[-1]:
                facts |= _ending(story)
            verb = "log" if happening.outcome == "replied" else "complete"
            self._put(Entry, workspace, happening.at, owner, verb, person, opportunity, facts)
        for each in story.postponed:
            self._postponed(each, story, person, opportunity, owner)
        if story.stage >= 2 and story.happenings:
            self._discovery(story, opportunity, random)
        if story.state == State.OPEN and random.random() < 0.12:
            self._promise(story, person, opportunity, owner, random)

    def _touch(self, happening: Happening, person: int, opportunity: int, owner: int) -> None:
        workspace = self.setting.workspace.pk
        number = self._put(
            Touch, len(self.rows[Touch]), workspace, opportunity, owner, happening.at, happening.channel,
            happening.direction, happening.outcome, happening.purpose, happening.attempt, happening.planned_at,
            MINUTES[happening.channel], happening.note,
        )  # fmt: skip
        if happening.note:
            words = person_words(happening.note, "", "", ())
            self._put(SearchDoc, workspace, person, "note", f"sample:{opportunity}:{number}", words)

    def _moved(self, was: int, to: int) -> dict[str, str]:
        evidence = "Silent or put off again and again" if to == stories.STALLED else stories.EVIDENCE[to]
        return {"from": self.setting.sales[was].name, "to": self.setting.sales[to].name, "evidence": evidence}

    def _postponed(self, each: stories.Postponed, story: Story, person: int, opportunity: int, owner: int) -> None:
        workspace = self.setting.workspace.pk
        self._put(
            Deferral, workspace, opportunity, owner, each.at, each.from_due_at, each.to_due_at, story.purpose,
            story.channel, each.reason,
        )  # fmt: skip
        facts = {"deferral": {"from": each.from_due_at, "to": each.to_due_at, "reason": each.reason, "note": ""}}
        self._put(Entry, workspace, each.at, owner, "defer", person, opportunity, facts)

    def _discovery(self, story: Story, opportunity: int, random: Random) -> None:
        problem, beneath, cost = random.choice(world.PROBLEMS)
        amount = f"{round(story.value / 12 / 10) * 10} €"
        self._put(
            Discovery, self.setting.workspace.pk, opportunity, problem, beneath, cost.format(cost=amount),
            random.choice(world.WHY_NOW), story.happenings[-1].at,
        )  # fmt: skip

    def _promise(self, story: Story, person: int, opportunity: int, owner: int, random: Random) -> None:
        what, event = random.choice(world.PROMISES)
        made_at = story.happenings[-1].at if story.happenings else story.opened_at
        due_at = self.setting.at + DAY * random.choice((-2, 0, 0, 1, 3, 8, 20))
        due_at = due_at.replace(minute=0, second=0, microsecond=0)
        state = PromiseState.OPEN
        self._put(Promise, self.setting.workspace.pk, opportunity, owner, what, event, due_at, state, made_at, None)
        facts = {"what": what, "due_at": due_at, "ours": True, "event": event}
        self._put(Entry, self.setting.workspace.pk, made_at, owner, "promise", person, opportunity, facts)


def _with_ids(
    model: type[models.Model], rows: list[list[Any]], ids: dict[type[models.Model], Sequence[int]]
) -> Iterator[Row]:
    """The rows with ids in the columns that hold numbers of rows."""
    points_to: dict[str, type[models.Model]] = {
        "id": model,
        "company_id": Company,
        "person_id": Person,
        "opportunity_id": Opportunity,
    }
    points_to["won_from_id"] = Opportunity
    columns = [(at, ids[points_to[name]]) for at, name in enumerate(COLUMNS[model]) if name in points_to]
    for row in rows:
        for at, numbers in columns:
            if row[at] is not None:
                row[at] = numbers[row[at]]
        yield row


def _facts(happening: Happening) -> dict[str, Any]:
    return {
        "touch": {
            "channel": happening.channel,
            "direction": happening.direction,
            "outcome": happening.outcome,
            "purpose": happening.purpose,
            "attempt": happening.attempt,
            "at": happening.at,
            "planned_at": happening.planned_at,
            "note": happening.note,
            "words": happening.note if happening.outcome in ANSWERED else "",
        }
    }


def _ending(story: Story) -> dict[str, Any]:
    if story.state in (State.WON, State.LOST):
        return {"ended": {"state": story.state, "reason": story.close_reason, "note": ""}}
    if story.due_at is None:
        return {}
    step = {"purpose": story.purpose, "channel": story.channel, "due_at": story.due_at, "by": story.by}
    return {"next": step} | ({"parked": "Not now"} if story.state == State.NURTURE else {})
