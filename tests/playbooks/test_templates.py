"""Templates and snippets: versions, whose they are, and one filled for a person."""

from datetime import timedelta

import pytest

from followthrough.followup.drafts import NextStep
from followthrough.followup.models import Discovery, Opportunity
from followthrough.journal.models import Entry
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.drafts import TemplateDraft
from followthrough.playbooks.models import Snippet, Template
from followthrough.playbooks.refusals import (
    ChangedMeanwhile,
    NothingWritten,
    NotMailOrText,
    OnlyManagers,
    SnippetUnreadable,
    Unnamed,
)
from followthrough.rules.refusals import Elsewhere
from followthrough.rules.templates import FIELDS, NotFilled, TemplateUnreadable
from followthrough.rules.words import Channel, Purpose
from tests.cast import NOON, Cast

OWN = TemplateDraft(name="Mine", subject="About {{ opportunity.title }}", body="Hello {{ person.given_name }}")
TEAMS = TemplateDraft(name="Ours", subject="Hi", body="Hello", shared=True)


def changed(draft: TemplateDraft, **columns: object) -> TemplateDraft:
    return TemplateDraft(**{name: getattr(draft, name) for name in draft.__slots__} | columns)  # type: ignore[arg-type]


def test_other_words_are_a_new_version_and_other_places_are_not(cast: Cast) -> None:
    template = playbooks.write_template(OWN, by=cast.rep, at=NOON)
    playbooks.edit_template(template, changed(OWN, purpose=Purpose.CLOSE), by=cast.rep, at=NOON)
    template = playbooks.edit_template(template, changed(OWN, body="Good day"), by=cast.rep, at=NOON)

    assert [each.number for each in template.versions.order_by("number")] == [1, 2]
    assert template.current
    assert template.current.body == "Good day"
    assert (template.owner, template.purpose) == (cast.rep, "")
    assert list(Entry.objects.values_list("verb", flat=True)) == ["write_template", "edit_template", "edit_template"]


def test_an_older_version_is_brought_back_as_a_new_one(cast: Cast) -> None:
    template = playbooks.write_template(OWN, by=cast.rep, at=NOON)
    first = template.current
    assert first
    playbooks.edit_template(template, changed(OWN, body="Good day"), by=cast.rep, at=NOON)
    third = playbooks.restore_template(first, by=cast.rep, at=NOON)

    assert (third.number, third.body) == (3, OWN.body)
    assert Template.objects.get().current == third


