"""What is known of a prospect is changed in its place: by htmx, and as plain forms."""

from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.models import Discovery, Opportunity, Promise
from followthrough.people import actions as people
from followthrough.people.models import ContactPoint, CustomField, Person
from followthrough.rules.words import PromiseState, State
from tests.cast import NOON, Cast, make_member
from tests.web.doors import HTMX, ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def of(opportunity: Opportunity) -> str:
    return f"/prospects/{opportunity.person_id}/"


def person(cast: Cast) -> Person:
    return Person.objects.get(pk=cast.anna.person_id)


def test_any_kind_of_address_is_added_by_one_field(cast: Cast, rosa: Client) -> None:
    for shown, kind in (("0221 5550123", "phone"), ("a@b.example", "email"), ("Hafenstraße 5, Köln", "address")):
        assert rosa.post(f"{of(cast.anna)}ways/", {"shown": shown})["Location"] == of(cast.anna)
        assert ContactPoint.objects.get(person=person(cast), shown=shown).kind == kind


def test_an_added_address_stands_in_the_part_at_once(cast: Cast, rosa: Client) -> None:
    answer = rosa.post(f"{of(cast.anna)}ways/", {"shown": "0221 5550123"}, headers=HTMX)
    assert answer.status_code == 200
    assert 'id="part-reach"' in answer.content.decode()
    assert "0221 5550123" in answer.content.decode()
    assert answer["HX-Trigger"] == "acted"


