"""Work mode: one prospect after another, and each act as a page, as a panel, and refused nicely."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.words import CloseReason, Outcome, Reason, State
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, PANEL, ClientOf, Statements, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def first_offer(page: str) -> str:
    """The value of the first proposal's button."""
    found = re.search(r'class="proposal is-first" name="then" value="([^"]+)"', page)
    assert found, page
    return unescape(found[1])


def complete(client: Client, row: Opportunity, outcome: str = "no_answer", **typed: object) -> object:
    """Take the first proposal, as a person without script does."""
    page = client.get(f"/work/{row.pk}/", {"outcome": outcome, "channel": "call"}).content.decode()
    form = {"outcome": outcome, "channel": "call", "then": first_offer(page), "next": "/work/", **typed}
    return client.post(f"/opportunities/{row.pk}/completion/", form)


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
    def test_takes_eleven_statements_whatever_the_size(
        self, number: int, cast: Cast, client_of: ClientOf, statements: Statements
    ) -> None:
        for index in range(number):
            person = make_person(cast.workspace, f"Person {index}")
            make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        client = client_of(cast.rep)
        with statements() as seen:
            assert client.get(f"/work/{cast.anna.pk}/").status_code == 200
        assert len(seen) <= 11


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


class TestCompleting:
    def test_the_first_proposal_plans_the_next_step(self, cast: Cast, client_of: ClientOf) -> None:
        answer = complete(client_of(cast.rep), cast.ben)
        assert answer["Location"] == "/work/"  # type: ignore[index]
        touch = Touch.objects.get(opportunity=cast.ben)
        assert (touch.outcome, touch.member_id, touch.planned_at) == ("no_answer", cast.rep.pk, cast.ben.next_due_at)
        cast.ben.refresh_from_db()
        assert cast.ben.next_due_at is not None
        assert cast.ben.next_due_at > NOON

    def test_says_what_comes_next_and_can_be_taken_back(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        before = Opportunity.objects.filter(pk=cast.ben.pk).values().get()
        complete(client, cast.ben)
        page = client.get("/today/").content.decode()
        entry = Entry.objects.get(verb="complete")
        assert f"/entries/{entry.pk}/undo/" in page

        assert client.post(f"/entries/{entry.pk}/undo/").status_code == 302

        after = Opportunity.objects.filter(pk=cast.ben.pk).values().get()
        assert after["next_due_at"] == before["next_due_at"]
        assert not Touch.objects.filter(opportunity=cast.ben).exists()

    def test_another_day_in_words_goes_before_the_proposed_one(self, cast: Cast, client_of: ClientOf) -> None:
        complete(client_of(cast.rep), cast.ben, when="thu 3 dec 10:00")
        cast.ben.refresh_from_db()
        assert cast.ben.next_due_at is not None
        assert cast.ben.next_due_at.isoformat() == "2026-12-03T09:00:00+00:00"

    def test_a_date_nobody_can_read_is_said_beside_the_field(self, cast: Cast, client_of: ClientOf) -> None:
        answer = complete(client_of(cast.rep), cast.ben, when="when hell freezes", note="Nice chat")
        assert answer.status_code == 422  # type: ignore[attr-defined]
        page = answer.content.decode()  # type: ignore[attr-defined]
        assert "is no date I can read" in page
        assert "when hell freezes" in page
        assert "Nice chat" in page
        assert not Touch.objects.filter(opportunity=cast.ben).exists()

    def test_an_hour_the_law_forbids_is_refused(self, cast: Cast, client_of: ClientOf) -> None:
        answer = complete(client_of(cast.rep), cast.ben, when="fri 23:30")
        assert answer.status_code == 422  # type: ignore[attr-defined]
        assert "the law allows calls" in answer.content.decode()  # type: ignore[attr-defined]

    def test_a_note_becomes_their_last_words(self, cast: Cast, client_of: ClientOf) -> None:
        complete(client_of(cast.rep), cast.anna, "reached", note="Likes the blue one", reached="1")
        cast.anna.refresh_from_db()
        assert cast.anna.last_words == "Likes the blue one"
        assert Touch.objects.get(opportunity=cast.anna).purpose_reached is True

    def test_the_stage_moves_in_the_same_press(self, cast: Cast, client_of: ClientOf) -> None:
        decision = stage_of(cast.sales, "Decision")
        complete(client_of(cast.rep), cast.anna, "reached", stage=decision.pk, evidence="They sent the numbers")
        cast.anna.refresh_from_db()
        assert cast.anna.stage_id == decision.pk
        assert Entry.objects.filter(opportunity_id=cast.anna.pk).count() == 1

    def test_a_stage_without_evidence_is_refused_and_nothing_lost(self, cast: Cast, client_of: ClientOf) -> None:
        decision = stage_of(cast.sales, "Decision")
        answer = complete(client_of(cast.rep), cast.anna, "reached", stage=decision.pk, note="Nice chat")
        assert answer.status_code == 422  # type: ignore[attr-defined]
        page = answer.content.decode()  # type: ignore[attr-defined]
        assert "stages move on evidence" in page
        assert "Nice chat" in page

    def test_a_screen_that_is_stale_says_so(self, cast: Cast, client_of: ClientOf) -> None:
        followup.write_note(cast.ben, "The note one saw", by=cast.manager, at=NOON)
        seen = cast.ben.last_entry_id
        followup.raise_hand(cast.ben, "Wrote meanwhile", by=None, at=NOON)
        answer = complete(client_of(cast.rep), cast.ben, seen=seen, note="Nice chat")
        page = answer.content.decode()  # type: ignore[attr-defined]
        assert answer.status_code == 422  # type: ignore[attr-defined]
        assert "Somebody changed this prospect meanwhile" in page
        assert "Nice chat" in page
        assert f'name="seen" value="{cast.ben.last_entry_id}"' in page

    def test_without_an_outcome_the_grid_asks(self, cast: Cast, client_of: ClientOf) -> None:
        answer = client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/completion/", {"then": "x"})
        assert answer.status_code == 422
        assert "Say what happened" in answer.content.decode()

    @pytest.mark.parametrize("then", ["", "x", "action=step", "action=step&purpose=close&channel=call&due_at=never"])
    def test_a_proposal_that_is_none_is_refused(self, then: str, cast: Cast, client_of: ClientOf) -> None:
        form = {"outcome": "reached", "then": then}
        answer = client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/completion/", form)
        assert answer.status_code == 422
        assert not Touch.objects.exists()

    def test_their_date_shapes_the_proposals(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"outcome": "will_call", "channel": "call", "their": "fri 4 dec", "more": "next"}
        answer = client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/completion/", form, headers=PANEL)
        assert answer.status_code == 200
        assert "7 Dec" in answer.content.decode()  # the working day after theirs
        assert not Touch.objects.exists()

    @pytest.mark.parametrize("outcome", Outcome)
    def test_every_outcome_has_its_proposals(self, outcome: Outcome, cast: Cast, client_of: ClientOf) -> None:
        page = client_of(cast.rep).get(f"/work/{cast.anna.pk}/", {"outcome": outcome.value}).content.decode()
        assert 'class="proposal is-first"' in page

    def test_a_promise_is_kept_in_the_same_press_and_taken_back_with_it(self, cast: Cast, client_of: ClientOf) -> None:
        promise = followup.make_promise(cast.anna, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON)
        client = client_of(cast.rep)
        complete(client, cast.anna, "reached", kept=[promise.pk])
        promise.refresh_from_db()
        assert promise.state == "kept"
        client.post(f"/entries/{Entry.objects.get(verb='complete').pk}/undo/")
        promise.refresh_from_db()
        assert (promise.state, promise.settled_at) == ("open", None)

    def test_somebody_elses_promise_is_left_alone(self, cast: Cast, client_of: ClientOf) -> None:
        promise = followup.make_promise(cast.anna, "Send the sheet", due_at=NOON, by=cast.rep, at=NOON)
        complete(client_of(cast.rep), cast.ben, "reached", kept=[promise.pk])
        promise.refresh_from_db()
        assert promise.state == "open"

    def test_a_wrong_number_is_struck_out_and_taken_back_with_the_act(self, cast: Cast, client_of: ClientOf) -> None:
        client, number = client_of(cast.rep), cast.ben.person.contact_points.get(kind="mobile")
        page = client.get(f"/work/{cast.ben.pk}/?outcome=bad_address&channel=call").content.decode()
        assert "Which one is wrong?" in page
        complete(client, cast.ben, "bad_address", wrong_point=number.pk)
        number.refresh_from_db()
        assert not number.is_valid
        cast.ben.refresh_from_db()
        assert cast.ben.next_channel == "email"
        client.post(f"/entries/{Entry.objects.get(verb='complete').pk}/undo/")
        number.refresh_from_db()
        assert number.is_valid

    def test_takes_few_statements(self, cast: Cast, client_of: ClientOf, statements: Statements) -> None:
        client = client_of(cast.rep)
        page = client.get(f"/work/{cast.ben.pk}/", {"outcome": "no_answer"}).content.decode()
        form = {"outcome": "no_answer", "channel": "call", "then": first_offer(page)}
        with statements() as seen:
            client.post(f"/opportunities/{cast.ben.pk}/completion/", form)
        assert len(seen) <= 9


class TestTheOtherWaysOn:
    def test_everything_can_be_changed(self, cast: Cast, client_of: ClientOf) -> None:
        colleague = make_member(cast.workspace, "Carl Cole")
        form = {
            "outcome": "reached", "channel": "call", "then": "step", "purpose": "present", "step_channel": "visit",
            "when": "fri 14:00", "owner": colleague.pk, "by": "person", "fixed": "1", "step_note": "Bring the samples",
        }  # fmt: skip
        answer = client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/completion/", form)
        assert answer.status_code == 302
        cast.anna.refresh_from_db()
        row = cast.anna
        assert (row.next_purpose, row.next_channel, row.owner_id) == ("present", "visit", colleague.pk)
        assert (row.next_fixed, row.next_note) == (True, "Bring the samples")
        assert row.next_due_at is not None
        assert row.next_due_at.isoformat() == "2026-11-27T13:00:00+00:00"

    def test_to_rest_needs_a_date(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/completion/"
        form = {"outcome": "put_off", "channel": "call", "then": "park"}
        assert client.post(address, form).status_code == 422
        assert client.post(address, form | {"when": "in 3 months"}).status_code == 302
        cast.ben.refresh_from_db()
        assert cast.ben.state == State.NURTURE

    def test_won_opens_care(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"outcome": "agreed", "channel": "call", "then": "won"}
        client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/completion/", form)
        cast.anna.refresh_from_db()
        assert cast.anna.state == State.WON
        assert Opportunity.objects.filter(won_from=cast.anna).exists()

    def test_lost_needs_its_reason(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/completion/"
        form = {"outcome": "not_interested", "channel": "call", "then": "lost"}
        refused = client.post(address, form)
        assert refused.status_code == 422
        assert "Say why it ended" in refused.content.decode()
        client.post(address, form | {"end_reason": "competitor"})
        cast.ben.refresh_from_db()
        assert (cast.ben.state, cast.ben.close_reason) == (State.LOST, CloseReason.COMPETITOR)

    def test_not_a_fit_says_where_they_were_pointed(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/completion/"
        form = {"outcome": "reached", "channel": "call", "then": "unfit", "end_reason": "not_a_fit"}
        assert "where you pointed them" in client.post(address, form).content.decode()
        client.post(address, form | {"pointed_to": "The city's own van pool"})
        cast.ben.refresh_from_db()
        assert (cast.ben.state, cast.ben.pointed_to) == (State.DISQUALIFIED, "The city's own van pool")

    @pytest.mark.parametrize("which", ["step", "park", "won", "lost", "unfit"])
    def test_each_asks_in_its_own_panel_and_keeps_what_was_typed(
        self, which: str, cast: Cast, client_of: ClientOf
    ) -> None:
        form = {"outcome": "reached", "channel": "call", "more": which, "note": "Nice chat", "from": "work"}
        answer = client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/completion/", form, headers=PANEL)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'name="then" value="{which}"' in page
        assert "Nice chat" in page
        assert "Nice chat" not in answer["HX-Push-Url"]
        again = client_of(cast.rep).get(answer["HX-Push-Url"]).content.decode()
        assert f'name="then" value="{which}"' in again

    def test_the_step_alone_can_be_changed(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.anna.pk}/step/"
        assert "Change the next step" in client.get(address).content.decode()
        form = {"purpose": "answer", "step_channel": "email", "by": "person"}
        assert client.post(address, form).status_code == 302
        cast.anna.refresh_from_db()
        assert (cast.anna.next_purpose, cast.anna.next_due_at) == ("answer", NOON + timedelta(hours=3))

    def test_a_later_day_asks_why(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.anna.pk}/step/"
        form = {"purpose": "answer", "step_channel": "email", "by": "person", "when": "next monday"}
        refused = client.post(address, form)
        assert refused.status_code == 422
        assert "Say why it moves" in refused.content.decode()
        client.post(address, form | {"reason": "they_asked"})
        assert Deferral.objects.get(opportunity=cast.anna).reason == Reason.THEY_ASKED


class TestNotNow:
    def test_each_reason_is_one_key_and_has_its_answer(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        page = unescape(client.get(f"/work/{cast.ben.pk}/?skip=1").content.decode())
        for reason in Reason:
            assert ANSWERS[reason].short in page
            helped = client.get(f"/work/{cast.ben.pk}/", {"reason": reason.value})
            assert ANSWERS[reason].answer in unescape(helped.content.decode())

    def test_moving_keeps_the_step_and_stores_why(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"reason": "they_asked", "to": "thu 3 dec 10:00", "next": "/work/"}
        answer = client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/deferral/", form)
        assert answer["Location"] == "/work/"
        deferral = Deferral.objects.get(opportunity=cast.ben)
        assert (deferral.reason, deferral.skipped) == (Reason.THEY_ASKED, False)
        cast.ben.refresh_from_db()
        assert cast.ben.next_purpose == "qualify"

    def test_moving_needs_a_date_and_a_reason(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/deferral/"
        assert "Say when" in client.post(address, {"reason": "they_asked", "to": ""}).content.decode()
        assert "Say why" in client.post(address, {"to": "friday"}).content.decode()
        assert not Deferral.objects.exists()

    def test_a_straight_question_takes_its_place(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        page = client.get(f"/work/{cast.ben.pk}/?reason=wont_buy").content.decode()
        form = {"reason": "wont_buy", "then": first_offer(page)}
        client.post(f"/opportunities/{cast.ben.pk}/skip/", form)
        cast.ben.refresh_from_db()
        assert (cast.ben.next_purpose, cast.ben.next_origin) == ("requalify", "requalify")
        assert Deferral.objects.get(opportunity=cast.ben).skipped

    def test_something_new_goes_along_with_the_step(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"reason": "nothing_to_say", "then": "new", "idea": "1"}
        client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/skip/", form)
        cast.ben.refresh_from_db()
        assert cast.ben.next_channel == "email"
        assert "A customer in their line" in cast.ben.next_note

    def test_a_poor_prospect_is_let_go(self, cast: Cast, client_of: ClientOf) -> None:
        client, address = client_of(cast.rep), f"/opportunities/{cast.ben.pk}/skip/"
        form = {"reason": "poor_prospect", "then": "end", "end_reason": "not_a_fit"}
        assert client.post(address, form).status_code == 422
        client.post(address, form | {"pointed_to": "A rental firm"})
        cast.ben.refresh_from_db()
        assert cast.ben.state == State.DISQUALIFIED

    def test_or_rests_until_a_date(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"reason": "wont_buy", "then": "park", "when": "in 3 months"}
        client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/skip/", form)
        cast.ben.refresh_from_db()
        assert cast.ben.state == State.NURTURE

    def test_a_colleague_takes_over_with_the_promises(self, cast: Cast, client_of: ClientOf) -> None:
        colleague = make_member(cast.workspace, "Carl Cole")
        promise = followup.make_promise(cast.ben, "A call", due_at=NOON, by=cast.rep, at=NOON)
        form = {"reason": "no_confidence", "to": colleague.pk, "next": "/today/"}
        client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/handover/", form)
        cast.ben.refresh_from_db()
        promise.refresh_from_db()
        assert (cast.ben.owner_id, promise.member_id) == (colleague.pk, colleague.pk)

    def test_nobody_elsewhere_takes_over(self, cast: Cast, client_of: ClientOf) -> None:
        form = {"reason": "no_confidence", "to": cast.outsider.pk}
        answer = client_of(cast.rep).post(f"/opportunities/{cast.ben.pk}/handover/", form)
        assert answer.status_code == 422

    def test_words_to_begin_with_stand_on_the_card(self, cast: Cast, client_of: ClientOf) -> None:
        page = client_of(cast.rep).get(f"/work/{cast.ben.pk}/?script=fear_of_no").content.decode()
        assert ANSWERS[Reason.FEAR_OF_NO].script in unescape(page)


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
