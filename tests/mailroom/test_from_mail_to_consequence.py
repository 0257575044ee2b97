"""From the bytes of a mail to what follows from it: reading, storing and following as one."""

from datetime import date, timedelta

import pytest

from followthrough.followup.models import Opportunity, Touch
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Conversation, Mailbox, Message
from followthrough.mailroom.queries import standings
from followthrough.people.models import ContactPoint, Suppression
from followthrough.rules.consequences import Consequence, Key
from followthrough.rules.words import CloseReason, ContactKind, Outcome, State
from tests.cast import NOON, Cast
from tests.mailroom.incoming import went_out
from tests.mailroom.letters import letter, make_mailbox
from tests.mailroom.test_receiving import DSN

pytestmark = pytest.mark.django_db
INVITATION_ANSWER = b"""From: Anna Keller <anna.keller@brandt.example>\r
To: rosa@linden.example\r
Subject: Accepted: Demo\r
Message-ID: <imip-1@brandt.example>\r
Date: Wed, 25 Nov 2026 11:00:00 +0000\r
Content-Type: text/calendar; method=REPLY; charset=utf-8\r
\r
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//y//EN\r
METHOD:REPLY\r
BEGIN:VEVENT\r
UID:demo-1@linden.example\r
DTSTAMP:20261125T110000Z\r
DTSTART:20261201T090000Z\r
ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna.keller@brandt.example\r
ORGANIZER:mailto:rosa@linden.example\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return make_mailbox(cast.rep)


def read(mailbox: Mailbox, text: str, **headers: str) -> Message:
    message = mailroom.receive(mailbox, letter(text=text, **headers), at=NOON)
    assert message is not None
    return message


def first(message: Message) -> Consequence:
    return standings.place_of(Message.objects.get(pk=message.pk), at=NOON).proposals[0]


def waits(message: Message) -> bool:
    return Conversation.objects.get(pk=message.conversation_id).waits_since is not None


@pytest.mark.parametrize(
    ("text", "key", "day"),
    [
        ("Please don't contact me before October 2027.\n", Key.REST, date(2027, 10, 1)),
        ("Bitte melden Sie sich erst im Oktober 2027 wieder.\n", Key.REST, date(2027, 10, 1)),
        ("I will get back to you by Friday.\n", Key.WAIT, date(2026, 11, 27)),
        ("Ich melde mich bis Freitag bei Ihnen.\n", Key.WAIT, date(2026, 11, 27)),
        ("No thanks, we are not interested.\n", Key.LET_GO, None),
        ("Wir haben kein Interesse.\n", Key.LET_GO, None),
        ("Does the longer warranty also hold for used cars?\n", Key.ANSWER, None),
    ],
)
def test_a_reply_proposes_what_it_says(cast: Cast, mailbox: Mailbox, text: str, key: Key, day: date | None) -> None:
    message = read(mailbox, text)
    assert waits(message)
    assert Touch.objects.get().direction == "in"
    chosen = first(message)
    assert (chosen.key, chosen.day) == (key, day), (message.verdict["said"], chosen)


def test_the_right_person_is_named_with_their_address(cast: Cast, mailbox: Mailbox) -> None:
    text = "I am the wrong person for this. Please talk to Jane Doe, jane.doe@brandt.example.\n"
    message = read(mailbox, text)
    chosen = first(message)
    assert chosen.key in (Key.OTHER, Key.REFER), message.verdict["said"]
    assert chosen.whom.email == "jane.doe@brandt.example"


@pytest.mark.parametrize(
    "text", ["Please remove me from your list.\n", "Unsubscribe\n", "Bitte kontaktieren Sie mich nicht mehr.\n"]
)
def test_an_opt_out_ends_it_by_itself(cast: Cast, mailbox: Mailbox, text: str) -> None:
    message = read(mailbox, text)
    row = Opportunity.objects.get(pk=cast.anna.pk)
    assert (row.state, row.close_reason) == (State.LOST, CloseReason.DO_NOT_CONTACT), message.verdict["said"]
    assert Suppression.objects.filter(value="anna.keller@brandt.example").exists()
    assert not waits(message)


def test_a_holiday_note_moves_the_step_and_is_no_reply(cast: Cast, mailbox: Mailbox) -> None:
    text = "I am out of the office until 4 December 2026. In urgent cases: Mia Huber, mia.huber@brandt.example.\n"
    message = read(mailbox, text, subject="Automatic reply: Your offer", Auto_Submitted="auto-replied")
    row = Opportunity.objects.get(pk=cast.anna.pk)
    assert message.kind == "out_of_office"
    assert row.next_due_at is not None
    assert row.next_due_at.date() == date(2026, 12, 7)
    assert not Touch.objects.exists()
    assert not waits(message)


def test_a_delivery_failure_kills_the_address(cast: Cast, mailbox: Mailbox) -> None:
    went_out(cast.anna, id_header="offer-1@linden.example", mailbox=mailbox)
    message = mailroom.receive(mailbox, DSN, at=NOON)
    assert message is not None
    assert message.kind == "bounce"
    assert not ContactPoint.objects.get(person=cast.anna.person, kind=ContactKind.EMAIL).is_valid
    assert Message.objects.get(id_header="offer-1@linden.example").bounced_at == NOON


def test_an_accepted_invitation_confirms_the_meeting(cast: Cast, mailbox: Mailbox) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_fixed=True, next_due_at=NOON + timedelta(days=6))
    message = mailroom.receive(mailbox, INVITATION_ANSWER, at=NOON)
    assert message is not None
    assert (message.kind, message.verdict["meeting_answer"]) == ("meeting", "accepted")
    row = Opportunity.objects.get(pk=cast.anna.pk)
    assert "They accepted the meeting" in row.next_note
    assert row.next_fixed
    assert not Touch.objects.exists()


def test_a_put_off_counts_as_one(cast: Cast, mailbox: Mailbox) -> None:
    read(mailbox, "Not now, please come back in March 2027.\n")
    assert Touch.objects.get().outcome in (Outcome.PUT_OFF, Outcome.REPLIED)
