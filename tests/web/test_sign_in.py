"""Coming in by password or link, going out, one's own page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.journal.models import Entry
from followthrough.team import actions as team
from followthrough.team.models import Membership, User
from tests.cast import NOON, PASSWORD, Cast

ClientOf = Callable[[Membership], Client]
Statements = Callable[[], CaptureQueriesContext]
ROSA = {"email": "rosa@linden.example", "password": PASSWORD}


def is_in(client: Client) -> bool:
    return client.get("/profile/").status_code == 200


def test_a_password_opens_the_door(cast: Cast) -> None:
    client = Client()
    answer = client.post("/sign-in/", ROSA | {"email": " Rosa@Linden.example ", "next": "/profile/"})
    assert (answer.status_code, answer["Location"]) == (302, "/profile/")
    assert is_in(client)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "rosa@linden.example", "password": "wrong"}, "don&#x27;t go together"),
        ({"email": "nobody@linden.example", "password": PASSWORD}, "don&#x27;t go together"),
        ({"email": "rosa@linden.example", "password": ""}, "Type your password."),
        ({"email": "", "password": PASSWORD}, "Type your e-mail address."),
    ],
)
def test_a_wrong_password_says_what_to_do(typed: dict[str, str], said: str, cast: Cast) -> None:
    client = Client()
    answer = client.post("/sign-in/", typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not is_in(client)


def test_after_ten_wrong_passwords_the_right_one_has_to_wait(cast: Cast) -> None:
    client = Client()
    for _ in range(9):
        assert client.post("/sign-in/", ROSA | {"password": "wrong"}).status_code == 422
    assert client.post("/sign-in/", ROSA | {"password": "wrong"}).status_code == 429
    answer = client.post("/sign-in/", ROSA)
    assert answer.status_code == 429
    assert "wait a quarter of an hour" in answer.content.decode()
    assert not is_in(client)
    assert client.post("/sign-in/", {"email": "max@linden.example", "password": PASSWORD}).status_code == 302


def test_who_is_a_member_nowhere_is_told_so(cast: Cast) -> None:
    Membership.objects.filter(pk=cast.manager.pk).delete()
    answer = Client().post("/sign-in/", {"email": "max@linden.example", "password": PASSWORD})
    assert answer.status_code == 422
    assert "not a member of any workspace" in answer.content.decode()


def test_who_is_in_goes_on_from_the_sign_in_page(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).get("/sign-in/?next=/profile/")["Location"] == "/profile/"


def test_a_link_shows_whose_it_is_and_signs_in_when_pressed(cast: Cast, at_noon: object) -> None:
    address = f"/sign-in/link/{team.make_sign_in_link(cast.rep.user, at=NOON)}/"
    client = Client()
    for _ in range(2):  # a mail scanner looks first
        assert "Rosa Reed" in client.get(address).content.decode()
    assert not is_in(client)
    assert client.post(address)["Location"] == "/today/"
    assert is_in(client)


def test_a_link_works_once(cast: Cast, at_noon: object) -> None:
    address = f"/sign-in/link/{team.make_sign_in_link(cast.rep.user, at=NOON)}/"
    Client().post(address)
    second = Client()
    for answer in (second.get(address), second.post(address)):
        assert answer.status_code == 410
        assert "was used already or is too old" in answer.content.decode()
    assert not is_in(second)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_made_up_link_opens_nothing(method: str, db: None) -> None:
    assert getattr(Client(), method)("/sign-in/link/made-up/").status_code == 410


def test_signing_out_takes_a_press_not_a_look(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    looked = client.get("/sign-out/")
    assert (looked.status_code, looked["Allow"]) == (405, "POST")
    assert "only takes what a form sends" in looked.content.decode()
    assert is_in(client)
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert not is_in(client)


def test_one_changes_ones_own_name_and_theme(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    page = client.post(
        "/profile/", {"name": "Rosa  Reed-Okafor ", "theme": "dark", "phone": "040  123"}, follow=True
    ).content.decode()
    assert 'data-theme="dark"' in page
    assert "Rosa Reed-Okafor" in page
    assert 'value="040 123"' in page
    assert "Saved." in page
    entry = Entry.objects.get(verb="change_profile")
    assert (entry.actor_id, entry.before) == (cast.rep.pk, {"name": "Rosa Reed", "theme": "", "phone": ""})


def test_a_name_is_asked_for(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/profile/", {"name": "  ", "theme": ""})
    assert answer.status_code == 422
    assert "Type the name your colleagues know." in answer.content.decode()
    assert Membership.objects.get(pk=cast.rep.pk).name == "Rosa Reed"


def test_the_theme_switch_keeps_what_was_chosen(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    answer = client.post("/profile/theme/", {"theme": "dark"}, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert 'data-theme="dark"' in client.get("/profile/").content.decode()
    client.post("/profile/theme/", {"theme": "sepia"})
    assert '<html lang="en">' in client.get("/profile/").content.decode()


def test_a_new_password_needs_the_old_one(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    answer = client.post("/profile/password/", {"old": "wrong", "new": "three more words"})
    assert answer.status_code == 422
    assert "That is not your password now." in answer.content.decode()
    assert User.objects.get(pk=cast.rep.user_id).check_password(PASSWORD)


def test_a_new_password_must_not_be_easy_to_guess(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/profile/password/", {"old": PASSWORD, "new": "short"})
    assert answer.status_code == 422
    assert "at least 10 characters" in answer.content.decode()


def test_a_new_password_ends_the_other_sessions_only(cast: Cast, client_of: ClientOf) -> None:
    here, elsewhere = client_of(cast.rep), client_of(cast.rep)
    page = here.post("/profile/password/", {"old": PASSWORD, "new": "three more words"}, follow=True).content.decode()
    assert "Your password is changed." in page
    assert is_in(here)
    assert not is_in(elsewhere)
    assert Entry.objects.filter(verb="set_password", actor_id=cast.rep.pk).count() == 1


def test_who_came_by_link_sets_a_password_without_an_old_one(cast: Cast, client_of: ClientOf) -> None:
    cast.rep.user.set_unusable_password()
    cast.rep.user.save()
    client = client_of(cast.rep)
    assert "Set a password" in client.get("/profile/").content.decode()
    assert client.post("/profile/password/", {"new": "three more words"}).status_code == 302
    assert User.objects.get(pk=cast.rep.user_id).check_password("three more words")


@pytest.mark.parametrize("address", ["/profile/", "/profile/password/"])
def test_ones_own_pages_cost_two_statements(
    address: str, cast: Cast, client_of: ClientOf, statements: Statements
) -> None:
    client = client_of(cast.rep)
    with statements() as seen:
        assert client.get(address).status_code == 200
    assert len(seen) == 2


def test_the_page_of_the_link_expires(cast: Cast, at_noon: object) -> None:
    secret = team.make_sign_in_link(cast.rep.user, at=NOON - timedelta(hours=24))
    assert Client().get(f"/sign-in/link/{secret}/").status_code == 410