@pytest.mark.parametrize("shown", ["", "anna.keller@brandt.example"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_an_address_that_cannot_be_taken_says_why(shown: str, headers: dict, cast: Cast, rosa: Client) -> None:
    answer = rosa.post(f"{of(cast.anna)}ways/", {"shown": shown}, headers=headers)
    assert answer.status_code == 422
    words = "They have this address already" if shown else "Type a number"
    assert words in answer.content.decode()
    assert ContactPoint.objects.filter(person=person(cast)).count() == 2


def test_an_address_is_corrected_struck_through_put_first_and_forgotten(cast: Cast, rosa: Client) -> None:
    mail, mobile = person(cast).contact_points.order_by("position")
    way = f"{of(cast.anna)}ways/"
    rosa.post(f"{way}{mobile.pk}/first/")
    assert person(cast).contact_points.order_by("position").first() == mobile
    rosa.post(f"{way}{mail.pk}/broken/")
    assert ContactPoint.objects.get(pk=mail.pk).invalid_why == "It does not work"
    rosa.post(f"{way}{mail.pk}/working/")
    assert ContactPoint.objects.get(pk=mail.pk).is_valid
    rosa.post(f"{way}{mail.pk}/correction/", {"shown": "ak@brandt.example", "label": "work"})
    assert ContactPoint.objects.get(pk=mail.pk).value == "ak@brandt.example"
    assert rosa.post(f"{way}{mail.pk}/correction/", {"shown": "nonsense"}, headers=HTMX).status_code == 422
    rosa.post(f"{way}{mail.pk}/removal/")
    assert not ContactPoint.objects.filter(pk=mail.pk).exists()
    assert rosa.post(f"{way}{mobile.pk}/dancing/").status_code == 404
    assert rosa.post(f"{way}{cast.ben.person.contact_points.first().pk}/removal/").status_code == 404


def test_what_they_like_is_kept(cast: Cast, rosa: Client) -> None:
    said = {"preferred_channel": "email", "preferred_from": "14:00", "preferred_until": "17:00", "zone": "Europe/Paris"}
    rosa.post(f"{of(cast.anna)}preferences/", said)
    anna = person(cast)
    assert (anna.preferred_channel, anna.preferred_from, anna.zone) == ("email", time(14), "Europe/Paris")
    page = rosa.get(of(cast.anna)).content.decode()
    assert "14:00–17:00" in page
    assert 'value="14:00"' in rosa.get(f"{of(cast.anna)}reach/?edit=1", headers=HTMX).content.decode()
    assert "what they like best" in page


@pytest.mark.parametrize(
    "said",
    [{"preferred_from": "17:00", "preferred_until": "14:00"}, {"preferred_from": "9"}, {"zone": "Middle/Earth"},
     {"preferred_from": "14:00"}, {"preferred_channel": "pigeon"}],
    ids=str,
)  # fmt: skip
def test_hours_and_zones_that_are_none_are_refused(said: dict, cast: Cast, rosa: Client) -> None:
    assert rosa.post(f"{of(cast.anna)}preferences/", said, headers=HTMX).status_code == 422
    assert person(cast).preferred_from is None


def test_permission_is_written_down_with_how(cast: Cast, rosa: Client) -> None:
    said = {"permission": "given", "how": "on the phone"}
    assert rosa.post(f"{of(cast.anna)}permission/", said)["Location"] == of(cast.anna)
    assert (person(cast).permission, person(cast).permission_how) == ("given", "on the phone")
    assert "on the phone" in rosa.get(of(cast.anna)).content.decode()


def test_permission_withdrawn_closes_what_is_open(cast: Cast, rosa: Client) -> None:
    rosa.post(f"{of(cast.anna)}permission/", {"permission": "withdrawn", "how": "by mail"})
    cast.anna.refresh_from_db()
    assert (cast.anna.state, cast.anna.close_reason) == ("lost", "do_not_contact")
    assert "Anna Keller is left alone from now on. 1 prospect was closed." in rosa.get(of(cast.anna)).content.decode()


@pytest.mark.parametrize(
    "said", [{"permission": "given"}, {"how": "x"}, {"permission": "unknown", "how": "x"}], ids=str
)
def test_permission_wants_to_know_how(said: dict, cast: Cast, rosa: Client) -> None:
    assert rosa.post(f"{of(cast.anna)}permission/", said, headers=HTMX).status_code == 422
    assert person(cast).permission == "unknown"


def test_what_was_found_out_is_written_in_its_place(cast: Cast, rosa: Client) -> None:
    address = f"/opportunities/{cast.anna.pk}/discovery/"
    form = rosa.get(f"{address}?edit=1", headers=HTMX).content.decode()
    assert "What lies" in form or "lies beneath" in form
    answer = rosa.post(address, {"problem": "Old vans", "decides": "Herr Brandt", "verdict": "fits"}, headers=HTMX)
    assert "Old vans" in answer.content.decode()
    assert "2 of 6" in answer.content.decode()
    assert "They fit" in answer.content.decode()
    found = Discovery.objects.get(opportunity=cast.anna)
    assert (found.problem, found.decides, found.verdict) == ("Old vans", "Herr Brandt", "fits")
    assert rosa.post(address, {"verdict": "maybe"}, headers=HTMX).status_code == 422
    assert rosa.post(address, {"problem": "Older vans", "verdict": "fits"}).status_code == 302
    assert "Older vans" in rosa.get(address).content.decode()


def test_saying_the_same_again_writes_no_line(cast: Cast, rosa: Client) -> None:
    address = f"/opportunities/{cast.anna.pk}/discovery/"
    for _ in range(2):
        rosa.post(address, {"problem": "Old vans", "verdict": "unsure"})
    assert rosa.get(f"{of(cast.anna)}story/?kind=notes", headers=HTMX).content.decode().count("Found out") == 1


def test_worth_size_strategy_are_changed_and_can_be_taken_back(cast: Cast, rosa: Client) -> None:
    address = f"/opportunities/{cast.ben.pk}/worth/"
    assert 'value="900' in rosa.get(f"{address}?edit=1", headers=HTMX).content.decode()
    said = {"title": "Two vans", "value": "30000", "size": "small", "strategy": "", "source": "Fair"}
    answer = rosa.post(address, said, headers=HTMX)
    assert "30,000" in answer.content.decode()
    assert "/undo/" in answer.content.decode()
    cast.ben.refresh_from_db()
    assert (cast.ben.value, cast.ben.title, cast.ben.source) == (Decimal(30_000), "Two vans", "Fair")
    assert cast.ben.size == "large"  # by its new value: nobody chose another size


def test_a_chosen_size_stands(cast: Cast, rosa: Client) -> None:
    said = {"title": "", "value": "30000", "size": "medium", "strategy": "", "source": ""}
    rosa.post(f"/opportunities/{cast.ben.pk}/worth/", said)
    cast.ben.refresh_from_db()
    assert cast.ben.size == "medium"


@pytest.mark.parametrize("said", [{"value": "-1"}, {"value": "much"}, {"size": "huge"}, {"strategy": "nope"}], ids=str)
def test_amounts_that_are_none_are_refused(said: dict, cast: Cast, rosa: Client) -> None:
    whole = {"title": "", "value": "1", "size": "small", "strategy": "", "source": ""} | said
    assert rosa.post(f"/opportunities/{cast.ben.pk}/worth/", whole, headers=HTMX).status_code == 422
    cast.ben.refresh_from_db()
    assert cast.ben.value == 900


def test_who_they_are_is_changed(cast: Cast, rosa: Client) -> None:
    address = f"{of(cast.anna)}about/"
    assert 'value="Anna Keller"' in rosa.get(f"{address}?edit=1", headers=HTMX).content.decode()
    said = {"name": "Anna Keller", "company": "Brandt AG", "job_title": "Buyer", "city": "Bonn", "country": "de"}
    answer = rosa.post(address, said, headers=HTMX)
    assert "Bonn" in answer.content.decode()
    anna = Person.objects.select_related("company").get(pk=cast.anna.person_id)
    assert (anna.company.name, anna.job_title, anna.country) == ("Brandt AG", "Buyer", "DE")
    assert rosa.post(address, {"name": ""}, headers=HTMX).status_code == 422
    assert rosa.post(address, {"name": "Anna Brandt", "country": "DE"})["Location"] == of(cast.anna)
    assert person(cast).family_name == "Brandt"


def test_own_fields_are_asked_for_by_their_kind(cast: Cast, rosa: Client) -> None:
    for label, kind, choices in (("Since", "date", []), ("Fleet", "choice", ["vans", "cars"]), ("Pays", "yes_no", []),
                                 ("Wheels", "number", []), ("Motto", "text", [])):  # fmt: skip
        people.add_field(
            cast.workspace, CustomField.Subject.PERSON, label, kind=kind, choices=choices, by=cast.admin, at=NOON
        )
    said = {"name": "Anna Keller", "country": "DE", "own_since": "2020-05-01", "own_fleet": "vans", "own_pays": "yes",
            "own_wheels": "4", "own_motto": "Go"}  # fmt: skip
    answer = rosa.post(f"{of(cast.anna)}about/", said, headers=HTMX)
    assert answer.status_code == 200
    assert person(cast).custom == {"since": "2020-05-01", "fleet": "vans", "pays": "yes", "wheels": "4", "motto": "Go"}
    assert "1 May 2020" in answer.content.decode()
    for wrong in ({"own_since": "soon"}, {"own_fleet": "bikes"}, {"own_wheels": "many"}):
        assert rosa.post(f"{of(cast.anna)}about/", said | wrong, headers=HTMX).status_code == 422


def test_fields_that_are_gone_keep_what_was_written(cast: Cast, rosa: Client) -> None:
    people.edit_person(cast.anna.person, {"custom": {"old": "kept"}}, by=cast.rep, at=NOON)
    rosa.post(f"{of(cast.anna)}about/", {"name": "Anna Keller", "city": "Bonn", "country": "DE"})
    assert person(cast).custom == {"old": "kept"}


def test_tags_are_put_on_and_taken_off(cast: Cast, rosa: Client) -> None:
    answer = rosa.post(f"{of(cast.anna)}tags/", {"tag": " Fleet "}, headers=HTMX)
    assert "Fleet" in answer.content.decode()
    (tag,) = person(cast).tags.all()
    assert rosa.post(f"{of(cast.anna)}tags/", {"tag": ""}).status_code == 302
    assert rosa.post(f"{of(cast.anna)}tags/{tag.pk}/removal/").status_code == 302
    assert not person(cast).tags.exists()


def test_promises_are_made_both_ways_with_a_date_in_words(cast: Cast, rosa: Client) -> None:
    address = f"/opportunities/{cast.anna.pk}/promises/"
    answer = rosa.post(address, {"what": "Send the papers", "due": "friday 10:00", "whose": "ours"}, headers=HTMX)
    assert "Send the papers" in answer.content.decode()
    rosa.post(address, {"what": "Call when it is in", "event": "the stock is in", "whose": "ours"})
    rosa.post(address, {"what": "Send the numbers", "due": "in 2 weeks", "whose": "theirs"})
    made = {promise.what: promise for promise in Promise.objects.all()}
    assert made["Send the papers"].due_at.isoformat() == "2026-11-27T09:00:00+00:00"
    assert made["Call when it is in"].event == "the stock is in"
    assert made["Call when it is in"].due_at > NOON + timedelta(days=80)
    assert not made["Send the numbers"].ours
    page = rosa.get(of(cast.anna)).content.decode()
    assert "We owe" in page
    assert "They owe" in page
    edit = rosa.get(f"{of(cast.anna)}promises/?edit=1&opportunity={cast.anna.pk}", headers=HTMX).content.decode()
    assert f"/promises/{made['Send the papers'].pk}/broken/" in edit
    assert f"/opportunities/{cast.anna.pk}/promises/" in edit
    assert f"/promises/{made['Send the papers'].pk}/kept/" in page


@pytest.mark.parametrize(
    "said", [{}, {"what": "x"}, {"what": "x", "due": "blurb"}, {"what": "x", "due": "1 jan 2020"}], ids=str
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_promise_without_what_or_when_is_refused(said: dict, headers: dict, cast: Cast, rosa: Client) -> None:
    assert rosa.post(f"/opportunities/{cast.anna.pk}/promises/", said, headers=headers).status_code == 422
    assert not Promise.objects.exists()


def test_a_settled_promise_leaves_the_page(cast: Cast, rosa: Client) -> None:
    promise = followup.make_promise(cast.anna, "Send it", due_at=NOON + timedelta(days=1), by=cast.rep, at=NOON)
    back = f"{of(cast.anna)}?opportunity={cast.anna.pk}"
    assert rosa.post(f"/promises/{promise.pk}/kept/", {"next": back})["Location"] == back
    assert "Nothing is owed" in rosa.get(of(cast.anna)).content.decode()
    promise.refresh_from_db()
    assert promise.state == PromiseState.KEPT


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/prospects/{person}/ways/", {"shown": "0221 5550123"}),
        ("/prospects/{person}/preferences/", {"preferred_channel": "email"}),
        ("/prospects/{person}/permission/", {"permission": "withdrawn", "how": "x"}),
        ("/prospects/{person}/about/", {"name": "Other"}),
        ("/prospects/{person}/tags/", {"tag": "Other"}),
        ("/opportunities/{opportunity}/discovery/", {"problem": "Other", "verdict": "fits"}),
        ("/opportunities/{opportunity}/worth/", {"value": "1", "size": "small"}),
        ("/opportunities/{opportunity}/promises/", {"what": "Other", "due": "friday"}),
    ],
)
def test_who_may_change_it(address: str, said: dict, cast: Cast, client_of: ClientOf) -> None:
    place = address.format(person=cast.anna.person_id, opportunity=cast.anna.pk)
    was = person(cast)
    assert client_of(make_member(cast.workspace, "Carl Cole")).post(place, said).status_code == 403
    assert client_of(cast.outsider).post(place, said).status_code == 404
    assert Client().post(place, said)["Location"].startswith("/sign-in/")
    assert (person(cast).name, person(cast).permission) == (was.name, was.permission)
    assert Opportunity.objects.get(pk=cast.anna.pk).state == State.OPEN
    assert client_of(cast.manager).post(place, said).status_code == 302
    assert client_of(cast.manager).delete(place).status_code == 405


@pytest.mark.parametrize("part", ["reach", "promises", "about"])
def test_parts_can_be_read_alone(part: str, cast: Cast, client_of: ClientOf) -> None:
    colleague = client_of(make_member(cast.workspace, "Carl Cole"))
    assert colleague.get(f"{of(cast.anna)}{part}/", headers=HTMX).content.decode().lstrip().startswith("<section")
    assert "<html" in colleague.get(f"{of(cast.anna)}{part}/").content.decode()
