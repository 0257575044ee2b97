"""A crowd to measure with: one workspace of N prospects over 20 reps, written as plain rows. Seeded, no clock.

PYTHONPATH=src:. python -m bench.crowd --prospects 100000      # into DATABASE_URL, default a folder under /tmp
"""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, transaction

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.people.models import Company, ContactPoint, Person, PersonTag, Tag
from followthrough.rules import plan_order, ranking
from followthrough.rules.words import CLOSED_STATES, REASONS_FOR, Bucket, Origin, PipelineKind, Purpose, Role, State
from followthrough.team.models import Membership, User, Workspace

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
STAGES = (
    ("New lead", Bucket.NEW, Purpose.FIRST_RESPONSE, 5),
    ("Qualifying", Bucket.NEW, Purpose.QUALIFY, 10),
    ("Discovery", Bucket.DEVELOPING, Purpose.DISCOVER, 25),
    ("Presentation", Bucket.DEVELOPING, Purpose.PRESENT, 40),
    ("Proposal", Bucket.CLOSING, Purpose.PROPOSE, 60),
    ("Decision", Bucket.CLOSING, Purpose.CLOSE, 80),
    ("Dead horse", Bucket.PARKED, Purpose.REQUALIFY, 3),
)
GIVEN = "Anna Ben Chloé Daria Emil Fatima Goran Hana Ivo Jana Kofi Lena Milan Nora Omar Petra Rosa Sami Tara".split()
FAMILY = "Keller Okafor Martin Novak Haddad Silva Brandt Ito Kowalski Moreau Lindqvist Rossi Tanaka Weber Young".split()
SOURCES = ("website", "fair", "referral", "phone", "import")
CHANNELS = ("call", "email", "text", "visit", "video")
BATCH = 20_000


