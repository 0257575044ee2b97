"""Today: the plan in order with reasons, what is done and left, whose it is, and how little it asks the database."""

from datetime import timedelta
from html import unescape

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep
from followthrough.followup.models import Opportunity
from followthrough.rules.words import Channel, Outcome, Purpose
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, ClientOf, Statements, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def text_of(client_of: ClientOf, member: object, address: str = "/today/") -> str:
    answer = client_of(member).get(address)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


def test_shows_who_the_act_in_words_and_why(cast: Cast, client_of: ClientOf) -> None:
    place_all()
    page = text_of(client_of, cast.rep)
    assert "Wednesday, 25 November" in page
    assert "Anna Keller" in page
    assert "Brandt &amp; Söhne" in page
    assert "Call to go through the proposal with them" in page
    assert "in closing, due today" in page
    assert "€\u00a048,000" in page
    assert "11:00 there" in page  # Ben lives in London


def test_stands_under_the_heading_that_matters(cast: Cast, client_of: ClientOf) -> None:
    place_all()
    page = text_of(client_of, cast.rep)
    now, today = page.index('id="group-now"'), page.index('id="group-today"')
    assert now < page.index("Chloé Martin") < today < page.index("Anna Keller")


def test_counts_what_is_done(cast: Cast, client_of: ClientOf) -> None:
    place_all()
    later = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=9))
    followup.complete_step(
        cast.anna, Contact(channel=Channel.CALL, outcome=Outcome.REACHED), later, by=cast.rep, at=NOON
    )
    assert "1 of 3 done" in text_of(client_of, cast.rep)


def test_a_promise_whose_step_is_later_stands_as_a_line_of_its_own(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=NOON + timedelta(days=5))
    followup.make_promise(cast.anna, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON - timedelta(days=1))
    place_all()
    page = text_of(client_of, cast.rep)
    assert page.index('id="group-promised"') < page.index("Send the sheet")
    assert f'href="/work/{cast.anna.pk}/"' in page


def test_says_that_nobody_is_without_a_next_step(cast: Cast, client_of: ClientOf) -> None:
    assert "Prospects without a next step: 0" in text_of(client_of, cast.rep)


