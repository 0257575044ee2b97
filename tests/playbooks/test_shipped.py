"""The playbook that ships: whole, readable, fit to be sent; taken in once."""

from itertools import pairwise

import pytest

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import starting
from followthrough.playbooks.models import Reason, Script, Snippet, Template, TemplateVersion
from followthrough.rules.scripts import voicemail_for
from followthrough.rules.templates import EXAMPLES, fill, lint
from followthrough.rules.templates.snippets import is_name
from followthrough.rules.texts import cost_of
from followthrough.rules.words import Channel, Purpose
from tests.cast import NOON, Cast

SCRIPTS = starting.shipped_scripts()
TEMPLATES = starting.shipped_templates("en") | starting.shipped_templates("de")
BARE = dict.fromkeys(EXAMPLES, "") | {
    "person.name": "Anna Keller",
    "me.name": "Rosa Reed",
    "me.given_name": "Rosa",
    "workspace.name": "Linden Motors",
}
"""Of somebody of whom nothing is known but the name."""


def test_every_purpose_has_a_general_script() -> None:
    general = {each.purpose for each in SCRIPTS if not each.channel and each.attempt is None}
    assert general == {purpose.value for purpose in Purpose}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.key)
def test_a_script_is_whole(script: starting.ShippedScript) -> None:
    words = script.words
    assert words.goal.endswith(".")
    assert len(set(words.questions)) == 3
    assert all(question.endswith("?") for question in words.questions)
    assert words.listen_for
    assert words.objections
    assert "…" in words.closing or "you" in words.closing
    first = words.voicemails[0]
    assert len(set(words.voicemails)) >= 3
    assert "{{ me.name }}" in first
    assert "{{ workspace.name }}" in first
    for text in words.texts():
        assert fill(text, BARE).is_whole, text


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.key)
def test_no_voice_mail_is_the_one_before(script: starting.ShippedScript) -> None:
    left = [fill(voicemail_for(attempt, script.words.voicemails), EXAMPLES).text for attempt in range(1, 13)]
    assert all(before != after for before, after in pairwise(left))


def test_no_two_general_scripts_share_their_goal() -> None:
    goals = [each.words.goal for each in SCRIPTS if not each.channel and each.attempt is None]
    assert len(set(goals)) == len(goals)


@pytest.mark.parametrize("facts", [EXAMPLES, BARE], ids=["known", "bare"])
@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_can_be_sent_as_it_is(key: str, facts: dict[str, str]) -> None:
    draft = TEMPLATES[key]
    assert fill(draft.body, facts).is_whole
    assert fill(draft.subject, facts).is_whole
    assert not lint(draft.body, channel=draft.channel, purpose=draft.purpose, subject=draft.subject, facts=facts)
    if draft.channel == Channel.TEXT:
        assert cost_of(fill(draft.body, facts).text).segments == 1


def test_names_of_snippets_can_be_called() -> None:
    assert all(is_name(each.name) for each in starting.shipped_snippets("en"))


@pytest.mark.parametrize(("country", "languages"), [("US", ("en",)), ("DE", ("en", "de")), ("AT", ("en", "de"))])
def test_a_workspace_begins_with_the_languages_of_its_country(country: str, languages: tuple[str, ...]) -> None:
    assert starting.languages_for(country) == languages


def test_it_is_taken_in_once(cast: Cast) -> None:
    new = playbooks.take_in(cast.workspace, at=NOON, by=cast.admin)

    assert new == sum(model.objects.count() for model in (Script, Template, Reason, Snippet))
    assert Template.objects.filter(language="de").exists()
    assert all(row.current and row.current.number == 1 for row in Template.objects.select_related("current"))
    assert playbooks.take_in(cast.workspace, at=NOON, by=cast.admin) == 0
    assert TemplateVersion.objects.count() == Template.objects.count()


def test_what_was_changed_or_removed_stays_so(cast: Cast) -> None:
    playbooks.take_in(cast.workspace, at=NOON)
    gone = Template.objects.get(shipped_as="en:proposal")
    playbooks.remove_template(gone, by=cast.manager, at=NOON)

    assert playbooks.take_in(cast.workspace, at=NOON) == 0
    gone.refresh_from_db()
    assert gone.removed_at == NOON


def test_a_new_workspace_begins_with_it(db: None) -> None:
    admin = playbooks.start_workspace("North Boats", email="nora@north.example", your_name="Nora", at=NOON)
    assert Script.objects.filter(workspace=admin.workspace).count() == len([s for s in SCRIPTS if s.language == "en"])


def test_taking_in_costs_the_same_however_much_there_is(cast: Cast, statements) -> None:
    with statements() as seen:
        playbooks.take_in(cast.workspace, at=NOON, languages=("en",))
    assert len(seen) <= 22
