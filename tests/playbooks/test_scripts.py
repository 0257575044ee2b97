"""Scripts: which one is on the screen, its versions, and which was used in which contact."""

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep
from followthrough.followup.models import Opportunity, Touch
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.drafts import ScriptDraft, ScriptWords, Used
from followthrough.playbooks.models import Script, ScriptUse, Wording
from followthrough.playbooks.queries.evidence import comparison_of
from followthrough.playbooks.refusals import ChangedMeanwhile, GoalMissing, OnlyManagers, Unnamed
from followthrough.rules.refusals import Elsewhere
from followthrough.rules.templates import TemplateUnreadable
from followthrough.rules.words import Channel, Direction, Outcome, Purpose
from tests.cast import NOON, Cast, stage_of

WORDS = ScriptWords(goal="Ask {{ person.given_name }}.", questions=("Why?", " ", "When?"), voicemails=("One", "Two"))
DRAFT = ScriptDraft(name="Ours", purpose=Purpose.PROPOSE, words=WORDS)
CALLED = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, purpose_reached=True)
NEXT = NextStep(purpose=Purpose.CLOSE, channel=Channel.CALL, due_at=NOON)


def changed(draft: ScriptDraft, **columns: object) -> ScriptDraft:
    return ScriptDraft(**{name: getattr(draft, name) for name in draft.__slots__} | columns)  # type: ignore[arg-type]


def test_until_a_team_writes_its_own_the_one_that_ships_is_said(cast: Cast) -> None:
    talk = queries.talk_for(cast.anna, cast.rep, at=NOON)
    assert talk.goal.startswith("Go through the proposal together")
    assert talk.voicemail.startswith("Hello Anna, this is Rosa Reed from Linden Motors.")
    assert (talk.script, talk.version) == (None, None)


def test_the_teams_best_fitting_is_said_filled_for_the_person(cast: Cast) -> None:
    playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    special = changed(DRAFT, name="Stage", stage=stage_of(cast.sales, "Proposal"), channel=Channel.CALL)
    script = playbooks.write_script(special, by=cast.manager, at=NOON)

    talk = queries.talk_for(cast.anna, cast.rep, at=NOON)
    assert (talk.name, talk.goal, talk.questions) == ("Stage", "Ask Anna.", ("Why?", "When?"))
    assert (talk.script, talk.version) == (script.pk, script.current_id)
    assert queries.talk_for(cast.anna, cast.rep, at=NOON, channel=Channel.VISIT).name == "Ours"
    assert queries.talk_for(cast.anna, cast.outsider, at=NOON).version is None


def test_the_voice_mail_goes_by_the_attempt(cast: Cast) -> None:
    playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    Opportunity.objects.filter(pk=cast.anna.pk).update(tries=1)
    cast.anna.refresh_from_db()
    assert queries.talk_for(cast.anna, cast.rep, at=NOON).voicemail == "Two"


def test_words_cost_two_statements(cast: Cast, statements) -> None:
    playbooks.take_in(cast.workspace, at=NOON)
    anna = Opportunity.objects.select_related("person__company", "stage").get(pk=cast.anna.pk)
    with statements() as seen:
        queries.talk_for(anna, cast.rep, at=NOON)
    assert len(seen) == 2