def test_two_who_edit_do_not_overwrite_each_other(cast: Cast) -> None:
    template = playbooks.write_template(TEAMS, by=cast.manager, at=NOON)
    playbooks.edit_template(template, changed(TEAMS, body="Max"), by=cast.manager, at=NOON, seen=1)
    with pytest.raises(ChangedMeanwhile):
        playbooks.edit_template(template, changed(TEAMS, body="Ada"), by=cast.admin, at=NOON, seen=1)
    assert Template.objects.get().current.body == "Max"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"name": " "}, Unnamed),
        ({"body": "\n"}, NothingWritten),
        ({"body": "{{ person.name"}, TemplateUnreadable),
        ({"subject": "{% for x in y %}"}, TemplateUnreadable),
        ({"channel": Channel.CALL}, NotMailOrText),
        ({"shared": True}, OnlyManagers),
    ],
)
def test_what_cannot_be_kept_is_refused(cast: Cast, wrong: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        playbooks.write_template(changed(OWN, **wrong), by=cast.rep, at=NOON)
    assert not Template.objects.exists()
    assert not Entry.objects.exists()


def test_the_teams_are_changed_by_managers_and_ones_own_by_oneself(cast: Cast) -> None:
    teams = playbooks.write_template(TEAMS, by=cast.manager, at=NOON)
    own = playbooks.write_template(OWN, by=cast.rep, at=NOON)
    for by, template, draft in ((cast.rep, teams, OWN), (cast.manager, own, OWN)):
        with pytest.raises(OnlyManagers):
            playbooks.edit_template(template, draft, by=by, at=NOON)
        with pytest.raises(OnlyManagers):
            playbooks.remove_template(template, by=by, at=NOON)
    with pytest.raises(Elsewhere):
        playbooks.remove_template(teams, by=cast.outsider, at=NOON)
    assert not Template.objects.visible_to(cast.outsider).exists()
    assert list(Template.objects.visible_to(cast.manager)) == [teams]
    assert list(Template.objects.editable_by(cast.rep)) == [own]


def test_what_was_removed_is_in_no_list_and_comes_back(cast: Cast) -> None:
    template = playbooks.write_template(TEAMS, by=cast.manager, at=NOON)
    playbooks.remove_template(template, by=cast.manager, at=NOON)
    assert queries.templates_for(cast.rep, channel=Channel.EMAIL) == []
    playbooks.bring_back_template(template, by=cast.manager, at=NOON)
    assert queries.templates_for(cast.rep, channel=Channel.EMAIL) == [template]


def test_the_best_fitting_come_first_in_one_statement(cast: Cast, statements) -> None:
    for name, columns in (
        ("other", {"purpose": Purpose.THANK}),
        ("any", {}),
        ("german", {"purpose": Purpose.CLOSE, "language": "de"}),
        ("english", {"purpose": Purpose.CLOSE, "language": "en"}),
        ("text", {"channel": Channel.TEXT}),
    ):
        playbooks.write_template(changed(TEAMS, name=name, **columns), by=cast.manager, at=NOON)
    playbooks.write_template(changed(OWN, name="own any"), by=cast.rep, at=NOON)

    with statements() as seen:
        found = queries.templates_for(cast.rep, channel=Channel.EMAIL, purpose=Purpose.CLOSE, language="de-AT")
        assert [each.current.number for each in found if each.current] == [1] * 5
    assert len(seen) == 1
    assert [each.name for each in found] == ["german", "english", "own any", "any", "other"]
    assert queries.templates_for(cast.rep, channel=Channel.EMAIL, purpose=Purpose.CLOSE)[0].name == "english"


def test_every_field_on_the_list_is_a_fact(cast: Cast) -> None:
    facts = queries.facts_of(cast.anna, cast.rep, at=NOON)
    assert {field.name for field in FIELDS} <= set(facts)
    always = [field.name for field in FIELDS if field.always]
    assert all(facts[name] for name in always)


def test_facts_are_the_persons_own(cast: Cast, statements) -> None:
    Discovery.objects.create(
        workspace=cast.workspace, opportunity=cast.anna, problem="vans that stand still", updated_at=NOON
    )
    Opportunity.objects.filter(pk=cast.anna.pk).update(custom={"renewal": "March"})
    anna = Opportunity.objects.select_related("person__company", "owner__workspace").get(pk=cast.anna.pk)
    with statements() as seen:
        facts = queries.facts_of(anna, cast.rep, at=NOON)
    assert len(seen) == 1
    assert facts["person.given_name"] == "Anna"
    assert facts["company.name"] == "Brandt & Söhne"
    assert facts["opportunity.wants"] == "vans that stand still"
    assert facts["own.renewal"] == "March"
    assert facts["step.when"] == "Wednesday, 25 November"
    assert facts["step.time"] == "15:00"
    assert facts["step.act"] == "call"


def test_dates_are_said_in_the_language_of_the_text_and_at_their_place(cast: Cast) -> None:
    then = NextStep(purpose=Purpose.CLOSE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=1))
    facts = queries.facts_of(cast.anna, cast.rep, at=NOON, then=then, language="de")
    assert (facts["step.when"], facts["step.time"]) == ("Donnerstag, 26. November", "12:00")
    london = queries.facts_of(cast.ben, cast.rep, at=NOON, then=then)
    assert (london["step.when"], london["step.time"]) == ("Thursday, 26 November", "11:00")


def test_a_step_that_is_due_already_is_this_very_text(cast: Cast) -> None:
    assert queries.facts_of(cast.ben, cast.rep, at=NOON)["step.when"] == ""


def test_a_text_is_filled_with_snippets_and_what_is_missing_is_named(cast: Cast) -> None:
    playbooks.save_snippet("sorry", "I am {{ me.given_name }}.", by=cast.manager, at=NOON, shared=True)
    playbooks.save_snippet(";Sorry", "Own, {{ me.given_name }}.", by=cast.rep, at=NOON)
    draft = changed(OWN, subject="For {{ company.name }}", body=";sorry {{ person.salutation }} ;nobody")
    template = playbooks.write_template(draft, by=cast.rep, at=NOON)
    assert template.current

    message = queries.filled(template.current, cast.anna, cast.rep, at=NOON)
    assert message.subject.text == "For Brandt & Söhne"
    assert message.body.text == "Own, Rosa. [how they are addressed] ;nobody"
    assert message.missing == ("person.salutation",)
    with pytest.raises(NotFilled, match="How they are addressed"):
        message.require_whole()


@pytest.mark.parametrize(
    ("name", "body", "refusal"),
    [
        ("two words", "x", SnippetUnreadable),
        ("", "x", SnippetUnreadable),
        ("9", "x", SnippetUnreadable),
        ("ok", " ", NothingWritten),
        ("ok", "{{ x", TemplateUnreadable),
    ],
)
def test_a_snippet_that_cannot_be_called_is_refused(cast: Cast, name: str, body: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        playbooks.save_snippet(name, body, by=cast.rep, at=NOON)


def test_the_teams_snippets_are_its_managers(cast: Cast) -> None:
    with pytest.raises(OnlyManagers):
        playbooks.save_snippet("hours", "9 to 5", by=cast.rep, at=NOON, shared=True)
    teams = playbooks.save_snippet("hours", "9 to 5", by=cast.manager, at=NOON, shared=True)
    with pytest.raises(OnlyManagers):
        playbooks.remove_snippet(teams, by=cast.rep, at=NOON)
    playbooks.remove_snippet(teams, by=cast.manager, at=NOON)
    assert not Snippet.objects.exists()
