"""A mail that comes in: whose it is, stored once, with what it says; what is nobody's leaves no trace."""

from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from followthrough.followup.models import Touch
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom import files
from followthrough.mailroom.models import Conversation, Mailbox, Message
from followthrough.people.models import ContactPoint
from followthrough.rules.messages import FolderRole
from tests.cast import NOON, Cast, make_opportunity, make_person
from tests.mailroom.letters import conversation_with, letter, make_folder, make_mailbox, sent

pytestmark = pytest.mark.django_db

DSN = b"""From: MAILER-DAEMON@mx.example\r
To: rosa@linden.example\r
Subject: Undelivered Mail Returned to Sender\r
Message-ID: <dsn-1@mx.example>\r
Date: Wed, 25 Nov 2026 11:00:00 +0000\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
\r
The address was not found.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; anna.keller@brandt.example\r
Action: failed\r
Status: 5.1.1\r
\r
--b\r
Content-Type: message/rfc822\r
\r
From: rosa@linden.example\r
To: anna.keller@brandt.example\r
Message-ID: <offer-1@linden.example>\r
Subject: Your new fleet\r
\r
Dear Anna\r
--b--\r
"""


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return make_mailbox(cast.rep)


def test_a_mail_from_somebody_known_is_stored_with_what_it_says(cast: Cast, mailbox: Mailbox) -> None:
    message = mailroom.receive(mailbox, letter(subject="The warranty"), at=NOON)
    assert message is not None
    assert (message.person, message.opportunity) == (cast.anna.person, cast.anna)
    assert (message.direction, message.state, message.kind) == ("in", "received", "reply")
    assert message.newest_text.startswith("Could you send me the longer warranty?")
    assert message.verdict["kind"] == "reply"
    assert message.conversation.owner == cast.rep
    assert message.conversation.subject == "The warranty"


def test_a_mail_from_nobody_we_know_is_not_stored(cast: Cast, mailbox: Mailbox) -> None:
    assert mailroom.receive(mailbox, letter("Zoe <zoe@elsewhere.example>"), at=NOON) is None
    assert not Message.objects.exists()
    assert not Conversation.objects.exists()


def test_a_person_of_another_workspace_is_nobody_here(cast: Cast, mailbox: Mailbox) -> None:
    make_person(cast.outsider.workspace, "Zoe Zorn", email="zoe@elsewhere.example")
    assert mailroom.receive(mailbox, letter("Zoe <zoe@elsewhere.example>"), at=NOON) is None


def test_the_same_mail_twice_is_one_message(cast: Cast, mailbox: Mailbox) -> None:
    raw = letter(id="once@brandt.example")
    assert mailroom.receive(mailbox, raw, at=NOON)
    assert mailroom.receive(mailbox, raw, at=NOON + timedelta(minutes=1)) is None
    assert Message.objects.count() == 1


def test_a_mail_without_an_id_is_known_by_what_stands_in_it(cast: Cast, mailbox: Mailbox) -> None:
    raw = letter(id="gone@x.example").replace(b"Message-ID: <gone@x.example>\n", b"")
    assert b"Message-ID" not in raw
    assert mailroom.receive(mailbox, raw, at=NOON)
    assert mailroom.receive(mailbox, raw, at=NOON) is None
    assert Message.objects.count() == 1


def test_an_answer_goes_on_with_the_conversation_it_refers_to(cast: Cast, mailbox: Mailbox) -> None:
    conversation = conversation_with(mailbox, cast.anna)
    sent(mailbox, conversation)
    raw = letter(subject="Something else", In_Reply_To="<offer-1@linden.example>")
    message = mailroom.receive(mailbox, raw, at=NOON)
    assert message is not None
    assert message.conversation == conversation
    assert Conversation.objects.get().last_at == NOON


def test_a_colleague_who_answers_for_them_stays_in_their_story(cast: Cast, mailbox: Mailbox) -> None:
    conversation = conversation_with(mailbox, cast.anna)
    sent(mailbox, conversation)
    raw = letter("Paul <paul@brandt.example>", References="<x@y.example> <offer-1@linden.example>")
    message = mailroom.receive(mailbox, raw, at=NOON)
    assert message is not None
    assert (message.person, message.conversation) == (cast.anna.person, conversation)
    assert not ContactPoint.objects.filter(value="paul@brandt.example").exists()


