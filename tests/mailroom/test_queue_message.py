"""Queueing: a row before it is a network call, one message per intention, one thread, one mailbox they know."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from followthrough.followup.actions import complete_step, hand_over, undo
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Touch
from followthrough.followup.refusals import ContactForbidden
from followthrough.journal.models import Entry
from followthrough.mailroom import files
from followthrough.mailroom.actions import (
    cancel_message,
    edit_message,
    hold_message,
    queue_many,
    queue_message,
    release_message,
)
from followthrough.mailroom.drafts import Completion, MessageDraft, Words
from followthrough.mailroom.models import Conversation, Mailbox, Message
from followthrough.mailroom.refusals import (
    AddressSuppressed,
    NoAddress,
    NoMailbox,
    NoTextLine,
    NothingWritten,
    NotWaiting,
    SubjectRequired,
    TooLateToStop,
)
from followthrough.people.models import ContactPoint, Person, Suppression
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import Elsewhere
from followthrough.rules.words import Channel, ContactKind, Direction, Outcome, Permission
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of
from tests.followup.at_once import at_once
from tests.mailroom.stage import LATER, draft_to_anna, make_line, make_mailbox, queue_to_anna

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return make_mailbox(cast.rep)


def test_a_message_waits_ten_seconds_so_that_it_can_be_taken_back(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)

    assert message.state == MessageState.QUEUED
    assert message.send_at == NOON + timedelta(seconds=10)
    assert (message.from_address, message.to_address) == ("rosa@linden.example", "anna.keller@brandt.example")
    assert message.id_header.endswith("@linden.example")
    assert Entry.objects.get(verb="queue_message").facts["message"] == message.pk


def test_what_the_machine_writes_goes_at_once(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_message(draft_to_anna(cast, is_automatic=True), by=None, at=NOON)
    assert (message.send_at, message.writer, message.mailbox) == (NOON, None, mailbox)


def test_the_same_intention_twice_is_one_message(cast: Cast, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast, key="enrollment 4 step 2 generation 1")
    second = queue_to_anna(cast, key="enrollment 4 step 2 generation 1", text="Other words")
    assert first == second
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_intention_at_the_same_moment_is_one_message(cast_for_real: Cast) -> None:
    make_mailbox(cast_for_real.rep)
    draft = draft_to_anna(cast_for_real, key="form 1")
    at_once(*[lambda: queue_message(draft, by=cast_for_real.rep, at=NOON)] * 4)
    assert (Message.objects.count(), Conversation.objects.count()) == (1, 1)


def test_what_follows_stays_in_the_thread(cast: Cast, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast)
    second = queue_to_anna(cast, subject="Something else")
    third = queue_to_anna(cast, subject="")

    assert third.conversation == first.conversation
    assert {second.subject, third.subject} == {"Re: The offer with the longer warranty"}
    assert third.reply_to_id == second.id_header
    assert third.references.split() == [first.id_header, second.id_header]


def test_their_answer_is_answered_and_its_re_is_not_doubled(cast: Cast, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast, subject="AW: Re: Warranty")
    theirs = Message.objects.create(
        workspace=cast.workspace,
        conversation=first.conversation,
        person=first.person,
        mailbox=mailbox,
        direction=Direction.IN,
        state=MessageState.RECEIVED,
        id_header="x@brandt.example",
        created_at=NOON + timedelta(hours=1),
    )
    answer = queue_message(draft_to_anna(cast), by=cast.rep, at=NOON + timedelta(hours=2))
    assert (answer.reply_to_id, answer.subject) == (theirs.id_header, "Re: Warranty")


def test_references_stay_short_in_a_long_thread(cast: Cast, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast)
    for _ in range(25):
        last = queue_to_anna(cast)
    assert len(last.references.split()) == 20
    assert last.references.split()[0] == first.id_header


def test_another_thread_is_begun_when_asked_for(cast: Cast, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast)
    second = queue_to_anna(cast, subject="An invitation", begins_thread=True)
    assert second.conversation != first.conversation
    assert (second.subject, second.references) == ("An invitation", "")


def test_a_new_thread_wants_a_subject_and_any_message_wants_words(cast: Cast, mailbox: Mailbox) -> None:
    with pytest.raises(SubjectRequired):
        queue_to_anna(cast, subject="  ")
    with pytest.raises(NothingWritten):
        queue_to_anna(cast, text=" \n")


def test_they_keep_the_mailbox_they_know(cast: Cast, mailbox: Mailbox) -> None:
    queue_to_anna(cast)
    another = make_mailbox(cast.rep, "rosa.reed@linden.example")
    assert queue_to_anna(cast, mailbox=another).mailbox == mailbox

    Mailbox.objects.filter(pk=mailbox.pk).update(is_active=False)
    assert queue_to_anna(cast).mailbox == another


def test_a_colleague_who_takes_over_writes_from_their_own_mailbox(cast: Cast, mailbox: Mailbox) -> None:
    queue_to_anna(cast)
    own = make_mailbox(cast.manager)
    hand_over(cast.anna, to=cast.manager, by=cast.manager, at=NOON)
    assert queue_message(draft_to_anna(cast), by=cast.manager, at=NOON).mailbox == own


def test_the_machine_writes_from_the_owners_mailbox_else_from_the_workspaces(cast: Cast) -> None:
    shared = make_mailbox(None, workspace=cast.workspace)
    with pytest.raises(NoMailbox):
        queue_to_anna(cast)
    assert queue_message(draft_to_anna(cast, is_automatic=True), by=None, at=NOON).mailbox == shared


def test_nobody_is_written_to_who_asked_not_to_be(cast: Cast, mailbox: Mailbox) -> None:
    Suppression.objects.create(
        workspace=cast.workspace, kind=ContactKind.EMAIL, value="anna.keller@brandt.example", at=NOON
    )
    with pytest.raises(AddressSuppressed):
        queue_to_anna(cast)
    Person.objects.filter(pk=cast.anna.person_id).update(permission=Permission.WITHDRAWN)
    cast.anna.person.refresh_from_db()
    with pytest.raises(ContactForbidden):
        queue_to_anna(cast)


def test_an_address_that_does_not_work_is_not_used(cast: Cast, mailbox: Mailbox) -> None:
    ContactPoint.objects.filter(person=cast.anna.person).update(is_valid=False)
    with pytest.raises(NoAddress):
        queue_to_anna(cast)


def test_nothing_crosses_into_another_workspace(cast: Cast, mailbox: Mailbox) -> None:
    with pytest.raises(Elsewhere):
        queue_message(draft_to_anna(cast), by=cast.outsider, at=NOON)


def test_a_text_goes_from_the_workspaces_line(cast: Cast) -> None:
    with pytest.raises(NoTextLine):
        queue_to_anna(cast, channel=Channel.TEXT)
    line = make_line(cast.workspace)
    message = queue_to_anna(cast, channel=Channel.TEXT)
    assert (message.line, message.to_address, message.subject) == (line, "+4915112345678", "")


def test_the_signature_stands_under_it_once(cast: Cast) -> None:
    make_mailbox(cast.rep, signature="Rosa Reed\nLinden Motors")
    assert queue_to_anna(cast, text="Hello").text == "Hello\n\n-- \nRosa Reed\nLinden Motors\n"
    assert queue_to_anna(cast, text="Hello\nRosa Reed\nLinden Motors").text.count("Linden") == 1


def test_a_file_is_kept_once_and_goes_along(cast: Cast, mailbox: Mailbox) -> None:
    kept = files.store([b"%PDF", b"-1.7"], name="../../offer.pdf", media_type="application/pdf")
    message = queue_to_anna(cast, attachments=(kept,))
    attached = message.attachments.get()
    assert (attached.name, attached.size) == ("offer.pdf", 8)
    assert files.read(attached.digest) == b"%PDF-1.7"


def test_writing_completes_the_step_and_stores_the_touch_at_once(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast, completes=Completion(then=LATER))
    touch = Touch.objects.get()
    assert (touch.outcome, touch.channel, message.touch) == (Outcome.SENT, Channel.EMAIL, touch)
    assert (cast.anna.next_due_at, cast.anna.touches) == (LATER.due_at, 5)
    assert [entry.verb for entry in Entry.objects.all()] == ["complete"]


def test_taking_it_back_takes_the_step_back_too(cast: Cast, mailbox: Mailbox) -> None:
    due = cast.anna.next_due_at
    message = queue_to_anna(cast, completes=Completion(then=LATER))

    cancel_message(message, by=cast.rep, at=NOON + timedelta(seconds=5))

    cast.anna.refresh_from_db()
    message.refresh_from_db()
    assert (message.state, cast.anna.next_due_at, Touch.objects.count()) == (MessageState.CANCELLED, due, 0)


def test_a_step_that_was_built_upon_stays_when_the_mail_is_taken_back(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast, completes=Completion(then=LATER))
    complete_step(cast.anna, Contact(channel=Channel.CALL, outcome=Outcome.REACHED), LATER, by=cast.rep, at=NOON)
    cancel_message(message, by=cast.rep, at=NOON)
    assert Message.objects.get().state == MessageState.CANCELLED
    assert Touch.objects.count() == 2


def test_undoing_the_step_leaves_a_trace_the_last_gate_can_see(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast, completes=Completion(then=LATER))
    undo(Entry.objects.get(), by=cast.rep, at=NOON)
    message.refresh_from_db()
    assert message.touch is None
    assert Entry.objects.get(pk=message.entry_id).undone_at == NOON


def test_what_is_under_way_can_not_be_taken_back(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)
    Message.objects.update(state=MessageState.HANDED_OVER, claimed_by="w", claimed_until=NOON)
    for verb in (cancel_message, hold_message, release_message):
        with pytest.raises(TooLateToStop):
            verb(message, by=cast.rep, at=NOON)
    with pytest.raises(TooLateToStop):
        edit_message(message, Words(text="No"), by=cast.rep, at=NOON)


def test_a_message_is_written_anew_held_and_let_go(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)
    edit_message(message, Words(text="Better", subject="Warranty"), by=cast.rep, at=NOON)
    hold_message(message, by=cast.rep, at=NOON)
    held = Message.objects.get()
    assert (held.state, held.text, held.conversation.subject) == (MessageState.WITHHELD, "Better", "Warranty")

    release_message(message, by=cast.rep, at=NOON + timedelta(days=1))
    freed = Message.objects.get()
    assert (freed.state, freed.send_at, freed.why) == (MessageState.QUEUED, NOON + timedelta(days=1), "")
    with pytest.raises(NotWaiting):
        release_message(message, by=cast.rep, at=NOON)


def crowd_of_drafts(cast: Cast, number: int, *, company: str) -> dict[int, MessageDraft]:
    drafts = {}
    for each in range(number):
        person = make_person(cast.workspace, f"Pat {company}{each}", email=f"pat{each}@{company.lower()}.example")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        drafts[each] = draft_to_anna(cast, person=person, opportunity=row, is_automatic=True, key=f"{company} {each}")
    return drafts


def test_a_thousand_are_queued_in_as_many_statements_as_ten(
    cast: Cast, mailbox: Mailbox, statements: Callable[[], CaptureQueriesContext]
) -> None:
    counts = []
    for number, company in ((10, "Ten"), (120, "Many")):
        drafts = crowd_of_drafts(cast, number, company=company)
        queue_many(drafts, at=NOON)  # their threads exist from now on
        again = {each: replace(draft, key=f"again {draft.key}") for each, draft in drafts.items()}
        with statements() as seen:
            answers = queue_many(again, at=NOON)
        counts.append(len(seen))
        assert all(isinstance(answer, Message) and answer.reply_to_id for answer in answers.values())
    assert counts[0] == counts[1] <= 24


def test_of_many_one_that_is_refused_does_not_keep_back_the_others(cast: Cast, mailbox: Mailbox) -> None:
    drafts = crowd_of_drafts(cast, 3, company="Three")
    ContactPoint.objects.filter(person=drafts[1].person).update(is_valid=False)
    answers = queue_many(drafts, at=NOON)
    assert [type(answers[each]) for each in range(3)] == [Message, NoAddress, Message]
    assert Message.objects.count() == Entry.objects.filter(verb="queue_message").count() == 2
    assert queue_many(drafts, at=NOON)[0] == answers[0], "the same intention"


def test_two_to_one_person_in_one_go_share_a_thread(cast: Cast, mailbox: Mailbox) -> None:
    answers = queue_many({each: draft_to_anna(cast, is_automatic=True) for each in range(2)}, at=NOON)
    first, second = (Message.objects.get(pk=answer.pk) for answer in answers.values() if isinstance(answer, Message))
    assert first.conversation == second.conversation
    assert (second.reply_to_id, second.subject) == (first.id_header, f"Re: {first.subject}")
