"""Which version of a text is answered: in time, by a person, of those that had the time."""

from datetime import timedelta

import pytest

from followthrough.mailroom.models import Message
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import TemplateDraft
from followthrough.playbooks.models import Template, TemplateUse
from followthrough.playbooks.queries.evidence import answers_to
from followthrough.rules.messages import MessageState
from followthrough.rules.reading.verdict import Kind
from followthrough.rules.refusals import Elsewhere
from tests.cast import NOON, Cast
from tests.mailroom.stage import draft_to_anna, make_mailbox

DRAFT = TemplateDraft(name="Ours", subject="Hi", body="Hello", shared=True)


@pytest.fixture
def template(cast: Cast) -> Template:
    make_mailbox(cast.rep)
    return playbooks.write_template(DRAFT, by=cast.manager, at=NOON)


def sent(cast: Cast, template: Template, *, days_ago: float, answered_after: float | None = None) -> Message:
    """A message by the template in use, in a conversation of its own, and what came back."""
    number = Message.objects.count()
    draft = draft_to_anna(cast, key=f"form-{number}", subject=f"Subject {number}", begins_thread=True)
    message = playbooks.send_words(draft, by=cast.rep, at=NOON, template=template.current)
    sent_at = NOON - timedelta(days=days_ago)
    Message.objects.filter(pk=message.pk).update(sent_at=sent_at, state=MessageState.SENT)
    if answered_after is not None:
        came(cast, message, at=answered_after, days_ago=days_ago)
    return message


def came(cast: Cast, message: Message, *, at: float, days_ago: float, kind: Kind = Kind.REPLY) -> None:
    moment = NOON - timedelta(days=days_ago) + timedelta(days=at)
    Message.objects.create(
        workspace=cast.workspace,
        conversation=message.conversation,
        person=message.person,
        direction="in",
        state=MessageState.RECEIVED,
        kind=kind,
        created_at=moment,
        received_at=moment,
        id_header=f"came-{Message.objects.count()}",
    )


def figures(template: Template) -> list[tuple[int, int, int, int]]:
    return [(each.number, each.used, each.counted, each.worked) for each in answers_to(template, at=NOON).versions]


def test_the_version_a_message_began_with_is_on_record_once(cast: Cast, template: Template) -> None:
    draft = draft_to_anna(cast, key="form-1")
    message = playbooks.send_words(draft, by=cast.rep, at=NOON, template=template.current)
    playbooks.send_words(draft, by=cast.rep, at=NOON, template=template.current)
    use = TemplateUse.objects.get()
    assert (use.message, use.version) == (message, template.current)
    playbooks.send_words(draft_to_anna(cast, key="form-2"), by=cast.rep, at=NOON)
    assert TemplateUse.objects.count() == 1


def test_a_version_of_another_workspace_is_refused(cast: Cast) -> None:
    make_mailbox(cast.rep)
    theirs = playbooks.write_template(DRAFT, by=cast.outsider, at=NOON)
    with pytest.raises(Elsewhere):
        playbooks.send_words(draft_to_anna(cast, key="form-1"), by=cast.rep, at=NOON, template=theirs.current)
    assert not Message.objects.exists()


def test_answers_in_time_are_counted_of_those_that_had_the_time(cast: Cast, template: Template) -> None:
    sent(cast, template, days_ago=20, answered_after=2)
    sent(cast, template, days_ago=20, answered_after=9)  # too late to be its doing
    sent(cast, template, days_ago=8)
    sent(cast, template, days_ago=1, answered_after=0.5)  # too early to judge
    holiday = sent(cast, template, days_ago=9)
    came(cast, holiday, at=1, days_ago=9, kind=Kind.OUT_OF_OFFICE)
    assert figures(template) == [(1, 5, 4, 1)]


def test_versions_stand_apart_newest_first_in_two_statements(cast: Cast, template: Template, statements) -> None:
    sent(cast, template, days_ago=20, answered_after=2)
    other = TemplateDraft(name="Ours", subject="Hi", body="Other words", shared=True)
    template = playbooks.edit_template(template, other, by=cast.manager, at=NOON)
    sent(cast, template, days_ago=10)
    with statements() as seen:
        assert figures(template) == [(2, 1, 1, 0), (1, 1, 1, 1)]
    assert len(seen) == 2
    assert "No winner yet" in answers_to(template, at=NOON).comparison.words
