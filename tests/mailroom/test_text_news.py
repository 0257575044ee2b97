"""What comes in by text and what becomes of what went out: kept once, obeyed at once, in any order."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions import queue_message, receive_text, send_due, take_report
from followthrough.mailroom.drafts import Completion, TextCameIn, TextReport
from followthrough.mailroom.models import Conversation, Message, Stranger, TextLine, TextStop
from followthrough.mailroom.refusals import TextsStopped, TextTooLong
from followthrough.mailroom.wires import lines
from followthrough.mailroom.wires.texts import Fate
from followthrough.rules.messages import MessageState
from followthrough.rules.reading.verdict import Kind
from followthrough.rules.words import Channel
from followthrough.team import sealing
from tests.cast import NOON, Cast, make_person
from tests.mailroom.provider import ACCOUNT, TOKEN, Fault, Provider
from tests.mailroom.stage import LATER as LATER_ON
from tests.mailroom.stage import draft_to_anna, make_line

pytestmark = pytest.mark.django_db

ANNA, NOBODY = "+4915112345678", "+4915100000000"
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def line(cast: Cast) -> TextLine:
    return make_line(cast.workspace)


def came(words: str, *, sender: str = ANNA, text_id: str = "SM1") -> TextCameIn:
    return TextCameIn(id=text_id, sender=sender, words=words)


def text_to_anna(cast: Cast) -> Message:
    draft = draft_to_anna(cast, channel=Channel.TEXT, text="Hello Anna", subject="")
    return queue_message(draft, by=cast.rep, at=NOON)


def handed_over(message: Message, state: MessageState, text_id: str = "") -> Message:
    Message.objects.filter(pk=message.pk).update(
        state=state, id_header=text_id, handed_over_at=NOON, claimed_by="w", claimed_until=LATER
    )
    return message


# What comes in -------------------------------------------------------------------------------------------------------


def test_a_text_of_a_prospect_is_kept_with_what_it_says(cast: Cast, line: TextLine) -> None:
    message = receive_text(line, came("Yes, call me tomorrow"), at=NOON)
    assert message is not None
    assert (message.person, message.opportunity, message.state) == (
        cast.anna.person,
        cast.anna,
        MessageState.RECEIVED,
    )
    assert (message.kind, message.newest_text, message.id_header) == (Kind.REPLY, "Yes, call me tomorrow", "SM1")
    assert message.conversation.channel == Channel.TEXT
    assert message.conversation.owner == cast.rep


def test_a_text_told_twice_is_one(cast: Cast, line: TextLine) -> None:
    receive_text(line, came("Yes"), at=NOON)
    assert receive_text(line, came("Yes"), at=LATER) is None
    receive_text(line, came("Yes", text_id="SM2"), at=LATER)
    assert Message.objects.count() == 2
    assert Conversation.objects.count() == 1


def test_who_shares_a_number_is_told_by_whom_we_texted(cast: Cast, line: TextLine) -> None:
    twin = make_person(cast.workspace, "Anton Keller", phone=ANNA)
    first = receive_text(line, came("Yes"), at=NOON)
    assert first is not None
    assert first.person == cast.anna.person  # she is followed up, he is not
    Conversation.objects.update(person=twin)
    second = receive_text(line, came("And?", text_id="SM2"), at=LATER)
    assert second is not None
    assert second.person == twin


def test_a_number_nobody_knows_is_offered_and_never_added(cast: Cast, line: TextLine) -> None:
    for text_id in ("SM1", "SM1", "SM2"):
        assert receive_text(line, came("Is the red one still there?", sender=NOBODY, text_id=text_id), at=NOON) is None
    stranger = Stranger.objects.get()
    assert (stranger.address, stranger.mails, stranger.said) == (NOBODY, 2, "Is the red one still there?")
    assert not Message.objects.exists()


def test_a_text_of_another_workspace_is_not_theirs(cast: Cast, line: TextLine) -> None:
    elsewhere = make_line(cast.outsider.workspace)
    assert receive_text(elsewhere, came("Yes"), at=NOON) is None
    assert not Message.objects.exists()


def test_letters_no_database_keeps_are_left_out(cast: Cast, line: TextLine) -> None:
    message = receive_text(line, came("Yes\x00 please \ud83d"), at=NOON)
    assert message is not None
    assert message.text.startswith("Yes")


# STOP, START, HELP ---------------------------------------------------------------------------------------------------


def test_stop_ends_texts_at_once_and_start_lifts_it(cast: Cast, line: TextLine) -> None:
    message = receive_text(line, came("STOP"), at=NOON)
    assert message is not None
    assert message.kind == Kind.AUTO
    with pytest.raises(TextsStopped):
        text_to_anna(cast)
    receive_text(line, came("Start", text_id="SM2"), at=LATER)
    assert text_to_anna(cast).state == MessageState.QUEUED


def test_stop_leaves_mail_and_the_prospect_as_they_are(cast: Cast, line: TextLine) -> None:
    receive_text(line, came("Stop!"), at=NOON)
    cast.anna.person.refresh_from_db()
    assert cast.anna.person.permission == "unknown"
    assert not cast.anna.person.contact_points.exclude(suppressed_at=None).exists()
    assert Opportunity.objects.get(pk=cast.anna.pk).state == "open"


def test_stop_holds_back_what_waits_and_asks_a_person(cast: Cast, line: TextLine) -> None:
    waiting = text_to_anna(cast)
    message = receive_text(line, came("STOP"), at=NOON)
    waiting.refresh_from_db()
    assert waiting.state == MessageState.WITHHELD
    assert message is not None
    assert message.conversation.waits_since == NOON


def test_stop_is_kept_for_a_number_nobody_has_yet(cast: Cast, line: TextLine) -> None:
    receive_text(line, came("stop", sender=NOBODY), at=NOON)
    assert list(TextStop.objects.values_list("number", "word")) == [(NOBODY, "stop")]


def test_a_sentence_with_stop_in_it_ends_nothing(cast: Cast, line: TextLine) -> None:
    message = receive_text(line, came("I'll stop by on Friday"), at=NOON)
    assert message is not None
    assert message.kind == Kind.REPLY
    assert not TextStop.objects.exists()


def test_a_text_longer_than_any_is_refused(cast: Cast, line: TextLine) -> None:
    with pytest.raises(TextTooLong):
        queue_message(draft_to_anna(cast, channel=Channel.TEXT, text="a" * 1600), by=cast.rep, at=NOON)


# What became of what went out ----------------------------------------------------------------------------------------


def test_a_report_says_that_it_was_delivered(cast: Cast, line: TextLine) -> None:
    handed_over(text_to_anna(cast), MessageState.SENT, "SM9")
    for _ in range(2):
        found = take_report(line, TextReport(id="SM9", fate=Fate.DELIVERED), at=LATER)
        assert found is not None
        assert (found.delivered_at, found.state) == (LATER, MessageState.SENT)


def test_a_report_says_why_it_was_not(cast: Cast, line: TextLine) -> None:
    handed_over(text_to_anna(cast), MessageState.SENT, "SM9")
    found = take_report(line, TextReport(id="SM9", fate=Fate.FAILED, code=30006), at=LATER)
    assert found is not None
    assert (found.bounced_at, found.delivered_at) == (LATER, None)
    assert "landline" in found.why
    assert not cast.anna.person.contact_points.get(kind="mobile").is_valid


def test_a_phone_that_is_off_keeps_its_number(cast: Cast, line: TextLine) -> None:
    handed_over(text_to_anna(cast), MessageState.SENT, "SM9")
    found = take_report(line, TextReport(id="SM9", fate=Fate.FAILED, code=30003), at=LATER)
    assert found is not None
    assert found.bounced_at == LATER
    assert cast.anna.person.contact_points.get(kind="mobile").is_valid


def test_a_text_that_did_the_step_and_never_arrived_was_no_contact(cast: Cast, line: TextLine) -> None:
    draft = draft_to_anna(cast, channel=Channel.TEXT, text="Hello", completes=Completion(then=LATER_ON))
    message = handed_over(queue_message(draft, by=cast.rep, at=NOON), MessageState.SENT, "SM9")
    take_report(line, TextReport(id="SM9", fate=Fate.FAILED, code=30005), at=LATER)
    message.refresh_from_db()
    assert message.touch is not None
    assert message.touch.outcome == "bad_address"


@pytest.mark.parametrize("fates", [(Fate.DELIVERED, Fate.UNDER_WAY, Fate.FAILED), (Fate.FAILED, Fate.DELIVERED)])
def test_what_was_delivered_stays_delivered_in_any_order(cast: Cast, line: TextLine, fates: tuple[Fate, ...]) -> None:
    message = handed_over(text_to_anna(cast), MessageState.SENT, "SM9")
    for fate in fates:
        take_report(line, TextReport(id="SM9", fate=fate, code=30003), at=LATER)
    message.refresh_from_db()
    assert (message.delivered_at, message.bounced_at, message.why) == (LATER, None, "")


@pytest.mark.parametrize("state", [MessageState.UNKNOWN, MessageState.QUEUED])
def test_a_report_settles_what_nobody_knew_and_stops_a_second_try(
    cast: Cast, line: TextLine, state: MessageState
) -> None:
    message = handed_over(text_to_anna(cast), state)
    take_report(line, TextReport(id="SM9", fate=Fate.UNDER_WAY, message=message.pk), at=LATER)
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.id_header) == (MessageState.SENT, NOON, "SM9")


def test_a_report_that_comes_before_the_answer_leaves_the_rest_to_who_sends(cast: Cast, line: TextLine) -> None:
    message = handed_over(text_to_anna(cast), MessageState.HANDED_OVER)
    take_report(line, TextReport(id="SM9", fate=Fate.DELIVERED, message=message.pk), at=LATER)
    message.refresh_from_db()
    assert (message.state, message.id_header, message.delivered_at) == (MessageState.HANDED_OVER, "SM9", LATER)


def test_a_report_of_another_text_or_line_changes_nothing(cast: Cast, line: TextLine) -> None:
    message = handed_over(text_to_anna(cast), MessageState.SENT, "SM9")
    elsewhere = make_line(cast.outsider.workspace)
    assert take_report(line, TextReport(id="SM8", fate=Fate.FAILED, message=message.pk), at=LATER) is None
    assert take_report(elsewhere, TextReport(id="SM9", fate=Fate.FAILED, message=message.pk), at=LATER) is None
    message.refresh_from_db()
    assert (message.bounced_at, message.id_header) == (None, "SM9")


# On the way out ------------------------------------------------------------------------------------------------------


@pytest.fixture
def provider(line: TextLine, settings: Any) -> Iterator[Provider]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with Provider() as running:
        TextLine.objects.filter(pk=line.pk).update(
            base_url=running.url, account=ACCOUNT, sealed_token=sealing.seal(TOKEN)
        )
        yield running


def test_a_text_goes_out_with_an_address_for_its_report(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    assert send_due(at=LATER).sent == 1
    message.refresh_from_db()
    assert (message.state, message.id_header) == (MessageState.SENT, "SM0000")
    assert provider.texts[0]["body"] == "Hello Anna"
    assert provider.texts[0]["callback"].endswith(f"/hooks/texts/{message.line_id}/reports/?message={message.pk}")


def test_stop_holds_back_a_text_that_a_worker_is_about_to_send(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    TextStop.objects.create(workspace=cast.workspace, number=ANNA, word="STOP", at=NOON)
    send_due(at=LATER)
    message.refresh_from_db()
    assert message.state == MessageState.WITHHELD
    assert not provider.texts


def test_a_text_taken_without_a_word_is_found_and_not_sent_twice(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    provider.faults = [Fault(500, accepts=True)]
    provider.now = LATER
    send_due(at=LATER)
    message.refresh_from_db()
    assert message.state == MessageState.UNKNOWN
    assert lines.look_up(message) is True
    assert len(provider.texts) == 1


def test_a_text_the_provider_never_had_is_not_found(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    provider.faults = [Fault(500)]
    send_due(at=LATER)
    message.refresh_from_db()
    assert (message.state, lines.look_up(message)) == (MessageState.UNKNOWN, False)


def test_a_number_that_opted_out_at_the_provider_is_refused_with_what_to_do(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    provider.faults = [Fault(400, 21610, "unsubscribed")]
    send_due(at=LATER)
    message.refresh_from_db()
    assert message.state == MessageState.REFUSED
    assert "no more texts" in message.why


def test_a_provider_that_asks_for_time_gets_it_and_the_text_goes_once(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    provider.faults = [Fault(429, 20429, headers={"Retry-After": "30"})]
    send_due(at=LATER)
    line = TextLine.objects.get()
    assert line.held_until is not None
    assert line.held_until - LATER >= timedelta(seconds=30)
    assert send_due(at=LATER + timedelta(seconds=10)).sent == 0
    send_due(at=LATER + timedelta(minutes=10))
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert len(provider.texts) == 1


def test_a_provider_that_refuses_our_key_keeps_the_text_and_says_what_to_do(cast: Cast, provider: Provider) -> None:
    message = text_to_anna(cast)
    TextLine.objects.update(sealed_token=sealing.seal("another"))
    send_due(at=LATER)
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
    line = TextLine.objects.get()
    assert line.trouble
    assert line.remedy
