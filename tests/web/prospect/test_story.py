"""The story: every act in a seller's words, newest first, in pages, with its undo."""

from datetime import datetime, timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement, Contact, Delay, Ending, NextStep, Parking, StageMove
from followthrough.journal.models import Entry
from followthrough.people import actions as people
from followthrough.people.drafts import Point
from followthrough.rules.words import (
    Channel,
    CloseReason,
    ContactKind,
    Direction,
    NextBy,
    Outcome,
    Permission,
    Purpose,
    Reason,
    State,
)
from followthrough.web.prospect.story import PAGE
from tests.cast import NOON, Cast, make_member, make_person, stage_of
from tests.web.doors import HTMX, ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def step(days: int = 3, **columns) -> NextStep:
    usual = {"purpose": Purpose.CLOSE, "channel": Channel.CALL, "due_at": NOON + timedelta(days=days)}
    return NextStep(**usual | columns)


def story(cast: Cast, client_of: ClientOf, asked: str = "", *, of=None) -> str:
    address = f"/prospects/{cast.anna.person_id}/story/{asked}"
    return client_of(of or cast.rep).get(address, headers=HTMX).content.decode()


def test_every_act_is_told_in_a_sellers_words(cast: Cast, client_of: ClientOf) -> None:
    anna, rep = cast.anna, cast.rep
    contact = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, note="Wants it before Easter")
    move = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="They asked for the contract")
    followup.complete_step(anna, contact, step(), by=rep, at=NOON, move=move)
    came = Contact(channel=Channel.EMAIL, outcome=Outcome.REPLIED, direction=Direction.IN, note="Please call Tuesday")
    followup.log_touch(anna, came, by=None, at=NOON)
    followup.defer_step(anna, to=NOON + timedelta(days=9), delay=Delay(reason=Reason.THEY_ASKED), by=rep, at=NOON)
    followup.skip_step(anna, step(5), delay=Delay(reason=Reason.NOTHING_TO_SAY), by=rep, at=NOON)
    followup.change_step(anna, step(2, channel=Channel.VISIT), by=rep, at=NOON)
    followup.move_stage(
        anna, StageMove(stage=stage_of(cast.sales, "Proposal"), evidence="A new proposal"), by=rep, at=NOON
    )
    promise = followup.make_promise(anna, "Send the papers", due_at=NOON + timedelta(days=1), by=rep, at=NOON)
    followup.keep_promise(promise, by=rep, at=NOON)
    followup.make_promise(anna, "Stock", due_at=NOON + timedelta(days=9), event="it is in", ours=False, by=rep, at=NOON)
    followup.write_note(anna, "Has a dog called Rex", by=rep, at=NOON)
    followup.note_discovery(anna, {"problem": "Old vans", "verdict": "fits"}, by=rep, at=NOON)
    followup.raise_hand(anna, "Opened the door", by=None, at=NOON)
    followup.park(anna, Parking(step=step(60, by=NextBy.MACHINE), why="Budget in spring"), by=rep, at=NOON)
    followup.wake(anna, step(), by=rep, at=NOON, why="They wrote")
    followup.hand_over(anna, to=cast.manager, by=rep, at=NOON, note="Knows her well")
    followup.conclude(
        anna, Ending(state=State.LOST, reason=CloseReason.COMPETITOR, note="Cheaper"), by=cast.manager, at=NOON
    )
    followup.reopen(anna, step(), by=cast.manager, at=NOON, why="The other one failed")
    told = story(cast, client_of, of=cast.manager)
    for words in (
        "Called: reached them", "Wants it before Easter", "Moved to Decision: They asked for the contract",
        "They wrote", "Please call Tuesday", "Moved to Fri 4 Dec, 12:00", "They asked for it", "Skipped",
        "I have nothing more to say", "Planned anew", "Moved to Proposal", "Seen: A new proposal",
        "Promised: Send the papers", "Kept: Send the papers", "They promised: Stock", "When it is in; comes up on",
        "Has a dog called Rex", "Their problem: Old vans", "Do they fit: They fit", "Raised a hand", "Opened the door",
        "Put to rest", "Budget in spring", "Rests until", "Back from rest", "Handed over to Max Mohr", "Knows her well",
        "Lost: bought from a competitor", "Cheaper", "Opened again", "The other one failed", "Rosa Reed",
    ):  # fmt: skip
        assert words in told, words


def test_what_was_changed_is_told_more_quietly(cast: Cast, client_of: ClientOf) -> None:
    person = cast.anna.person
    people.edit_person(person, {"city": "Bonn", "preferred_channel": "email"}, by=cast.rep, at=NOON)
    followup.edit_opportunity(cast.anna, {"title": "Vans", "size": "medium"}, by=cast.rep, at=NOON)
    point = people.add_point(person, Point(kind=ContactKind.PHONE, shown="0221 5550123"), by=cast.rep, at=NOON)
    people.invalidate_point(point, why="Nobody there", by=cast.rep, at=NOON)
    people.tag_person(person, "Fleet", by=cast.rep, at=NOON)
    followup.record_permission(person, Agreement(permission=Permission.GIVEN, how="on the phone"), by=cast.rep, at=NOON)
    told = story(cast, client_of)
    for words in ("City: – → Bonn", "Likes best: – → E-mail", "Size: Large → Medium", "New phone: 0221 5550123",
                  "Doesn&#x27;t work: 0221 5550123", "Nobody there", "Tagged “Fleet”", "Gave permission"):  # fmt: skip
        assert words in told, words
    assert told.count("is-quiet") >= 5
    assert "is-machine" not in told


