"""Who may come in, and what the frame says to those who may not."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.contrib import auth
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from followthrough.team.models import Membership
from followthrough.web import door
from tests.cast import PASSWORD, Cast, make_workspace

ClientOf = Callable[[Membership], Client]
Statements = Callable[[], CaptureQueriesContext]
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/prospects/?page=2"}


pytestmark = pytest.mark.urls("tests.web.door_pages")


def test_a_member_comes_in_with_two_statements(cast: Cast, client_of: ClientOf, statements: Statements) -> None:
    client = client_of(cast.rep)
    with statements() as seen:
        answer = client.get("/whoami/")
    assert answer.content.decode() == "Rosa Reed at Linden Motors in Europe/Berlin"
    assert len(seen) == 2


def test_the_members_own_zone_goes_before_the_workspaces(cast: Cast, client_of: ClientOf) -> None:
    Membership.objects.filter(pk=cast.rep.pk).update(zone="Asia/Tokyo")
    assert client_of(cast.rep).get("/whoami/").content.endswith(b"in Asia/Tokyo")
    assert str(timezone.get_current_timezone()) == "UTC"


def test_a_zone_that_is_none_is_read_as_utc(cast: Cast) -> None:
    cast.rep.zone = "Middle/Earth"
    assert door.zone_of(cast.rep) == ZoneInfo("UTC")


def test_signed_out_leads_to_the_sign_in_page_and_back(db: None) -> None:
    answer = Client().get("/whoami/?a=1&b=2")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fwhoami%2F%3Fa%3D1%26b%3D2")


def test_signed_out_after_a_form_leads_back_to_the_page_with_the_form(db: None) -> None:
    answer = Client().post("/whoami/", headers={"Referer": "http://testserver/prospects/"})
    assert answer["Location"] == "/sign-in/?next=%2Fprospects%2F"
    answer = Client().post("/whoami/", headers={"Referer": "http://elsewhere.example/prospects/"})
    assert answer["Location"] == "/sign-in/?next=%2Ftoday%2F"


def test_signed_out_in_htmx_leads_the_whole_page_to_sign_in(db: None) -> None:
    answer = Client().get("/whoami/", headers=HTMX)
    assert answer["HX-Redirect"] == "/sign-in/?next=%2Fprospects%2F%3Fpage%3D2"


@pytest.mark.parametrize(
    ("what", "columns"),
    [("the user", {"user__is_active": False}), ("the membership", {"is_active": False})],
)
def test_who_is_no_longer_active_is_signed_out(
    what: str, columns: dict[str, bool], cast: Cast, client_of: ClientOf
) -> None:
    client = client_of(cast.admin)
    if "is_active" in columns:
        Membership.objects.filter(pk=cast.admin.pk).update(is_active=False)
    else:
        type(cast.admin.user).objects.filter(pk=cast.admin.user_id).update(is_active=False)
    assert client.get("/whoami/").status_code == 302


def test_a_session_from_before_the_password_changed_is_nobodys(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    cast.rep.user.set_password("another horse battery")
    cast.rep.user.save()
    assert client.get("/whoami/").status_code == 302
    assert auth.SESSION_KEY not in client.session


def test_a_session_of_an_unknown_backend_is_nobodys(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    session = client.session
    session[auth.BACKEND_SESSION_KEY] = "somewhere.else"
    session.save()
    assert client.get("/whoami/").status_code == 302


@pytest.mark.parametrize(
    ("address", "who", "status"),
    [
        ("/managers/", "rep", 403),
        ("/managers/", "manager", 200),
        ("/managers/", "admin", 200),
        ("/admins/", "rep", 403),
        ("/admins/", "manager", 403),
        ("/admins/", "admin", 200),
    ],
)
def test_pages_for_managers_and_administrators(
    address: str, who: str, status: int, cast: Cast, client_of: ClientOf
) -> None:
    assert client_of(getattr(cast, who)).get(address).status_code == status


def test_a_refusal_becomes_a_page_with_its_words(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/refuse/")
    assert answer.status_code == 422
    assert "Say when you act next. Nothing was changed." in answer.content.decode()


def test_a_refusal_becomes_a_toast_for_htmx_and_nothing_is_swapped(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/refuse/", headers=HTMX)
    assert (answer.status_code, answer["HX-Reswap"]) == (422, "none")
    assert 'id="toasts" hx-swap-oob="beforeend"' in answer.content.decode()
    assert "Say when you act next" in answer.content.decode()


def test_what_is_not_ones_own_is_refused_in_words(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get("/forbid/")
    assert answer.status_code == 403
    assert "This prospect is Max&#x27;s." in answer.content.decode()
    assert client_of(cast.rep).get("/forbid/", headers=HTMX)["HX-Reswap"] == "none"


def test_an_address_without_a_page_says_so(db: None) -> None:
    answer = Client().get("/nowhere/")
    assert answer.status_code == 404
    assert "nothing of yours is lost" in answer.content.decode()


def test_a_defect_says_that_nothing_happened_half_way(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    client.raise_request_exception = False
    answer = client.get("/trip/")
    assert answer.status_code == 500
    assert "Nothing was changed half-way" in answer.content.decode()


def test_a_form_from_a_page_that_was_open_too_long_is_refused_in_words(cast: Cast) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-out/")
    assert answer.status_code == 403
    assert "open for too long" in answer.content.decode()


def test_a_toast_waits_for_the_next_page(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    page = client.get("/go/", follow=True).content.decode()
    assert "Moved to Friday." in page
    assert "Moved to Friday." not in client.get("/profile/").content.decode()


def test_a_toast_with_its_undo_travels_with_an_htmx_answer(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.rep).get("/say/", headers=HTMX).content.decode()
    assert page.startswith("<p>moved</p>")
    assert "Moved to &lt;Friday&gt;." in page
    assert 'action="/undo/7/"' in page
    assert 'name="csrfmiddlewaretoken" value="' in page


def test_a_toast_travels_with_an_answer_that_has_nothing_to_swap(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get("/say/?quiet", headers=HTMX)
    assert (answer.status_code, answer["HX-Reswap"]) == (200, "none")
    assert "Moved to" in answer.content.decode()


def test_a_toast_waits_when_htmx_is_sent_to_another_page(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    answer = client.get("/go/", headers=HTMX)
    assert (answer["HX-Redirect"], answer.content) == ("/profile/", b"")
    assert "Moved to Friday." in client.get("/profile/").content.decode()


def test_a_form_that_is_a_page_goes_on_when_done(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    assert client.post("/finish/")["Location"] == "/profile/"
    by_htmx = client.post("/finish/", headers=HTMX | {"HX-Current-URL": "http://testserver/finish/?a=1"})
    assert by_htmx["HX-Redirect"] == "/profile/"


def test_a_form_in_a_dialog_loads_the_page_behind_it_again(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    answer = client.post("/finish/", headers=HTMX)
    assert (answer.status_code, answer["HX-Refresh"], answer.content) == (204, "true", b"")
    assert "Moved to Friday." in client.get("/profile/").content.decode()


def test_a_form_in_a_dialog_may_leave_the_page_as_it_is(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/finish/?stay", headers=HTMX)
    assert answer["HX-Trigger"] == "closeDialog, acted"
    assert "Moved to Friday." in answer.content.decode()


def test_a_user_of_two_workspaces_switches_between_them(cast: Cast, client_of: ClientOf) -> None:
    other = make_workspace("Second House")
    there = Membership.objects.create(workspace=other, user=cast.rep.user, name="Rosa R.")
    client = client_of(cast.rep)
    assert b"Linden Motors" in client.get("/whoami/").content
    assert client.post(f"/profile/workspace/{there.pk}/").status_code == 302
    assert client.get("/whoami/").content.startswith(b"Rosa R. at Second House")


def test_nobody_switches_to_a_workspace_of_others(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    client.post(f"/profile/workspace/{cast.outsider.pk}/")
    assert b"Linden Motors" in client.get("/whoami/").content


@pytest.mark.parametrize(
    ("asked", "gone_to"),
    [
        ("/board/", "/board/"),
        ("", "/today/"),
        ("https://elsewhere.example/", "/today/"),
        ("//elsewhere.example/", "/today/"),
        ("javascript:alert(1)", "/today/"),
    ],
)
def test_only_our_own_addresses_are_followed(asked: str, gone_to: str, rf: RequestFactory) -> None:
    assert door.next_address(rf.get("/", {"next": asked})) == gone_to


def test_no_page_is_shown_inside_another_site(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get("/profile/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@override_settings(DEBUG=False)
def test_a_page_without_a_member_costs_no_statement(statements: Statements, db: None) -> None:
    with statements() as seen:
        assert Client().get("/sign-in/").status_code == 200
        assert Client().get("/profile/").status_code == 302
    assert len(seen) == 0


def test_the_password_of_the_cast_opens_nothing_by_itself(cast: Cast, rf: RequestFactory) -> None:
    request: HttpRequest = rf.post("/sign-in/")
    assert auth.authenticate(request, username=cast.rep.user.email, password=PASSWORD) == cast.rep.user