def test_a_mail_to_two_of_us_is_one_in_the_story(cast: Cast, mailbox: Mailbox) -> None:
    raw = letter(to="rosa@linden.example, max@linden.example")
    assert mailroom.receive(mailbox, raw, at=NOON)
    assert mailroom.receive(make_mailbox(cast.manager, "max@linden.example"), raw, at=NOON) is None


def test_what_colleagues_write_to_each_other_is_nobodys_story(cast: Cast, mailbox: Mailbox) -> None:
    sent(mailbox, conversation_with(mailbox, cast.anna))
    raw = letter("Max Mohr <max@linden.example>", References="<offer-1@linden.example>")
    assert mailroom.receive(mailbox, raw, at=NOON) is None


def test_headers_a_provider_rewrote_are_made_up_for_by_sender_and_subject(cast: Cast, mailbox: Mailbox) -> None:
    conversation = conversation_with(mailbox, cast.anna)
    sent(mailbox, conversation)
    own = mailroom.receive(mailbox, letter(subject="AW: Your new fleet", References="<made@up.example>"), at=NOON)
    assert own is not None
    assert own.conversation == conversation
    alias = letter("A. Keller <a.keller@brandt.example>", subject="Re: Your new fleet")
    other = mailroom.receive(mailbox, alias, at=NOON)
    assert other is not None
    assert (other.person, other.conversation) == (cast.anna.person, conversation)


def test_a_stranger_of_a_large_provider_with_the_same_subject_is_a_stranger(cast: Cast, mailbox: Mailbox) -> None:
    person = make_person(cast.workspace, "Gus Green", email="gus@gmail.com")
    sent(mailbox, conversation_with(mailbox, make_opportunity(person, cast.rep, cast.ben.stage)))
    assert mailroom.receive(mailbox, letter("Eve <eve@gmail.com>", subject="Re: Your new fleet"), at=NOON) is None


def test_a_delivery_failure_finds_the_mail_it_is_about(cast: Cast, mailbox: Mailbox) -> None:
    conversation = conversation_with(mailbox, cast.anna)
    sent(mailbox, conversation)
    message = mailroom.receive(mailbox, DSN, at=NOON)
    assert message is not None
    assert message.kind == "bounce"
    assert (message.person, message.conversation) == (cast.anna.person, conversation)
    assert message.verdict["failures"][0]["address"] == "anna.keller@brandt.example"


def test_a_delivery_failure_of_a_mail_that_was_not_ours_is_not_stored(cast: Cast, mailbox: Mailbox) -> None:
    raw = DSN.replace(b"anna.keller@brandt.example", b"zoe@elsewhere.example").replace(b"offer-1", b"other-9")
    assert mailroom.receive(mailbox, raw, at=NOON) is None


def test_what_the_member_wrote_elsewhere_becomes_a_sent_mail_and_a_touch(cast: Cast, mailbox: Mailbox) -> None:
    folder = make_folder(mailbox, "Sent", FolderRole.SENT)
    raw = letter("Rosa Reed <rosa@linden.example>", to="Anna Keller <anna.keller@brandt.example>", id="own@linden")
    message = mailroom.receive(mailbox, raw, folder=folder, at=NOON)
    assert message is not None
    assert (message.direction, message.state, message.writer) == ("out", "sent", cast.rep)
    assert message.to_address == "anna.keller@brandt.example"
    touch = Touch.objects.get()
    assert (touch.opportunity, touch.channel, touch.outcome, touch.at) == (cast.anna, "email", "sent", NOON)
    assert mailroom.receive(mailbox, raw, folder=folder, at=NOON) is None
    assert Touch.objects.count() == 1


def test_what_we_sent_ourselves_is_not_taken_from_the_sent_folder(cast: Cast, mailbox: Mailbox) -> None:
    sent(mailbox, conversation_with(mailbox, cast.anna))
    folder = make_folder(mailbox, "Sent", FolderRole.SENT)
    ours = {"to": "anna.keller@brandt.example", "subject": "Your new fleet", "at": NOON - timedelta(days=1)}
    for id in ("offer-1@linden.example", "rewritten-by-the-provider@mx.example"):
        assert mailroom.receive(mailbox, letter("rosa@linden.example", id=id, **ours), folder=folder, at=NOON) is None
    assert Message.objects.count() == 1
    assert not Touch.objects.exists()


