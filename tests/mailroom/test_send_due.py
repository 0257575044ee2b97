"""Sending what is due, over a real wire: each once, in order, through the last gate, at the mailbox's pace."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from followthrough.followup.actions import conclude, record_permission, undo
from followthrough.followup.drafts import Agreement, Ending
from followthrough.followup.models import Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.mailroom import files
from followthrough.mailroom.actions import (
    decide_unknown,
    look_up_unknown,
    queue_message,
    release_message,
    results,
    send_due,
)
from followthrough.mailroom.actions.claiming import Hands
from followthrough.mailroom.carriers import POOL
from followthrough.mailroom.drafts import Completion
from followthrough.mailroom.models import Mailbox, Message
from followthrough.mailroom.queries import gate
from followthrough.mailroom.refusals import NotUnknown
from followthrough.people.models import ContactPoint
from followthrough.rules.messages import MailboxState, MessageState, Urgency
from followthrough.rules.words import CloseReason, Outcome, Permission, State
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of
from tests.mailroom.stage import LATER, draft_to_anna, make_mailbox, queue_to_anna
from tests.servers.smtp import Sink, serving

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(seconds=11)
ANNA = "anna.keller@brandt.example"


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with serving(Sink()) as running:
        yield running
        POOL.close()


@pytest.fixture
def mailbox(cast: Cast, sink: Sink) -> Mailbox:
    return make_mailbox(cast.rep, smtp_port=sink.port)


def fetch(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def queue_to_many(cast: Cast, number: int, *, begin: int = 0, **fields: Any) -> list[Message]:
    queued = []
    for each in range(begin, begin + number):
        person = make_person(cast.workspace, f"Pat Number{each}", email=f"pat{each}@many.example", country="DE")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Discovery"))
        draft = draft_to_anna(cast, person=person, opportunity=row, **fields)
        queued.append(queue_message(draft, by=cast.rep, at=NOON))
    return queued


def test_what_is_due_goes_out_and_is_a_touch(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    message = queue_to_anna(cast)
    assert str(send_due(at=NOON)) == "0 sent"
    assert str(send_due(at=SOON)) == "1 sent"

    sent = fetch(message)
    assert (sent.state, sent.answer[:3]) == (MessageState.SENT, "250")
    assert sent.sent_at is not None
    assert sink.taken[0].rcpt_tos == [ANNA]
    assert b"Hello Anna" in sink.taken[0].content
    assert (sent.touch.outcome, sent.touch.member) == (Outcome.SENT, cast.rep)
    assert Opportunity.objects.get(pk=cast.anna.pk).touches == cast.anna.touches + 1
    mailbox.refresh_from_db()
    assert (mailbox.sent_today, mailbox.leased_by) == (1, "")


def test_a_step_done_by_writing_is_one_touch_not_two(cast: Cast, mailbox: Mailbox) -> None:
    queue_to_anna(cast, completes=Completion(then=LATER))
    send_due(at=SOON)
    assert Touch.objects.count() == 1


def test_what_the_machine_sends_leaves_a_raised_hand_raised(cast: Cast, mailbox: Mailbox) -> None:
    draft = draft_to_anna(cast, person=cast.chloe.person, opportunity=cast.chloe, is_automatic=True)
    queue_message(draft, by=None, at=NOON)
    assert send_due(at=SOON).sent == 1
    assert Opportunity.objects.get(pk=cast.chloe.pk).hand_raised_at is not None
    assert Touch.objects.get().member is None


def test_many_go_over_one_line_and_each_once(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    queue_to_many(cast, 120)
    assert send_due(at=SOON).sent == 120
    assert send_due(at=SOON).sent == 0
    assert len({envelope.rcpt_tos[0] for envelope in sink.taken}) == len(sink.taken) == 120
    assert sink.sessions == 2, "a hundred a connection"
    assert Touch.objects.count() == 120


def test_a_batch_costs_as_many_statements_as_one_message(
    cast: Cast, mailbox: Mailbox, statements: Callable[[], CaptureQueriesContext]
) -> None:
    queue_to_anna(cast)
    send_due(at=SOON)  # the mailbox has shown that it works
    counts = []
    for number, begin in ((2, 0), (40, 100)):
        queue_to_many(cast, number, begin=begin)
        with statements() as seen:
            assert send_due(at=SOON).sent == number
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 48


def test_two_to_one_prospect_are_two_touches(cast: Cast, mailbox: Mailbox) -> None:
    queue_to_anna(cast)
    queue_to_anna(cast)
    send_due(at=SOON)
    assert Touch.objects.count() == 2
    assert Opportunity.objects.get(pk=cast.anna.pk).touches == cast.anna.touches + 2


def test_promises_and_answers_go_before_bulk(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    urgencies = (Urgency.BULK, Urgency.PERSON, Urgency.PROMISE, Urgency.REPLY)
    for urgency in urgencies:
        queue_to_anna(cast, urgency=urgency, text=f"urgency {urgency}", signed=False)
    send_due(at=SOON)
    assert [envelope.content.rsplit(b"urgency ", 1)[1][:2] for envelope in sink.taken] == [b"10", b"20", b"30", b"50"]


def test_the_pace_is_kept_and_survives_a_restart(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    Mailbox.objects.update(per_hour=3)
    queue_to_many(cast, 5)
    assert send_due(at=SOON).sent == 3
    assert send_due(at=SOON, hands=Hands("another process")).sent == 0
    assert send_due(at=SOON + timedelta(hours=1)).sent == 2


def test_a_gap_is_kept_between_automatic_mails(cast: Cast, mailbox: Mailbox) -> None:
    Mailbox.objects.update(gap_seconds=8)
    queue_to_many(cast, 2, is_automatic=True, urgency=Urgency.MACHINE)
    assert send_due(at=SOON).sent == 1
    assert send_due(at=SOON + timedelta(seconds=7)).sent == 0
    assert send_due(at=SOON + timedelta(seconds=13)).sent == 1


def test_what_happened_since_holds_it_back(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    message = queue_to_anna(cast, send_at=NOON + timedelta(hours=2))
    conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SAID_NO), by=cast.rep, at=NOON + timedelta(hours=1))
    send_due(at=NOON + timedelta(hours=2))

    assert fetch(message).state == MessageState.WITHHELD
    assert fetch(message).why == "This was closed since."
    assert Entry.objects.filter(verb="withhold_message").count() == 1
    assert not sink.taken

    release_message(message, by=cast.rep, at=NOON + timedelta(hours=3))
    assert send_due(at=NOON + timedelta(hours=3)).sent == 1


def test_nothing_releases_it_to_who_withdrew_their_permission(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)
    record_permission(cast.anna.person, Agreement(permission=Permission.WITHDRAWN, how="said so"), by=cast.rep, at=NOON)
    send_due(at=SOON)
    assert fetch(message).state == MessageState.WITHHELD
    release_message(message, by=cast.rep, at=SOON)
    send_due(at=SOON)
    assert "not to be contacted" in fetch(message).why


def test_undoing_the_step_holds_back_its_message(cast: Cast, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast, completes=Completion(then=LATER))
    undo(Entry.objects.get(), by=cast.rep, at=NOON)
    send_due(at=SOON)
    assert fetch(message).why == "The step it was written for was taken back."


def test_automatic_mail_waits_for_their_morning(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    message = queue_message(draft_to_anna(cast, is_automatic=True), by=None, at=NOON)
    night = NOON + timedelta(hours=11)
    send_due(at=night)
    waiting = fetch(message)
    assert (waiting.state, waiting.send_at) == (MessageState.QUEUED, NOON + timedelta(hours=21))
    assert not sink.taken


def test_a_refused_address_is_invalid_and_the_others_go_out(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    sink.rcpt[ANNA] = "550 5.1.1 User unknown"
    message = queue_to_anna(cast, completes=Completion(then=LATER))
    queue_to_many(cast, 2)
    assert send_due(at=SOON).sent == 2

    assert (fetch(message).state, fetch(message).answer[:9]) == (MessageState.REFUSED, "550 5.1.1")
    assert not ContactPoint.objects.get(value=ANNA).is_valid
    assert Touch.objects.get(opportunity=cast.anna).outcome == Outcome.BAD_ADDRESS
    mailbox.refresh_from_db()
    assert mailbox.state == MailboxState.WELL


def test_a_passing_no_is_tried_again_later_and_later_still(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    sink.rcpt[ANNA] = "450 4.7.1 Greylisted"
    message = queue_to_anna(cast)
    at = SOON
    moments = []
    for _ in range(4):
        send_due(at=at)
        again = fetch(message)
        assert again.send_at is not None
        moments.append(again.send_at - at)
        at = again.send_at
    assert again.state == MessageState.QUEUED
    assert moments == sorted(moments)
    sink.rcpt.clear()
    assert send_due(at=at).sent == 1


def test_what_is_tried_in_vain_beyond_its_time_waits_for_a_person(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    sink.rcpt[ANNA] = "450 4.7.1 Greylisted"
    message = queue_to_anna(cast, meant_until=SOON + timedelta(seconds=30))
    send_due(at=SOON)
    assert (fetch(message).state, fetch(message).tries) == (MessageState.WITHHELD, 1)


def test_throttling_is_a_wait_of_the_mailbox_and_loses_nothing(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    queue_to_many(cast, 5)
    sink.rcpt["pat2@many.example"] = "451 4.7.0 Too many messages, slow down"
    assert send_due(at=SOON).sent == 2

    mailbox.refresh_from_db()
    assert (mailbox.state, mailbox.troubles) == (MailboxState.HELD, 1)
    assert mailbox.held_until is not None
    assert Message.objects.filter(state=MessageState.QUEUED, tries=0).count() == 3
    assert send_due(at=mailbox.held_until - timedelta(seconds=1)).sent == 0
    sink.rcpt.clear()
    assert send_due(at=mailbox.held_until).sent == 3
    mailbox.refresh_from_db()
    assert (mailbox.state, mailbox.troubles, mailbox.trouble) == (MailboxState.WELL, 0, "")


def test_a_no_about_us_stops_the_mailbox_until_a_person_mends_it(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    queue_to_many(cast, 3)
    sink.data["*"] = "550 5.7.1 Message rejected as spam"
    assert send_due(at=SOON).sent == 0

    mailbox.refresh_from_db()
    assert mailbox.state == MailboxState.BROKEN
    assert mailbox.remedy
    assert Message.objects.filter(state=MessageState.QUEUED).count() == 3
    assert Entry.objects.filter(verb="stop_mailbox").count() == 1
    sink.data.clear()
    assert send_due(at=SOON + timedelta(days=1)).sent == 0


def test_a_server_that_is_away_is_a_wait(cast: Cast, settings: Settings) -> None:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with serving(Sink()) as gone:
        port = gone.port
    mailbox = make_mailbox(cast.rep, smtp_port=port)
    message = queue_to_anna(cast)
    send_due(at=SOON)
    mailbox.refresh_from_db()
    assert mailbox.state == MailboxState.HELD
    assert (fetch(message).state, fetch(message).tries) == (MessageState.QUEUED, 0)


def test_a_line_cut_in_the_middle_leaves_one_unknown_and_risks_no_other(
    cast: Cast, mailbox: Mailbox, sink: Sink
) -> None:
    queued = queue_to_many(cast, 4)
    sink.data["pat1@many.example"] = "take and drop"
    turn = send_due(at=SOON)

    assert (turn.sent, turn.unknown) == (1, 1)
    assert [fetch(message).state for message in queued] == [
        MessageState.SENT,
        MessageState.UNKNOWN,
        MessageState.QUEUED,
        MessageState.QUEUED,
    ]
    sink.data.clear()
    assert send_due(at=SOON + timedelta(minutes=5)).sent == 2
    assert fetch(queued[1]).state == MessageState.UNKNOWN, "never sent again by itself"


def test_an_unknown_one_that_lies_among_the_sent_mail_was_sent(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    sink.data[ANNA] = "take and drop"
    message = queue_to_anna(cast)
    send_due(at=SOON)
    at = SOON + timedelta(minutes=1)
    assert look_up_unknown(at=at, look_up=lambda each: None) == 0
    assert fetch(message).state == MessageState.UNKNOWN
    assert look_up_unknown(at=at, look_up=lambda each: True) == 0, "not due yet"
    assert look_up_unknown(at=at + timedelta(minutes=3), look_up=lambda each: True) == 1
    assert (fetch(message).state, Touch.objects.count()) == (MessageState.SENT, 1)


def test_an_unknown_one_is_looked_up_a_few_times_and_then_left_to_a_person(
    cast: Cast, mailbox: Mailbox, sink: Sink
) -> None:
    sink.data[ANNA] = "drop"
    message = queue_to_anna(cast)
    send_due(at=SOON)
    looks = []
    for minute in range(0, 600, 5):
        look_up_unknown(at=SOON + timedelta(minutes=minute), look_up=lambda each: looks.append(each))
    assert 3 <= len(looks) <= 5
    assert fetch(message).look_up_at is None

    sink.data.clear()
    decide_unknown(message, was_sent=False, by=cast.rep, at=SOON + timedelta(hours=11))
    assert send_due(at=SOON + timedelta(hours=11)).sent == 1
    with pytest.raises(NotUnknown):
        decide_unknown(message, was_sent=True, by=cast.rep, at=SOON)


def test_a_person_can_say_that_an_unknown_one_arrived(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    sink.data[ANNA] = "take and drop"
    message = queue_to_anna(cast)
    send_due(at=SOON)
    assert decide_unknown(message, was_sent=True, by=cast.rep, at=SOON).state == MessageState.SENT
    assert Touch.objects.count() == 1


def test_what_a_dead_worker_held_is_queued_again_or_unknown(cast: Cast, mailbox: Mailbox, sink: Sink) -> None:
    one, two = queue_to_anna(cast), queue_to_anna(cast)
    held = {"claimed_by": "dead", "claimed_until": NOON}
    Message.objects.filter(pk=one.pk).update(state=MessageState.CLAIMED, **held)
    Message.objects.filter(pk=two.pk).update(state=MessageState.HANDED_OVER, handed_over_at=NOON, **held)
    Mailbox.objects.update(leased_by="dead", leased_until=NOON)

    turn = send_due(at=SOON)

    assert (turn.sent, turn.unknown) == (1, 1)
    assert fetch(one).state == MessageState.SENT
    assert fetch(two).state == MessageState.UNKNOWN


def test_a_mailbox_another_worker_sends_from_is_left_alone(cast: Cast, mailbox: Mailbox) -> None:
    queue_to_anna(cast)
    Mailbox.objects.update(leased_by="alive", leased_until=SOON + timedelta(minutes=1))
    assert send_due(at=SOON).sent == 0


def test_a_database_that_goes_away_for_a_moment_loses_no_result(
    cast: Cast, mailbox: Mailbox, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_to_many(cast, 3)
    whole, failures = results.write, [DatabaseError("gone"), DatabaseError("still gone")]

    def shaky(*arguments: Any, **more: Any) -> None:
        if failures:
            raise failures.pop()
        whole(*arguments, **more)

    monkeypatch.setattr(results, "write", shaky)
    monkeypatch.setattr("followthrough.mailroom.actions.sending.PAUSES", (0, 0, 0))
    monkeypatch.setattr("followthrough.mailroom.actions.sending._is_ours_to_repeat", lambda: True)
    assert send_due(at=SOON).sent == 3
    assert Message.objects.filter(state=MessageState.SENT).count() == 3
    assert len(sink.taken) == 3


def test_a_file_that_is_gone_holds_back_its_message_only(cast: Cast, mailbox: Mailbox) -> None:
    kept = files.store([b"offer"], name="offer.pdf")
    message = queue_to_anna(cast, attachments=(kept,))
    queue_to_many(cast, 1)
    files.path_of(kept.digest).unlink()
    assert send_due(at=SOON).sent == 1
    assert "gone" in fetch(message).why


def broken(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError


def test_one_that_can_not_be_judged_waits_for_a_person_and_the_others_go(
    cast: Cast, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, queued = queue_to_anna(cast), queue_to_many(cast, 2)
    whole = gate._facts
    monkeypatch.setattr(gate, "_facts", lambda message, since: (broken if message == odd else whole)(message, since))
    assert send_due(at=SOON).sent == len(queued)
    assert (fetch(odd).state, fetch(odd).why) == (MessageState.WITHHELD, gate.UNJUDGED)


def test_what_follows_from_a_result_does_not_lose_the_result(
    cast: Cast, mailbox: Mailbox, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "_log_touches", broken)
    monkeypatch.setattr(results.bounces, "never_left", broken)
    sink.rcpt["pat0@many.example"] = "550 5.1.1 User unknown"
    message, refused = queue_to_anna(cast), queue_to_many(cast, 1)[0]
    assert send_due(at=SOON).sent == 1
    assert (fetch(message).state, fetch(refused).state) == (MessageState.SENT, MessageState.REFUSED)


def test_a_mailbox_that_makes_the_program_fail_does_not_keep_back_the_others(
    cast: Cast, mailbox: Mailbox, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = queue_to_anna(cast)
    another = make_mailbox(cast.manager, smtp_port=sink.port)
    message = queue_message(draft_to_anna(cast, person=cast.ben.person, opportunity=cast.ben), by=cast.manager, at=NOON)
    whole = gate.load
    monkeypatch.setattr(gate, "load", lambda ids, outlet: (whole if outlet == another else broken)(ids, outlet))
    with pytest.raises(ZeroDivisionError):
        send_due(at=SOON)
    assert (fetch(stuck).state, fetch(message).state) == (MessageState.QUEUED, MessageState.SENT)


def test_a_result_that_is_rolled_back_and_written_again_has_its_own_touches(
    cast: Cast, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued = queue_to_many(cast, 3)
    whole, failures = results.write, [DatabaseError("the disk is full")]

    def full_at_the_end(*arguments: Any, **more: Any) -> None:
        with transaction.atomic():
            whole(*arguments, **more)
            if failures:
                raise failures.pop()

    monkeypatch.setattr(results, "write", full_at_the_end)
    monkeypatch.setattr("followthrough.mailroom.actions.sending.PAUSES", (0,))
    monkeypatch.setattr("followthrough.mailroom.actions.sending._is_ours_to_repeat", lambda: True)
    assert send_due(at=SOON).sent == 3
    assert Touch.objects.count() == 3
    for message in queued:
        sent = fetch(message)
        assert sent.touch is not None
        assert sent.touch.opportunity_id == sent.opportunity_id
