"""Sequences that begin by rule, on what the journal tells."""

from dataclasses import replace

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import NextStep, Opening, StageMove
from followthrough.people.drafts import PersonDraft
from followthrough.people.models import Tag
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment
from followthrough.rules.words import Channel, Purpose
from tests.cast import NOON, Cast, stage_of
from tests.playbooks.sequencing import CALL, END, enrollment_of, fresh, make, minutes, tick

pytestmark = pytest.mark.django_db
FIRST = NextStep(purpose=Purpose.FIRST_RESPONSE, channel=Channel.CALL, due_at=NOON)


def begins_on(cast: Cast, *starts: dict[str, str]) -> None:
    sequence = make(cast, CALL, END)
    playbooks.edit_sequence(sequence, {"starts": list(starts)}, by=cast.manager, at=NOON)
    tick(NOON)


def add(cast: Cast, source: str, *, minute: int = 1) -> int:
    opening = Opening(
        owner=cast.rep, step=replace(FIRST, due_at=NOON + minutes(minute)), pipeline=cast.sales, source=source
    )
    added = followup.add_prospect(PersonDraft(name=f"Nina {source}"), opening, by=cast.rep, at=NOON + minutes(minute))
    return added.pk


def test_a_new_prospect_from_a_source_begins_it_once(cast: Cast) -> None:
    begins_on(cast, {"on": "lead", "value": "Website"})
    from_web, from_fair = add(cast, "Website"), add(cast, "Fair")
    tick(NOON + minutes(2))
    tick(NOON + minutes(3))
    assert list(Enrollment.objects.values_list("opportunity_id", flat=True)) == [from_web]
    assert from_fair != from_web


def test_a_stage_begins_it(cast: Cast) -> None:
    begins_on(cast, {"on": "stage", "value": "Decision"})
    move = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="They sent the signed order")
    followup.move_stage(fresh(cast.anna), move, by=cast.rep, at=NOON + minutes(1))
    tick(NOON + minutes(2))
    assert enrollment_of(cast.anna).step_key == "call"


def test_a_tag_begins_it_for_what_is_live_with_them(cast: Cast) -> None:
    begins_on(cast, {"on": "tag", "value": "vip"})
    tag = Tag.objects.create(workspace=cast.workspace, name="VIP")
    followup.tag_many(type(cast.ben).objects.filter(pk=cast.ben.pk), tag, by=cast.rep, at=NOON + minutes(1))
    tick(NOON + minutes(2))
    assert enrollment_of(cast.ben).step_key == "call"


def test_one_that_was_stopped_does_not_begin_again_for_the_same_event(cast: Cast) -> None:
    begins_on(cast, {"on": "lead"})
    added = add(cast, "Website")
    tick(NOON + minutes(2))
    playbooks.stop_enrollment(Enrollment.objects.get(opportunity=added), by=cast.rep, at=NOON + minutes(3))
    tick(NOON + minutes(4))
    assert Enrollment.objects.filter(opportunity=added).count() == 1


def test_the_first_look_begins_nothing_for_what_was_before(cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    playbooks.edit_sequence(sequence, {"starts": [{"on": "lead"}]}, by=cast.manager, at=NOON)
    add(cast, "Website")
    tick(NOON + minutes(2))
    assert not Enrollment.objects.exists()


def test_other_workspaces_sequences_begin_nothing_here(cast: Cast) -> None:
    from followthrough.rules.sequences import Plan

    plan = Plan.from_list([CALL, END])
    theirs = playbooks.make_sequence(cast.outsider.workspace, "Theirs", plan, by=cast.outsider, at=NOON)
    playbooks.edit_sequence(theirs, {"starts": [{"on": "lead"}]}, by=cast.outsider, at=NOON)
    playbooks.switch_sequence(theirs, on=True, by=cast.outsider, at=NOON)
    tick(NOON)
    add(cast, "Website")
    tick(NOON + minutes(2))
    assert not Enrollment.objects.exists()


def test_what_happened_before_it_was_switched_on_begins_nothing(cast: Cast) -> None:
    sequence = make(cast, CALL, END, on=False)
    playbooks.edit_sequence(sequence, {"starts": [{"on": "lead"}]}, by=cast.manager, at=NOON)
    tick(NOON)
    add(cast, "Website")
    playbooks.switch_sequence(sequence, on=True, by=cast.manager, at=NOON + minutes(5))
    tick(NOON + minutes(6))
    assert not Enrollment.objects.exists()
    add(cast, "Fair", minute=7)
    tick(NOON + minutes(8))
    assert Enrollment.objects.count() == 1
