"""Who is the same is shown before anything is written, and somebody may decide otherwise."""

from collections.abc import Callable

import pytest

from followthrough.capture import actions as capture
from followthrough.capture import queries
from followthrough.capture.models import Certainty, Choice, Import, ImportGroup, ImportResult
from followthrough.capture.refusals import NotNow
from followthrough.followup.models import Opportunity
from followthrough.people import search
from followthrough.people.models import Person
from tests.capture.bringing import LIST, read, run, start
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ANNA = "Name,Email,City,Notes\nAnna Keller,ANNA.KELLER@brandt.example,Bremen,Likes tea\n"
TWINS = "Name,Email,Phone,Company\nAda Lind,ada@lind.example,,Lind AG\nAda Lind,,+49301112233,LIND AG\n"
MAYBE = "Name,Phone,City\nAda Lind,+49301112233,Ulm\nPaul Lind,+49301112233,Ulm\n"


def fates(batch: Import) -> list[str]:
    results = ImportResult.objects.filter(batch=batch).order_by("row__line")
    return list(results.values_list("fate", flat=True))


def test_somebody_we_have_is_known_by_their_mail_address(cast: Cast) -> None:
    batch = read(start(cast.rep, ANNA))
    (alike,) = queries.groups_of(batch, Certainty.SURE)
    assert alike.person == cast.anna.person
    assert "e-mail" in alike.group.reason
    assert alike.rows[0]["name"] == "Anna Keller"
    assert queries.preview_of(batch, at=batch.created_at).joined == 1


def test_who_is_joined_learns_what_was_unknown_and_keeps_what_was_known(cast: Cast) -> None:
    number = Opportunity.objects.count()
    batch = run(start(cast.rep, ANNA))
    person = Person.objects.get(pk=cast.anna.person_id)
    assert (person.city, person.about, person.country) == ("Bremen", "Likes tea", "DE")
    assert (batch.stored, batch.joined) == (0, 1)
    assert Opportunity.objects.count() == number
    assert search.find(cast.workspace.pk, "bremen")


def test_two_rows_of_one_person_become_one_prospect(cast: Cast) -> None:
    batch = run(start(cast.rep, TWINS))
    ada = Person.objects.get(name="Ada Lind")
    assert fates(batch) == ["stored", "joined"]
    assert ada.contact_points.count() == 2
    assert ada.opportunities.count() == 1


def test_rows_kept_apart_are_two_persons(cast: Cast) -> None:
    batch = read(start(cast.rep, TWINS))
    capture.choose_all(batch, Certainty.SURE, Choice.APART)
    assert fates(run(batch)) == ["stored", "stored"]
    assert Person.objects.filter(name="Ada Lind").count() == 2


def test_rows_left_out_are_refused_and_say_whose_they_are(cast: Cast) -> None:
    batch = read(start(cast.rep, ANNA))
    capture.choose(batch.groups.get(), Choice.SKIP)
    batch = run(batch)
    assert (batch.rows, batch.refused) == (1, 1)
    assert "Anna Keller" in list(queries.refused_rows(batch.files.get()))[1][-1]


def test_a_couple_with_one_telephone_is_not_joined_unasked(cast: Cast) -> None:
    batch = read(start(cast.rep, MAYBE))
    assert not queries.groups_of(batch, Certainty.SURE)
    batch = run(batch)
    assert batch.stored == 2


def test_a_likely_pair_is_joined_when_somebody_says_so(cast: Cast) -> None:
    text = "Name,Email,Company\nJon Lind,jon@lind.example,Lind AG\nJohn Lind,jon@lind.example,Other GmbH\n"
    batch = read(start(cast.rep, text))
    assert ImportGroup.objects.filter(batch=batch).exists()
    capture.choose_all(batch, Certainty.LIKELY, Choice.JOIN)
    capture.choose_all(batch, Certainty.SURE, Choice.JOIN)
    assert sorted(fates(run(batch))) == ["joined", "stored"]


def test_a_shared_mailbox_is_nobody(cast: Cast) -> None:
    text = "Name,Email\nAda Lind,info@lind.example\nBo Berg,info@lind.example\n"
    assert run(start(cast.rep, text)).stored == 2


def test_names_at_a_company_of_another_file_are_compared(cast: Cast) -> None:
    accounts = "Id,Name\n7,Lind AG\n"
    contacts = "Id,AccountId,FirstName,LastName\n1,7,Ada,Lind\n2,7,Ada,Lind\n3,7,Bo,Berg\n"
    batch = run(start(cast.rep, accounts, contacts, names=("Account.csv", "Contact.csv")))
    assert (batch.rows, batch.stored, batch.joined) == (4, 3, 1)


def test_the_same_list_twice_stores_nobody_twice(cast: Cast, bring_in: Callable[..., Import]) -> None:
    bring_in(cast.rep, LIST)
    people, deals = Person.objects.count(), Opportunity.objects.count()
    again = bring_in(cast.rep, LIST)
    assert (again.stored, again.joined) == (0, 5)
    assert (Person.objects.count(), Opportunity.objects.count()) == (people, deals)


def test_nothing_of_another_workspace_is_compared_or_seen(cast: Cast) -> None:
    from followthrough.followup import actions as followup

    followup.start_pipelines(cast.outsider.workspace)
    batch = read(start(cast.outsider, ANNA))
    assert not batch.groups.exists()
    assert not Import.objects.visible_to(cast.manager).exists()
    assert not Import.objects.visible_to(cast.rep).exists()
    assert Import.objects.visible_to(cast.outsider).get() == batch


def test_once_it_has_begun_nothing_is_chosen_any_more(cast: Cast) -> None:
    batch = run(start(cast.rep, TWINS))
    with pytest.raises(NotNow):
        capture.choose(batch.groups.first() or ImportGroup(), Choice.APART)
