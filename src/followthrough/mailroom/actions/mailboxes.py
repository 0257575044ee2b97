"""Mailboxes: connected, changed, limited, disconnected. Secrets are sealed on the way in and never come out again."""

import json
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from followthrough.journal import actions as journal
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
from followthrough.rules import sending_services
from followthrough.rules.matching import normal_email
from followthrough.rules.messages import MailboxState, SignInBy
from followthrough.rules.refusals import refuse_strangers
from followthrough.team import sealing
from followthrough.team.models import Membership

SERVERS = ("imap_host", "smtp_host")
PLAIN = (
    "shown_name", "provider", "username", "imap_port", "imap_security", "smtp_port", "smtp_security",
    "keeps_sent_itself",
)  # fmt: skip


def connect_mailbox(draft: MailboxDraft, *, by: Membership, at: datetime, for_all: bool = False) -> Mailbox:
    """The member's own mailbox, or the workspace's for automatic mail. One that was disconnected comes back.

    Refuses `MailboxUnreadable`, `MailboxTaken`, `ServerMissing`, `PasswordMissing`, `ServiceIncomplete`,
    `ForAdministrators`.
    """
    if for_all and not by.is_admin:
        raise ForAdministrators
    owner = None if for_all else by
    with transaction.atomic():
        mailbox = _there(draft, by) or Mailbox(workspace=by.workspace, created_at=at)
        if mailbox.pk and (mailbox.is_active or mailbox.member not in (owner, None)):
            raise MailboxTaken
        mailbox.member, mailbox.is_active = owner, True
        _write(mailbox, draft)
        _tell("connect_mailbox", mailbox, by=by, at=at)
    return mailbox


def edit_mailbox(mailbox: Mailbox, draft: MailboxDraft, *, by: Membership, at: datetime) -> Mailbox:
    """Change how it is reached. What was wrong with it is forgotten: it is tried anew at once.

    Refuses what `connect_mailbox` refuses, and `PasswordAgain` when a stored password would go to another server.
    """
    refuse_strangers(mailbox.workspace_id, by)
    with transaction.atomic():
        _write(mailbox, draft)
        _tell("edit_mailbox", mailbox, by=by, at=at)
    return mailbox


def pace_mailbox(
    mailbox: Mailbox,
    *,
    per_day: int,
    per_hour: int,
    gap_seconds: int,
    ramp_from: date | None,
    signature: str,
    by: Membership,
    at: datetime,
) -> Mailbox:
    """How fast it may send, and what stands under each mail."""
    refuse_strangers(mailbox.workspace_id, by)
    mailbox.per_day, mailbox.per_hour, mailbox.gap_seconds = per_day, per_hour, gap_seconds
    mailbox.ramp_from, mailbox.signature = ramp_from, signature.strip()[:4_000]
    with transaction.atomic():
        mailbox.save(update_fields=["per_day", "per_hour", "gap_seconds", "ramp_from", "signature"])
        _tell("pace_mailbox", mailbox, by=by, at=at, per_day=per_day, per_hour=per_hour)
    return mailbox


def disconnect_mailbox(mailbox: Mailbox, *, by: Membership, at: datetime) -> Mailbox:
    """Forget its secrets and leave it alone. What was read from it and sent with it stays in the stories."""
    refuse_strangers(mailbox.workspace_id, by)
    mailbox.is_active, mailbox.state = False, MailboxState.NEW
    mailbox.sealed_password = mailbox.sealed_tokens = mailbox.sealed_service = ""
    mailbox.trouble = mailbox.remedy = ""
    with transaction.atomic():
        mailbox.save(
            update_fields=[
                "is_active", "state", "sealed_password", "sealed_tokens", "sealed_service", "trouble", "remedy",
            ]
        )  # fmt: skip
        _tell("disconnect_mailbox", mailbox, by=by, at=at)
    return mailbox


def try_mailbox_again(mailbox: Mailbox, *, by: Membership, at: datetime) -> Mailbox:
    """Somebody mended what was wrong: it goes on at the next tick."""
    refuse_strangers(mailbox.workspace_id, by)
    with transaction.atomic():
        _begin_anew(mailbox)
        mailbox.save()
        _tell("try_mailbox_again", mailbox, by=by, at=at)
    return mailbox


