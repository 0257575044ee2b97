"""Mailboxes connected, changed and disconnected; secrets never leave."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.mailroom import accounts
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import MailboxDraft
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.refusals import (
    ForAdministrators,
    MailboxTaken,
    MailboxUnreadable,
    PasswordAgain,
    PasswordMissing,
    ServerMissing,
    ServiceIncomplete,
)
from followthrough.rules.messages import MailboxState, SignInBy
from followthrough.team import sealing
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db

DRAFT = MailboxDraft(
    address="Rosa@Linden.example", password="secret", imap_host="imap.linden.example", smtp_host="smtp.linden.example"
)


def connect(cast: Cast, **changes: object) -> Mailbox:
    return mailroom.connect_mailbox(replace(DRAFT, **changes), by=cast.rep, at=NOON)  # type: ignore[arg-type]


def test_a_member_connects_their_own_and_the_password_is_sealed(cast: Cast) -> None:
    mailbox = connect(cast)
    mailbox.refresh_from_db()
    assert (mailbox.member, mailbox.address, mailbox.state) == (cast.rep, "rosa@linden.example", MailboxState.NEW)
    assert "secret" not in mailbox.sealed_password
    assert accounts.to_read(mailbox).password == "secret"
    assert "secret" not in repr(accounts.to_read(mailbox))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"address": "rosa"}, MailboxUnreadable),
        ({"password": ""}, PasswordMissing),
        ({"smtp_host": ""}, ServerMissing),
        ({"sign_in_by": SignInBy.SERVICE, "service": "nobody"}, ServiceIncomplete),
        ({"sign_in_by": SignInBy.SERVICE, "service": "postmark"}, ServiceIncomplete),
    ],
)
def test_what_is_missing_is_refused(cast: Cast, changes: dict, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        connect(cast, **changes)
    assert not Mailbox.objects.exists()


def test_an_address_belongs_to_one_member(cast: Cast) -> None:
    mailbox = connect(cast)
    with pytest.raises(MailboxTaken):
        connect(cast)
    mailroom.disconnect_mailbox(mailbox, by=cast.rep, at=NOON)
    with pytest.raises(MailboxTaken):
        mailroom.connect_mailbox(DRAFT, by=cast.manager, at=NOON)
    again = connect(cast)
    assert (again.pk, again.is_active) == (mailbox.pk, True)


def test_disconnecting_forgets_the_secrets(cast: Cast) -> None:
    mailbox = mailroom.disconnect_mailbox(connect(cast), by=cast.rep, at=NOON)
    mailbox.refresh_from_db()
    assert (mailbox.is_active, mailbox.sealed_password) == (False, "")
    assert mailroom.sync_due(at=NOON) == 0


def test_a_stored_password_never_goes_to_another_server(cast: Cast) -> None:
    mailbox = connect(cast)
    same = replace(DRAFT, password="", shown_name="Rosa Reed")
    assert mailroom.edit_mailbox(mailbox, same, by=cast.rep, at=NOON).shown_name == "Rosa Reed"
    for host in ("imap_host", "smtp_host"):
        with pytest.raises(PasswordAgain):
            mailroom.edit_mailbox(mailbox, replace(same, **{host: "evil.example"}), by=cast.rep, at=NOON)
    mailbox.refresh_from_db()
    moved = replace(DRAFT, password="another", smtp_host="new.linden.example")
    assert accounts.to_send(mailroom.edit_mailbox(mailbox, moved, by=cast.rep, at=NOON)).password == "another"


def test_only_administrators_connect_the_workspaces(cast: Cast) -> None:
    draft = replace(
        DRAFT, address="hello@linden.example", sign_in_by=SignInBy.SERVICE, service="postmark",
        told=(("server_token", "key-1"),),
    )  # fmt: skip
    with pytest.raises(ForAdministrators):
        mailroom.connect_mailbox(draft, by=cast.rep, at=NOON, for_all=True)
    mailbox = mailroom.connect_mailbox(draft, by=cast.admin, at=NOON, for_all=True)
    assert mailbox.member is None
    told = json.loads(sealing.unseal(mailbox.sealed_service))
    assert told == {"backend": "anymail.backends.postmark.EmailBackend", "settings": {"server_token": "key-1"}}
    mailroom.edit_mailbox(mailbox, replace(draft, told=()), by=cast.admin, at=NOON)
    assert json.loads(sealing.unseal(mailbox.sealed_service)) == told


def test_whoever_reaches_inside_was_let_in_by_an_administrator(cast: Cast) -> None:
    mailbox = connect(cast, imap_host="mail.lan", smtp_host="mail.lan")
    assert not accounts.may_reach_inside(mailbox)
    other = replace(DRAFT, address="ada@linden.example", imap_host="mail.lan", smtp_host="mail.lan")
    mailroom.connect_mailbox(other, by=cast.admin, at=NOON)
    assert accounts.may_reach_inside(mailbox)
    mailbox.smtp_host = "printer.lan"
    assert not accounts.may_reach_inside(mailbox)


def test_trying_again_forgets_the_trouble(cast: Cast) -> None:
    mailbox = connect(cast)
    Mailbox.objects.update(state="broken", trouble="x", next_sync_at=NOON + timedelta(hours=1), troubles=7)
    mailbox.refresh_from_db()
    mailroom.try_mailbox_again(mailbox, by=cast.rep, at=NOON)
    mailbox.refresh_from_db()
    assert (mailbox.state, mailbox.trouble, mailbox.next_sync_at, mailbox.troubles) == ("new", "", None, 0)
