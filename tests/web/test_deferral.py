"""Not now: why, in one key, and what helps."""

from html import unescape

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Deferral
from followthrough.rules.reasons import ANSWERS
from followthrough.rules.words import Reason, State
from tests.cast import NOON, Cast, make_member
from tests.web.doors import ClientOf
from tests.web.pressing import first_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


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
