"""The sample is believable, whole, and the same for the same seed."""

from collections import Counter

import pytest
from django.db.models import Count

from followthrough.capture.sample import fill_sample
from followthrough.followup import actions as followup
from followthrough.followup.actions.clock import repair_orphans
from followthrough.followup.models import Deferral, Opportunity, Stage, Tally, Touch
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Message
from followthrough.mailroom.queries import inbox
from followthrough.people import search
from followthrough.people.models import ContactPoint, Person
from followthrough.review.queries import plan_of
from followthrough.rules import matching
from followthrough.rules.words import PipelineKind, State
from followthrough.team.models import Membership
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def test_everybody_has_a_next_step_and_a_reason_to_be_here() -> None:
    sample = fill_sample(at=NOON, prospects=120)

    assert repair_orphans(at=NOON) == []
    assert Person.objects.filter(workspace=sample.workspace).count() == 120
    assert Stage.objects.filter(workspace=sample.workspace, pipeline__kind=PipelineKind.SALES).count() == 7
    assert Membership.objects.filter(workspace=sample.workspace).count() == 4
    assert set(Opportunity.objects.values_list("state", flat=True)) >= {State.OPEN, State.WON, State.LOST}
    assert len(set(Person.objects.values_list("country", flat=True))) > 4


def test_the_story_adds_up() -> None:
    fill_sample(at=NOON, prospects=120)

    counted = Counter(Touch.objects.values_list("opportunity_id", flat=True))
    for row in Opportunity.objects.all():
        assert row.touches == counted[row.pk]
        if row.last_touch_at:
            assert row.last_touch_at <= NOON
    assert Deferral.objects.filter(at__gt=NOON).count() == 0
    assert Entry.objects.filter(verb="open").count() == Opportunity.objects.filter(won_from=None).count()
    won = Opportunity.objects.filter(state=State.WON).count()
    assert Opportunity.objects.filter(won_from__isnull=False).count() == won > 0


def test_counters_are_right_from_the_start() -> None:
    sample = fill_sample(at=NOON, prospects=60)
    kept = sorted(Tally.objects.values_list("owner_id", "stage_id", "state", "number"))

    followup.recount(sample.workspace.pk)

    assert sorted(Tally.objects.values_list("owner_id", "stage_id", "state", "number")) == kept


def test_its_verbs_work_on_it() -> None:
    sample = fill_sample(at=NOON, prospects=60)
    rep = Membership.objects.filter(workspace=sample.workspace, role="rep").first()
    assert rep is not None

    plan = plan_of(rep, at=NOON)
    found = search.find(sample.workspace.pk, plan.rows[0].name)

    assert plan.rows[0].person_id in {hit.person_id for hit in found}


def test_nobody_real_is_reached() -> None:
    fill_sample(at=NOON, prospects=200)

    mails = ContactPoint.objects.filter(kind="email").values_list("value", flat=True)
    assert all(mail.endswith(".example") and matching.normal_email(mail) == mail for mail in mails)


def test_the_same_seed_gives_the_same_people() -> None:
    first = fill_sample(at=NOON, prospects=30)
    second = fill_sample(at=NOON, prospects=30)
    other = fill_sample(at=NOON, prospects=30, seed=8)

    def names(workspace: object) -> list[str]:
        return list(Person.objects.filter(workspace=workspace).order_by("pk").values_list("name", flat=True))

    assert names(first.workspace) == names(second.workspace) != names(other.workspace)


def test_some_wrote_lately_and_each_letter_waits_with_what_to_do_about_it() -> None:
    fill_sample(at=NOON, prospects=420)
    rosa = Membership.objects.get(name__startswith="Rosa")

    letters = Message.objects.filter(direction="in")
    assert dict(letters.values_list("kind").annotate(Count("pk"))) == {"reply": 4, "out_of_office": 1}
    assert {"not_now", "wrong_person", "will_get_back"} < set(letters.values_list("intent", flat=True))
    assert inbox.number(rosa) == 4
    assert repair_orphans(at=NOON) == []
