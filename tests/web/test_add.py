"""Somebody new in ten seconds: one field is enough, the first step is filled in, nobody is written down twice."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from followthrough.followup.models import Opportunity, Pipeline
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import Person
from followthrough.rules.words import ContactKind, Origin
from followthrough.team.models import Workspace
from tests.cast import NOON, Cast, make_member
from tests.web.doors import HTMX, ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


@pytest.fixture
def dora(cast: Cast) -> Person:
    """Somebody known already."""
    points = (Point(kind=ContactKind.EMAIL, shown="dora@dorn.example"),)
    draft = PersonDraft(name="Dora Dorn", company="Dorn & Co", points=points)
    return people.add_person(draft, workspace=cast.workspace, by=None, at=NOON)


def untouched(page: str) -> dict[str, str]:
    """The step as the form holds it when nobody touches it."""
    purpose, _, rest = value_of(page, "proposed").partition(" ")
    channel, _, when = rest.partition(" ")
    return {"proposed": value_of(page, "proposed"), "purpose": purpose, "channel": channel, "when": when}


def value_of(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def newest() -> Opportunity:
    return Opportunity.objects.select_related("person__company", "owner").latest("pk")


@pytest.mark.parametrize(
    ("said", "name"),
    [({"name": "Eva Ernst"}, "Eva Ernst"), ({"reach": "0151 99887766"}, "0151 99887766"),
     ({"reach": "eva@ernst.example"}, "eva@ernst.example"), ({"name": "eva@ernst.example"}, "eva@ernst.example")],
    ids=str,
)  # fmt: skip
def test_one_field_is_enough(said: dict, name: str, cast: Cast, rosa: Client) -> None:
    answer = rosa.post("/add/", said | untouched(rosa.get("/add/").content.decode()))
    row = newest()
    assert answer["Location"] == f"/prospects/{row.person_id}/"
    assert (row.person.name, row.owner, row.next_origin) == (name, cast.rep, Origin.CAPTURE)
    assert row.next_due_at >= NOON
    assert f"{name} is on the plan" in rosa.get(answer["Location"]).content.decode()


def test_the_first_step_fits_how_they_can_be_reached(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    assert step["channel"] == "call"
    rosa.post("/add/", {"reach": "eva@ernst.example"} | step)
    assert newest().next_channel == "email"


def test_a_changed_step_stands_as_it_was_changed(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    changed = step | {"purpose": "invite", "channel": "email", "when": "friday 10:00"}
    rosa.post("/add/", {"name": "Eva Ernst", "wants": "Two vans"} | changed)
    row = newest()
    assert (row.next_purpose, row.next_channel, row.title) == ("invite", "email", "Two vans")
    assert row.next_due_at == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def test_name_company_and_several_addresses_are_told_apart(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    rosa.post("/add/", {"name": "Eva Ernst, Ernst Bau GmbH", "reach": "0151 99887766, eva@ernst.example"} | step)
    row = newest()
    assert row.person.company.name == "Ernst Bau GmbH"
    assert {point.kind for point in row.person.contact_points.all()} == {"mobile", "email"}


def test_who_came_to_us_stands_first_on_the_plan(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    rosa.post("/add/", {"name": "Eva Ernst", "came": "1", "source": "Fair"} | step)
    assert newest().hand_raised_at == NOON
    assert newest().source == "Fair"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_nobody_is_not_added(headers: dict, cast: Cast, rosa: Client) -> None:
    answer = rosa.post("/add/", {"name": "  "}, headers=headers)
    assert answer.status_code == 422
    assert "one of them is enough" in answer.content.decode()
    assert Opportunity.objects.count() == 3


@pytest.mark.parametrize(
    "said",
    [
        {"when": "blurb"},
        {"when": "1 jan 2020"},
        {"purpose": "dance"},
        {"channel": "pigeon"},
        {"reach": "12345678901234567890@"},
    ],
    ids=str,
)
def test_what_cannot_be_read_says_so_and_keeps_what_was_typed(said: dict, cast: Cast, rosa: Client) -> None:
    step = {"proposed": "x", "purpose": "qualify", "channel": "call", "when": "tomorrow"}
    answer = rosa.post("/add/", {"name": "Eva Ernst"} | step | said)
    assert answer.status_code == 422 if "reach" not in said else answer.status_code in (302, 422)
    assert answer.status_code == 302 or 'value="Eva Ernst"' in answer.content.decode()


def test_somebody_known_is_shown_while_typing(cast: Cast, dora: Person, rosa: Client) -> None:
    answer = rosa.get("/add/hints/", {"reach": "DORA@dorn.example"}, headers=HTMX).content.decode()
    assert f'href="/prospects/{dora.pk}/"' in answer
    assert "Dora Dorn" in answer
    assert "Dora Dorn" in rosa.get("/add/hints/", {"name": "Dora Dorn"}, headers=HTMX).content.decode()
    assert "Known already" not in rosa.get("/add/hints/", {"name": "Dora Dotter"}, headers=HTMX).content.decode()
    assert "Known already" not in rosa.get("/add/hints/", headers=HTMX).content.decode()


def test_the_proposal_follows_what_is_typed_until_it_is_touched(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    hint = rosa.get("/add/hints/", {"reach": "eva@ernst.example"} | step, headers=HTMX).content.decode()
    assert 'id="add-step" hx-swap-oob="true"' in hint
    assert "e-mail" in hint
    touched = step | {"when": "in 9 days"}
    assert "add-step" not in rosa.get("/add/hints/", {"reach": "e@x.example"} | touched, headers=HTMX).content.decode()


def test_somebody_known_is_added_only_anyway(cast: Cast, dora: Person, rosa: Client) -> None:
    said = {"name": "D. Dorn", "reach": "dora@dorn.example"} | untouched(rosa.get("/add/").content.decode())
    answer = rosa.post("/add/", said)
    assert answer.status_code == 422
    assert "known already" in answer.content.decode()
    assert 'name="anyway"' in answer.content.decode()
    assert rosa.post("/add/", said | {"anyway": "1"}).status_code == 302
    assert Person.objects.filter(contact_points__value="dora@dorn.example").count() == 2


def test_a_colleagues_prospect_is_told_without_showing_it(cast: Cast, dora: Person, client_of: ClientOf) -> None:
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    carl = client_of(make_member(cast.workspace, "Carl Cole"))
    answer = carl.get("/add/hints/", {"reach": "anna.keller@brandt.example"}, headers=HTMX).content.decode()
    assert "Rosa Reed works with them" in answer
    assert "Keller" not in answer.replace("anna.keller@", "")


def test_nobody_of_another_workspace_is_hinted_at(cast: Cast, dora: Person, client_of: ClientOf) -> None:
    olga = client_of(cast.outsider)
    Pipeline.objects.create(workspace=cast.outsider.workspace, name="S").stages.create(
        workspace=cast.outsider.workspace, name="New", bucket="new", goal="qualify"
    )
    assert "Dora" not in olga.get("/add/hints/", {"reach": "dora@dorn.example"}, headers=HTMX).content.decode()


def test_a_signature_fills_the_fields(cast: Cast, rosa: Client) -> None:
    text = "Eva Ernst\nHead of Fleet\nErnst Bau GmbH\nM +49 151 99887766\neva@ernst.example"
    form = rosa.post("/add/reading/", {"text": text, "wants": "Vans"}, headers=HTMX).content.decode()
    for words in ('value="Eva Ernst"', 'value="Ernst Bau GmbH"', 'value="+49 151 99887766, eva@ernst.example"',
                  'value="Head of Fleet"', 'value="Vans"'):  # fmt: skip
        assert words in form, words
    assert 'value="Eva Ernst"' in rosa.post("/add/", {"paste": text}).content.decode()  # without script
    assert Opportunity.objects.count() == 3


def test_words_of_a_search_come_along(cast: Cast, rosa: Client) -> None:
    assert 'value="Eva Ernst"' in rosa.get("/add/?text=Eva+Ernst").content.decode()


def test_a_manager_adds_for_a_colleague_a_salesperson_does_not(cast: Cast, client_of: ClientOf, rosa: Client) -> None:
    max_ = client_of(cast.manager)
    step = untouched(max_.get("/add/").content.decode())
    max_.post("/add/", {"name": "Eva Ernst", "owner": cast.rep.pk} | step)
    assert newest().owner == cast.rep
    rosa.post("/add/", {"name": "Finn Falk", "owner": cast.manager.pk} | step)
    assert newest().owner == cast.rep


def test_one_more_comes_at_once(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    assert rosa.post("/add/", {"name": "Eva Ernst", "more": "1"} | step)["Location"] == "/add/"
    answer = rosa.post("/add/", {"name": "Finn Falk", "more": "1"} | step, headers=HTMX)
    assert (answer.status_code, value_of(answer.content.decode(), "name")) == (200, "")
    assert "Finn Falk is on the plan" in answer.content.decode()


def test_a_dialog_closes_and_the_page_behind_it_is_fresh(cast: Cast, rosa: Client) -> None:
    step = untouched(rosa.get("/add/").content.decode())
    headers = HTMX | {"HX-Current-URL": "http://testserver/today/"}
    answer = rosa.post("/add/", {"name": "Eva Ernst"} | step, headers=headers)
    assert (answer.status_code, answer["HX-Refresh"]) == (204, "true")


def test_without_a_pipeline_it_says_what_to_do(cast: Cast, rosa: Client) -> None:
    Pipeline.objects.filter(workspace=cast.workspace).update(is_active=False)
    answer = rosa.get("/add/")
    assert answer.status_code == 422
    assert "no sales pipeline yet" in answer.content.decode()


def test_hints_cost_the_same_however_many_there_are(
    cast: Cast, dora: Person, rosa: Client, statements: Statements
) -> None:
    asked = {"name": "Dora Dorn", "company": "Dorn & Co", "reach": "dora@dorn.example"}
    rosa.get("/add/hints/", asked, headers=HTMX)
    with statements() as few:
        rosa.get("/add/hints/", asked, headers=HTMX)
    for number in range(20):
        people.add_person(
            PersonDraft(name="Dora Dorn", company=f"H{number}"), workspace=cast.workspace, by=None, at=NOON
        )
    with statements() as many:
        rosa.get("/add/hints/", asked, headers=HTMX)
    assert len(few) == len(many) <= 13


def test_the_form_costs_few_statements(cast: Cast, rosa: Client, statements: Statements) -> None:
    with statements() as seen:
        rosa.get("/add/")
    assert len(seen) <= 5


def test_signed_out_and_other_methods(cast: Cast, rosa: Client) -> None:
    assert status_signed_out("/add/") == (302, "/sign-in/?next=%2Fadd%2F")
    assert status_signed_out("/add/hints/")[0] == 302
    assert status_signed_out("/add/reading/", method="post")[0] == 302
    assert rosa.put("/add/").status_code == 405
    assert rosa.post("/add/hints/").status_code == 405
    assert rosa.get("/add/reading/").status_code == 405