def test_an_answer_written_elsewhere_takes_it_off_those_who_wait(cast: Cast, mailbox: Mailbox) -> None:
    asked = mailroom.receive(mailbox, letter(id="ask@brandt.example"), at=NOON)
    assert asked is not None
    Conversation.objects.update(waits_since=NOON, waits_for=asked)
    later = NOON + timedelta(hours=1)
    answer = letter(
        "rosa@linden.example", to="anna.keller@brandt.example", at=later, In_Reply_To="<ask@brandt.example>"
    )
    assert mailroom.receive(mailbox, answer, folder=make_folder(mailbox, "Sent", FolderRole.SENT), at=later)
    assert Conversation.objects.get().waits_since is None
    asked.refresh_from_db()
    assert asked.dealt_with_at == later


def test_mail_from_before_the_mailbox_was_connected_is_history(cast: Cast, mailbox: Mailbox) -> None:
    long_ago = NOON - timedelta(days=300)
    message = mailroom.receive(mailbox, letter(at=long_ago), came_at=long_ago, at=NOON)
    assert message is not None
    assert (message.sent_at, message.dealt_with_at) == (long_ago, NOON)
    raw = letter("rosa@linden.example", to="anna.keller@brandt.example", at=long_ago)
    assert mailroom.receive(mailbox, raw, came_at=long_ago, at=NOON)
    assert not Touch.objects.exists()


def test_somebody_without_a_prospects_story_is_looked_after_by_the_mailboxs_owner(cast: Cast, mailbox: Mailbox) -> None:
    person = make_person(cast.workspace, "Gus Green", email="gus@green.example")
    message = mailroom.receive(mailbox, letter("gus@green.example"), at=NOON)
    assert message is not None
    assert (message.person, message.opportunity, message.conversation.owner) == (person, None, cast.rep)
    automatic = make_mailbox(cast.rep, "hello@linden.example", member=None)
    make_person(cast.workspace, "Hal Hill", email="hal@hill.example")
    message = mailroom.receive(automatic, letter("hal@hill.example", to="hello@linden.example"), at=NOON)
    assert message is not None
    assert message.conversation.owner == cast.admin


def test_files_are_kept_but_those_of_the_past_are_only_named(cast: Cast, mailbox: Mailbox) -> None:
    mail = message_from_bytes(letter(), policy=default)
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="offer.pdf")
    mail.add_attachment(
        b"GIF", maintype="image", subtype="gif", filename="logo.gif", cid="<logo>", disposition="inline"
    )
    message = mailroom.receive(mailbox, mail.as_bytes(), at=NOON)
    assert message is not None
    kept = message.attachments.get()
    assert (kept.name, kept.media_type, kept.size, files.read(kept.digest)) == (
        "offer.pdf",
        "application/pdf",
        4,
        b"%PDF",
    )
    mail.replace_header("Message-ID", "<long-ago@brandt.example>")
    past = mailroom.receive(mailbox, mail.as_bytes(), came_at=NOON - timedelta(days=300), at=NOON)
    assert past is not None
    assert (past.attachments.get().digest, past.attachments.get().size) == ("", 4)


def test_hostile_bytes_are_stored_as_they_can_be(cast: Cast, mailbox: Mailbox) -> None:
    raw = letter(text="x").replace(b"Your offer", b"=?utf-16?b?2AAAAAAA?= \x00 NUL").replace(b"x\n", b"a\x00b \xff\n")
    message = mailroom.receive(mailbox, raw, at=NOON)
    assert message is not None
    message.refresh_from_db()
    assert "\x00" not in message.subject + message.text + str(message.verdict)


def test_storing_one_mail_costs_a_handful_of_statements(cast: Cast, mailbox: Mailbox, statements: Callable) -> None:
    """Of the past, from which nothing follows."""
    long_ago = NOON - timedelta(days=300)
    mailroom.receive(mailbox, letter(at=long_ago), came_at=long_ago, at=NOON)
    with statements() as seen:
        mailroom.receive(mailbox, letter(at=long_ago), came_at=long_ago, at=NOON)
    assert len(seen) <= 12
