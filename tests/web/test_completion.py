"""What happened, and what comes next: proposals, other steps, rests and ends; refused nicely."""

from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.rules.words import CloseReason, Outcome, Reason, State
from tests.cast import NOON, Cast, make_member, stage_of
from tests.web.doors import PANEL, ClientOf, Statements
from tests.web.pressing import complete, first_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


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