def service_of(mailbox: Mailbox) -> sending_services.Service | None:
    """Which sending service it is with, told by its backend."""
    backend = json.loads(sealing.unseal(mailbox.sealed_service) or "{}").get("backend")
    return next((each for each in sending_services.SERVICES if each.backend == backend), None)


def _there(draft: MailboxDraft, by: Membership) -> Mailbox | None:
    address = normal_email(draft.address)
    if not address:
        raise MailboxUnreadable
    return Mailbox.objects.filter(workspace_id=by.workspace_id, address=address).select_related("member").first()


def _write(mailbox: Mailbox, draft: MailboxDraft) -> None:
    address = normal_email(draft.address)
    if not address:
        raise MailboxUnreadable
    hosts = {name: getattr(draft, name).strip().lower() for name in SERVERS}
    has_moved = any(hosts[name] != getattr(mailbox, name) for name in SERVERS)
    if draft.sign_in_by == SignInBy.PASSWORD:
        _write_password(mailbox, draft, has_moved=has_moved)
    elif draft.sign_in_by == SignInBy.SERVICE:
        _write_service(mailbox, draft)
    if draft.sign_in_by != SignInBy.SERVICE and not hosts["smtp_host"]:
        raise ServerMissing
    if draft.sign_in_by == SignInBy.OAUTH and has_moved:
        mailbox.sealed_tokens = ""
    mailbox.address, mailbox.sign_in_by = address, draft.sign_in_by
    for name, value in (hosts | {name: getattr(draft, name) for name in PLAIN}).items():
        setattr(mailbox, name, value.strip() if isinstance(value, str) else value)
    _begin_anew(mailbox)
    try:
        with transaction.atomic():
            mailbox.save()
    except IntegrityError as taken:
        raise MailboxTaken from taken


def _write_password(mailbox: Mailbox, draft: MailboxDraft, *, has_moved: bool) -> None:
    if draft.password:
        mailbox.sealed_password = sealing.seal(draft.password)
    elif not mailbox.sealed_password:
        raise PasswordMissing
    elif has_moved:
        raise PasswordAgain
    mailbox.sealed_tokens = mailbox.sealed_service = ""


def _write_service(mailbox: Mailbox, draft: MailboxDraft) -> None:
    """Secrets that were left empty keep what is stored, as long as it is the same service."""
    service = sending_services.named(draft.service)
    if service is None:
        raise ServiceIncomplete
    stored: dict[str, Any] = json.loads(sealing.unseal(mailbox.sealed_service) or "{}") if mailbox.pk else {}
    kept = stored.get("settings", {}) if stored.get("backend") == service.backend else {}
    typed = dict(draft.told)
    settings = {wanted.key: typed.get(wanted.key, "").strip() for wanted in service.wants}
    for wanted in service.wants:
        if wanted.is_secret and not settings[wanted.key]:
            settings[wanted.key] = kept.get(wanted.key, "")
        if wanted.is_required and not settings[wanted.key]:
            raise ServiceIncomplete(f"{service.name} wants its {wanted.label.lower()}. Fill it in and save again.")
    told = {"backend": service.backend, "settings": {key: value for key, value in settings.items() if value}}
    mailbox.sealed_service = sealing.seal(json.dumps(told))
    mailbox.sealed_password = mailbox.sealed_tokens = ""


def _begin_anew(mailbox: Mailbox) -> None:
    mailbox.state, mailbox.troubles, mailbox.trouble, mailbox.remedy = MailboxState.NEW, 0, "", ""
    mailbox.trouble_at = mailbox.next_sync_at = mailbox.held_until = None
    mailbox.sync_trouble = False


def _tell(verb: str, mailbox: Mailbox, *, by: Membership, at: datetime, **facts: Any) -> None:
    journal.write(
        journal.Line(
            workspace_id=mailbox.workspace_id,
            verb=verb,
            at=at,
            actor_id=by.pk,
            facts={"mailbox": mailbox.pk, "address": mailbox.address} | facts,
        )
    )
