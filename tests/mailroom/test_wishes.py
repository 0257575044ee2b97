"""What somebody wishes on their own page, and what it changes: theirs, and nothing else."""

import email
import email.policy
from datetime import date, time, timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Ending
from followthrough.followup.models import Opportunity
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom import links, mime
from followthrough.mailroom.models import Conversation, Message
from followthrough.people.models import Person, Suppression
from followthrough.rules.words import Channel, CloseReason, ContactKind, NextBy, Permission, State
from followthrough.team.models import Membership
from tests.cast import NOON, Cast, make_member
from tests.mailroom.incoming import conversation_of, went_out
from tests.mailroom.stage import make_mailbox

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def now(row: Opportunity) -> Opportunity:
    return Opportunity.objects.get(pk=row.pk)


def mail_to(row: Opportunity, **columns: object) -> Message:
    return went_out(row, **{"is_automatic": True, **columns})


def test_no_more_mails_suppresses_mail_only_and_the_step_goes_another_way(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_channel=Channel.EMAIL, next_by=NextBy.MACHINE)
    drip = mail_to(cast.anna, state="queued", send_at=NOON + DAY)
    mailroom.stop_mails(mail_to(cast.anna), at=NOON)
    row = now(cast.anna)
    assert (row.state, row.next_channel, row.next_by) == (State.OPEN, Channel.CALL, NextBy.PERSON)
    assert list(Suppression.objects.values_list("kind", "value")) == [("email", "anna.keller@brandt.example")]
    assert Message.objects.get(pk=drip.pk).state == "withheld"
    mailroom.stop_mails(mail_to(cast.anna), at=NOON + DAY)
    assert Suppression.objects.count() == 1


def test_who_only_rested_with_our_mails_is_let_go(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(
        state=State.NURTURE, next_channel=Channel.EMAIL, next_by=NextBy.MACHINE
    )
    mailroom.stop_mails(mail_to(cast.anna), at=NOON)
    assert (now(cast.anna).state, now(cast.anna).close_reason) == (State.LOST, CloseReason.DO_NOT_CONTACT)


def test_an_address_that_left_the_record_is_suppressed_too(cast: Cast) -> None:
    mailroom.stop_mails(mail_to(cast.anna, to_address="old@brandt.example"), at=NOON)
    assert Suppression.objects.filter(value="old@brandt.example").exists()


def test_no_contact_at_all_ends_everything(cast: Cast) -> None:
    mailroom.stop_all(mail_to(cast.anna), at=NOON)
    assert now(cast.anna).close_reason == CloseReason.DO_NOT_CONTACT
    assert Person.objects.get(pk=cast.anna.person_id).permission == Permission.WITHDRAWN
    assert now(cast.ben).state == State.OPEN


def test_another_way_and_time_stand_on_the_record(cast: Cast) -> None:
    mailroom.prefer(mail_to(cast.anna), Channel.TEXT, (time(14), time(18)), at=NOON)
    person = Person.objects.get(pk=cast.anna.person_id)
    assert (person.preferred_channel, person.preferred_from, person.preferred_until) == ("text", time(14), time(18))
    mailroom.prefer(mail_to(cast.anna), None, None, at=NOON)
    person.refresh_from_db()
    assert (person.preferred_channel, person.preferred_from) == ("", None)


def test_a_pause_rests_until_that_day_and_so_does_the_machine(cast: Cast) -> None:
    drip = mail_to(cast.anna, state="queued", send_at=NOON + DAY)
    mailroom.pause(mail_to(cast.anna), date(2027, 3, 1), at=NOON)
    row = now(cast.anna)
    assert (row.state, row.next_due_at and row.next_due_at.date()) == (State.NURTURE, date(2027, 3, 1))
    assert Message.objects.get(pk=drip.pk).send_at.date() == date(2027, 3, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize("standing", ["open", "rests", "lost", "left alone", "owner gone"])
def test_a_call_asked_for_is_first_on_somebodys_today(cast: Cast, standing: str) -> None:
    message = mail_to(cast.anna)
    if standing == "rests":
        Opportunity.objects.filter(pk=cast.anna.pk).update(
            state=State.NURTURE, next_channel=Channel.EMAIL, next_by=NextBy.MACHINE, next_due_at=NOON + 90 * DAY
        )
    elif standing == "left alone":
        mailroom.stop_all(message, at=NOON)
    elif standing in ("lost", "owner gone"):
        followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SILENCE), by=cast.rep, at=NOON)
    if standing == "owner gone":
        Opportunity.objects.exclude(pk=cast.anna.pk).delete()
        Membership.objects.filter(pk=cast.rep.pk).update(is_active=False)
    mailroom.ask_for_call(Message.objects.get(pk=message.pk), at=NOON)
    row = now(cast.anna)
    assert (row.state, row.next_channel, row.next_by, row.next_due_at) == (
        State.OPEN, Channel.CALL, NextBy.PERSON, NOON,
    )  # fmt: skip
    assert row.hand_raised_at == NOON
    assert row.owner == (cast.admin if standing == "owner gone" else cast.rep)


