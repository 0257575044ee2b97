"""Two records of one person: found, compared, joined; and everything about one as a file."""

import json

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import Person
from followthrough.rules.words import ContactKind
from tests.cast import NOON, Cast, make_member
from tests.web.doors import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def twin(cast: Cast) -> Person:
    point = Point(kind=ContactKind.PHONE, shown="0221 5550123")
    draft = PersonDraft(name="Anna Keller", company="Brandt & Söhne", job_title="Head buyer", points=(point,))
    people.edit_person(cast.anna.person, {"company": "Brandt & Söhne"}, by=None, at=NOON)
    return people.add_person(draft, workspace=cast.workspace, by=None, at=NOON)


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def address(cast: Cast) -> str:
    return f"/prospects/{cast.anna.person_id}/merge/"


def test_the_one_that_looks_alike_is_offered(cast: Cast, twin: Person, rosa: Client) -> None:
    assert f"?with={twin.pk}" in rosa.get(address(cast)).content.decode()


def test_another_can_be_searched(cast: Cast, twin: Person, rosa: Client) -> None:
    people.edit_person(cast.ben.person, {"city": "London"}, by=None, at=NOON)
    page = rosa.get(f"{address(cast)}?q=okafor").content.decode()
    assert f"?with={cast.ben.person_id}" in page
    assert f"?with={cast.anna.person_id}" not in page


def test_what_is_kept_is_shown_before(cast: Cast, twin: Person, rosa: Client) -> None:
    page = rosa.get(f"{address(cast)}?with={twin.pk}").content.decode()
    assert "be undone" in page
    for words in ("Head buyer", "0221 5550123", "anna.keller@brandt.example", "Proposal"):
        assert words in page
    assert f"/prospects/{twin.pk}/merge/?with={cast.anna.person_id}" in page


def test_joined_everything_is_one_story(cast: Cast, twin: Person, rosa: Client) -> None:
    answer = rosa.post(address(cast), {"with": twin.pk})
    assert answer["Location"] == f"/prospects/{cast.anna.person_id}/"
    assert not Person.objects.filter(pk=twin.pk).exists()
    page = rosa.get(answer["Location"]).content.decode()
    for words in ("Head buyer", "0221 5550123", "Joined with Anna Keller", "Joined: all of Anna Keller"):
        assert words in page
    assert rosa.get(f"/prospects/{twin.pk}/").status_code == 404


def test_a_person_is_not_joined_with_themselves(cast: Cast, rosa: Client) -> None:
    assert rosa.post(address(cast), {"with": cast.anna.person_id}).status_code == 422
    assert rosa.post(address(cast), {"with": "999999"}).status_code == 404
    assert rosa.post(address(cast), {}).status_code == 200
    assert Opportunity.objects.count() == 3


def test_a_colleagues_record_is_not_taken(cast: Cast, twin: Person, client_of: ClientOf, rosa: Client) -> None:
    followup.hand_over(cast.ben, to=cast.manager, by=cast.manager, at=NOON)
    assert rosa.post(address(cast), {"with": cast.ben.person_id}).status_code == 403
    assert "is a colleague" in rosa.get(f"{address(cast)}?with={cast.ben.person_id}").content.decode()
    assert client_of(make_member(cast.workspace, "Carl Cole")).post(address(cast), {"with": twin.pk}).status_code == 403
    assert client_of(cast.outsider).post(address(cast), {"with": twin.pk}).status_code == 404
    assert Client().post(address(cast), {"with": twin.pk}).status_code == 302
    assert Person.objects.filter(pk=twin.pk).exists()


def test_everything_about_a_person_is_a_file(cast: Cast, rosa: Client, client_of: ClientOf) -> None:
    followup.write_note(cast.anna, "Has a dog", by=cast.rep, at=NOON)
    answer = rosa.get(f"/prospects/{cast.anna.person_id}/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="anna-keller.json"'
    told = json.loads(answer.content)
    assert told["person"]["name"] == "Anna Keller"
    assert told["opportunities"][0]["title"] == "Brandt & Söhne"
    assert [point["value"] for point in told["contact_points"]] == ["anna.keller@brandt.example", "+4915112345678"]
    assert told["journal"][-1]["facts"] == {"note": "Has a dog"}
    assert (
        client_of(make_member(cast.workspace, "Carl Cole")).get(f"/prospects/{cast.anna.person_id}/export/").status_code
        == 403
    )
    assert rosa.post(f"/prospects/{cast.anna.person_id}/export/").status_code == 405


def test_the_file_costs_the_same_however_much_happened(cast: Cast, rosa: Client, statements) -> None:
    with statements() as few:
        rosa.get(f"/prospects/{cast.anna.person_id}/export/")
    for number in range(20):
        followup.write_note(cast.anna, f"note {number}", by=cast.rep, at=NOON.replace(microsecond=number))
    with statements() as many:
        rosa.get(f"/prospects/{cast.anna.person_id}/export/")
    assert len(few) == len(many)