def test_an_empty_workspace_tells_how_to_begin(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.all().delete()
    followup.recount(cast.workspace.pk)
    page = text_of(client_of, cast.rep)
    assert "Here will be your day" in page
    assert 'href="/import/"' in page


def test_a_manager_without_prospects_is_led_to_the_team(cast: Cast, client_of: ClientOf) -> None:
    page = text_of(client_of, cast.manager)
    assert "You follow up nobody yourself" in page
    assert 'href="/today/team/"' in page
    assert "Import your list" not in page


def test_when_all_is_done_it_says_so(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.update(next_due_at=NOON + timedelta(days=1))
    followup.recount(cast.workspace.pk)
    assert "Nothing is due today" in text_of(client_of, cast.rep)
    done = text_of(client_of, cast.rep, "/today/done/")
    assert "Tomorrow holds 3" in done


@pytest.mark.parametrize("number", [0, 120])
def test_takes_seven_statements_whatever_the_size(
    number: int, cast: Cast, client_of: ClientOf, statements: Statements
) -> None:
    stage = stage_of(cast.sales, "Discovery")
    for index in range(number):
        make_opportunity(make_person(cast.workspace, f"Person {index}"), cast.rep, stage)
    client = client_of(cast.rep)
    with statements() as seen:
        assert client.get("/today/").status_code == 200
    assert len(seen) == 7


def test_what_does_not_fit_shows_its_ways_out(cast: Cast, client_of: ClientOf) -> None:
    stage = stage_of(cast.sales, "Discovery")
    for index in range(40):
        make_opportunity(make_person(cast.workspace, f"Person {index}"), cast.rep, stage)
    place_all()
    client = client_of(cast.rep)
    assert "See three ways out" in client.get("/today/").content.decode()
    part = client.get("/today/overflow/", headers=HTMX).content.decode()
    assert "fit your day" in part
    assert "<html" not in part

    answer = client.post("/today/overflow/move/")

    assert answer.status_code == 302
    moved = Opportunity.objects.filter(owner=cast.rep, next_due_at__gt=NOON + timedelta(hours=12))
    assert moved.count() > 0
    assert "don't fit" not in client.get("/today/").content.decode()


def test_a_way_out_is_taken_back(cast: Cast, client_of: ClientOf) -> None:
    for index in range(40):
        make_opportunity(make_person(cast.workspace, f"P {index}"), cast.rep, stage_of(cast.sales, "Discovery"))
    place_all()
    client = client_of(cast.rep)
    before = set(Opportunity.objects.values_list("pk", "next_due_at"))
    client.post("/today/overflow/move/")
    page = client.get("/today/").content.decode()
    address = unescape(page[page.index("/today/overflow/move/undo/") :].split('"')[0])
    assert set(Opportunity.objects.values_list("pk", "next_due_at")) != before

    assert client_of(cast.manager).post(address).status_code == 302  # nothing of theirs at that moment
    assert set(Opportunity.objects.values_list("pk", "next_due_at")) != before
    client.post(address)

    assert set(Opportunity.objects.values_list("pk", "next_due_at")) == before


@pytest.mark.parametrize("address", ["fly/undo/?at=2026-11-25T11:00:00Z", "move/undo/", "move/undo/?at=noon"])
def test_what_was_never_done_cannot_be_taken_back(address: str, cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post(f"/today/overflow/{address}").status_code == 404


def test_an_unknown_way_out_is_none(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post("/today/overflow/fly/").status_code == 404
    assert client_of(cast.rep).get("/today/overflow/move/").status_code == 405


def test_what_cannot_wait_goes_to_a_colleague(cast: Cast, client_of: ClientOf) -> None:
    colleague = make_member(cast.workspace, "Carl Cole")
    for index in range(40):
        person = make_person(cast.workspace, f"Person {index}")
        make_opportunity(person, cast.rep, stage_of(cast.sales, "Decision"))
    place_all()
    client_of(cast.rep).post("/today/overflow/hand_over/", {"to": colleague.pk})
    assert Opportunity.objects.filter(owner=colleague).count() > 0


def test_a_colleague_elsewhere_gets_nothing(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/today/overflow/hand_over/", {"to": cast.outsider.pk})
    assert answer.status_code == 404


def test_the_week_is_made_of_the_same_steps(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=NOON + timedelta(days=2))
    place_all()
    page = text_of(client_of, cast.rep, "/today/?span=week")
    assert page.index("Ben Okafor") < page.index("<h2>Friday, 27 November</h2>") < page.index("Anna Keller")
    assert "Friday, 27 November: 1, 10\u00a0min" in page  # the bar of the day
    assert "Anna Keller" not in text_of(client_of, cast.rep)
    assert "Anna Keller" in text_of(client_of, cast.rep, "/today/?span=month")


def test_a_manager_looks_at_a_salespersons_day(cast: Cast, client_of: ClientOf) -> None:
    place_all()
    page = text_of(client_of, cast.manager, f"/today/?for={cast.rep.pk}")
    assert "Rosa Reed" in page
    assert "Anna Keller" in page


def test_a_manager_sees_how_far_everybody_is(cast: Cast, client_of: ClientOf, statements: Statements) -> None:
    later = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=9))
    contact = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
    followup.complete_step(cast.anna, contact, later, by=cast.rep, at=NOON)
    client = client_of(cast.manager)
    with statements() as seen:
        page = client.get("/today/team/").content.decode()
    assert len(seen) == 3
    assert "2 left, 1 late" in page
    assert "1 done" in page
    assert f'href="/today/?for={cast.rep.pk}"' in page
    assert "Olga Orr" not in page


def test_the_teams_day_is_for_managers(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).get("/today/team/").status_code == 403
    assert client_of(cast.manager).post("/today/team/").status_code == 405
    assert status_signed_out("/today/team/")[0] == 302


def test_a_salesperson_sees_nobody_elses_day(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).get(f"/today/?for={cast.manager.pk}").status_code == 403


@pytest.mark.parametrize("asked", ["99999", "rosa", "0"])
def test_a_day_of_nobody_is_not_there(asked: str, cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.manager).get(f"/today/?for={asked}").status_code == 404


def test_an_outsider_sees_nothing(cast: Cast, client_of: ClientOf) -> None:
    assert "Anna Keller" not in text_of(client_of, cast.outsider)
    assert client_of(cast.outsider).get(f"/today/?for={cast.rep.pk}").status_code == 404


@pytest.mark.parametrize("address", ["/today/", "/today/overflow/", "/today/done/", "/balance/"])
def test_signed_out_leads_to_sign_in(address: str, db: None) -> None:
    status, where = status_signed_out(address)
    assert (status, where.split("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("address", ["/today/", "/today/overflow/", "/today/done/", "/balance/"])
def test_nothing_is_posted_here(address: str, cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post(address).status_code == 405


def test_the_balance_opens_the_prospects_behind_each_number(cast: Cast, client_of: ClientOf) -> None:
    followup.recount(cast.workspace.pk)
    page = text_of(client_of, cast.rep, "/balance/")
    assert f"/prospects/?whose={cast.rep.pk}&amp;bucket=closing" in page
    assert "Everybody" not in page


def test_a_manager_weighs_everybodys_pipeline(cast: Cast, client_of: ClientOf) -> None:
    followup.recount(cast.workspace.pk)
    assert "Everybody's pipeline" in text_of(client_of, cast.manager, "/balance/?all")
    assert "Rosa Reed's pipeline" in text_of(client_of, cast.manager, f"/balance/?for={cast.rep.pk}")
    assert "Your pipeline" in text_of(client_of, cast.rep, "/balance/?all")
