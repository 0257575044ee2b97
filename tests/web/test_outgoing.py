"""Outgoing: what waits and what needs a decision, the acts that end it, who may."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from followthrough.mailroom.models import Draft, Message
from followthrough.rules.messages import MessageState
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_mailbox, queue_to_anna
from tests.web.doors import ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def waiting(cast: Cast) -> Message:
    make_mailbox(cast.rep)
    return queue_to_anna(cast, send_at=NOON + timedelta(hours=3))


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def become(message: Message, state: MessageState, why: str = "") -> None:
    Message.objects.filter(pk=message.pk).update(state=state, why=why, handed_over_at=NOON)


def test_what_waits_stands_there_with_its_moment(rosa: Client, waiting: Message) -> None:
    page = rosa.get("/outgoing/").content.decode()
    assert "today 15:00" in page
    assert "Send now" in page
    assert "Take it back" in page


def test_it_is_ones_own_and_managers_look_at_all(cast: Cast, client_of: ClientOf, waiting: Message) -> None:
    assert status_signed_out("/outgoing/")[0] == 302
    assert "Anna Keller" not in client_of(cast.manager).get("/outgoing/").content.decode()
    assert "Anna Keller" in client_of(cast.manager).get("/outgoing/?whose=all").content.decode()
    assert "Anna Keller" not in client_of(cast.outsider).get("/outgoing/?whose=all").content.decode()


def test_send_now_and_take_back(rosa: Client, waiting: Message) -> None:
    rosa.post(f"/messages/{waiting.pk}/at-once/")
    waiting.refresh_from_db()
    assert waiting.send_at == NOON
    rosa.post(f"/messages/{waiting.pk}/take-back/")
    waiting.refresh_from_db()
    assert waiting.state == MessageState.CANCELLED
    assert Draft.objects.get().text.startswith("Hello Anna")


def test_what_was_held_back_goes_all_the_same(rosa: Client, waiting: Message) -> None:
    become(waiting, MessageState.WITHHELD, "They wrote since.")
    page = rosa.get("/outgoing/").content.decode()
    assert "They wrote since." in page
    rosa.post(f"/messages/{waiting.pk}/at-once/")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.released_at) == (MessageState.QUEUED, NOON)


@pytest.mark.parametrize(("act", "state"), [("arrival", MessageState.SENT), ("again", MessageState.QUEUED)])
def test_of_an_unknown_one_a_person_decides(rosa: Client, waiting: Message, act: str, state: MessageState) -> None:
    become(waiting, MessageState.UNKNOWN)
    assert "It arrived" in rosa.get("/outgoing/").content.decode()
    rosa.post(f"/messages/{waiting.pk}/{act}/")
    waiting.refresh_from_db()
    assert waiting.state == state
    assert "It arrived" not in rosa.get("/outgoing/").content.decode()
    assert rosa.post(f"/messages/{waiting.pk}/{act}/").status_code == 422


def test_a_refused_one_stands_there_until_it_is_put_aside(rosa: Client, waiting: Message) -> None:
    become(waiting, MessageState.REFUSED, "Their server does not know this address.")
    assert "does not know this address" in rosa.get("/outgoing/").content.decode()
    assert "/outgoing/notice/" in rosa.get("/today/").content.decode()
    assert "1 message did not go out" in rosa.get("/outgoing/notice/").content.decode()
    rosa.post(f"/messages/{waiting.pk}/aside/")
    assert "does not know this address" not in rosa.get("/outgoing/").content.decode()
    assert rosa.get("/outgoing/notice/").content == b""
    assert rosa.post(f"/messages/{waiting.pk}/aside/").status_code == 422


def test_writing_again_begins_with_the_words_that_were_refused(
    cast: Cast, rosa: Client, client_of: ClientOf, waiting: Message
) -> None:
    become(waiting, MessageState.REFUSED, "No such user.")
    again = f"/opportunities/{cast.anna.pk}/writing/?channel=email&again={waiting.pk}"
    assert again in unescape(rosa.get("/outgoing/").content.decode())
    assert "here it is." in rosa.get(again).content.decode()
    for wrong in ("9" * 30, "x", "0"):
        page = rosa.get(f"/opportunities/{cast.anna.pk}/writing/?channel=email&again={wrong}")
        assert page.status_code == 200
        assert "here it is." not in page.content.decode()
    assert "here it is." not in rosa.get(again.replace(str(cast.anna.pk), str(cast.ben.pk), 1)).content.decode()


@pytest.mark.parametrize("act", ["take-back", "at-once", "arrival", "again", "aside"])
def test_only_who_may_acts_and_only_by_pressing(cast: Cast, client_of: ClientOf, waiting: Message, act: str) -> None:
    assert client_of(cast.outsider).post(f"/messages/{waiting.pk}/{act}/").status_code == 404
    assert client_of(cast.rep).get(f"/messages/{waiting.pk}/{act}/").status_code == 405
    waiting.refresh_from_db()
    assert waiting.state == MessageState.QUEUED


def test_the_page_costs_few_statements(cast: Cast, rosa: Client, waiting: Message, statements: Statements) -> None:
    for number in range(5):
        queue_to_anna(cast, key=f"k{number}")
    with statements() as seen:
        rosa.get("/outgoing/")
    assert len(seen) <= 6
