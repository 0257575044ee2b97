"""While somebody is away, who stands in sees what is due of theirs, takes it on, and can give it back."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.http import HttpResponse

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.team import actions as team
from tests.cast import NOON, Cast, make_member
from tests.web.doors import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
TODAY = NOON.date()


def said(answer: HttpResponse) -> str:
    """The words of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>|[\u2066-\u2069]", "", unescape(answer.content.decode())).split())


@pytest.fixture
def cover(cast: Cast) -> Cast:
    """Rosa is away this week; Max stands in. Ben is to be called next month."""
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_due_at=NOON + timedelta(days=30))
    last = TODAY + timedelta(days=4)
    team.add_absence(cast.rep, first_day=TODAY, last_day=last, cover=cast.manager, by=cast.rep, at=NOON)
    return cast


def test_who_stands_in_sees_whose_steps_are_due(cover: Cast, client_of: ClientOf) -> None:
    words = said(client_of(cover.manager).get("/today/"))
    assert "Rosa Reed is away until" in words
    assert "2 of theirs are due" in words
    assert "is away" not in said(client_of(cover.admin).get("/today/"))


def test_taking_on_hands_over_what_is_due_and_only_that(cover: Cast, client_of: ClientOf) -> None:
    later = Opportunity.objects.get(pk=cover.ben.pk).owner_id
    client = client_of(cover.manager)
    words = said(client.post(f"/today/away/{cover.rep.pk}/", follow=True))
    assert "2 prospects of Rosa Reed on your plan." in words
    assert "is away until" not in words
    anna = Opportunity.objects.get(pk=cover.anna.pk)
    assert anna.owner_id == cover.manager.pk
    assert Opportunity.objects.get(pk=cover.ben.pk).owner_id == later
    told = Entry.objects.get(pk=anna.last_entry_id)
    assert (told.verb, told.actor_id) == ("hand_over", cover.manager.pk)
    assert told.facts["note"].startswith("Rosa Reed is away until")


def test_it_can_be_taken_back(cover: Cast) -> None:
    rows = Opportunity.objects.filter(pk=cover.anna.pk)
    followup.hand_over_many(rows, to=cover.manager, by=cover.manager, at=NOON)
    followup.undo_many(
        cover.workspace.pk, "hand_over", done_at=NOON, done_by=cover.manager.pk, by=cover.manager, at=NOON
    )
    assert rows.get().owner_id == cover.rep.pk


@pytest.mark.parametrize("days", [-1, 6])
def test_only_on_the_days_of_the_absence(cast: Cast, client_of: ClientOf, days: int) -> None:
    day = TODAY + timedelta(days=days)
    team.add_absence(cast.rep, first_day=day, last_day=day, cover=cast.manager, by=cast.rep, at=NOON)
    client = client_of(cast.manager)
    assert "is away" not in said(client.get("/today/"))
    assert client.post(f"/today/away/{cast.rep.pk}/").status_code == 404


def test_nobody_else_takes_it_on(cover: Cast, client_of: ClientOf) -> None:
    other = make_member(cover.workspace, "Carl Cole")
    for member in (other, cover.admin, cover.outsider):
        assert client_of(member).post(f"/today/away/{cover.rep.pk}/").status_code == 404
    assert Opportunity.objects.get(pk=cover.anna.pk).owner_id == cover.rep.pk


def test_whoever_gives_them_something_is_told(cast: Cast, client_of: ClientOf) -> None:
    last = date(2026, 12, 24)
    team.add_absence(cast.manager, first_day=TODAY, last_day=last, cover=cast.admin, by=cast.manager, at=NOON)
    client = client_of(cast.rep)
    answer = client.post(f"/opportunities/{cast.anna.pk}/handover/", {"to": cast.manager.pk}, follow=True)
    assert "is away until Thursday 24 December" in said(answer)
