"""One key accepts what a message calls for, and it can be taken back."""

from datetime import date, datetime, timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact as Reached
from followthrough.followup.drafts import Ending, NextStep
from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.refusals import NextStepRequired, WhyRequired
from followthrough.journal.models import Entry
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.actions import consequences
from followthrough.mailroom.actions.answering import Answer
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import standings
from followthrough.mailroom.refusals import NothingWaits, NotOffered
from followthrough.people.models import Person, Suppression
from followthrough.rules.consequences import Key
from followthrough.rules.reading.verdict import Contact, Intent, Objection
from followthrough.rules.refusals import Elsewhere
from followthrough.rules.words import Channel, CloseReason, NextBy, Outcome, Purpose, State, WaitingOn
from tests.cast import NOON, Cast, make_person
from tests.mailroom.incoming import answer, came, conversation_of, reply
from tests.mailroom.stage import make_mailbox

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OCTOBER = date(2027, 10, 1)
JANE = Contact(name="Jane Doe", email="jane@brandt.example", phone="+493012345678")


def now(row: Opportunity) -> Opportunity:
    return Opportunity.objects.get(pk=row.pk)


def accept(cast: Cast, row: Opportunity, key: Key, note: str = "") -> mailroom.Accepted:
    return mailroom.accept(conversation_of(row), key, by=cast.rep, at=NOON + timedelta(minutes=5), note=note)


def test_not_before_october_rests_until_then(cast: Cast) -> None:
    message = answer(cast.anna, Intent.NOT_NOW, not_before=OCTOBER)
    accept(cast, cast.anna, Key.REST)
    row = now(cast.anna)
    assert (row.state, row.next_due_at and row.next_due_at.date()) == (State.NURTURE, OCTOBER)
    assert conversation_of(cast.anna).waits_since is None
    assert Message.objects.get(pk=message.pk).dealt_with_at == NOON + timedelta(minutes=5)


def test_back_by_friday_is_a_step_on_friday_that_waits_on_them(cast: Cast) -> None:
    answer(cast.anna, Intent.WILL_GET_BACK, by=datetime.fromisoformat("2026-11-27T17:00:00+01:00"))
    accept(cast, cast.anna, Key.WAIT)
    row = now(cast.anna)
    assert (row.next_waiting_on, row.next_origin) == (WaitingOn.THEM, "fallback")
    assert row.next_due_at
    assert row.next_due_at.date() == date(2026, 11, 27)


def test_a_soon_day_is_a_step_on_it(cast: Cast) -> None:
    answer(cast.anna, Intent.NOT_NOW, not_before=date(2026, 12, 3))
    accept(cast, cast.anna, Key.STEP)
    row = now(cast.anna)
    assert (row.state, row.next_due_at and row.next_due_at.date()) == (State.OPEN, date(2026, 12, 3))


def test_the_right_person_gets_the_whole_story(cast: Cast) -> None:
    followup.write_note(cast.anna, "Likes sailing", by=cast.rep, at=NOON)
    answer(cast.anna, Intent.WRONG_PERSON, referral=JANE)
    accepted = accept(cast, cast.anna, Key.OTHER)
    row = now(cast.anna)
    assert (row.person.name, row.person.company and row.person.company.name) == ("Jane Doe", "Brandt & Söhne")
    assert set(row.person.contact_points.values_list("value", flat=True)) == {"jane@brandt.example", "+493012345678"}
    assert row.next_purpose == Purpose.FIRST_RESPONSE
    assert Entry.objects.of_person(row.person_id).filter(verb="note").exists()
    assert Touch.objects.filter(opportunity=row).exists()

    assert accepted.entry
    mailroom.unsettle(accepted.message, accepted.entry, by=cast.rep, at=NOON + DAY)
    back = now(cast.anna)
    assert back.person == cast.anna.person
    assert not Person.objects.filter(name="Jane Doe").exists()
    assert Entry.objects.of_person(back.person_id).filter(verb="note").exists()
    assert conversation_of(cast.anna).waits_since == NOON


def test_somebody_we_have_is_not_made_anew(cast: Cast) -> None:
    known = make_person(cast.workspace, "Jane Known", email=JANE.email)
    answer(cast.anna, Intent.WRONG_PERSON, referral=JANE)
    accept(cast, cast.anna, Key.OTHER)
    assert now(cast.anna).person == known


