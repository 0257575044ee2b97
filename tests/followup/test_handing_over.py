"""Handing over, leaving, merging: neither side can drop the step, the promises or the story."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement, Contact, NextStep
from followthrough.followup.models import Opportunity, Promise, Touch
from followthrough.followup.refusals import ContactForbidden, OwnerNotHere, SamePerson, StepsNeedAnOwner
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.words import Channel, CloseReason, Outcome, Permission, Purpose, State
from followthrough.team.models import Membership
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db

TOMORROW = NOON + timedelta(days=1)


def test_the_step_and_the_promises_go_along(cast: Cast) -> None:
    followup.make_promise(cast.anna, "Send the sheet", due_at=TOMORROW, by=cast.rep, at=NOON)
    due_at = cast.anna.next_due_at

    followup.hand_over(cast.anna, to=cast.manager, by=cast.rep, at=NOON, note="You know them")

    assert (cast.anna.owner, cast.anna.next_due_at) == (cast.manager, due_at)
    assert Promise.objects.get().member == cast.manager
    entry = Entry.objects.get(verb="hand_over")
    assert (entry.facts["from"], entry.facts["to"]) == (cast.rep.pk, cast.manager.pk)


def test_nobody_outside_is_handed_a_prospect(cast: Cast) -> None:
    with pytest.raises(OwnerNotHere):
        followup.hand_over(cast.anna, to=cast.outsider, by=cast.rep, at=NOON)


def test_who_leaves_names_an_heir(cast: Cast) -> None:
    with pytest.raises(StepsNeedAnOwner):
        followup.leave_team(cast.rep, heir=None, by=cast.admin, at=NOON)

    assert followup.leave_team(cast.rep, heir=cast.manager, by=cast.admin, at=NOON) == 3

    assert not Membership.objects.get(pk=cast.rep.pk).is_active
    assert set(Opportunity.objects.live().values_list("owner_id", flat=True)) == {cast.manager.pk}
    assert Entry.objects.filter(verb="hand_over").count() == 3


def test_the_database_refuses_what_the_verb_would_not_do(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=cast.rep.pk).update(is_active=False)


def test_a_merge_keeps_both_stories(cast: Cast) -> None:
    missed = Contact(channel=Channel.CALL, outcome=Outcome.NO_ANSWER, note="Rang twice about the warranty")
    followup.log_touch(cast.ben, missed, by=cast.rep, at=NOON)
    keep, gone = cast.anna.person, cast.ben.person
    addresses = ContactPoint.objects.filter(person__in=[keep, gone]).count()

    followup.merge_people(keep, gone, by=cast.rep, at=NOON)

    assert not Person.objects.filter(pk=gone.pk).exists()
    assert Opportunity.objects.filter(person=keep).count() == 2
    assert Touch.objects.filter(opportunity__person=keep).count() == 1
    assert ContactPoint.objects.filter(person=keep).count() == addresses
    assert Entry.objects.filter(person_id=keep.pk, verb="log").exists()
    assert [hit.person_id for hit in search.find(cast.workspace.pk, "rang twice")] == [keep.pk]


def test_a_person_is_not_merged_with_themselves(cast: Cast) -> None:
    with pytest.raises(SamePerson):
        followup.merge_people(cast.anna.person, cast.anna.person, by=cast.rep, at=NOON)


def test_a_withdrawn_permission_ends_everything_with_them(cast: Cast) -> None:
    no_more = Agreement(permission=Permission.WITHDRAWN, how="Said so on the phone")

    assert followup.record_permission(cast.anna.person, no_more, by=cast.rep, at=NOON) == 1

    cast.anna.refresh_from_db()
    assert (cast.anna.state, cast.anna.close_reason) == (State.LOST, CloseReason.DO_NOT_CONTACT)


def test_nobody_who_withdrew_is_planned_again(cast: Cast) -> None:
    followup.record_permission(
        cast.anna.person, Agreement(permission=Permission.WITHDRAWN, how="By mail"), by=cast.rep, at=NOON
    )
    step = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=TOMORROW)
    with pytest.raises(ContactForbidden):
        followup.reopen(cast.anna, step, by=cast.rep, at=NOON)