def test_who_asks_for_a_call_asks_for_no_mail(cast: Cast) -> None:
    message = mail_to(cast.anna)
    mailroom.stop_all(message, at=NOON)
    mailroom.ask_for_call(Message.objects.get(pk=message.pk), at=NOON + DAY)
    kinds = dict(cast.anna.person.contact_points.values_list("kind", "suppressed_at"))
    assert (kinds[ContactKind.MOBILE], kinds[ContactKind.EMAIL]) == (None, NOON)


# --- links ---------------------------------------------------------------------------------------------------------


def test_a_link_leads_to_its_message_and_no_other_does(cast: Cast) -> None:
    message = mail_to(cast.anna)
    token = links.token_of(message)
    assert links.message_of(token) == message
    for wrong in (token[:-1], token[:-1] + "x", "1", "", ".", "zzz.zzz", token.replace(".", ":") + "a", "ä.ö"):
        assert links.message_of(wrong) is None, wrong
    assert cast.anna.person.name.split()[0].lower() not in links.page_url(message).lower()
    Message.objects.filter(pk=message.pk).delete()
    assert links.message_of(token) is None


@pytest.mark.parametrize("automatic", [True, False])
def test_every_automatic_mail_says_how_to_leave_and_no_other(cast: Cast, automatic: bool) -> None:
    box = make_mailbox(cast.rep)
    Person.objects.filter(pk=cast.anna.person_id).update(language="de")
    html = "<html><body><p>Hello</p></body></html>"
    pk = mail_to(cast.anna, is_automatic=automatic, html=html, text="Hello").pk
    message = Message.objects.select_related("person").get(pk=pk)
    mail = email.message_from_bytes(mime.compose(message, box, at=NOON), policy=email.policy.default)
    parts = [mail.get_body(preferencelist=(kind,)).get_content() for kind in ("plain", "html")]  # type: ignore[union-attr]
    for part in parts:
        assert (links.page_url(message) in part and "Abmelden, Pause oder Rückruf" in part) == automatic
    assert (mail["List-Unsubscribe"] == f"<{links.unsubscribe_url(message)}>") == automatic
    other = mime.as_django_mail(message, box)
    assert (links.page_url(message) in other.body) == automatic


# --- one's conversations follow ------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["hand over", "many", "update"])
def test_whoever_gets_a_prospect_gets_the_conversations(cast: Cast, way: str) -> None:
    conversation = conversation_of(cast.anna)
    carl = make_member(cast.workspace, "Carl Cole")
    match way:
        case "hand over":
            followup.hand_over(cast.anna, to=carl, by=cast.rep, at=NOON)
        case "many":
            rows = Opportunity.objects.filter(pk=cast.anna.pk)
            followup.hand_over_many(rows, to=carl, by=cast.rep, at=NOON)
        case _:
            Opportunity.objects.filter(pk=cast.anna.pk).update(owner=carl)
    assert Conversation.objects.get(pk=conversation.pk).owner == carl


def test_joining_records_keeps_what_was_written(cast: Cast) -> None:
    """What lies in the mailroom would go with the record that goes."""
    message = mail_to(cast.ben)
    mailroom.merge_people(cast.anna.person, cast.ben.person, by=cast.rep, at=NOON)
    message.refresh_from_db()
    assert message.person == cast.anna.person
    assert message.conversation.person == cast.anna.person