def test_a_referral_is_a_prospect_with_who_sent_them(cast: Cast) -> None:
    answer(cast.anna, Intent.REFERRAL, referral=JANE)
    step = now(cast.anna).next_due_at
    accept(cast, cast.anna, Key.REFER)
    new = Opportunity.objects.get(person__name="Jane Doe")
    assert (new.source, new.owner, new.next_by) == ("Referred by Anna Keller", cast.rep, NextBy.PERSON)
    assert now(cast.anna).next_due_at == step


def test_a_no_ends_it_with_its_reason(cast: Cast) -> None:
    answer(cast.anna, Intent.OBJECTION, objection=Objection.COMPETITOR)
    accept(cast, cast.anna, Key.LET_GO)
    assert (now(cast.anna).state, now(cast.anna).close_reason) == (State.LOST, CloseReason.COMPETITOR)


def test_an_answer_today_leaves_the_hand_raised_until_it_is_given(cast: Cast) -> None:
    answer(cast.anna, Intent.QUESTION)
    accept(cast, cast.anna, Key.ANSWER)
    row = now(cast.anna)
    assert (row.next_purpose, row.next_channel, row.hand_raised_how) == (Purpose.ANSWER, Channel.CALL, "asks something")


def test_keeping_the_step_keeps_it_and_says_so(cast: Cast) -> None:
    answer(cast.anna, Intent.OBJECTION)
    was = now(cast.anna).next_due_at
    accepted = accept(cast, cast.anna, Key.KEEP)
    assert now(cast.anna).next_due_at == was
    assert accepted.entry is None
    assert Entry.objects.get(verb="settle").actor_id == cast.rep.pk
    assert conversation_of(cast.anna).waits_since is None
    mailroom.unsettle(accepted.message, None, by=cast.rep, at=NOON + DAY)
    assert conversation_of(cast.anna).waits_since == NOON


def test_who_was_closed_is_followed_up_again(cast: Cast) -> None:
    followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    answer(cast.anna, Intent.INTERESTED)
    accept(cast, cast.anna, Key.OPEN)
    assert now(cast.anna).state == State.OPEN


def test_a_guess_that_was_right_leaves_them_alone(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT, sure=False)
    assert now(cast.anna).state == State.OPEN
    accept(cast, cast.anna, Key.NO_CONTACT)
    assert now(cast.anna).close_reason == CloseReason.DO_NOT_CONTACT
    assert Suppression.objects.count() == 2


def test_leaving_alone_is_taken_back_at_once(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT, sure=False)
    accepted = accept(cast, cast.anna, Key.NO_CONTACT)
    mailroom.unsettle(accepted.message, None, by=cast.rep, at=NOON + DAY, lifts=accepted.left_alone)
    assert now(cast.anna).state == State.OPEN
    assert not Suppression.objects.exists()
    assert conversation_of(cast.anna).waits_since == NOON


def test_pressed_twice_is_done_once(cast: Cast) -> None:
    answer(cast.anna, Intent.REFERRAL, referral=JANE)
    accept(cast, cast.anna, Key.REFER)
    with pytest.raises(NothingWaits):
        accept(cast, cast.anna, Key.REFER)
    assert Opportunity.objects.filter(person__name="Jane Doe").count() == 1


