"""Taking back: by who may act on the prospect, until something builds on it."""

from datetime import timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Delay
from followthrough.journal.models import Entry
from followthrough.rules.words import Reason
from tests.cast import NOON, Cast, make_member
from tests.web.doors import ClientOf, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def move(cast: Cast) -> Entry:
    delay = Delay(reason=Reason.THEY_ASKED)
    return followup.defer_step(cast.ben, to=NOON + timedelta(days=3), delay=delay, by=cast.rep, at=NOON)


def test_a_move_is_taken_back(cast: Cast, client_of: ClientOf) -> None:
    was = cast.ben.next_due_at
    entry = move(cast)
    client = client_of(cast.rep)
    answer = client.post(f"/entries/{entry.pk}/undo/?next=/work/{cast.ben.pk}/")
    assert answer["Location"] == f"/work/{cast.ben.pk}/"
    cast.ben.refresh_from_db()
    assert cast.ben.next_due_at == was
    assert "Ben Okafor\u2069 is as before" in client.get("/today/").content.decode()


def test_what_was_built_upon_stays(cast: Cast, client_of: ClientOf) -> None:
    entry = move(cast)
    followup.write_note(cast.ben, "Called meanwhile", by=cast.manager, at=NOON)
    answer = client_of(cast.rep).post(f"/entries/{entry.pk}/undo/")
    assert answer.status_code == 422
    assert "built on this" in answer.content.decode()


def test_an_outsider_and_a_colleague_may_not(cast: Cast, client_of: ClientOf) -> None:
    entry = move(cast)
    colleague = make_member(cast.workspace, "Carl Cole")
    assert client_of(cast.outsider).post(f"/entries/{entry.pk}/undo/").status_code == 404
    assert client_of(colleague).post(f"/entries/{entry.pk}/undo/").status_code == 403
    assert client_of(cast.manager).post(f"/entries/{entry.pk}/undo/").status_code == 302


def test_it_is_posted_and_signed_in(cast: Cast, client_of: ClientOf) -> None:
    entry = move(cast)
    assert client_of(cast.rep).get(f"/entries/{entry.pk}/undo/").status_code == 405
    assert client_of(cast.rep).post("/entries/999999/undo/").status_code == 404
    assert status_signed_out(f"/entries/{entry.pk}/undo/", method="post")[0] == 302
