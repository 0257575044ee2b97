"""The public side of a form: anybody may send, once, and nobody learns or breaks anything by it."""

import json
from typing import Any

import pytest
from django.test import Client

from followthrough.capture import actions as capture
from followthrough.capture.models import Lead, LeadForm
from tests.cast import NOON, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
NINA = {"name": "Nina Novak", "email": "nina@novak.example", "wants": "A van for six", "key": "k1"}


@pytest.fixture
def form(cast: Cast) -> LeadForm:
    return capture.make_form("Website", takers=[cast.rep], by=cast.manager, at=NOON)


@pytest.fixture
def anybody() -> Client:
    return Client(enforce_csrf_checks=True)


def send_json(client: Client, form: LeadForm, body: Any, **headers: str) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(f"/come/{form.token}.json", text, content_type="application/json", headers=headers)


def test_the_page_needs_no_sign_in_and_no_script(anybody: Client, form: LeadForm) -> None:
    page = anybody.get(f"/come/{form.token}/")
    assert page.status_code == 200
    assert b"<script" not in page.content
    assert b"Linden Motors" in page.content


def test_it_may_stand_in_a_frame_of_another_website(anybody: Client, form: LeadForm) -> None:
    page = anybody.get(f"/come/{form.token}/")
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in page.headers


def test_what_is_sent_is_taken_in_once(anybody: Client, form: LeadForm) -> None:
    for _ in range(2):
        answer = anybody.post(f"/come/{form.token}/", NINA)
        assert answer.status_code == 200
        assert b"Thank you" in answer.content
    lead = Lead.objects.get()
    assert lead.sent == {"name": "Nina Novak", "email": "nina@novak.example", "wants": "A van for six"}
    assert "127.0.0.1" not in lead.sender


def test_without_an_address_it_says_so_and_keeps_what_was_typed(anybody: Client, form: LeadForm) -> None:
    answer = anybody.post(f"/come/{form.token}/", {"name": "Nina", "wants": "A van"})
    assert answer.status_code == 422
    assert b"e-mail address or a phone number" in answer.content
    assert b'value="Nina"' in answer.content


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(anybody: Client, form: LeadForm) -> None:
    answer = anybody.post(f"/come/{form.token}/", {**NINA, "website": "http://buy.example"})
    assert b"Thank you" in answer.content
    assert send_json(anybody, form, {**NINA, "website": "x"}).status_code == 202
    assert not Lead.objects.exists()


def test_a_program_gets_its_lead_and_the_same_key_is_one(anybody: Client, form: LeadForm) -> None:
    first = send_json(anybody, form, {**NINA, "colour": "red"}, **{"Idempotency-Key": "4711"})
    again = send_json(anybody, form, NINA, **{"Idempotency-Key": "4711"})
    assert (first.status_code, first.json()) == (201, {"lead": "4711"})
    assert again.json() == first.json()
    assert Lead.objects.get().sent["colour"] == "red"
    assert first.headers["Access-Control-Allow-Origin"] == "*"


def test_without_a_key_the_same_words_on_one_day_are_one(anybody: Client, form: LeadForm) -> None:
    told = {name: value for name, value in NINA.items() if name != "key"}
    assert send_json(anybody, form, told).json() == send_json(anybody, form, told).json()
    assert Lead.objects.count() == 1


@pytest.mark.parametrize("body", ["", "[]", "{", b"\xff\xfe", "[" * 100_000, '{"a": "' + "x" * 70_000 + '"}'])
def test_what_is_no_json_object_is_refused(anybody: Client, form: LeadForm, body: Any) -> None:
    answer = send_json(anybody, form, body)
    assert (answer.status_code, answer.json()["error"]) == (400, "unreadable")


def test_odd_values_are_taken_as_words(anybody: Client, form: LeadForm) -> None:
    answer = send_json(anybody, form, {"email": "n@novak.example", "name": ["x"], "wants": None, "deep": {"a": 1}})
    assert answer.status_code == 201


def test_a_flood_is_told_when_to_come_back(anybody: Client, form: LeadForm) -> None:
    for number in range(5):
        send_json(anybody, form, {"email": f"n{number}@novak.example"})
    answer = send_json(anybody, form, {"email": "n6@novak.example"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"


def test_another_website_may_ask_before_it_sends(anybody: Client, form: LeadForm) -> None:
    answer = anybody.options(f"/come/{form.token}.json")
    assert (answer.status_code, answer.headers["Access-Control-Allow-Methods"]) == (204, "POST, OPTIONS")


def test_a_closed_form_says_so(anybody: Client, cast: Cast, form: LeadForm) -> None:
    capture.edit_form(form, {"is_on": False}, by=cast.manager, at=NOON)
    assert b"takes nothing in at the moment" in anybody.get(f"/come/{form.token}/").content
    assert anybody.post(f"/come/{form.token}/", NINA).status_code == 409


def test_nobody_finds_a_form_by_guessing(anybody: Client, form: LeadForm) -> None:
    assert anybody.get("/come/1/").status_code == 404
    assert anybody.post("/come/1.json").status_code == 404