def test_versions_are_kept_and_brought_back(cast: Cast) -> None:
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    first = script.current
    assert first
    same = playbooks.edit_script(script, changed(DRAFT, name="Renamed"), by=cast.manager, at=NOON, seen=1)
    assert same.current == first
    other = changed(DRAFT, words=ScriptWords(goal="Other."))
    playbooks.edit_script(script, other, by=cast.manager, at=NOON, seen=1)
    with pytest.raises(ChangedMeanwhile):
        playbooks.edit_script(script, DRAFT, by=cast.manager, at=NOON, seen=1)
    third = playbooks.restore_script(first, by=cast.admin, at=NOON)
    assert (third.number, third.goal) == (3, WORDS.goal)
    assert Script.objects.get().current == third


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"name": ""}, Unnamed),
        ({"words": ScriptWords(goal=" ")}, GoalMissing),
        ({"words": ScriptWords(goal="x", objections=(("a", "{{ b"),))}, TemplateUnreadable),
    ],
)
def test_what_cannot_be_kept_is_refused(cast: Cast, wrong: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        playbooks.write_script(changed(DRAFT, **wrong), by=cast.manager, at=NOON)
    assert not Script.objects.exists()


def test_scripts_are_the_managers(cast: Cast) -> None:
    with pytest.raises(OnlyManagers):
        playbooks.write_script(DRAFT, by=cast.rep, at=NOON)
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    with pytest.raises(OnlyManagers):
        playbooks.remove_script(script, by=cast.rep, at=NOON)
    with pytest.raises(Elsewhere):
        playbooks.edit_script(script, DRAFT, by=cast.outsider, at=NOON)
    with pytest.raises(Elsewhere):
        playbooks.write_script(changed(DRAFT, stage=stage_of(cast.sales, "Proposal")), by=cast.outsider, at=NOON)


def test_one_that_was_removed_is_not_said_and_comes_back(cast: Cast) -> None:
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    playbooks.remove_script(script, by=cast.manager, at=NOON)
    assert queries.talk_for(cast.anna, cast.rep, at=NOON).version is None
    playbooks.bring_back_script(script, by=cast.manager, at=NOON)
    assert queries.talk_for(cast.anna, cast.rep, at=NOON).version == script.current_id


def test_what_was_said_is_on_record_and_goes_with_the_contact(cast: Cast) -> None:
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    entry = playbooks.complete_step(
        cast.anna, CALLED, NEXT, by=cast.rep, at=NOON, used=Used(script_version=script.current_id)
    )
    use = ScriptUse.objects.get()
    assert (use.version, use.touch) == (script.current, Touch.objects.get())

    followup.undo(entry, by=cast.rep, at=NOON)
    assert not ScriptUse.objects.exists()


def test_a_version_of_another_workspace_is_not_noted(cast: Cast) -> None:
    elsewhere = playbooks.write_script(DRAFT, by=cast.outsider, at=NOON)
    playbooks.log_touch(cast.anna, CALLED, by=cast.rep, at=NOON, used=Used(script_version=elsewhere.current_id))
    assert Touch.objects.count() == 1
    assert not ScriptUse.objects.exists()


def test_what_came_from_them_used_no_script(cast: Cast) -> None:
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    came = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, direction=Direction.IN)
    playbooks.log_touch(cast.anna, came, by=cast.rep, at=NOON, used=Used(script_version=script.current_id))
    assert not ScriptUse.objects.exists()


def test_what_was_written_is_remembered_by_its_fingerprint(cast: Cast) -> None:
    note = "We opened a second workshop in town and can now look at your vans within two days."
    sent = Contact(channel=Channel.TEXT, outcome=Outcome.SENT, note=note)
    playbooks.log_touch(cast.anna, sent, by=cast.rep, at=NOON)
    playbooks.log_touch(cast.anna, sent, by=cast.rep, at=NOON)
    playbooks.log_touch(cast.ben, sent, by=cast.rep, at=NOON)
    playbooks.log_touch(cast.chloe, CALLED, by=cast.rep, at=NOON)

    assert Wording.objects.count() == 3
    assert queries.people_who_got(note, cast.rep, at=NOON) == 2
    assert queries.people_who_got(note, cast.outsider, at=NOON) == 0
    assert queries.warning_for(note, cast.chloe, cast.rep, at=NOON) == ""


def test_the_same_words_to_many_are_said(cast: Cast) -> None:
    note = "{}, we opened a second workshop in town and can now look at your vans within two days."
    from tests.cast import make_opportunity, make_person

    for number in range(10):
        person = make_person(cast.workspace, f"Name{number} Family{number}")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        sent = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT, note=note.format(person.given_name))
        playbooks.log_touch(row, sent, by=cast.rep, at=NOON)
    said = queries.warning_for(note.format("Anna"), cast.anna, cast.rep, at=NOON)
    assert "went to 10 people" in said


def test_versions_are_compared_by_goals_reached(cast: Cast) -> None:
    script = playbooks.write_script(DRAFT, by=cast.manager, at=NOON)
    first = script.current_id
    script = playbooks.edit_script(script, changed(DRAFT, words=ScriptWords(goal="Other.")), by=cast.manager, at=NOON)
    heard, unheard = Outcome.REACHED, Outcome.VOICEMAIL
    for version, outcome, reached, number in (
        (first, heard, True, 3),
        (first, heard, None, 1),
        (first, unheard, None, 5),
        (script.current_id, unheard, None, 2),
    ):
        contact = Contact(channel=Channel.CALL, outcome=outcome, purpose_reached=reached)
        for _ in range(number):
            playbooks.log_touch(cast.anna, contact, by=cast.rep, at=NOON, used=Used(script_version=version))

    found = comparison_of(script)
    figures = [(each.number, each.used, each.counted, each.worked) for each in found.versions]
    assert figures == [(2, 2, 0, 0), (1, 9, 4, 3)]
    assert found.comparison.winner is None
    assert found.versions[1].interval.low == pytest.approx(0.3006, abs=1e-4)
