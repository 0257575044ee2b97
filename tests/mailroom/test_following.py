"""What follows by itself from a message that came in: once, together, and with its line in the story."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement, Contact, Ending, NextStep, Opening
from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.followup.refusals import ContactForbidden, WhyRequired
from followthrough.journal.models import Entry
from followthrough.mailroom.actions import consequences
from followthrough.mailroom.models import Message
from followthrough.people import actions as people
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import ContactPoint, Person, Suppression
from followthrough.rules.reading.verdict import Contact as Named
from followthrough.rules.reading.verdict import Intent, Kind, Verdict
from followthrough.rules.words import Channel, CloseReason, ContactKind, NextBy, Outcome, Permission, Purpose, State
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of
from tests.mailroom.incoming import answer, bounce, came, conversation_of, reply, went_out
from tests.mailroom.stage import make_mailbox

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def queued(row: Opportunity, **columns: object) -> Message:
    usual = {"state": "queued", "send_at": NOON + DAY, "is_automatic": True, "sent_at": None}
    return went_out(row, **usual | columns)


def now(row: Opportunity) -> Opportunity:
    return Opportunity.objects.get(pk=row.pk)


def test_a_reply_is_a_touch_and_waits_for_us(cast: Cast) -> None:
    message = answer(cast.anna, Intent.OBJECTION, text="That is too expensive.")
    touch = Touch.objects.get()
    assert (touch.direction, touch.outcome, touch.at, touch.member) == ("in", Outcome.REPLIED, NOON, None)
    conversation = conversation_of(cast.anna)
    assert (conversation.waits_since, conversation.waits_for) == (NOON, message)
    assert (cast.anna.last_words, cast.anna.last_two_way_at) == ("That is too expensive.", NOON)
    assert Message.objects.get(pk=message.pk).touch == touch
    assert Entry.objects.get(verb="log").facts["touch"]["message"] == message.pk


def test_asked_again_it_does_nothing(cast: Cast) -> None:
    message = answer(cast.anna, Intent.QUESTION)
    lines = Entry.objects.count()
    consequences.follow(message, at=NOON + DAY)
    consequences.follow(Message.objects.get(pk=message.pk), at=NOON + DAY)
    assert (Touch.objects.count(), Entry.objects.count()) == (1, lines)


@pytest.mark.parametrize("intent", [Intent.INTERESTED, Intent.QUESTION])
def test_interest_and_questions_raise_a_hand(cast: Cast, intent: Intent) -> None:
    answer(cast.anna, intent)
    assert cast.anna.hand_raised_at == NOON
    assert (cast.anna.next_due_at, cast.anna.next_by) == (NOON, NextBy.PERSON)


def test_a_hand_that_nobody_answered_yet_stays_raised(cast: Cast) -> None:
    answer(cast.chloe, Intent.UNCLEAR, sure=False)
    assert cast.chloe.hand_raised_how == "wrote through the contact form"


def test_a_hand_comes_down_when_they_say_not_now(cast: Cast) -> None:
    answer(cast.chloe, Intent.NOT_NOW)
    assert cast.chloe.hand_raised_at is None
    assert cast.chloe.put_offs == 1


def test_who_rests_and_asks_is_back_with_a_person_at_once(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(
        state=State.NURTURE, next_by=NextBy.MACHINE, next_due_at=NOON + 90 * DAY
    )
    answer(cast.anna, Intent.QUESTION)
    assert (cast.anna.state, cast.anna.next_by, cast.anna.next_due_at) == (State.OPEN, NextBy.PERSON, NOON)


def test_nothing_automatic_goes_out_meanwhile_and_what_a_person_wrote_does(cast: Cast) -> None:
    drip, own = queued(cast.anna), queued(cast.anna, is_automatic=False)
    others = queued(cast.ben)
    answer(cast.anna, Intent.UNCLEAR, sure=False)
    states = dict(Message.objects.filter(direction="out").values_list("pk", "state"))
    assert states == {drip.pk: "withheld", own.pk: "queued", others.pk: "queued"}
    assert "you decide" in Message.objects.get(pk=drip.pk).why


def test_the_longest_wait_is_kept_and_the_newest_message_shown(cast: Cast) -> None:
    answer(cast.anna, Intent.QUESTION)
    second = answer(cast.anna, Intent.QUESTION, at=NOON + DAY)
    conversation = conversation_of(cast.anna)
    assert (conversation.waits_since, conversation.waits_for) == (NOON, second)


def test_who_has_no_story_with_us_waits_all_the_same(cast: Cast) -> None:
    message = came(cast.anna, reply(Intent.QUESTION))
    Touch.objects.all().delete()
    Message.objects.filter(pk=message.pk).update(opportunity=None)
    message.conversation.opportunity = None
    message.conversation.save()
    Opportunity.objects.filter(pk=cast.anna.pk).delete()
    consequences.follow(Message.objects.get(pk=message.pk), at=NOON)
    message.conversation.refresh_from_db()
    assert message.conversation.waits_since == NOON


# --- opt-outs --------------------------------------------------------------------------------------------------------


def test_an_opt_out_ends_it_on_every_channel_at_once(cast: Cast) -> None:
    own = queued(cast.anna, is_automatic=False)
    answer(cast.anna, Intent.DO_NOT_CONTACT, text="Take me off your list!")
    assert (cast.anna.state, cast.anna.close_reason) == (State.LOST, CloseReason.DO_NOT_CONTACT)
    person = Person.objects.get(pk=cast.anna.person_id)
    assert person.permission == Permission.WITHDRAWN
    assert "Take me off your list!" in person.permission_how
    assert not person.contact_points.filter(suppressed_at=None).exists()
    assert set(Suppression.objects.values_list("value", flat=True)) == {"anna.keller@brandt.example", "+4915112345678"}
    assert Message.objects.get(pk=own.pk).state == "withheld"
    assert conversation_of(cast.anna).waits_since is None


def test_the_address_they_wrote_from_is_left_alone_too(cast: Cast) -> None:
    message = came(cast.anna, reply(Intent.DO_NOT_CONTACT), from_address="Private@Keller.example")
    consequences.follow(message, at=NOON)
    assert Suppression.objects.filter(value="private@keller.example").exists()


def test_a_complaint_is_an_opt_out_of_who_got_the_mail(cast: Cast) -> None:
    sent = went_out(cast.anna)
    complaint = Verdict(Kind.FEEDBACK, ("ARF",), original_id=sent.id_header)
    message = came(cast.anna, complaint, from_address="abuse@provider.example")
    consequences.follow(message, at=NOON)
    assert now(cast.anna).close_reason == CloseReason.DO_NOT_CONTACT
    assert Suppression.objects.filter(value="anna.keller@brandt.example").exists()
    assert not Suppression.objects.filter(value="abuse@provider.example").exists()
    assert not Touch.objects.exists()


def test_a_misreading_is_taken_back_with_a_reason_and_all_is_as_before(cast: Cast) -> None:
    was = now(cast.anna)
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    person = Person.objects.get(pk=cast.anna.person_id)
    with pytest.raises(WhyRequired):
        followup.lift_no_contact(person, " ", by=cast.rep, at=NOON + DAY)
    assert followup.lift_no_contact(person, "She meant the newsletter", by=cast.rep, at=NOON + DAY) == 1
    row = now(cast.anna)
    assert (row.state, row.next_due_at, row.close_reason) == (State.OPEN, was.next_due_at, None)
    assert not Suppression.objects.exists()
    assert not ContactPoint.objects.exclude(suppressed_at=None).exists()


def test_who_opted_out_comes_in_suppressed_however_they_come_in_again(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    again = PersonDraft(name="A. Keller", points=(Point(kind=ContactKind.EMAIL, shown="Anna.Keller@brandt.example"),))
    step = NextStep(purpose=Purpose.QUALIFY, channel=Channel.CALL, due_at=NOON + DAY)
    with pytest.raises(ContactForbidden):
        followup.add_prospect(again, Opening(owner=cast.rep, step=step, pipeline=cast.sales), by=cast.rep, at=NOON)

    alone = people.add_person(again, workspace=cast.workspace, by=cast.rep, at=NOON)
    assert alone.permission == Permission.WITHDRAWN
    assert alone.contact_points.get().suppressed_at == NOON

    point = people.add_point(
        cast.ben.person, Point(kind=ContactKind.MOBILE, shown="+49 151 12345678"), by=cast.rep, at=NOON + DAY
    )
    assert point.suppressed_at == NOON
    mail = cast.ben.person.contact_points.get(kind=ContactKind.EMAIL)
    people.edit_point(mail, shown="anna.keller@brandt.example", label="", by=cast.rep, at=NOON + DAY)
    assert mail.suppressed_at == NOON


def test_a_shared_address_comes_in_suppressed_and_speaks_for_nobody_else(cast: Cast) -> None:
    info = make_person(cast.workspace, "Ida Info", email="info@brandt.example")
    people.suppress_person(info, why="No", by=None, at=NOON)
    other = PersonDraft(name="Karl", points=(Point(kind=ContactKind.EMAIL, shown="info@brandt.example"),))
    person = people.add_person(other, workspace=cast.workspace, by=None, at=NOON)
    assert (person.permission, person.contact_points.get().suppressed_at) == (Permission.UNKNOWN, NOON)


def test_another_workspace_knows_nothing_of_it(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    draft = PersonDraft(name="Anna", points=(Point(kind=ContactKind.EMAIL, shown="anna.keller@brandt.example"),))
    person = people.add_person(draft, workspace=cast.outsider.workspace, by=None, at=NOON)
    assert (person.permission, person.contact_points.get().suppressed_at) == (Permission.UNKNOWN, None)


def test_joining_records_leaves_both_alone(cast: Cast) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    followup.merge_people(cast.ben.person, Person.objects.get(pk=cast.anna.person_id), by=cast.rep, at=NOON + DAY)
    assert Suppression.objects.filter(value="ben@okafor.example").exists()
    assert now(cast.ben).close_reason == CloseReason.DO_NOT_CONTACT


def test_who_agrees_again_is_free_again(cast: Cast) -> None:
    person = cast.anna.person
    no, yes = (Agreement(permission=each, how="Said so") for each in (Permission.WITHDRAWN, Permission.GIVEN))
    followup.record_permission(person, no, by=cast.rep, at=NOON)
    assert Suppression.objects.exists()
    followup.record_permission(person, yes, by=cast.rep, at=NOON + DAY)
    assert not Suppression.objects.exists()


# --- bounces ---------------------------------------------------------------------------------------------------------


def sent_with_touch(cast: Cast, row: Opportunity) -> Message:
    sent = went_out(row)
    contact = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT, at=NOON - DAY)
    followup.log_touch(row, contact, by=cast.rep, at=NOON - DAY)
    Message.objects.filter(pk=sent.pk).update(touch=Touch.objects.get(opportunity=row))
    return Message.objects.get(pk=sent.pk)


def test_of_two_mails_to_one_address_the_envelope_tells_which_came_back(cast: Cast) -> None:
    first, second = (went_out(cast.ben, days_ago=days, id_header=f"{days}a@linden.example") for days in (3, 1))
    mailbox = make_mailbox(cast.rep)
    verdict = replace(bounce("ben@okafor.example"), envelope_id="3a")
    consequences.follow(came(cast.ben, verdict, mailbox=mailbox), at=NOON)
    assert Message.objects.get(pk=first.pk).bounced_at == NOON
    assert Message.objects.get(pk=second.pk).bounced_at is None


@pytest.mark.parametrize("by", ["id", "references", "recipient"])
def test_a_hard_bounce_is_no_contact_and_kills_the_address(cast: Cast, by: str) -> None:
    tries, touches = cast.ben.tries, cast.ben.touches
    sent = sent_with_touch(cast, cast.ben)
    verdict = bounce("ben@okafor.example", original_id=sent.id_header if by == "id" else "")
    message = came(cast.ben, verdict, references=f"x@y {sent.id_header}" if by == "references" else "")
    consequences.follow(message, at=NOON)

    point = cast.ben.person.contact_points.get(kind=ContactKind.EMAIL)
    assert not point.is_valid
    assert "comes back (5.1.1): user unknown" in point.invalid_why
    row = now(cast.ben)
    assert (row.tries, row.touches, row.last_touch_at) == (tries, touches, None)
    assert Touch.objects.get().outcome == Outcome.BAD_ADDRESS
    assert Message.objects.get(pk=sent.pk).bounced_at == NOON
    assert row.next_channel == Channel.CALL  # it was a call all the time


def test_a_step_by_mail_goes_another_way_by_a_person(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_channel=Channel.EMAIL, next_by=NextBy.MACHINE)
    sent = went_out(cast.ben)
    consequences.follow(came(cast.ben, bounce("ben@okafor.example", original_id=sent.id_header)), at=NOON)
    row = now(cast.ben)
    assert (row.next_channel, row.next_by) == (Channel.CALL, NextBy.PERSON)
    assert "comes back" in row.next_note
    assert conversation_of(cast.ben).waits_since is None


def test_where_no_way_is_left_a_person_decides(cast: Cast) -> None:
    cast.ben.person.contact_points.filter(kind=ContactKind.MOBILE).delete()
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_channel=Channel.EMAIL)
    sent = went_out(cast.ben)
    consequences.follow(came(cast.ben, bounce("ben@okafor.example", original_id=sent.id_header)), at=NOON)
    assert conversation_of(cast.ben).waits_since == NOON


def test_a_bounce_of_nothing_we_sent_changes_nothing(cast: Cast) -> None:
    """Anybody can write a delivery failure."""
    consequences.follow(came(cast.ben, bounce("ben@okafor.example", original_id="never@sent.example")), at=NOON)
    assert cast.ben.person.contact_points.get(kind=ContactKind.EMAIL).is_valid


def test_soft_bounces_are_counted_over_days(cast: Cast) -> None:
    sent = went_out(cast.ben, days_ago=6)
    for days in (5, 4, 0):
        at = NOON - days * DAY
        message = came(cast.ben, bounce("ben@okafor.example", hard=False, original_id=sent.id_header), at=at)
        assert cast.ben.person.contact_points.get(kind=ContactKind.EMAIL).is_valid
        consequences.follow(message, at=at)
    assert not cast.ben.person.contact_points.get(kind=ContactKind.EMAIL).is_valid


# --- absences, meetings, the rest ------------------------------------------------------------------------------------


def away(until: date) -> Verdict:
    return Verdict(Kind.OUT_OF_OFFICE, (), return_date=until, stand_in=Named(name="Mia Huber", email="mia@x.example"))


def test_out_of_office_moves_the_step_to_the_working_day_after_and_is_no_reply(cast: Cast) -> None:
    two_way, drip = cast.anna.last_two_way_at, queued(cast.anna)
    consequences.follow(came(cast.anna, away(date(2026, 12, 4))), at=NOON)  # a Friday
    row = now(cast.anna)
    assert row.next_due_at
    assert row.next_due_at.date() == date(2026, 12, 7)
    assert (row.last_two_way_at, Touch.objects.count()) == (two_way, 0)
    assert "Mia Huber stands in" in Deferral.objects.get().note
    assert Message.objects.get(pk=drip.pk).send_at.date() == date(2026, 12, 7)  # type: ignore[union-attr]
    assert conversation_of(cast.anna).waits_since is None


def test_their_holidays_count(cast: Cast) -> None:
    consequences.follow(came(cast.anna, away(date(2026, 12, 24))), at=NOON)
    due = now(cast.anna).next_due_at
    assert due
    assert due.date() == date(2026, 12, 28)  # 25 and 26 are holidays in Germany, 27 is a Sunday


def test_a_later_step_stays(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=NOON + 60 * DAY)
    consequences.follow(came(cast.anna, away(date(2026, 12, 4))), at=NOON)
    assert now(cast.anna).next_due_at == NOON + 60 * DAY


@pytest.mark.parametrize("until", [date(2026, 11, 2), date(2028, 1, 1)])
def test_an_odd_return_is_for_a_person(cast: Cast, until: date) -> None:
    was = cast.anna.next_due_at
    consequences.follow(came(cast.anna, away(until)), at=NOON)
    assert now(cast.anna).next_due_at == was
    assert conversation_of(cast.anna).waits_since == NOON


def test_an_accepted_meeting_stands_and_says_so(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_fixed=True, next_note="At their office")
    was, heard = cast.anna.next_due_at, cast.anna.last_two_way_at
    consequences.follow(came(cast.anna, Verdict(Kind.MEETING, (), meeting_answer="accepted")), at=NOON)
    row = now(cast.anna)
    assert row.next_note == "They accepted the meeting. At their office"
    assert (row.next_due_at, row.next_fixed, row.last_two_way_at) == (was, True, heard)
    assert conversation_of(cast.anna).waits_since is None


def test_a_declined_meeting_is_a_persons_at_once(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_fixed=True, next_due_at=NOON + 5 * DAY)
    consequences.follow(came(cast.anna, Verdict(Kind.MEETING, (), meeting_answer="declined")), at=NOON)
    row = now(cast.anna)
    assert (row.next_due_at, row.next_fixed, row.hand_raised_how) == (NOON, False, "declined the meeting")
    assert conversation_of(cast.anna).waits_since == NOON


def test_other_automatic_mail_stands_in_the_story_and_nowhere_else(cast: Cast) -> None:
    was = now(cast.anna)
    message = came(cast.anna, Verdict(Kind.AUTO, ()))
    consequences.follow(message, at=NOON)
    entry = Entry.objects.get(verb="mail_came")
    assert (entry.person_id, entry.facts["message"]) == (cast.anna.person_id, message.pk)
    assert now(cast.anna) == was
    assert now(cast.anna).last_entry_id == was.last_entry_id
    assert conversation_of(cast.anna).waits_since is None


def test_the_live_one_of_two_is_meant(cast: Cast) -> None:
    message = came(cast.anna, reply(Intent.QUESTION))
    live = make_opportunity(cast.anna.person, cast.rep, stage_of(cast.sales, "Discovery"))
    followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    consequences.follow(message, at=NOON)
    assert Touch.objects.get().opportunity == live
