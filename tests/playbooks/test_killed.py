"""Several workers advance the same sequences, by clocks that differ, and are killed at random moments: no step is done
twice, none is forgotten, and the journal tells each once.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Message
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment, EnrollmentState, StepDone, Template, TemplateVersion
from followthrough.rules.words import NextBy
from tests.cast import NOON, Cast
from tests.mailroom.crowds import queue_crowd
from tests.mailroom.stage import make_mailbox
from tests.mailroom.test_killed import Nursery
from tests.playbooks.sequencing import END, MAIL, make

SEED, WORKERS, MAILS = 20261122, 3, 3


@pytest.fixture
def nursery(cast_for_real: Cast, tmp_path: Path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path)
    yield nursery
    nursery.close()


def crowd(cast: Cast, number: int) -> list[int]:
    """So many in a sequence of three mails that are all due."""
    mailbox = make_mailbox(cast.rep)
    queue_crowd(cast, [mailbox], number, at=NOON)
    Message.objects.all().delete()
    template = Template.objects.create(workspace=cast.workspace, name="Figures", channel="email")
    template.current = TemplateVersion.objects.create(
        workspace=cast.workspace,
        template=template,
        number=1,
        subject="Figures",
        body="Hello {{ person.name }}",
        at=NOON,
    )
    template.save()
    mails = [{**MAIL, "key": f"mail{each}", "template": template.pk} for each in range(MAILS)]
    sequence = make(cast, *mails, END)
    ids = list(Opportunity.objects.filter(person__name__startswith="Pat").values_list("pk", flat=True))
    assert playbooks.enroll_many(ids, sequence, by=cast.rep, at=NOON) == number
    return ids


@pytest.mark.parametrize(
    ("number", "kills", "seconds"), [(60, 12, 120), pytest.param(1_000, 100, 900, marks=pytest.mark.slow)]
)
def test_no_step_is_done_twice_and_none_is_forgotten(
    cast_for_real: Cast, nursery: Nursery, capsys: Any, *, number: int, kills: int, seconds: float
) -> None:
    until, chance = time.monotonic() + seconds, random.Random(SEED)
    ids = crowd(cast_for_real, number)
    for _ in range(WORKERS):
        nursery.start("advance")
    for each in range(kills):
        _wait_for(
            StepDone.objects.count() + chance.randrange(1, 1 + number * MAILS // kills), until=time.monotonic() + 1
        )
        nursery.kill_one()
        nursery.start("advance")
        if connection.vendor == "postgresql" and each % 4 == 3:
            _cut_connections()
    _wait_for(number * MAILS, until=until)
    nursery.close()

    mails = Counter(Message.objects.filter(opportunity__in=ids).values_list("opportunity_id", flat=True))
    twice = sum(max(count - MAILS, 0) for count in mails.values())
    forgotten = sum(MAILS - mails[pk] for pk in ids if mails[pk] < MAILS)
    with capsys.disabled():
        print(f"\n{connection.vendor}: {number * MAILS} steps, {kills} kills: {twice} twice, {forgotten} forgotten")
    assert (twice, forgotten) == (0, 0)
    assert StepDone.objects.count() == number * MAILS
    assert set(Enrollment.objects.values_list("state", flat=True)) == {EnrollmentState.FINISHED}
    assert Entry.objects.filter(verb="advance").count() == number * MAILS
    assert not Opportunity.objects.filter(pk__in=ids).exclude(next_by=NextBy.PERSON).exists()


def _wait_for(done: int, *, until: float) -> None:
    while StepDone.objects.count() < done and time.monotonic() < until:
        time.sleep(0.02)


def _cut_connections() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND random() < 0.5"
        )
