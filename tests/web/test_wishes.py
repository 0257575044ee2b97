"""The public page: what a link shows and does, to whoever has it, and to whoever has not."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from followthrough.followup.models import Opportunity
from followthrough.mailroom import links
from followthrough.mailroom.models import Message
from followthrough.people.models import Person, Suppression
from followthrough.rules.wish_words import TABLE, words_for
from followthrough.rules.words import Channel, State
from tests.cast import NOON, Cast
from tests.mailroom.incoming import went_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def unhurried() -> None:
    cache.clear()


@pytest.fixture
def message(cast: Cast) -> Message:
    return went_out(cast.anna, is_automatic=True)


@pytest.fixture
def stranger() -> Client:
    """Nobody who signed in, by a browser that would refuse a form without its token."""
    return Client(enforce_csrf_checks=True)


def page_of(message: Message) -> str:
    return f"/wishes/{links.token_of(message)}/"


def test_looking_changes_nothing(cast: Cast, message: Message, stranger: Client) -> None:
    was = Opportunity.objects.filter(pk=cast.anna.pk).values().get()
    for address in (page_of(message), f"{page_of(message)}leave/"):
        response = stranger.get(address)
        assert response.status_code == 200
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
        assert "script-src" in response["Content-Security-Policy"]
        for secret in ("Anna", "Keller", "brandt", "anna.keller", "+49"):
            assert secret not in response.content.decode()
    assert Opportunity.objects.filter(pk=cast.anna.pk).values().get() == was
    assert not Suppression.objects.exists()


def test_a_mail_program_unsubscribes_by_itself(cast: Cast, message: Message, stranger: Client) -> None:
    """RFC 8058: one POST, no cookie, no token of a session."""
    response = stranger.post(f"{page_of(message)}leave/", {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert Suppression.objects.filter(value="anna.keller@brandt.example").exists()


def test_each_wish_is_done_and_said(cast: Cast, message: Message, stranger: Client) -> None:
    words = words_for("")[1]
    for typed in (
        {"wish": "prefer", "way": "text", "time": "evening"},
        {"wish": "pause", "pause": "quarter"},
        {"wish": "call"},
        {"wish": "pause", "day": "2027-05-03"},
        {"wish": "leave"},
        {"wish": "stop"},
    ):
        response = stranger.post(page_of(message), typed)
        said = words[f"{typed['wish']}_done"]
        assert (response.status_code, said in response.content.decode()) == (200, True), typed
    person = Person.objects.get(pk=cast.anna.person_id)
    assert (person.preferred_channel, person.permission) == (Channel.TEXT, "withdrawn")
    assert Opportunity.objects.get(pk=cast.anna.pk).state == State.LOST
    assert Opportunity.objects.get(pk=cast.ben.pk).state == State.OPEN


@pytest.mark.parametrize(
    "typed",
    [
        {"wish": "pause", "day": "2026-11-25"},
        {"wish": "pause", "day": "2040-01-01"},
        {"wish": "pause", "day": "soon"},
        {"wish": "own"},
        {},
    ],
)
def test_what_makes_no_sense_changes_nothing(cast: Cast, message: Message, stranger: Client, typed: dict) -> None:  # type: ignore[type-arg]
    assert stranger.post(page_of(message), typed).status_code == 422
    assert Opportunity.objects.get(pk=cast.anna.pk).state == State.OPEN


def test_a_link_that_is_wrong_old_or_of_nobody_looks_the_same(cast: Cast, message: Message, stranger: Client) -> None:
    good = links.token_of(message)
    came = Message.objects.create(
        workspace=cast.workspace, conversation=message.conversation, person=message.person, direction="in",
        state="received", created_at=NOON,
    )  # fmt: skip
    gone = links.token_of(message)
    answers = [stranger.post(f"/wishes/{token}/") for token in (good[:-2] + "xx", "1.x", links.token_of(came))]
    Message.objects.filter(pk=message.pk).delete()
    answers.append(stranger.get(f"/wishes/{gone}/"))
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_guessing_is_slowed_down_and_a_good_link_is_not(cast: Cast, message: Message, stranger: Client) -> None:
    codes = [stranger.get(f"/wishes/x{number}.y/").status_code for number in range(40)]
    assert (codes[0], codes[-1]) == (404, 429)
    assert stranger.get(page_of(message)).status_code == 200


def test_no_link_is_pressed_for_ever(cast: Cast, message: Message, stranger: Client) -> None:
    codes = [stranger.get(page_of(message)).status_code for _ in range(40)]
    assert (codes[0], codes[-1]) == (200, 429)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_another_method_is_refused(cast: Cast, message: Message, stranger: Client, method: str) -> None:
    assert getattr(stranger, method)(page_of(message)).status_code == 405


@pytest.mark.parametrize("language", [*TABLE, "de-CH", "xx", ""])
def test_the_page_speaks_their_language(cast: Cast, message: Message, stranger: Client, language: str) -> None:
    Person.objects.filter(pk=cast.anna.person_id).update(language=language)
    code, words = words_for(language)
    page = stranger.get(page_of(message)).content.decode()
    assert f'<html lang="{code}">' in page
    assert words["call_act"] in page


def test_every_language_says_all_of_it() -> None:
    for code, words in TABLE.items():
        assert words.keys() == TABLE["en"].keys(), code
        assert all(words.values()), code
        for name, said in words.items():
            assert re.findall(r"{\w+}", said) == re.findall(r"{\w+}", TABLE["en"][name]), (code, name)
