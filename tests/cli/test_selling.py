"""Working the day in a terminal: the same verbs as on screen, in words and as JSON, with honest exit codes."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.cli.commands import run
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep
from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.people.search import index_person
from followthrough.rules.words import Channel, CloseReason, Origin, Outcome, Purpose, Reason, State
from tests.cast import NOON, Cast
from tests.cli.conftest import House

Say = Callable[..., str]
Tell = Callable[..., Any]


class Terminal:
    """Rosa's shell; `said` and `complained` are what the last command wrote."""

    def __init__(self, cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.cast, self.capsys, self.monkeypatch = cast, capsys, monkeypatch
        self.said = self.complained = ""
        self.code = 0
        for row in (cast.anna, cast.ben, cast.chloe):
            index_person(row.person)

    def run(self, *arguments: str, by: str = "rosa@linden.example", given: str = "") -> "Terminal":
        self.monkeypatch.setenv("FOLLOWTHROUGH_AS", by)
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        self.code = run(list(arguments))
        self.said, self.complained = self.capsys.readouterr()
        return self

    def tell(self, *arguments: str, **how: str) -> Any:
        self.run(*arguments, "--json", **how)
        return json.loads(self.said)


@pytest.fixture
def rosa(cast: Cast, at_noon: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(cast, capsys, monkeypatch)


def test_the_plan_says_who_comes_and_why(rosa: Terminal) -> None:
    assert rosa.run("plan").code == 0
    assert "Wednesday 25 November  Rosa Reed  0 of 3 done" in rosa.said
    assert f"#{rosa.cast.chloe.pk}" in rosa.said
    assert "Chloé Martin" in rosa.said
    assert "Prospects without a next step: 0" in rosa.said
    assert rosa.said.index("Chloé") < rosa.said.index("Anna"), "who raised a hand comes first"


def test_the_plan_in_json_carries_what_programs_need(rosa: Terminal) -> None:
    plan = rosa.tell("plan")
    assert (plan["done"], plan["left"], plan["without_step"]) == (0, 3, 0)
    first = plan["rows"][0]
    assert (first["id"], first["person"], first["group"]) == (rosa.cast.chloe.pk, "Chloé Martin", "now")
    assert {row["id"] for row in plan["rows"]} == {rosa.cast.anna.pk, rosa.cast.ben.pk, rosa.cast.chloe.pk}


def test_the_week_reaches_further_than_the_day(rosa: Terminal) -> None:
    Opportunity.objects.filter(pk=rosa.cast.anna.pk).update(next_due_at=NOON + timedelta(days=2))
    assert rosa.tell("plan")["left"] == 2
    assert rosa.tell("plan", "--week")["left"] == 3


def test_a_manager_sees_a_colleagues_plan_and_a_rep_does_not(rosa: Terminal) -> None:
    assert rosa.tell("plan", "--for", "rosa", by="max@linden.example")["left"] == 3
    assert rosa.run("plan", "--for", "Max").code == 1
    assert "Only a manager" in rosa.complained


def test_the_outsider_sees_nothing(rosa: Terminal) -> None:
    olga = "olga@harbour.example"
    assert rosa.tell("plan", by=olga)["left"] == 0
    assert rosa.run("find", "Anna", by=olga).code == 1
    assert rosa.run("next", str(rosa.cast.anna.pk), by=olga).code == 1
    assert "Anna" not in rosa.said + rosa.complained.replace("find Anna", "")
    assert rosa.run("plan", "--for", "Rosa", by=olga).code == 1


def test_next_brings_what_the_contact_needs(rosa: Terminal) -> None:
    card = rosa.tell("next", "Anna")
    assert card["last_words"] == "Send me the offer with the longer warranty"
    assert len(card["questions"]) == 3
    assert {way["value"] for way in card["ways"]} == {"anna.keller@brandt.example", "+4915112345678"}
    assert "Voice mail" in rosa.run("next", "Anna").said


def test_next_is_the_first_of_the_plan(rosa: Terminal) -> None:
    assert rosa.tell("next")["person"] == "Chloé Martin"


def test_next_on_a_day_that_is_done_says_so(rosa: Terminal) -> None:
    Opportunity.objects.update(next_due_at=NOON + timedelta(days=30))
    assert rosa.run("next").code == 1
    assert "Nothing is left for today" in rosa.complained


def test_done_is_refused_without_what_comes_next_and_nothing_is_saved(rosa: Terminal) -> None:
    assert rosa.run("done", "no-answer", "Ben").code == 1
    assert "no prospect is left without a next step" in rosa.complained
    assert "--accept NUMBER" in rosa.complained
    assert not Touch.objects.exists()


def test_done_with_the_first_proposal(rosa: Terminal) -> None:
    told = rosa.tell("done", "no-answer", "Ben", "--accept", "1", "--note", "engaged")
    touch = Touch.objects.get()
    assert (touch.outcome, touch.note, touch.opportunity_id) == (Outcome.NO_ANSWER, "engaged", rosa.cast.ben.pk)
    assert told["opportunity"]["next"]["due_at"] > NOON.isoformat()
    assert Entry.objects.get(pk=told["entry"]).verb == "complete"


def test_done_with_a_step_of_ones_own(rosa: Terminal) -> None:
    rosa.run("done", "reached", "Anna", "--when", "in 2 weeks 10:00", "--purpose", "close", "--channel", "visit")
    rosa.cast.anna.refresh_from_db()
    row = rosa.cast.anna
    assert row.next_due_at
    assert (row.next_purpose, row.next_channel, row.next_origin) == (Purpose.CLOSE, Channel.VISIT, Origin.HAND)
    assert row.next_due_at.isoformat() == "2026-12-09T09:00:00+00:00"
    assert "take it back: followthrough undo" in rosa.said
    assert "Next: #" in rosa.said


def test_done_with_an_end(rosa: Terminal) -> None:
    assert rosa.tell("done", "agreed", "Anna", "--won")["opportunity"]["state"] == "won"
    assert Opportunity.objects.filter(won_from=rosa.cast.anna, state=State.OPEN).count() == 1
    lost = rosa.tell("done", "not-interested", "Ben", "--lost", "no-budget")["opportunity"]
    assert (lost["state"], lost["close_reason"]) == ("lost", CloseReason.NO_BUDGET)


def test_those_who_do_not_fit_are_pointed_somewhere(rosa: Terminal) -> None:
    assert rosa.run("done", "reached", "Ben", "--unfit", "not-a-fit").code == 1
    assert "pointed" in rosa.complained
    assert rosa.run("done", "reached", "Ben", "--unfit", "not-a-fit", "--pointed-to", "a bicycle shop").code == 0
    rosa.cast.ben.refresh_from_db()
    assert rosa.cast.ben.pointed_to == "a bicycle shop"


def test_done_can_let_them_rest(rosa: Terminal) -> None:
    told = rosa.tell("done", "put-off", "Ben", "--park", "in 3 months")["opportunity"]
    assert told["state"] == "nurture"
    assert told["next"]["due_at"].startswith("2027-02")


def test_an_outcome_may_be_shortened_as_far_as_it_is_clear(rosa: Terminal) -> None:
    assert rosa.run("done", "no-a", "Ben", "--accept", "1").code == 0
    unclear = rosa.run("done", "re", "Ben", "--accept", "1")
    assert unclear.code == 2
    assert "is none of: reached, no-answer" in unclear.complained


def test_a_name_that_could_be_several_is_asked_back(rosa: Terminal) -> None:
    twin = rosa.cast.anna.person
    opening = rosa.run("add", "Anna", "Keller-Braun", "--email", "anna@other.example").said
    assert "Added #" in opening
    rosa.run("done", "reached", "Anna", "--accept", "1")
    assert rosa.code == 1
    assert f"#{rosa.cast.anna.pk}  {twin.name}" in rosa.complained


def test_a_moment_that_has_passed_is_refused(rosa: Terminal) -> None:
    assert rosa.run("done", "reached", "Anna", "--when", "today 08:00").code == 1
    assert "passed" in rosa.complained
    assert not Touch.objects.exists()


def test_defer_moves_a_step_with_its_reason_and_says_what_helps(rosa: Terminal) -> None:
    assert rosa.run("defer", "in 2 weeks", "Anna", "--why", "fear-of-no").code == 0
    deferral = Deferral.objects.get()
    assert (deferral.reason, deferral.opportunity_id) == (Reason.FEAR_OF_NO, rosa.cast.anna.pk)
    assert "A no today costs a minute" in rosa.said


def test_defer_without_a_reason_is_a_wrong_call(rosa: Terminal) -> None:
    assert rosa.run("defer", "tomorrow", "Anna").code == 2
    assert "--why" in rosa.complained


def test_undo_takes_back_what_was_done_last(rosa: Terminal) -> None:
    before = Opportunity.objects.values().get(pk=rosa.cast.anna.pk)
    rosa.run("defer", "in 2 weeks", "Anna", "--why", "they-asked")
    assert rosa.run("undo").code == 0
    assert "Taken back. Anna Keller" in rosa.said
    assert Opportunity.objects.values().get(pk=rosa.cast.anna.pk) == before
    assert rosa.run("undo").code == 1


def test_undo_is_refused_for_what_others_did(rosa: Terminal) -> None:
    entry = followup.complete_step(
        rosa.cast.anna,
        Contact(channel=Channel.CALL, outcome=Outcome.REACHED),
        NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON + timedelta(days=2)),
        by=rosa.cast.rep,
        at=NOON,
    )
    assert rosa.run("undo", str(entry.pk), by="olga@harbour.example").code == 1
    assert Touch.objects.count() == 1


def test_add_takes_ten_seconds_and_proposes_the_first_step(rosa: Terminal) -> None:
    told = rosa.tell("add", "Dora", "Dietz", "--phone", "0151 9876543", "--company", "Dietz GmbH", "--value", "4,800")[
        "opportunity"
    ]
    row = Opportunity.objects.get(pk=told["id"])
    assert (row.person.name, row.owner, row.next_channel) == ("Dora Dietz", rosa.cast.rep, Channel.CALL)
    assert row.person.contact_points.get().value == "+491519876543"
    assert row.next_due_at
    assert row.next_due_at > NOON
    assert (row.value, row.size) == (4800, "medium")


def test_add_takes_a_step_of_ones_own(rosa: Terminal) -> None:
    told = rosa.tell("add", "Dora", "--email", "dora@dietz.example", "--when", "tomorrow 9:30", "--channel", "visit")
    assert told["opportunity"]["next"]["due_at"] == "2026-11-26T08:30:00Z"
    assert told["opportunity"]["next"]["channel"] == "visit"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [((), "one of them is enough"), (("Dora", "--value", "much"), "value is a number"), (("D", "--email", "x"), "")],
)
def test_add_refuses_what_it_can_not_store(rosa: Terminal, arguments: tuple[str, ...], complaint: str) -> None:
    assert rosa.run("add", *arguments).code == 1
    assert complaint in rosa.complained
    assert Opportunity.objects.count() == 3


