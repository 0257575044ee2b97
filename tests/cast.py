"""The small fixed cast: a sales organisation, a rep, her manager, an admin, an outsider, three prospects.

Plain functions, so that a test can add one more of each. All of it happens around NOON, a Wednesday in Berlin.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from followthrough.followup.actions import standing
from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.people.models import Company, ContactPoint, Person
from followthrough.rules.words import (
    Bucket,
    Channel,
    ContactKind,
    NextBy,
    Origin,
    PipelineKind,
    Purpose,
    Role,
    Size,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership, User, Workspace

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # Wednesday 12:00 in Berlin, 06:00 in New York
ZONE = "Europe/Berlin"
PASSWORD = "correct horse battery"

SALES_STAGES = (
    # name, bucket, goal, chance
    ("New lead", Bucket.NEW, Purpose.FIRST_RESPONSE, 5),
    ("Qualifying", Bucket.NEW, Purpose.QUALIFY, 10),
    ("Discovery", Bucket.DEVELOPING, Purpose.DISCOVER, 25),
    ("Presentation", Bucket.DEVELOPING, Purpose.PRESENT, 40),
    ("Proposal", Bucket.CLOSING, Purpose.PROPOSE, 60),
    ("Decision", Bucket.CLOSING, Purpose.CLOSE, 80),
    ("Dead horse", Bucket.PARKED, Purpose.REQUALIFY, 3),
)
CARE_STAGES = (
    ("Welcome", Bucket.NEW, Purpose.THANK, 100),
    ("First month", Bucket.DEVELOPING, Purpose.ONBOARD, 100),
    ("For life", Bucket.CLOSING, Purpose.CHECK_IN, 100),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, by the part they play. `anna`, `ben` and `chloe` are Rosa's open opportunities."""

    workspace: Workspace
    rep: Membership  # Rosa
    manager: Membership  # Max
    admin: Membership  # Ada
    outsider: Membership  # Olga, of another workspace: must see nothing
    sales: Pipeline
    care: Pipeline
    anna: Opportunity  # large, in Proposal, due today
    ben: Opportunity  # small, in Qualifying, two days late, lives in London
    chloe: Opportunity  # medium, a new lead who wrote an hour ago


def assemble() -> Cast:
    """Put everybody on stage. Needs a database."""
    workspace = make_workspace("Linden Motors", zone=ZONE, country="DE", currency="EUR")
    rep = make_member(workspace, "Rosa Reed", role=Role.REP)
    manager = make_member(workspace, "Max Mohr", role=Role.MANAGER)
    admin = make_member(workspace, "Ada Adler", role=Role.ADMIN)
    sales = make_pipeline(workspace, "Sales", kind=PipelineKind.SALES, stages=SALES_STAGES)
    care = make_pipeline(workspace, "Care", kind=PipelineKind.CARE, stages=CARE_STAGES)
    return Cast(
        workspace=workspace,
        rep=rep,
        manager=manager,
        admin=admin,
        outsider=_make_outsider(),
        sales=sales,
        care=care,
        anna=_open_anna(rep, sales),
        ben=_open_ben(rep, sales),
        chloe=_open_chloe(rep, sales),
    )


def make_workspace(name: str, **columns: Any) -> Workspace:
    return Workspace.objects.create(name=name, created_at=NOON - timedelta(days=400), **columns)


def make_member(workspace: Workspace, name: str, *, role: Role = Role.REP, **columns: Any) -> Membership:
    """A member with a user of their own: Rosa Reed signs in as rosa@linden.example."""
    house = workspace.name.split()[0].lower()
    email = f"{name.split()[0].lower()}@{house}.example"
    user = User.objects.create(email=email, name=name, password=_hashed_password())
    return Membership.objects.create(workspace=workspace, user=user, name=name, role=role, **columns)


def make_pipeline(
    workspace: Workspace, name: str, *, kind: PipelineKind, stages: tuple[tuple[str, Bucket, Purpose, int], ...]
) -> Pipeline:
    pipeline = Pipeline.objects.create(workspace=workspace, name=name, kind=kind)
    for position, (stage, bucket, goal, chance) in enumerate(stages):
        Stage.objects.create(
            workspace=workspace,
            pipeline=pipeline,
            name=stage,
            bucket=bucket,
            goal=goal,
            chance=chance,
            position=position,
        )
    return pipeline


