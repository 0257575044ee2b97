"""The facts of an opportunity reach the rules, and what they propose can be accepted by a verb."""

from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, then_of
from followthrough.followup.queries import proposals_for, situation_of
from followthrough.rules.words import Channel, Outcome, Permission, Purpose
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db

OUTCOMES = [outcome for outcome in Outcome if outcome not in (Outcome.NOT_INTERESTED,)]


def test_the_situation_knows_channels_zone_and_counts(cast: Cast) -> None:
    missed = Contact(channel=Channel.CALL, outcome=Outcome.NO_ANSWER)

    facts = situation_of(cast.ben, at=NOON, contact=missed)

    assert facts.tries == cast.ben.tries + 1
    assert facts.zone == "Europe/London"
    assert {Channel.CALL, Channel.TEXT, Channel.EMAIL} <= set(facts.channels)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_first_proposal_after_any_outcome_can_be_accepted(cast: Cast, outcome: Outcome) -> None:
    contact = Contact(channel=Channel.CALL, outcome=outcome)
    first = proposals_for(cast.anna, at=NOON, contact=contact)[0]

    followup.complete_step(cast.anna, contact, then_of(first, pointed_to="A partner"), by=cast.rep, at=NOON)

    assert first.why


def test_a_withdrawn_permission_is_never_answered_with_a_contact(cast: Cast) -> None:
    cast.anna.person.permission = Permission.WITHDRAWN

    proposals = proposals_for(cast.anna, at=NOON + timedelta(days=1))

    assert {proposal.action for proposal in proposals} == {"conclude"}


def test_who_was_asked_straight_is_not_asked_again_at_once(cast: Cast) -> None:
    asked = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, purpose=Purpose.REQUALIFY)
    assert situation_of(cast.ben, at=NOON).days_since_requalified is None

    followup.log_touch(cast.ben, asked, by=cast.rep, at=NOON)

    assert situation_of(cast.ben, at=NOON + timedelta(days=3)).days_since_requalified == 3