def test_a_misreading_wants_its_reason(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    with pytest.raises(WhyRequired):
        accept(cast, cast.anna, Key.LIFT)
    accept(cast, cast.anna, Key.LIFT, "She meant the newsletter")
    assert now(cast.anna).state == State.OPEN
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("key", [Key.REST, Key.WAIT, Key.LET_GO, Key.ANSWER])
def test_an_act_taken_back_is_as_if_it_never_was(cast: Cast, key: Key) -> None:
    by = datetime.fromisoformat("2026-11-27T17:00:00+01:00")
    message = answer(cast.anna, Intent.WILL_GET_BACK if key == Key.WAIT else Intent.NOT_INTERESTED, by=by)
    was = now(cast.anna)
    accepted = accept(cast, cast.anna, key)
    mailroom.unsettle(message, accepted.entry, by=cast.rep, at=NOON + DAY)
    row = now(cast.anna)
    assert (row.state, row.next_due_at, row.next_purpose, row.next_channel, row.next_waiting_on) == (
        was.state, was.next_due_at, was.next_purpose, was.next_channel, was.next_waiting_on,
    )  # fmt: skip
    assert conversation_of(cast.anna).waits_for == message


def test_what_is_not_offered_is_refused_and_nothing_changes(cast: Cast) -> None:
    answer(cast.anna, Intent.QUESTION)
    was = now(cast.anna)
    with pytest.raises(NotOffered):
        accept(cast, cast.anna, Key.OTHER)
    with pytest.raises(Elsewhere):
        mailroom.accept(conversation_of(cast.anna), Key.KEEP, by=cast.outsider, at=NOON)
    with pytest.raises(NothingWaits):
        mailroom.accept(conversation_of(cast.ben), Key.KEEP, by=cast.rep, at=NOON)
    assert now(cast.anna).last_entry_id == was.last_entry_id
    assert conversation_of(cast.anna).waits_since == NOON


def test_every_consequence_offered_can_be_accepted(cast: Cast) -> None:
    """And leaves a step, a rest or a typed end: the database would refuse anything else."""
    verdicts = [reply(intent, referral=JANE, not_before=OCTOBER, sure=sure) for intent in Intent for sure in (1, 0)]
    for verdict in verdicts:
        for number in range(5):
            row = Opportunity.objects.get(pk=cast.chloe.pk)
            row.pk, row.last_entry_id = None, None
            row.person = make_person(cast.workspace, f"Copy {Opportunity.objects.count()}", email="x@y.example")
            row.save(force_insert=True)
            message = came(row, verdict, at=NOON)
            consequences.follow(message, at=NOON)
            offered = standings.place_of(Message.objects.get(pk=message.pk), at=NOON).proposals
            if number >= len(offered) or (verdict.said.intent, verdict.said.is_sure) == (Intent.DO_NOT_CONTACT, 1):
                break
            accept(cast, row, offered[number].key, "because")
            assert Conversation.objects.get(pk=message.conversation_id).waits_since is None
            Suppression.objects.all().delete()


@pytest.mark.parametrize("how", ["called", "closed", "wrote again"])
def test_what_was_answered_elsewhere_is_settled_by_itself(cast: Cast, how: str) -> None:
    message = answer(cast.anna, Intent.OBJECTION, at=NOON - DAY)
    answer(cast.ben, Intent.OBJECTION, at=NOON - DAY)
    if how == "called":
        called = Reached(channel=Channel.CALL, outcome=Outcome.REACHED)
        followup.log_touch(cast.anna, called, by=cast.rep, at=NOON)
    elif how == "closed":
        followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SAID_NO), by=cast.rep, at=NOON)
    else:
        answer(cast.anna, Intent.QUESTION, at=NOON)
    expected = 0 if how == "wrote again" else 1
    assert mailroom.settle_answered(at=NOON + DAY) == expected
    assert (conversation_of(cast.anna).waits_since is None) == bool(expected)
    assert (Message.objects.get(pk=message.pk).dealt_with_at is None) != bool(expected)
    assert conversation_of(cast.ben).waits_since


# --- answering in place ----------------------------------------------------------------------------------------------


def test_an_answer_goes_into_their_thread_and_does_the_step(cast: Cast) -> None:
    make_mailbox(cast.rep)
    message = answer(cast.anna, Intent.QUESTION)
    then = NextStep(purpose=Purpose.CHECK_IN, channel=Channel.CALL, due_at=NOON + 3 * DAY)
    sent = mailroom.answer(conversation_of(cast.anna), Answer(text="Yes.", then=then), by=cast.rep, at=NOON)
    row = now(cast.anna)
    assert (sent.reply_to_id, sent.state, sent.urgency) == (message.id_header, "queued", 20)
    assert (row.next_due_at, row.hand_raised_at) == (NOON + 3 * DAY, None)
    assert conversation_of(cast.anna).waits_since is None

    mailroom.take_back_answer(sent, by=cast.rep, at=NOON)
    assert Message.objects.get(pk=sent.pk).state == "cancelled"
    assert conversation_of(cast.anna).waits_for == message
    assert now(cast.anna).hand_raised_how == "asks something"


def test_no_answer_leaves_without_a_next_step(cast: Cast) -> None:
    make_mailbox(cast.rep)
    answer(cast.anna, Intent.QUESTION)
    with pytest.raises(NextStepRequired):
        mailroom.answer(conversation_of(cast.anna), Answer(text="Yes."), by=cast.rep, at=NOON)
    assert conversation_of(cast.anna).waits_since == NOON
    assert not Message.objects.filter(direction="out").exists()
