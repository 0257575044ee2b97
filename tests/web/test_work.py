"""Work mode: one prospect after another, the panels of its acts, and who may."""

import re
from datetime import timedelta
from html import unescape

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Touch
from followthrough.people import actions as people
from followthrough.playbooks import actions as playbooks
from followthrough.rules.words import CloseReason, State
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.mailroom.stage import make_mailbox
from tests.web.doors import HTMX, PANEL, ClientOf, Statements, place_all, status_signed_out
from tests.web.pressing import complete, first_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


class TestTheWay:
    def test_begins_with_the_first_of_the_day(self, cast: Cast, client_of: ClientOf) -> None:
        place_all()
        answer = client_of(cast.rep).get("/work/")
        assert answer["Location"] == f"/work/{cast.chloe.pk}/"

    def test_says_where_one_is(self, cast: Cast, client_of: ClientOf) -> None:
        place_all()
        page = client_of(cast.rep).get(f"/work/{cast.chloe.pk}/").content.decode()
        assert "<strong>1</strong> of 3" in page

    def test_who_is_left_for_later_comes_after_the_others(self, cast: Cast, client_of: ClientOf) -> None:
        place_all()
        client = client_of(cast.rep)
        page = client.get(f"/work/{cast.chloe.pk}/").content.decode()
        assert f"/work/{cast.anna.pk}/?passed={cast.chloe.pk}" in page
        page = client.get(f"/work/{cast.ben.pk}/?passed={cast.chloe.pk},{cast.anna.pk}").content.decode()
        assert f"/work/{cast.chloe.pk}/?passed=" in page

    def test_with_nothing_to_do_leads_to_today(self, cast: Cast, client_of: ClientOf) -> None:
        assert client_of(cast.manager).get("/work/")["Location"] == "/today/"

    def test_somebody_besides_the_plan_can_be_worked_too(self, cast: Cast, client_of: ClientOf) -> None:
        Opportunity.objects.filter(pk=cast.ben.pk).update(next_due_at=NOON + timedelta(days=4))
        assert "Besides the plan" in client_of(cast.rep).get(f"/work/{cast.ben.pk}/").content.decode()

    def test_one_that_was_closed_leads_on(self, cast: Cast, client_of: ClientOf) -> None:
        from followthrough.followup.drafts import Ending

        ending = Ending(state=State.LOST, reason=CloseReason.SILENCE)
        followup.conclude(cast.ben, ending, by=cast.rep, at=NOON)
        answer = client_of(cast.rep).get(f"/work/{cast.ben.pk}/")
        assert answer["Location"] == "/work/"

    @pytest.mark.parametrize("number", [0, 90])
    def test_takes_sixteen_statements_whatever_the_size(
        self, number: int, cast: Cast, client_of: ClientOf, statements: Statements
    ) -> None:
        playbooks.take_in(cast.workspace, at=NOON)
        for index in range(number):
            person = make_person(cast.workspace, f"Person {index}")
            make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        client = client_of(cast.rep)
        with statements() as seen:
            assert client.get(f"/work/{cast.anna.pk}/").status_code == 200
        assert len(seen) <= 16


class TestTheCard:
    def test_brings_all_that_a_contact_needs(self, cast: Cast, client_of: ClientOf) -> None:
        followup.make_promise(
            cast.anna, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON, event="the new stock is in"
        )
        page = client_of(cast.rep).get(f"/work/{cast.anna.pk}/").content.decode()
        assert "Anna Keller" in page
        assert "Go through the proposal together" in page
        assert "Does this answer what you told me?" in page
        assert "Send me the offer with the longer warranty" in page
        assert 'href="tel:+4915112345678"' in page
        assert 'href="mailto:anna.keller@brandt.example"' in page
        assert "when the new stock is in" in page
        assert "this is Rosa Reed from Linden Motors" in page

    def test_an_address_that_does_not_work_is_struck_out(self, cast: Cast, client_of: ClientOf) -> None:
        point = cast.anna.person.contact_points.get(kind="mobile")
        people.invalidate_point(point, why="belongs to somebody else", by=cast.rep, at=NOON)
        page = client_of(cast.rep).get(f"/work/{cast.anna.pk}/").content.decode()
        assert "belongs to somebody else" in page
        assert 'href="tel:' not in page
        assert "No way to reach them like that" in page

    def test_a_call_the_law_forbids_now_cannot_be_pressed(self, cast: Cast, client_of: ClientOf) -> None:
        person = make_person(cast.workspace, "Noah Night", phone="+12125550123", country="US")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        page = client_of(cast.rep).get(f"/work/{row.pk}/").content.decode()
        assert "it is 06:00 there" in page
        assert 'href="tel:' not in page

    def test_names_come_escaped(self, cast: Cast, client_of: ClientOf) -> None:
        person = make_person(cast.workspace, "<b>Bold</b> Name", phone="+4915112345670")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        assert "<b>Bold" not in client_of(cast.rep).get(f"/work/{row.pk}/").content.decode()


