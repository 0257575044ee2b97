"""Acts on a prospect that need no day's plan: as a page, as a dialog, with their refusals."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Ending, NextStep, Parking
from followthrough.followup.models import Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.rules.words import Channel, CloseReason, NextBy, Purpose, State
from followthrough.web.prospect.acts import FORMS
from tests.cast import NOON, Cast, make_member, stage_of
from tests.web.doors import HTMX, ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def address(opportunity: Opportunity, name: str) -> str:
    return f"/opportunities/{opportunity.pk}/{name}/"


def home(opportunity: Opportunity) -> str:
    return f"/prospects/{opportunity.person_id}/?opportunity={opportunity.pk}"


def now(opportunity: Opportunity) -> Opportunity:
    opportunity.refresh_from_db()
    return opportunity


def lose(opportunity: Opportunity, cast: Cast) -> None:
    followup.conclude(opportunity, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)


def test_a_stage_moves_by_the_boards_own_form(cast: Cast, rosa: Client) -> None:
    stage = stage_of(cast.sales, "Decision")
    page = rosa.get(home(cast.anna)).content.decode()
    link = unescape(re.search(r'"(/board/cards/\d+/stage/\?next=[^"]+)"', page)[1])
    assert "What did you see?" in rosa.get(link).content.decode()
    answer = rosa.post(link, {"stage": stage.pk, "evidence": "They asked for the contract", "step": "keep"})
    assert answer["Location"] == home(cast.anna)
    assert now(cast.anna).stage == stage
    assert "stands in Decision now" in rosa.get(home(cast.anna)).content.decode()


def test_in_a_dialog_the_page_behind_is_loaded_again(cast: Cast, rosa: Client) -> None:
    stage = stage_of(cast.sales, "Decision")
    asked = {"stage": stage.pk, "evidence": "They asked", "step": "keep", "next": home(cast.anna)}
    answer = rosa.post(f"/board/cards/{cast.anna.pk}/stage/", asked, headers=HTMX)
    assert answer["HX-Refresh"] == "true"


def test_somebody_is_let_rest_until_a_day(cast: Cast, rosa: Client) -> None:
    assert rosa.post(address(cast.ben, "rest"), {"when": "in 3 months", "why": "Budget"}).status_code == 302
    assert now(cast.ben).state == State.NURTURE
    assert rosa.post(address(cast.anna, "rest"), {"when": "some day"}, headers=HTMX).status_code == 422
    assert rosa.post(address(cast.anna, "rest"), {}).status_code == 422
    assert now(cast.anna).state == State.OPEN


def test_somebody_who_rests_is_brought_back_by_a_proposal(cast: Cast, rosa: Client) -> None:
    step = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=60), by=NextBy.MACHINE)
    followup.park(cast.ben, Parking(step=step), by=cast.rep, at=NOON)
    form = rosa.get(address(cast.ben, "waking"), headers=HTMX).content.decode()
    assert rosa.post(address(cast.ben, "waking"), {"then": first_offer(form), "why": "They wrote"}).status_code == 302
    assert now(cast.ben).state == State.OPEN
    assert rosa.post(address(cast.ben, "waking"), {"then": first_offer(form)}).status_code == 422  # awake already


def first_offer(form: str) -> str:
    return form.partition('name="then" value="')[2].partition('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        ({"then": "won"}, "won", "bought"),
        ({"then": "lost", "end_reason": "competitor", "why": "Cheaper"}, "lost", "competitor"),
        ({"then": "unfit", "end_reason": "not_a_fit", "pointed_to": "The library"}, "disqualified", "not_a_fit"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_it_ends_with_a_typed_reason(
    said: dict, state: str, reason: str, headers: dict, cast: Cast, rosa: Client
) -> None:
    assert rosa.post(address(cast.anna, "end"), said, headers=headers).status_code in (204, 302)
    assert (now(cast.anna).state, cast.anna.close_reason) == (state, reason)


@pytest.mark.parametrize(
    "said",
    [{"then": "lost"}, {"then": "unfit", "end_reason": "not_a_fit"}, {"then": "lost", "end_reason": "bought"}],
    ids=str,
)
def test_it_does_not_end_without_a_reason(said: dict, cast: Cast, rosa: Client) -> None:
    assert rosa.post(address(cast.anna, "end"), said).status_code == 422
    assert now(cast.anna).state == State.OPEN


def test_winning_begins_care(cast: Cast, rosa: Client) -> None:
    rosa.post(address(cast.anna, "end"), {"then": "won"})
    assert Opportunity.objects.filter(won_from=cast.anna).exists()
    assert "Care for them begins" in rosa.get(home(cast.anna)).content.decode()


def test_what_ended_opens_again_with_a_next_step(cast: Cast, rosa: Client) -> None:
    lose(cast.ben, cast)
    form = rosa.get(address(cast.ben, "reopening")).content.decode()
    assert "never too late" in form
    assert rosa.post(address(cast.ben, "reopening"), {}).status_code == 422
    assert rosa.post(address(cast.ben, "reopening"), {"then": "nonsense"}, headers=HTMX).status_code == 422
    assert (
        rosa.post(address(cast.ben, "reopening"), {"then": first_offer(form), "when": "in 2 days"}).status_code == 302
    )
    assert now(cast.ben).state == State.OPEN
    assert cast.ben.next_due_at.date() == (NOON + timedelta(days=2)).date()


def test_it_is_handed_to_a_colleague(cast: Cast, rosa: Client) -> None:
    assert "Max Mohr" in rosa.get(address(cast.anna, "owner")).content.decode()
    assert rosa.post(address(cast.anna, "owner"), {"to": cast.manager.pk, "note": "Knows her"}).status_code == 302
    assert now(cast.anna).owner == cast.manager
    assert rosa.get(home(cast.anna)).status_code == 200


@pytest.mark.parametrize("to", ["", "999999", "x"])
def test_it_is_not_handed_to_nobody(to: str, cast: Cast, rosa: Client) -> None:
    assert rosa.post(address(cast.anna, "owner"), {"to": to}, headers=HTMX).status_code == 422
    assert now(cast.anna).owner == cast.rep


def test_a_contact_nobody_planned_is_written_down_and_the_step_stays(cast: Cast, rosa: Client) -> None:
    due = cast.anna.next_due_at
    said = {"outcome": "reached", "channel": "call", "note": "Met her at the fair"}
    assert rosa.post(address(cast.anna, "touches"), said).status_code == 302
    assert Touch.objects.get(opportunity=cast.anna).note == "Met her at the fair"
    assert now(cast.anna).next_due_at == due
    assert rosa.post(address(cast.anna, "touches"), {"outcome": "danced"}).status_code == 422


def test_a_contact_with_somebody_closed_is_written_down_too(cast: Cast, rosa: Client) -> None:
    lose(cast.ben, cast)
    assert rosa.post(address(cast.ben, "touches"), {"outcome": "replied", "channel": "email"}).status_code == 302
    assert Touch.objects.get(opportunity=cast.ben).direction == "in"


def test_a_note_is_written_down(cast: Cast, rosa: Client) -> None:
    assert rosa.post(address(cast.anna, "notes"), {"note": "Has a dog"}).status_code == 302
    assert Entry.objects.get(verb="note").facts["note"] == "Has a dog"
    assert rosa.post(address(cast.anna, "notes"), {"note": " "}, headers=HTMX).status_code == 422


def test_a_dialog_closes_and_the_page_behind_it_is_fresh(cast: Cast, rosa: Client) -> None:
    headers = HTMX | {"HX-Current-URL": f"http://testserver/prospects/{cast.anna.person_id}/"}
    answer = rosa.post(address(cast.anna, "notes"), {"note": "Has a dog"}, headers=headers)
    assert (answer.status_code, answer["HX-Refresh"]) == (204, "true")


@pytest.mark.parametrize("name", sorted(FORMS))
def test_who_may_do_it(name: str, cast: Cast, client_of: ClientOf, rosa: Client) -> None:
    place = address(cast.anna, name)
    for method in ("get", "post"):
        assert getattr(client_of(make_member(cast.workspace, f"Carl{method} Cole")), method)(place).status_code == 403
        assert getattr(client_of(cast.outsider), method)(place).status_code == 404
        assert getattr(Client(), method)(place)["Location"].startswith("/sign-in/")
    assert rosa.get(place).status_code == 200
    assert "<html" not in rosa.get(place, headers=HTMX).content.decode()
    assert client_of(cast.manager).get(place).status_code == 200
    assert rosa.put(place).status_code == 405