def fill(prospects: int, *, reps: int = 20, seed: int = 1) -> Workspace:
    """Make the workspace. Returns it; its members are Rep 0 … and a manager."""
    workspace = Workspace.objects.create(name="Crowd", zone="Europe/Berlin", country="DE", created_at=NOW)
    owners = [_member(workspace, f"Rep {number}", Role.REP).pk for number in range(reps)]
    _member(workspace, "Max Mohr", Role.MANAGER)
    stages = _stages(workspace)
    chance = random.Random(seed)
    first = _companies(workspace, max(prospects // 4, 1), chance)
    people = _people(workspace, prospects, first, chance)
    _insert(Opportunity, _opportunities(workspace, people, owners, stages, chance))
    _insert(ContactPoint, _points(workspace, people))
    _insert(PersonTag, _tags(workspace, people, chance))
    followup.recount(workspace.pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return workspace


def _member(workspace: Workspace, name: str, role: Role) -> Membership:
    user = User.objects.create(email=f"{name.replace(' ', '').lower()}@{workspace.pk}.example", name=name, password="!")
    return Membership.objects.create(workspace=workspace, user=user, name=name, role=role)


def _stages(workspace: Workspace) -> list[Stage]:
    sales = Pipeline.objects.create(workspace=workspace, name="Sales", kind=PipelineKind.SALES)
    return [
        Stage.objects.create(
            workspace=workspace, pipeline=sales, name=name, bucket=bucket, goal=goal, chance=odds, position=position
        )
        for position, (name, bucket, goal, odds) in enumerate(STAGES)
    ]


def _companies(workspace: Workspace, number: int, chance: random.Random) -> range:
    begin = _next_id(Company)
    names = (f"{chance.choice(FAMILY)} {chance.choice(('GmbH', '& Söhne', 'Ltd', 'SA'))} {n}" for n in range(number))
    _insert(
        Company,
        ({"workspace_id": workspace.pk, "name": name, "key": name.lower(), "created_at": NOW} for name in names),
    )
    return range(begin, begin + number)


def _people(workspace: Workspace, number: int, companies: range, chance: random.Random) -> range:
    begin = _next_id(Person)
    _insert(Person, (_person(workspace, n, companies, chance) for n in range(number)))
    return range(begin, begin + number)


def _person(workspace: Workspace, number: int, companies: range, chance: random.Random) -> dict[str, Any]:
    given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}-{number}"
    return {
        "workspace_id": workspace.pk,
        "company_id": chance.choice(companies),
        "given_name": given,
        "family_name": family,
        "name": f"{given} {family}",
        "sort_name": f"{family} {given}".lower(),
        "country": "DE",
        "preferred_channel": chance.choice(("", "", "call", "email")),
        "permission": chance.choice(("unknown", "given")),
        "created_at": NOW - timedelta(days=200),
        "updated_at": NOW - timedelta(days=20),
    }


def _opportunities(
    workspace: Workspace, people: range, owners: list[int], stages: list[Stage], chance: random.Random
) -> Iterator[dict[str, Any]]:
    for number, person in enumerate(people):
        row = _opportunity(workspace, person, stages[chance.randrange(len(stages))], chance)
        yield row | {"owner_id": owners[number % len(owners)]}


def _opportunity(workspace: Workspace, person: int, stage: Stage, chance: random.Random) -> dict[str, Any]:
    value = round(10 ** chance.uniform(2, 5.5))
    opened = NOW - timedelta(minutes=chance.randrange(1, 300 * 1440))
    heard = NOW - timedelta(minutes=chance.randrange(1, 90 * 1440)) if chance.random() < 0.6 else None
    row = {
        "workspace_id": workspace.pk,
        "person_id": person,
        "pipeline_id": stage.pipeline_id,
        "stage_id": stage.pk,
        "bucket": str(stage.bucket),
        "title": f"Deal {person}",
        "source": chance.choice(SOURCES),
        "value": value,
        "chance": stage.chance,
        "size": "large" if value >= 20_000 else "medium" if value >= 2_000 else "small",
        "opened_at": opened,
        "stage_entered_at": max(opened, NOW - timedelta(days=chance.randrange(60))),
        "last_two_way_at": heard,
        "last_touch_at": heard,
        "touches": chance.randrange(8),
        "custom": {"colour": chance.choice(("red", "green", "blue"))},
    }
    return row | (_step(stage, value, chance) if chance.random() < 0.85 else _end(chance))


def _step(stage: Stage, value: int, chance: random.Random) -> dict[str, Any]:
    due = NOW + timedelta(minutes=chance.randrange(-10 * 1440, 60 * 1440))
    state = State.NURTURE if chance.random() < 0.15 else State.OPEN
    origin = chance.choice((Origin.STRATEGY, Origin.STRATEGY, Origin.STRATEGY, Origin.FALLBACK))
    rank = ranking.rank_class(
        bucket=stage.bucket, purpose=stage.goal, origin=origin, state=state, raised_hand=False, appointment=False
    )
    return {
        "state": str(state),
        "next_purpose": str(stage.goal),
        "next_channel": chance.choice(CHANNELS),
        "next_due_at": due,
        "next_by": "person" if chance.random() < 0.95 else "machine",
        "next_waiting_on": "them" if origin is Origin.FALLBACK else "us",
        "next_origin": str(origin),
        "next_set_at": NOW - timedelta(days=3),
        "next_minutes": 10,
        "next_class": int(rank),
        "next_order": plan_order.order_key(due_at=due, value=value, chance=stage.chance),
    }


def _end(chance: random.Random) -> dict[str, Any]:
    state = chance.choice(CLOSED_STATES)
    return {
        "state": str(state),
        "close_reason": str(REASONS_FOR[state][0]),
        "closed_at": NOW - timedelta(days=chance.randrange(100)),
        "pointed_to": "a colleague" if state == "disqualified" else "",
    }


def _points(workspace: Workspace, people: range) -> Iterator[dict[str, Any]]:
    for person in people:
        mail = f"person{person}@crowd.example"
        yield {"workspace_id": workspace.pk, "person_id": person, "kind": "email", "value": mail, "shown": mail}
        phone = f"+4915{person:09d}"
        yield {"workspace_id": workspace.pk, "person_id": person, "kind": "mobile", "value": phone, "shown": phone}


def _tags(workspace: Workspace, people: range, chance: random.Random) -> Iterator[dict[str, Any]]:
    often = Tag.objects.create(workspace=workspace, name="often", hue=150)
    rare = Tag.objects.create(workspace=workspace, name="rare", hue=20)
    for person in people:
        if chance.random() < 0.2:
            yield {"workspace_id": workspace.pk, "person_id": person, "tag_id": often.pk}
        if chance.random() < 0.0002:
            yield {"workspace_id": workspace.pk, "person_id": person, "tag_id": rare.pk}


def _next_id(model: type[Any]) -> int:
    newest = model.objects.order_by("-pk").first()
    return (newest.pk if newest else 0) + 1


def _insert(model: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    """Plain rows, many at a time: a crowd needs no verbs."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    defaults = {field.attname: field.get_default() for field in fields}
    while batch := [_values(fields, defaults | row) for row in islice(rows, BATCH)]:
        if connection.vendor == "postgresql":
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
            ):
                for values in batch:
                    copy.write_row(values)
            continue
        marks = ", ".join(["%s"] * len(fields))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", batch)


def _values(fields: list[Any], row: dict[str, Any]) -> list[Any]:
    return [_plain(row[field.attname]) for field in fields]


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value)
    if isinstance(value, datetime) and connection.vendor == "sqlite":
        return value.replace(tzinfo=None).isoformat(" ")
    return value