class TestPanels:
    def test_htmx_gets_the_panel_alone_and_the_address_keeps_the_choice(self, cast: Cast, client_of: ClientOf) -> None:
        answer = client_of(cast.rep).get(
            f"/work/{cast.ben.pk}/", {"outcome": "reached", "note": "Nice chat", "passed": "7"}, headers=PANEL
        )
        page = answer.content.decode()
        assert "<html" not in page
        assert 'id="act"' in page
        assert "Nice chat" in page
        assert answer["HX-Push-Url"] == f"/work/{cast.ben.pk}/?passed=7&outcome=reached&channel=call"

    @pytest.mark.parametrize("act", ["completion", "deferral", "step"])
    def test_each_act_is_a_page_and_a_dialog(self, act: str, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/{act}/"
        assert "<html" in client.get(address).content.decode()
        dialog = client.get(address, headers=HTMX).content.decode()
        assert "<html" not in dialog
        assert "dialog-head" in dialog

    def test_an_act_in_htmx_leads_the_page_on(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        page = client.get(f"/work/{cast.ben.pk}/", {"outcome": "no_answer"}).content.decode()
        form = {"outcome": "no_answer", "channel": "call", "then": first_offer(page), "next": "/work/7/?passed=3"}
        answer = client.post(f"/opportunities/{cast.ben.pk}/completion/", form, headers=PANEL)
        assert answer["HX-Redirect"] == "/work/7/?passed=3"

    def test_leads_nowhere_else(self, cast: Cast, client_of: ClientOf) -> None:
        answer = complete(client_of(cast.rep), cast.ben, next="https://elsewhere.example/")
        assert answer["Location"] == "/today/"  # type: ignore[index]


ACTS = ["completion", "deferral", "skip", "handover", "step"]


class TestWhoMay:
    @pytest.mark.parametrize("act", ACTS)
    def test_an_outsider_finds_nothing(self, act: str, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.outsider)
        assert client.post(f"/opportunities/{cast.anna.pk}/{act}/").status_code == 404
        assert client.get(f"/work/{cast.anna.pk}/").status_code == 404

    @pytest.mark.parametrize("act", ACTS)
    def test_a_colleague_may_not_act_on_it(self, act: str, cast: Cast, client_of: ClientOf) -> None:
        colleague = make_member(cast.workspace, "Carl Cole")
        client = client_of(colleague)
        assert client.post(f"/opportunities/{cast.anna.pk}/{act}/").status_code == 403
        assert client.get(f"/work/{cast.anna.pk}/").status_code == 403

    def test_a_manager_may(self, cast: Cast, client_of: ClientOf) -> None:
        answer = complete(client_of(cast.manager), cast.ben)
        assert answer.status_code == 302  # type: ignore[attr-defined]
        assert Touch.objects.get(opportunity=cast.ben).member_id == cast.manager.pk

    @pytest.mark.parametrize("act", ACTS)
    def test_signed_out_leads_to_sign_in(self, act: str, cast: Cast) -> None:
        status, where = status_signed_out(f"/opportunities/{cast.anna.pk}/{act}/", method="post")
        assert (status, where.split("?")[0]) == (302, "/sign-in/")

    @pytest.mark.parametrize("act", ["skip", "handover"])
    def test_acts_are_posted(self, act: str, cast: Cast, client_of: ClientOf) -> None:
        assert client_of(cast.rep).get(f"/opportunities/{cast.anna.pk}/{act}/").status_code == 405

    def test_work_is_only_looked_at(self, cast: Cast, client_of: ClientOf) -> None:
        assert client_of(cast.rep).post(f"/work/{cast.anna.pk}/").status_code == 405


def test_writing_from_work_mode_leads_on_to_the_next_one(cast: Cast, client_of: ClientOf) -> None:
    make_mailbox(cast.rep)
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_channel="email")
    rosa = client_of(cast.rep)
    card = unescape(rosa.get(f"/work/{cast.anna.pk}/").content.decode())
    links = re.findall(r'(?:href|hx-get)="([^"]+(?:channel|write)=email[^"]*)"', card)
    assert len(links) == 2
    for link, headers in zip(links, ({}, PANEL), strict=True):
        shown = unescape(rosa.get(link, headers=headers).content.decode())
        assert f'name="next" value="/work/{cast.ben.pk}/' in shown
        assert 'name="from" value="work"' in shown