def test_what_nobody_taught_it_is_told_by_its_name(cast: Cast, client_of: ClientOf) -> None:
    Entry.objects.create(
        workspace_id=cast.workspace.pk, at=NOON, verb="danced_with", person_id=cast.anna.person_id, facts={"x": 1}
    )
    assert "Danced with" in story(cast, client_of)


def test_who_came_with_a_list_and_what_the_machine_did(cast: Cast, client_of: ClientOf) -> None:
    place = {"workspace_id": cast.workspace.pk, "person_id": cast.anna.person_id, "at": NOON}
    Entry.objects.create(verb="open", facts={"import": 7, "title": "Vans"}, **place)
    told = story(cast, client_of)
    assert "Brought in with a list" in told
    assert "by itself" in told
    assert "is-machine" in told


def test_broken_facts_do_not_break_the_story(cast: Cast, client_of: ClientOf) -> None:
    from followthrough.web.prospect.telling import TELLERS

    for verb in TELLERS:
        Entry.objects.create(
            workspace_id=cast.workspace.pk, at=NOON, verb=verb, person_id=cast.anna.person_id, facts={}
        )
    assert client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/story/", headers=HTMX).status_code == 200


def test_undo_stands_where_nothing_was_built_upon(cast: Cast, client_of: ClientOf) -> None:
    first = followup.defer_step(
        cast.anna, to=NOON + timedelta(days=2), delay=Delay(reason=Reason.THEY_ASKED), by=cast.rep, at=NOON
    )
    assert f"/entries/{first.pk}/undo/" in story(cast, client_of)
    assert "/undo/" not in story(cast, client_of, of=make_member(cast.workspace, "Carl Cole"))
    followup.write_note(cast.anna, "Meanwhile", by=cast.rep, at=NOON)
    assert f"/entries/{first.pk}/undo/" not in story(cast, client_of)


def test_what_was_taken_back_stays_as_part_of_the_story(cast: Cast, client_of: ClientOf) -> None:
    entry = followup.defer_step(
        cast.anna, to=NOON + timedelta(days=2), delay=Delay(reason=Reason.THEY_ASKED), by=cast.rep, at=NOON
    )
    followup.undo(entry, by=cast.rep, at=NOON)
    told = story(cast, client_of)
    assert "is-undone" in told
    assert "Took back: the move to another day" in told


def test_one_kind_at_a_time(cast: Cast, client_of: ClientOf) -> None:
    followup.write_note(cast.anna, "A note of mine", by=cast.rep, at=NOON)
    followup.log_touch(cast.anna, Contact(channel=Channel.TEXT, outcome=Outcome.SENT), by=cast.rep, at=NOON)
    people.edit_person(cast.anna.person, {"city": "Bonn"}, by=cast.rep, at=NOON)
    only = {kind: story(cast, client_of, f"?kind={kind}") for kind in ("notes", "contacts", "changes", "steps")}
    assert "A note of mine" in only["notes"]
    assert "Texted" not in only["notes"]
    assert "Texted" in only["contacts"]
    assert "Bonn" in only["changes"]
    assert "A note of mine" not in only["changes"]
    assert "Nothing of this kind yet" in only["steps"]


def test_older_pages_follow_each_other_without_gap_or_repetition(cast: Cast, client_of: ClientOf) -> None:
    for number in range(2 * PAGE + 5):
        write(cast, f"note {number:03}", at=NOON - timedelta(minutes=number // 7))
    pages, asked = [], ""
    for _ in range(4):
        told = story(cast, client_of, asked)
        pages.append(told)
        if "Earlier" not in told:
            break
        asked = _older(told)
    seen = [number for number in range(2 * PAGE + 5) if f"note {number:03}" in "".join(pages)]
    assert len(seen) == 2 * PAGE + 5
    assert sum(page.count("note 0") for page in pages) == 2 * PAGE + 5
    assert len(pages) == 3


def write(cast: Cast, note: str, *, at: datetime) -> None:
    """A line as the verb writes it; several may share one moment."""
    place = {"workspace_id": cast.workspace.pk, "person_id": cast.anna.person_id, "opportunity_id": cast.anna.pk}
    Entry.objects.create(at=at, verb="note", facts={"note": note}, actor_id=cast.rep.pk, **place)


def _older(told: str) -> str:
    before = told.rpartition('class="button is-quiet" href="')[2].partition('"')[0]
    return "?" + before.partition("?")[2].replace("&amp;", "&")


def test_without_script_older_pages_are_pages(cast: Cast, client_of: ClientOf) -> None:
    for number in range(PAGE + 1):
        followup.write_note(cast.anna, f"note {number:03}", by=cast.rep, at=NOON + timedelta(minutes=number))
    asked = _older(story(cast, client_of))
    page = client_of(cast.rep).get(f"/prospects/{cast.anna.person_id}/story/{asked}").content.decode()
    assert "note 000" in page
    assert "note 030" not in page
    assert "<html" in page


def test_the_story_of_a_new_person_begins_with_a_sentence(cast: Cast, client_of: ClientOf) -> None:
    person = make_person(cast.workspace, "New Nora")
    page = client_of(cast.rep).get(f"/prospects/{person.pk}/").content.decode()
    assert "The story begins with the first contact" in page
    assert "Nobody follows them up yet" in page
