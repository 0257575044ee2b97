"""Storing the sample: portions of prospects, each one transaction, written as plain rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import transaction

from followthrough.capture.sample import stories, world
from followthrough.capture.sample.faces import Face, invent
from followthrough.capture.sample.mail import bring_mail
from followthrough.capture.sample.rows import Rows, Setting
from followthrough.followup import actions as followup
from followthrough.followup.models import Stage
from followthrough.journal import actions as journal
from followthrough.mailroom.models import Mailbox
from followthrough.people import actions as people
from followthrough.playbooks import actions as playbooks
from followthrough.rules.words import Role
from followthrough.team import actions as team
from followthrough.team.models import Membership, Workspace

USUAL_NUMBER = 420
STORIED = 2_000  # beyond so many, prospects have a next step but hardly a past
PORTION = 2_500
MANY_REPS_FROM = 5_000
MANY_REPS = 20
ADDRESS = "sample.example"


@dataclass(frozen=True, slots=True)
class Sample:
    workspace: Workspace
    manager: Membership
    prospects: int


def fill_sample(
    *, at: datetime, prospects: int = USUAL_NUMBER, seed: int = 7, told: Callable[[int], None] | None = None
) -> Sample:
    """A new workspace with that many prospects and a year of history up to `at`. The same seed, the same rows.

    `told` hears after each portion how many there are.
    """
    workspace = team.add_workspace(
        "Brightfield Energy", at=at - stories.YEAR, zone="Europe/Berlin", country="DE", currency="EUR", is_sample=True
    )
    manager, reps = _hire(workspace, at=at - stories.YEAR, many=prospects >= MANY_REPS_FROM)
    setting = _setting(workspace, [*reps, manager], at=at)  # in a team of four the manager sells too
    for first in range(0, prospects, PORTION):
        with transaction.atomic():
            rows = Rows(setting)
            for story, face, random in _portion(seed, first, min(first + PORTION, prospects), now=at):
                rows.add(story, face, random)
            rows.store()
        if told:
            told(min(first + PORTION, prospects))
    followup.recount(workspace.pk)
    bring_mail(_mailbox(reps[0], at=at), reps[0], at=at)
    playbooks.take_in_sequences(workspace, by=manager, at=at)
    if prospects >= MANY_REPS_FROM:
        journal.look_anew(at=at)
    return Sample(workspace, manager, prospects)


def _portion(seed: int, first: int, last: int, *, now: datetime) -> Iterator[tuple[stories.Story, Face, Random]]:
    for number in range(first, last):
        random = Random(f"{seed}:{number}")  # noqa: S311 - invented people, no secrets
        story = (stories.tell if number < STORIED else stories.tell_short)(random, now=now)
        yield story, invent(random, number), random


def _hire(workspace: Workspace, *, at: datetime, many: bool) -> tuple[Membership, list[Membership]]:
    """The manager, who is the administrator too, and the salespeople."""
    manager = _member(workspace, world.MANAGER, at=at, role=Role.ADMIN)
    crew = list(world.REPS)
    if many:
        crew += [(f"Rep {number:02}", "Europe/Berlin", "DE", 240) for number in range(len(crew) + 1, MANY_REPS + 1)]
    return manager, [_member(workspace, person, at=at, role=Role.REP) for person in crew]


def _member(workspace: Workspace, person: tuple[str, str, str, int], *, at: datetime, role: Role) -> Membership:
    name, zone, country, capacity = person
    email = f"{name.lower().replace(' ', '.')}.{workspace.pk}@{ADDRESS}"
    return team.add_member(
        workspace, email=email, name=name, at=at, role=role, zone=zone, country=country, capacity=capacity
    )


def _mailbox(owner: Membership, *, at: datetime) -> Mailbox:
    """Where the letters came to; it is connected to nothing."""
    return Mailbox.objects.create(
        workspace_id=owner.workspace_id,
        member=owner,
        address=owner.user.email,
        shown_name=owner.name,
        is_active=False,
        created_at=at - stories.YEAR,
    )


def _setting(workspace: Workspace, owners: list[Membership], *, at: datetime) -> Setting:
    with transaction.atomic():
        sales, care = followup.start_pipelines(workspace)
        playbooks.take_in(workspace, at=at)
        tags = [people.tag_called(workspace, name).pk for name in world.TAGS]
    return Setting(
        workspace=workspace,
        at=at,
        owners=owners,
        sales=list(Stage.objects.filter(pipeline=sales).order_by("position")),
        care=list(Stage.objects.filter(pipeline=care).order_by("position")),
        tags=tags,
    )
