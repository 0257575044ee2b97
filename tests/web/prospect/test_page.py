"""The page of a prospect: who sees it, what it says, and that it costs the same whatever happened before."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Opening, Parking
from followthrough.followup.models import Opportunity
from followthrough.people import actions as people
from followthrough.people.models import CustomField
from followthrough.rules.words import (
    Channel,
    CloseReason,
    NextBy,
    Outcome,
    Purpose,
    Reason,
    State,
    WaitingOn,
)
from followthrough.team.models import Membership, Workspace
from tests.cast import NOON, Cast, make_member, make_person
from tests.web.doors import HTMX, ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
STATEMENTS = 13
Read = Callable[..., str]


@pytest.fixture
def read(cast: Cast, client_of: ClientOf) -> Read:
    """`read(opportunity)`: the page as Rosa, or another member, reads it."""

    def page(opportunity: Opportunity, *, of: Membership | None = None, asked: str = "") -> str:
        answer = client_of(of or cast.rep).get(f"/prospects/{opportunity.person_id}/{asked}")
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def step(days: int = 3, **columns) -> NextStep:
    usual = {"purpose": Purpose.CLOSE, "channel": Channel.CALL, "due_at": NOON + timedelta(days=days)}
    return NextStep(**usual | columns)


def happen(opportunity: Opportunity, by: Membership, times: int) -> None:
    """Contacts, one an hour, each followed by a next step."""
    for number in range(times):
        contact = Contact(channel=Channel.CALL, outcome=Outcome.NO_ANSWER, note=f"try {number}")
        at = NOON - timedelta(days=30) + timedelta(hours=number)
        followup.complete_step(opportunity, contact, step(40), by=by, at=at)


def test_it_says_who_what_next_and_how_to_reach_them(cast: Cast, read: Read) -> None:
    page = read(cast.anna)
    for words in (
        "Anna Keller",
        "Brandt &amp; Söhne",
        "today 15:00",
        "tel:+4915112345678",
        "€\u00a048,000",
        "Proposal",
    ):
        assert words in page, words
    assert "Send me the offer" not in page  # last words are for work mode


def test_the_step_leads_to_done_move_and_change(cast: Cast, read: Read) -> None:
    page = read(cast.anna)
    for resource in ("completion", "deferral", "step"):
        assert f'href="/opportunities/{cast.anna.pk}/{resource}/?next=' in page


@pytest.mark.parametrize(
    ("columns", "tone"),
    [
        ({"purpose": Purpose.KEEP_PROMISE}, "promise"),
        ({"waiting_on": WaitingOn.THEM}, "waiting"),
        ({"by": NextBy.MACHINE}, "machine"),
    ],
)
def test_the_bar_after_an_act_is_fetched_alone(columns: dict, tone: str, cast: Cast, client_of: ClientOf) -> None:
    followup.change_step(cast.anna, step(**columns), by=cast.rep, at=NOON, delay=Delay(reason=Reason.THEY_ASKED))
    bar = client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/next-step/", headers=HTMX).content.decode()
    assert f'data-tone="{tone}"' in bar
    assert "<html" not in bar


def test_a_late_step_is_said_to_be_late(cast: Cast, read: Read) -> None:
    assert "2 days late" in read(cast.ben)


def test_their_local_time_and_whether_a_call_is_lawful(cast: Cast, read: Read) -> None:
    assert "Wed 11:00 there" in read(cast.ben)
    far = make_person(cast.workspace, "Kim Park", phone="+82212345678", country="KR")
    row = followup.open_opportunity(
        far, Opening(owner=cast.rep, step=step(), pipeline=cast.sales), by=cast.rep, at=NOON
    )
    assert "A good moment to call" in read(cast.ben)
    followup.edit_opportunity(row, {"title": "x"}, by=cast.rep, at=NOON)
    west = make_person(cast.workspace, "Al West", phone="+14155550100", country="US")
    late = followup.open_opportunity(
        west, Opening(owner=cast.rep, step=step(), pipeline=cast.sales), by=cast.rep, at=NOON
    )
    assert "No calls now" in read(late)


def test_several_possible_zones_are_named(cast: Cast, read: Read) -> None:
    somewhere = make_person(cast.workspace, "Al Where", phone="+18005550100", country="US")
    opening = Opening(owner=cast.rep, step=step(), pipeline=cast.sales)
    page = read(followup.open_opportunity(somewhere, opening, by=cast.rep, at=NOON))
    assert "Their place is not sure" in page
    assert "Hours that fit all are kept" in page


def test_an_address_that_does_not_work_is_struck_through_with_why(cast: Cast, read: Read) -> None:
    mail = cast.anna.person.contact_points.get(kind="email")
    people.invalidate_point(mail, why="It bounced", by=cast.rep, at=NOON)
    page = read(cast.anna)
    assert "<s>" in page
    assert "It bounced" in page
    assert "mailto:" not in page


def test_what_is_won_shows_its_end_and_the_care_that_began(cast: Cast, read: Read) -> None:
    ending = Ending(state=State.WON, reason=CloseReason.BOUGHT)
    followup.conclude(cast.anna, ending, by=cast.rep, at=NOON)
    care = Opportunity.objects.get(won_from=cast.anna)
    assert "to say thank you" in read(cast.anna)  # care is the one that is worked on
    page = read(cast.anna, asked=f"?opportunity={cast.anna.pk}")
    assert "Won: They bought" in page
    assert f"?opportunity={care.pk}" in page
    assert f"/opportunities/{cast.anna.pk}/reopening/" in page


def test_what_rests_can_be_brought_back(cast: Cast, read: Read) -> None:
    parking = Parking(step=step(60, by=NextBy.MACHINE, purpose=Purpose.NURTURE, channel=Channel.EMAIL))
    followup.park(cast.ben, parking, by=cast.rep, at=NOON)
    page = read(cast.ben)
    assert "Rests, then" in page
    assert f"/opportunities/{cast.ben.pk}/waking/" in page


def test_own_fields_and_tags_are_shown(cast: Cast, read: Read) -> None:
    people.add_field(
        cast.workspace, CustomField.Subject.PERSON, "Shoe size", kind="number", choices=[], by=cast.admin, at=NOON
    )
    people.add_field(
        cast.workspace, CustomField.Subject.OPPORTUNITY, "Roof", kind="text", choices=[], by=cast.admin, at=NOON
    )
    people.edit_person(cast.anna.person, {"custom": {"shoe_size": "43"}}, by=cast.rep, at=NOON)
    followup.edit_opportunity(cast.anna, {"custom": {"roof": "flat"}}, by=cast.rep, at=NOON)
    people.tag_person(cast.anna.person, "Fleet", by=cast.rep, at=NOON)
    page = read(cast.anna)
    for words in ("Shoe size", "43", "Roof", "flat", "Fleet"):
        assert words in page


def test_colleagues_of_the_same_company_are_shown(cast: Cast, read: Read) -> None:
    people.edit_person(cast.ben.person, {"company": "Brandt & Söhne"}, by=cast.rep, at=NOON)
    people.edit_person(cast.anna.person, {"company": "Brandt & Söhne"}, by=cast.rep, at=NOON)
    assert f'href="/prospects/{cast.ben.person_id}/"' in read(cast.anna)


def test_names_cannot_write_into_the_page(cast: Cast, read: Read) -> None:
    people.edit_person(cast.anna.person, {"name": "<script>alert(1)</script> X"}, by=cast.rep, at=NOON)
    assert "<script>alert" not in read(cast.anna)


@pytest.mark.parametrize("entries", [0, 30, 120])
def test_it_costs_thirteen_statements_whatever_happened(
    entries: int, cast: Cast, client_of: ClientOf, statements: Statements
) -> None:
    happen(cast.anna, cast.manager, entries)
    people.tag_person(cast.anna.person, "Fleet", by=cast.rep, at=NOON)
    followup.make_promise(cast.anna, "Send it", due_at=NOON + timedelta(days=1), by=cast.rep, at=NOON)
    client = client_of(cast.rep)
    with statements() as seen:
        assert client.get(f"/prospects/{cast.anna.person_id}/").status_code == 200
    assert len(seen) <= STATEMENTS


def test_a_colleague_sees_it_but_changes_nothing(cast: Cast, read: Read) -> None:
    page = read(cast.anna, of=make_member(cast.workspace, "Carl Cole"))
    assert "Anna Keller" in page
    for act in ("/completion/", "/touches/", "/notes/", "/preferences/", "?edit=1", "/permission/"):
        assert act not in page, act


def test_a_manager_may_change_it(cast: Cast, read: Read) -> None:
    assert f"/opportunities/{cast.anna.pk}/completion/" in read(cast.anna, of=cast.manager)


def test_an_outsider_is_told_there_is_nothing(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.outsider)
    for address in ("", "story/", "next-step/", "reach/", "promises/", "about/", "merge/", "export/"):
        assert client.get(f"/prospects/{cast.anna.person_id}/{address}").status_code == 404, address


def test_where_everybody_sees_their_own_a_colleague_sees_nothing(cast: Cast, client_of: ClientOf) -> None:
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    colleague = make_member(cast.workspace, "Carl Cole")
    address = f"/prospects/{cast.anna.person_id}/"
    assert client_of(colleague).get(address).status_code == 404
    assert client_of(cast.rep).get(address).status_code == 200
    assert client_of(cast.manager).get(address).status_code == 200


def test_where_everybody_sees_their_own_the_rest_of_a_shared_story_stays_hidden(
    cast: Cast, client_of: ClientOf
) -> None:
    colleague = make_member(cast.workspace, "Carl Cole")
    opening = Opening(owner=colleague, step=step(), pipeline=cast.sales, title="Carl's own deal")
    theirs = followup.open_opportunity(cast.anna.person, opening, by=colleague, at=NOON)
    followup.write_note(theirs, "Between Carl and Anna", by=colleague, at=NOON)
    assert "Between Carl and Anna" in client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/").content.decode()
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    page = client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/").content.decode()
    assert "Between Carl and Anna" not in page
    assert "Carl&#x27;s own deal" not in page


def test_htmx_gets_it_without_the_frame(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/", headers=HTMX)
    assert answer.content.decode().lstrip().startswith("<article")


def test_signed_out_and_other_methods(cast: Cast, client_of: ClientOf) -> None:
    address = f"/prospects/{cast.anna.person_id}/"
    assert status_signed_out(address) == (302, f"/sign-in/?next=%2Fprospects%2F{cast.anna.person_id}%2F")
    assert client_of(cast.rep).post(address).status_code == 405
    assert client_of(cast.rep).get("/prospects/999999/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["?opportunity=x", "?opportunity=99999999999999999999", "?kind=nope&before=zzz", "?show=?"]
)
def test_nothing_asked_for_breaks_it(asked: str, cast: Cast, client_of: ClientOf) -> None:
    client: Client = client_of(cast.rep)
    assert client.get(f"/prospects/{cast.anna.person_id}/{asked}").status_code == 200
    assert client.get(f"/prospects/{cast.anna.person_id}/story/{asked}", headers=HTMX).status_code == 200
