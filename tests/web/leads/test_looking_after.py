"""Where the team looks after its forms."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.capture import actions as capture
from followthrough.capture.actions import Sent
from followthrough.capture.models import Lead, LeadForm
from followthrough.followup.models import Opportunity
from followthrough.web.leads.looking_after import say_span
from tests.cast import NOON, Cast
from tests.web.doors import ClientOf, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"name": "Website", "minutes": 15, "takers": [cast.rep.pk, cast.manager.pk], "answer": "", **more}


def lead_of(cast: Cast) -> Lead:
    form = capture.make_form("Fair", takers=[cast.rep], by=cast.manager, at=NOON)
    return capture.take_lead(form, Sent(name="Nina Novak", email="nina@novak.example", wants="A van"), at=NOON)


def test_a_manager_opens_a_form_and_sees_where_to_put_it(client_of: ClientOf, cast: Cast) -> None:
    page = client_of(cast.manager).post("/settings/forms/new/", typed(cast), follow=True)
    form = LeadForm.objects.get()
    assert form.takers == [cast.manager.pk, cast.rep.pk]  # by name
    assert form.source == "Website"
    assert f"/come/{form.token}/".encode() in page.content


def test_a_form_without_takers_is_refused_with_what_to_do(client_of: ClientOf, cast: Cast) -> None:
    page = client_of(cast.manager).post("/settings/forms/new/", typed(cast, takers=[]))
    assert page.status_code == 422
    assert b"Choose who takes what comes in" in page.content


def test_a_taken_name_says_so(client_of: ClientOf, cast: Cast) -> None:
    capture.make_form("Website", takers=[cast.rep], by=cast.manager, at=NOON)
    page = client_of(cast.manager).post("/settings/forms/new/", typed(cast))
    assert (page.status_code, b"a form of that name already" in page.content) == (422, True)


def test_a_salesperson_sees_forms_and_changes_none(client_of: ClientOf, cast: Cast) -> None:
    form = lead_of(cast).form
    rep = client_of(cast.rep)
    assert rep.get("/settings/forms/").status_code == 200
    page = rep.get(f"/settings/forms/{form.pk}/")
    assert b"Nina Novak" in page.content
    assert b"Save" not in page.content
    assert rep.post(f"/settings/forms/{form.pk}/", typed(cast)).status_code == 404
    assert rep.get("/settings/forms/new/").status_code == 403
    assert rep.post(f"/settings/forms/{form.pk}/switch/").status_code == 403


def test_strangers_see_nothing(client_of: ClientOf, cast: Cast) -> None:
    lead = lead_of(cast)
    stranger = client_of(cast.outsider)
    assert stranger.get(f"/settings/forms/{lead.form_id}/").status_code == 404
    assert stranger.post(f"/leads/{lead.pk}/claim/").status_code == 404
    assert b"Fair" not in stranger.get("/settings/forms/").content
    assert status_signed_out("/settings/forms/")[0] == 302


def test_who_takes_a_lead_goes_on_to_work_it(client_of: ClientOf, cast: Cast) -> None:
    lead = lead_of(cast)
    manager = client_of(cast.manager)
    assert manager.get(f"/leads/{lead.pk}/claim/").status_code == 405
    answer = manager.post(f"/leads/{lead.pk}/claim/")
    assert answer.headers["Location"] == f"/work/{lead.opportunity_id}/"
    assert Opportunity.objects.get(pk=lead.opportunity_id).owner_id == cast.manager.pk


def test_both_times_stand_beside_each_lead(client_of: ClientOf, cast: Cast) -> None:
    lead = lead_of(cast)
    Lead.objects.filter(pk=lead.pk).update(
        answered_at=NOON + timedelta(seconds=4), contacted_at=NOON + timedelta(minutes=6), contacted_by=cast.rep
    )
    client = client_of(cast.manager)
    page = client.get(f"/settings/forms/{lead.form_id}/").content
    assert b"Answered in 4 s" in page
    assert b"Rosa Reed in 6 min" in page
    assert b"answered in 4 s" in client.get("/settings/forms/").content


def test_the_list_of_forms_costs_little(client_of: ClientOf, cast: Cast, statements: Any) -> None:
    lead_of(cast)
    client = client_of(cast.manager)
    with statements() as seen:
        client.get("/settings/forms/")
    assert len(seen) <= 6


@pytest.mark.parametrize(
    ("span", "said"),
    [(None, ""), (4, "4 s"), (119, "119 s"), (120, "2 min"), (7_200, "2 h"), (200_000, "2 days"), (-3, "0 s")],
)
def test_how_long_something_took(span: int | None, said: str) -> None:
    assert say_span(None if span is None else timedelta(seconds=span)) == said