def make_person(
    workspace: Workspace, name: str, *, company: str = "", email: str = "", phone: str = "", **columns: Any
) -> Person:
    given, _, family = name.partition(" ")
    person = Person.objects.create(
        workspace=workspace,
        name=name,
        given_name=given,
        family_name=family,
        sort_name=f"{family} {given}".lower(),
        company=_make_company(workspace, company) if company else None,
        created_at=NOON - timedelta(days=40),
        updated_at=NOON - timedelta(days=40),
        **columns,
    )
    for position, (kind, value) in enumerate(((ContactKind.EMAIL, email), (ContactKind.MOBILE, phone))):
        if value:
            ContactPoint.objects.create(
                workspace=workspace, person=person, kind=kind, value=value, shown=value, position=position
            )
    return person


def make_opportunity(person: Person, owner: Membership, stage: Stage, **columns: Any) -> Opportunity:
    """An open opportunity with a whole next step: a call today at 15:00 in Berlin, unless told otherwise."""
    usual: dict[str, Any] = {
        "title": person.company.name if person.company else person.name,
        "state": State.OPEN,
        "bucket": stage.bucket,
        "chance": stage.chance,
        "opened_at": NOON - timedelta(days=40),
        "stage_entered_at": NOON - timedelta(days=10),
        "next_purpose": stage.goal,
        "next_channel": Channel.CALL,
        "next_due_at": NOON + timedelta(hours=3),
        "next_by": NextBy.PERSON,
        "next_waiting_on": WaitingOn.US,
        "next_origin": Origin.STRATEGY,
        "next_set_at": NOON - timedelta(days=3),
        "next_minutes": 10,
    }
    row = Opportunity(
        workspace=owner.workspace,
        person=person,
        pipeline=stage.pipeline,
        stage=stage,
        owner=owner,
        **usual | columns,
    )
    if columns.keys().isdisjoint(standing.WRITES):
        standing.place(row)  # where it stands in the plan, as every verb keeps it
    row.save()
    return row


def stage_of(pipeline: Pipeline, name: str) -> Stage:
    return pipeline.stages.select_related("pipeline").get(name=name)


@cache
def _hashed_password() -> str:
    return make_password(PASSWORD)  # slow by design, so once is enough


def _make_company(workspace: Workspace, name: str) -> Company:
    return Company.objects.create(workspace=workspace, name=name, key=name.lower(), created_at=NOON)


def _make_outsider() -> Membership:
    elsewhere = make_workspace("Harbour Homes", zone="America/New_York", country="US", currency="USD")
    return make_member(elsewhere, "Olga Orr", role=Role.ADMIN)


def _open_anna(rep: Membership, sales: Pipeline) -> Opportunity:
    person = make_person(
        rep.workspace,
        "Anna Keller",
        company="Brandt & Söhne",
        email="anna.keller@brandt.example",
        phone="+4915112345678",
        country="DE",
    )
    return make_opportunity(
        person,
        rep,
        stage_of(sales, "Proposal"),
        value=Decimal(48_000),
        size=Size.LARGE,
        touches=4,
        last_touch_at=NOON - timedelta(days=3),
        last_two_way_at=NOON - timedelta(days=3),
        last_words="Send me the offer with the longer warranty",
    )


def _open_ben(rep: Membership, sales: Pipeline) -> Opportunity:
    person = make_person(
        rep.workspace,
        "Ben Okafor",
        company="Okafor Deliveries",
        email="ben@okafor.example",
        phone="+447700900123",
        country="GB",
    )
    return make_opportunity(
        person,
        rep,
        stage_of(sales, "Qualifying"),
        value=Decimal(900),
        size=Size.SMALL,
        next_due_at=NOON - timedelta(days=2),
        touches=2,
        tries=2,
        last_touch_at=NOON - timedelta(days=5),
    )


def _open_chloe(rep: Membership, sales: Pipeline) -> Opportunity:
    person = make_person(
        rep.workspace,
        "Chloé Martin",
        company="Atelier Martin",
        email="chloe@atelier-martin.example",
        phone="+33612345678",
        country="FR",
    )
    return make_opportunity(
        person,
        rep,
        stage_of(sales, "New lead"),
        value=Decimal(6_500),
        size=Size.MEDIUM,
        opened_at=NOON - timedelta(hours=1),
        stage_entered_at=NOON - timedelta(hours=1),
        next_due_at=NOON,
        next_set_at=NOON - timedelta(hours=1),
        next_origin=Origin.CAPTURE,
        hand_raised_at=NOON - timedelta(hours=1),
        hand_raised_how="wrote through the contact form",
    )
