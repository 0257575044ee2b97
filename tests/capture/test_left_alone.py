"""Who asked not to be contacted does not come back by a list."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from followthrough.capture.models import Import, ImportResult
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement
from followthrough.followup.models import Opportunity
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.words import Permission
from tests.cast import NOON, Cast, make_person

pytestmark = pytest.mark.django_db
BringIn = Callable[..., Import]
NO = Agreement(permission=Permission.WITHDRAWN, how="Said so")


def left_alone(cast: Cast) -> None:
    followup.record_permission(cast.anna.person, NO, by=cast.rep, at=NOON)


def test_a_row_with_their_own_address_is_left_out_with_why(cast: Cast, bring_in: BringIn) -> None:
    left_alone(cast)
    people = Person.objects.count()
    batch = bring_in(cast.rep, "Name,Email\nA. Keller,Anna.Keller@Brandt.example\nDora Eck,dora@eck.example\n", at=NOON)
    assert (batch.refused, Person.objects.count() - people) == (1, 1)
    assert "asked not to be contacted" in ImportResult.objects.get(batch=batch, fate="refused").problem
    assert Opportunity.objects.live().filter(person=cast.anna.person).count() == 0


def test_neither_is_one_whose_record_was_erased(cast: Cast, bring_in: BringIn) -> None:
    left_alone(cast)
    Opportunity.objects.filter(person=cast.anna.person).delete()
    cast.anna.person.delete()
    bring_in(cast.rep, "Name,Mobile phone\nAnna Keller,+49 151 12345678\n", at=NOON + timedelta(days=400))
    assert not Person.objects.filter(name="Anna Keller").exists()


def test_an_address_others_share_comes_in_suppressed(cast: Cast, bring_in: BringIn) -> None:
    info = make_person(cast.workspace, "Ida Info", email="info@brandt.example")
    followup.record_permission(info, NO, by=cast.rep, at=NOON)
    bring_in(cast.rep, "Name,Email\nKarl Koch,info@brandt.example\n", at=NOON)
    karl = Person.objects.get(name="Karl Koch")
    assert ContactPoint.objects.get(person=karl).suppressed_at == NOON
    assert Opportunity.objects.filter(person=karl).exists()


def test_a_deal_with_them_by_name_is_not_opened(cast: Cast, bring_in: BringIn) -> None:
    """The row has no address of theirs, but is the same person by what the list joins it to."""
    left_alone(cast)
    bring_in(cast.rep, "Name,Company,Deal name,Stage\nAnna Keller,Brandt & Söhne,Two vans,Negotiation\n", at=NOON)
    assert not Opportunity.objects.live().filter(person=cast.anna.person).exists()