@pytest.mark.parametrize("words", ["anna", "BRANDT", "0151 12345678", "anna.keller@", "Kellr"])
def test_find_finds_by_whatever_one_remembers(rosa: Terminal, words: str) -> None:
    found = rosa.tell("find", words)
    assert found[0]["person"] == "Anna Keller"
    assert found[0]["opportunities"][0]["id"] == rosa.cast.anna.pk


def test_find_says_when_nobody_is_there(rosa: Terminal) -> None:
    assert rosa.run("find", "zzzzqqqq").code == 1
    assert rosa.said == "Nobody found.\n"


def test_propose_reads_facts_and_prints_ranked_proposals(rosa: Terminal) -> None:
    facts = {"outcome": "no_answer", "tries": 2, "size": "large", "bucket": "closing", "now": NOON.isoformat()}
    proposals = rosa.tell("propose", given=json.dumps(facts))
    assert 1 <= len(proposals) <= 4
    assert all(proposal["why"] for proposal in proposals)
    assert proposals[0]["due_at"] > NOON.isoformat()


def test_propose_says_which_fact_is_wrong(rosa: Terminal) -> None:
    assert rosa.run("propose", "--json", given='{"outcome": "shrugged"}').code == 1
    assert "outcome" in rosa.complained


def test_propose_needs_no_database(house: House) -> None:
    done = house.run("propose", "--json", given="{}")
    assert done.returncode == 0
    assert json.loads(done.stdout)
    assert not house.data.exists()


def test_on_a_terminal_enter_takes_the_first_proposal(inhabited: House) -> None:
    number = inhabited.tell("add", "Dora", "--phone", "+49 151 9876543")["opportunity"]["id"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        inhabited.command("done", "no-answer", str(number)), env=inhabited.env, stdin=theirs, stdout=subprocess.PIPE
    ) as process:
        os.close(theirs)
        os.write(ours, b"\n")
        said = process.communicate(timeout=120)[0].decode()
    os.close(ours)
    assert process.returncode == 0, said
    assert "And next?" in said
    assert "take it back: followthrough undo" in said


def test_the_next_weeks_are_played_ahead(rosa: Terminal, tmp_path: Any) -> None:
    picture = tmp_path / "weeks.svg"
    rosa.run("simulate", "--days", "30", "--json", "--svg", str(picture), by="max@linden.example")
    report = json.loads(rosa.said)
    assert report["prospects"] == 3
    assert report["said"].startswith("With ")
    assert sum(report["states"].values()) == 3
    assert picture.read_text().startswith("<svg")
    assert "you have 3" in rosa.run("simulate", "--days", "7", by="max@linden.example").said
    assert rosa.run("simulate", by="rosa@linden.example").code == 1
