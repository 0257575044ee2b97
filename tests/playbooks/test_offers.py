"""After a step of a sequence its next one is the first proposal."""

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, then_of
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.models import EnrollmentState
from followthrough.rules.next_step import Action
from followthrough.rules.words import Channel, NextBy, Origin, Outcome
from tests.cast import NOON, Cast
from tests.playbooks.sequencing import CALL, END, PARK, VISIT, enrollment_of, fresh, make, minutes, tick

pytestmark = pytest.mark.django_db
REACHED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)


def first(cast: Cast, contact: Contact | None = REACHED):
    row = (
        type(cast.anna)
        .objects.select_related("owner__workspace", "workspace", "person", "stage", "pipeline")
        .get(pk=cast.anna.pk)
    )
    return queries.proposals_for(row, at=NOON + minutes(5), contact=contact)[0]


def test_the_next_step_of_the_sequence_comes_first_and_is_accepted_as_it_is(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    proposal = first(cast)
    assert (proposal.channel, proposal.by, proposal.origin) == (Channel.VISIT, NextBy.PERSON, Origin.SEQUENCE)
    assert proposal.why == "The next step of “New lead”."
    followup.complete_step(fresh(cast.anna), REACHED, then_of(proposal), by=cast.rep, at=NOON + minutes(6))
    tick(NOON + minutes(7))
    row = enrollment_of(cast.anna)
    assert (row.state, row.step_key, row.done) == (EnrollmentState.ACTIVE, "visit", ["call"])


def test_its_end_is_proposed_and_ends_it(cast: Cast) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, PARK), by=cast.rep, at=NOON)
    proposal = first(cast)
    assert (proposal.action, proposal.by) == (Action.PARK, NextBy.MACHINE)
    followup.complete_step(fresh(cast.anna), REACHED, then_of(proposal), by=cast.rep, at=NOON + minutes(6))
    tick(NOON + minutes(7))
    assert enrollment_of(cast.anna).state == EnrollmentState.FINISHED


def test_a_branch_is_asked_with_what_just_happened(cast: Cast) -> None:
    branch = {"key": "b", "kind": "branch", "condition": {"kind": "outcome", "value": "no_answer"}, "yes": "end"}
    playbooks.enroll(cast.anna, make(cast, CALL, branch, VISIT, END), by=cast.rep, at=NOON)
    assert first(cast).channel == Channel.VISIT
    silent = Contact(channel=Channel.CALL, outcome=Outcome.NO_ANSWER)
    assert first(cast, silent).why == "The end of “New lead”."


@pytest.mark.parametrize("outcome", [Outcome.PUT_OFF, Outcome.NOT_INTERESTED])
def test_after_a_put_off_or_a_no_a_person_decides_anew(cast: Cast, outcome: Outcome) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, VISIT, END), by=cast.rep, at=NOON)
    assert first(cast, Contact(channel=Channel.CALL, outcome=outcome)).origin != Origin.SEQUENCE


def test_who_is_in_none_gets_the_usual_proposals(cast: Cast) -> None:
    assert first(cast).origin != Origin.SEQUENCE
