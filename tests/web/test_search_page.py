"""The search screen: as a page, as a dialog, as one types; whom one may see, what matched, what is next."""

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Ending
from followthrough.people import search as people_search
from followthrough.people.models import Person
from followthrough.rules.words import Channel, CloseReason, Outcome, State
from followthrough.team.models import Workspace
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
TYPING = HTMX | {"HX-Target": "found"}


@pytest.fixture(autouse=True)
def indexed(cast: Cast) -> None:
    for person in Person.objects.select_related("company"):
        people_search.index_person(person)


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def found(client: Client, asked: str) -> str:
    return client.get("/search/", {"q": asked}, headers=TYPING).content.decode()


def test_it_is_a_page_a_dialog_and_a_list(cast: Cast, rosa: Client) -> None:
    page = rosa.get("/search/?q=keller").content.decode()
    assert "<html" in page
    assert 'value="keller"' in page
    dialog = rosa.get("/search/", headers=HTMX | {"HX-Target": "dialog"}).content.decode()
    assert 'id="dialog-title"' in dialog
    assert "<html" not in dialog
    assert found(rosa, "keller").lstrip().startswith('<div role="listbox"')


def test_a_line_says_who_where_they_stand_and_what_is_next(cast: Cast, rosa: Client) -> None:
    line = found(rosa, "keller")
    for words in (f'href="/prospects/{cast.anna.person_id}/"', "<mark>Keller</mark>", "Brandt &amp; Söhne", "Proposal",
                  "today 15:00", "Rosa Reed"):  # fmt: skip
        assert words in line, words
    assert "is-late" in found(rosa, "okafor")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("anna.keller@", "<mark>anna.keller@</mark>brandt.example"),
        ("0151 1234", "+49<mark>1511234</mark>5678"),
        ("4915112", "+<mark>4915112</mark>345678"),
        ("kelelr", "Anna Keller"),
        ("chloe", "<mark>Chloé</mark> Martin"),
    ],
)
def test_what_matched_is_marked_in_its_own_spelling(asked: str, shown: str, cast: Cast, rosa: Client) -> None:
    assert shown in found(rosa, asked)


def test_words_of_notes_lead_to_the_person_and_are_shown(cast: Cast, rosa: Client) -> None:
    followup.write_note(cast.ben, "Wants the Verlängerte Garantie", by=cast.rep, at=NOON)
    contact = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, note="Asked for a Probefahrt")
    followup.log_touch(cast.chloe, contact, by=cast.rep, at=NOON)
    assert "Wants the <mark>Verlängerte</mark> <mark>Garantie</mark>" in found(rosa, "verlangerte garantie")
    assert "Asked for a <mark>Probefahrt</mark>" in found(rosa, "probefahrt")


def test_what_is_closed_says_how_it_ended(cast: Cast, rosa: Client) -> None:
    followup.conclude(cast.ben, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    assert "Lost" in found(rosa, "okafor")


def test_the_step_in_front_is_the_one_due_first(cast: Cast, rosa: Client) -> None:
    make_opportunity(cast.anna.person, cast.rep, stage_of(cast.sales, "New lead"), next_due_at=NOON)
    assert "today 12:00" in found(rosa, "keller")


def test_nobody_found_offers_to_add_them(cast: Cast, rosa: Client) -> None:
    page = found(rosa, "Zacharias Zorn")
    assert "Nobody by" in page
    assert 'href="/add/?text=Zacharias+Zorn"' in page
    assert "Type any part" in found(rosa, "")


def test_words_cannot_write_into_the_page(cast: Cast, rosa: Client) -> None:
    assert "<script>" not in found(rosa, "<script>alert(1)</script>")
    make = make_person(cast.workspace, "<b>Bold</b> Bob")
    people_search.index_person(make)
    assert "<b>Bold" not in found(rosa, "bold bob")


def test_an_outsider_finds_nobody(cast: Cast, client_of: ClientOf) -> None:
    assert "Nobody by" in found(client_of(cast.outsider), "keller")


def test_where_everybody_sees_their_own_a_colleague_finds_nobody(cast: Cast, client_of: ClientOf, rosa: Client) -> None:
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    followup.hand_over(cast.ben, to=cast.manager, by=cast.manager, at=NOON)
    assert "Nobody by" in found(rosa, "okafor")
    assert "Anna" in found(rosa, "keller")
    assert "Nobody by" in found(client_of(make_member(cast.workspace, "Carl Cole")), "keller")
    assert "Okafor" in found(client_of(cast.manager), "okafor")


@pytest.mark.parametrize("number", [1, 40])
def test_it_costs_the_same_however_many_there_are(
    number: int, cast: Cast, rosa: Client, statements: Statements
) -> None:
    for each in range(number):
        person = make_person(cast.workspace, f"Nora Nord{each}", email=f"nora{each}@nord.example")
        make_opportunity(person, cast.rep, stage_of(cast.sales, "New lead"))
        people_search.index_person(person)
    followup.write_note(cast.ben, "Knows Nora", by=cast.rep, at=NOON)
    with statements() as seen:
        assert "Nora" in found(rosa, "nora nord")
    assert len(seen) <= 9


@pytest.mark.parametrize("asked", ["%", "'", '"', "\x00", "a" * 3000, "NEAR(", "\u202e", "😀😀😀"])
def test_nothing_asked_for_breaks_it(asked: str, cast: Cast, rosa: Client) -> None:
    assert rosa.get("/search/", {"q": asked}, headers=TYPING).status_code == 200


def test_signed_out_and_other_methods(cast: Cast, rosa: Client) -> None:
    assert status_signed_out("/search/?q=x") == (302, "/sign-in/?next=%2Fsearch%2F%3Fq%3Dx")
    assert rosa.post("/search/").status_code == 405
