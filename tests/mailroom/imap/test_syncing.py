"""Reading a real mailbox: what concerns us is stored, nothing twice, nothing changed, and a gap shows."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.actions.syncing import folders, portions, turns
from followthrough.mailroom.models import Mailbox, Message, Stranger, Unread
from followthrough.rules.messages import MailboxState
from followthrough.team import sealing
from tests.cast import NOON, Cast, make_person
from tests.mailroom.imap.inboxes import Inbox
from tests.mailroom.letters import letter, make_mailbox

pytestmark = pytest.mark.django_db


def subjects() -> list[str]:
    return sorted(Message.objects.values_list("subject", flat=True))


def flags_of(inbox: Inbox) -> list[bytes]:
    with inbox.server.session(inbox.user) as other:
        other.select("INBOX", readonly=True)
        return [re.sub(rb"\\Recent ?", b"", part) for part in other.fetch("1:*", "(FLAGS UID)")[1]]


def test_mail_with_people_of_the_workspace_is_stored_and_no_other(inbox: Inbox) -> None:
    inbox.put(letter(subject="Ours"), letter("Zoe <zoe@elsewhere.example>", subject="Private"))
    turn = inbox.sync()
    assert (turn.stored, turn.more, turn.trouble) == (1, False, "")
    assert subjects() == ["Ours"]
    folder = inbox.folder()
    assert (folder.on_server, folder.looked_at, folder.stored) == (2, 2, 1)
    assert (inbox.row.state, inbox.row.last_sync_at) == (MailboxState.WELL, NOON)


def test_nothing_in_the_mailbox_is_changed(inbox: Inbox) -> None:
    inbox.put(letter(), letter("zoe@elsewhere.example"))
    before = flags_of(inbox)
    inbox.sync()
    assert Message.objects.count() == 1
    assert flags_of(inbox) == before
    assert not any(b"Seen" in each for each in before)


def test_a_second_look_reads_only_what_is_new(inbox: Inbox) -> None:
    inbox.put(letter(subject="First"))
    inbox.sync()
    assert inbox.sync().stored == 0
    inbox.put(letter(subject="Second"))
    assert inbox.sync().stored == 1
    assert subjects() == ["First", "Second"]
    assert inbox.folder().last_uid == 2


def test_sent_mail_of_another_program_is_read_too(inbox: Inbox) -> None:
    inbox.put(letter(inbox.user, to="anna.keller@brandt.example", subject="From my phone"), folder="Sent")
    assert inbox.sync().stored == 1
    message = Message.objects.get()
    assert (message.direction, message.state) == ("out", "sent")


def test_drafts_are_left_alone(inbox: Inbox) -> None:
    inbox.put(letter(inbox.user, to="anna.keller@brandt.example"), folder="Drafts")
    assert inbox.sync().stored == 0


def test_another_uidvalidity_is_read_anew_without_doubles(inbox: Inbox) -> None:
    inbox.put(letter(subject="One"), letter(subject="Two"))
    inbox.sync()
    before = inbox.folder()
    inbox.server.forget_uids(inbox.user)
    inbox.put(letter(subject="Three"))
    assert inbox.sync().stored == 1
    after = inbox.folder()
    assert after.uid_validity != before.uid_validity
    assert (after.on_server, after.looked_at) == (3, 3)
    assert subjects() == ["One", "Three", "Two"]


def test_mail_that_was_moved_is_not_stored_twice(inbox: Inbox) -> None:
    inbox.put(letter(subject="Moved"), letter(subject="Stays"))
    inbox.sync()
    with inbox.server.session(inbox.user) as other:
        other.create("Clients")
        other.select("INBOX")
        other.copy("1", "Clients")
        other.store("1", "+FLAGS", "\\Deleted")
        other.expunge()
    assert inbox.sync().stored == 0
    assert subjects() == ["Moved", "Stays"]
    assert (inbox.folder().on_server, inbox.folder().looked_at) == (1, 1)
    assert (inbox.folder("Clients").on_server, inbox.folder("Clients").looked_at) == (1, 1)


def test_mail_expunged_by_another_program_while_we_read_is_no_gap(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put(*(letter(subject=f"Mail {number}") for number in range(6)))
    take = portions.Reader._take
    gone = []

    def expunge_first(reader: portions.Reader, head: object) -> int:
        if not gone:
            with inbox.server.session(inbox.user) as other:
                other.select("INBOX")
                other.store("3:4", "+FLAGS", "\\Deleted")
                gone.append(other.expunge())
        return take(reader, head)  # type: ignore[arg-type]

    monkeypatch.setattr(portions.Reader, "_take", expunge_first)
    inbox.sync()
    inbox.sync(at=NOON + timedelta(minutes=1))
    folder = inbox.folder()
    assert (folder.on_server, folder.looked_at) == (4, 4)
    assert not Unread.objects.exists()


def test_two_sessions_at_one_mailbox_do_not_disturb_each_other(inbox: Inbox) -> None:
    inbox.put(letter(subject="One"))
    with inbox.server.session(inbox.user) as other:
        other.select("INBOX")
        other.store("1", "+FLAGS", "\\Seen")
        inbox.sync()
        inbox.put(letter(subject="Two"))
        assert inbox.sync().stored == 1
        assert other.noop()[0] == "OK"
    assert [b"Seen" in each for each in flags_of(inbox)] == [True, False]


def test_two_workers_do_not_read_one_mailbox_at_once(inbox: Inbox) -> None:
    later = NOON + timedelta(minutes=1)
    type(inbox.row).objects.update(sync_leased_by="another", sync_leased_until=later)
    assert mailroom.sync_mailbox(inbox.row, at=NOON) is None
    assert mailroom.sync_mailbox(inbox.row, at=later) is not None


def test_a_large_folder_is_read_in_portions_newest_first(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 10)
    monkeypatch.setattr(folders, "WINDOW", 25)
    inbox.put(*(letter(subject=f"Mail {number:02}") for number in range(60)))
    assert inbox.sync(seconds=0).more
    assert min(subjects()) == "Mail 50"
    folder = inbox.folder()
    assert (folder.on_server, folder.looked_at, folder.first_uid) == (60, 10, 51)
    inbox.put(letter(subject="News"))
    assert inbox.sync(seconds=0).more
    assert {"News", "Mail 40"} <= set(subjects())
    turns = 0
    while inbox.sync(seconds=0).more:
        turns += 1
    assert turns == 3
    assert Message.objects.count() == 61
    assert (inbox.folder().looked_at, inbox.folder().first_uid) == (61, 1)


def test_a_turn_that_dies_half_way_is_gone_on_with(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 10)
    inbox.put(*(letter(subject=f"Mail {number:02}") for number in range(30)))
    take, taken = portions.Reader._take, []

    def die(reader: portions.Reader, head: object) -> int:
        taken.append(head)
        if len(taken) == 15:
            raise KeyboardInterrupt
        return take(reader, head)  # type: ignore[arg-type]

    with monkeypatch.context() as dying:
        dying.setattr(portions.Reader, "_take", die)
        with pytest.raises(KeyboardInterrupt):
            inbox.sync()
    assert Message.objects.count() == 14
    inbox.sync()
    assert Message.objects.count() == 30
    assert (inbox.folder().on_server, inbox.folder().looked_at) == (30, 30)


def test_a_mail_the_server_cannot_read_is_a_gap_that_shows(inbox: Inbox) -> None:
    inbox.put(letter(subject="One"), letter(subject="Torn"), letter(subject="Three"))
    torn = next(path for path in inbox.server.maildir(inbox.user).rglob("*") if _holds(path, b"Torn"))
    kept = torn.read_bytes()
    torn.write_bytes(b"")
    torn.chmod(0o000)
    inbox.sync()
    folder = inbox.folder()
    assert subjects() == ["One", "Three"]
    assert (folder.on_server, folder.looked_at) == (3, 2)
    assert Unread.objects.get().why == portions.NOT_GIVEN
    torn.chmod(0o644)
    torn.write_bytes(kept)
    inbox.sync(at=NOON + timedelta(hours=1))
    assert subjects() == ["One", "Three", "Torn"]
    assert (inbox.folder().on_server, inbox.folder().looked_at) == (3, 3)
    assert not Unread.objects.exists()


def test_a_mail_that_cannot_be_stored_does_not_keep_others_out(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.put(letter(subject="One"), letter(subject="Odd"), letter(subject="Three"))
    receive = portions.receiving.receive

    def trip(mailbox: object, raw: bytes, **more: object) -> object:
        if b"Odd" in raw:
            raise ValueError("odd")
        return receive(mailbox, raw, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as tripping, caplog.at_level("CRITICAL"):
        tripping.setattr(portions.receiving, "receive", trip)
        inbox.sync()
    assert subjects() == ["One", "Three"]
    assert (inbox.folder().on_server, inbox.folder().looked_at) == (3, 2)
    inbox.sync(at=NOON + timedelta(hours=1))
    assert (inbox.folder().on_server, inbox.folder().looked_at) == (3, 3)
    assert "Odd" in subjects()


def test_a_wrong_password_stands_still_and_says_what_to_do(inbox: Inbox) -> None:
    inbox.row.sealed_password = sealing.seal("wrong")
    inbox.row.save()
    assert "does not accept" in inbox.sync().trouble
    assert inbox.row.state == MailboxState.BROKEN
    assert "app password" in inbox.row.remedy
    inbox.row.sealed_password = sealing.seal("putting-green")
    inbox.row.save()
    inbox.sync()
    assert (inbox.row.state, inbox.row.trouble, inbox.row.troubles) == (MailboxState.WELL, "", 0)


def test_a_bad_certificate_is_refused_before_the_password_is_sent(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "nobody this machine trusts has signed it" in inbox.sync().trouble
    monkeypatch.setenv("SSL_CERT_FILE", str(inbox.server.authority))
    inbox.row.imap_host = "127.0.0.1"
    inbox.row.save()
    assert "another name" in inbox.sync().trouble


def test_a_server_that_is_away_is_tried_again_later_each_time(inbox: Inbox) -> None:
    inbox.row.imap_port = 1
    inbox.row.save()
    waits = []
    for _ in range(6):
        inbox.sync()
        waits.append(inbox.row.next_sync_at - NOON)
        if len(waits) == 1:
            assert inbox.row.state == MailboxState.HELD
    assert waits == sorted(waits)
    assert inbox.row.state == MailboxState.BROKEN


def test_the_network_inside_is_closed_to_those_who_are_no_administrators(inbox: Inbox, cast: Cast) -> None:
    inbox.row.member = cast.rep
    inbox.row.save()
    assert "private network" in inbox.sync().trouble


def test_strangers_are_offered_and_lists_are_not(inbox: Inbox) -> None:
    inbox.put(
        letter("Zoe Zorn <zoe@elsewhere.example>"),
        letter("zoe@elsewhere.example"),
        letter("Shop <shop@elsewhere.example>", List_Id="<news.elsewhere.example>"),
        letter("noreply@elsewhere.example"),
        letter("Max Mohr <max@linden.example>"),
        letter("Anna <anna.keller@brandt.example>"),
    )
    inbox.sync()
    stranger = Stranger.objects.get()
    assert (stranger.address, stranger.name, stranger.mails) == ("zoe@elsewhere.example", "Zoe Zorn", 2)
    inbox.server.forget_uids(inbox.user)
    inbox.sync()
    stranger.refresh_from_db()
    assert stranger.mails == 2


def test_who_is_added_later_brings_the_mail_that_was_there_before(inbox: Inbox, cast: Cast) -> None:
    inbox.put(letter("Zoe Zorn <zoe@elsewhere.example>", subject="Hello"), letter("y@elsewhere.example"))
    inbox.put(letter(inbox.user, to="zoe@elsewhere.example", subject="Hello, too"), folder="Sent")
    inbox.sync()
    assert subjects() == []
    make_person(cast.workspace, "Zoe Zorn", email="zoe@elsewhere.example")
    assert inbox.sync().stored == 2
    assert subjects() == ["Hello", "Hello, too"]
    assert inbox.sync().stored == 0


def test_an_idle_mailbox_costs_few_statements(inbox: Inbox, statements: Callable) -> None:
    inbox.put(letter())
    inbox.sync()
    with statements() as seen:
        inbox.sync()
    assert len(seen) <= 15


def test_folders_that_are_gone_are_forgotten_and_their_mail_is_kept(inbox: Inbox) -> None:
    with inbox.server.session(inbox.user) as other:
        other.create("Clients")
    inbox.put(letter(subject="Kept"), folder="Clients")
    inbox.sync()
    with inbox.server.session(inbox.user) as other:
        other.delete("Clients")
    inbox.sync()
    assert not inbox.row.folders.filter(name="Clients").exists()
    assert subjects() == ["Kept"]


def test_the_clock_reads_what_is_due_and_nothing_else(inbox: Inbox) -> None:
    inbox.put(letter())
    assert mailroom.sync_due(at=NOON) == 1
    inbox.put(letter())
    assert mailroom.sync_due(at=NOON + timedelta(seconds=30)) == 0
    assert mailroom.sync_due(at=NOON + timedelta(seconds=60)) == 1


def test_a_mailbox_that_trips_us_up_does_not_keep_others_from_their_turn(
    inbox: Inbox, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put(letter())
    odd = make_mailbox(cast.manager, "max@linden.example", imap_host="localhost", next_sync_at=NOON - timedelta(1))
    to_read = turns.accounts.to_read

    def trip(mailbox: Mailbox) -> object:
        if mailbox == odd:
            raise LookupError("odd")
        return to_read(mailbox)

    monkeypatch.setattr(turns.accounts, "to_read", trip)
    with pytest.raises(LookupError):
        mailroom.sync_due(at=NOON)
    assert Message.objects.count() == 1
    assert mailroom.sync_due(at=NOON) == 0


def test_what_is_in_sent_can_be_looked_up_and_filed(inbox: Inbox) -> None:
    from followthrough.mailroom.wires import imap

    assert imap.find_in_sent(inbox.row, "mine@linden.example") is False
    assert imap.append_to_sent(inbox.row, letter(inbox.user, id="mine@linden.example"), at=NOON)
    assert imap.find_in_sent(inbox.row, "mine@linden.example") is True
    inbox.row.imap_port = 1
    assert imap.find_in_sent(inbox.row, "mine@linden.example") is None


def _holds(path, words: bytes) -> bool:  # type: ignore[no-untyped-def]
    return path.is_file() and words in path.read_bytes()
