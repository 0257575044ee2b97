"""A promise is settled with one press, by who may act on the prospect."""

import re
from datetime import timedelta
from html import unescape

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Promise
from tests.cast import NOON, Cast
from tests.web.doors import ClientOf, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def promise(cast: Cast) -> Promise:
    return followup.make_promise(cast.anna, "Send it", due_at=NOON + timedelta(days=1), by=cast.rep, at=NOON)


@pytest.mark.parametrize("state", ["kept", "broken", "released"])
def test_it_is_settled(state: str, promise: Promise, cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(f"/promises/{promise.pk}/{state}/", {"next": "/work/"})
    assert answer["Location"] == "/work/"
    promise.refresh_from_db()
    assert promise.state == state


def test_settling_is_taken_back_from_its_toast(promise: Promise, cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    shown = client.post(f"/promises/{promise.pk}/broken/", {"next": "/today/"}, follow=True).content.decode()
    address = unescape(re.findall(r"/entries/\d+/undo/\?next=[^\"]+", shown)[-1])
    assert client.post(address)["Location"] == "/today/"
    promise.refresh_from_db()
    assert (promise.state, promise.settled_at) == ("open", None)


def test_it_is_settled_once(promise: Promise, cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    client.post(f"/promises/{promise.pk}/kept/")
    assert client.post(f"/promises/{promise.pk}/broken/").status_code == 422


def test_other_words_other_people_other_methods(promise: Promise, cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post(f"/promises/{promise.pk}/open/").status_code == 404
    assert client_of(cast.rep).post(f"/promises/{promise.pk}/forgotten/").status_code == 404
    assert client_of(cast.outsider).post(f"/promises/{promise.pk}/kept/").status_code == 404
    assert client_of(cast.rep).get(f"/promises/{promise.pk}/kept/").status_code == 405
    assert status_signed_out(f"/promises/{promise.pk}/kept/", method="post")[0] == 302
